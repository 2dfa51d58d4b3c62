/** Rights on cells → rights on types: what new names are labelled, what moved files keep, and what is then allowed. */
import type { Profile } from '../../compiler/index.js';
import type { Arrangement } from './cells.js';
import type { Cell, Labels } from './labels.js';
import type { Right } from './rights.js';

export interface NameTransition {
  readonly source: string;
  readonly parent: string;
  readonly className: string;
  /** `undefined`: any name. */
  readonly name: string | undefined;
  readonly type: string;
}

/** A file may come to lie at a path whose type it does not have. */
export interface Stray {
  readonly from: string;
  readonly to: string;
  /** Why: made in a directory of another type, or moved. */
  readonly by: 'create' | 'move';
  readonly pattern: string;
  /** Rights that the type got for it beyond its own. */
  readonly widened: boolean;
}

export interface TypeRights {
  readonly granted: Set<Right>;
  readonly logged: Set<Right>;
}

export interface FileRules {
  /** By profile, then type. */
  readonly rights: readonly ReadonlyMap<string, TypeRights>[];
  readonly transitions: readonly NameTransition[];
  readonly strays: readonly Stray[];
}

/** Kinds of files that come into being by name in a directory. */
const MADE = ['file', 'dir', 'lnk_file', 'fifo_file', 'chr_file', 'blk_file'] as const;

export const typesOf = (cell: Cell): readonly string[] =>
  cell.own === undefined ? cell.base : [cell.own, ...cell.base];

/**
 * cil_lexer.l: a quoted string ends at the next quote and can't hold a newline; nothing is escaped in it. And `"*"` is any name
 * (cil_build_ast.c, cil_gen_typetransition).
 */
export const sayable = (name: string): boolean => !/["\n\0]/.test(name) && name !== '*' && name.length <= 255;

/** The type of a new object: by exact name, by directory, or the directory's own (security_transition_sid, filename first). */
export function newType(
  transitions: readonly NameTransition[],
  source: string,
  parent: string,
  className: string,
  name: string,
): string {
  const mine = transitions.filter((t) => t.source === source && t.parent === parent && t.className === className);
  return (mine.find((t) => t.name === name) ?? mine.find((t) => t.name === undefined))?.type ?? parent;
}

export function fileRules(
  labels: Labels,
  arrangement: Arrangement,
  profiles: readonly Profile[],
  domains: readonly string[],
  unlabelled: string,
): FileRules {
  const rights = profiles.map((_, at) => collect(labels.cells, at));
  const strays: Stray[] = [];
  const transitions = profiles.flatMap((_, at) =>
    transitionsOf(labels.cells, arrangement, at, domains[at] ?? '', unlabelled, (from, to, cell) =>
      strays.push({ from, to, by: 'create', pattern: cell.patterns[0]?.text ?? '', widened: false }),
    ),
  );
  for (const stray of moves(labels.cells, profiles)) strays.push(stray);
  return { rights, transitions, strays: settle(strays, rights) };
}

function collect(cells: readonly Cell[], at: number): Map<string, TypeRights> {
  const out = new Map<string, TypeRights>();
  for (const cell of cells) {
    const here = cell.rights[at];
    if (!here || here.granted.size === 0) continue;
    for (const type of typesOf(cell)) {
      const known = out.get(type) ?? { granted: new Set(), logged: new Set() };
      here.granted.forEach((right) => known.granted.add(right));
      here.logged.forEach((right) => known.logged.add(right));
      out.set(type, known);
    }
  }
  return out;
}

/**
 * New files take their directory's type unless a transition says otherwise (selinux_determine_inode_label): one for any name
 * where all that may be made in directories of the type is of one type, and one by exact name where the path is literal.
 */
function transitionsOf(
  cells: readonly Cell[],
  arrangement: Arrangement,
  at: number,
  source: string,
  unlabelled: string,
  stray: (from: string, to: string, cell: Cell) => void,
): readonly NameTransition[] {
  const wanted = new Map<string, { cell: Cell; type: string | undefined }[]>();
  for (const { parent, child } of arrangement.parents) {
    const [above, inside] = [cells[parent], cells[child]];
    const here = inside?.rights[at];
    if (!above || !inside || !here) continue;
    // What may not be made there has to be made as a type on which nothing is: by its name, where it has one.
    const refused =
      here.denied.has('create') && literalOf(inside) !== undefined && above.rights[at]?.granted.has('add');
    if (!refused && !here.granted.has('create') && !here.granted.has('bind')) continue;
    // What no line labels (`otherwise allow` lets it be made) must not get the type of a directory that has rules.
    const type = inside.own ?? (inside.base.length === 0 ? unlabelled : undefined);
    for (const own of typesOf(above)) wanted.set(own, [...(wanted.get(own) ?? []), { cell: inside, type }]);
  }
  const out: NameTransition[] = [];
  for (const [parent, made] of wanted) {
    const patterns = made.filter(({ cell }) => literalOf(cell) === undefined);
    const common = new Set(patterns.map(({ type }) => type));
    const [anyName] = common;
    const sets = new Map<string, NameTransition>();
    const say = (name: string | undefined, type: string, classes: readonly string[]): void =>
      classes.forEach((className) => sets.set(`${className} ${name ?? ''}`, { source, parent, className, name, type }));
    if (common.size === 1 && anyName !== undefined && anyName !== parent)
      say(undefined, anyName, classesOf(patterns, at));
    for (const { cell, type } of made) {
      const literal = literalOf(cell);
      const falls = common.size === 1 ? (anyName ?? parent) : parent;
      if (type === falls) continue;
      const name = literal?.slice(literal.lastIndexOf('/') + 1);
      if (name !== undefined && name !== '' && sayable(name) && type !== undefined)
        say(name, type, classesOf([{ cell }], at));
      else for (const to of type === undefined ? cell.base : [type]) if (to !== falls) stray(falls, to, cell);
    }
    out.push(...sets.values());
  }
  return out;
}

export const literalOf = (cell: Cell): string | undefined =>
  cell.patterns.find((p) => p.literal !== undefined)?.literal;

function classesOf(made: readonly { readonly cell: Cell }[], at: number): readonly string[] {
  const some = (right: Right): boolean =>
    made.some(
      ({ cell }) => cell.rights[at]?.granted.has(right) || (right === 'create' && cell.rights[at]?.denied.has(right)),
    );
  return [...(some('create') ? MADE : []), ...(some('create') || some('bind') ? ['sock_file'] : [])];
}

/** rename(2) and link(2) keep the label: what may leave one cell may arrive in any in which names may be made. */
function moves(cells: readonly Cell[], profiles: readonly Profile[]): readonly Stray[] {
  const out = new Map<string, Stray>();
  profiles.forEach((_, at) => {
    const having = (...wanted: Right[]): Cell[] =>
      cells.filter((c) => wanted.some((w) => c.rights[at]?.granted.has(w)));
    const arriving = having('create');
    const leaving = new Set(having('rename', 'link').flatMap(typesOf));
    for (const from of leaving)
      for (const cell of arriving)
        for (const to of typesOf(cell))
          if (from !== to)
            out.set(`${from} ${to}`, { from, to, by: 'move', pattern: cell.patterns[0]?.text ?? '', widened: false });
  });
  return [...out.values()];
}

/** A layer never denies what the policy allows: a type gets what the paths allow to which its files may stray. */
function settle(strays: readonly Stray[], rights: readonly Map<string, TypeRights>[]): readonly Stray[] {
  const widened = new Set<Stray>();
  for (let changed = true; changed;) {
    changed = false;
    for (const stray of strays)
      for (const byType of rights) {
        const to = byType.get(stray.to);
        if (!to) continue;
        const from = byType.get(stray.from) ?? { granted: new Set<Right>(), logged: new Set<Right>() };
        for (const right of to.granted) {
          // What lies there may not be a program's file: two targets for one type would be two transitions.
          if (from.granted.has(right) || right === 'entry' || /^exec ./.test(right)) continue;
          from.granted.add(right);
          widened.add(stray);
          changed = true;
        }
        if (from.granted.size > 0) byType.set(stray.from, from);
      }
  }
  return strays.map((stray) => ({ ...stray, widened: widened.has(stray) }));
}

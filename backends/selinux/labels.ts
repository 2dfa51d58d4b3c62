/** Cells of the path space → types: which a path may carry, ours or the base's, and the file_contexts that say so. */
import type { Glob, Profile } from '../../compiler/index.js';
import { globCovers, matches, SYSTEM_FLOORS } from '../../compiler/index.js';
import { quote } from '../../dsl/index.js';
import { meet } from './automata.js';
import type { BaseFiles } from './base-files.js';
import { COMMON, STRANGER, baseFiles } from './base-files.js';
import type { Arrangement, Signature } from './cells.js';
import type { PathTable } from './paths.js';
import { intersectionRegex } from './regex.js';
import type { CellRights } from './rights.js';
import { rightsOn } from './rights.js';
import type { FileSpec, SelinuxTarget } from './target.js';

export interface Cell {
  /** Its position among the cells, and its signature's among the arrangement's. */
  readonly index: number;
  readonly signature: Signature;
  /** The smallest patterns: what matches all of them matches all of the signature. */
  readonly patterns: readonly Glob[];
  /** By profile. */
  readonly rights: readonly CellRights[];
  /** The policy's own type, where paths of the cell get one. */
  own: string | undefined;
  /** Types of the base that paths of the cell may carry. */
  base: readonly string[];
  /** The rule asks for what lies directly in a floor directory: the base's own type is meant. */
  floor: boolean;
}

export interface Labels {
  readonly cells: readonly Cell[];
  readonly contexts: readonly ContextLine[];
  /** Own types, in the order of their cells, with the patterns they are for, as a policy writes them. */
  readonly types: ReadonlyMap<string, string>;
  /** Types that entry points carry. */
  readonly entries: ReadonlySet<string>;
}

export type ContextLine =
  | { readonly kind: 'own'; readonly regex: string; readonly type: string }
  /** What the base says, once more behind a line of ours that would overrule it. */
  | { readonly kind: 'base'; readonly regex: string; readonly spec: FileSpec };

// ---- cells -----------------------------------------------------------------------------------------------------------

export function labelCells(
  table: PathTable,
  arrangement: Arrangement,
  profiles: readonly Profile[],
  target: SelinuxTarget,
): Labels {
  const covers = coverCache(table.globs);
  const rights = arrangement.signatures.map((s) => profiles.map((_, at) => rightsOn(table, profiles, at, s)));
  for (const { parent, child } of arrangement.parents)
    profiles.forEach((_, at) => {
      const directory = rights[parent]?.[at];
      const inside = rights[child]?.[at]?.granted;
      if (!directory || !inside) return;
      if (inside.has('create') || inside.has('bind')) directory.granted.add('add');
      if (inside.has('delete') || inside.has('rename')) directory.granted.add('remove');
    });
  const base = baseFiles(target.base.files);
  const cells = arrangement.signatures.map((signature, i): Cell => {
    const patterns = smallest(signature, table.globs, covers);
    return { index: i, signature, patterns, rights: rights[i] ?? [], own: undefined, base: [], floor: false };
  });
  const strangers = base.labels ? strangerSignatures(table.globs) : new Set<string>();
  const placed = cells.map((cell) => place(cell, base, strangers));
  return assign(cells, placed, base, profiles, target);
}

const empty = (cell: Cell): boolean => cell.rights.every((r) => r.granted.size === 0 && r.denied.size === 0);
const harmless = (cell: Cell): boolean => cell.rights.every((r) => r.granted.size === 0);
const isProgram = (cell: Cell): boolean =>
  cell.rights.some((r) => r.granted.has('entry') || [...r.granted].some((right) => /^exec ./.test(right)));

const READING: ReadonlySet<string> = new Set(['stat', 'read', 'list', 'lock', 'map']);
const onlyReads = ({ granted }: CellRights): boolean => [...granted].every((right) => READING.has(right));

const COMMONS: ReadonlySet<string> = new Set([...SYSTEM_FLOORS, ...COMMON]);

interface Placed {
  readonly wantsOwn: boolean;
  /** Specific specs of the base that lie across the cell: said again behind ours. */
  readonly repeat: readonly FileSpec[];
}

/** What the base says of the cell's paths, strongest line first, until one covers the rest. */
function place(cell: Cell, base: BaseFiles, strangers: ReadonlySet<string>): Placed {
  if (cell.signature.length === 0 || empty(cell)) return { wantsOwn: false, repeat: [] };
  const types = new Set<string>();
  const plain = new Set<string>();
  const repeat: FileSpec[] = [];
  let covered = false;
  let fixed = false;
  let plainPath = false;
  let floorTypes: string[] = [];
  for (let i = base.specs.length - 1; i >= 0 && !covered; i--) {
    const entry = base.specs[i];
    if (!entry || !cell.patterns.every((p) => meet(p, entry.glob))) continue;
    const { spec } = entry;
    const whole = (spec.kind === undefined || spec.kind === '') && cell.patterns.some((p) => globCovers(entry.glob, p));
    if (spec.type === undefined) covered = whole;
    else if (base.floors.has(spec.type) && !spec.fixed) {
      // A plain path wins over every expression: such a directory keeps its type, whatever a line of ours says.
      if (entry.glob.literal !== undefined) {
        types.add(spec.type);
        cell.floor = true;
        covered = whole || cell.patterns.some((p) => p.literal !== undefined);
      } else floorTypes = [...floorTypes, spec.type];
      if (whole) break;
    } else {
      types.add(spec.type);
      if (entry.glob.literal !== undefined || spec.fixed) plain.add(spec.type);
      else repeat.push(spec);
      if (entry.glob.literal !== undefined && cell.patterns.some((p) => p.literal !== undefined)) plainPath = true;
      covered = whole;
      fixed = whole && spec.fixed;
    }
  }
  // A directory of everybody's keeps its type, whatever may be made in it (for the floors themselves that is POL4203).
  const everybodys =
    floorTypes.length > 0 && cell.patterns.some((p) => p.literal !== undefined && COMMONS.has(p.literal));
  const wanted = everybodys || strangers.has(cell.signature.join(','));
  if (isProgram(cell) && !fixed && !plainPath && !cell.floor) {
    // Our line comes last and overrules all but plain paths.
    cell.base = [...plain];
    return { wantsOwn: true, repeat: [] };
  }
  // What is only read and lies in /etc or /usr is the system's: a type of ours would take it from everybody else.
  const shared =
    floorTypes.length > 0 && floorTypes.every((type) => base.shared.has(type)) && cell.rights.every(onlyReads);
  if (wanted || shared) {
    cell.floor = true;
    floorTypes.forEach((type) => types.add(type));
  }
  cell.base = [...types];
  return { wantsOwn: !covered && !wanted && !shared && !plainPath, repeat: repeat.reverse() };
}

function strangerSignatures(globs: readonly Glob[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const directory of SYSTEM_FLOORS)
    for (const path of [
      `${directory === '/' ? '' : directory}/${STRANGER}`,
      `${directory === '/' ? '' : directory}/${STRANGER}/x`,
    ])
      out.add(globs.flatMap((glob, i) => (matches(glob, path) ? [i] : [])).join(','));
  out.delete('');
  return out;
}

/** Names the types, one per distinct rights, and orders the lines: fewest patterns first, so that the most specific comes last. */
function assign(
  cells: readonly Cell[],
  placed: readonly Placed[],
  base: BaseFiles,
  profiles: readonly Profile[],
  target: SelinuxTarget,
): Labels {
  const byRights = new Map<string, string>();
  const types = new Map<string, string>();
  const entries = new Set<string>();
  const lines: Extract<ContextLine, { kind: 'own' }>[] = [];
  const kept = new Map<number, { signature: Signature; type: string; at: number }[]>();
  const repeat = new Set<FileSpec>();
  const order = cells
    .map((cell, at) => ({ cell, at }))
    .sort((a, b) => a.cell.signature.length - b.cell.signature.length || a.at - b.at);
  /** The type that the lines so far give to paths of exactly this signature. */
  const below = (signature: Signature): string | undefined => {
    const here = new Set(signature);
    let found: { type: string; at: number } | undefined;
    for (const g of signature)
      for (const entry of kept.get(g) ?? [])
        if ((!found || entry.at > found.at) && entry.signature.every((x) => here.has(x))) found = entry;
    return found?.type;
  };
  for (const { cell, at } of order) {
    const where = placed[at];
    if (!where?.wantsOwn) continue;
    const under = below(cell.signature);
    // Nothing is granted, and nothing of ours would be: the base's label does.
    if (base.labels && harmless(cell) && under === undefined) continue;
    const key = cell.rights
      .map((r) => `${[...r.granted].sort().join()};${[...r.logged].sort().join()};${[...r.denied].sort().join()}`)
      .join('|');
    let type = byRights.get(key);
    if (type === undefined) {
      type = typeName(cell, profiles, types, target);
      byRights.set(key, type);
      types.set(type, cell.patterns.map((p) => quote(p.text)).join(' and '));
    }
    cell.own = type;
    if (cell.rights.some((r) => r.granted.has('entry'))) entries.add(type);
    where.repeat.forEach((spec) => repeat.add(spec));
    if (under === type) continue; // the line below says it
    const line = { kind: 'own' as const, regex: intersectionRegex(cell.patterns), type };
    const first = cell.signature[0] ?? 0;
    const list = kept.get(first);
    const entry = { signature: cell.signature, type, at: lines.length };
    lines.push(line);
    if (list) list.push(entry);
    else kept.set(first, [entry]);
  }
  // Whatever the base says of a program: it is this policy's.
  const programs = lines.filter((line) => entries.has(line.type));
  const others = lines.filter((line) => !entries.has(line.type));
  const again = [...repeat].sort((a, b) => indexOf(base, a) - indexOf(base, b));
  const contexts: ContextLine[] = [
    ...others,
    // `\z` changes nothing but the text: libselinux refuses the same expression twice (label_file.c, nodups_specs).
    ...again.map((spec): ContextLine => ({ kind: 'base', regex: `(?:${spec.regex})\\z`, spec })),
    ...programs,
  ];
  return { cells, contexts, types, entries };
}

const indexOf = (base: BaseFiles, spec: FileSpec): number => base.specs.findIndex((entry) => entry.spec === spec);

function typeName(
  cell: Cell,
  profiles: readonly Profile[],
  taken: ReadonlyMap<string, string>,
  target: SelinuxTarget,
): string {
  const entry = profiles.find((_, at) => cell.rights[at]?.granted.has('entry'));
  const stem = entry
    ? `${target.prefix}${plain(entry.name)}_exec`
    : `${target.prefix}${plain(profiles[0]?.name ?? 'policy')}_${slug(cell.patterns[0]?.text ?? '')}`;
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${stem}_t` : `${stem}_${n}_t`;
    if (!taken.has(name)) return name;
  }
}

/** Type identifiers hold letters, digits and underscores (checkpolicy's lexer is the strictest reader). */
export const plain = (name: string): string => name.replace(/[^A-Za-z0-9]/g, '_');
const slug = (text: string): string => plain(text).replace(/_+/g, '_').replace(/^_|_$/g, '').slice(0, 48) || 'root';

function smallest(
  signature: Signature,
  globs: readonly Glob[],
  covers: (outer: number, inner: number) => boolean,
): readonly Glob[] {
  const kept = signature.filter((g) => !signature.some((h) => h !== g && covers(g, h) && (!covers(h, g) || h < g)));
  return kept.flatMap((g) => globs[g] ?? []);
}

function coverCache(globs: readonly Glob[]): (outer: number, inner: number) => boolean {
  const known = new Map<number, boolean>();
  return (outer, inner) => {
    const key = outer * globs.length + inner;
    let answer = known.get(key);
    if (answer === undefined) {
      const [a, b] = [globs[outer], globs[inner]];
      known.set(key, (answer = a !== undefined && b !== undefined && globCovers(a, b)));
    }
    return answer;
  };
}

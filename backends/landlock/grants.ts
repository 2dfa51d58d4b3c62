/**
 * Uses → rules on places. INVARIANT: a rule set grants at least what the policy allows on what exists at launch and on what
 * the program may make itself; what is missing is said in `refused` or `gaps`.
 */
import { isFloor, liesIn, matches, parentOf } from '../../compiler/index.js';
import { isWholeTree, type Alternative } from './pattern.js';
import { isAlwaysThere, objectPlace, placeOf, type Place, type Placed } from './places.js';
import { rightsFor, type Right } from './rights.js';
import type { Use } from './uses.js';

export interface Grant {
  readonly place: Place;
  readonly access: Set<Right>;
  readonly uses: Set<Use>;
}

/** A use that would take a floor directory. */
export interface Refused {
  readonly use: Use;
  readonly floor: string;
}

export interface Grants {
  readonly grants: readonly Grant[];
  readonly refused: readonly Refused[];
  /** How each use came out: the worst of its rights. */
  readonly how: ReadonlyMap<Use, 'as written' | 'wider' | 'at launch' | 'refused'>;
}

const ORDER = { 'as written': 0, wider: 1, 'at launch': 2, refused: 3 } as const;

/** Rights that a file takes with it when it is moved, but for EXECUTE: that is never given for a move's sake. */
const MOVED: readonly Right[] = ['READ_FILE', 'WRITE_FILE', 'TRUNCATE', 'IOCTL_DEV', 'RESOLVE_UNIX'];

/** `handled`: rights not among them are left out. */
export function grantsOf(uses: readonly Use[], handled: ReadonlySet<Right>): Grants {
  const makes = new Creatable(uses.filter((use) => use.op === 'create').map((use) => use.alternative));
  const moves = uses.some((use) => use.op === 'rename' || use.op === 'link');
  const grants = new Map<string, Grant>();
  const refused: Refused[] = [];
  const how = new Map<Use, keyof typeof ORDER>();

  for (const use of uses) {
    if (use.op === 'create' && isAlwaysThere(use.alternative)) continue;
    const createdIn = makes.highest(use.alternative.base);
    // What is moved to a new name needs REFER at both ends.
    const rights = [...rightsFor(use.op), ...(use.op === 'create' && moves ? (['REFER'] as const) : [])];
    for (const right of rights.filter((name) => handled.has(name))) {
      const placed =
        use.op === 'exec'
          ? objectPlace(use.alternative, 'EXECUTE', undefined)
          : placeOf(use.alternative, right, createdIn);
      note(how, use, placed, use.op === 'exec' && createdIn !== undefined);
      if (placed.kind === 'floor') {
        if (!refused.some((r) => r.use === use)) refused.push({ use, floor: placed.floor });
      } else if (placed.kind === 'place') add(grants, placed.place, right, use);
    }
  }
  if (moves) widenForMoves([...grants.values()]);
  return { grants: [...grants.values()], refused, how };
}

/** `made`: the program may make it itself, though it is granted as it is at launch only. */
function note(how: Map<Use, keyof typeof ORDER>, use: Use, placed: Placed, made: boolean): void {
  if (placed.kind === 'nothing') return;
  const now = placed.kind === 'floor' ? 'refused' : made ? 'at launch' : placed.how;
  const known = how.get(use) ?? 'as written';
  how.set(use, ORDER[now] > ORDER[known] ? now : known);
}

const keyOf = ({ path, matching, beneath }: Place): string => JSON.stringify([path, matching, beneath]);

function add(grants: Map<string, Grant>, place: Place, right: Right, use: Use): void {
  const key = keyOf(place);
  const known = grants.get(key);
  if (known) {
    known.access.add(right);
    known.uses.add(use);
  } else grants.set(key, { place, access: new Set([right]), uses: new Set([use]) });
}

/**
 * A file must not gain rights by being moved: the kernel answers EXDEV (landlock(7), LANDLOCK_ACCESS_FS_REFER). So where
 * files may come from gets the rights that they may have where they can go.
 */
function widenForMoves(grants: readonly Grant[]): void {
  const has = (grant: Grant, op: Use['op']): boolean => [...grant.uses].some((use) => use.op === op);
  const targets = grants.filter((grant) => grant.access.has('MAKE_REG') && has(grant, 'create'));
  const gained = new Set(
    grants
      .filter((grant) =>
        targets.some(({ place }) => liesIn(grant.place.path, place.path) || liesIn(place.path, grant.place.path)),
      )
      .flatMap((grant) => MOVED.filter((right) => grant.access.has(right))),
  );
  for (const grant of grants) {
    if (!grant.access.has('REFER') || !(has(grant, 'rename') || has(grant, 'link'))) continue;
    for (const right of gained) grant.access.add(right);
  }
}

/** Which directories and files the program may make itself. */
class Creatable {
  private readonly literals = new Set<string>();
  private readonly trees = new Set<string>();
  private readonly patterns = new Map<string, Alternative[]>();
  private readonly known = new Map<string, boolean>();

  constructor(creates: readonly Alternative[]) {
    for (const create of creates) {
      if (create.rest.length === 0) this.literals.add(create.base);
      else if (isWholeTree(create)) this.trees.add(create.base);
      else this.patterns.set(create.base, [...(this.patterns.get(create.base) ?? []), create]);
    }
  }

  /** The directory in which the highest of `path` and its ancestors may be made anew. */
  highest(path: string): string | undefined {
    const ancestors: string[] = [];
    for (let at = path; at !== '/'; at = parentOf(at)) ancestors.unshift(at);
    const first = ancestors.find((ancestor) => this.has(ancestor));
    return first === undefined ? undefined : parentOf(first);
  }

  private has(path: string): boolean {
    let answer = this.known.get(path);
    if (answer === undefined) this.known.set(path, (answer = this.decide(path)));
    return answer;
  }

  private decide(path: string): boolean {
    if (this.literals.has(path)) return true;
    for (let at = path; at !== '/';) {
      at = parentOf(at);
      if (this.trees.has(at) || (this.patterns.get(at) ?? []).some((create) => matches(create.glob, path))) return true;
    }
    return false;
  }
}

/** Leaves out what a rule on a directory above grants anyway. */
export function withoutRepeats(grants: readonly Grant[]): readonly Grant[] {
  const trees = new Map(
    grants.filter(({ place }) => place.beneath && place.matching.length === 0).map((g) => [g.place.path, g.access]),
  );
  return grants.flatMap((grant) => {
    const { path, matching, beneath } = grant.place;
    const above = new Set<Right>();
    for (let at = path, own = true; ; at = parentOf(at), own = false) {
      // A rule does not repeat itself.
      if (!(own && beneath && matching.length === 0)) for (const right of trees.get(at) ?? []) above.add(right);
      if (at === '/') break;
    }
    const access = new Set([...grant.access].filter((right) => !above.has(right)));
    return access.size === 0 ? [] : [{ ...grant, access }];
  });
}

/**
 * Where reading is granted instead when a file does not exist: its directory, unless that is a floor. A directory that is
 * missing is an installation's matter, and not made while the program runs, unless by the program itself.
 */
export function fallback({ path, matching, beneath }: Place): string | undefined {
  const parent = parentOf(path);
  return beneath || matching.length > 0 || path === '/' || isFloor(parent) ? undefined : parent;
}

/**
 * Where in the file tree a right for one pattern has to be granted. Landlock knows two kinds of objects: one that exists
 * (file or directory) and a directory with all below it. Between them and a glob lie three ways, in this order:
 *
 * 1. as written: a plain path, or all below a plain directory;
 * 2. the longest plain directory and all below it: wider, so never on a floor directory (floors.ts), and never for EXECUTE;
 * 3. the objects that match when the program is launched: what is made later is refused. Only for rights on objects.
 *
 * What none of them gives is an error for this layer (POL4301). Two exceptions, for reading only:
 *
 * - Names in procfs come and go with processes, and each gets a new inode once the old one is forgotten (fs/proc/generic.c,
 *   proc_get_inode; a test drops the caches), so that a rule on anything below /proc does not last. Reading there opens /proc
 *   for reading. Landlock's own rule on ptrace keeps memory, environment and descriptors of processes outside the domain
 *   closed (security/landlock/task.c, hook_ptrace_access_check). Nothing else opens /proc.
 * - A right on a directory is one on all below it, so `list "/"` shows the names of everything. Stat does that anyway.
 */
import { isFloor, isStandardNode, liesIn, parentOf } from '../../compiler/index.js';
import type { Alternative, Segment } from './pattern.js';
import { RIGHTS, type Right } from './rights.js';

/** Where a rule stands. */
export interface Place {
  readonly path: string;
  /** Patterns of the segments below `path`, one each: the place is every match that exists at launch. */
  readonly matching: readonly string[];
  /** A directory with all that is or will be in it. */
  readonly beneath: boolean;
}

export type Placed =
  | { readonly kind: 'place'; readonly place: Place; readonly how: 'as written' | 'wider' | 'at launch' }
  /** Only this floor would do. */
  | { readonly kind: 'floor'; readonly floor: string }
  /** Nothing has to be granted. */
  | { readonly kind: 'nothing' };

const below = (path: string, how: 'as written' | 'wider'): Placed => ({
  kind: 'place',
  place: { path, matching: [], beneath: true },
  how,
});

const atLaunch = (path: string, segments: readonly Segment[], beneath: boolean): Placed => ({
  kind: 'place',
  place: { path, matching: segments.map(segmentText), beneath },
  how: 'at launch',
});

const segmentText = (segment: Segment): string =>
  segment.kind === 'name' ? segment.name.replace(/[\\*?[\]{},^]/g, '\\$&') : segment.text;

const isWhole = (segment: Segment | undefined): boolean => segment?.kind === 'deep' && segment.whole;

/** Links of a process to what it has open: the kernel follows them and asks about the target (proc_pid_get_link). */
const PROCESS_LINKS = new Set(['exe', 'cwd', 'root']);
const LINK_FOLDERS = new Set(['fd', 'map_files', 'ns']);

const isProcessLink = (rest: readonly Segment[]): boolean => {
  const names = rest.map((segment) => (segment.kind === 'name' ? segment.name : undefined));
  return PROCESS_LINKS.has(names.at(-1) ?? '') || (rest.length > 2 && LINK_FOLDERS.has(names.at(-2) ?? ''));
};

const READING: ReadonlySet<Right> = new Set(['READ_FILE', 'READ_DIR', 'IOCTL_DEV']);

/** A right that is looked for at the object itself. `createdIn`: the directory where the program may make it. */
export function objectPlace(alternative: Alternative, right: Right, createdIn: string | undefined): Placed {
  const { base, rest } = alternative;
  const last = rest.at(-1);
  if (base === '/proc' && rest.length > 1 && rest[0]?.kind === 'pattern') return processPlace(rest, right);
  if (liesIn(base, '/proc') && READING.has(right)) return below('/proc', 'wider');
  // A directory that a program may write to is never opened for executing by widening.
  const mayWiden = right !== 'EXECUTE';
  if (createdIn !== undefined && mayWiden && !isFloor(createdIn)) return below(createdIn, 'wider');
  if (rest.length === 0)
    return { kind: 'place', place: { path: base, matching: [], beneath: false }, how: 'as written' };
  if (rest.length === 1 && isWhole(last)) return below(base, 'as written');
  const children = rest.length === 1 && last?.kind === 'pattern' && last.text === '*';
  if (!isFloor(base) && (mayWiden || children)) return below(base, 'wider');
  const [before, end] = isWhole(last) ? [rest.slice(0, -1), true] : [rest, false];
  if (before.some((segment) => segment.kind === 'deep'))
    return isFloor(base) ? { kind: 'floor', floor: base } : below(base, 'wider');
  return atLaunch(base, before, end);
}

function processPlace(rest: readonly Segment[], right: Right): Placed {
  if (isProcessLink(rest)) return { kind: 'nothing' };
  if (READING.has(right)) return below('/proc', 'wider');
  if (rest.some((segment) => segment.kind === 'deep')) return { kind: 'floor', floor: '/proc' };
  // The launcher's own process, which becomes the program's.
  return atLaunch('/proc/self', rest.slice(1), false);
}

/** A right that is looked for at the directory that holds the name. */
export function entryPlace({ base, rest }: Alternative): Placed {
  if (rest.length === 0) {
    const parent = parentOf(base);
    return isFloor(parent) ? { kind: 'floor', floor: parent } : below(parent, 'wider');
  }
  const last = rest.at(-1);
  if (rest.length === 1 && isWhole(last)) return below(base, 'as written');
  if (!isFloor(base)) return below(base, 'wider');
  const before = rest.slice(0, -1);
  const parentsAreFloors = !isWhole(last) && (rest.length === 1 || (base === '/home' && rest.length === 2));
  if (parentsAreFloors || before.some((segment) => segment.kind === 'deep')) return { kind: 'floor', floor: base };
  return atLaunch(base, before, true);
}

export const isAlwaysThere = ({ base, rest }: Alternative): boolean => rest.length === 0 && isStandardNode(base);

export const placeOf = (alternative: Alternative, right: Right, createdIn: string | undefined): Placed =>
  RIGHTS[right].at === 'entry' ? entryPlace(alternative) : objectPlace(alternative, right, createdIn);

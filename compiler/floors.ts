/**
 * Directories that no rule opens by being widened, by a layer or by the learner (DESIGN §4): what holds the system, other
 * people's files or keys. A rule that names such a directory's whole content (`/etc/**`) is no widening: that is what the
 * policy says.
 */

export const SYSTEM_FLOORS = ['/', '/etc', '/usr', '/var', '/home', '/root', '/proc', '/sys', '/dev', '/boot'] as const;

/** Where a home keeps what opens other doors: `~/.ssh` and its kin. */
const KEYS = ['.ssh', '.gnupg', '.aws', '.azure', '.kube', '.docker', '.config', '.local', '.password-store'] as const;

const HOME = /^(?:\/root|\/home\/[^/]+)(?:\/([^/]+))?$/;

/** `path` absolute, without a slash at the end. */
export function isFloor(path: string): boolean {
  if ((SYSTEM_FLOORS as readonly string[]).includes(path)) return true;
  const home = HOME.exec(path);
  return home !== null && (home[1] === undefined || (KEYS as readonly string[]).includes(home[1]));
}

/** The directory that holds the name. */
export const parentOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')));

/** `inner` is `outer` or lies below it. */
export const liesIn = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(outer === '/' ? '/' : `${outer}/`);

/** Nodes that every system has: who opens them with O_CREAT (a shell's `> /dev/null`) makes nothing, and needs no right to. */
export const isStandardNode = (path: string): boolean => STANDARD_NODES.has(path);
const STANDARD_NODES: ReadonlySet<string> = new Set(
  ['null', 'zero', 'full', 'tty', 'random', 'urandom'].map((name) => `/dev/${name}`),
);

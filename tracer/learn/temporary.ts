/**
 * Names that will be others the next time: pids, uuids, digests, versions, and what mkstemp(3) and its kin make. What is said
 * here is a guess from the spelling: it only ever proposes a rung of the ladder.
 */
import { isFloor } from '../../compiler/index.js';
import { escapeGlob } from '../../dsl/index.js';

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
/** Eight hexadecimal digits or more, some of each kind; sixteen, whatever they are. */
const HEX =
  /(?<![0-9a-z])(?:(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{8,}|[0-9a-f]{16,}|[0-9A-F]{16,})(?![0-9a-z])/gi;
/** 3.11, 1.2.3, and numbers too long to be counted by hand. */
const NUMBER = /(?<!\d)(?:\d+(?:\.\d+)+|\d{4,})(?!\d)/g;
/** Python's tempfile and multiprocessing, mktemp(1), and programs that write a `tmp` before what is random. */
const TMP = /(?<![A-Za-z])(tmp[._-]?|mp-)(?:[A-Za-z0-9_]{5,}|[A-Za-z0-9_]*\d[A-Za-z0-9_]*)(?![A-Za-z0-9_])/g;
const CHUNK = /[A-Za-z0-9]{6,}/g;
/** Where names are made up, at the end but for an extension: `app-1234-ktrdge`, `camlasm0f3b57.s` (printf's `%06x`). */
const TAIL =
  /(?<=\0[-_])[a-z0-9]{6,8}(?=\.|$)|(?<=[A-Za-z._-])(?=[0-9]*[a-f])(?![a-f]+[0-9]*(?:\.|$))[0-9a-f]{6}(?=\.|$)/g;
/** GCC's, which may look like a word (`ccKhwrim.o`). */
const COMPILERS = /(?<=^cc)[A-Za-z0-9]{6}(?=\.)/;
/** A folder of files that are stored by their digest, named after how that begins: git's objects, build ids, caches. */
const SHARD = /^[0-9a-f]{1,2}$/;
const DIGEST = /(?<![0-9a-z])[0-9a-f]{14,}(?![0-9a-z])/i;

/** Words and names of things: `README`, `CamelCase`, `index2`. */
const WORDLIKE = /^(?:[A-Z]?[a-z]{2,}|[A-Z]{2,}|[A-Z](?=[A-Z]?[a-z]))*[0-9]{0,3}$/;
const classes = (text: string): number =>
  Number(/[a-z]/.test(text)) + Number(/[A-Z]/.test(text)) + Number(/[0-9]/.test(text));
const isRandom = (text: string): boolean => classes(text) >= 2 && !WORDLIKE.test(text);
/** Where names are made up: a capital inside, or letters of both kinds and digits, is enough. */
const looksMadeUp = (text: string): boolean => classes(text) === 3 || (classes(text) === 2 && /.[A-Z]/.test(text));

/** Two words rather than six characters by chance, of which one in thirty has just one capital and no digit: `docProps`. */
const isWords = (chunk: string): boolean => /^[a-z]*[A-Z][a-z]*$/.test(chunk.slice(-6)) && WORDLIKE.test(chunk);

/** mkstemp replaces the last six characters (`XXXXXX`); what stands before them is the program's unless it is as random. */
function withoutRandom(chunk: string, temporary: boolean): string | undefined {
  const [before, last] = [chunk.slice(0, -6), chunk.slice(-6)];
  if (temporary && looksMadeUp(last)) return classes(before) > 1 ? '' : before;
  if (isWords(chunk)) return undefined;
  if (!isRandom(last) && !(before !== '' && isRandom(chunk) && classes(chunk) === 3)) return undefined;
  return classes(before) > 1 || (before.length === 4 && /[A-Z0-9]/.test(before)) ? '' : before;
}

/** A file that never had a name (O_TMPFILE): as the kernel calls it, by its inode. */
const WITHOUT_NAME = /^#\d+$/;

/** What stands for a part that is replaced, until the rest is escaped. */
const HOLE = '\0';

/** One segment as a glob with `*` for what will differ, or `undefined` where nothing looks so. `temporary`: in /tmp and its kin. */
export function temporaryName(segment: string, temporary = false): string | undefined {
  if (WITHOUT_NAME.test(segment)) return '#*';
  // A lone version is what a folder is about (`python3.11`): it differs on another host, as digests do.
  const tails = (text: string): string => (temporary ? text.replace(TAIL, HOLE) : text);
  const named = temporary ? segment.replace(COMPILERS, HOLE) : segment;
  const marks = named.replace(UUID, HOLE).replace(TMP, `$1${HOLE}`).replace(HEX, HOLE);
  const numbered = tails(tails(marks).replace(NUMBER, HOLE));
  // Where something is told already, the rest is rather a program's name (`PostgreSQL.489746924`).
  const madeUp = temporary && numbered === segment;
  const marked = numbered.replace(CHUNK, (chunk) => {
    const kept = withoutRandom(chunk, madeUp);
    return kept === undefined ? chunk : kept + HOLE;
  });
  if (!marked.includes(HOLE)) return undefined;
  // Holes that meet are one: two stars would cross folders.
  return marked.split(/\0+/).map(escapeGlob).join('*');
}

/** What belongs to several programs: opened to one of them by a person only. Beside DESIGN's floors. */
export const COMMONS: ReadonlySet<string> = new Set([
  ...[
    '/tmp',
    '/var/tmp',
    '/dev/shm',
    '/run',
    '/run/user',
    '/run/lock',
    '/opt',
    '/srv',
    '/mnt',
    '/media',
    '/lost+found',
  ],
  ...['/usr/bin', '/usr/sbin', '/usr/lib', '/usr/libexec', '/usr/share', '/usr/local', '/usr/src', '/usr/include'],
  ...['/usr/local/bin', '/usr/local/lib', '/usr/local/share', '/usr/local/etc', '/usr/lib/x86_64-linux-gnu'],
  ...['/bin', '/sbin', '/lib', '/lib64', '/var/lib', '/var/log', '/var/cache', '/var/spool', '/var/mail', '/var/www'],
  ...['@{HOME}/.cache', '@{HOME}/.config', '@{HOME}/.local', '@{HOME}/.local/share', '@{HOME}/.local/state'],
]);

/** Of those, where programs put what they name at random. */
const SCRATCH: ReadonlySet<string> = new Set(['/tmp', '/var/tmp', '/dev/shm']);

/** Whether a glob's text matches more than one path, variables aside. */
export const hasStar = (pattern: string): boolean => /(?<!\\)\*/.test(pattern);

/** Whether a name as a glob is a star and at most an extension; `#*` is not: it says that the files have none. */
export const isHollow = (name: string): boolean =>
  hasStar(name) && name !== '#*' && name.replace(/\*|(?<=.)\.[^.]*$/g, '').length < 2;

/** Whether a folder, in the language's variables, is one of DESIGN's floors. */
export const standsForFloor = (folder: string): boolean => isFloor(folder.replace(/^@\{HOME\}/, '/root'));

/** Whether what lies in the folder has nothing to do with its neighbours: a star would stand for `.ssh`, or for all of `/etc`. */
const isCommon = (folder: string): boolean => !SCRATCH.has(folder) && (COMMONS.has(folder) || standsForFloor(folder));

/** `path` with the language's variables and `*` where names will differ; the literal, as a glob, where none does. */
export function templateOf(path: string): string {
  const segments = path.split('/').slice(1);
  const home = segments[0] === 'root' ? 1 : segments[0] === 'home' && segments.length > 2 ? 2 : 0;
  const scratch = /^\/tmp\//.test(path) ? 1 : /^\/(?:var\/tmp|dev\/shm)\//.test(path) ? 2 : -1;
  const folderAt = (i: number): string =>
    home > 0 && i >= home ? ['@{HOME}', ...segments.slice(home, i)].join('/') : `/${segments.slice(0, i).join('/')}`;
  const out = segments.map((segment, i) => {
    const number = /^[1-9]\d*$/.test(segment);
    // The first process is always the same one.
    const process = segments[0] === 'proc' && ((i === 1 && segment !== '1') || segments[i - 1] === 'task');
    if (number && segment.length <= 7 && process) return '@{pid}';
    if (number && segment.length <= 10 && segments[0] === 'run' && segments[i - 1] === 'user') return '@{uid}';
    const name = temporaryName(segment, i === scratch) ?? (isShard(segments, i) ? '*' : undefined);
    return name === undefined || (isHollow(name) && isCommon(folderAt(i))) ? escapeGlob(segment) : name;
  });
  return home > 0 && segments.length > home ? `@{HOME}/${out.slice(home).join('/')}` : `/${out.join('/')}`;
}

/** Not right in a floor: there each name is its own matter. */
function isShard(segments: readonly string[], at: number): boolean {
  if (isFloor(`/${segments.slice(0, at).join('/')}`)) return false;
  const after = segments.slice(at).find((segment) => !SHARD.test(segment));
  return SHARD.test(segments[at] ?? '') && after !== undefined && DIGEST.test(after);
}

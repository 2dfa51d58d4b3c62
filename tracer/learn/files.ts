/**
 * Files that were seen → rules: the rung of the ladder that the evidence bears for each, what belongs together in one rule.
 * Whoever makes files of its own somewhere may also read, rename and remove them there: that is what the next run does.
 */
import {
  commonPath,
  FILE_OPERATIONS,
  leadsTo,
  MODIFY,
  matches,
  parentOf,
  type FileOperation,
  type Glob,
} from '../../compiler/index.js';
import { quote, escapeGlob } from '../../dsl/index.js';
import type { Entry } from '../index.js';
import { isPublic, ladderOf, opensSecret, rungGlob, sensitive, treeRung, type Rung, type Uses } from './ladder.js';
import { isMissing } from './needs.js';
import { operationsText } from './rule.js';
import { suggest } from './suggest.js';
import { hasStar, templateOf } from './temporary.js';

/** One path, and all that was done with it. */
export interface FileUse {
  readonly path: string;
  readonly ops: ReadonlySet<FileOperation>;
  /** Everybody who did something with it owned it. */
  readonly owner: boolean;
  /** `path` is a folder, and this is about anything right in it. */
  readonly rest: boolean;
  /** It was never there. */
  readonly missing: boolean;
}

/**
 * What was done, path by path. A file that was looked for in vain is one that would be read if it were there; of secrets only
 * that they are looked for.
 */
export function fileUses(entries: readonly Entry[]): readonly FileUse[] {
  const uses = new Map<string, { -readonly [K in keyof FileUse]: FileUse[K] }>();
  const sets = new SharedSets();
  for (const entry of entries) {
    const { observation, outcome } = entry;
    if (observation.kind !== 'file' || outcome === 'EPERM' || outcome === 'EACCES') continue;
    const { path, rest = false } = observation;
    const owner = observation.owner || observation.object === 'none';
    if (!path.startsWith('/')) continue;
    const missing = isMissing(entry);
    const reads = observation.op === 'read' || observation.op === 'list' || observation.op === 'map';
    const op =
      missing && reads && (sensitive(path) !== undefined || observation.op === 'map') ? 'stat' : observation.op;
    const key = `${path}\0${rest ? 'r' : ''}`;
    const use = uses.get(key);
    if (!use) uses.set(key, { path, ops: sets.of([op]), owner, rest, missing });
    else {
      if (!use.ops.has(op)) use.ops = sets.of([...use.ops, op]);
      use.owner &&= owner;
      use.missing &&= missing;
    }
  }
  return [...uses.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One set for all files that the same was done with: a run may name a hundred thousand. */
class SharedSets {
  readonly #bySpelling = new Map<string, ReadonlySet<FileOperation>>();

  of(ops: readonly FileOperation[]): ReadonlySet<FileOperation> {
    const spelling = [...ops].sort().join();
    let set = this.#bySpelling.get(spelling);
    if (!set) this.#bySpelling.set(spelling, (set = new Set(ops)));
    return set;
  }
}

export interface FileRules {
  readonly lines: readonly string[];
  /** Where the rules let files be made. */
  readonly makes: readonly Glob[];
}

export interface FileOptions {
  /** Folders that the runs were about. */
  readonly work: readonly string[];
  /** What is executed or mapped, by any profile: no pattern that opens more than one name to writing may match it. */
  readonly executable: readonly Glob[];
}

interface Pattern {
  readonly text: string;
  readonly ops: Set<FileOperation>;
  owner: boolean;
  readonly wide: boolean;
}

const WRITING: ReadonlySet<FileOperation> = new Set(MODIFY);
const writes = ({ ops }: FileUse): boolean => [...ops].some((op) => WRITING.has(op));
const maps = ({ ops }: FileUse): boolean => ops.has('map');

/** `uses`: those that no module covers. */
export function fileRules(uses: readonly FileUse[], options: FileOptions): FileRules {
  const patterns = new Map<string, Pattern>();
  const put = (text: string, use: FileUse, wide: boolean): void => {
    const pattern = patterns.get(text);
    if (!pattern) patterns.set(text, { text, ops: new Set(use.ops), owner: use.owner, wide });
    else {
      use.ops.forEach((op) => pattern.ops.add(op));
      pattern.owner &&= use.owner;
    }
  };
  const listed = new Set(uses.flatMap(({ path, ops }) => (ops.has('list') ? [path] : [])));
  const chosenIn = [...listed].filter(isPublic);
  const place = (group: readonly FileUse[], kind: Uses): void => {
    const suggested = suggest(
      group.map(({ path, rest }) => (rest ? `${path}/\x01` : path)),
      kind,
      { ...options, chosenIn },
    );
    for (const use of group) {
      const rung = use.rest ? restRung(use.path) : safe(use, suggested.get(use.path), kind, options.executable);
      put(rung.pattern, use, rung.step !== 'literal' && rung.step !== 'name');
    }
  };
  place(
    uses.filter((use) => writes(use) && !maps(use)),
    { writes: true, executes: false },
  );
  place(
    uses.filter((use) => writes(use) && maps(use)),
    { writes: true, executes: true },
  );
  // What lies where the program writes anyway needs no rule of its own for reading.
  const trees = [...patterns.values()].filter(({ wide }) => wide).map(({ text }) => ({ text, glob: rungGlob(text) }));
  const reads: FileUse[] = [];
  for (const use of uses.filter((one) => !writes(one) && !maps(one))) {
    const tree = use.rest ? undefined : trees.find(({ glob }) => matches(glob, use.path));
    if (tree) put(tree.text, use, true);
    else reads.push(use);
  }
  place(reads.filter(isRead), { writes: false, executes: false });
  place(
    uses.filter((use) => maps(use) && !writes(use)),
    { writes: false, executes: true },
  );
  statRules(
    reads.filter((use) => !isRead(use)),
    listed,
    put,
    patterns,
  );
  for (const pattern of [...patterns.values()]) {
    closeOver(pattern);
    for (const folder of treeItself(pattern)) {
      const known = patterns.get(folder.text);
      if (known) folder.ops.forEach((op) => known.ops.add(op));
      else patterns.set(folder.text, folder);
    }
  }
  const all = withoutIncluded(patterns);
  return { lines: linesOf(all), makes: makesOf(all) };
}

/** Of so many patterns in one folder it is asked whether they include others. */
const MAX_FAMILY = 100;

/** Leaves out what the rule on a folder or a tree around it allows anyway, or one on more names in the same folder. */
function withoutIncluded(patterns: ReadonlyMap<string, Pattern>): readonly Pattern[] {
  const families = new Map<string, { readonly pattern: Pattern; readonly glob: Glob }[]>();
  for (const pattern of patterns.values())
    if (/\*[^/]*$/.test(pattern.text)) {
      const family = families.get(parentOf(pattern.text)) ?? [];
      if (family.length < MAX_FAMILY) family.push({ pattern, glob: rungGlob(pattern.text) });
      families.set(parentOf(pattern.text), family);
    }
  return [...patterns.values()].filter((pattern) => {
    const isGrantedBy = (around: Pattern | undefined): boolean => {
      if (!around || around === pattern || (isOwned(around) && !isOwned(pattern))) return false;
      const granted = new Set<string>([...around.ops].flatMap((op) => [op, ...FILE_OPERATIONS[op]]));
      return [...pattern.ops].every((op) => granted.has(op));
    };
    const segments = pattern.text.split('/');
    const trees = segments.map((_, i) => `${segments.slice(0, i).join('/')}/**`).slice(1);
    if (trees.some((tree) => isGrantedBy(patterns.get(tree)))) return false;
    if (segments.at(-1) === '**') return true;
    const family = families.get(parentOf(pattern.text)) ?? [];
    return !family.some((one) => isGrantedBy(one.pattern) && matches(one.glob, exampleOf(pattern.text)));
  });
}

/** A path that a pattern matches, with for each `*` a byte that only another `*` matches, too. */
const exampleOf = (text: string): string =>
  rungGlob(text.replace(/\\.|\*/gs, (part) => (part === '*' ? '\x01' : part))).literal ?? '';

/** The folders that a path lies in, the outermost first; without `/`. */
function foldersOf(path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = parentOf(path); at !== '/'; at = parentOf(at)) folders.unshift(at);
  return folders;
}

const isRead = ({ ops }: FileUse): boolean => [...ops].some((op) => op !== 'stat');

const restRung = (folder: string): Rung => ({
  step: 'directory',
  pattern: folder === '/' ? '/*' : `${templateOf(folder)}/*`,
});

/** The suggested rung, or one further down where the suggestion would make what is executed writable. */
function safe(use: FileUse, suggested: Rung | undefined, kind: Uses, executable: readonly Glob[]): Rung {
  const literal: Rung = { step: 'literal', pattern: escapeGlob(use.path) };
  if (!suggested || !kind.writes) return suggested ?? literal;
  const ladder = ladderOf(use.path, kind).filter(({ floor }) => floor === undefined);
  const from = ladder.findIndex(({ pattern }) => pattern === suggested.pattern);
  const below = ladder.slice(0, from + 1).reverse();
  const others = executable.filter((glob) => glob.literal !== use.path);
  return (
    below.find(({ pattern }) => !others.some((glob) => commonPath(rungGlob(pattern), glob) !== undefined)) ?? literal
  );
}

/**
 * Files of its own: where it makes some under names that can't be known, it may do with them what it likes but keep them from
 * being executed. Who may read whatever lies in a tree may see what does.
 */
function closeOver({ ops, text }: Pattern): void {
  if (!hasStar(text)) return;
  if (ops.has('create')) for (const op of ['read', 'write', 'append', 'delete', 'rename'] as const) ops.add(op);
  if (text.endsWith('/**') && ops.has('read')) ops.add('list');
}

/** The folder that a tree hangs on, which `DIR/**` leaves out; in one rule with it where nothing is written. */
function treeItself({ ops, text, owner }: Pattern): readonly Pattern[] {
  if (!text.endsWith('/**') || !ops.has('list')) return [];
  const same = ![...ops].some((op) => WRITING.has(op) || op === 'map');
  return [{ text: text.slice(0, -'/**'.length), ops: new Set(same ? ops : ['list']), owner, wide: false }];
}

/** So many names looked at in a folder that was listed: all that it holds (`ls -l`). */
const WALKED = 4;

/**
 * Names that were only looked at: by the folder where commands and libraries are looked for, and where it was listed, so that
 * names are known anyway. Also in a floor: nothing is opened.
 */
function statRules(
  uses: readonly FileUse[],
  listed: ReadonlySet<string>,
  put: (text: string, use: FileUse, wide: boolean) => void,
  patterns: ReadonlyMap<string, Pattern>,
): void {
  const granted = [...patterns.values()].map((pattern) => ({ pattern, glob: rungGlob(pattern.text) }));
  const open = uses.filter((use) => {
    const by = granted.find(
      ({ pattern, glob }) => matches(glob, use.path) || (leadsTo(use.path, glob) && (use.owner || !isOwned(pattern))),
    );
    if (by && matches(by.glob, use.path)) by.pattern.owner &&= use.owner;
    return by === undefined;
  });
  // Below a folder that is not there nothing is: one rule for all that was looked for (gcc asks for twenty names so).
  const missing = new Set(open.flatMap(({ path, missing: never }) => (never ? [path] : [])));
  const left = open.filter((use) => {
    const top = foldersOf(use.path).find((folder) => missing.has(folder));
    const tree = top === undefined ? undefined : treeRung(top);
    if (tree === undefined) return true;
    put(tree, use, false);
    return false;
  });
  const suggested = suggest(
    left.map(({ path }) => path),
    { writes: false, executes: false },
  );
  const shapes = left.map(({ path }) => withoutNumbers(path));
  const numbered = new Map<string, number>();
  for (const shape of shapes) numbered.set(shape, (numbered.get(shape) ?? 0) + 1);
  const isNumbered = (pattern: string): boolean =>
    (numbered.get(pattern) ?? 0) >= WALKED &&
    (DESCRIPTORS.test(pattern) || !(/\/[*.]*$/.test(pattern) || opensSecret(pattern)));
  const inFolder = new Map<string, number>();
  for (const { path } of left) inFolder.set(parentOf(path), (inFolder.get(parentOf(path)) ?? 0) + 1);
  for (const [i, use] of left.entries()) {
    const shape = shapes[i] ?? '';
    const folder = parentOf(use.path);
    const walked = listed.has(folder) && (inFolder.get(folder) ?? 0) >= WALKED;
    if (SEARCHED.has(folder) || walked) put(`${folder === '/' ? '' : templateOf(folder)}/*`, use, false);
    else if (use.rest) put(restRung(use.path).pattern, use, true);
    else if (isNumbered(shape)) put(shape, use, false);
    else put((suggested.get(use.path) ?? { pattern: escapeGlob(use.path) }).pattern, use, false);
  }
}

/** Which descriptors and threads a process has. */
const DESCRIPTORS = /^\/proc\/(?:@\{pid\}|1)\/(?:fd|fdinfo|task)\/\*$/;

/** Of names that differ in a number only, what they have in common: `/var/log/wtmp.*`. */
function withoutNumbers(path: string): string {
  const folder = parentOf(path);
  const name = path.slice(folder === '/' ? 1 : folder.length + 1);
  return `${folder === '/' ? '' : templateOf(folder)}/${name.split(/\d+/).map(escapeGlob).join('*')}`;
}

/** Where PATH and its kin lead: which names there are is no secret. */
const SEARCHED: ReadonlySet<string> = new Set(
  ['/usr/local', '/usr', ''].flatMap((prefix) => [`${prefix}/bin`, `${prefix}/sbin`]),
);

// ---- text ----------------------------------------------------------------------------------------------------------------

/** Where `owner` says something: elsewhere files are whose they are by their place. */
const OWNED = /^(?:@\{HOME\}|\/tmp|\/var\/tmp|\/dev\/shm|\/proc|\/run\/user)(?:\/|$)/;

const isOwned = ({ owner, text }: Pattern): boolean => owner && OWNED.test(text);

/** One rule for the same operations on one part of the tree, reading first. */
function linesOf(patterns: readonly Pattern[]): readonly string[] {
  const groups = new Map<string, { readonly head: string; readonly order: string; readonly texts: string[] }>();
  const topOf = (text: string): string => /^(?:@\{HOME\}|\/[^/]*)/.exec(text)?.[0] ?? '';
  const trees = new Set(patterns.flatMap(({ text }) => (text.startsWith(`${topOf(text)}/`) ? [topOf(text)] : [])));
  for (const pattern of patterns) {
    const { text, ops } = pattern;
    const words = operationsText(ops);
    const own = isOwned(pattern) ? ' owner' : '';
    const top = topOf(text);
    const part = top === text && !trees.has(text) ? '/' : top;
    const rank = [...ops].some((op) => WRITING.has(op)) ? 2 : words === 'stat' ? 1 : 0;
    const key = `${words}${own}\0${rank === 1 ? '' : part}`;
    const group = groups.get(key) ?? {
      head: `allow ${words}${own}`,
      order: `${rank}\0${part}\0${words}${own}`,
      texts: [],
    };
    groups.set(key, group);
    group.texts.push(text);
  }
  return [...groups.values()]
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ head, texts }) => `${head} ${texts.sort().map(quote).join(', ')}`);
}

const makesOf = (patterns: readonly Pattern[]): readonly Glob[] =>
  patterns.filter(({ ops }) => ops.has('create')).map(({ text }) => rungGlob(text));

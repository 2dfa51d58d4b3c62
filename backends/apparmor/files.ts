/** File rules: what is granted, which denials AppArmor can say, and both as lines. */
import { type Glob, type ResourceRule, mayMeet, permits } from '../../compiler/index.js';
import { type Domain, EVERYTHING, type PathOperation, type PathUse, type Who, WHO, pathUses } from './domain.js';
import { GlobIndex, some } from './glob-index.js';
import { type Line, denyFirst, from } from './line.js';
import { type Form, namesOf } from './names.js';
import { type Letter, NEEDS, PERMISSIONS, type PermissionKey, keyOf } from './permissions.js';
import { nameText } from './text.js';

/** A permission that some rule asks for, on one pattern. */
export interface Grant {
  readonly key: PermissionKey;
  readonly glob: Glob;
  readonly owner: boolean;
  readonly audit: boolean;
  /** None: `otherwise` asks. */
  readonly rule: ResourceRule | undefined;
}

export interface Denial {
  readonly key: PermissionKey;
  readonly use: PathUse;
  readonly who: readonly Who[];
}

export interface FileRules {
  readonly grants: readonly Grant[];
  readonly denials: readonly Denial[];
  /** Whether something is granted in the pattern. */
  readonly granted: (key: PermissionKey, glob: Glob, who: Who) => boolean;
  readonly denied: (key: PermissionKey, rule: ResourceRule, glob: Glob, who: Who) => boolean;
}

const ALL_FILE_KEYS: readonly PermissionKey[] = PERMISSIONS.filter(
  ({ letter }) => letter !== 'x' && letter !== 'a',
).map(keyOf);

/** The parser gives `a` with `w`, and `m` with `ix` (parser/parser_regex.c, post_process_file_entries). */
const BRINGS: Readonly<Partial<Record<PermissionKey, readonly PermissionKey[]>>> = {
  'w file': ['w file', 'a file'],
  'x file': ['x file', 'm file'],
};

/** @param connects connecting to a socket's path is mediated (`af_unix`), as reading and writing the file */
export function fileRules(domain: Domain, connects: boolean): FileRules {
  const grants = [...grantsOf(domain, connects)];
  const denials = [...denialsOf(domain)];
  const index = new Map<PermissionKey, GlobIndex<Grant>>();
  for (const grant of grants) {
    for (const key of BRINGS[grant.key] ?? [grant.key]) {
      let of = index.get(key);
      if (!of) index.set(key, (of = new GlobIndex()));
      of.add(grant.glob, grant);
    }
  }
  const denied = new Map<ResourceRule, Denial[]>();
  for (const denial of denials) {
    const same = denied.get(denial.use.rule);
    if (same) same.push(denial);
    else denied.set(denial.use.rule, [denial]);
  }
  return {
    grants,
    denials,
    granted: (key, glob, who) =>
      domain.open || some(index.get(key)?.meeting(glob) ?? [], (grant) => !grant.owner || who === 'owner'),
    denied: (key, rule, glob, who) =>
      (denied.get(rule) ?? []).some(
        (denial) =>
          denial.use.glob === glob &&
          (denial.key === key || (key === 'a file' && denial.key === 'w file')) &&
          denial.who.includes(who),
      ),
  };
}

/** unix_fs_perm of security/apparmor/af_unix.c. */
const CONNECT: readonly PermissionKey[] = ['r file', 'w file'];

/** What mapping a program's segments is checked as (common_mmap of security/apparmor/lsm.c). */
const ENTRY: readonly PermissionKey[] = ['m file', 'r file'];

function* grantsOf(domain: Domain, connects: boolean): Iterable<Grant> {
  // Whoever is started by another profile: its file was opened under that one, and is mapped under this one.
  for (const { glob, rule } of domain.entries)
    for (const key of ENTRY) yield { key, glob, owner: false, audit: false, rule };
  for (const member of domain.members) {
    for (const rule of member.profile.resources) {
      if (!permits(rule.effect)) continue;
      for (const { glob, owner, operations } of pathUses(rule)) {
        const keys = new Set<PermissionKey>();
        for (const operation of operations) {
          // What is denied again on the whole pattern needs nothing, least of all a `w` with all that comes with it.
          if (WHO.every((who) => member.deniesAll(operation, glob, who))) continue;
          if (operation === 'connect unix' && connects) for (const key of CONNECT) keys.add(key);
          if (operation in NEEDS) for (const key of NEEDS[operation as keyof typeof NEEDS]) keys.add(key);
        }
        for (const key of keys) yield { key, glob, owner, audit: rule.effect.kind === 'log', rule };
      }
    }
    // In complain mode nothing has to be granted: what is not is allowed and logged.
    if (member.open && !domain.complain)
      for (const key of ALL_FILE_KEYS) yield { key, glob: EVERYTHING, owner: false, audit: false, rule: undefined };
  }
}

function* denialsOf(domain: Domain): Iterable<Denial> {
  for (const { profile } of domain.members)
    for (const rule of profile.resources) {
      if (permits(rule.effect)) continue;
      for (const use of pathUses(rule))
        for (const permission of PERMISSIONS) {
          if (!wanted(permission.denies, use.operations, permission.letter)) continue;
          const safe = domain.nobodyAllows(permission.denies, use.glob);
          const who = use.owner ? safe.filter((w) => w === 'owner') : safe;
          if (ENTRY.includes(keyOf(permission)) && domain.entries.some(({ glob }) => mayMeet(glob, use.glob))) continue;
          if (who.includes('owner')) yield { key: keyOf(permission), use, who };
        }
    }
}

/** A rename is stopped by denying `w`; `r` is denied where reading or listing is. */
const wanted = (stopped: readonly PathOperation[], operations: ReadonlySet<PathOperation>, letter: Letter): boolean =>
  stopped.some((operation) => operations.has(operation) && !(letter === 'r' && operation === 'rename'));

// ---- lines ------------------------------------------------------------------------------------------------------------

interface Draft {
  readonly glob: Glob;
  readonly qualifiers: string;
  readonly file: Set<Letter>;
  readonly directory: Set<Letter>;
  readonly rules: Set<ResourceRule>;
}

export function fileLines(rules: FileRules): readonly Line[] {
  const drafts = new Map<string, Draft>();
  const add = (glob: Glob, qualifiers: string, key: PermissionKey, rule: ResourceRule | undefined): void => {
    const [letter, form] = key.split(' ') as [Letter, 'file' | 'directory']; // as keyOf put them together
    if (letter === 'x') return;
    const id = `${qualifiers}\0${glob.text}`;
    let draft = drafts.get(id);
    if (!draft) drafts.set(id, (draft = { glob, qualifiers, file: new Set(), directory: new Set(), rules: new Set() }));
    draft[form].add(letter);
    if (rule) draft.rules.add(rule);
  };
  for (const { glob, owner, audit, key, rule } of rules.grants)
    add(glob, `${audit ? 'audit ' : ''}${owner ? 'owner ' : ''}`, key, rule);
  for (const { key, use, who } of rules.denials)
    add(use.glob, who.length === 2 ? 'deny ' : 'deny owner ', key, use.rule);
  return [...drafts.values()].flatMap(draftLines);
}

function draftLines({ glob, qualifiers, file, directory, rules }: Draft): readonly Line[] {
  if (file.has('w')) file.delete('a'); // `w` holds it, and the parser refuses both
  // Nobody maps a directory: the letter may stand beside those that hold for both.
  if (directory.size > 0 && file.has('m')) directory.add('m');
  const both = new Set([...file].filter((letter) => directory.has(letter)));
  const line = (form: Form, letters: ReadonlySet<Letter>): readonly Line[] =>
    letters.size === 0
      ? []
      : namesOf(glob, form).map((name) => ({
          section: 'files',
          key: denyFirst(qualifiers.startsWith('deny'), name),
          text: `${qualifiers}${nameText(name)} ${lettersText(letters)},`,
          ...from(rules),
        }));
  const rest = (of: ReadonlySet<Letter>): ReadonlySet<Letter> => new Set([...of].filter((letter) => !both.has(letter)));
  return [...line('both', both), ...line('file', rest(file)), ...line('directory', rest(directory))];
}

const lettersText = (letters: ReadonlySet<Letter>): string =>
  [...'mrwak'].filter((l) => letters.has(l as Letter)).join('');

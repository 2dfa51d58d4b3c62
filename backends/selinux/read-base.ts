/** A base policy's CIL (all modules) and file_contexts → what polc has to know of it. Statements it does not need it skips. */
import type { Result } from '../../dsl/index.js';
import { damagedBase } from '../../dsl/index.js';
import type { BasePolicy, FileSpec, PortSpec } from './target.js';
import { ATTRIBUTES, PROCESS_SPECS, attributeNames, fixedSpec } from './target.js';

type Expression = string | readonly Expression[];

/** Where the kernel mounts what genfscon labels; other file systems lie where an administrator says. */
const MOUNTS: Readonly<Record<string, string>> = {
  proc: '/proc',
  sysfs: '/sys',
  selinuxfs: '/sys/fs/selinux',
  securityfs: '/sys/kernel/security',
  debugfs: '/sys/kernel/debug',
  tracefs: '/sys/kernel/tracing',
  cgroup: '/sys/fs/cgroup',
  cgroup2: '/sys/fs/cgroup',
  pstore: '/sys/fs/pstore',
  bpf: '/sys/fs/bpf',
  binfmt_misc: '/proc/sys/fs/binfmt_misc',
};

export interface BaseText {
  readonly cil: readonly string[];
  /** file_contexts, as libselinux reads it (without HOME_DIR templates). */
  readonly fileContexts: string;
  /** file_contexts.subs_dist and file_contexts.subs. */
  readonly substitutions?: string;
  /** Default: what its CIL says. */
  readonly mls?: boolean;
}

export function readBase(text: BaseText): Result<BasePolicy | undefined> {
  const names = new Set<string>();
  const policycaps = new Set<string>();
  const classes = new Map<string, Set<string>>();
  const commons = new Map<string, readonly string[]>();
  const ports: PortSpec[] = [];
  const fixed: { path: string; type: string }[] = [];
  const refused = new Map<string, Set<string>>();
  const roles = new Set<string>();
  let mls = false;
  let damage: string | undefined;
  const visit = (statement: Expression): void => {
    if (typeof statement === 'string') return;
    const [head, first, second, third] = statement;
    switch (head) {
      case 'type':
      case 'typealias':
      case 'typeattribute':
        return void names.add(word(first));
      case 'role':
        return void roles.add(word(first));
      case 'mls':
        mls = word(first) === 'true';
        return;
      case 'policycap':
        return void policycaps.add(word(first));
      case 'class':
        return void classes.set(word(first), new Set([...(classes.get(word(first)) ?? []), ...words(second)]));
      case 'common':
        return void commons.set(word(first), words(second));
      case 'classcommon':
        for (const perm of commons.get(word(second)) ?? []) classes.get(word(first))?.add(perm);
        return;
      case 'portcon':
        return void ports.push(portSpec(first, second, third));
      case 'genfscon': {
        const mount = MOUNTS[word(first)];
        const type = typeOfContext(third);
        if (mount !== undefined && type !== undefined)
          fixed.push({ path: word(second) === '/' ? mount : mount + word(second), type });
        return;
      }
      case 'neverallow': {
        // pp writes `(neverallow base_typeattr_N TYPE (CLASS (PERMS)))`, the first being all but some trusted domains.
        if (attributeNames().includes(word(second)) || third === undefined || typeof third === 'string') return;
        const key = `${word(second)} ${word(third[0])}`;
        refused.set(key, new Set([...(refused.get(key) ?? []), ...words(third[1])]));
        return;
      }
      case 'optional':
      case 'block':
      case 'booleanif':
      case 'true':
      case 'false':
        statement.slice(1).forEach(visit);
        return;
      default:
    }
  };
  // Commons are used before and after they are declared: two rounds.
  for (const cil of text.cil) {
    const statements = parse(cil);
    if (typeof statements === 'string') damage ??= statements;
    else for (const s of statements) if (s[0] === 'common') visit(s);
  }
  for (const cil of text.cil) {
    const statements = parse(cil);
    if (typeof statements !== 'string') statements.forEach(visit);
  }
  const specs = fileSpecs(text.fileContexts);
  if (typeof specs === 'string') damage ??= specs;
  for (const need of ['file', 'process']) if (!classes.has(need)) damage ??= `it declares no class \`${need}\``;
  for (const need of attributeNames()) if (!names.has(need)) damage ??= `it declares no attribute \`${need}\``;
  if (damage !== undefined || typeof specs === 'string')
    return { value: undefined, diagnostics: [damagedBase(undefined, damage ?? '')] };
  // genfs_sid: the longest path that begins like the file's wins.
  const sorted = fixed.sort((a, b) => a.path.length - b.path.length).map(({ path, type }) => fixedSpec(path, type));
  return {
    value: {
      classes,
      names,
      policycaps,
      files: [...specs, ...sorted, ...(names.has(ATTRIBUTES.domains) ? PROCESS_SPECS : [])],
      ports,
      mls: text.mls ?? mls,
      roles,
      substitutions: substitutionsOf(text.substitutions ?? ''),
      refused,
      ownsNodes: false,
    },
    diagnostics: [],
  };
}

const word = (expression: Expression | undefined): string => (typeof expression === 'string' ? expression : '');
const words = (expression: Expression | undefined): readonly string[] =>
  expression === undefined || typeof expression === 'string'
    ? []
    : expression.filter((e): e is string => typeof e === 'string');

const typeOfContext = (context: Expression | undefined): string | undefined =>
  context === undefined || typeof context === 'string' ? undefined : word(context[2]);

function portSpec(
  protocol: Expression | undefined,
  ports: Expression | undefined,
  context: Expression | undefined,
): PortSpec {
  const [from = '', to = from] = typeof ports === 'string' ? [ports] : words(ports);
  return { protocol: word(protocol), from: Number(from), to: Number(to), type: typeOfContext(context) ?? '' };
}

/** cil_lexer.l: symbols, quoted strings without escapes, `;` to the end of the line. @returns what is wrong, or the statements. */
function parse(text: string): readonly (readonly Expression[])[] | string {
  const out: Expression[] = [];
  const stack: Expression[][] = [out];
  for (const [token] of text.matchAll(/;[^\n]*|"[^"\n]*"|[()]|[^\s();"]+|"/g)) {
    if (token === '(') stack.push([]);
    else if (token === ')') {
      const list = stack.pop();
      const parent = stack.at(-1);
      if (!list || !parent) return 'a `)` too many';
      parent.push(list);
    } else if (token === '"') return 'a string that does not end';
    else if (!token.startsWith(';')) stack.at(-1)?.push(token.startsWith('"') ? token.slice(1, -1) : token);
  }
  if (stack.length !== 1) return 'a `)` is missing';
  return out.filter((e): e is readonly Expression[] => typeof e !== 'string');
}

function fileSpecs(text: string): readonly FileSpec[] | string {
  const out: FileSpec[] = [];
  for (const [n, line] of text.split('\n').entries()) {
    const fields = line.trim().split(/\s+/);
    const [regex = ''] = fields;
    if (regex === '' || regex.startsWith('#') || regex.startsWith('HOME_')) continue;
    if (fields.length < 2 || fields.length > 3) return `line ${n + 1} of file_contexts has ${fields.length} fields`;
    const context = fields.at(-1) ?? '';
    const type = context === '<<none>>' ? undefined : context.split(':')[2];
    if (type === undefined && context !== '<<none>>') return `line ${n + 1} of file_contexts has no context`;
    out.push({ regex, kind: fields.length === 3 ? fields[1] : undefined, type, fixed: false, context });
  }
  return out;
}

const substitutionsOf = (text: string): readonly { readonly from: string; readonly to: string }[] =>
  text
    .split('\n')
    .flatMap((line) => {
      const [from, to] = line.trim().split(/\s+/);
      return from === undefined || to === undefined || from.startsWith('#') ? [] : [{ from, to }];
    })
    .sort((a, b) => b.from.length - a.from.length);

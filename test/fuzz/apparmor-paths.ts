/**
 * Random path policies against the reference: text → model → AppArmor text → apparmor_parser → automaton, asked about random
 * paths, and `decideResource` asked the same. Exact coverage means equal answers; wider means that what the policy allows is
 * never denied.
 */
import fc from 'fast-check';
import { decideResource, permits, type FileOperation, type Profile } from '../../compiler/index.js';
import {
  allowsLink,
  apparmorCoverage,
  apparmorProfile,
  explainFile,
  type CompiledAppArmorProfile,
} from '../../backends/apparmor/index.js';
import { quote } from '../../dsl/index.js';
import { compiledProfiles, UML_TARGET } from '../support/apparmor.js';
import { compileText } from '../support/compile.js';

const OPERATIONS = [
  'read',
  'list',
  'write',
  'append',
  'create',
  'delete',
  'rename',
  'link',
  'attributes',
  'lock',
  'map',
] as const;
const MEDIATED: readonly (FileOperation | 'exec')[] = [...OPERATIONS.filter((o) => o !== 'link'), 'exec'];

/** Few letters, so that patterns meet; some of them syntax of AppArmor's. */
const BYTES = [
  'a',
  'b',
  'c',
  '.',
  ' ',
  '"',
  '#',
  '@',
  '\\*',
  '\\{',
  '\\,',
  '\\[',
  '\\?',
  '^',
  '\\\\',
  '\n',
  '\x01',
  '\xe9',
  '$',
  '-',
];
const plainByte = fc.oneof(
  { arbitrary: fc.constantFrom('a', 'b', 'c'), weight: 6 },
  { arbitrary: fc.constantFrom(...BYTES), weight: 1 },
);
const piece = fc.oneof(
  { arbitrary: plainByte, weight: 8 },
  {
    arbitrary: fc.constantFrom(
      '*',
      '?',
      '[ab]',
      '[^a]',
      '[!b-c]',
      '[a-c.]',
      '[]^-]',
      '{a,b}',
      '{,a}',
      '{ab,*c}',
      '{a}',
    ),
    weight: 3,
  },
);
const segment = fc.oneof(
  { arbitrary: fc.array(piece, { minLength: 1, maxLength: 3 }).map((p) => p.join('')), weight: 8 },
  { arbitrary: fc.constantFrom('**', '*', 'a**', '{a,**}', '{,b/**}'), weight: 2 },
);
const hidden = (path: string): boolean => /\/\.{0,2}(\/|$)/.test(path.replace(/\\./g, 'x'));
const glob = fc
  .array(segment, { minLength: 1, maxLength: 3 })
  .map((segments) => `/${segments.join('/')}`.replaceAll('***', '**'))
  .filter((text) => !hidden(text) && !text.includes('//'));

const rule = fc
  .record({
    allow: fc.boolean(),
    ops: fc.uniqueArray(fc.constantFrom(...OPERATIONS, 'modify' as const), { minLength: 1, maxLength: 4 }),
    exec: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    globs: fc.array(glob, { minLength: 1, maxLength: 2 }),
    owner: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    log: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
  })
  .map(({ allow, ops, exec, globs, owner, log }) => {
    // The pattern is written as the language has it: backslashes before glob characters stay, other bytes are escaped.
    const paths = globs.map(patternText).join(', ');
    return `  ${allow ? 'allow' : 'deny'} ${exec ? 'exec' : ops.join(', ')}${owner ? ' owner' : ''} ${paths}${allow && log ? ' log' : ''}`;
  });

const patternText = (pattern: string): string => quote(pattern);

const policy = fc
  .record({
    otherwise: fc.constantFrom('errno EPERM', 'errno EPERM', 'errno EACCES', 'errno EPERM', 'allow', 'log'),
    rules: fc.array(rule, { minLength: 1, maxLength: 8 }),
  })
  .map(({ otherwise, rules }) => `  otherwise ${otherwise}\n${rules.join('\n')}\n`);

const pathOf = (bytes: readonly string[]): string =>
  bytes.map((b) => (b.length === 2 && b !== '//' ? b[1]! : b)).join('');
const path = fc
  .array(fc.array(plainByte, { minLength: 1, maxLength: 3 }).map(pathOf), { minLength: 1, maxLength: 4 })
  .map((segments) => `/${segments.join('/')}`)
  .filter((text) => !hidden(text));

export interface Disagreement {
  readonly policy: string;
  readonly text: string;
  readonly what: string;
}

/** How many answers were compared, and the first that is wrong. */
export interface PathReport {
  readonly policies: number;
  readonly compared: number;
  readonly exact: number;
  readonly allowed: number;
  readonly wrong: Disagreement | undefined;
}

const BATCH = 25;

export function fuzzAppArmorPaths(policies: number, seed: number, pathsEach = 40): PathReport {
  const counts = { policies: 0, compared: 0, exact: 0, allowed: 0 };
  for (let batch = 0; counts.policies < policies; batch++) {
    const bodies = fc.sample(policy, { numRuns: Math.min(BATCH, policies - counts.policies), seed: seed + batch });
    const paths = fc.sample(path, { numRuns: pathsEach, seed: seed + batch });
    const wrong = checkBatch(bodies, ['/', ...paths], counts);
    if (wrong) return { ...counts, wrong };
  }
  return { ...counts, wrong: undefined };
}

type Counts = { policies: number; compared: number; exact: number; allowed: number };

function checkBatch(bodies: readonly string[], paths: readonly string[], counts: Counts): Disagreement | undefined {
  const texts = bodies.map((body, i) => `profile p${i} {\n${body}}\n`);
  // Each alone: a policy that is refused (two exec targets …) must not take the others with it.
  const compiled = texts.flatMap((text) => {
    const { policy: made, diagnostics } = compileText(text);
    return diagnostics.some((d) => d.severity === 'error') ? [] : made.profiles.map((profile) => ({ profile, text }));
  });
  const made = compiled.flatMap(({ profile, text }) => {
    const { value, diagnostics } = apparmorProfile([profile], UML_TARGET);
    return diagnostics.some((d) => d.severity === 'error') ? [] : [{ profile, text, aa: value.text }];
  });
  counts.policies += bodies.length;
  const blobs = compiledProfiles(made.map(({ aa }) => aa.replace(/^abi .*$/m, '')).join('\n'), UML_TARGET);
  for (const { profile, text, aa } of made) {
    const blob = blobs.get(profile.name);
    if (!blob) return { policy: text, text: aa, what: 'the parser lost the profile' };
    const what = compare(profile.models[0], blob, paths, counts);
    if (what !== undefined) return { policy: text, text: aa, what };
  }
  return undefined;
}

function compare(
  profile: Profile,
  blob: CompiledAppArmorProfile,
  paths: readonly string[],
  counts: Counts,
): string | undefined {
  const coverage = apparmorCoverage(profile, UML_TARGET);
  for (const path of paths)
    for (const op of MEDIATED)
      for (const who of ['owner', 'other'] as const) {
        const owner = who === 'owner';
        const { answer, deciding } = decideResource(
          profile,
          op === 'exec' ? { kind: 'exec', path, owner } : { kind: 'file', op, path, owner },
        );
        const found = explainFile(blob, op, path, who);
        const answers = [path === '/' ? undefined : found?.file, found?.directory].filter((a) => a !== undefined);
        const allowed = permits(answer);
        counts.compared++;
        if (allowed) counts.allowed++;
        const where = `${op} ${JSON.stringify(path)} as ${who}: the policy ${allowed ? 'allows' : 'denies'}, the automaton says ${JSON.stringify(found)}`;
        // In complain mode only denials count, and a denial is a state without the permission.
        if (blob.complain) continue;
        if (allowed && answers.includes(false)) return where;
        const exact =
          coverage.operations.get(op)?.kind === 'exact' ||
          deciding.some((r) => !permits(r.effect) && coverage.rules.get(r.origin.rule)?.kind === 'exact');
        if (exact) counts.exact++;
        if (exact && !allowed && answers.includes(true)) return `${where}, and the coverage is exact`;
      }
  return blob.complain
    ? undefined
    : compareLinks(profile, blob, paths, counts, coverage.operations.get('link')?.kind === 'exact');
}

function compareLinks(
  profile: Profile,
  blob: CompiledAppArmorProfile,
  paths: readonly string[],
  counts: Counts,
  exact: boolean,
): string | undefined {
  for (const [i, target] of paths.entries()) {
    const name = paths[(i * 7 + 3) % paths.length] ?? target;
    if (target === '/' || name === '/') continue;
    const is = (op: 'link' | 'create', path: string): boolean =>
      permits(decideResource(profile, { kind: 'file', op, path, owner: true }).answer);
    const allowed = is('link', target) && is('create', name);
    const found = allowsLink(blob, name, target, 'owner');
    counts.compared++;
    if (allowed && !found) return `link ${JSON.stringify(name)} -> ${JSON.stringify(target)} is denied`;
    if (exact && is('create', name) && found && !allowed)
      return `link ${JSON.stringify(name)} -> ${JSON.stringify(target)} is allowed`;
  }
  return undefined;
}

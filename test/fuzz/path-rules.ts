/** Rules on paths against a reading of their own: globs as regular expressions, operations closed by hand, the strictest wins. */
import fc from 'fast-check';
import { type FileOperation, decideResource, sameEffect } from '../../compiler/index.js';
import { Wrong, compileCase, describeAnswer } from './filter-property.js';
import { Random } from './random.js';

const SEGMENTS = ['a', 'b', 'ab', 'etc', 'x.log', '1', '42', 'home', 'root', 'run', 'var', '.ssh', '*', 'a-b'];
const PIECES = [
  'a',
  'b',
  '*',
  '?',
  '[ab]',
  '[^a]',
  '[!b-z]',
  '[a-c]',
  '{a,b}',
  '{ab,x.log}',
  '{a*,?b}',
  '**',
  '.log',
  '\\*',
  'etc',
];

interface PathRule {
  readonly action: 'allow' | 'deny';
  readonly ops: readonly string[];
  readonly globs: readonly string[];
  readonly owner: boolean;
  readonly effect: string;
}

export interface PathCase {
  readonly rules: readonly PathRule[];
  readonly otherwise: string;
  readonly seed: number;
}

const OPS = 'read list stat write append create delete rename link modify attributes lock map exec'.split(' ');

const segment = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 })
  .map((p) => p.join('').replace(/\*{3,}/g, '**'));
const glob = fc.oneof(
  { arbitrary: fc.array(segment, { minLength: 1, maxLength: 3 }).map((s) => `/${s.join('/')}`), weight: 6 },
  fc.constantFrom(
    '/**',
    '/a/**',
    '/a/*',
    '/a',
    '/',
    '@{HOME}/.ssh/*',
    '@{run}/a',
    '/a/@{pid}/b',
    '/{a,b/**}/x.log',
    '/etc/@{uid}',
  ),
);

const rule: fc.Arbitrary<PathRule> = fc.constantFrom<('allow' | 'deny')[]>('allow', 'allow', 'deny').chain((action) =>
  fc.record({
    action: fc.constant(action),
    ops: fc.oneof(
      { arbitrary: fc.uniqueArray(fc.constantFrom(...OPS.slice(0, -1)), { minLength: 1, maxLength: 3 }), weight: 6 },
      fc.constant(['exec']),
    ),
    globs: fc.array(glob, { minLength: 1, maxLength: 3 }),
    owner: fc.boolean(),
    effect: action === 'allow' ? fc.constantFrom('', '', '', ' log') : fc.constantFrom('', '', ' errno 13', ' kill'),
  }),
);

export const pathCase: fc.Arbitrary<PathCase> = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 8 }),
  otherwise: fc.constantFrom('errno EPERM', 'errno 13', 'kill', 'allow', 'log'),
  seed: fc.nat(0xffffffff),
});

const textOf = ({ rules, otherwise }: PathCase): string =>
  `profile paths {\n  arch x86_64\n  otherwise ${otherwise}\n${rules
    .map(({ action, ops, globs, owner, effect }) => {
      const paths = globs.map((g) => `"${g}"`).join(', ');
      return `  ${action} ${ops.join(', ')} ${paths}${owner ? ' owner' : ''}${effect}\n`;
    })
    .join('')}}\n`;

// ---- the other reading -------------------------------------------------------------------------------------------------

const VARIABLES: Readonly<Record<string, string>> = {
  HOME: '(?:/home/[^/]+|/root)',
  pid: '[1-9][0-9]{0,6}',
  uid: '(?:0|[1-9][0-9]{0,9})',
  run: '(?:/run|/var/run)',
};

/** AppArmor's globs (apparmor.d(5)): a `*` or `**` that is all of a segment stands for at least one character. */
export function toRegExp(text: string): RegExp {
  let out = '';
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '\\') out += `\\x${text.charCodeAt(++i).toString(16).padStart(2, '0')}`;
    else if (c === '@' && text[i + 1] === '{') {
      const end = text.indexOf('}', i);
      out += VARIABLES[text.slice(i + 2, end)] ?? '(?!)';
      i = end;
    } else if (c === '*') {
      const two = text[i + 1] === '*';
      const after = text[i + (two ? 2 : 1)];
      const whole = text[i - 1] === '/' && (after === undefined || after === '/');
      out += `${two ? '[^]' : '[^/]'}${whole ? '+' : '*'}`;
      if (two) i++;
    } else if (c === '?') out += '[^/]';
    else if (c === '[') {
      const end = text.indexOf(']', i + 1);
      const body = text.slice(i + 1, end);
      out += /^[!^]/.test(body) ? `[^/${body.slice(1)}]` : `[${body}]`;
      i = end;
    } else if (c === '{') {
      depth++;
      out += '(?:';
    } else if (c === '}' && depth > 0) {
      depth--;
      out += ')';
    } else if (c === ',' && depth > 0) out += '|';
    else out += c.replace(/[.+^$()|]/, '\\$&');
  }
  return new RegExp(`^${out}$`, 's');
}

const MODIFY = ['write', 'append', 'create', 'delete', 'rename', 'link', 'attributes'];

function operations({ action, ops }: PathRule): ReadonlySet<string> {
  const out = new Set(ops.flatMap((op) => (op === 'modify' ? MODIFY : [op])));
  if (action === 'deny' || out.has('exec')) return out;
  if (out.has('write')) out.add('append');
  return out.add('stat');
}

const RANKS = ['kill', 'errno', 'deny', 'log', 'allow'];

const effectOf = ({ action, effect }: PathRule): string => effect.trim().split(' ')[0] || action;

/** What the rules say, or undefined where `stat` on an ancestor is asked: that is a matter of prefixes, tested elsewhere. */
function reading({ rules, otherwise }: PathCase, op: string, path: string, owner: boolean): string | undefined {
  const matching = rules.filter(
    (r) => operations(r).has(op) && (!r.owner || owner) && r.globs.some((g) => toRegExp(g).test(path)),
  );
  const winner = RANKS.find((kind) => matching.some((r) => effectOf(r) === kind));
  if (op === 'stat' && !matching.some((r) => r.action === 'deny')) return undefined;
  if (winner === undefined) return otherwise;
  if (winner === 'errno') return 'errno 13';
  if (winner !== 'deny') return winner;
  return otherwise === 'allow' || otherwise === 'log' ? 'errno EPERM' : otherwise;
}

/** @returns how many accesses were compared. @throws Wrong */
export function checkPaths(given: PathCase): number {
  const text = textOf(given);
  const profile = compileCase(text);
  if (!profile) return 0;
  const random = new Random(given.seed);
  let compared = 0;
  for (let i = 0; i < 150; i++) {
    const path = `/${Array.from({ length: random.below(5) }, () => random.pick(SEGMENTS)).join('/')}`;
    const op = random.pick(OPS.filter((o) => o !== 'modify'));
    const owner = random.below(2) === 0;
    const expected = reading(given, op, path, owner);
    if (expected === undefined) continue;
    const access =
      op === 'exec'
        ? ({ kind: 'exec', path, owner } as const)
        : ({ kind: 'file', op: op as FileOperation, path, owner } as const); // a word of OPS
    const { answer } = decideResource(profile.models[0], access);
    compared++;
    const [kind, word] = expected.split(' ');
    const wanted =
      kind === 'errno' ? { kind, errno: word === '13' ? 13 : 1 } : { kind: kind as 'kill' | 'allow' | 'log' };
    if (!sameEffect(wanted as typeof answer, answer))
      throw new Wrong(
        `the rules say ${expected}, decide ${describeAnswer(answer)}: ${op}${owner ? ' owner' : ''} ${path}\n${text}`,
      );
  }
  return compared;
}

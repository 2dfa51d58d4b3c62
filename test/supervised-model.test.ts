/** The filters of `polc run --supervise`: what they answer besides the policy, proven and run; and whose profile a program gets. */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { answerOfRet, compileFilter, interpret, isTooLarge, prove, strictestRet } from '../backends/seccomp/index.js';
import { asksSupervisor, supervisedProfile, tracedData } from '../cli/supervise/model.js';
import { answers, readPlan, writePlan } from '../cli/supervise/plan.js';
import { execRules, execTarget, unionMembers, withReachable, type Answer } from '../compiler/index.js';
import { hasErrors } from '../dsl/index.js';
import { arch, syscallNumber } from '../kernel/index.js';
import type { Image } from '../tracer/index.js';
import { profilesOfImages } from '../tracer/learn/index.js';
import { compileText } from './support/compile.js';
import { runOf, type Seen } from './support/traces.js';

const KEY = 0xfedc_ba98_7654_3210n;
const [EPERM, ENOSYS] = [1, 38];

type Ask = (name: string, args?: readonly bigint[]) => Answer;

/** The profile's supervised filter, proven; asked by running it. */
function supervised(text: string, notifyData = 0xffff): Ask {
  const [profile] = compileText(text).policy.profiles;
  if (!profile) throw new Error('no profile');
  const options = { native: 'x86_64', key: KEY, notifyData } as const;
  const changed = profile.reachable.map((each) => supervisedProfile(each, options));
  const whole = withReachable(changed[0]!, changed);
  const filter = compileFilter(whole.enforced);
  if (isTooLarge(filter)) throw new Error(filter.why);
  assert.is(prove(unionMembers(whole.reachable), filter).kind, 'proven');
  return (name, args = []) => {
    const [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n] = args;
    const event = {
      audit: arch('x86_64').audit,
      nr: syscallNumber('x86_64', name) ?? -1,
      args: [a, b, c, d, e, f],
    } as const;
    const returned = filter.programs.map((program) => interpret(program, event, filter.endian).ret);
    return answerOfRet(strictestRet(returned));
  };
}

const errno = (value: number): Answer => ({ kind: 'errno', errno: value });
const ALLOW: Answer = { kind: 'allow' };
const NARROW = 'profile p {\n  allow syscall read, clone, clone3\n  deny syscall prctl errno EACCES\n}\n';

test('calls with the key pass, in the forms that only restrict; without it they are what the policy says', () => {
  const ask = supervised(NARROW);
  for (const first of [0n, 1n, 2n, 65n, 0x1_0000_0001n]) {
    for (const key of [0n, KEY & 0xffff_ffffn, KEY ^ 1n, KEY ^ (1n << 63n)]) {
      assert.equal(ask('seccomp', [first, 0n, 5n, 0n, 0n, key]), errno(EPERM));
      assert.equal(ask('prctl', [first, 0n, 5n, 0n, 0n, key]), errno(13));
      assert.equal(ask('capset', [first, 0n, 5n, 0n, 0n, key]), errno(EPERM));
    }
  }
  const keyed = (first: bigint): readonly bigint[] => [first, 0n, 5n, 0n, 0n, KEY];
  assert.equal(ask('seccomp', keyed(1n)), ALLOW);
  assert.equal(ask('prctl', keyed(65n)), ALLOW);
  for (const call of ['capset', 'landlock_create_ruleset', 'landlock_restrict_self'])
    assert.equal(ask(call, keyed(7n)), ALLOW);
  assert.equal(ask('seccomp', keyed(2n)), errno(EPERM));
  assert.equal(ask('prctl', keyed(38n)), errno(13));
  assert.equal(ask('mount', keyed(1n)), errno(EPERM));
});

test('what would leave the supervisor’s sight is denied, the rest of clone is not', () => {
  const ask = supervised(NARROW);
  assert.equal(ask('clone', [0x0120_0011n]), ALLOW);
  assert.equal(ask('clone', [0x003d_0f00n]), ALLOW, 'a thread, as glibc makes it');
  for (const flags of [0x0080_0011n, 0x0000_8011n, 0x0080_8011n]) assert.equal(ask('clone', [flags]), errno(EPERM));
  assert.equal(ask('clone3'), errno(ENOSYS));
  const killing = supervised('profile p {\n  otherwise kill\n  allow syscall read\n  deny syscall clone3\n}\n');
  assert.equal(killing('clone', [0x0080_0011n]), { kind: 'kill' });
  assert.equal(killing('clone3'), { kind: 'kill' });
});

test('`notify` becomes a `trace` with a number of its own', () => {
  const text =
    'profile p {\n  allow syscall getppid notify\n  allow syscall getpid trace 65535\n  allow syscall getuid log\n}\n';
  const [profile] = compileText(text).policy.profiles;
  assert.equal([...tracedData(profile!.reachable)], [65535]);
  assert.ok(asksSupervisor(profile!.filter));
  const ask = supervised(text, 65534);
  assert.equal(ask('getppid'), { kind: 'trace', data: 65534 });
  assert.equal(ask('getpid'), { kind: 'trace', data: 65535 });
  assert.equal(ask('getuid'), { kind: 'log' });
  assert.not.ok(asksSupervisor(compileText('profile p {\n  allow syscall getuid log\n}\n').policy.profiles[0]!.filter));
});

const TARGETS = `profile a {
  allow exec "/bin/*"
  allow exec "/bin/special" as b
  allow exec owner "/home/*/tool" as b
  allow exec "/opt/**" as b
  deny exec "/opt/bad"
}
profile b {
}
`;

test('the profile of a program: a literal before a pattern, none where it is denied or not named', () => {
  const rules = execRules(compileText(TARGETS).policy.profiles[0]!.models[0]);
  const target = (path: string, owner = false): string | undefined => execTarget(rules, { path, owner });
  assert.is(target('/bin/sh'), undefined);
  assert.is(target('/bin/special'), 'b');
  assert.is(target('/home/x/tool'), undefined);
  assert.is(target('/home/x/tool', true), 'b');
  assert.is(target('/opt/x/y'), 'b');
  assert.is(target('/opt/bad'), undefined);
  assert.is(target('/srv/x'), undefined);
});

test('the plan that the supervisor reads is the one that was written', () => {
  const [a, b] = compileText(TARGETS).policy.profiles;
  const limits = [
    { filters: [Buffer.from([1, 2, 3])], capabilities: 1n << 40n, denyWriteExec: true },
    { filters: [], capabilities: 0n, denyWriteExec: false, landlock: 7 },
  ];
  const folder = mkdtempSync(join(tmpdir(), 'polc-test-'));
  const profiles = [a!, b!].map(({ name, models }, i) => ({ name, execs: execRules(models[0]), limits: i }));
  writeFileSync(join(folder, 'plan'), writePlan({ key: KEY, notifyData: undefined, profiles, limits }));
  const fd = openSync(join(folder, 'plan'), 'r');
  const plan = readPlan(fd);
  rmSync(folder, { recursive: true });
  assert.throws(() => closeSync(fd), /EBADF/);
  assert.equal([plan.key, plan.notifyData, plan.limits], [KEY, undefined, limits]);
  const { next, initial, limits: each } = answers(plan);
  assert.equal([initial, each], [0, limits]);
  assert.is(next(0, { path: '/bin/special', owner: false }), 1);
  assert.is(next(0, { path: '/bin/sh', owner: false }), 0);
  assert.is(next(1, { path: '/bin/special', owner: false }), 1);
});

const PATHS = ['/bin/a', '/bin/b', '/opt/x/tool', '/opt/y'];
const PATTERNS = [...PATHS, '/bin/*', '/opt/**', '/**'];
const NAMES = ['p', 'q', 'r'];
const execRule = fc.record({
  allow: fc.constantFrom('allow', 'allow', 'allow', 'deny'),
  owner: fc.boolean(),
  pattern: fc.constantFrom(...PATTERNS),
  target: fc.constantFrom(undefined, ...NAMES),
  logged: fc.boolean(),
});
const policyText = fc.tuple(...NAMES.map(() => fc.array(execRule, { maxLength: 4 }))).map((bodies) =>
  NAMES.map((name, i) => {
    const rules = (bodies[i] ?? []).map(({ allow, owner, pattern, target, logged }) => {
      const [as, log] = allow === 'deny' ? ['', ''] : [target ? ` as ${target}` : '', logged ? ' log' : ''];
      return `  ${allow} exec ${owner ? 'owner ' : ''}"${pattern}"${as}${log}\n`;
    });
    return `profile ${name} {\n${rules.join('')}}\n`;
  }).join(''),
);
const executions = fc.array(fc.record({ path: fc.constantFrom(...PATHS), owner: fc.boolean(), from: fc.nat(9) }), {
  maxLength: 10,
});

test('the learner takes a program to run in the profile in which the supervisor lets it run', () => {
  let transitions = 0;
  fc.assert(
    fc.property(policyText, executions, (text, execs) => {
      const { policy, diagnostics } = compileText(text);
      fc.pre(!hasErrors(diagnostics)); // two profiles for one program
      const profiles = policy.profiles.map(({ name, models }) => ({ name, execs: execRules(models[0]), limits: 0 }));
      const { next, initial } = answers({ key: KEY, notifyData: undefined, profiles, limits: [] });
      const images: Image[] = [{ id: 1, path: '/bin/start', argv: [] }];
      const expected = [initial];
      const seen: Seen[] = [];
      for (const { path, owner, from } of execs) {
        const parent = from % images.length;
        const into = images.length + 1;
        images.push({ id: into, parent: parent + 1, path, argv: [] });
        expected.push(next(expected[parent] ?? 0, { path, owner }));
        if (expected.at(-1) !== expected[parent]) transitions++;
        seen.push({ seen: { kind: 'exec', path, into, ...(owner ? { owner } : {}) }, image: parent + 1 });
      }
      const found = profilesOfImages(policy, runOf(seen, { images }), profiles[initial]?.name);
      assert.equal(
        images.map(({ id }) => found.get(id)?.name),
        expected.map((at) => profiles[at]?.name),
        text,
      );
    }),
    { numRuns: 300 },
  );
  assert.ok(transitions > 20, `${transitions} transitions`);
});

test.run();

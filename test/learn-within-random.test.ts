/**
 * Learning within a bound of several profiles: whatever the bound and the run, the learned policy allows no more than the bound, in
 * whatever profile a chain of programs leads to, and all that the run did and the bound allows.
 */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { diffSyscalls } from '../cli/syscall-diff.js';
import {
  decideResource,
  execRules,
  execTarget,
  permits,
  type CompiledPolicy,
  type CompiledProfile,
  type ResourceAccess,
} from '../compiler/index.js';
import { hasErrors } from '../dsl/index.js';
import type { Image } from '../tracer/index.js';
import { boundRun, floorInTheWay, learnPolicy, profilesOfImages, replays, type Bound } from '../tracer/learn/index.js';
import { compileText, stdHost } from './support/compile.js';
import { call, file, runOf, type Seen } from './support/traces.js';

const compile = { nativeArch: 'x86_64', kernel: [6, 1] } as const;
const NAMES = ['main', 'one', 'two', 'three'];
const PROGRAMS = ['/usr/bin/dash', '/usr/bin/cat', '/usr/bin/env', '/opt/x/tool'];
const FILES = ['/srv/a', '/srv/b', '/srv/d/c', '/srv/secret', '/etc/app.conf'];
const OPS = ['read', 'stat', 'append', 'create'] as const;

const target = fc.constantFrom('', ...NAMES.map((name) => ` as ${name}`));
/** One at most for each program: of two the policy says that it is an error. */
const execs = fc
  .tuple(
    ...PROGRAMS.map((path) =>
      fc.tuple(fc.constantFrom('', '', '', 'owner '), target).map(([owner, as]) => `allow exec ${owner}"${path}"${as}`),
    ),
  )
  .chain((rules) => fc.subarray(rules, { minLength: 1 }));
const boundRule = fc.oneof(
  fc
    .tuple(fc.constantFrom(...OPS), fc.constantFrom('', 'owner '), fc.constantFrom(...FILES, '/srv/**', '/srv/*'))
    .map(([op, owner, path]) => `allow ${op} ${owner}"${path}"`),
  fc.constantFrom(...FILES).map((path) => `deny read "${path}"`),
  fc.constantFrom('self', ...NAMES).map((name) => `allow signal term to ${name}`),
  fc.constantFrom(
    'allow exec "/usr/bin/*"',
    'allow capability chown',
    'allow connect tcp any port 80',
    'deny syscall sched_yield',
  ),
);
const boundText = fc.tuple(...NAMES.map(() => fc.tuple(fc.array(boundRule, { maxLength: 6 }), execs))).map((bodies) => {
  const profiles = NAMES.map(
    (name, i) =>
      `profile ${name} {\n${bodies[i]!.flat()
        .map((r) => `  ${r}\n`)
        .join('')}}\n`,
  );
  return `use std/base, std/children\n${profiles.join('')}`;
});

const act = fc.oneof(
  fc
    .tuple(fc.constantFrom(...OPS), fc.constantFrom(...FILES), fc.boolean())
    .map(([op, path, owner]) => file(op, path, { owner })),
  fc.constantFrom(
    call('sched_yield'),
    call('getpid'),
    { kind: 'signal', signal: 15, to: 'child' } as const,
    { kind: 'capability', capability: 'chown' } as const,
    { kind: 'net', op: 'connect', transport: 'tcp', address: '192.0.2.1', port: 80 } as const,
  ),
);
const programs = fc.array(
  fc.record({
    path: fc.constantFrom(...PROGRAMS),
    owner: fc.constantFrom(true, true, false),
    from: fc.nat(9),
    acts: fc.array(act, { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 8 },
);

const ACCESSES: readonly ResourceAccess[] = [
  ...[true, false].flatMap((owner) =>
    [...FILES, '/srv/other', '/srv/d/other'].flatMap((path) =>
      OPS.map((op) => ({ kind: 'file', op, path, owner }) as const),
    ),
  ),
  ...PROGRAMS.flatMap((path) => [true, false].map((owner) => ({ kind: 'exec', path, owner }) as const)),
  { kind: 'capability', capability: 0 },
  { kind: 'net', op: 'connect', transport: 'tcp', address: { family: 4, value: 0xc0000201n }, port: 80n },
];

const allows = ({ models: [model] }: CompiledProfile, access: ResourceAccess): boolean =>
  permits(decideResource(model, access).answer);

const next = ({ models: [model], name }: CompiledProfile, program: Parameters<typeof execTarget>[1]): string =>
  execTarget(execRules(model), program) ?? name;

/** What the first allows beyond the second, along every chain of programs. */
function beyond(learned: CompiledPolicy, bound: CompiledPolicy, start: readonly [string, string]): readonly string[] {
  const out: string[] = [];
  const seen = new Set<string>();
  const walk = (name: string, limitName: string): void => {
    if (seen.has(`${name} ${limitName}`)) return;
    seen.add(`${name} ${limitName}`);
    const profile = learned.profiles.find((one) => one.name === name)!;
    const limit = bound.profiles.find((one) => one.name === limitName)!;
    for (const access of ACCESSES)
      if (allows(profile, access) && !allows(limit, access)) out.push(`${name}: ${JSON.stringify(access, String)}`);
    for (const { call: name } of diffSyscalls(limit, profile, limit.models[0], profile.models[0]).filter(
      (d) => d.allows,
    ))
      out.push(`${profile.name}: ${name}`);
    for (const program of PROGRAMS.flatMap((path) => [true, false].map((owner) => ({ path, owner })))) {
      if (allows(profile, { kind: 'exec', ...program })) walk(next(profile, program), next(limit, program));
    }
  };
  walk(...start);
  return out;
}

test('what is learned within a bound is within it, and replays', () => {
  let [runs, mixed] = [0, 0];
  fc.assert(
    fc.property(boundText, programs, (text, executed) => {
      const { policy, diagnostics } = compileText(text);
      fc.pre(!hasErrors(diagnostics)); // two profiles for one program, a rule that denies what another brings …
      const images: Image[] = [];
      const seen: Seen[] = [];
      const under: CompiledProfile[] = [];
      for (const { path, owner, from, acts } of executed) {
        const id = images.length + 1;
        const parent = id === 1 ? undefined : (from % images.length) + 1;
        const program = { path, owner };
        const before = under[(parent ?? 1) - 1];
        // What the bound lets nobody execute does not run.
        if (before && !allows(before, { kind: 'exec', ...program })) continue;
        const name = before ? next(before, program) : 'main';
        // No rule is for files of others only: where the bound tells them apart, nothing is executed.
        if (before && !owner && next(before, { path, owner: true }) !== name) continue;
        under.push(policy.profiles.find((one) => one.name === name)!);
        images.push({ id, path, argv: [path], ...(parent === undefined ? {} : { parent }) });
        if (parent !== undefined)
          seen.push({ seen: { kind: 'exec', path, into: id, ...(owner ? { owner } : {}) }, image: parent });
        for (const one of acts) seen.push({ seen: one, image: id });
      }
      const plain = runOf(seen, { images, start: { within: 'max.policy' } });
      const arch = compile.nativeArch;
      const source = { path: 'max.policy', text };
      const { run } = boundRun(plain, { policy, source, profile: 'main', arch, deniedBy: () => undefined });
      const bound: Bound = {
        policy,
        profile: 'main',
        callsBeyond: (limit, learned) =>
          diffSyscalls(limit, learned, limit.models[0], learned.models[0]).flatMap((d) => (d.allows ? d.call : [])),
      };
      const found = learnPolicy({ runs: [run] }, { host: stdHost, compile, writes: 'seen', bound });
      const learned = compileText(found?.text ?? '');
      assert.not.ok(hasErrors(learned.diagnostics), found?.text);
      const [first] = learned.policy.profiles;
      assert.equal(beyond(learned.policy, policy, [first!.name, 'main']), [], `${text}\n${found?.text}`);
      const missing = replays(learned.policy, { runs: [run] }, first!.name).filter(
        ({ need }) => need.kind === 'resource' && floorInTheWay(need) === undefined,
      );
      assert.equal(missing, [], `${text}\n${found?.text}`);
      // A program that was let run has a profile that stands for the bound's.
      const [now, then] = [profilesOfImages(learned.policy, run, first!.name), profilesOfImages(policy, run, 'main')];
      const pairs = new Set(images.map(({ id }) => `${now.get(id)?.name} ${then.get(id)?.name}`));
      runs++;
      if (pairs.size >= 3) mixed++;
    }),
    { numRuns: 60 },
  );
  assert.ok(mixed >= 3, `${mixed} of ${runs} runs had three profiles`);
});

test.run();

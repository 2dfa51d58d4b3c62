/** A slice of `npm run fuzz`: random policies, all the way to a filter that is proven, run and read directly. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileFilter, isTooLarge } from '../backends/seccomp/index.js';
import { decideSyscall } from '../compiler/index.js';
import { checkDirect } from './fuzz/direct-property.js';
import { eventsOf } from './fuzz/events.js';
import { checkCase, compileCase } from './fuzz/filter-property.js';
import { type Noticed, checkMutants } from './fuzz/mutate.js';
import { hold } from './fuzz/hold.js';
import { seed } from './support/seed.js';
import { policyCase } from './fuzz/policy-text.js';
import { Random } from './fuzz/random.js';

test('a filter is proven, taken by the kernel, and answers at every seam as decide does', () => {
  const kinds = new Map<string, number>();
  hold(
    fc.property(policyCase(), (policy) => {
      const { kind } = checkCase(policy);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }),
    250,
  );
  assert.ok((kinds.get('proven') ?? 0) > 200, `seed ${seed}: ${JSON.stringify([...kinds])}`);
});

test('decide answers as the language reads, word by word', () => {
  let events = 0;
  hold(
    fc.property(policyCase({ syscallsOnly: true }), (policy) => {
      events += checkDirect(policy) ?? 0;
    }),
    200,
  );
  assert.ok(events > 10_000, `seed ${seed}: ${events} events`);
});

test('a changed instruction is noticed by the proof, whatever the events show', () => {
  const noticed: Noticed = { mutants: 0, byProof: 0, byEvents: 0 };
  hold(
    fc.property(policyCase({ rules: 5 }), ({ text, seed: own }) => {
      const profile = compileCase(text);
      const filter = profile && compileFilter(profile.filter);
      if (!filter || isTooLarge(filter)) return;
      const random = new Random(own);
      checkMutants(profile.filter, filter, eventsOf(profile.filter, random, 16), random, 6, noticed);
    }),
    40,
  );
  assert.ok(noticed.byProof >= noticed.byEvents, JSON.stringify(noticed));
  assert.ok(noticed.byProof > noticed.mutants * 0.8, `seed ${seed}: ${JSON.stringify(noticed)}`);
  assert.ok(noticed.byEvents > noticed.mutants * 0.3, `seed ${seed}: ${JSON.stringify(noticed)}`);
  if (process.env['POLC_FUZZ_VERBOSE']) console.log(noticed);
});

// ---- what the long run has found ---------------------------------------------------------------------------------------

test('a known call without a rule gets `otherwise`, also where its number stands apart from the table', () => {
  const profile = compileCase('profile p {\n  arch x32\n  otherwise errno 5\n  unknown errno 77\n}\n');
  const [plane] = profile!.filter.arches;
  const answer = (nr: number): unknown =>
    decideSyscall(profile!.filter, { audit: plane!.arch.audit, nr, args: [0n, 0n, 0n, 0n, 0n, 0n] }).answer;
  assert.equal(answer(0x40000201), { kind: 'errno', errno: 5 }); // rt_sigreturn
  assert.equal(answer(0x40000fff), { kind: 'errno', errno: 77 });
});

test('rules on either name of a number that has two are rules on the call', () => {
  const profile = compileCase(
    'profile p {\n  arch arm\n  syscalls listed\n  allow syscall sync_file_range2\n  deny syscall arm_sync_file_range(flags == 1) kill\n}\n',
  );
  const [plane] = profile!.filter.arches;
  const answer = (flags: bigint): unknown =>
    decideSyscall(profile!.filter, { audit: plane!.arch.audit, nr: 341, args: [0n, flags, 0n, 0n, 0n, 0n] }).answer;
  assert.equal(answer(1n), { kind: 'kill' });
  assert.equal(answer(2n), { kind: 'allow' });
});

test.run();

/** `validate` and `interpret` against the kernel of this machine: the ground that the proof stands on. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { encode } from '../backends/seccomp/encode.js';
import { interpret } from '../backends/seccomp/interpret.js';
import { comparisonOf } from '../backends/seccomp/opcodes.js';
import type { Instruction, Program } from '../backends/seccomp/program.js';
import { answerOfRet } from '../backends/seccomp/returns.js';
import { validate } from '../backends/seccomp/validate.js';
import type { SyscallEvent } from '../compiler/index.js';
import { arch, nativeArch, syscallNumber } from '../kernel/index.js';
import type { KernelAnswer, KernelQuestion } from './support/kernel-filters.js';
import { skip } from './support/skip.js';

const CODES = [
  0x20, 0x80, 0x00, 0x60, 0x81, 0x01, 0x61, 0x02, 0x03, 0x05, 0x07, 0x87, 0x84, 0x04, 0x0c, 0x14, 0x1c, 0x24, 0x2c, 0x34,
  0x3c, 0x44, 0x4c, 0x54, 0x5c, 0x64, 0x6c, 0x74, 0x7c, 0xa4, 0xac, 0x15, 0x1d, 0x25, 0x2d, 0x35, 0x3d, 0x45, 0x4d, 0x06,
  0x16,
]; // prettier-ignore

const instruction: fc.Arbitrary<Instruction> = fc
  .record({
    code: fc.oneof(
      { weight: 40, arbitrary: fc.constantFrom(...CODES) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x1ff }) },
    ),
    jt: fc.integer({ min: 0, max: 4 }),
    jf: fc.integer({ min: 0, max: 4 }),
    k: fc.oneof(
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 0xffffffff }),
      fc.constantFrom(16, 31, 32, 60, 64, 0xffffffff),
    ),
  })
  .map((i) => {
    // Mostly just inside the limits, sometimes just outside.
    if (i.code === 0x20) return { ...i, k: i.k < 5 ? i.k : 16 + 4 * (i.k % 13) };
    if ([0x60, 0x61, 0x02, 0x03].includes(i.code)) return { ...i, k: i.k % 17 };
    if (i.code === 0x64 || i.code === 0x74) return { ...i, k: i.k % 33 };
    if (i.code === 0x05) return { ...i, k: i.k % 6 };
    return comparisonOf(i.code) ? i : { ...i, jt: 0, jf: 0 };
  });

const RETS = [0x00050001, 0x00050007, 0x7fff0000, 0x7fff0001, 0x00050063, 0x00050fff, 0x00051fff, 0x7ff00003];
const ret = fc.constantFrom(...RETS).map((k): Instruction => ({ code: 0x06, jt: 0, jf: 0, k }));
const body = fc
  .tuple(fc.array(instruction, { maxLength: 14 }), fc.array(ret, { minLength: 4, maxLength: 5 }))
  .map(([a, b]) => [...a, ...b]);

const u64 = fc.bigInt(0n, (1n << 64n) - 1n);
const argument = fc.oneof(u64, fc.bigInt(0n, 40n), fc.constantFrom(0n, 0xffffffff00000001n));
const args = fc.tuple(argument, argument, argument, argument, argument, argument);

const BASE = 0x1000; // no architecture has numbers from here, x32 and arm's private ones apart
const ENOSYS = 38;
const MOST = 1000; // of some 20 instructions: well below the 32,768 of a process

const native = nativeArch(process.arch);
const seccompNumber = native && syscallNumber(native, 'seccomp');

if (process.platform !== 'linux' || (native !== 'x86_64' && native !== 'aarch64') || seccompNumber === undefined)
  skip('Linux on x86_64 or aarch64', 'the kernel takes and runs programs as we say');
else
  test('the kernel takes the programs that validate takes, and answers as interpret does', () => {
    const { audit } = arch(native);
    const events: SyscallEvent[] = fc
      .sample(args, { numRuns: 8, seed: 11 })
      .map((values) => ({ audit, nr: 0, args: values }));
    const programs = fc
      .sample(body, { numRuns: MOST })
      .map((lines, i): Program => [
        { code: 0x20, jt: 0, jf: 0, k: 0 },
        { code: 0x15, jt: 1, jf: 0, k: BASE + i },
        { code: 0x06, jt: 0, jf: 0, k: 0x7fff0000 },
        { code: 0x00, jt: 0, jf: 0, k: 0 },
        ...lines,
      ]);
    const loadsPointer = (program: Program): boolean =>
      program.some(({ code, k }) => code === 0x20 && (k === 8 || k === 12));
    const returned = (program: Program, i: number): readonly number[] =>
      events.map((event) => interpret(program, { ...event, nr: BASE + i }, 'little').ret);
    // Killing answers would end the process, and the instruction pointer is not ours to know.
    const harmless = (value: number): boolean => !/kill|trap/.test(answerOfRet(value).kind);
    const tried = programs.map((program, i) =>
      validate(program) || loadsPointer(program)
        ? []
        : returned(program, i).flatMap((value, event) => (harmless(value) ? [event] : [])),
    );
    const question: KernelQuestion = {
      seccompNumber,
      base: BASE,
      events: events.map(({ args: values }) => values.map(String)),
      filters: programs.map((program, i) => ({
        code: Buffer.from(encode(program, 'little')).toString('base64'),
        events: tried[i]!,
      })),
    };
    const child = spawnSync(
      process.execPath,
      ['--import', 'tsx', join(dirname(fileURLToPath(import.meta.url)), 'support/kernel-filters.ts')],
      { input: JSON.stringify(question), encoding: 'utf8', maxBuffer: 1 << 24 },
    );
    if (child.status !== 0 && /no_new_privs/.test(child.stderr)) {
      skip('a kernel with seccomp', 'the kernel takes and runs programs as we say');
      return;
    }
    assert.is(child.status, 0, `${child.signal ?? ''} ${child.stderr}`);
    const answers = JSON.parse(child.stdout) as KernelAnswer;
    let compared = 0;
    for (const [i, { refused, results }] of answers.entries()) {
      const program = programs[i]!;
      const shown = JSON.stringify(program);
      const problem = validate(program);
      assert.is(refused, problem ? 22 : undefined, `${problem?.message ?? 'valid'}: ${shown}`); // EINVAL
      const rets = returned.bind(undefined, program, i);
      for (const [at, result] of results.entries()) {
        const answer = answerOfRet(rets()[tried[i]![at]!]!);
        // Allowed, the call does not exist; TRACE and USER_NOTIF without anyone listening are ENOSYS too (seccomp(2)).
        const expected = answer.kind === 'errno' ? -answer.errno : -ENOSYS;
        assert.is(result === 0 ? 0 : result, expected === 0 ? 0 : expected, shown);
        compared++;
      }
    }
    assert.ok(compared > 500, `only ${compared} answers compared`);
  });

test.run();

/** Programs as bytes and text, and what the kernel keeps of them in its cache. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cachedNumbers, isConstantAllow, uncachedAllows } from '../backends/seccomp/cache.js';
import { disassemble } from '../backends/seccomp/disassemble.js';
import { decode, encode } from '../backends/seccomp/encode.js';
import { listing } from '../backends/seccomp/listing.js';
import type { Program } from '../backends/seccomp/program.js';
import { prove } from '../backends/seccomp/prove.js';
import { compileFilter, isTooLarge } from '../backends/seccomp/split.js';
import {
  ALWAYS,
  type Answer,
  type Clause,
  type Condition,
  type FilterModel,
  type NumberRange,
  decideSyscall,
  test as argumentTest,
} from '../compiler/index.js';
import { interpret } from '../backends/seccomp/interpret.js';
import { RET_ALLOW } from '../backends/seccomp/returns.js';
import { arch } from '../kernel/index.js';
import { model, sampleEvents } from './support/arbitrary-model.js';

const program = (...lines: readonly (readonly [code: number, k: number, jt?: number, jf?: number])[]): Program =>
  lines.map(([code, k, jt = 0, jf = 0]) => ({ code, jt, jf, k }));

const u = (bits: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: 2 ** bits - 1 });
const anyProgram = fc.array(fc.record({ code: u(16), jt: u(8), jf: u(8), k: u(32) }, { noNullPrototype: true }), {
  maxLength: 40,
});

test('bytes are sock_filter in the byte order of the target', () => {
  const one = program([0x15, 0xc000003e, 1, 2]);
  assert.equal([...encode(one, 'little')], [0x15, 0, 1, 2, 0x3e, 0, 0, 0xc0]);
  assert.equal([...encode(one, 'big')], [0, 0x15, 1, 2, 0xc0, 0, 0, 0x3e]);
  assert.throws(() => decode(new Uint8Array(7), 'little'), RangeError);
  assert.throws(() => encode(program([0x15, 0, 256, 0]), 'little'), RangeError);
});

test('what is encoded decodes to itself', () => {
  for (const endian of ['little', 'big'] as const)
    fc.assert(fc.property(anyProgram, (any) => assert.equal(decode(encode(any, endian), endian), any)));
});

test('every program has one line an instruction', () => {
  fc.assert(fc.property(anyProgram, (any) => assert.is(disassemble(any, 'little').length, any.length)));
});

test('a listing names what the accumulator holds', () => {
  const lines = disassemble(
    program(
      [0x20, 4],
      [0x15, 0xc000003e, 1, 0],
      [0x06, 0x80000000],
      [0x20, 0],
      [0x15, 59, 3, 0],
      [0x35, 0x40000000, 2, 0],
      [0x20, 28],
      [0x45, 0x10, 0, 1],
      [0x06, 0x00050001],
      [0x06, 0x7fff0000],
    ),
    'little',
  );
  assert.equal(lines, [
    'l0: ld [arch]',
    'l1: jeq #0xc000003e (x86_64), l3, l2',
    'l2: ret KILL_PROCESS',
    'l3: ld [nr]',
    'l4: jeq #0x3b (execve), l8, l5',
    'l5: jge #0x40000000 (read), l8, l6',
    'l6: ld [arg1.hi]',
    'l7: jset #0x10, l8, l9',
    'l8: ret ERRNO(EPERM)',
    'l9: ret ALLOW',
  ]);
});

test('return values that the kernel reads otherwise are shown raw', () => {
  const [capped, unknown] = disassemble(program([0x06, 0x00051fff], [0x06, 0x12340000]), 'little');
  assert.is(capped, 'l0: ret #0x51fff (ERRNO)');
  assert.is(unknown, 'l1: ret #0x12340000 (unknown: KILL_PROCESS)');
});

// ---- the cache --------------------------------------------------------------------------------------------------------------

test('the emulator gives up on arguments, X and memory, and on any ALLOW but the plain one', () => {
  const audit = 0xc000003e;
  assert.ok(
    isConstantAllow(program([0x20, 0], [0x54, 0xff], [0x15, 3, 0, 1], [0x06, RET_ALLOW], [0x06, 0]), audit, 0x103),
  );
  assert.not.ok(isConstantAllow(program([0x20, 16], [0x06, RET_ALLOW]), audit, 3));
  assert.not.ok(isConstantAllow(program([0x07, 0], [0x06, RET_ALLOW]), audit, 3));
  assert.not.ok(isConstantAllow(program([0x02, 0], [0x06, RET_ALLOW]), audit, 3));
  assert.not.ok(isConstantAllow(program([0x1d, 0, 0, 0], [0x06, RET_ALLOW]), audit, 3));
  assert.not.ok(isConstantAllow(program([0x06, RET_ALLOW + 1]), audit, 3));
  assert.not.ok(isConstantAllow(program([0x06, 0x7ffc0000]), audit, 3));
});

test('what the emulator caches is allowed whatever the arguments', () => {
  fc.assert(
    fc.property(model({ arches: 1, conflicts: false }), (random) => {
      const compiled = compileFilter(random);
      if (isTooLarge(compiled)) return;
      const [plane] = random.arches;
      const cached = cachedNumbers(compiled.programs, plane!);
      for (const event of sampleEvents(random, 60))
        if (event.audit === plane!.arch.audit && cached.has(event.nr)) {
          assert.is(decideSyscall(random, event).answer.kind, 'allow');
          assert.ok(compiled.programs.every((p) => interpret(p, event, 'little').ret === RET_ALLOW));
        }
    }),
    { numRuns: 100 },
  );
});

test('every constant allow stays in the cache of generated filters', () => {
  fc.assert(
    fc.property(model({ arches: 2, conflicts: false }), (random) => {
      const compiled = compileFilter(random);
      if (isTooLarge(compiled)) return;
      assert.equal(
        uncachedAllows(random, compiled).map(({ plane, nr }) => `${plane.arch.name} ${nr}`),
        [],
      );
    }),
    { numRuns: 150 },
  );
});

// ---- the listing ------------------------------------------------------------------------------------------------------------

test('a listing says what each call gets, why, and whether that is proven', () => {
  const source = { path: 'app\u001b[31m.policy', text: 'one\ntwo\nthree\n' };
  const rule = (line: number, effect: Clause['effect'], condition: Condition = ALWAYS): Clause => ({
    effect,
    condition,
    origin: { rule: line, span: { source, start: 4 * (line - 1), end: 4 * line - 1 } },
  });
  const eperm: Answer = { kind: 'errno', errno: 1 };
  const entry = (name: string, ...clauses: readonly Clause[]): NumberRange['entry'] => ({
    name,
    planes: [{ name: 'syscall', applies: ALWAYS, clauses, otherwise: eperm, denial: eperm }],
  });
  const of: FilterModel = {
    name: 'app\u001b',
    otherArch: { kind: 'kill' },
    arches: [
      {
        arch: arch('x86_64'),
        ranges: [
          { from: 0, to: 0, entry: entry('read', rule(1, { kind: 'allow' })) },
          { from: 1, to: 1, entry: entry('write', rule(1, { kind: 'allow' })) },
          { from: 2, to: 15, entry: eperm },
          {
            from: 16,
            to: 16,
            entry: entry(
              'ioctl',
              rule(
                2,
                { kind: 'allow' },
                argumentTest(1, 32, [
                  [0x5401n, 0x5401n],
                  [0x5413n, 0x5414n],
                ]),
              ),
              rule(3, { kind: 'deny' }, argumentTest(2, 64, [[1n, 1n]], 7n)),
            ),
          },
          { from: 17, to: 0xffffffff, entry: eperm },
        ],
      },
    ],
  };
  const compiled = compileFilter(of);
  assert.not.ok(isTooLarge(compiled));
  if (isTooLarge(compiled)) return;
  const text = listing(of, compiled, prove(of, compiled));
  assert.not.match(text, '\u001b');
  for (const expected of [
    '# seccomp filter of profile `app\\x1b`, written by polc\n# architectures: x86_64 (little endian)\n# proven: ',
    '\n  0-1 read write: allow  # app\\x1b[31m.policy:1\n  2-15 open close',
    '\n  16 ioctl:\n    syscall:\n      deny (errno EPERM) where arg & 7 == 1  # app\\x1b[31m.policy:3\n' +
      '      allow where cmd in [0x5401, 0x5413..0x5414]  # app\\x1b[31m.policy:2\n      otherwise errno EPERM\n',
    '\nevery other architecture: kill\n',
    '\n# program 1 of 1\nl0:',
  ])
    assert.ok(text.includes(expected), `${expected}\nis not in\n${text.slice(0, 1500)}`);
  assert.ok(text.endsWith('\n'));
});

test.run();

import { test } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import type { Diagnostic, Rule } from '../dsl/index.js';
import { parse } from '../dsl/index.js';
import type { Condition } from '../compiler/index.js';
import { holds } from '../compiler/index.js';
import { lowerExpression } from '../compiler/lower/expression.js';
import type { ArchName } from '../kernel/index.js';

type Args = [bigint, bigint, bigint, bigint, bigint, bigint];

function lower(call: string, text: string, arch: ArchName = 'x86_64'): { condition?: Condition; found: Diagnostic[] } {
  const source = { path: 'test', text: `profile p {\n allow syscall ${call}(${text})\n}\n` };
  const { value, diagnostics } = parse(source);
  assert.equal(
    diagnostics.map((d) => d.message),
    [],
  );
  const profile = value.statements[0];
  const rule = profile?.kind === 'profile' ? (profile.body[0] as Rule) : undefined;
  const item = rule?.body.kind === 'syscall' ? rule.body.items[0] : undefined;
  if (item?.kind !== 'call' || !item.condition) throw new Error('no condition');
  const found: Diagnostic[] = [];
  const lowering = {
    arch,
    kernel: [6, 1],
    profile: 'p',
    profileNames: new Set<string>(),
    report: (d: Diagnostic) => found.push(d),
  } as const;
  const condition = lowerExpression(item.condition, item.name, true, lowering);
  return condition ? { condition, found } : { found };
}

const at = (index: number, value: bigint): Args => {
  const args: Args = [0n, 0n, 0n, 0n, 0n, 0n];
  args[index] = BigInt.asUintN(64, value);
  return args;
};

const OPS = {
  '==': (a: bigint, b: bigint) => a === b,
  '!=': (a: bigint, b: bigint) => a !== b,
  '<': (a: bigint, b: bigint) => a < b,
  '<=': (a: bigint, b: bigint) => a <= b,
  '>': (a: bigint, b: bigint) => a > b,
  '>=': (a: bigint, b: bigint) => a >= b,
} as const;
type Op = keyof typeof OPS;
const op = fc.constantFrom<Op[]>('==', '!=', '<', '<=', '>', '>=');

/** Interesting registers: around 0, around the ends of 32 and 64 bits, and anything. */
const register = fc.oneof(
  fc.bigInt({ min: -3n, max: 3n }),
  fc.bigInt({ min: (1n << 31n) - 3n, max: (1n << 31n) + 3n }),
  fc.bigInt({ min: (1n << 32n) - 3n, max: (1n << 32n) + 3n }),
  fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
);

/** What the kernel sees of a register: `int`, `unsigned int`, `long`, `unsigned long`. */
const READERS = [
  {
    call: 'socket',
    name: 'family',
    index: 0,
    read: (v: bigint) => BigInt.asIntN(32, v),
    fits: (v: bigint) => BigInt.asIntN(32, v),
  },
  {
    call: 'personality',
    name: 'personality',
    index: 0,
    read: (v: bigint) => BigInt.asUintN(32, v),
    fits: (v: bigint) => BigInt.asUintN(32, v),
  },
  {
    call: 'clone',
    name: 'clone_flags',
    index: 0,
    read: (v: bigint) => BigInt.asUintN(64, v),
    fits: (v: bigint) => BigInt.asUintN(64, v),
  },
  {
    call: 'pread64',
    name: 'pos',
    index: 3,
    read: (v: bigint) => BigInt.asIntN(64, v),
    fits: (v: bigint) => BigInt.asIntN(64, v),
  },
  {
    call: 'pread64',
    name: 'arg3',
    index: 3,
    read: (v: bigint) => BigInt.asUintN(64, v),
    fits: (v: bigint) => BigInt.asUintN(64, v),
  },
] as const;

for (const reader of READERS)
  test(`${reader.call}(${reader.name}) is compared as the kernel reads it`, () => {
    fc.assert(
      fc.property(op, register, register, (o, literal, value) => {
        const number = reader.fits(literal);
        const { condition, found } = lower(reader.call, `${reader.name} ${o} ${number}`);
        assert.equal(found, []);
        assert.is(holds(condition!, at(reader.index, value)), OPS[o](reader.read(value), number));
      }),
      { numRuns: 200 },
    );
  });

test('a mask binds tighter than the comparison, and hexadecimal is a bit pattern', () => {
  fc.assert(
    fc.property(register, register, register, (mask, literal, value) => {
      const bits = BigInt.asUintN(32, mask);
      const wanted = BigInt.asUintN(32, literal) & bits;
      const { condition } = lower('personality', `personality & 0x${bits.toString(16)} == 0x${wanted.toString(16)}`);
      assert.is(holds(condition!, at(0, value)), (BigInt.asUintN(32, value) & bits) === wanted);
    }),
    { numRuns: 200 },
  );
});

test('ranges hold both ends, `in` and `not in` are complements', () => {
  const inside = lower('socket', 'family in [-2..3, 17, 0x7fffffff]').condition!;
  const outside = lower('socket', 'family not in [-2..3, 17, 0x7fffffff]').condition!;
  for (const [value, expected] of [
    [-3n, false],
    [-2n, true],
    [3n, true],
    [4n, false],
    [17n, true],
    [0x7fffffffn, true],
    [0x80000000n, false],
  ] as const) {
    assert.is(holds(inside, at(0, value)), expected, String(value));
    assert.is(holds(outside, at(0, value)), !expected, String(value));
  }
});

test('and, or, not, commas and parentheses', () => {
  const { condition } = lower('socket', 'family == 1, (type == 1 or not protocol == 0) and type != 9');
  const value = (family: bigint, type: bigint, protocol: bigint): boolean =>
    holds(condition!, [family, type, protocol, 0n, 0n, 0n]);
  assert.ok(value(1n, 1n, 0n));
  assert.ok(value(1n, 2n, 6n));
  assert.not.ok(value(1n, 2n, 0n));
  assert.not.ok(value(2n, 1n, 0n));
  assert.not.ok(value(1n, 9n, 6n));
});

const REFUSED: readonly (readonly [call: string, text: string, code: string, arch?: ArchName])[] = [
  ['openat', 'filename == 0', 'POL2004'],
  ['socket', 'familly == 1', 'POL2002'],
  ['socket', 'family == AF_UNIXX', 'POL2003'],
  ['socket', 'family == 4294967296', 'POL2005'],
  ['socket', 'family == 2147483648', 'POL2005'],
  ['personality', 'personality == -1', 'POL2005'],
  ['personality', 'personality in [8..0]', 'POL2006'],
  ['pread64', 'pos == 0', 'POL2014', 'arm'],
  ['mmap', 'prot == 0', 'POL2015', 'i386'],
];
for (const [call, text, code, arch] of REFUSED)
  test(`${call}(${text}) is ${code}${arch ? ` on ${arch}` : ''}`, () => {
    assert.equal(
      lower(call, text, arch).found.map((d) => d.code),
      [code],
    );
  });

test.run();

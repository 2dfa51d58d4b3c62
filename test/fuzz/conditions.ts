/** Conditions on arguments as text, valid on all architectures of a policy: every operator, sign, width and spelling. */
import fc from 'fast-check';
import { type ArchName, constant, findArgument, signature, syscallNumber } from '../../kernel/index.js';

/** What may be compared with an argument, on every architecture at hand. */
export interface ArgumentChoice {
  readonly name: string;
  readonly width: number;
  readonly signed: boolean;
}

/** The kernel keeps the low 16 bits of these (linux/types.h). */
const SIXTEEN_BITS = new Set(['umode_t', 'old_uid_t', 'old_gid_t']);

/** The arguments of a call that can be named on all of `arches` that have it. */
export function argumentsOf(arches: readonly ArchName[], call: string): readonly ArgumentChoice[] {
  const having = arches.filter((arch) => syscallNumber(arch, call) !== undefined);
  const signatures = having.map((arch) => signature(arch, call));
  if (signatures.some((s) => s?.packed)) return [];
  const raw = [0, 1, 2, 3, 4, 5].map((i): ArgumentChoice => ({ name: `arg${i}`, width: 64, signed: false }));
  // prctl's and sysmips' own `arg2` is another register than the raw one, which the language means by it.
  const words = (signatures[0]?.args ?? []).filter(({ name }) => !/^arg[0-5]$/.test(name));
  const named = words.flatMap(({ name }): readonly ArgumentChoice[] => {
    const readings = having.map((arch) => findArgument(arch, call, name));
    const known = readings.filter((r) => r !== undefined && !r.pointer);
    if (known.length < readings.length) return [];
    if (new Set(known.map((r) => r?.signed)).size > 1) return [];
    const widths = known.map((r) => (r && SIXTEEN_BITS.has(r.type) ? 16 : (r?.width ?? 64)));
    return [{ name, width: Math.min(...widths), signed: known[0]?.signed === true && !widths.includes(16) }];
  });
  return [...named, ...named, ...raw.slice(0, 3 + named.length).slice(0, 6)];
}

const NAMED_CONSTANTS = [
  'O_CREAT',
  'O_EXCL',
  'O_ACCMODE',
  'CLONE_NEWUSER',
  'CLONE_THREAD',
  'AF_INET',
  'SEEK_END',
  'PROT_EXEC',
  'MAP_SHARED',
  'AT_FDCWD',
  'SOCK_CLOEXEC',
  'F_SETFL',
  'POLLIN',
] as const;

const POINTS = [0n, 1n, 2n, 3n, 5n, 8n, 15n, 16n, 255n, 256n, 0x7fffn, 0x8000n, 0xffffn];

/** Bit patterns around which rules meet. */
const patterns = (width: number): readonly bigint[] => {
  const top = (1n << BigInt(width)) - 1n;
  const half = 1n << BigInt(width - 1);
  const wide =
    width > 32 ? [0x7fffffffn, 0x80000000n, 0xffffffffn, 0x100000000n, 0x100000001n, 0xdeadbeef00000005n] : [];
  const all = [...POINTS, ...wide, half - 1n, half, top - 1n, top].filter((p) => p <= top);
  return [...new Set(all)];
};

const cache = new Map<string, fc.Arbitrary<string>>();
const cached = (key: string, make: () => fc.Arbitrary<string>): fc.Arbitrary<string> => {
  let found = cache.get(key);
  if (!found) cache.set(key, (found = make()));
  return found;
};

/** As many digits as a value has in its type: negative where it is signed. */
const decimal = (pattern: bigint, { width, signed }: ArgumentChoice): string =>
  String(signed ? BigInt.asIntN(width, pattern) : pattern);

const patternOf = ({ width }: ArgumentChoice): fc.Arbitrary<bigint> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...patterns(width)), weight: 5 },
    { arbitrary: fc.bigInt(0n, (1n << BigInt(width)) - 1n), weight: 1 },
  );

const value = (argument: ArgumentChoice, arches: readonly ArchName[]): fc.Arbitrary<string> =>
  cached(`value ${argument.width} ${argument.signed} ${arches.join()}`, () => {
    const half = 1n << BigInt(argument.width - 1);
    const fits = NAMED_CONSTANTS.filter((name) =>
      arches.every((arch) => {
        const v = constant(arch, name);
        return v !== undefined && (v < 0n ? argument.signed && v >= -half : v < 2n * half);
      }),
    );
    const pattern = patternOf(argument);
    return fc.oneof(
      { arbitrary: pattern.map((p) => decimal(p, argument)), weight: 4 },
      { arbitrary: pattern.map((p) => `0x${p.toString(16)}`), weight: 3 },
      { arbitrary: fc.constantFrom(...fits), weight: 1 },
      { arbitrary: pattern.filter((p) => p < half).map((p) => `~0x${p.toString(16)}`), weight: 1 },
      { arbitrary: fc.tuple(pattern, pattern).map(([a, b]) => `0x${a.toString(16)} | 0x${b.toString(16)}`), weight: 1 },
    );
  });

const mask = (argument: ArgumentChoice): fc.Arbitrary<string> =>
  cached(`mask ${argument.width}`, () => {
    const half = 1n << BigInt(argument.width - 1);
    const pattern = patternOf(argument);
    return fc.oneof(
      pattern.map((p) => `0x${p.toString(16)}`),
      pattern.filter((p) => p < half).map((p) => `~0x${p.toString(16)}`),
      fc.tuple(pattern, pattern).map(([a, b]) => `(0x${a.toString(16)} | 0x${b.toString(16)})`),
    );
  });

const range = (argument: ArgumentChoice): fc.Arbitrary<string> =>
  cached(`range ${argument.width} ${argument.signed}`, () =>
    fc.tuple(patternOf(argument), patternOf(argument)).map(([a, b]) => {
      const number = (p: bigint): bigint => (argument.signed ? BigInt.asIntN(argument.width, p) : p);
      const [lo, hi] = number(a) <= number(b) ? [a, b] : [b, a];
      return `${decimal(lo, argument)}..${decimal(hi, argument)}`;
    }),
  );

const comparison = (argument: ArgumentChoice, arches: readonly ArchName[]): fc.Arbitrary<string> =>
  cached(`comparison ${argument.name} ${argument.width} ${argument.signed} ${arches.join()}`, () => {
    const term = fc.oneof(
      { arbitrary: fc.constant(argument.name), weight: 3 },
      { arbitrary: mask(argument).map((m) => `${argument.name} & ${m}`), weight: 2 },
    );
    const set = fc
      .array(fc.oneof({ arbitrary: value(argument, arches), weight: 2 }, range(argument)), {
        minLength: 1,
        maxLength: 4,
      })
      .map((items) => `[${items.join(', ')}]`);
    return fc.oneof(
      {
        arbitrary: fc
          .tuple(term, fc.constantFrom('==', '==', '!=', '<', '<=', '>', '>='), value(argument, arches))
          .map((parts) => parts.join(' ')),
        weight: 3,
      },
      {
        arbitrary: fc.tuple(term, fc.constantFrom('in', 'in', 'not in'), set).map((parts) => parts.join(' ')),
        weight: 2,
      },
    );
  });

/** A condition on some of `choices`; nested at most three deep. @throws without choices. */
export const condition = (choices: readonly ArgumentChoice[], arches: readonly ArchName[]): fc.Arbitrary<string> =>
  cached(`condition ${choices.map((c) => `${c.name}${c.width}${c.signed}`).join()} ${arches.join()}`, () => {
    const one = fc.oneof(...choices.map((argument) => comparison(argument, arches)));
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        { arbitrary: one, weight: 5 },
        {
          arbitrary: fc
            .tuple(fc.constantFrom(' and ', ' or ', ', '), fc.array(tie('tree'), { minLength: 2, maxLength: 3 }))
            .map(([operator, of]) => `(${of.join(operator)})`),
          weight: 2,
        },
        { arbitrary: tie('tree').map((of) => `not (${of})`), weight: 1 },
      ),
    }));
    return tree;
  });

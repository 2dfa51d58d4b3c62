/** The same rules through libseccomp and through polc, both run by the interpreter and compared with decide. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type * as Koffi from 'koffi';
import { type Program, answerOfRet, interpret, retOfAnswer } from '../../backends/seccomp/index.js';
import { type Answer, type SyscallEvent, decideSyscall, sameEffect } from '../../compiler/index.js';
import { arch, syscallNumber } from '../../kernel/index.js';
import { eventsOf } from './events.js';
import { Wrong, compileCase, describeAnswer, describeEvent } from './filter-property.js';
import { Random } from './random.js';

/** seccomp.h: enum scmp_compare. */
const OPERATIONS = { '!=': 1, '<': 2, '<=': 3, '==': 4, '>=': 5, '>': 6, masked: 7 } as const;

interface Comparison {
  readonly index: number;
  readonly op: keyof typeof OPERATIONS;
  readonly value: bigint;
  readonly mask: bigint;
}

interface Rule {
  readonly call: string;
  readonly effect: string;
  /** Each argument at most once: libseccomp takes no more. */
  readonly comparisons: readonly Comparison[];
}

export interface RuleSet {
  readonly otherwise: string;
  readonly rules: readonly Rule[];
  readonly seed: number;
}

const ANSWERS: Readonly<Record<string, Answer>> = {
  allow: { kind: 'allow' },
  'allow log': { kind: 'log' },
  'allow trace 3': { kind: 'trace', data: 3 },
  'deny kill': { kind: 'kill' },
  'deny kill thread': { kind: 'kill thread' },
  'deny trap 0': { kind: 'trap', data: 0 },
  'deny errno 13': { kind: 'errno', errno: 13 },
};

/** No resource plane has a say in these. */
const CALLS = ['getpriority', 'lseek', 'sched_getscheduler', 'readahead', 'getpgid'];
const VALUES = [
  0n,
  1n,
  2n,
  5n,
  7n,
  8n,
  0xffn,
  0x7fffffffn,
  0xffffffffn,
  0x100000000n,
  0x100000005n,
  0xfffffffffffffffen,
];

const comparisons: fc.Arbitrary<readonly Comparison[]> = fc.uniqueArray(
  fc.record({
    index: fc.integer({ min: 0, max: 2 }),
    op: fc.constantFrom(...(['!=', '<', '<=', '==', '==', '==', '>=', '>', 'masked', 'masked'] as const)),
    value: fc.constantFrom(...VALUES),
    mask: fc.constantFrom(0xffn, 0x7n, 0xffffffffn, 0x1ffffffffn, 0xffffffff00000000n),
  }),
  { maxLength: 3, selector: (c) => c.index },
);

export const ruleSet: fc.Arbitrary<RuleSet> = fc.record({
  otherwise: fc.constantFrom('allow', 'deny errno 13', 'deny kill'),
  rules: fc.array(
    fc.record({
      call: fc.constantFrom(...CALLS),
      effect: fc.oneof(fc.constant('allow'), fc.constant('deny errno 13'), fc.constantFrom(...Object.keys(ANSWERS))),
      comparisons,
    }),
    { minLength: 1, maxLength: 7 },
  ),
  seed: fc.nat(0xffffffff),
});

// ---- libseccomp ------------------------------------------------------------------------------------------------------------

type Context = { readonly brand: 'scmp_filter_ctx' };

/** koffi's functions are untyped: the prototypes of seccomp.h, in our words. */
interface Library {
  readonly init: (action: number) => Context;
  readonly release: (context: Context) => void;
  readonly add: (context: Context, action: number, nr: number, count: number, args: Buffer) => number;
  readonly exportBpf: (context: Context, fd: number) => number;
  readonly setAttribute: (context: Context, attribute: number, value: number) => number;
}

export function openLibseccomp(): Library | undefined {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
    const so = koffi.load('libseccomp.so.2');
    return {
      init: so.func('void *seccomp_init(uint32_t)') as Library['init'],
      release: so.func('void seccomp_release(void *)') as Library['release'],
      add: so.func('int seccomp_rule_add_array(void *, uint32_t, int, unsigned int, const void *)') as Library['add'],
      exportBpf: so.func('int seccomp_export_bpf(void *, int)') as Library['exportBpf'],
      setAttribute: so.func('int seccomp_attr_set(void *, int, uint32_t)') as Library['setAttribute'],
    };
  } catch {
    return undefined;
  }
}

/** struct scmp_arg_cmp: unsigned arg, enum op, u64 a, u64 b. */
function encode(list: readonly Comparison[]): Buffer {
  const bytes = Buffer.alloc(Math.max(1, list.length) * 24);
  for (const [i, { index, op, value, mask }] of list.entries()) {
    bytes.writeUInt32LE(index, i * 24);
    bytes.writeUInt32LE(OPERATIONS[op], i * 24 + 4);
    bytes.writeBigUInt64LE(op === 'masked' ? mask : value, i * 24 + 8);
    bytes.writeBigUInt64LE(op === 'masked' ? value & mask : 0n, i * 24 + 16);
  }
  return bytes;
}

/** SCMP_ACT_* are the kernel's return values. */
const action = (effect: string): number => retOfAnswer(ANSWERS[effect]!);
const OPTIMIZE = 8;

const isInequality = ({ op }: Comparison): boolean => op !== '==' && op !== 'masked';

/**
 * One rule a call with `<`, `<=`, `>`, `>=` or `!=` on an argument that others look at: libseccomp (2.5.4) loses what the
 * high words say of two, even where the rules are apart: of `arg0 < 0` and `arg0 > 0xfffffffffffffffe` it lets 0xffffffff match.
 */
const plain = (rules: readonly Rule[]): readonly Rule[] =>
  rules.filter(({ call, comparisons: list }, i) => {
    const before = rules.slice(0, i).filter((rule) => rule.call === call);
    return list.every(({ index, ...c }) => {
      const others = before.flatMap((rule) => rule.comparisons.filter((o) => o.index === index));
      return others.length === 0 || ![...others, { index, ...c }].some(isInequality);
    });
  });

/** What libseccomp makes of the rules it takes, and those. */
function compile(
  library: Library,
  { otherwise, rules }: RuleSet,
  optimize: 1 | 2,
): { readonly program: Program; readonly taken: readonly Rule[] } {
  const context = library.init(action(otherwise));
  const folder = mkdtempSync(join(tmpdir(), 'polc-scmp-'));
  try {
    library.setAttribute(context, OPTIMIZE, optimize);
    // -EACCES: the default's own action; -EEXIST: said before.
    const taken = plain(rules).filter(
      ({ call, effect, comparisons: list }) =>
        library.add(context, action(effect), syscallNumber('x86_64', call)!, list.length, encode(list)) === 0,
    );
    const file = join(folder, 'bpf');
    const fd = openSync(file, 'w');
    const result = library.exportBpf(context, fd);
    closeSync(fd);
    if (result !== 0) throw new Error(`seccomp_export_bpf: ${result}`);
    const bytes = readFileSync(file);
    const program = Array.from({ length: bytes.length / 8 }, (_, i) => ({
      code: bytes.readUInt16LE(i * 8),
      jt: bytes.readUInt8(i * 8 + 2),
      jf: bytes.readUInt8(i * 8 + 3),
      k: bytes.readUInt32LE(i * 8 + 4),
    }));
    return { program, taken };
  } finally {
    library.release(context);
    rmSync(folder, { recursive: true, force: true });
  }
}

// ---- the comparison ----------------------------------------------------------------------------------------------------------

const conditionOf = ({ index, op, value, mask }: Comparison): string =>
  op === 'masked' ? `arg${index} & 0x${mask.toString(16)} == ${value & mask}` : `arg${index} ${op} ${value}`;

const textOf = (otherwise: string, rules: readonly Rule[]): string =>
  `profile rules {\n  arch x86_64\n  syscalls listed\n  otherwise ${otherwise.replace('deny ', '')}\n${rules
    .map(({ call, effect, comparisons: list }) => {
      const [verb = '', ...rest] = effect.split(' ');
      const condition = list.length > 0 ? `(${list.map(conditionOf).join(', ')})` : '';
      return `  ${verb} syscall ${call}${condition} ${rest.join(' ')}\n`;
    })
    .join('')}}\n`;

const holds = ({ op, value, mask }: Comparison, arg: bigint): boolean => {
  if (op === 'masked') return (arg & mask) === (value & mask);
  if (op === '==') return arg === value;
  if (op === '!=') return arg !== value;
  if (op === '<') return arg < value;
  if (op === '<=') return arg <= value;
  return op === '>' ? arg > value : arg >= value;
};

export interface Comparisons {
  events: number;
  /** Where rules that say different things match, and libseccomp does not give the strictest: decide is the judge. */
  overlaps: number;
}

/** @throws Wrong where libseccomp and decide differ, and no two matching rules say different things. */
export function compareWithLibseccomp(library: Library, set: RuleSet, counts: Comparisons): void {
  for (const optimize of [1, 2] as const) {
    const { program, taken } = compile(library, set, optimize);
    const text = textOf(set.otherwise, taken);
    const profile = compileCase(text);
    if (!profile) continue;
    const { audit } = arch('x86_64');
    const events = eventsOf(profile.filter, new Random(set.seed), 40);
    // Other architectures, x32 and −1 are policy of their own: libseccomp gives −1 the default action.
    for (const event of events.filter((e) => e.audit === audit && e.nr < 600)) {
      const theirs = answerOfRet(interpret(program, event, 'little').ret);
      const ours = decideSyscall(profile.filter, event).answer;
      counts.events++;
      if (sameEffect(theirs, ours) || unknown(event, profile.filter.arches[0]!.arch.lastNumber)) continue;
      const matching = taken.filter(
        ({ call, comparisons: list }) =>
          syscallNumber('x86_64', call) === event.nr && list.every((c) => holds(c, event.args[c.index]!)),
      );
      if (new Set(matching.map((rule) => rule.effect)).size < 2)
        throw new Wrong(
          `libseccomp says ${describeAnswer(theirs)}, decide ${describeAnswer(ours)}, though no two rules that match here say different things (optimize ${optimize}): ${describeEvent(event)}\n${text}`,
        );
      counts.overlaps++;
    }
  }
}

/** Numbers newer than polc's table, and the calls that count as such: polc answers ENOSYS there on purpose. */
const unknown = ({ nr }: SyscallEvent, last: number): boolean =>
  nr > last || nr === syscallNumber('x86_64', 'clone3') || nr === syscallNumber('x86_64', 'openat2');

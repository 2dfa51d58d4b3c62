/** What an imported policy compiles to answers as the JSON does: an evaluator of the JSON itself is the judge. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { importSeccomp } from '../cli/import/index.js';
import { decideSyscall, HIDDEN_ARGUMENTS, type Answer, type FilterModel } from '../compiler/index.js';
import { hasErrors, renderDiagnostics } from '../dsl/index.js';
import {
  allSyscallNames,
  arch as archOf,
  signature,
  syscallNumber,
  syscallsOf,
  type ArchName,
} from '../kernel/index.js';
import {
  evaluateFirecracker,
  evaluateOci,
  type FirecrackerRule,
  type Host,
  type OciArgument,
  type OciProfile,
} from './fixtures/import/evaluate.js';
import { compileText } from './support/compile.js';
import { skip } from './support/skip.js';

const DATA = new URL('../../shared/data/seccomp/', import.meta.url);
const GOARCH = { x86_64: 'amd64', aarch64: 'arm64', s390x: 's390x', riscv64: 'riscv64', i386: 'x86' } as const;
type Tested = keyof typeof GOARCH;

interface Options {
  readonly raw?: boolean;
  readonly arch?: ArchName;
  readonly kernel?: readonly [number, number];
  readonly capabilities?: readonly string[];
}

/** JSON → policy → model. The user's `allow capability` lines are added where the profile is to have some. */
function filters(
  json: string,
  { raw = false, arch = 'x86_64', kernel = [6, 1], capabilities = [] }: Options,
): readonly FilterModel[] {
  const { value, diagnostics } = importSeccomp({ path: 'profile.json', text: json }, { raw });
  assert.ok(value, renderDiagnostics(diagnostics, { color: false }));
  const words = capabilities.map((c) => c.slice('CAP_'.length).toLowerCase());
  const text =
    words.length === 0
      ? value.text
      : value.text.replace('  syscalls listed\n', `  syscalls listed\n  allow capability ${words.join(', ')}\n`);
  const { policy, diagnostics: found } = compileText(text, { nativeArch: arch, kernel });
  assert.not(hasErrors(found), `${renderDiagnostics(found, { color: false })}\n${text}`);
  return policy.profiles.map((p) => p.filter);
}

function text(answer: Answer): string {
  if (answer.kind === 'errno') return `errno ${answer.errno}`;
  return answer.kind === 'trace' ? `trace ${answer.data}` : answer.kind;
}

type Registers = readonly [bigint, bigint, bigint, bigint, bigint, bigint];

function answerOf(model: FilterModel, arch: ArchName, name: string, args: Registers): string {
  return text(decideSyscall(model, { audit: archOf(arch).audit, nr: syscallNumber(arch, name) ?? -1, args }).answer);
}

/** JSON with integers of any size: JSON.stringify has no bigints. */
const stringify = (value: unknown): string =>
  JSON.stringify(value, (_key, v: unknown) => (typeof v === 'bigint' ? `<${v}>` : v)).replace(/"<(\d+)>"/g, '$1');

const TOP = (1n << 64n) - 1n;
const EDGES = [0n, 1n, 2n, 7n, 0x7fn, 0xfffn, 0x1000n, 0x80000n, (1n << 31n) - 1n];
const WIDE_EDGES = [
  ...EDGES,
  1n << 31n,
  (1n << 32n) - 1n,
  1n << 32n,
  (1n << 32n) + 5n,
  (1n << 53n) + 1n,
  (1n << 63n) - 1n,
  1n << 63n,
  TOP - 100n,
  TOP - 1n,
  TOP,
];
const anyValue = fc.oneof(fc.constantFrom(...WIDE_EDGES), fc.bigInt(0n, TOP), fc.bigInt(0n, 64n));
/** What no `int` is: these comparisons stay with the register, whatever the argument. */
const HUGE = [1n << 32n, (1n << 32n) + 5n, (1n << 53n) + 1n, 1n << 63n, 0xff00000000ff0000n];
/** Numbers that zero and sign extension agree on, and negative ones as the C library passes them. */
const intValue = fc.oneof(
  fc.constantFrom(...EDGES, ...HUGE),
  fc.bigInt(0n, 64n),
  fc.bigInt(0n, (1n << 31n) - 1n),
  fc.bigInt(-200n, -1n).map((v) => BigInt.asUintN(64, v)),
);

const CALLS = [
  'read',
  'lseek',
  'mmap',
  'prctl',
  'ioctl',
  'personality',
  'kill',
  'openat',
  'fcntl',
  'clone',
  'setsockopt',
  'exit_group',
  'openat2',
];
const OPERATORS = ['NE', 'LT', 'LE', 'EQ', 'GE', 'GT', 'MASKED_EQ'].map((op) => `SCMP_CMP_${op}`);
// One errno and one datum besides the default's: two of one rank are a conflict, which the compiler reports.
const ACTIONS = ['ALLOW', 'ERRNO', 'TRAP', 'LOG', 'KILL', 'KILL_PROCESS', 'TRACE', 'NOTIFY'].map(
  (a) => `SCMP_ACT_${a}`,
);

const argument = (value: fc.Arbitrary<bigint>): fc.Arbitrary<OciArgument> =>
  fc.record({ index: fc.nat(5), op: fc.constantFrom(...OPERATORS), value, valueTwo: value });
const names = fc.uniqueArray(fc.constantFrom(...CALLS), { minLength: 1, maxLength: 3 });
const filter = fc.record(
  {
    caps: fc.uniqueArray(fc.constantFrom('CAP_SYS_ADMIN', 'CAP_BPF'), { maxLength: 2 }),
    arches: fc.uniqueArray(fc.constantFrom('amd64', 'arm64', 's390', 's390x'), { maxLength: 2 }),
    minKernel: fc.constantFrom('4.8', '5.10', '6.1', '6.2'),
  },
  { requiredKeys: [] },
);
const profileOf = (value: fc.Arbitrary<bigint>): fc.Arbitrary<OciProfile> =>
  fc.record({
    defaultAction: fc.constantFrom(...ACTIONS),
    syscalls: fc.array(
      fc.record(
        {
          names,
          action: fc.constantFrom(...ACTIONS),
          args: fc.oneof(fc.constant(null), fc.array(argument(value), { maxLength: 3 })),
          includes: filter,
          excludes: filter,
        },
        { requiredKeys: ['names', 'action'] },
      ),
      { maxLength: 6 },
    ),
  });

const hosts: fc.Arbitrary<{
  readonly arch: Tested;
  readonly kernel: [number, number];
  readonly capabilities: readonly string[];
}> = fc.record({
  arch: fc.constantFrom<Tested>('x86_64', 'aarch64', 's390x', 'riscv64'),
  kernel: fc.constantFrom<[number, number]>([4, 4], [5, 10], [6, 1]),
  capabilities: fc.uniqueArray(fc.constantFrom('CAP_SYS_ADMIN', 'CAP_BPF'), { maxLength: 2 }),
});

/** Registers near the values that the profile compares with. */
function registersNear(profile: OciProfile, name: string): fc.Arbitrary<Registers> {
  const used = profile.syscalls.filter((r) => r.names.includes(name)).flatMap((r) => r.args ?? []);
  const register = (index: number): fc.Arbitrary<bigint> => {
    const near = used
      .filter((a) => a.index === index)
      .flatMap((a) => [
        a.value,
        a.value + 1n,
        a.value - 1n,
        a.valueTwo ?? 0n,
        (a.value & (a.valueTwo ?? 0n)) | (1n << 40n),
      ]);
    return fc.oneof(anyValue, fc.constantFrom(0n, ...near.map((v) => BigInt.asUintN(64, v))));
  };
  return fc.tuple(register(0), register(1), register(2), register(3), register(4), register(5));
}

/** As the C library passes them: what the kernel reads as an `int` is sign-extended. */
function passed(arch: ArchName, name: string, registers: Registers): Registers {
  const args = signature(arch, name)?.args ?? [];
  return registers.map((r, i) =>
    args.some((a) => a.index === i && a.width === 32) ? BigInt.asUintN(64, BigInt.asIntN(32, r)) : r,
  ) as unknown as Registers; // map keeps the length
}

const packed = (arch: ArchName, name: string): boolean => signature(arch, name)?.packed ?? false;

for (const raw of [true, false])
  test(`${raw ? '--raw: ' : ''}random OCI profiles mean the same as policies`, () => {
    const profiles = profileOf(raw ? anyValue : intValue);
    fc.assert(
      fc.property(profiles, hosts, fc.gen(), (profile, host, g) => {
        const { arch, kernel, capabilities } = host;
        const machine: Host = { goarch: GOARCH[arch], kernel, capabilities };
        const [model] = filters(stringify(profile), { raw, arch, kernel, capabilities });
        assert.ok(model);
        const calls = CALLS.filter((name) => syscallNumber(arch, name) !== undefined && !packed(arch, name));
        for (const name of calls)
          for (let i = 0; i < 8; i++) {
            const any = g(() => registersNear(profile, name));
            const registers = raw ? any : passed(arch, name, any);
            const where = `${name}(${registers.map((r) => `0x${r.toString(16)}`).join(', ')}) on ${arch}\n${stringify(profile)}`;
            assert.is(answerOf(model, arch, name, registers), evaluateOci(profile, machine, name, registers), where);
          }
      }),
      { numRuns: 60, includeErrorInReport: true, endOnFailure: true },
    );
  });

test('names of arguments and constants change nothing where a call has values in them', () => {
  // Values that have names, so that the table of names is what is tested.
  const named: readonly (readonly [call: string, index: number, values: readonly bigint[]])[] = [
    ['clone', 0, [0x7e020000n, 0x10000000n, 0x11n, 0x100n]],
    ['unshare', 0, [0x80n, 0x10000000n, 0x20000n]],
    ['socketpair', 1, [1n, 2n, 3n, 0x80001n, 0x80802n, 15n]],
    ['accept4', 3, [0x80000n, 0x800n, 0x80800n, 1n]],
    ['openat', 2, [0n, 2n, 0x241n, 0x4000n, 0x8000n, 0x10000n, 0x101000n, 0x410000n]],
    ['mmap', 3, [1n, 2n, 0x22n, 0x32n, 0x4001n, 15n]],
    ['mmap', 2, [0n, 1n, 3n, 4n, 5n]],
    ['fcntl', 1, [0n, 1n, 2n, 4n, 1033n, 1030n]],
    ['futex', 1, [0n, 1n, 128n, 137n, 265n]],
    ['ioctl', 1, [0x5401n, 0x5413n, 0x5421n, 0xae80n, 0x4004667fn]],
    ['prctl', 0, [4n, 15n, 38n, 0x53564d41n]],
    ['tgkill', 2, [0n, 6n, 9n, 34n]],
    ['madvise', 2, [0n, 4n, 14n, 100n]],
    ['ptrace', 0, [0n, 16n, 0x4206n]],
    ['keyctl', 0, [0n, 11n, 31n]],
    ['mount', 3, [1n, 0x1000n, 0x5000n, 0xc0ed0000n]],
  ];
  const item = fc.constantFrom(...named).chain(([call, index, values]) =>
    fc.record({
      call: fc.constant(call),
      argument: fc.record({
        index: fc.constant(index),
        op: fc.constantFrom('SCMP_CMP_EQ', 'SCMP_CMP_NE', 'SCMP_CMP_MASKED_EQ', 'SCMP_CMP_LE'),
        value: fc.constantFrom(...values),
        valueTwo: fc.constantFrom(0n, ...values),
      }),
    }),
  );
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 8 }),
      fc.constantFrom<Tested>('x86_64', 'aarch64', 'riscv64', 's390x'),
      (items, arch) => {
        const rules = items.filter(({ call }) => syscallNumber(arch, call) !== undefined && !packed(arch, call));
        // s390x has clone's flags elsewhere; the profile says so as Docker's does.
        const profile: OciProfile = {
          defaultAction: 'SCMP_ACT_ERRNO',
          syscalls: rules.map(({ call, argument: a }) => ({ names: [call], action: 'SCMP_ACT_ALLOW', args: [a] })),
        };
        const [model] = filters(stringify(profile), { arch });
        assert.ok(model);
        const machine: Host = { goarch: GOARCH[arch], kernel: [6, 1], capabilities: [] };
        for (const { call, argument: a } of rules)
          for (const [, , values] of named.filter(([name]) => name === call))
            for (const value of [...values, a.value + 1n, a.value - 1n, a.value | 0x40000000n]) {
              // The family is a plane of its own, see std/unrestricted: AF_UNIX.
              const registers = [1n, 1n, 1n, 1n, 1n, 1n].map((other, i) =>
                i === a.index ? BigInt.asUintN(31, value) : other,
              );
              assert.is(
                answerOf(model, arch, call, registers as unknown as Registers),
                evaluateOci(profile, machine, call, registers),
                `${call} ${value}\n${stringify(profile)}`,
              );
            }
      },
    ),
    { numRuns: 60, includeErrorInReport: true, endOnFailure: true },
  );
});

test('rules are merged only where they agree but for one argument', () => {
  const small = fc.constantFrom(1n, 2n, 3n);
  const op = fc.constantFrom('SCMP_CMP_EQ', 'SCMP_CMP_EQ', 'SCMP_CMP_NE', 'SCMP_CMP_GT');
  const one = (index: number): fc.Arbitrary<OciArgument> => fc.record({ index: fc.constant(index), op, value: small });
  const args = fc.tuple(one(0), one(1), fc.option(one(2))).map((list) => list.filter((a) => a !== null));
  fc.assert(
    fc.property(fc.array(args, { minLength: 2, maxLength: 7 }), fc.boolean(), (lists, raw) => {
      const syscalls = lists.map((list) => ({ names: ['ioctl'], action: 'SCMP_ACT_ALLOW', args: list }));
      const profile: OciProfile = { defaultAction: 'SCMP_ACT_ERRNO', syscalls };
      const [model] = filters(stringify(profile), { raw });
      assert.ok(model);
      const machine: Host = { goarch: 'amd64', kernel: [6, 1], capabilities: [] };
      for (const a of [0n, 1n, 2n, 3n, 4n])
        for (const b of [1n, 2n, 3n, 4n])
          for (const c of [1n, 2n, 3n]) {
            const registers: Registers = [a, b, c, 0n, 0n, 0n];
            const wanted = evaluateOci(profile, machine, 'ioctl', registers);
            assert.is(
              answerOf(model, 'x86_64', 'ioctl', registers),
              wanted,
              `${registers.join()} ${stringify(profile)}`,
            );
          }
    }),
    { numRuns: 60, includeErrorInReport: true, endOnFailure: true },
  );
});

test('32-bit arguments are compared as the kernel reads them, and bit for bit with --raw', () => {
  const json =
    '{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["personality"],"action":"SCMP_ACT_ALLOW","args":[{"index":0,"value":4294967295,"op":"SCMP_CMP_EQ"}]}]}';
  const [typed] = filters(json, {});
  const [raw] = filters(json, { raw: true });
  assert.ok(typed && raw);
  const call = (model: FilterModel, register: bigint): string =>
    answerOf(model, 'x86_64', 'personality', [register, 0n, 0n, 0n, 0n, 0n]);
  assert.is(call(typed, 0xffffffffn), 'allow');
  assert.is(call(typed, TOP), 'allow');
  assert.is(call(raw, 0xffffffffn), 'allow');
  assert.is(call(raw, TOP), 'errno 1');
});

test('64-bit values above 2^53 stay what they are', () => {
  const json =
    '{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["lseek"],"action":"SCMP_ACT_ALLOW","args":[{"index":1,"value":9007199254740993,"op":"SCMP_CMP_EQ"}]}]}';
  const [model] = filters(json, {});
  assert.ok(model);
  const call = (offset: bigint): string => answerOf(model, 'x86_64', 'lseek', [0n, offset, 0n, 0n, 0n, 0n]);
  assert.equal([9007199254740992n, 9007199254740993n, 9007199254740994n].map(call), ['errno 1', 'allow', 'errno 1']);
});

test('random Firecracker filters mean the same as policies', () => {
  const argumentOf = fc
    .record({ index: fc.nat(5), type: fc.constantFrom<'dword' | 'qword'>('dword', 'qword') })
    .chain((base) => {
      const value = base.type === 'dword' ? anyValue.map((v) => v & 0xffffffffn) : anyValue;
      const op = fc.oneof(
        fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'),
        anyValue.map((masked_eq) => ({ masked_eq })),
      );
      return fc.record({ index: fc.constant(base.index), type: fc.constant(base.type), op, val: value });
    });
  const rule = fc.record({ syscall: fc.constantFrom(...CALLS), args: fc.array(argumentOf, { maxLength: 3 }) });
  fc.assert(
    fc.property(
      fc.array(rule, { maxLength: 6 }),
      fc.array(fc.tuple(anyValue, anyValue, anyValue, anyValue, anyValue, anyValue), { minLength: 4, maxLength: 8 }),
      (rules, events) => {
        const list: readonly FirecrackerRule[] = rules;
        const [model] = filters(stringify({ vmm: { default_action: 'trap', filter_action: 'allow', filter: list } }), {
          raw: true,
        });
        assert.ok(model);
        const near = list.flatMap((r) => (r.args ?? []).map((a) => a.val));
        const more = near.map((v): Registers => [v, v, v, v, v, v]);
        for (const name of CALLS)
          for (const registers of [...events, ...more]) {
            const wanted = evaluateFirecracker(list, name, registers) ? 'allow' : 'trap';
            assert.is(
              answerOf(model, 'x86_64', name, registers),
              wanted,
              `${name}(${registers.join()}) ${stringify(list)}`,
            );
          }
      },
    ),
    { numRuns: 50, includeErrorInReport: true, endOnFailure: true },
  );
});

// ---- the real profiles -------------------------------------------------------------------------------------------------------

const FAMILIES = [1n, 2n, 10n, 16n, 37n, 38n, 39n, 40n, 41n, 45n];
const SAMPLES = [
  0n,
  1n,
  2n,
  4n,
  6n,
  8n,
  0x20000n,
  0x20008n,
  0xffffffffn,
  0x10000000n,
  0x7e020000n,
  0x5401n,
  0x5421n,
  0xae80n,
  128n,
  50n,
  34n,
  0x80000n,
  0x80001n,
];

test('Docker’s default profile means the same as a policy, for every syscall and host', () => {
  const file = new URL('docker-default.json', DATA);
  if (!existsSync(file)) return skip('../shared/data/seccomp', 'Docker’s default profile means the same as a policy');
  const json = readFileSync(file, 'utf8');
  const parsed = JSON.parse(json) as OciProfile; // the test's own input; its values are small enough for doubles
  const profile: OciProfile = {
    ...parsed,
    syscalls: parsed.syscalls.map((r) => ({
      ...r,
      args: r.args?.map((a) => ({ ...a, value: BigInt(a.value), valueTwo: BigInt(a.valueTwo ?? 0) })) ?? null,
    })),
  };
  for (const arch of Object.keys(GOARCH) as Tested[])
    for (const capabilities of [[], ['CAP_SYS_ADMIN'], ['CAP_SYS_PTRACE', 'CAP_SYSLOG', 'CAP_BPF']])
      for (const kernel of [
        [4, 4],
        [6, 1],
      ] as const)
        for (const raw of [false, true]) {
          const [model] = filters(json, { raw, arch, kernel, capabilities });
          assert.ok(model);
          const machine: Host = { goarch: GOARCH[arch], kernel, capabilities };
          for (const name of syscallsOf(arch).keys()) {
            if (packed(arch, name) || name === 'socketcall' || name === 'ipc') continue;
            for (const value of name.startsWith('socket') ? FAMILIES : SAMPLES) {
              const registers: Registers = [value, value, value, value, value, value];
              assert.is(
                answerOf(model, arch, name, registers),
                evaluateOci(profile, machine, name, registers),
                `${name}(${value}) on ${arch}`,
              );
            }
          }
        }
});

for (const arch of ['x86_64', 'aarch64'] as const)
  test(`Firecracker’s filters for ${arch} mean the same as policies`, () => {
    const file = new URL(`firecracker-${arch}.json`, DATA);
    if (!existsSync(file))
      return skip('../shared/data/seccomp', `Firecracker’s filters for ${arch} mean the same as policies`);
    const json = readFileSync(file, 'utf8');
    const threads = JSON.parse(json, (key, value: unknown) =>
      key === 'val' || key === 'masked_eq' ? BigInt(value as number) : value,
    ) as Record<string, { filter: FirecrackerRule[] }>;
    for (const raw of [false, true])
      for (const model of filters(json, { raw, arch })) {
        const list = threads[model.name]?.filter ?? [];
        for (const name of syscallsOf(arch).keys()) {
          const values = [
            ...SAMPLES,
            ...list.flatMap((r) => (r.syscall === name ? (r.args ?? []).map((a) => a.val) : [])),
          ];
          const exact = list
            .filter((r) => r.syscall === name)
            .map((r): Registers => {
              const value = (i: number): bigint => r.args?.find((a) => a.index === i)?.val ?? 0n;
              return [value(0), value(1), value(2), value(3), value(4), value(5)];
            });
          const all = values.map((v): Registers => [name === 'socket' ? 1n : v, v, v, v, v, v]);
          const garbage = exact.map(
            (r) => r.map((v, i) => (i === 0 && name === 'socket' ? v : v | (0xdeadn << 40n))) as unknown as Registers,
          );
          for (const registers of [...all, ...exact, ...garbage])
            assert.is(
              answerOf(model, arch, name, registers),
              evaluateFirecracker(list, name, registers) ? 'allow' : 'trap',
              `${model.name}: ${name}(${registers.join()})`,
            );
        }
      }
  });

test('a syscall that is not listed gets the default, newer and hidden ones too', () => {
  const [model] = filters(
    '{"defaultAction":"SCMP_ACT_ERRNO","defaultErrnoRet":1,"syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW"}]}',
    {},
  );
  assert.ok(model);
  for (const name of [
    ...HIDDEN_ARGUMENTS,
    ...allSyscallNames().filter((n) => syscallNumber('x86_64', n) !== undefined && n !== 'read'),
  ])
    assert.is(answerOf(model, 'x86_64', name, [1n, 1n, 1n, 1n, 1n, 1n]), 'errno 1', name);
  assert.is(
    text(decideSyscall(model, { audit: archOf('x86_64').audit, nr: 1000, args: [0n, 0n, 0n, 0n, 0n, 0n] }).answer),
    'errno 1',
  );
});

test.run();

/**
 * The filters by which polc's code is measured: Docker's default profile and Firecracker's, imported from ../shared/data (a
 * fresh clone has no such folder), and lists of ioctl requests.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { and, or, test } from '../compiler/condition.js';
import type { Answer, Clause, Condition, FilterModel, NumberRange, SyscallEvent } from '../compiler/model.js';
import { importSeccomp } from '../cli/import/index.js';
import { compileText } from '../test/support/compile.js';
import { arch, syscallNumber, syscallsOf } from '../kernel/index.js';

const DATA = fileURLToPath(new URL('../../shared/data/', import.meta.url));
export const hasData = existsSync(DATA);

export interface RuleArgument {
  readonly index: number;
  readonly width: 32 | 64;
  readonly op: 'eq' | 'lt' | 'gt' | 'masked';
  readonly value: bigint;
  readonly mask?: bigint;
}

/** "Where all arguments are so, `answer`": the level at which libseccomp is told the same policy. */
export interface Rule {
  readonly name: string;
  readonly nr: number;
  readonly answer: Answer;
  readonly args: readonly RuleArgument[];
}

export interface Policy {
  readonly name: string;
  readonly otherwise: Answer;
  readonly rules: readonly Rule[];
  /** The file in ../shared/data/seccomp and the profile that `polc import` makes of it; none: the rules are all there is. */
  readonly file?: string;
  readonly profile?: string;
}

/**
 * What polc compiles: the file by way of `polc import`, for Linux 5.0 on x86_64 without capabilities. The rules above are only
 * what libseccomp is told, and where the calls that are counted come from.
 */
export function policyModel(policy: Policy): FilterModel {
  if (policy.file === undefined) return modelOf(policy);
  const source = { path: policy.file, text: readFileSync(`${DATA}seccomp/${policy.file}`, 'utf8') };
  const { value: imported } = importSeccomp(source, { name: policy.profile ?? 'imported' });
  const { policy: compiled } = compileText(imported?.text ?? '', { kernel: [5, 0] });
  const found = compiled.profiles.find((p) => p.name === policy.profile) ?? compiled.profiles[0];
  if (!found) throw new Error(`${policy.file} could not be imported`);
  return found.filter;
}

const ALLOW: Answer = { kind: 'allow' };
const KILL: Answer = { kind: 'kill' };
const X32 = 0x40000000;

const json = (name: string): unknown => JSON.parse(readFileSync(`${DATA}${name}`, 'utf8'));

// What is read of Docker's file (moby/profiles, seccomp/default.json); trusted, for a bench.
interface DockerProfile {
  readonly syscalls: readonly {
    readonly names: readonly string[];
    readonly action: string;
    readonly errnoRet?: number;
    readonly args?: readonly {
      readonly index: number;
      readonly value: number;
      readonly valueTwo?: number;
      readonly op: string;
    }[];
    readonly includes?: { readonly caps?: readonly string[]; readonly arches?: readonly string[] };
    readonly excludes?: { readonly caps?: readonly string[]; readonly arches?: readonly string[] };
  }[];
}

/** x86_64, a kernel ≥ 5, no capabilities; what the kernel reads as `int` is compared as such. */
export function docker(): Policy {
  const { syscalls } = json('seccomp/docker-default.json') as DockerProfile;
  const rules: Rule[] = [];
  for (const { names, action, errnoRet, args = [], includes = {}, excludes = {} } of syscalls) {
    if (includes.caps?.length || (includes.arches && !includes.arches.includes('amd64'))) continue;
    if (excludes.arches?.includes('amd64')) continue;
    for (const name of names) {
      const nr = syscallNumber('x86_64', name);
      if (nr === undefined) continue;
      rules.push({
        name,
        nr,
        answer: action === 'SCMP_ACT_ALLOW' ? ALLOW : { kind: 'errno', errno: errnoRet ?? 1 },
        args: args.map(({ index, value, valueTwo, op }): RuleArgument => {
          const width = name === 'clone' ? 64 : 32;
          if (op === 'SCMP_CMP_MASKED_EQ')
            return { index, width, op: 'masked', mask: BigInt(value), value: BigInt(valueTwo ?? 0) };
          const known = { SCMP_CMP_EQ: 'eq', SCMP_CMP_LT: 'lt', SCMP_CMP_GT: 'gt' } as const;
          return { index, width, op: known[op as keyof typeof known], value: BigInt(value) };
        }),
      });
    }
  }
  return { name: 'docker', otherwise: { kind: 'errno', errno: 1 }, rules, file: 'docker-default.json' };
}

type FirecrackerFile = Readonly<
  Record<
    string,
    {
      readonly filter: readonly {
        readonly syscall: string;
        readonly args?: readonly {
          readonly index: number;
          readonly type: 'dword' | 'qword';
          readonly op: 'eq' | { readonly masked_eq: number };
          readonly val: number;
        }[];
      }[];
    }
  >
>;

export function firecracker(thread: 'vmm' | 'api' | 'vcpu'): Policy {
  const file = json('seccomp/firecracker-x86_64.json') as FirecrackerFile;
  const rules = file[thread]!.filter.map(({ syscall, args = [] }): Rule => ({
    name: syscall,
    nr: syscallNumber('x86_64', syscall)!,
    answer: ALLOW,
    args: args.map(({ index, type, op, val }): RuleArgument => {
      const width = type === 'dword' ? 32 : 64;
      if (op === 'eq') return { index, width, op, value: BigInt(val) };
      return { index, width, op: 'masked', mask: BigInt(op.masked_eq), value: BigInt(val) };
    }),
  }));
  const otherwise: Answer = { kind: 'trap', data: 0 };
  return { name: thread, otherwise, rules, file: 'firecracker-x86_64.json', profile: thread };
}

/** Only ioctl, with `count` scattered requests: multiples of a prime, modulo 2^32. */
export function ioctls(count: number): Policy {
  const rules = Array.from({ length: count }, (_, i): Rule => {
    const value = BigInt(Math.imul(i + 1, 0x9e3779b1) >>> 0);
    return { name: 'ioctl', nr: 16, answer: ALLOW, args: [{ index: 1, width: 32, op: 'eq', value }] };
  });
  return { name: `ioctl ${count}`, otherwise: { kind: 'errno', errno: 1 }, rules };
}

/** `count` rules over many syscalls, for the growth of compile time. */
export function many(count: number): Policy {
  const names = [...syscallsOf('x86_64')].slice(0, 300);
  const rules = Array.from({ length: count }, (_, i): Rule => {
    const [name, nr] = names[i % names.length]!;
    const value = BigInt(Math.imul(i + 1, 0x9e3779b1) >>> 0);
    return { name, nr, answer: ALLOW, args: [{ index: i % 3, width: 32, op: 'eq', value }] };
  });
  return { name: `many ${count}`, otherwise: { kind: 'errno', errno: 1 }, rules };
}

const top = (width: 32 | 64): bigint => (1n << BigInt(width)) - 1n;

function condition({ index, width, op, value, mask }: RuleArgument): Condition {
  switch (op) {
    case 'eq':
      return test(index, width, [[value, value]]);
    case 'lt':
      return test(index, width, [[0n, value - 1n]]);
    case 'gt':
      return test(index, width, [[value + 1n, top(width)]]);
    case 'masked':
      return test(index, width, [[value, value]], mask);
  }
}

/** @param guarded x32 numbers kill, −1 gives ENOSYS: what every filter of polc does on x86_64. */
export function modelOf(policy: Policy, guarded = true): FilterModel {
  const byNumber = new Map<number, Rule[]>();
  for (const rule of policy.rules) byNumber.set(rule.nr, [...(byNumber.get(rule.nr) ?? []), rule]);
  const ranges: NumberRange[] = [];
  const span = { file: 'bench', start: 0, end: 0 };
  let next = 0;
  for (const [nr, rules] of [...byNumber].sort((a, b) => a[0] - b[0])) {
    if (nr > next) ranges.push({ from: next, to: nr - 1, entry: policy.otherwise });
    const clauses = rules.map((rule, i): Clause => ({
      condition: and(...rule.args.map(condition)),
      effect: rule.answer,
      // The generator looks at no span.
      origin: { rule: i, span: span as unknown as Clause['origin']['span'] },
    }));
    const plane = {
      name: 'syscall',
      applies: or({ kind: 'always' }),
      clauses,
      otherwise: policy.otherwise,
      denial: policy.otherwise,
    };
    ranges.push({ from: nr, to: nr, entry: { name: rules[0]!.name, planes: [plane] } });
    next = nr + 1;
  }
  ranges.push({ from: next, to: guarded ? X32 - 1 : 0xffffffff, entry: policy.otherwise });
  if (guarded) {
    ranges.push({ from: X32, to: 0xfffffffe, entry: KILL });
    ranges.push({ from: 0xffffffff, to: 0xffffffff, entry: { kind: 'errno', errno: 38 } });
  }
  return { name: policy.name, arches: [{ arch: arch('x86_64'), ranges }], otherArch: KILL };
}

/** A call that each rule is about. */
export function callsOf(policy: Policy): readonly SyscallEvent[] {
  return policy.rules.map(({ nr, args }) => {
    const registers: [bigint, bigint, bigint, bigint, bigint, bigint] = [0n, 0n, 0n, 0n, 0n, 0n];
    for (const { index, op, value } of args) registers[index] = op === 'lt' ? 2n : op === 'gt' ? value + 1n : value;
    return { audit: arch('x86_64').audit, nr, args: registers };
  });
}

/** `COUNT SYSCALL` lines, pooled over six ordinary workloads. */
export function pooledWeights(): ReadonlyMap<string, number> {
  const lines = readFileSync(`${DATA}weights/pooled.txt`, 'utf8').trim().split('\n');
  return new Map(lines.map((line) => [line.split(' ')[1]!, Number(line.split(' ')[0])]));
}

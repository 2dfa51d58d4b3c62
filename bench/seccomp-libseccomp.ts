/** The same policies through the system's libseccomp, for comparison in the same run. */
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import koffi from 'koffi';
import type { Program } from '../backends/seccomp/index.js';
import { retOfAnswer } from '../backends/seccomp/index.js';
import type { Policy, RuleArgument } from './seccomp-models.js';

// seccomp.h: scmp_filter_attr, scmp_compare
const OPTIMIZE = 8;
const OPERATIONS = { lt: 2, eq: 4, gt: 6, masked: 7 } as const;

interface Comparison {
  readonly arg: number;
  readonly op: number;
  readonly a: bigint;
  readonly b: bigint;
}

/** koffi's functions are untyped: the prototypes of seccomp.h, in our words. */
interface Library {
  readonly init: (action: number) => unknown;
  readonly release: (context: unknown) => void;
  readonly setAttribute: (context: unknown, attribute: number, value: number) => number;
  readonly priority: (context: unknown, nr: number, priority: number) => number;
  readonly add: (context: unknown, action: number, nr: number, count: number, args: readonly Comparison[]) => number;
  readonly exportBpf: (context: unknown, fd: number) => number;
}

let library: Library | undefined | null;

/** `undefined` where libseccomp.so.2 is not installed. */
export function libseccomp(): Library | undefined {
  if (library === undefined) {
    try {
      const so = koffi.load('libseccomp.so.2');
      koffi.struct('scmp_arg_cmp', { arg: 'uint', op: 'int', a: 'uint64_t', b: 'uint64_t' });
      library = {
        init: so.func('void *seccomp_init(uint32_t)') as Library['init'],
        release: so.func('void seccomp_release(void *)') as Library['release'],
        setAttribute: so.func('int seccomp_attr_set(void *, int, uint32_t)') as Library['setAttribute'],
        priority: so.func('int seccomp_syscall_priority(void *, int, uint8_t)') as Library['priority'],
        add: so.func(
          'int seccomp_rule_add_array(void *, uint32_t, int, unsigned int, scmp_arg_cmp *)',
        ) as Library['add'],
        exportBpf: so.func('int seccomp_export_bpf(void *, int)') as Library['exportBpf'],
      };
    } catch {
      library = null;
    }
  }
  return library ?? undefined;
}

function comparison({ index, width, op, value, mask }: RuleArgument): Comparison {
  // Equality of a 32-bit argument is a masked one; for < and > libseccomp knows 64 bits only.
  if (op === 'eq' && width === 32) return { arg: index, op: OPERATIONS.masked, a: 0xffffffffn, b: value };
  if (op === 'masked') return { arg: index, op: OPERATIONS.masked, a: mask ?? 0n, b: value };
  return { arg: index, op: OPERATIONS[op], a: value, b: 0n };
}

export interface Peer {
  readonly program: Program;
  readonly milliseconds: number;
}

/**
 * @param optimize 1: a list by priority, 2: a tree.
 * @param counts call counts, turned into libseccomp's priorities 1…255 by rank.
 */
export function compileWithLibseccomp(
  { otherwise, rules }: Policy,
  optimize: 1 | 2,
  counts?: ReadonlyMap<string, number>,
): Peer {
  const lib = libseccomp();
  if (!lib) throw new Error('libseccomp.so.2 is not installed');
  const check = (what: string, result: number): void => {
    if (result !== 0) throw new Error(`${what}: ${result}`);
  };
  const path = join(tmpdir(), `polc-bench-${process.pid}.bpf`);
  const fd = openSync(path, 'w+', 0o600);
  const start = performance.now();
  const context = lib.init(retOfAnswer(otherwise));
  try {
    check('seccomp_attr_set', lib.setAttribute(context, OPTIMIZE, optimize));
    for (const { nr, answer, args } of rules)
      check('seccomp_rule_add_array', lib.add(context, retOfAnswer(answer), nr, args.length, args.map(comparison)));
    if (counts) {
      const called = [...new Set(rules.map((r) => r.name))].filter((n) => counts.has(n));
      called.sort((a, b) => counts.get(b)! - counts.get(a)!);
      for (const { name, nr } of rules) {
        const place = called.indexOf(name);
        if (place >= 0) check('seccomp_syscall_priority', lib.priority(context, nr, Math.max(1, 255 - place)));
      }
    }
    check('seccomp_export_bpf', lib.exportBpf(context, fd));
    const milliseconds = performance.now() - start;
    return { program: decode(readFileSync(path)), milliseconds };
  } finally {
    lib.release(context);
    closeSync(fd);
    rmSync(path, { force: true });
  }
}

/** `struct sock_filter[]`, little endian. */
const decode = (bytes: Buffer): Program =>
  Array.from({ length: bytes.length / 8 }, (_, i) => ({
    code: bytes.readUInt16LE(8 * i),
    jt: bytes[8 * i + 2]!,
    jf: bytes[8 * i + 3]!,
    k: bytes.readUInt32LE(8 * i + 4),
  }));

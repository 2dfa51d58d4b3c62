/**
 * A process that offers filters to the kernel and reports what it makes of them (stdin and stdout: JSON). Filter i decides the
 * number `base + i`, which no kernel has, and allows all others: so one process can hold a thousand.
 */
import { readFileSync } from 'node:fs';
import koffi from 'koffi';

export interface KernelQuestion {
  readonly seccompNumber: number;
  readonly base: number;
  /** Decimal, six each. */
  readonly events: readonly (readonly string[])[];
  /** base64 of sock_filter[], and which events may be tried on it. */
  readonly filters: readonly { readonly code: string; readonly events: readonly number[] }[];
}

/** `refused`: the errno of the installation. `results`: what each event's call returned, a negative errno where it failed. */
export type KernelAnswer = readonly { readonly refused?: number; readonly results: readonly number[] }[];

const question = JSON.parse(readFileSync(0, 'utf8')) as KernelQuestion;
const libc = koffi.load(null);
const syscall = libc.func(
  'long syscall(long nr, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f)',
) as (nr: number, ...args: readonly bigint[]) => number;
const prctl = libc.func('int prctl(int option, uint64_t a, uint64_t b, uint64_t c, uint64_t d)') as (
  option: number,
  ...args: readonly bigint[]
) => number;
const seccomp = libc.func('syscall', 'long', ['long', 'long', 'long', 'void *']) as (
  nr: number,
  operation: number,
  flags: number,
  program: Buffer,
) => number;

const failed = (result: number): number => (result === -1 ? -koffi.errno() : result);

const PR_SET_NO_NEW_PRIVS = 38;
const SECCOMP_SET_MODE_FILTER = 1;
if (prctl(PR_SET_NO_NEW_PRIVS, 1n, 0n, 0n, 0n) !== 0) throw new Error('no_new_privs was refused');

const kept: Buffer[] = []; // the kernel copies; this only outlives the call
const answer: KernelAnswer = question.filters.map(({ code, events }, i) => {
  const bytes = Buffer.from(code, 'base64');
  kept.push(bytes);
  const program = Buffer.alloc(16); // struct sock_fprog
  program.writeUInt16LE(bytes.length / 8, 0);
  program.writeBigUInt64LE(koffi.address(bytes), 8);
  const installed = failed(seccomp(question.seccompNumber, SECCOMP_SET_MODE_FILTER, 0, program));
  if (installed < 0) return { refused: -installed, results: [] };
  return {
    results: events.map((event) => failed(syscall(question.base + i, ...(question.events[event] ?? []).map(BigInt)))),
  };
});
process.stdout.write(JSON.stringify(answer));

/**
 * BPF as text, a line an instruction, in the notation of the kernel's bpf_dbg (tools/bpf): `l4: jeq #0x3b (execve), l9, l5`.
 * Fields, syscalls, architectures and actions are named where the path says what the accumulator holds.
 */
import { type Answer, answerText } from '../../compiler/index.js';
import { assertNever } from '../../dsl/index.js';
import { type ArchName, archByAudit, syscallName } from '../../kernel/index.js';
import {
  ALU_AND_K,
  ALU_NEG,
  type Field,
  JA,
  LDX_IMM,
  LDX_MEM,
  LDX_W_LEN,
  LD_IMM,
  LD_MEM,
  LD_W_ABS,
  LD_W_LEN,
  RET_A,
  RET_K,
  ST,
  STX,
  TAX,
  TXA,
  arithmeticOf,
  comparisonOf,
  fieldAt,
  usesX,
} from './opcodes.js';
import type { Instruction, Program } from './program.js';
import { actionOf, answerOfRet, retOfAnswer } from './returns.js';

/** What is known on every path to an instruction. */
interface Known {
  /** What A holds, unmasked; `undefined`: one of several things. */
  readonly field: Field['kind'] | undefined;
  readonly audit: number | undefined;
}

/** @param program valid, or at least one whose jumps stay inside: others are shown as far as they can be. */
export function disassemble(program: Program, endian: 'little' | 'big'): readonly string[] {
  const known = contexts(program, endian);
  const digits = String(Math.max(0, program.length - 1)).length;
  return program.map((instruction, pc) => {
    const label = `l${pc}:`.padEnd(digits + 2);
    return `${label} ${text(instruction, pc, known[pc] ?? { field: undefined, audit: undefined }, endian)}`;
  });
}

/** Facts flow forwards and meet at the targets of jumps, as programs do. */
function contexts(program: Program, endian: 'little' | 'big'): readonly (Known | undefined)[] {
  const known: (Known | undefined)[] = program.map(() => undefined);
  const reach = (pc: number, { field, audit }: Known): void => {
    const before = known[pc];
    known[pc] = before
      ? { field: before.field === field ? field : undefined, audit: before.audit === audit ? audit : undefined }
      : { field, audit };
  };
  if (program.length > 0) known[0] = { field: undefined, audit: undefined };
  for (const [pc, { code, jt, jf, k }] of program.entries()) {
    const here = known[pc];
    if (!here || code === RET_K || code === RET_A) continue;
    if (code === JA) reach(pc + 1 + k, here);
    else if (comparisonOf(code)) {
      const isArch = here.field === 'arch' && comparisonOf(code) === 'jeq' && !usesX(code);
      reach(pc + 1 + jt, isArch ? { ...here, audit: k } : here);
      reach(pc + 1 + jf, here);
    } else if (code === LD_W_ABS) reach(pc + 1, { ...here, field: fieldAt(k, endian).kind });
    else if (code === STX || code === ST || code === TAX || code === LDX_IMM || code === LDX_MEM || code === LDX_W_LEN)
      reach(pc + 1, here);
    else reach(pc + 1, { ...here, field: undefined });
  }
  return known;
}

const hex = (k: number): string => `#0x${k.toString(16)}`;

function text({ code, jt, jf, k }: Instruction, pc: number, known: Known, endian: 'little' | 'big'): string {
  const label = (offset: number): string => `l${pc + 1 + offset}`;
  switch (code) {
    case LD_W_ABS:
      return `ld [${fieldText(fieldAt(k, endian))}]`;
    case LD_W_LEN:
      return 'ld #len';
    case LD_IMM:
      return `ld ${hex(k)}`;
    case LD_MEM:
      return `ld M[${k}]`;
    case LDX_W_LEN:
      return 'ldx #len';
    case LDX_IMM:
      return `ldx ${hex(k)}`;
    case LDX_MEM:
      return `ldx M[${k}]`;
    case ST:
      return `st M[${k}]`;
    case STX:
      return `stx M[${k}]`;
    case TAX:
      return 'tax';
    case TXA:
      return 'txa';
    case ALU_NEG:
      return 'neg';
    case ALU_AND_K:
      return `and ${hex(k)}`;
    case JA:
      return `ja ${label(k)}`;
    case RET_K:
      return `ret ${retText(k, nameOf(known.audit))}`;
    case RET_A:
      return 'ret a';
  }
  const operand = usesX(code) ? 'x' : hex(k);
  const comparison = comparisonOf(code);
  if (comparison) {
    const meaning = usesX(code) || comparison === 'jset' ? undefined : constantText(k, known);
    return `${comparison} ${operand}${meaning === undefined ? '' : ` (${meaning})`}, ${label(jt)}, ${label(jf)}`;
  }
  const arithmetic = arithmeticOf(code);
  if (arithmetic) return `${arithmetic} ${operand}`;
  return `.word 0x${code.toString(16)}, ${jt}, ${jf}, ${hex(k)}`;
}

function fieldText(field: Field): string {
  switch (field.kind) {
    case 'nr':
    case 'arch':
      return field.kind;
    case 'instruction pointer':
      return `instruction_pointer.${field.high ? 'hi' : 'lo'}`;
    case 'argument':
      return `arg${field.arg}.${field.high ? 'hi' : 'lo'}`;
    default:
      return assertNever(field);
  }
}

const nameOf = (audit: number | undefined): ArchName | undefined =>
  audit === undefined ? undefined : archByAudit(audit)?.name;

/** What a constant stands for beside `nr` or `arch`. */
function constantText(k: number, { field, audit }: Known): string | undefined {
  if (field === 'arch') return nameOf(k);
  const arch = field === 'nr' ? nameOf(audit) : undefined;
  if (!arch) return undefined;
  return syscallName(arch, k) ?? (arch === 'x86_64' ? syscallName('x32', k) : undefined);
}

/** `ALLOW`, `ERRNO(EPERM)`: the action, and the data where it has any; the raw value where the kernel reads it otherwise. */
function retText(ret: number, arch: ArchName | undefined): string {
  const answer = answerOfRet(ret);
  const action = ACTIONS[answer.kind];
  if (retOfAnswer(answer) !== ret) {
    const raw = hex(ret);
    return actionOf(retOfAnswer(answer)) === actionOf(ret) ? `${raw} (${action})` : `${raw} (unknown: ${action})`;
  }
  switch (answer.kind) {
    case 'errno':
      return `ERRNO(${answerText(answer, arch ?? 'x86_64').replace('errno ', '')})`;
    case 'trap':
    case 'trace':
      return `${action}(${answer.data})`;
    case 'kill':
    case 'kill thread':
    case 'notify':
    case 'log':
    case 'allow':
      return action;
    default:
      return assertNever(answer);
  }
}

/** SECCOMP_RET_*, without the prefix. */
const ACTIONS: Readonly<Record<Answer['kind'], string>> = {
  kill: 'KILL_PROCESS',
  'kill thread': 'KILL_THREAD',
  trap: 'TRAP',
  errno: 'ERRNO',
  notify: 'USER_NOTIF',
  trace: 'TRACE',
  log: 'LOG',
  allow: 'ALLOW',
};

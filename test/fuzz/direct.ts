/**
 * The language read directly: conditions on C values, the strictest of all rules that match. It knows rules on syscalls
 * under `syscalls listed` only, and shares nothing with the compiler but the parser and the kernel's tables.
 */
import type { Constant, Expression, Guard, PolicyFile, Profile, Rule, SyscallItem, When } from '../../dsl/index.js';
import {
  type ArchName,
  constant as kernelConstant,
  errno as errnoNumber,
  findArgument,
  group,
  multiplexed,
  syscallName,
  syscallNumber,
} from '../../kernel/index.js';
import type { Answer, SyscallEvent } from '../../compiler/index.js';

type Node = Profile['body'][number];
type Setting<K extends Node['kind']> = Extract<Node, { kind: K }>;
type Comparing = Extract<Expression, { kind: 'compare' | 'in' }>;
type Found = Answer | { readonly kind: 'deny' };

/** Strictest first, as DESIGN §1 lists them. */
const ORDER: readonly Found['kind'][] = 'kill,kill thread,trap,errno,deny,notify,trace,log,allow'.split(
  ',',
) as Found['kind'][]; // the words of the union

const PERMITTING = new Set<string>(['allow', 'log', 'notify', 'trace']);

/** What is said of a call whose number is on the way. `undefined`: it is behind a pointer, so that the direct reading ends. */
export interface Direct {
  readonly answer: (event: SyscallEvent) => Answer | undefined;
}

/** @param arches those of the policy; `x32` among them opens its numbers. */
export function direct(file: PolicyFile, arches: readonly ArchName[], kernel: readonly [number, number]): Direct {
  const profile = file.statements.find((s): s is Profile => s.kind === 'profile');
  if (!profile) throw new Error('the text has no profile');
  const readers = new Map(arches.map((arch) => [arch, new Reader(profile, arch, kernel)]));
  return {
    answer({ audit, nr, args }) {
      const arch = archOf(audit, nr, arches);
      const known = arches.some((name) => AUDIT[name] === audit);
      if (known && nr === 0xffffffff) return { kind: 'errno', errno: ENOSYS[arch ?? arches[0]!] ?? 38 };
      const reader = arch && readers.get(arch);
      return reader ? reader.answer(nr, args) : { kind: 'kill' };
    },
  };
}

/** linux/audit.h, written out once more. */
const AUDIT: Readonly<Record<ArchName, number>> = {
  x86_64: 0xc000003e,
  x32: 0xc000003e,
  i386: 0x40000003,
  aarch64: 0xc00000b7,
  arm: 0x40000028,
  riscv64: 0xc00000f3,
  ppc64le: 0xc0000015,
  s390x: 0x80000016,
  loongarch64: 0xc0000102,
  mipsel: 0x40000008,
  mips64el: 0xc0000008,
};
const ENOSYS: Partial<Record<ArchName, number>> = { mipsel: 89, mips64el: 89 };

function archOf(audit: number, nr: number, arches: readonly ArchName[]): ArchName | undefined {
  const x32 = nr >= 0x40000000 && audit === AUDIT.x32;
  return arches.find((name) => AUDIT[name] === audit && (name === 'x32') === x32);
}

class Reader {
  readonly #rules: readonly Rule[];

  constructor(
    readonly profile: Profile,
    readonly arch: ArchName,
    readonly kernel: readonly [number, number],
  ) {
    this.#rules = this.#select(profile.body.filter((n): n is Rule | When => n.kind === 'rule' || n.kind === 'when'));
  }

  answer(nr: number, args: SyscallEvent['args']): Answer | undefined {
    const name = syscallName(this.arch, nr);
    if (name === undefined) return this.#isNew(nr) ? this.#unknown() : this.#otherwise();
    if (name === 'socketcall' || name === 'ipc') return undefined;
    const said = this.#rules.flatMap((rule) => this.#sayings(rule, name, args));
    const aboutIt = this.#rules.some(
      (rule) => rule.body.kind === 'syscall' && rule.body.items.some((i) => this.#names(i, name, rule)),
    );
    if (!aboutIt) return name === 'clone3' || name === 'openat2' ? this.#unknown() : this.#otherwise();
    const winner = ORDER.flatMap((kind) => said.filter((s) => s.kind === kind))[0];
    if (!winner) return this.#otherwise();
    return winner.kind === 'deny' ? this.#denial() : winner;
  }

  /** Rules through which a multiplexer would let a call pass. */
  permits(name: string, args: SyscallEvent['args']): boolean {
    const nr = syscallNumber(this.arch, name);
    const answer = nr === undefined ? undefined : this.answer(nr, args);
    return answer === undefined || PERMITTING.has(answer.kind);
  }

  #isNew(nr: number): boolean {
    const first =
      this.arch === 'x32' ? 0x40000000 : this.arch === 'mipsel' ? 4000 : this.arch === 'mips64el' ? 5000 : 0;
    let last = first;
    for (let n = first; n < first + 512; n++) if (syscallName(this.arch, n) !== undefined) last = n;
    return nr > last;
  }

  #names(item: SyscallItem, name: string, rule: Rule): boolean {
    // Two names of one number, as arm's `arm_sync_file_range` and `sync_file_range2`, are one call.
    if (item.kind === 'call')
      return syscallNumber(this.arch, item.name.text) === syscallNumber(this.arch, name) || item.name.text === name;
    if (!(group(item.name) ?? []).includes(name)) return false;
    // No group opens what hides its arguments.
    return rule.action === 'deny' || (name !== 'clone3' && name !== 'openat2');
  }

  #sayings(rule: Rule, name: string, args: SyscallEvent['args']): readonly Found[] {
    if (rule.body.kind !== 'syscall') return [];
    const matches = rule.body.items.some(
      (item) =>
        this.#names(item, name, rule) &&
        (item.kind === 'group' || !item.condition || this.#holds(item.condition, item.name.text, args)),
    );
    return matches ? [this.#effect(rule.effect ?? { kind: rule.action })] : [];
  }

  // ---- effects -------------------------------------------------------------------------------------------------------------

  #effect(node: { readonly kind: Found['kind']; readonly errno?: Constant; readonly data?: Constant }): Found {
    const { kind } = node;
    if (kind === 'errno') return { kind, errno: node.errno ? this.#errno(node.errno) : 0 };
    if (kind === 'trap' || kind === 'trace') return { kind, data: node.data ? Number(this.#constant(node.data)) : 0 };
    return { kind };
  }

  #errno(node: Constant): number {
    if (node.kind === 'constant') return errnoNumber(this.arch, node.name) ?? 0;
    return Number(this.#constant(node));
  }

  #setting<K extends Node['kind']>(kind: K): Setting<K> | undefined {
    return this.profile.body.find((n): n is Setting<K> => n.kind === kind);
  }

  #otherwise(): Answer {
    const setting = this.#setting('otherwise');
    const effect = setting ? this.#effect(setting.effect) : { kind: 'deny' as const };
    return effect.kind === 'deny' ? { kind: 'errno', errno: 1 } : effect;
  }

  #denial(): Answer {
    const otherwise = this.#otherwise();
    return PERMITTING.has(otherwise.kind) ? { kind: 'errno', errno: 1 } : otherwise;
  }

  #unknown(): Answer {
    const setting = this.#setting('unknown')?.effect;
    if (setting === 'otherwise') return this.#otherwise();
    if (setting) {
      const effect = this.#effect(setting);
      return effect.kind === 'deny' ? this.#denial() : effect;
    }
    const otherwise = this.#otherwise();
    return PERMITTING.has(otherwise.kind) ? otherwise : { kind: 'errno', errno: ENOSYS[this.arch] ?? 38 };
  }

  // ---- when ----------------------------------------------------------------------------------------------------------------

  #select(items: readonly (Rule | When)[]): readonly Rule[] {
    return items.flatMap((item) => {
      if (item.kind === 'rule') return [item];
      return this.#guard(item.guard) ? this.#select(item.body) : [];
    });
  }

  #guard(guard: Guard): boolean {
    switch (guard.kind) {
      case 'arch':
        return (guard.arch.text === this.arch) === (guard.op === '==');
      case 'arch in':
        return guard.arches.some((word) => word.text === this.arch);
      case 'kernel': {
        const [major = 0, minor = 0] = guard.version.split('.').map(Number);
        return compared(guard.op, BigInt(this.kernel[0] * 1000 + this.kernel[1]), BigInt(major * 1000 + minor));
      }
      case 'capability':
        return false; // such policies grant none
      case 'not':
        return !this.#guard(guard.of);
      case 'and':
        return guard.of.every((g) => this.#guard(g));
      case 'or':
        return guard.of.some((g) => this.#guard(g));
    }
  }

  // ---- conditions, as C reads them ---------------------------------------------------------------------------------------------

  #holds(node: Expression, call: string, args: SyscallEvent['args']): boolean {
    switch (node.kind) {
      case 'not':
        return !this.#holds(node.of, call, args);
      case 'and':
        return node.of.every((n) => this.#holds(n, call, args));
      case 'or':
        return node.of.some((n) => this.#holds(n, call, args));
      case 'compare':
      case 'in':
        return this.#compares(node, call, args);
    }
  }

  #compares(node: Comparing, call: string, args: SyscallEvent['args']): boolean {
    const { name, mask } = node.term;
    const typed = this.#typeOf(call, name.text);
    const cast = (v: bigint): bigint => (typed.signed ? BigInt.asIntN(typed.bits, v) : BigInt.asUintN(typed.bits, v));
    const register = args[typed.index] ?? 0n;
    const value = cast(mask ? register & this.#constant(mask) : register);
    if (node.kind === 'compare') return compared(node.op, value, cast(this.#constant(node.value)));
    const inside = node.values.some((item) => {
      // A bare word that no `let` defines is the kernel's.
      if (item.kind === 'name') return value === cast(kernelConstant(this.arch, item.name) ?? 0n);
      if (item.kind !== 'range') return value === cast(this.#constant(item));
      return cast(this.#constant(item.from)) <= value && value <= cast(this.#constant(item.to));
    });
    return inside !== node.negated;
  }

  #typeOf(call: string, name: string): { readonly index: number; readonly bits: number; readonly signed: boolean } {
    const raw = /^arg([0-5])$/.exec(name)?.[1];
    if (raw !== undefined) return { index: Number(raw), bits: 64, signed: false };
    const found = findArgument(this.arch, call, name);
    if (!found) throw new Error(`${call} has no argument ${name} on ${this.arch}`);
    if (/^(umode_t|old_[ug]id_t)$/.test(found.type)) return { index: found.index, bits: 16, signed: false };
    return { index: found.index, bits: found.width, signed: found.signed };
  }

  #constant(node: Constant): bigint {
    switch (node.kind) {
      case 'number':
        return node.value;
      case 'constant':
        return kernelConstant(this.arch, node.name) ?? 0n;
      case 'complement':
        return ~this.#constant(node.of);
      case 'negate':
        return -this.#constant(node.of);
      case 'union':
        return node.of.reduce((bits, part) => bits | this.#constant(part), 0n);
    }
  }
}

function compared(op: string, a: bigint, b: bigint): boolean {
  if (op === '==') return a === b;
  if (op === '!=') return a !== b;
  if (op === '<') return a < b;
  if (op === '<=') return a <= b;
  if (op === '>') return a > b;
  return a >= b;
}

/** The calls behind a multiplexer's sub-call `value`, where the architecture has one of that name. */
export const subCall = (arch: ArchName, multiplexer: string, value: number): string | undefined =>
  SUB_CALLS.find((name) => {
    const found = multiplexed(arch, name);
    return found?.multiplexer === multiplexer && found.call === value;
  });

const SUB_CALLS = (
  'socket bind connect listen accept getsockname getpeername socketpair sendto recvfrom shutdown setsockopt getsockopt ' +
  'sendmsg recvmsg accept4 recvmmsg sendmmsg semget semctl semtimedop msgsnd msgrcv msgget msgctl shmat shmdt shmget shmctl'
).split(' ');

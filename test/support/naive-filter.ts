/**
 * The dullest possible filter generator: architectures, numbers and clauses one after the other, every jump of a test over a
 * JA. Independent of the real generator; its programs are what the prover is tested with.
 */
import {
  type Answer,
  type Condition,
  type Effect,
  type FilterModel,
  type Plane,
  STRICTNESS,
  type SyscallEntry,
  isEntry,
  rank,
} from '../../compiler/index.js';
import type { Instruction, Program } from '../../backends/seccomp/program.js';
import { retOfAnswer } from '../../backends/seccomp/returns.js';

type Label = { at: number | undefined };
type Line = { readonly instruction: Instruction; readonly jump?: Label };

class Assembler {
  readonly #lines: Line[] = [];

  put(code: number, k: number, jt = 0, jf = 0): void {
    this.#lines.push({ instruction: { code, jt, jf, k } });
  }

  jump(to: Label): void {
    this.#lines.push({ instruction: { code: 0x05, jt: 0, jf: 0, k: 0 }, jump: to });
  }

  /** Falls through nowhere: each side is a JA. */
  branch(code: number, k: number, yes: Label, no: Label): void {
    this.put(code, k, 0, 1);
    this.jump(yes);
    this.jump(no);
  }

  here(label: Label): void {
    label.at = this.#lines.length;
  }

  program(): Program {
    return this.#lines.map(({ instruction, jump }, i) =>
      jump ? { ...instruction, k: jump.at! - i - 1 } : instruction,
    );
  }
}

const label = (): Label => ({ at: undefined });

/** One program, which may be longer than the kernel takes. */
export function naiveFilter({ arches, otherArch }: FilterModel, endian: 'little' | 'big'): Program {
  const asm = new Assembler();
  for (const { arch, ranges } of arches) {
    const next = label();
    const here = label();
    asm.put(0x20, 4);
    asm.branch(0x15, arch.audit, here, next);
    asm.here(here);
    for (const { from, to, entry } of ranges) {
      const above = label();
      const inside = label();
      const low = label();
      asm.put(0x20, 0);
      asm.branch(0x35, from, low, above);
      asm.here(low);
      asm.branch(0x25, to, above, inside);
      asm.here(inside);
      if (isEntry(entry)) entryCode(asm, entry, endian);
      else answer(asm, entry);
      asm.here(above);
    }
    answer(asm, { kind: 'kill' }); // not reached: the ranges have no gap
    asm.here(next);
  }
  answer(asm, otherArch);
  return asm.program();
}

const answer = (asm: Assembler, of: Answer): void => asm.put(0x06, retOfAnswer(of));

/** "If this plane decides so, return", for all that planes can decide, strictest first. */
function entryCode(asm: Assembler, { planes }: SyscallEntry, endian: 'little' | 'big'): void {
  const cases: { readonly rank: number; readonly rule: boolean; readonly where: Condition; readonly effect: Answer }[] =
    [];
  for (const plane of planes) {
    for (const clause of plane.clauses) {
      const effect = made(plane, clause.effect);
      cases.push({
        rank: rank(effect),
        rule: true,
        effect,
        where: both(plane.applies, clause.condition, unless(plane, rank(clause.effect))),
      });
    }
    const { otherwise } = plane;
    cases.push({
      rank: rank(otherwise),
      rule: false,
      effect: otherwise,
      where: both(plane.applies, unless(plane, STRICTNESS.length)),
    });
  }
  // The sort is stable: of equal ones the first plane's, the first clause's.
  cases.sort((a, b) => a.rank - b.rank || Number(b.rule) - Number(a.rule));
  for (const { where, effect } of cases) {
    const yes = label();
    const no = label();
    conditionCode(asm, where, yes, no, endian);
    asm.here(yes);
    answer(asm, effect);
    asm.here(no);
  }
  answer(asm, { kind: 'kill' }); // not reached: plane 0 applies and decides
}

const made = (plane: Plane, effect: Effect): Answer => (effect.kind === 'deny' ? plane.denial : effect);
const both = (...of: readonly Condition[]): Condition => ({ kind: 'and', of });
const unless = (plane: Plane, below: number): Condition => ({
  kind: 'not',
  of: { kind: 'or', of: plane.clauses.filter((c) => rank(c.effect) < below).map((c) => c.condition) },
});

function conditionCode(asm: Assembler, c: Condition, yes: Label, no: Label, endian: 'little' | 'big'): void {
  switch (c.kind) {
    case 'always':
      asm.jump(yes);
      return;
    case 'never':
      asm.jump(no);
      return;
    case 'not':
      conditionCode(asm, c.of, no, yes, endian);
      return;
    case 'and':
    case 'or':
      for (const part of c.of) {
        const next = label();
        if (c.kind === 'and') conditionCode(asm, part, next, no, endian);
        else conditionCode(asm, part, yes, next, endian);
        asm.here(next);
      }
      asm.jump(c.kind === 'and' ? yes : no);
      return;
    case 'test': {
      const low = 16 + 8 * c.arg + (endian === 'little' ? 0 : 4);
      const high = 16 + 8 * c.arg + (endian === 'little' ? 4 : 0);
      const word = (offset: number, mask: number): void => {
        asm.put(0x20, offset);
        if (mask !== 0xffffffff) asm.put(0x54, mask);
      };
      const maskLow = Number(c.mask & 0xffffffffn);
      const maskHigh = Number(c.mask >> 32n);
      for (const [lo, hi] of c.ranges) {
        const next = label();
        const notBelow = label();
        // value ≥ lo, then value ≤ hi; of 64 bits the high word decides unless it is equal.
        atLeast(Number(lo >> 32n), Number(lo & 0xffffffffn), notBelow, next);
        asm.here(notBelow);
        const beyond = label();
        if (hi === 0xffffffffffffffffn || (c.width === 32 && hi === 0xffffffffn)) asm.jump(yes);
        else atLeast(Number((hi + 1n) >> 32n), Number((hi + 1n) & 0xffffffffn), beyond, yes);
        asm.here(beyond);
        asm.here(next);
      }
      asm.jump(no);
      function atLeast(h: number, l: number, above: Label, below: Label): void {
        if (c.kind === 'test' && c.width === 64) {
          const notAbove = label();
          const equal = label();
          word(high, maskHigh);
          asm.branch(0x25, h, above, notAbove);
          asm.here(notAbove);
          asm.branch(0x15, h, equal, below);
          asm.here(equal);
        }
        word(low, maskLow);
        asm.branch(0x35, l, above, below);
      }
    }
  }
}

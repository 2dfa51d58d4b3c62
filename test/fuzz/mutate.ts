/** One instruction of a filter changed: what the proof and the events have to notice. */
import { type CompiledFilter, type Instruction, type Program, prove, validate } from '../../backends/seccomp/index.js';
import { type FilterModel, type SyscallEvent, decideSyscall, sameEffect } from '../../compiler/index.js';
import { Wrong, runPrograms } from './filter-property.js';
import type { Random } from './random.js';

const RET = 0x06;
const LD = 0x20;

function changed(instruction: Instruction, random: Random): Instruction {
  const { code, jt, jf, k } = instruction;
  const bit = (1 << random.below(32)) >>> 0;
  if (code === RET) return { ...instruction, k: random.pick([0x7fff0000, 0x00050001, 0x80000000, (k ^ 1) >>> 0]) };
  if (code === LD) return { ...instruction, k: random.pick([0, 4, 16, 20, 24, 28]) };
  if ((code & 0x07) !== 0x05 || code === 0x05) return { ...instruction, k: code === 0x05 ? k + 1 : (k ^ bit) >>> 0 };
  return random.pick<Instruction>([
    { ...instruction, k: (k ^ bit) >>> 0 },
    { ...instruction, k: (k + 1) >>> 0 },
    { ...instruction, k: (k - 1) >>> 0 },
    { ...instruction, jt: jf, jf: jt },
    { ...instruction, jt: jt + 1 },
    { ...instruction, code: random.pick([0x15, 0x25, 0x35, 0x45]) },
  ]);
}

export interface Noticed {
  /** Changed filters that the kernel would take. */
  mutants: number;
  byProof: number;
  byEvents: number;
}

/** @throws Wrong where an event shows a change that the proof missed, or the proof's witness shows none. */
export function checkMutants(
  model: FilterModel,
  filter: CompiledFilter,
  events: readonly SyscallEvent[],
  random: Random,
  count: number,
  noticed: Noticed,
): void {
  for (let i = 0; i < count; i++) {
    const which = random.below(filter.programs.length);
    const program = filter.programs[which]!;
    const at = random.below(program.length);
    const mutant: Program = program.map((instruction, pc) => (pc === at ? changed(instruction, random) : instruction));
    if (JSON.stringify(mutant[at]) === JSON.stringify(program[at]) || validate(mutant)) continue;
    const programs = filter.programs.map((p, j) => (j === which ? mutant : p));
    const broken = { programs, endian: filter.endian };
    const differs = (event: SyscallEvent): boolean =>
      !sameEffect(decideSyscall(model, event).answer, runPrograms(broken, event));
    noticed.mutants++;
    const shown = events.some(differs);
    if (shown) noticed.byEvents++;
    const proof = prove(model, broken);
    if (proof.kind === 'proven') {
      if (shown)
        throw new Wrong(
          `the proof misses instruction ${at} of program ${which}, changed to ${JSON.stringify(mutant[at])}`,
        );
      continue;
    }
    noticed.byProof++;
    if (proof.kind === 'refuted' && !differs(proof.event))
      throw new Wrong(`a witness of instruction ${at} shows no difference`);
  }
}

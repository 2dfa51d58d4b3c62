/** What is asked of filters and their models before they are installed. */
import {
  answerOfRet,
  compileFilter,
  interpret,
  isTooLarge,
  prove,
  type CompiledFilter,
  type Program,
} from '../backends/seccomp/index.js';
import {
  isEntry,
  type Effect,
  type FilterModel,
  type NumberRange,
  type SyscallEntry,
  type SyscallEvent,
} from '../compiler/index.js';
import { arch, type ArchName } from '../kernel/index.js';

/** linux/bpf_common.h: BPF_LD | BPF_W | BPF_ABS, and BPF_RET | BPF_K. */
const LD_W_ABS = 0x20;
const RET_K = 0x06;
/** offsetof(struct seccomp_data, args); each has 8 bytes. */
const ARGS = 16;

/** `notify` or `trace N`, if some path of the filter ends in it. */
export function supervisedAnswer({ programs }: CompiledFilter): string | undefined {
  for (const { code, k } of programs.flat()) {
    const answer = code === RET_K ? answerOfRet(k) : undefined;
    if (answer?.kind === 'notify') return 'notify';
    if (answer?.kind === 'trace') return `trace ${answer.data}`;
  }
  return undefined;
}

/**
 * Whether the program surely allows (or logs) a call. Arguments that are 0 or missing may really be pointers, so a program
 * that looks at one of them says nothing sure.
 */
export function letsPass(
  program: Program,
  endian: CompiledFilter['endian'],
  native: ArchName,
  nr: number,
  args: readonly bigint[],
): boolean {
  const event = eventOf(native, nr, args);
  const { kind } = answerOfRet(interpret(program, event, endian).ret);
  if (kind !== 'allow' && kind !== 'log') return false;
  return !argumentsRead(program, event, endian).some((index) => (args[index] ?? 0n) === 0n);
}

/** Which arguments the program looks at for this call. */
export function argumentsRead(
  program: Program,
  event: SyscallEvent,
  endian: CompiledFilter['endian'],
): readonly number[] {
  const trace: number[] = [];
  interpret(program, event, endian, trace);
  return trace.flatMap((pc) => {
    const instruction = program[pc];
    return instruction?.code === LD_W_ABS && instruction.k >= ARGS ? [Math.floor((instruction.k - ARGS) / 8)] : [];
  });
}

function eventOf(native: ArchName, nr: number, args: readonly bigint[]): SyscallEvent {
  const [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n] = args;
  return { audit: arch(native).audit, nr, args: [a, b, c, d, e, f] };
}

/**
 * The same policy with execve answered by USER_NOTIF: the launcher's one execve passes, and later ones get ENOSYS from the
 * kernel. Undefined where it can't be made or proven; the launcher's first way then has to do.
 */
export function execOnceFilter(
  model: FilterModel,
  native: ArchName,
  execve: number,
): { readonly filter: CompiledFilter; readonly notifying: number } | undefined {
  const notify: FilterModel = {
    ...model,
    arches: model.arches.map((plane) =>
      plane.arch.name === native
        ? { ...plane, ranges: withEntry(plane.ranges, [execve, () => ({ kind: 'notify' })]) }
        : plane,
    ),
  };
  const filter = compileFilter(notify);
  if (isTooLarge(filter) || prove(notify, filter).kind !== 'proven') return undefined;
  const notifying = filter.programs.findIndex(
    (program) => answerOfRet(interpret(program, eventOf(native, execve, []), filter.endian).ret).kind === 'notify',
  );
  return notifying === -1 ? undefined : { filter, notifying };
}

/** The ranges, and in them one number with an entry of its own. */
export function withEntry(
  ranges: readonly NumberRange[],
  [nr, change]: readonly [number, (entry: NumberRange['entry']) => NumberRange['entry']],
): readonly NumberRange[] {
  return ranges.flatMap((range): readonly NumberRange[] => {
    if (nr < range.from || nr > range.to) return [range];
    const parts: NumberRange[] = [{ from: nr, to: nr, entry: change(range.entry) }];
    if (range.from < nr) parts.unshift({ ...range, to: nr - 1 });
    if (range.to > nr) parts.push({ ...range, from: nr + 1 });
    return parts;
  });
}

/** All that the model can answer, a bare `deny` as it stands. */
export function effectsOf({ arches, otherArch }: FilterModel): readonly Effect[] {
  const entries = arches.flatMap(({ ranges }) => ranges.map(({ entry }) => entry));
  const ofPlanes = (entry: SyscallEntry): readonly Effect[] =>
    entry.planes.flatMap(({ clauses, otherwise, denial }) => [
      otherwise,
      denial,
      ...clauses.map(({ effect }) => effect),
    ]);
  return [otherArch, ...entries.flatMap((entry) => (isEntry(entry) ? ofPlanes(entry) : [entry]))];
}

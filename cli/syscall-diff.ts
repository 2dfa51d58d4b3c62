/** Which syscalls two profiles answer differently, over all arguments, with an example of each difference. */
import {
  answerText,
  Diagrams,
  eventOf,
  eventText,
  isTerminal,
  Meanings,
  permits,
  planeOf,
  rangeOf,
  type Answer,
  type ArchPlane,
  type CompiledProfile,
  type Profile,
} from '../compiler/index.js';
import { syscallName } from '../kernel/index.js';

export interface SyscallChange {
  readonly call: string;
  readonly before: string;
  readonly after: string;
  /** ` (for example …)`, where the arguments decide. */
  readonly example: string;
  /** It is let through now, and was not. */
  readonly allows: boolean;
}

/** `before`, `after` of one architecture each, as `old` and `now`. @throws OverBudget for conditions beyond all measure. */
export function diffSyscalls(
  before: CompiledProfile,
  after: CompiledProfile,
  old: Profile,
  now: Profile,
): readonly SyscallChange[] {
  const [a, b] = [planeOf(before.filter, old), planeOf(after.filter, now)];
  if (!a || !b) return [];
  const meanings = new Meanings(new Diagrams());
  const pair = meanings.dd.operation((x, y) => (x === y ? SAME : x * PAIR + y));
  return commonRanges(a, b).flatMap(([from, to]) => {
    const [was, is] = [rangeOf(a, from).entry, rangeOf(b, from).entry].map((entry) => meanings.entryOrAnswer(entry));
    if (was === undefined || is === undefined || was === is) return [];
    const found: SyscallChange[] = [];
    // Where the diagrams are one, `apply` gives their own terminals back: below PAIR, as SAME is.
    const differences = [...meanings.dd.terminals(meanings.dd.apply(pair, was, is))].filter(([value]) => value >= PAIR);
    for (const [value, assignment] of differences) {
      const [x, y] = [meanings.answerOf(Math.floor(value / PAIR)), meanings.answerOf(value % PAIR)];
      if (!x || !y) continue;
      const event = { ...eventOf(assignment), audit: a.arch.audit, nr: from };
      const example = isTerminal(was) && isTerminal(is) ? '' : ` (for example ${eventText(event, now)})`;
      found.push({ call: callName(now, from, to), ...texts(x, y, now), example });
    }
    return found;
  });
}

/** Terminals are small numbers, one for each distinct answer; 0 is none of them. */
const SAME = 0;
const PAIR = 1 << 14;

const texts = (x: Answer, y: Answer, { arch }: Profile) => ({
  before: answerText(x, arch),
  after: answerText(y, arch),
  allows: permits(y) && !permits(x),
});

function callName({ arch }: Profile, from: number, to: number): string {
  return from === to ? (syscallName(arch, from) ?? `number ${from}`) : `numbers ${from} to ${to}`;
}

/** The numbers cut wherever either plane cuts. */
function commonRanges(a: ArchPlane, b: ArchPlane): readonly (readonly [from: number, to: number])[] {
  const starts = [...new Set([...a.ranges, ...b.ranges].map((range) => range.from))].sort((x, y) => x - y);
  return starts.map((from, i) => [from, (starts[i + 1] ?? 0x1_0000_0000) - 1]);
}

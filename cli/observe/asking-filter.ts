/**
 * A policy's filter made to ask: what it denies goes to a supervisor (SECCOMP_RET_USER_NOTIF), who gives the policy's own answer and
 * remembers the call. Should the supervisor die, the kernel answers ENOSYS: never does anything pass that the policy denies.
 */
import { compileFilter, encode, isTooLarge, prove } from '../../backends/seccomp/index.js';
import {
  ALWAYS,
  answersOf,
  CAPABILITY_CALLS,
  isEntry,
  maskedEqual,
  NO_RULE,
  permits,
  rangeOf,
  type Answer,
  type Effect,
  type FilterModel,
  type NumberRange,
} from '../../compiler/index.js';
import { cannotAsk } from '../../dsl/index.js';
import { findArgument, syscallNumber, type ArchName } from '../../kernel/index.js';
import { NO_PLAIN_FORK } from '../../native/index.js';
import { resourcefulCalls, type Enforcer } from '../../tracer/notify/index.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import { argumentsRead, effectsOf } from '../filter-facts.js';
import { runFilter, type ProvenFilter } from '../filter.js';

export interface Asking {
  /** `struct sock_filter[]`. */
  readonly filter: Uint8Array;
  readonly enforcer: Enforcer;
  /**
   * A filter beneath it, where only the kernel can give an answer: the SIGSYS of `trap` says which call it was, `kill thread` ends
   * one of several. Of these nobody is asked; the kernel's log tells of them.
   */
  readonly beneath?: Uint8Array;
}

/**
 * What else asks beside what is denied. `resources`: calls about paths, addresses, programs, signals and what
 * takes privileges, which other layers may deny;
 * `all`: everything but plain forks, which signals would interrupt (native/traced.ts).
 */
export type Asks = 'resources' | 'all';

/** @throws Stop where such a filter is too large for one program. */
export function askingFilter(proven: ProvenFilter, native: ArchName, asks: Asks): Asking {
  const { profile } = proven;
  const stop = (why: string): Stop => new Stop(Exit.runFailed, cannotAsk(undefined, profile.name, why));
  const one = (model: FilterModel): Uint8Array => {
    const made = compileFilter(model);
    if (isTooLarge(made)) throw stop(made.why);
    const [program, ...more] = made.programs;
    // A chain of filters has one listener.
    if (!program || more.length > 0) throw stop('it takes several filters, and only one of them can ask');
    if (prove(model, made).kind !== 'proven') throw stop('the filter that asks could not be proven');
    return encode(program, made.endian);
  };
  const model = (asks === 'all' ? allAsk : resourcesAsk)(profile.enforced, native);
  const beneath = asks === 'resources' && onlyKernels(profile.enforced);
  return {
    filter: one(model),
    enforcer: { answer: answering(proven), all: asks === 'all' },
    ...(beneath ? { beneath: one(kernelsModel(profile.enforced, native)) } : {}),
  };
}

/** By running the policy's proven filter; for calls whose arguments it does not read, which number and architecture tell, once. */
function answering({ filter }: ProvenFilter): Enforcer['answer'] {
  const known = new Map<string, Answer | 'reads'>();
  return (notification) => {
    const [audit, nr] = [notification.readUInt32LE(20), notification.readUInt32LE(16)];
    const key = `${audit} ${nr}`;
    const before = known.get(key);
    if (before !== undefined && before !== 'reads') return before;
    const at = (index: number): bigint => notification.readBigUInt64LE(32 + index * 8);
    const event = { audit, nr, args: [at(0), at(1), at(2), at(3), at(4), at(5)] } as const;
    const answer = runFilter(filter, event);
    if (before === undefined) {
      const reads = filter.programs.some((program) => argumentsRead(program, event, filter.endian).length > 0);
      known.set(key, reads ? 'reads' : answer);
    }
    return answer;
  };
}

/** What is denied asks, and what other layers may deny. */
function resourcesAsk(enforced: FilterModel, native: ArchName): FilterModel {
  const numberOf = (name: string): number | undefined => syscallNumber(native, name);
  const named = [
    ...Object.values(CAPABILITY_CALLS).flat(),
    ...SIGNALLING,
    ...(onlyKernels(enforced) ? FIRST_CALLS : []),
  ];
  const asking = new Set([...resourcefulCalls(native), ...named.flatMap((name) => numberOf(name) ?? [])]);
  const execve = numberOf('execve');
  const denied = ({ kind }: Answer): boolean => kind === 'errno' || KILLING.has(kind);
  const answered = (answer: Answer, asked: boolean): Answer =>
    denied(answer) || (asked && permits(answer)) ? NOTIFY : answer;
  const arches = enforced.arches.map((plane) => {
    const isNative = plane.arch.name === native;
    const rangesOf = (range: NumberRange): readonly NumberRange[] =>
      (isNative ? cuts(range, asking) : [range]).map(({ from, to, entry }) => {
        if (isNative && from === execve) return { from, to, entry: NOTIFY };
        return { from, to, entry: mapped(entry, (answer) => answered(answer, isNative && asking.has(from))) };
      });
    return { ...plane, ranges: plane.ranges.flatMap(rangesOf) };
  });
  return { ...enforced, arches, otherArch: answered(enforced.otherArch, false) };
}

/** Everything asks but plain forks. */
function allAsk(enforced: FilterModel, native: ArchName): FilterModel {
  const clone = syscallNumber(native, 'clone') ?? -1;
  const arches = enforced.arches.map((plane) => {
    const isNative = plane.arch.name === native;
    const rangesOf = (range: NumberRange): readonly NumberRange[] =>
      cuts(range, new Set(isNative ? [clone] : [])).map(({ from, to }) => ({
        from,
        to,
        entry: isNative && from === clone ? forking(enforced, native) : NOTIFY,
      }));
    return { ...plane, ranges: plane.ranges.flatMap(rangesOf) };
  });
  return { ...enforced, arches, otherArch: NOTIFY };
}

/**
 * What the kernel answers by itself goes before all that is asked, so `kill` is among it. The launcher gets through with what it
 * calls from there on: nothing is lost, as those calls ask (SECCOMP_RET_USER_NOTIF).
 */
function kernelsModel(enforced: FilterModel, native: ArchName): FilterModel {
  const launchers = new Set(LAUNCHERS.flatMap((name) => syscallNumber(native, name) ?? []));
  const kept = (answer: Answer): Answer => (KILLING.has(answer.kind) ? answer : ALLOW);
  const arches = enforced.arches.map((plane) => ({
    ...plane,
    ranges: plane.ranges.flatMap((range) =>
      cuts(range, launchers).map(({ from, to, entry }): NumberRange => ({
        from,
        to,
        entry: plane.arch.name === native && launchers.has(from) ? ALLOW : mapped(entry, kept),
      })),
    ),
  }));
  return { ...enforced, arches, otherArch: kept(enforced.otherArch) };
}

/** The filter that asks is put in with the one, the program is started with the other. */
const LAUNCHERS = ['seccomp', 'execve'];

/** Landlock has scopes for them. Not tgkill: it is for one's own threads, and some runtimes (Go's) call it all the time. */
const SIGNALLING = ['kill', 'tkill', 'rt_sigqueueinfo', 'rt_tgsigqueueinfo', 'pidfd_send_signal'];

const ALLOW: Answer = { kind: 'allow' };
const NOTIFY: Answer = { kind: 'notify' };
const KILLING: ReadonlySet<string> = new Set(['kill', 'kill thread', 'trap']);

/** What libc has a forked child call first: so its pid is known, by which the kernel's log tells whose a record is. */
const FIRST_CALLS = ['set_robust_list', 'gettid'];

/** The numbers of `alone` get ranges of their own. */
function cuts(range: NumberRange, alone: ReadonlySet<number>): readonly NumberRange[] {
  const starts = [...alone].filter((nr) => nr >= range.from && nr <= range.to).flatMap((nr) => [nr, nr + 1]);
  const all = [...new Set([range.from, ...starts])].filter((nr) => nr <= range.to).sort((a, b) => a - b);
  return all.map((from, i) => ({ ...range, from, to: (all[i + 1] ?? range.to + 1) - 1 }));
}

/** INVARIANT: `map` keeps the order of strictness, so that the strictest of mapped answers is the strictest one's. */
function mapped(entry: NumberRange['entry'], map: (answer: Answer) => Answer): NumberRange['entry'] {
  if (!isEntry(entry)) return map(entry);
  const planes = entry.planes.map((plane) => {
    const effect = (one: Effect): Answer => map(one.kind === 'deny' ? plane.denial : one);
    return {
      ...plane,
      clauses: plane.clauses.map((clause) => ({ ...clause, effect: effect(clause.effect) })),
      otherwise: map(plane.otherwise),
      denial: map(plane.denial),
    };
  });
  return { ...entry, planes };
}

const onlyKernels = (model: FilterModel): boolean =>
  effectsOf(model).some(({ kind }) => kind === 'trap' || kind === 'kill thread');

/** Plain forks pass where the policy lets them all pass. */
function forking(model: FilterModel, native: ArchName): NumberRange['entry'] {
  const flags = findArgument(native, 'clone', 'clone_flags');
  const plane = model.arches.find((one) => one.arch.name === native);
  const nr = syscallNumber(native, 'clone');
  if (!flags || !plane || nr === undefined) return NOTIFY;
  const plain = maskedEqual(flags, BigInt(NO_PLAIN_FORK), 0n);
  const answers = answersOf(plane, nr, plain, { entry: rangeOf(plane, nr).entry });
  if (answers?.every(({ answer }) => answer.kind === 'allow') !== true) return NOTIFY;
  const clause = { condition: plain, effect: { kind: 'allow' }, origin: NO_RULE } as const;
  const only = { name: 'clone', applies: ALWAYS, clauses: [clause], otherwise: NOTIFY, denial: NOTIFY };
  return { name: 'clone', planes: [only] };
}

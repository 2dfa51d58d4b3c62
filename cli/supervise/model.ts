/**
 * The filter of a supervised process: what the profile says, and
 * - calls that carry the run's key pass: with them the supervisor has a process restrict itself further, so whoever guessed the key
 *   could do no more than that. An inherited filter would deny them otherwise;
 * - no process may leave the supervisor's sight, nor be made for another parent: clone with CLONE_UNTRACED or CLONE_PARENT is EPERM, and clone3, whose flags no filter sees, ENOSYS;
 * - `notify` is answered by the same supervisor, so it is a `trace`: a process can have one listener for SECCOMP_RET_USER_NOTIF
 *   (seccomp(2)), and each profile that is added would bring another.
 */
import {
  ALWAYS,
  and,
  isEntry,
  maskedEqual,
  NO_RULE,
  not,
  permits,
  test,
  type Answer,
  type Condition,
  type Effect,
  type FilterModel,
  type LoweredProfile,
  type NumberRange,
  type Plane,
} from '../../compiler/index.js';
import { constant, findArgument, syscallNumber, type ArchName } from '../../kernel/index.js';
import { effectsOf, withEntry } from '../filter-facts.js';

export interface SupervisedOptions {
  readonly native: ArchName;
  /** 64 bits; the sixth argument of the calls that pass. */
  readonly key: bigint;
  /** What SECCOMP_RET_TRACE carries for `notify`. */
  readonly notifyData: number;
}

/** By which a process only ever restricts itself, and the operations that the supervisor asks for (the first argument). */
const RESTRICTING: readonly (readonly [call: string, operation: bigint | undefined])[] = [
  ['seccomp', 1n], // SECCOMP_SET_MODE_FILTER
  ['prctl', 65n], // PR_SET_MDWE
  ['capset', undefined],
  ['landlock_create_ruleset', undefined],
  ['landlock_restrict_self', undefined],
];
const KEY_ARGUMENT = 5;

const EPERM = 1;
const ENOSYS = 38;

type Entry = NumberRange['entry'];

export function supervisedProfile(profile: LoweredProfile, options: SupervisedOptions): LoweredProfile {
  return { ...profile, filter: supervisedFilter(profile.filter, options) };
}

function supervisedFilter(model: FilterModel, { native, key, notifyData }: SupervisedOptions): FilterModel {
  const keyed = test(KEY_ARGUMENT, 64, [[key, key]]);
  const answered = <T extends Effect>(effect: T): T | Answer =>
    effect.kind === 'notify' ? { kind: 'trace', data: notifyData } : effect;
  return {
    ...model,
    otherArch: answered(model.otherArch),
    arches: model.arches.map((plane) => {
      const { name } = plane.arch;
      const changes = new Map<number, (entry: Entry) => Entry>();
      const change = (call: string, how: (entry: Entry) => Entry): void => {
        const nr = syscallNumber(name, call);
        if (nr !== undefined) changes.set(nr, how);
      };
      if (name === native)
        for (const [call, operation] of RESTRICTING) {
          const asked = operation === undefined ? keyed : and(keyed, test(0, 32, [[operation, operation]]));
          change(call, (entry) => passing(entry, call, asked));
        }
      const flags = findArgument(name, 'clone', 'clone_flags');
      const hiding = ['CLONE_UNTRACED', 'CLONE_PARENT'].reduce((set, flag) => set | (constant(name, flag) ?? 0n), 0n);
      if (flags) change('clone', (entry) => refusing(entry, 'clone', not(maskedEqual(flags, hiding, 0n))));
      change('clone3', (entry) => (mayPass(entry) ? { kind: 'errno', errno: ENOSYS } : entry));
      const ranges = plane.ranges.map((range) => ({ ...range, entry: answering(range.entry, answered) }));
      return { ...plane, ranges: [...changes].reduce(withEntry, ranges) };
    }),
  };
}

const planesOf = (entry: Entry): readonly Plane[] =>
  isEntry(entry) ? entry.planes : [{ name: 'syscall', applies: ALWAYS, clauses: [], otherwise: entry, denial: entry }];

/** As it was, but where the condition holds the call passes. */
function passing(entry: Entry, name: string, where: Condition): Entry {
  const [own, ...others] = planesOf(entry);
  if (!own) return entry;
  const elsewhere = not(where);
  const narrowed = own.clauses.map((clause) => ({ ...clause, condition: and(clause.condition, elsewhere) }));
  return {
    name,
    planes: [
      { ...own, clauses: [...narrowed, { condition: where, effect: { kind: 'allow' }, origin: NO_RULE }] },
      ...others.map((plane) => ({ ...plane, applies: and(plane.applies, elsewhere) })),
    ],
  };
}

/** As it was, but where the condition holds it is EPERM at least. */
function refusing(entry: Entry, name: string, where: Condition): Entry {
  if (!mayPass(entry)) return entry;
  const refusal: Answer = { kind: 'errno', errno: EPERM };
  return {
    name,
    planes: [
      ...planesOf(entry),
      { name: 'supervisor', applies: where, clauses: [], otherwise: refusal, denial: refusal },
    ],
  };
}

/** `false` only where it surely does not. */
const mayPass = (entry: Entry): boolean =>
  planesOf(entry)
    .filter(({ applies }) => applies.kind === 'always')
    .every((plane) => permits(plane.otherwise) || plane.clauses.some(({ effect }) => permits(effect)));

function answering(entry: Entry, answered: <T extends Effect>(effect: T) => T | Answer): Entry {
  if (!isEntry(entry)) return answered(entry);
  return {
    ...entry,
    planes: entry.planes.map((plane) => ({
      ...plane,
      clauses: plane.clauses.map((clause) => ({ ...clause, effect: answered(clause.effect) })),
      otherwise: answered(plane.otherwise),
      denial: answered(plane.denial),
    })),
  };
}

/** `trace N` of all rules: so that `notify` gets a number of its own. */
export const tracedData = (profiles: readonly LoweredProfile[]): ReadonlySet<number> =>
  new Set(
    profiles
      .flatMap(({ filter }) => effectsOf(filter))
      .flatMap((effect) => (effect.kind === 'trace' ? effect.data : [])),
  );

/** Whether a filter asks a supervisor anything. */
export const asksSupervisor = (model: FilterModel): boolean =>
  effectsOf(model).some(({ kind }) => kind === 'notify' || kind === 'trace');

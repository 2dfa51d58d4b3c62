/**
 * One filter for a profile and all that it leads to by exec: a filter can't be taken off, so it must let through what any of
 * them lets through. `decideUnion` says what it answers: the least strict of the members' answers (of one rank with different
 * data, the first member's). The model made here is an ordinary one, for the generator and the listing; the proof compares the
 * filter with the members themselves (backends/seccomp/prove.ts), so that nothing rests on it.
 */
import { answerData, isEntry, leastStrict, rank, rangeOf, sameEffect } from './decide-syscall.js';
import { and, ALWAYS, negation, NEVER, or } from './condition.js';
import { NO_RULE } from './model.js';
import type { Answer, ArchPlane, Clause, Condition, Effect, FilterModel, NumberRange, Origin } from './model.js';
import type { CompiledProfile, LoweredProfile } from './profile.js';

type Entry = NumberRange['entry'];

/** The filters of a profile and of those that it leads to. Programs of the other byte order run on no machine that runs its own. */
export function unionMembers([own, ...others]: CompiledProfile['reachable']): readonly [FilterModel, ...FilterModel[]] {
  const endian = own.filter.arches[0]?.arch.endian;
  const fitting = ({ filter }: LoweredProfile): FilterModel => ({
    ...filter,
    arches: filter.arches.filter((plane) => plane.arch.endian === endian),
  });
  return [own.filter, ...others.map(fitting)];
}

/** @param members of one byte order, the profile's own first. */
export function unionModel(members: readonly [FilterModel, ...FilterModel[]]): FilterModel {
  const [own, ...others] = members;
  if (others.length === 0) return own;
  const audits = [...new Map(members.flatMap((m) => m.arches).map((plane) => [plane.arch.audit, plane.arch])).values()];
  const arches = audits.map((arch): ArchPlane => {
    const planes = members.map(
      (m): ArchPlane =>
        m.arches.find((plane) => plane.arch.audit === arch.audit) ?? {
          arch,
          ranges: [{ from: 0, to: LAST, entry: m.otherArch }],
        },
    );
    return { arch, ranges: unionRanges(planes) };
  });
  return { name: own.name, arches, otherArch: leastStrict(members.map((m) => m.otherArch)) };
}

const LAST = 0xffffffff;

/** The numbers cut wherever a plane cuts. */
function unionRanges(planes: readonly ArchPlane[]): readonly NumberRange[] {
  const starts = [...new Set(planes.flatMap(({ ranges }) => ranges.map(({ from }) => from)))].sort((a, b) => a - b);
  const out: NumberRange[] = [];
  starts.forEach((from, i) => {
    const to = (starts[i + 1] ?? LAST + 1) - 1;
    const entry = unionEntry(planes.map((plane) => rangeOf(plane, from).entry));
    const last = out.at(-1);
    if (last && same(last.entry, entry)) out[out.length - 1] = { ...last, to };
    else out.push({ from, to, entry });
  });
  return out;
}

const same = (a: Entry, b: Entry): boolean => a === b || (!isEntry(a) && !isEntry(b) && sameEffect(a, b));

/** `condition` holds and none of the cases before it does: then `answer`. */
interface Case {
  readonly condition: Condition;
  readonly answer: Answer;
  readonly origin: Origin | undefined;
}

function unionEntry(all: readonly Entry[]): Entry {
  const distinct = new Map<string, Entry>();
  for (const entry of all) if (!distinct.has(keyOf(entry))) distinct.set(keyOf(entry), entry);
  const entries = [...distinct.values()];
  const [first, ...others] = entries;
  if (!first) throw new RangeError('a union needs a member');
  if (others.length === 0) return first;
  const named = entries.find(isEntry);
  if (!named) return leastStrict(entries.flatMap((entry) => (isEntry(entry) ? [] : entry)));
  const members = entries.map((entry) => ({ entry, cases: casesOf(entry) }));
  const open = members.find(({ cases }) => atLeast(cases, ALLOW).kind === 'always');
  if (open) return open.entry;

  const clauses = new Map<string, Clause>();
  /** Where there is an answer already: clauses of different answers exclude each other. */
  let done: Condition = NEVER;
  const ranks = [...new Set(members.flatMap(({ cases }) => cases.map((c) => rank(c.answer))))].sort((a, b) => b - a);
  for (const lenience of ranks) {
    const undone = negation(done);
    const here = members.flatMap(({ entry, cases }) => casesAt(entry, cases, lenience));
    const alike = new Set(here.map(({ answer }) => answerData(answer))).size === 1;
    let taken: Condition = NEVER;
    for (const { condition, answer, origin } of here) {
      const where = and(condition, undone, alike ? ALWAYS : negation(taken));
      const clause: Clause = { condition: where, effect: answer, origin: origin ?? NO_RULE };
      const key = `${effectKey(answer)} ${textOf(where)}`;
      if (where.kind !== 'never' && !clauses.has(key)) clauses.set(key, clause);
      taken = or(taken, condition);
    }
    done = or(done, taken);
    if (done.kind === 'always') break;
  }
  const strictest = members.flatMap(({ cases }) => cases).filter((c) => rank(c.answer) === ranks.at(-1));
  const otherwise = strictest[0]?.answer ?? leastStrict([]);
  // The cases leave nothing out: where only one strictest answer is left, it needs no clauses.
  const sole = strictest.every((c) => answerData(c.answer) === answerData(otherwise));
  const kept = [...clauses.values()].filter((c) => !sole || rank(c.effect) !== ranks.at(-1));
  return {
    name: named.name,
    planes: [{ name: 'syscall', applies: ALWAYS, clauses: kept, otherwise, denial: otherwise }],
  };
}

const ALLOW = rank({ kind: 'allow' });

/** What a member says, as cases of which the first that holds counts (see `decideEntry`). */
function casesOf(entry: Entry): readonly Case[] {
  if (!isEntry(entry)) return [{ condition: ALWAYS, answer: entry, origin: undefined }];
  return entry.planes
    .flatMap(({ applies, clauses, otherwise, denial }) => {
      const cases: Case[] = [];
      let before: Condition = NEVER;
      for (const { effect, conditions, origin } of runsOf(clauses)) {
        const answer = effect.kind === 'deny' ? denial : effect;
        const some = or(...conditions);
        cases.push({ condition: and(applies, some, negation(before)), answer, origin });
        before = or(before, some);
      }
      return [...cases, { condition: and(applies, negation(before)), answer: otherwise, origin: undefined }];
    })
    .sort((a, b) => rank(a.answer) - rank(b.answer) || Number(!a.origin) - Number(!b.origin));
}

interface Run {
  readonly effect: Effect;
  readonly conditions: Condition[];
  readonly origin: Origin;
}

/** Strictest first; neighbours of one effect together. */
function runsOf(clauses: readonly Clause[]): readonly Run[] {
  const runs: Run[] = [];
  for (const { effect, condition, origin } of [...clauses].sort((a, b) => rank(a.effect) - rank(b.effect))) {
    const last = runs.at(-1);
    if (last && sameEffect(last.effect, effect)) last.conditions.push(condition);
    else runs.push({ effect, conditions: [condition], origin });
  }
  return runs;
}

/** Where a member's answer has this rank or a less strict one: where no stricter case holds. */
const atLeast = (cases: readonly Case[], lenience: number): Condition =>
  and(...cases.filter((c) => rank(c.answer) < lenience).map((c) => negation(c.condition)));

/** Where a member gives an answer of this rank. Where it gives a less strict one, the cases may hold, too. */
function casesAt(entry: Entry, cases: readonly Case[], lenience: number): readonly Case[] {
  const alike = cases.filter((c) => rank(c.answer) === lenience);
  const [first] = alike;
  if (!first) return [];
  const [only, ...others] = isEntry(entry) ? entry.planes : [];
  // Rules that allow, and nothing else: they can stand as they are.
  if (only && others.length === 0 && lenience === ALLOW && only.clauses.every((c) => c.effect.kind === 'allow'))
    return only.clauses.map(({ condition, origin }) => ({ condition, origin, answer: { kind: 'allow' } }));
  if (alike.every((c) => sameEffect(c.answer, first.answer)))
    return [{ ...first, condition: atLeast(cases, lenience) }];
  return alike.map((c) => ({
    ...c,
    condition: and(c.condition, ...cases.slice(0, cases.indexOf(c)).map((before) => negation(before.condition))),
  }));
}

// ---- what is written twice ---------------------------------------------------------------------------------------------------

const effectKey = (effect: Effect): string => `${effect.kind} ${answerData(effect)}`;

const textOf = (condition: Condition): string =>
  JSON.stringify(condition, (_, value: unknown) => (typeof value === 'bigint' ? value.toString(16) : value));

/** Profiles that use one module have its rules twice. */
const keyOf = (entry: Entry): string =>
  isEntry(entry)
    ? entry.planes
        .map(({ applies, clauses, otherwise, denial }) =>
          [
            textOf(applies),
            ...clauses.map((c) => `${effectKey(c.effect)} ${textOf(c.condition)}`),
            effectKey(otherwise),
            effectKey(denial),
          ].join('\n'),
        )
        .join('\n\n')
    : effectKey(entry);

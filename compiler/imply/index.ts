/** The one table of which resources imply which syscalls, asked call by call. */
import type { ArchName } from '../../kernel/index.js';
import { constant, findArgument, signature } from '../../kernel/index.js';
import { ALWAYS, and } from '../condition.js';
import type { Clause, Condition, Plane } from '../model.js';
import type { Operation } from '../coverage.js';
import type { Profile } from '../profile.js';
import { FILE_QUESTIONS, FILE_TAKES } from './files.js';
import { NETWORK_QUESTIONS, NETWORK_TAKES } from './network.js';
import { CAPABILITY_TAKES, PROCESS_QUESTIONS, PROCESS_TAKES } from './process.js';
import type { Call, Question, Takes } from './row.js';
import { permits } from './row.js';

const QUESTIONS: readonly Question[] = [...FILE_QUESTIONS, ...NETWORK_QUESTIONS, ...PROCESS_QUESTIONS];
const TAKES: readonly Takes[] = [...FILE_TAKES, ...NETWORK_TAKES, ...PROCESS_TAKES, ...CAPABILITY_TAKES];

let questionsByCall: ReadonlyMap<string, readonly Question[]> | undefined;

function questionsOf(call: string): readonly Question[] {
  if (!questionsByCall) {
    const map = new Map<string, Question[]>();
    for (const question of QUESTIONS)
      for (const name of question.calls) map.set(name, [...(map.get(name) ?? []), question]);
    questionsByCall = map;
  }
  return questionsByCall.get(call) ?? [];
}

/** The calls that perform an operation; empty where it takes none of its own (`stat`, `capability`). */
export const callsFor = (operation: Operation): readonly string[] => [
  ...new Set(QUESTIONS.filter((q) => q.operations.includes(operation)).flatMap((q) => q.calls)),
];

function callOf(arch: ArchName, name: string, profile: Profile): Call {
  return {
    arch,
    name,
    profile,
    arg: (argument) => {
      const found = findArgument(arch, name, argument);
      if (!found) throw new Error(`the table of implied calls names ${name}(${argument}), which ${arch} does not have`);
      return found;
    },
    constant: (constantName) => {
      const value = constant(arch, constantName);
      if (value === undefined) throw new Error(`no constant ${constantName} on ${arch}`);
      return value;
    },
  };
}

/** What one call gets from resource rules. */
export interface Implied {
  /** Allow clauses for the syscall plane; empty under `syscalls listed`. */
  readonly opens: readonly Clause[];
  /** The resource planes that restrict it. */
  readonly planes: readonly Plane[];
}

/** Where arguments are packed behind a pointer, a condition can't be seen: what may be allowed is, and the coverage says so. */
const visible = (condition: Condition, packed: boolean): Condition => (packed ? ALWAYS : condition);

/** What a call gets by its name alone: `taken` maps each to the clause that opens it. */
export function takenCalls(profile: Profile): ReadonlyMap<string, Clause> {
  const out = new Map<string, Clause>();
  for (const takes of TAKES) {
    const rule = takes.when(profile);
    if (rule)
      for (const name of takes.calls)
        if (!out.has(name)) out.set(name, { condition: ALWAYS, effect: { kind: 'allow' }, origin: rule.origin });
  }
  return out;
}

export function implied(arch: ArchName, name: string, profile: Profile, taken: ReadonlyMap<string, Clause>): Implied {
  const call = callOf(arch, name, profile);
  const packed = signature(arch, name)?.packed ?? false;
  const opens: Clause[] = [];
  const planes: Plane[] = [];
  const byName = taken.get(name);
  if (byName) opens.push(byName);
  for (const question of questionsOf(name)) {
    const applies = packed ? ALWAYS : (question.applies?.(call) ?? ALWAYS);
    const clauses = packed
      ? question
          .clauses({ ...call, arg: () => PACKED })
          .flatMap((c) => (permits(c.effect) ? [{ ...c, condition: ALWAYS }] : []))
      : question.clauses(call);
    if (question.opens !== false)
      for (const c of clauses)
        if (permits(c.effect))
          opens.push({ ...c, effect: { kind: 'allow' }, condition: visible(and(applies, c.condition), packed) });
    // Packed arguments: a plane that applies only to some calls would close them all.
    const restricts = !(packed && question.applies) && !isOpen(clauses);
    if (restricts)
      planes.push({
        name: question.plane,
        applies,
        clauses,
        otherwise: profile.otherwise,
        denial: profile.denial,
      });
  }
  return { opens: profile.listed ? [] : opens, planes };
}

/** Stands for an argument behind a pointer; the conditions made of it are dropped. */
const PACKED = { name: '', type: '', index: 0, width: 32, signed: false, pointer: true } as const;

/** Allowed whatever the arguments are, by the least strict effect: no restriction. */
const isOpen = (clauses: readonly Clause[]): boolean =>
  clauses.some((c) => c.effect.kind === 'allow' && c.condition.kind === 'always') &&
  clauses.every((c) => c.effect.kind === 'allow');

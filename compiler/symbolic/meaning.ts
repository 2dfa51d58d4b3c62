/**
 * What a model means, as one diagram over arch, number and argument bits: `compiler/decide-syscall.ts` said symbolically.
 * Its terminals are distinct answers. Ties follow the reference exactly (the first clause; a rule before an `otherwise`; the
 * first plane), so that the two agree even on models whose conflicts the compiler would have refused.
 */
import { assertNever } from '../../dsl/index.js';
import { isEntry, rank, answerData } from '../decide-syscall.js';
import {
  type Answer,
  type ArchPlane,
  type ArgumentTest,
  type Condition,
  type Effect,
  type FilterModel,
  type NumberRange,
  type Plane,
  STRICTNESS,
  type SyscallEntry,
} from '../model.js';
import { type Diagram, type Diagrams, FALSE, type Operation, Pieces, TRUE, terminal, valueOf } from './diagram.js';
import { normalise } from '../ranges.js';
import { ARCH_WORD, NR_WORD, highWord, lowWord } from './words.js';

/** What a terminal stands for. Final answers are `rule: true`; `false` marks an `otherwise` while planes are compared. */
interface Verdict {
  readonly effect: Effect;
  readonly rule: boolean;
}

/** No clause matched, or the plane does not apply. */
const NOTHING = 0;
const TOP = 0xffffffff;
const LOW = 0xffffffffn;

/** Diagrams of models and their parts in one engine, each part made once. */
export class Meanings {
  readonly #verdicts: (Verdict | undefined)[] = [undefined];
  readonly #codes = new Map<string, number>();
  readonly #conditions = new Map<Condition, Diagram>();
  readonly #entries = new Map<SyscallEntry, Diagram>();
  readonly #inPlane: Operation;
  readonly #acrossPlanes: Operation;
  readonly #acrossMembers: Operation;

  /** @param dd its budget holds for every method: all throw OverBudget. */
  constructor(readonly dd: Diagrams) {
    const strictness = (code: number): number => rank(this.#verdict(code).effect);
    this.#inPlane = dd.operation((a, b) => (strictness(a) <= strictness(b) ? a : b), { neutral: terminal(NOTHING) });
    this.#acrossPlanes = dd.operation(
      (a, b) => {
        const difference = strictness(a) - strictness(b);
        if (difference !== 0) return difference < 0 ? a : b;
        return !this.#verdict(a).rule && this.#verdict(b).rule ? b : a;
      },
      { neutral: terminal(NOTHING) },
    );
    this.#acrossMembers = dd.operation((a, b) => (strictness(a) >= strictness(b) ? a : b), {
      neutral: terminal(NOTHING),
    });
  }

  #verdict(code: number): Verdict {
    const verdict = this.#verdicts[code];
    if (!verdict) throw new RangeError(`terminal ${code} is no verdict`);
    return verdict;
  }

  #terminal(effect: Effect, rule: boolean): Diagram {
    const key = `${effect.kind} ${answerData(effect)} ${rule}`;
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = this.#verdicts.push({ effect, rule }) - 1;
      this.#codes.set(key, code);
    }
    return terminal(code);
  }

  /** The terminal of an answer: the same for a model and for whatever is compared with it. */
  answer(answer: Answer): Diagram {
    return this.#terminal(answer, true);
  }

  /** The answer that a terminal's value stands for; `undefined` for "none": no plane applies. */
  answerOf(value: number): Answer | undefined {
    const effect = this.#verdicts[value]?.effect;
    return effect?.kind === 'deny' ? undefined : effect;
  }

  // ---- conditions ----------------------------------------------------------------------------------------------------------

  condition(condition: Condition): Diagram {
    let diagram = this.#conditions.get(condition);
    if (diagram === undefined) this.#conditions.set(condition, (diagram = this.#condition(condition)));
    return diagram;
  }

  #condition(condition: Condition): Diagram {
    switch (condition.kind) {
      case 'always':
        return TRUE;
      case 'never':
        return FALSE;
      case 'and':
        return this.dd.all(condition.of.map((c) => this.condition(c)));
      case 'or':
        return this.any(condition.of);
      case 'not':
        return this.dd.not(this.condition(condition.of));
      case 'test':
        return this.#test(condition);
      default:
        return assertNever(condition);
    }
  }

  /** The union. Tests of one kind are merged as ranges first: a thousand single values become one diagram in one go. */
  any(conditions: readonly Condition[]): Diagram {
    const tests = new Map<string, ArgumentTest[]>();
    const others: Condition[] = [];
    for (const condition of conditions) {
      if (condition.kind !== 'test') {
        others.push(condition);
        continue;
      }
      const key = `${condition.arg} ${condition.width} ${condition.mask}`;
      const alike = tests.get(key);
      if (alike) alike.push(condition);
      else tests.set(key, [condition]);
    }
    const merged = [...tests.values()].map(([first, ...rest]) => {
      if (rest.length === 0) return this.condition(first!); // a group has at least one
      return this.#test({ ...first!, ranges: normalise([first!, ...rest].flatMap((test) => test.ranges)) });
    });
    return this.dd.any([...merged, ...others.map((c) => this.condition(c))]);
  }

  #test({ arg, width, mask, ranges }: ArgumentTest): Diagram {
    const low = lowWord(arg);
    const maskLow = Number(mask & LOW);
    if (width === 32) {
      const words = ranges.map(([lo, hi]): [number, number] => [Number(lo), Number(hi)]);
      return this.dd.ranges(low, maskLow, words);
    }
    // A 64-bit range is, per high word: a part of the low words at its first and last, all of them between.
    const parts: { readonly from: number; readonly to: number; readonly low: [number, number][] }[] = [];
    const add = (from: number, to: number, range: [number, number]): void => {
      const last = parts.at(-1);
      if (last?.from === from && last.to === to) last.low.push(range);
      else if (from <= to) parts.push({ from, to, low: [range] });
    };
    for (const [lo, hi] of ranges) {
      const first = Number(lo >> 32n);
      const last = Number(hi >> 32n);
      if (first === last) add(first, first, [Number(lo & LOW), Number(hi & LOW)]);
      else {
        add(first, first, [Number(lo & LOW), TOP]);
        add(first + 1, last - 1, [0, TOP]);
        add(last, last, [0, Number(hi & LOW)]);
      }
    }
    const pieces = new Pieces(FALSE);
    for (const part of parts) pieces.add(part.from, part.to, this.dd.ranges(low, maskLow, part.low));
    return this.dd.pieces(highWord(arg), Number(mask >> 32n), pieces.from, pieces.to);
  }

  // ---- planes and entries --------------------------------------------------------------------------------------------------

  /**
   * What a plane says on its own, `otherwise` included, whether it applies or not.
   * @param marked tells an `otherwise` from a rule, which matters only beside other planes.
   */
  #plane(plane: Plane, marked: boolean): Diagram {
    const byRank = new Map<number, { effect: Effect; conditions: Condition[] }[]>();
    for (const { condition, effect } of plane.clauses) {
      let groups = byRank.get(rank(effect));
      if (!groups) byRank.set(rank(effect), (groups = []));
      // Clauses of one effect are one clause; a run ends where another effect of this rank comes in, so that the first wins.
      const last = groups.at(-1);
      if (last && answerData(last.effect) === answerData(effect)) last.conditions.push(condition);
      else groups.push({ effect, conditions: [condition] });
    }
    const merge = (a: Diagram, b: Diagram): Diagram => this.dd.apply(this.#inPlane, a, b);
    const layers = STRICTNESS.flatMap((_, strictness) => {
      const groups = byRank.get(strictness) ?? [];
      const diagrams = groups.map(({ effect, conditions }) =>
        this.dd.ite(this.any(conditions), this.#terminal(effect, true), terminal(NOTHING)),
      );
      return diagrams.length > 0 ? [this.dd.fold(diagrams, terminal(NOTHING), merge)] : [];
    });
    // Strictest first, so each layer is merged into all that overrule it.
    const clauses = layers.reduce(merge, terminal(NOTHING));
    return this.dd.map(clauses, (code) => {
      if (code === NOTHING) return valueOf(this.#terminal(plane.otherwise, !marked));
      return this.#verdict(code).effect.kind === 'deny' ? valueOf(this.#terminal(plane.denial, true)) : code;
    });
  }

  /** The answers of one entry, over the argument words. @throws where some arguments fit no plane. */
  entry(entry: SyscallEntry): Diagram {
    let diagram = this.#entries.get(entry);
    if (diagram !== undefined) return diagram;
    const [only] = entry.planes;
    if (only && entry.planes.length === 1 && this.condition(only.applies) === TRUE) diagram = this.#plane(only, false);
    else diagram = this.#strictest(entry);
    this.#entries.set(entry, diagram);
    return diagram;
  }

  #strictest({ name, planes }: SyscallEntry): Diagram {
    const merged = planes
      .map((p) => this.dd.ite(this.condition(p.applies), this.#plane(p, true), terminal(NOTHING)))
      .reduce((a, b) => this.dd.apply(this.#acrossPlanes, a, b), terminal(NOTHING));
    return this.dd.map(merged, (code) => {
      if (code === NOTHING) throw new Error(`no plane of ${name} applies`); // as decideEntry does
      return valueOf(this.#terminal(this.#verdict(code).effect, true));
    });
  }

  /** What a number gets. */
  entryOrAnswer(entry: NumberRange['entry']): Diagram {
    return isEntry(entry) ? this.entry(entry) : this.answer(entry);
  }

  arch({ ranges }: ArchPlane): Diagram {
    const from: number[] = [];
    const to: Diagram[] = [];
    for (const range of ranges) {
      from.push(range.from);
      to.push(this.entryOrAnswer(range.entry));
    }
    return this.dd.pieces(NR_WORD, TOP, from, to);
  }

  model({ arches, otherArch }: FilterModel): Diagram {
    // As in the reference, the first plane of an `audit` value counts.
    const planes = new Map<number, ArchPlane>();
    for (const plane of arches) if (!planes.has(plane.arch.audit)) planes.set(plane.arch.audit, plane);
    const pieces = new Pieces(this.answer(otherArch));
    for (const [audit, plane] of [...planes].sort((a, b) => a[0] - b[0])) pieces.add(audit, audit, this.arch(plane));
    return this.dd.pieces(ARCH_WORD, TOP, pieces.from, pieces.to);
  }

  /** `decideUnion`: the least strict answer, the first member's of several such. */
  union(members: readonly FilterModel[]): Diagram {
    return members
      .map((m) => this.model(m))
      .reduce((a, b) => this.dd.apply(this.#acrossMembers, a, b), terminal(NOTHING));
  }
}

/** The model as a diagram; `meanings` tells what the terminals are. @throws OverBudget */
export const meaning = (model: FilterModel, meanings: Meanings): Diagram => meanings.model(model);

/** Entries of the JSON → the rules of a policy: what changes nothing is left out, what belongs together is merged. */
import { needlessRule } from '../../dsl/index.js';
import { sameEffect } from '../../compiler/index.js';
import { Names, syscallNumber, type ArchName } from '../../kernel/index.js';
import { actionText } from './action.js';
import { namesWritten } from './expression.js';
import { reportOverlaps } from './overlap.js';
import type { Piece } from './piece.js';
import type { Conditions, Entry, ImportedProfile, Report } from './profile.js';
import { union } from './ranges.js';
import type { Term } from './term.js';
import { termOf, triviality } from './term.js';

export interface RuleOptions {
  readonly raw: boolean;
}

/** In the order of the JSON, but for merged ones, which stand where the first of them did. */
export function rulesOf(profile: ImportedProfile, { raw }: RuleOptions, report: Report): readonly Piece[] {
  const once = new Set<string>();
  const needless = (entry: Entry, problem: string): void => {
    if (once.has(entry.path)) return;
    once.add(entry.path);
    report(needlessRule(entry.span, entry.path, problem));
  };
  const names = new NamesByArches();
  const seen = new Map<string, string>();
  const pieces: Piece[] = [];
  for (const entry of profile.entries) {
    if (sameEffect(entry.action.answer, profile.otherwise.answer)) {
      needless(
        entry,
        `\`${actionText(entry.action, raw)}\` is what the default does: runtimes drop this rule, and so does polc`,
      );
      continue;
    }
    const arches = profile.arches.filter((arch) => isFor(entry.when, arch));
    if (arches.length === 0) continue;
    const having = arches.filter((arch) => syscallNumber(arch, entry.call) !== undefined);
    const all = entry.comparisons.map((c) => termOf(entry.call, c, having.length > 0 ? having : arches, raw));
    if (all.some((term) => triviality(term) === 'never')) {
      needless(entry, 'its conditions never hold');
      continue;
    }
    const terms = all.filter((term) => triviality(term) === undefined).sort((a, b) => a.index - b.index);
    const key = keyOf(entry, terms);
    const first = seen.get(key);
    if (first !== undefined) {
      if (first !== entry.path) needless(entry, `it repeats \`${first}\``);
      continue;
    }
    seen.set(key, entry.path);
    const table = names.of(having);
    const { call, action, when, span, path } = entry;
    const reason = reasonOf(entry, all, table);
    pieces.push({ call, action, when, terms, reason, names: table, span, path });
  }
  reportOverlaps(pieces, report);
  return merge(pieces);
}

const isFor = (when: Conditions, arch: ArchName): boolean =>
  (when.arches?.includes(arch) ?? true) && !when.notArches.includes(arch);

class NamesByArches {
  readonly #made = new Map<string, Names>();

  of(arches: readonly ArchName[]): Names {
    const key = arches.join();
    let names = this.#made.get(key);
    if (!names) this.#made.set(key, (names = new Names(arches)));
    return names;
  }
}

const bigints = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
const keyOf = ({ call, action, when }: Pick<Piece, 'call' | 'action' | 'when'>, terms: readonly Term[]): string =>
  JSON.stringify([call, action, when, terms.map(({ comments: _, ...term }) => term)], bigints);

/** The rule's comment and those of its arguments that say more than the names in the condition do. */
function reasonOf({ call, comment }: Entry, terms: readonly Term[], names: Names): string | undefined {
  const more = terms.flatMap((term) => {
    if (term.comments.length === 0) return [];
    const written = new Set(namesWritten(call, term, terms, names));
    return term.comments.filter(
      (text) => !text.split('|').every((part) => written.has(part.trim().replace(/^(?:libc::|FCNTL_)/, ''))),
    );
  });
  const parts = [...new Set([...(comment === undefined ? [] : [comment]), ...more])];
  return parts.length > 0 ? parts.join('; ') : undefined;
}

/** Rules that agree but for the values of one argument are one rule. */
function merge(pieces: readonly Piece[]): readonly Piece[] {
  let current = pieces;
  const most = Math.max(0, ...pieces.map((p) => p.terms.length));
  for (let i = 0; i < most; i++) current = mergeOn(current, i);
  return current;
}

function mergeOn(pieces: readonly Piece[], position: number): readonly Piece[] {
  const groups = new Map<string, [Piece, ...Piece[]]>();
  for (const [i, piece] of pieces.entries()) {
    const rest = piece.terms.map((t, at) => (at === position ? { ...t, values: [] } : t));
    const key = position < piece.terms.length ? `${keyOf(piece, rest)}${JSON.stringify(piece.reason)}` : `${i}`;
    const group = groups.get(key);
    if (group) group.push(piece);
    else groups.set(key, [piece]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (group.length === 1) return group;
    const values = union(...group.map((p) => p.terms[position]?.values ?? []));
    const terms = first.terms.map((t, at) => (at === position ? { ...t, values } : t));
    // Together they may say nothing any more; apart they at least show what the JSON says.
    return terms.some((t) => triviality(t) !== undefined) ? group : [{ ...first, terms }];
  });
}

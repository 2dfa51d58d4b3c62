/** Pairs of rules that can match one call and that libseccomp may decide otherwise than a policy does. */
import { overlapping } from '../../dsl/index.js';
import { rank, sameEffect } from '../../compiler/index.js';
import { actionText } from './action.js';
import type { Conditions, Report } from './profile.js';
import { meet } from './ranges.js';
import type { Piece } from './piece.js';
import type { Term } from './term.js';

/** A profile that needs more than this many warnings is wrong as a whole. */
const MOST = 20;
/** Comparing pairs is quadratic: enough for any profile, and an end for hostile ones. */
const PAIRS = 500_000;

/**
 * A policy takes the strictest effect. libseccomp (src/db.c, db_col_rule_add) keeps the first of two rules without
 * conditions, lets a rule without conditions replace those with, and merges the others into a tree that decides by its shape.
 */
export function reportOverlaps(pieces: readonly Piece[], report: Report): void {
  let found = 0;
  let pairs = 0;
  for (const list of groupBy(pieces).values()) {
    const [head] = list;
    if (!head || list.every((p) => sameEffect(p.action.answer, head.action.answer))) continue;
    for (const [i, second] of list.entries())
      for (const first of list.slice(0, i)) {
        if (++pairs > PAIRS || found >= MOST) return;
        if (!differs(first, second) || !together(first.when, second.when) || !mayMeet(first.terms, second.terms))
          continue;
        found++;
        const [strict, mild] =
          rank(first.action.answer) < rank(second.action.answer) ? [first, second] : [second, first];
        const [a, b] = [actionText(strict.action, false), actionText(mild.action, false)];
        report(overlapping(second.span, second.path, second.call, a, b, first.span));
      }
  }
}

function groupBy(pieces: readonly Piece[]): ReadonlyMap<string, readonly Piece[]> {
  const out = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const list = out.get(piece.call);
    if (list) list.push(piece);
    else out.set(piece.call, [piece]);
  }
  return out;
}

/** Whether libseccomp may give the milder of the two, `first` being added first. */
function differs(first: Piece, second: Piece): boolean {
  const a = rank(first.action.answer);
  const b = rank(second.action.answer);
  if (sameEffect(first.action.answer, second.action.answer)) return false;
  if (first.terms.length === 0) return a >= b;
  if (second.terms.length === 0) return b >= a;
  return true;
}

/** Whether two rules can be there at once. */
function together(a: Conditions, b: Conditions): boolean {
  const clash = (x: Conditions, y: Conditions): boolean =>
    x.capabilities.some((c) => y.notCapabilities.includes(c)) ||
    (x.arches?.every((arch) => y.notArches.includes(arch)) ?? false) ||
    (x.kernel !== undefined && y.notKernel !== undefined && !older(x.kernel, y.notKernel));
  if (clash(a, b) || clash(b, a)) return false;
  return a.arches === undefined || b.arches === undefined || a.arches.some((arch) => b.arches?.includes(arch));
}

function older(a: string, b: string): boolean {
  const [major = 0, minor = 0] = a.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = b.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}

/** Sure only in saying no. */
const mayMeet = (a: readonly Term[], b: readonly Term[]): boolean =>
  a.every((x) => b.every((y) => x.index !== y.index || x.width !== y.width || valuesMeet(x, y)));

function valuesMeet(x: Term, y: Term): boolean {
  if (x.mask === y.mask) return meet(x.values, y.values);
  const bits = (x.mask ?? -1n) & (y.mask ?? -1n);
  const [one, other] = [x, y].map(({ values }) =>
    values.length === 1 && values[0]?.[0] === values[0]?.[1] ? values[0]?.[0] : undefined,
  );
  return one === undefined || other === undefined || (one & bits) === (other & bits);
}

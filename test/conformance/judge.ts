/**
 * One cell of the matrix: do the kernel, the artifact and the policy agree, as the coverage says? INVARIANT: every way to
 * disagree is named here, and nothing else counts as agreement.
 */
import { decideResource, decideSyscall, operationOf, permits, type Coverage } from '../../compiler/index.js';
import { answersWith } from '../../backends/seccomp/index.js';
import { eventsOf } from '../probe/index.js';
import type { LayerUnderTest } from './layer.js';
import type { Tried, Trial } from './trials.js';

export type Verdict = 'agree' | 'wider' | 'none' | 'disagree' | 'skipped';

export interface Cell {
  /** `none`: wider, as the layer can't restrict this at all. */
  readonly verdict: Verdict;
  /** Why it disagrees, is skipped, or is wider. */
  readonly why: string;
}

/** What the policy says of a trial, by plane. */
interface Decision {
  /** The accesses that are denied. */
  readonly denied: Trial['what']['accesses'];
  /** The errno or signal of the first call that is denied. */
  readonly refusedCall: string | undefined;
}

function decide({ model, profile, what }: Trial): Decision {
  const denied = what.accesses.filter(({ access }) => !permits(decideResource(model, access).answer));
  const answers = eventsOf(what.calls).map((event) => decideSyscall(profile.filter, event).answer);
  const refused = answers.find((answer) => !permits(answer));
  return { denied, refusedCall: refused && answersWith(refused, model) };
}

/** Of the rules that deny an access, or of the operation where none does; the worst counts. */
function coverages(
  layer: LayerUnderTest,
  trial: Trial,
  { access }: Trial['what']['accesses'][number],
): readonly Coverage[] {
  const coverage = layer.coverage(trial);
  const rules = decideResource(trial.model, access).deciding.map((rule) => coverage.rules.get(rule.origin.rule));
  return [coverage.operations.get(operationOf(access)), ...rules].filter((c) => c !== undefined);
}

export function judge(layer: LayerUnderTest, { row, bare, allowed, denied }: Tried): Cell {
  const skip = row.skip?.[layer.layer];
  if (skip !== undefined) return { verdict: 'skipped', why: skip };
  const free = layer.kernel.get(bare.name) ?? 'lost';
  if (!(bare.what.bare ?? ['ok']).includes(free)) {
    // Only the kernel's own words are a reason to skip; `lost` or `bad arguments` is the rig's fault.
    const verdict = /^(?:E|SIG)[A-Z0-9]+$/.test(free) ? 'skipped' : 'disagree';
    return { verdict, why: `unconfined, this kernel answers ${free}` };
  }
  const problem = (allowed && mustPass(layer, allowed, free)) ?? undefined;
  return problem !== undefined ? { verdict: 'disagree', why: problem } : mustBeDenied(layer, denied, free);
}

/** @returns what is wrong. */
function mustPass(layer: LayerUnderTest, trial: Trial, free: string): string | undefined {
  const { denied, refusedCall } = decide(trial);
  if (denied.length > 0 || refusedCall !== undefined)
    return `the row is wrong: its policy denies ${denied.map(({ access }) => operationOf(access)).join(', ')} ${refusedCall ?? ''}`;
  const { passes, refusal } = layer.artifact(trial);
  const kernel = layer.kernel.get(trial.name) ?? 'lost';
  if (kernel !== free) return `allowed, but the kernel answers ${kernel} (unconfined ${free})`;
  return passes === false
    ? `allowed, and the kernel lets it through, but the artifact says ${refusal ?? 'no'}`
    : undefined;
}

function mustBeDenied(layer: LayerUnderTest, trial: Trial, free: string): Cell {
  const { denied, refusedCall } = decide(trial);
  const disagree = (why: string): Cell => ({ verdict: 'disagree', why });
  if (denied.length === 0 && refusedCall === undefined) return disagree('the row is wrong: its policy denies nothing');
  const kernel = layer.kernel.get(trial.name) ?? 'lost';
  const passed = kernel === free;
  const { passes, refusal } = layer.artifact(trial);
  if (passes !== undefined && passes !== passed)
    return disagree(
      `denied: the kernel answers ${kernel}, the artifact ${passes ? 'lets it through' : `says ${refusal ?? 'no'}`}`,
    );
  const each = denied.map((access) => coverages(layer, trial, access));
  const seesCalls = layer.layer === 'seccomp';
  if (passed) {
    if (seesCalls && refusedCall !== undefined) return disagree(`a denied call got through (${refusedCall})`);
    // All accesses have to be allowed: one that is denied exactly is enough.
    const closed = trial.row.open?.[layer.layer];
    if (closed !== undefined) return { verdict: 'none', why: closed };
    if (each.some((of) => of.every(({ kind }) => kind === 'exact')))
      return disagree('said to be exact, but it got through');
    const open = each.flat().filter((c) => c.kind !== 'exact');
    const why = [...new Set(open.map((c) => c.why))].join('; ');
    const none = open.every(({ kind }) => kind === 'none');
    return { verdict: none ? 'none' : 'wider', why: why === '' ? 'the layer sees no system calls' : why };
  }
  if (denied.length === 0 && !seesCalls)
    return disagree(`only a system call is denied, but the kernel answers ${kernel}`);
  const answers = new Set(trial.what.refusals ?? []);
  if (seesCalls && refusedCall !== undefined) answers.add(refusedCall);
  else
    for (const coverage of each.flat())
      if (coverage.kind !== 'none') for (const word of coverage.answers?.split(/\W+/) ?? []) answers.add(word);
  if (!answers.has(kernel))
    return disagree(`denied with ${kernel}, and not ${[...answers].join(' or ') || 'at all, it says'}`);
  return { verdict: 'agree', why: kernel };
}

/** A policy's file → what a review of it begins with. */
import { accessSync, constants } from 'node:fs';
import { basename, dirname } from 'node:path';
import {
  badReviewFile,
  decisionsWithoutRule,
  link,
  load,
  parse,
  printable,
  type Diagnostic,
  type LinkedPolicy,
  type ModuleGraph,
  type Source,
} from '../../dsl/index.js';
import {
  changesAgainst,
  EMPTY_SIDECAR,
  entriesFrom,
  moduleRules,
  readSidecar,
  rulesOf,
  type Entry,
  type ReviewContext,
  type Sidecar,
} from '../../review/index.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import { readRegular, readSource } from '../input.js';
import { FileModuleHost } from '../module-host.js';

export interface PolicyText {
  readonly source: Source;
  readonly real: string | undefined;
  readonly graph: ModuleGraph;
  readonly linked: LinkedPolicy;
  readonly diagnostics: readonly Diagnostic[];
}

export interface OpenReview extends PolicyText {
  readonly context: ReviewContext;
  /** As the sidecar has them. */
  readonly entries: readonly Entry[];
  readonly sidecar: Sidecar;
  readonly sidecarPath: string;
}

/** A text that stands, or would stand, in the file. */
export function policyText(source: Source, real: string | undefined): PolicyText {
  const { value: graph, diagnostics } = load(source, new FileModuleHost(source, real), real);
  const { value: linked, diagnostics: found } = link(graph);
  return { source, real, graph, linked, diagnostics: [...diagnostics, ...found] };
}

/** @param against an older policy @throws Stop where a file can't be read, or the decisions kept are damaged. */
export function openReview(path: string, against?: string): OpenReview {
  const { source, real } = readSource(path);
  const policy = policyText(source, real);
  const { file } = policy.graph.root;
  const rules = rulesOf(file);
  const older = against === undefined ? undefined : rulesOf(parse(readSource(against).source).value);
  const sidecarPath = `${real ?? path}.review.json`;
  const sidecar = real === undefined ? EMPTY_SIDECAR : (readDecisions(sidecarPath) ?? EMPTY_SIDECAR);
  const { entries } = entriesFrom(rules, sidecar.decisions);
  const context: ReviewContext = {
    file,
    rules,
    modules: moduleRules(policy.linked),
    against: older && changesAgainst(rules, older),
  };
  return { ...policy, context, entries, sidecar, sidecarPath };
}

/** @returns undefined where there is no such file. @throws Stop for one that holds no decisions. */
export function readDecisions(path: string): Sidecar | undefined {
  const content = readRegular(path);
  if (content.kind === 'missing') return undefined;
  const bad = (problem: string): Stop => new Stop(Exit.usage, badReviewFile(undefined, printable(path), problem));
  if (content.kind !== 'ok') throw bad('it cannot be read');
  const sidecar = readSidecar(Buffer.from(content.bytes).toString('utf8'));
  if ('problem' in sidecar) throw bad(printable(sidecar.problem));
  return sidecar;
}

/** Decisions from a file of them, on top of those that are there. */
export function withDecisions(
  open: OpenReview,
  path: string,
): { readonly entries: readonly Entry[]; readonly diagnostics: readonly Diagnostic[] } {
  const decisions = readDecisions(path);
  if (!decisions) throw new Stop(Exit.usage, badReviewFile(undefined, printable(path), 'there is no such file'));
  const dropped = decisions.dropped.map((one) => ({ ...one, verdict: 'dropped' as const }));
  // What a changed rule said is among the dropped ones, too: that it was changed says more.
  const { entries, unknown } = entriesFrom(open.context.rules, [
    ...dropped.filter((one) => !decisions.decisions.some(({ was }) => was === one.rule)),
    ...decisions.decisions,
  ]);
  const merged = entries.map((entry, at) =>
    entry.verdict === 'undecided' && !entry.texts ? (open.entries[at] ?? entry) : entry,
  );
  const lost = unknown.filter((one) => one.verdict !== 'dropped');
  const [first] = lost;
  return {
    entries: merged,
    diagnostics: first ? [decisionsWithoutRule(undefined, lost.length, printable(first.rule))] : [],
  };
}

/** Why the file can't be written, as far as its permissions say. */
export function whyReadOnly(real: string | undefined): string | undefined {
  if (real === undefined) return 'it is no file';
  try {
    accessSync(real, constants.W_OK);
    accessSync(dirname(real), constants.W_OK);
    return undefined;
  } catch {
    return `${basename(real)} or its folder may not be written`;
  }
}

/** What of a review takes a compile: the consequences of decisions, and what is known of one rule. Runs beside the terminal. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  ALWAYS,
  answersOfCall,
  compilePolicy,
  LAYERS,
  permits,
  type CompiledPolicy,
  type CompiledProfile,
  type Layer,
} from '../../compiler/index.js';
import {
  emptyTrace,
  hasErrors,
  newerTrace,
  parse,
  position,
  printable,
  type Diagnostic,
  type Span,
} from '../../dsl/index.js';
import { syscallsOf } from '../../kernel/index.js';
import { compileLayers, filesOf, type CompiledLayers, type LayersTarget } from '../../layers/index.js';
import {
  coveredBy,
  Evidence,
  exampleOf,
  MOST_FOR_CONSEQUENCES,
  MOST_FOR_LAYERS,
  neighboursOf,
  pathsSeen,
  resolved,
  rulesMeet,
  rulesOf,
  type Consequences,
  type DetailQuestion,
  type EvidenceDetail,
  type Findings,
  type LayerDetail,
  type ModuleRules,
  type ReviewRule,
  type RuleDetail,
} from '../../review/index.js';
import { readTrace, type Trace } from '../../tracer/index.js';
import { replays } from '../../tracer/learn/index.js';
import { Stop, type Options } from '../command.js';
import { Exit } from '../exit.js';
import { readBytes, readSource } from '../input.js';
import { layersTarget } from '../layers-target.js';
import { packageRoot } from '../package-root.js';
import type { Target } from '../target.js';
import { policyText } from './open.js';

export interface AnalysisInput {
  readonly path: string;
  readonly real: string | undefined;
  readonly target: Target;
  readonly trace: string | undefined;
}

const NO_OPTIONS: Options = { flag: () => false, value: () => undefined, values: () => [] };

/** A text, as far as it was compiled. */
interface Compiled {
  readonly text: string;
  readonly rules: readonly ReviewRule[];
  /** Absent where the policy can't be linked. */
  readonly policy: CompiledPolicy | undefined;
  readonly diagnostics: readonly Diagnostic[];
  layers?: Layers;
}

interface Layers {
  readonly value: CompiledLayers;
  /** By name, as text. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param length of the beginning that is looked at. @throws Stop for a file that is no trace, or one that a newer polc wrote. */
export function evidenceIn(path: string, length = Infinity): Trace {
  const { trace, newer } = readTrace([readBytes(path).bytes.subarray(0, length)]);
  if (newer !== undefined) throw new Stop(Exit.usage, newerTrace(undefined, path, newer));
  if (trace.runs.every(({ images }) => images.length === 0)) throw new Stop(Exit.usage, emptyTrace(undefined, path));
  return trace;
}

export class Analysis {
  readonly #target: LayersTarget;
  readonly trace: Trace | undefined;
  #evidence: Evidence | undefined;
  #last: Compiled | undefined;

  constructor(private readonly input: AnalysisInput) {
    this.#target = layersTarget(input.target, NO_OPTIONS, LAYERS);
    this.trace = input.trace === undefined ? undefined : evidenceIn(input.trace);
  }

  /** What is found out once, cheap things first. @param size how many rules the text has */
  *findings(text: string, size: number): Generator<Findings> {
    if (this.trace) yield { seen: pathsSeen(this.trace) };
    if (size > MOST_FOR_CONSEQUENCES) return;
    const compiled = this.#compile(text);
    const { rules } = compiled;
    this.#know(compiled.policy);
    if (this.trace) yield { hits: new Map(rules.map((rule) => [rule.index, this.evidenceOf(rule)?.count ?? 0])) };
    yield { covered: coveredBy(rules, stdModules()) };
    const layers = this.#layersOf(compiled);
    if (layers) yield { open: openLayers(rules, layers.value) };
  }

  /** Of the rule as it was read. Absent without a trace. */
  evidenceOf(rule: ReviewRule): EvidenceDetail | undefined {
    return this.#evidenceOf([rule], rule);
  }

  consequences(text: string): Consequences {
    const compiled = this.#compile(text);
    const { policy } = compiled;
    const layers = this.#layersOf(compiled);
    const diagnostics = [...compiled.diagnostics, ...(layers?.diagnostics ?? [])];
    const errors = diagnostics.filter((d) => d.severity === 'error');
    const warnings = diagnostics.filter((d) => d.severity === 'warning');
    return {
      syscalls: Object.fromEntries((policy?.profiles ?? []).map((profile) => [profile.name, syscallsAllowed(profile)])),
      ...(layers ? { open: openOperations(layers.value) } : {}),
      errors: errors.length,
      warnings: warnings.length,
      ...(policy && errors.length === 0 && this.trace ? { replay: replayOf(policy, this.trace) } : {}),
      problems: [...errors, ...warnings].slice(0, 5).map((d) => `${place(d.span)}${d.code} ${d.message}`),
    };
  }

  detail({ text, rule, counts }: DetailQuestion): RuleDetail {
    const compiled = this.#compile(text);
    const layers = this.#layersOf(compiled);
    const places: (readonly ReviewRule[])[] = [];
    let at = 0;
    for (const count of counts) places.push(compiled.rules.slice(at, (at += count)));
    const own = places[rule] ?? [];
    const around = neighboursOf(
      rule,
      places.map((list) => list.map((one) => resolved(one.node, one.scope))),
      places.map((list) => list[0]),
      rulesMeet,
    );
    const evidence = own[0] && this.#evidenceOf(own, own[0]);
    return {
      layers: layers ? LAYERS.map((layer) => layerDetail(layer, own, layers)) : [],
      ...(evidence ? { evidence } : {}),
      ...around,
    };
  }

  #evidenceOf(rules: readonly ReviewRule[], { profile }: ReviewRule): EvidenceDetail | undefined {
    return this.#know(undefined)?.of(
      rules.map((rule) => resolved(rule.node, rule.scope)),
      profile,
    );
  }

  /** @param policy as it was read, where that is compiled: it says which profile each program of the runs had */
  #know(policy: CompiledPolicy | undefined): Evidence | undefined {
    const { kernel } = this.input.target;
    return this.trace && (this.#evidence ??= new Evidence(this.trace, policy, { kernel }));
  }

  #compile(text: string): Compiled {
    if (this.#last?.text === text) return this.#last;
    const { path, real, target } = this.input;
    const { graph, linked, diagnostics } = policyText({ path, text }, real);
    const rules = rulesOf(graph.root.file);
    const { kernel, nativeArch, arches } = target;
    const options = { kernel, nativeArch, ...(arches.length > 0 ? { arches } : {}) };
    const compiled = hasErrors(diagnostics) ? undefined : compilePolicy(linked, options);
    const made: Compiled = {
      text,
      rules,
      policy: compiled?.value,
      diagnostics: [...diagnostics, ...(compiled?.diagnostics ?? [])],
    };
    this.#last = rules.length > MOST_FOR_LAYERS ? undefined : made; // what is large is rather made again than kept
    return made;
  }

  #layersOf(compiled: Compiled): Layers | undefined {
    const { rules, policy, diagnostics } = compiled;
    if (!policy || hasErrors(diagnostics) || rules.length > MOST_FOR_LAYERS) return undefined;
    if (compiled.layers) return compiled.layers;
    const made = compileLayers(policy.profiles, this.#target);
    const files = filesOf(made.value, this.#target);
    const texts = [...files.profiles.flatMap((profile) => profile.files), ...files.shared].map(
      ({ name, content }) =>
        [name, typeof content === 'string' ? content : Buffer.from(content).toString('utf8')] as const,
    );
    return (compiled.layers = { value: made.value, files: new Map(texts), diagnostics: made.diagnostics });
  }
}

const openOperations = ({ profiles }: CompiledLayers): readonly string[] => [
  ...new Set(
    profiles.flatMap(({ coverage }) =>
      coverage.open.filter((o) => o.accepted === undefined).map(({ operation }) => operation),
    ),
  ),
];

function replayOf(compiled: CompiledPolicy, trace: Trace): NonNullable<Consequences['replay']> {
  const denied = replays(compiled, trace);
  const [first] = denied;
  return { denied: denied.length, ...(first ? { first: exampleOf(first.entry) } : {}) };
}

const place = (span: Span | undefined): string => (span ? `${position(span.source, span.start).line}: ` : '');

function syscallsAllowed({ models: [model], filter }: CompiledProfile): number {
  let count = 0;
  for (const name of syscallsOf(model.arch).keys())
    if ((answersOfCall(filter, model, name, ALWAYS) ?? []).some(({ answer }) => permits(answer))) count++;
  return count;
}

function openLayers(rules: readonly ReviewRule[], { profiles }: CompiledLayers): ReadonlyMap<number, readonly Layer[]> {
  const byStart = new Map(rules.map((rule) => [rule.node.span.start, rule.index]));
  const source = rules[0]?.node.span.source.text;
  const out = new Map<number, Set<Layer>>();
  for (const { coverage } of profiles)
    for (const row of coverage.rows) {
      const index = row.rule.span.source.text === source ? byStart.get(row.rule.span.start) : undefined;
      if (index === undefined) continue;
      const open = out.get(index) ?? new Set<Layer>();
      for (const [layer, { kind }] of row.layers) if (kind === 'none') open.add(layer);
      out.set(index, open);
    }
  return new Map([...out].map(([index, open]) => [index, [...open]]));
}

// ---- one rule in one layer ------------------------------------------------------------------------------------------------

function layerDetail(layer: Layer, own: readonly ReviewRule[], { value: { profiles }, files }: Layers): LayerDetail {
  const starts = new Set(own.map((rule) => rule.node.span.start));
  const text = own[0]?.node.span.source.text;
  const concerned = profiles.filter(({ profile }) =>
    own.some((rule) => rule.profile === undefined || rule.profile === profile.name),
  );
  const rows = concerned.flatMap(({ coverage }) =>
    coverage.rows.filter((row) => starts.has(row.rule.span.start) && row.rule.span.source.text === text),
  );
  const found = rows.map((row) => row.layers.get(layer)).find((coverage) => coverage !== undefined);
  const coverage =
    found ??
    ({ kind: 'none', why: own.length === 0 ? 'the rule is taken out' : 'the profile does not take it in' } as const);
  return { layer, coverage, lines: concerned.flatMap((profile) => generated(layer, own, profile, files)) };
}

/** The lines of the layer's artifact that name the rule. */
function generated(
  layer: Layer,
  own: readonly ReviewRule[],
  { profile: { name }, landlock }: CompiledLayers['profiles'][number],
  files: ReadonlyMap<string, string>,
): readonly string[] {
  const source = own[0]?.node.span.source.path ?? '';
  const lines = new Set(own.map((rule) => rule.line));
  switch (layer) {
    case 'seccomp':
      return naming(files.get(`${name}.pfc`), source, lines);
    case 'apparmor':
      return naming(files.get(`${name}.apparmor`), source.slice(source.lastIndexOf('/') + 1), lines);
    case 'landlock':
      return (landlock?.rules ?? [])
        .filter(({ origins }) => origins.some((origin) => origin.source === source && lines.has(origin.line)))
        .map(({ path, beneath, access }) => printable(`${path}${beneath ? ' and below' : ''}: ${access.join(', ')}`));
    case 'selinux':
      return [...files].filter(([file]) => file.endsWith('.cil')).flatMap(([, text]) => labelled(text, own));
  }
}

/** Lines with `FILE:LINE` in their comment; the comment is left out. */
function naming(text: string | undefined, source: string, lines: ReadonlySet<number>): readonly string[] {
  return (text ?? '').split('\n').flatMap((line) => {
    const [head = '', comment = ''] = line.split('  # ', 2);
    const named = comment
      .split(/, | and /)
      .some((one) => one.startsWith(`${source}:`) && lines.has(Number(/:(\d+)/.exec(one.slice(source.length))?.[1])));
    return named && head.trim() !== '' ? [head.trim()] : [];
  });
}

/** What is allowed on the types that stand for the rule's patterns. */
function labelled(cil: string, own: readonly ReviewRule[]): readonly string[] {
  const patterns = own.flatMap((rule) => {
    const { body } = resolved(rule.node, rule.scope);
    return 'paths' in body ? body.paths.flatMap((path) => (path.kind === 'string' ? [`"${path.value}"`] : [])) : [];
  });
  if (patterns.length === 0) return [];
  const lines = cil.split('\n');
  const types = lines.flatMap((line, at) =>
    line.startsWith('; ') &&
    patterns.some((pattern) => line.split(' and ').some((part) => part.replace(/^; /, '') === pattern))
      ? (/^\(type ([^)]+)\)/.exec(lines[at + 1] ?? '')?.[1] ?? [])
      : [],
  );
  return lines.filter(
    (line) => /^\s*\((?:allow|dontaudit|neverallow)/.test(line) && types.some((type) => line.includes(` ${type} `)),
  );
}

/** Modules of policies/std that grant what a reviewer need not look at twice: all but those that lift confinement. */
function stdModules(): readonly ModuleRules[] {
  const folder = join(packageRoot(), 'policies/std');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.policy') && name !== 'unrestricted.policy')
    .sort()
    .map((name) => {
      const rules = rulesOf(parse(readSource(join(folder, name)).source).value);
      return {
        name: `std/${name.replace(/\.policy$/, '')}`,
        rules: rules.filter((rule) => rule.guard === undefined).map((rule) => resolved(rule.node, rule.scope)),
      };
    });
}

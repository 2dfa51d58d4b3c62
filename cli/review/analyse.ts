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
import { hasErrors, parse, position, printable, type Diagnostic, type Span } from '../../dsl/index.js';
import { syscallsOf } from '../../kernel/index.js';
import { compileLayers, filesOf, type CompiledLayers, type LayersTarget } from '../../layers/index.js';
import {
  coveredBy,
  evidenceOf,
  exampleOf,
  neighboursOf,
  pathsSeen,
  resolved,
  rulesMeet,
  rulesOf,
  type Consequences,
  type Findings,
  type LayerDetail,
  type ModuleRules,
  type ReviewRule,
  type RuleDetail,
} from '../../review/index.js';
import { readTrace, type Trace } from '../../tracer/index.js';
import { replays } from '../../tracer/learn/index.js';
import type { Options } from '../command.js';
import { readBytes, readSource } from '../input.js';
import { layersTarget } from '../layers-target.js';
import { packageRoot } from '../package-root.js';
import type { Target } from '../target.js';
import { MANY_RULES } from './limits.js';
import { policyText, type PolicyText } from './open.js';

export interface AnalysisInput {
  readonly path: string;
  readonly real: string | undefined;
  readonly target: Target;
  readonly trace: string | undefined;
}

const NO_OPTIONS: Options = { flag: () => false, value: () => undefined, values: () => [] };

interface Compiled {
  readonly text: string;
  readonly policy: PolicyText;
  readonly rules: readonly ReviewRule[];
  readonly compiled: CompiledPolicy | undefined;
  readonly layers: CompiledLayers | undefined;
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

export class Analysis {
  readonly #target: LayersTarget;
  readonly #trace: Trace | undefined;
  #last: Compiled | undefined;

  constructor(private readonly input: AnalysisInput) {
    this.#target = layersTarget(input.target, NO_OPTIONS, LAYERS);
    this.#trace = input.trace === undefined ? undefined : readTrace([readBytes(input.trace).bytes]).trace;
  }

  /** Cheap ones first. */
  *findings(text: string): Generator<Findings> {
    if (this.#trace) yield { seen: pathsSeen(this.#trace) };
    const source = { path: this.input.path, text };
    const rules = rulesOf(parse(source).value);
    if (this.#trace) {
      const trace = this.#trace;
      yield {
        hits: new Map(rules.map((rule) => [rule.index, evidenceOf([resolved(rule.node, rule.scope)], trace).count])),
      };
    }
    yield { covered: coveredBy(rules, stdModules()) };
    if (rules.length > MANY_RULES) return;
    const { layers } = this.#compile(text);
    if (layers) yield { open: openLayers(rules, layers) };
  }

  consequences(text: string): Consequences {
    const { compiled, layers, diagnostics } = this.#compile(text);
    const errors = diagnostics.filter((d) => d.severity === 'error');
    const warnings = diagnostics.filter((d) => d.severity === 'warning');
    return {
      syscalls: Object.fromEntries(
        (compiled?.profiles ?? []).map((profile) => [profile.name, syscallsAllowed(profile)]),
      ),
      open: [
        ...new Set(
          (layers?.profiles ?? []).flatMap(({ coverage }) =>
            coverage.open.filter((o) => o.accepted === undefined).map((o) => o.operation),
          ),
        ),
      ],
      errors: errors.length,
      warnings: warnings.length,
      ...(compiled && errors.length === 0 && this.#trace ? { replay: replayOf(compiled, this.#trace) } : {}),
      problems: [...errors, ...warnings].slice(0, 5).map((d) => `${place(d.span)}${d.code} ${d.message}`),
    };
  }

  /** @param counts of every rule of the file as read how many stand in its place in `text` */
  detail(text: string, rule: number, counts: readonly number[]): RuleDetail {
    const { rules, layers, files } = this.#compile(text);
    const start = counts.slice(0, rule).reduce((sum, count) => sum + count, 0);
    const own = rules.slice(start, start + (counts[rule] ?? 0));
    const nodes: (readonly ReviewRule[])[] = [];
    let at = 0;
    for (const count of counts) nodes.push(rules.slice(at, (at += count)));
    const around = neighboursOf(
      rule,
      nodes.map((list) => list.map((one) => resolved(one.node, one.scope))),
      nodes.map((list) => list[0]),
      rulesMeet,
    );
    const trace = this.#trace;
    return {
      layers: layers ? LAYERS.map((layer) => layerDetail(layer, own, layers, files)) : [],
      ...(trace
        ? {
            evidence: evidenceOf(
              own.map((one) => resolved(one.node, one.scope)),
              trace,
            ),
          }
        : {}),
      ...around,
    };
  }

  #compile(text: string): Compiled {
    if (this.#last?.text === text) return this.#last;
    const { path, real, target } = this.input;
    const policy = policyText({ path, text }, real);
    const rules = rulesOf(policy.graph.root.file);
    const base = { text, policy, rules, files: new Map<string, string>() };
    const stop = (diagnostics: readonly Diagnostic[], compiled?: CompiledPolicy): Compiled =>
      (this.#last = { ...base, compiled, layers: undefined, diagnostics });
    if (hasErrors(policy.diagnostics)) return stop(policy.diagnostics);
    const { kernel, nativeArch, arches } = target;
    const { value: compiled, diagnostics } = compilePolicy(policy.linked, {
      kernel,
      nativeArch,
      ...(arches.length > 0 ? { arches } : {}),
    });
    if (hasErrors(diagnostics) || rules.length > MANY_RULES)
      return stop([...policy.diagnostics, ...diagnostics], compiled);
    const made = compileLayers(compiled.profiles, this.#target);
    const files = filesOf(made.value, this.#target);
    const texts = [...files.profiles.flatMap((profile) => profile.files), ...files.shared].map(
      ({ name, content }) =>
        [name, typeof content === 'string' ? content : Buffer.from(content).toString('utf8')] as const,
    );
    return (this.#last = {
      ...base,
      compiled,
      layers: made.value,
      files: new Map(texts),
      diagnostics: [...policy.diagnostics, ...diagnostics, ...made.diagnostics],
    });
  }
}

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

function layerDetail(
  layer: Layer,
  own: readonly ReviewRule[],
  { profiles }: CompiledLayers,
  files: ReadonlyMap<string, string>,
): LayerDetail {
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

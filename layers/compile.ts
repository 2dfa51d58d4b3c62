/**
 * A compiled policy on a target → every layer's artifact and coverage. Pure; the one place that knows how the backends go
 * together: what Landlock's coverage gains from the filter, which layers stack, and what becomes of a layer that can't hold
 * the policy.
 */
import { apparmorLayer } from '../backends/apparmor/index.js';
import { landlockCoverage, landlockRuleset, type Ruleset } from '../backends/landlock/index.js';
import { seccompCoverage, type WeightOptions } from '../backends/seccomp/index.js';
import { selinuxLayer, type SelinuxModule } from '../backends/selinux/index.js';
import {
  coverageReport,
  LAYERS,
  OPERATIONS,
  type CompiledProfile,
  type Coverage,
  type CoverageReport,
  type Layer,
  type LayerCoverage,
  type LoweredProfile,
  type OpenOperation,
  type Profile,
} from '../compiler/index.js';
import { hasErrors, layerLeftOut, type Diagnostic, type Result } from '../dsl/index.js';
import { proveFilter, type ProvenFilter } from './filter.js';
import { canBeLeftOut } from './left-out.js';
import type { LayersTarget } from './target.js';

export interface LayersOptions {
  /** Default: all. */
  readonly layers?: readonly Layer[];
  /** The layers were asked for by name: one that can't hold the policy is an error, and its notes are said. */
  readonly named?: boolean;
  /** `false`: only the coverage is wanted; no filter is made and proven. */
  readonly filters?: boolean;
  readonly weights?: WeightOptions['weights'];
}

export interface ProfileLayers {
  readonly profile: CompiledProfile;
  readonly filter: ProvenFilter | undefined;
  /** As a file of its own for `apparmor_parser`. */
  readonly apparmor: string | undefined;
  readonly landlock: Ruleset | undefined;
  /** Of all chosen layers. */
  readonly coverage: CoverageReport;
  /** What each of them says of the operations. */
  readonly operations: ReadonlyMap<Layer, LayerCoverage['operations']>;
  /** What stays open, by what can be in force together. */
  readonly open: readonly OpenUnder[];
}

export interface OpenUnder {
  readonly layers: readonly Layer[];
  readonly operations: readonly OpenOperation[];
}

export interface CompiledLayers {
  readonly layers: readonly Layer[];
  readonly profiles: readonly ProfileLayers[];
  /** One for the policy: its types are shared. */
  readonly selinux: SelinuxModule | undefined;
}

/** One layer of the whole policy, or of a profile: made, or left out for a reason. */
interface Made<T> {
  readonly artifact: T | undefined;
  readonly why: string | undefined;
}

/**
 * @param profiles all of the policy, without errors
 * @returns with errors among the diagnostics, artifacts that must not be written
 */
export function compileLayers(
  profiles: readonly CompiledProfile[],
  target: LayersTarget,
  options: LayersOptions = {},
): Result<CompiledLayers> {
  const layers = LAYERS.filter((layer) => options.layers?.includes(layer) ?? true);
  const has = (layer: Layer): boolean => layers.includes(layer);
  const diagnostics: Diagnostic[] = [];
  const make = <T>(layer: Layer, profile: Profile | undefined, { value, diagnostics: found }: Result<T>): Made<T> => {
    const errors = found.filter((d) => d.severity === 'error');
    const [first] = errors;
    const leaving = first && !options.named && errors.every(canBeLeftOut);
    diagnostics.push(
      ...(leaving
        ? [
            layerLeftOut(
              first.span,
              first.message,
              layer,
              profile?.name,
              errors.length,
              profile?.require.includes(layer) ?? false,
            ),
          ]
        : found.filter((d) => d.severity !== 'note' || options.named)),
    );
    if (!first) return { artifact: value, why: undefined };
    return { artifact: undefined, why: `${layer} can’t hold this policy: ${first.message}` };
  };

  const all = withTargets(profiles);
  const confined = has('apparmor') ? apparmorLayer(all, target.apparmor) : undefined;
  const texts = profiles.map((profile) => confined?.text(profile) ?? { value: { text: '' }, diagnostics: [] });
  // Profiles name each other: all of them or none.
  const apparmor = make('apparmor', undefined, {
    value: texts.map(({ value }) => value.text),
    diagnostics: texts.flatMap(({ diagnostics: found }) => found),
  });
  const labelled = has('selinux') ? selinuxLayer(all, target.selinux) : undefined;
  const selinux = make('selinux', undefined, labelled?.module ?? { value: undefined, diagnostics: [] });

  const made = profiles.map((profile, at): ProfileLayers => {
    const [model] = profile.models;
    const together = profile.reachable.map(({ models: [reached] }) => reached);
    const landlock = make(
      'landlock',
      model,
      has('landlock') ? landlockRuleset(together, target.landlock) : { value: undefined, diagnostics: [] },
    );
    const filter =
      has('seccomp') && options.filters !== false
        ? proveFilter(profile, { cached: target.cached, ...(options.weights ? { weights: options.weights } : {}) })
        : undefined;
    diagnostics.push(...(filter?.diagnostics ?? []));
    const coverageOf: Record<Layer, () => LayerCoverage> = {
      seccomp: () => seccompCoverage(model, profile),
      landlock: () =>
        orNone('landlock', model, landlock, (ruleset) =>
          landlockCoverage(model, target.landlock, { profiles: together, withSeccomp: has('seccomp'), ruleset }),
        ),
      apparmor: () => orNone('apparmor', model, apparmor, () => confined?.coverage(profile)),
      selinux: () => orNone('selinux', model, selinux, () => labelled?.coverage(model, has('seccomp'))),
    };
    const each = layers.map((layer) => coverageOf[layer]());
    return {
      profile,
      filter: filter?.value,
      apparmor: has('apparmor') ? apparmor.artifact?.[at] : undefined,
      landlock: target.landlock > 0 ? landlock.artifact : undefined,
      coverage: coverageReport(model, each),
      operations: new Map(each.map(({ layer, operations }) => [layer, operations])),
      open: stacks(layers).map((stack) => ({
        layers: stack,
        operations: coverageReport(
          model,
          each.filter(({ layer }) => stack.includes(layer)),
        ).open,
      })),
    };
  });
  const value = { layers, profiles: made, selinux: selinux.artifact };
  return {
    value,
    diagnostics: hasErrors(diagnostics) ? diagnostics.filter((d) => d.severity !== 'note') : diagnostics,
  };
}

/** With those that only exec leads to: a change of profile names its target. */
export const withTargets = (profiles: readonly CompiledProfile[]): readonly LoweredProfile[] => [
  ...new Map(profiles.flatMap(({ reachable }) => reachable).map((p) => [p.name, p])).values(),
];

function orNone<T>(
  layer: Layer,
  { origins }: Profile,
  { artifact, why }: Made<T | undefined>,
  of: (artifact: T) => LayerCoverage | undefined,
): LayerCoverage {
  const found = artifact === undefined ? undefined : of(artifact);
  if (found) return found;
  const none: Coverage = { kind: 'none', why: why ?? 'the layer is not made' };
  return {
    layer,
    rules: new Map(origins.map((_, index) => [index, none])),
    operations: new Map(OPERATIONS.map((operation) => [operation, none])),
  };
}

/** AppArmor and SELinux exclude each other (LSM_FLAG_EXCLUSIVE): with both chosen there are two ways to be confined. */
export function stacks(layers: readonly Layer[]): readonly (readonly Layer[])[] {
  if (!layers.includes('apparmor') || !layers.includes('selinux')) return [layers];
  return (['selinux', 'apparmor'] as const).map((other) => layers.filter((layer) => layer !== other));
}

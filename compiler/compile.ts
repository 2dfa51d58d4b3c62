/** Linked policy → models, and everything that can be said of them without a backend. */
import type { ArchName } from '../kernel/index.js';
import { ARCH_NAMES } from '../kernel/index.js';
import type { Diagnostic, LinkedPolicy, LinkedProfile, Result } from '../dsl/index.js';
import { hasErrors, nearest, noProfile, unknownName } from '../dsl/index.js';
import { checkProfile } from './check/index.js';
import { checkExpectations, type ExpectationResult } from './expect.js';
import { filterModel } from './filter-model.js';
import type { Glob } from './glob.js';
import { lowerProfile } from './lower/index.js';
import { lowerPath } from './lower/path.js';
import type { CompiledProfile, KernelVersion, LoweredProfile } from './profile.js';
import { execTargets, withReachable } from './reach.js';

export interface CompileOptions {
  /** What `arch` lines are not there to say. */
  readonly nativeArch: ArchName;
  /** `--arch`: instead of the profile's own. */
  readonly arches?: readonly ArchName[];
  readonly kernel: KernelVersion;
  /** Only this profile. */
  readonly profile?: string;
}

export interface CompiledPolicy {
  readonly profiles: readonly CompiledProfile[];
  /** Of the policy's tests; empty where the policy has errors. Their diagnostics are among the policy's. */
  readonly expectations: readonly ExpectationResult[];
}

/**
 * Lowers and checks every profile, or one and those it leads to by exec; expectations are checked too. Diagnostics are
 * sorted and said once.
 */
export function compilePolicy(linked: LinkedPolicy, options: CompileOptions): Result<CompiledPolicy> {
  const diagnostics: Diagnostic[] = [];
  const profileNames = new Set(linked.profiles.map((p) => p.name));
  if (linked.profiles.length === 0) diagnostics.push(noProfile(undefined));
  const chosen = linked.profiles.filter((p) => options.profile === undefined || options.profile === p.name);
  const lowered: LoweredProfile[] = [];
  const waiting = [...chosen];
  for (const profile of waiting) {
    const models = archesOf(profile, options, diagnostics).map((arch) => {
      const { value, diagnostics: found } = lowerProfile(profile, { arch, kernel: options.kernel, profileNames });
      diagnostics.push(...found);
      return value;
    });
    const [first, ...rest] = models;
    if (!first) continue;
    const one: LoweredProfile = { name: profile.name, models: [first, ...rest], filter: filterModel(models) };
    lowered.push(one);
    if (!hasErrors(diagnostics)) diagnostics.push(...checkProfile(one));
    const targets = models.flatMap(execTargets);
    waiting.push(...linked.profiles.filter((p) => targets.includes(p.name) && !waiting.includes(p)));
  }
  const profiles = lowered
    .filter(({ name }) => chosen.some((p) => p.name === name))
    .map((profile) => withReachable(profile, lowered));
  const expectations = hasErrors(diagnostics) ? [] : checkExpectations(linked, profiles, profileNames);
  diagnostics.push(...expectations.flatMap((e) => e.diagnostics));
  return { value: { profiles, expectations }, diagnostics: once(diagnostics) };
}

/** The patterns of a profile's `program`, before anything is compiled; malformed ones are left to the compile. */
export function programsOf(profile: LinkedProfile, arch: ArchName): readonly Glob[] {
  const lowering = { arch, kernel: [0, 0], profile: profile.name, profileNames: new Set<string>() } as const;
  const paths = profile.program?.paths ?? [];
  return paths.flatMap((item) => lowerPath(item, { ...lowering, report: () => undefined }) ?? []);
}

function archesOf(profile: LinkedProfile, options: CompileOptions, diagnostics: Diagnostic[]): readonly ArchName[] {
  if (options.arches && options.arches.length > 0) return options.arches;
  const words = profile.arch?.arches ?? [];
  const known = words.flatMap((word) => {
    const arch = ARCH_NAMES.find((name) => name === word.text);
    if (!arch) diagnostics.push(unknownName(word.span, 'architecture', word.text, nearest(word.text, ARCH_NAMES)));
    return arch ?? [];
  });
  return words.length > 0 ? known : [options.nativeArch];
}

/** Several architectures find the same mistake; a person needs it once. */
function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((d) => {
    const key = `${d.code}|${d.span?.source.path ?? ''}|${d.span?.start ?? ''}|${d.message}`;
    return !seen.has(key) && seen.add(key);
  });
}

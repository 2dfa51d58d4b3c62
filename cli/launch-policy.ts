/** A proven profile → what the launcher is told of it. */
import { encode } from '../backends/seccomp/index.js';
import { decideResource, permits, type CompiledProfile, type Layer, type Profile } from '../compiler/index.js';
import { cannotConfine, needsSupervisor, unenforced, type Diagnostic } from '../dsl/index.js';
import { syscallNumber, type ArchName } from '../kernel/index.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';
import { execOnceFilter, letsPass, supervisedAnswer } from './filter-facts.js';
import type { ProvenFilter } from './filter.js';
import type { LaunchPlan, SupervisorProgram } from '../native/index.js';

export type Confinement = Pick<
  LaunchPlan,
  'filters' | 'denies' | 'execAllowed' | 'execOnce' | 'keepCapabilities' | 'denyWriteExec' | 'supervisor'
>;

/**
 * @param supervisor who puts the filters in: the launcher has none to install.
 * @throws Stop where the profile asks for something that `run` can't give.
 */
export function confinementOf(proven: ProvenFilter, native: ArchName, supervisor?: SupervisorProgram): Confinement {
  const { profile, filter } = proven;
  const model = profile.models.find((m) => m.arch === native);
  if (!model) {
    const arches = profile.models.map((m) => m.arch).join(', ');
    throw new Stop(
      Exit.runFailed,
      cannotConfine(undefined, `profile \`${profile.name}\` is for ${arches}, and this machine is ${native}`),
    );
  }
  if (supervisor) {
    return { supervisor, filters: [], denies: () => true, execAllowed: true, ...rightsOf(profile, native) };
  }
  const supervised = supervisedAnswer(filter);
  if (supervised !== undefined) throw new Stop(Exit.runFailed, needsSupervisor(undefined, profile.name, supervised));

  const execve = syscallNumber(native, 'execve') ?? -1;
  const execAllowed = filter.programs.every((program) => letsPass(program, filter.endian, native, execve, []));
  const once = execAllowed ? undefined : execOnceFilter(profile.enforced, native, execve);
  const programs = new Map(
    [...filter.programs, ...(once?.filter.programs ?? [])].map((program) => [encode(program, filter.endian), program]),
  );
  const bytes = [...programs.keys()];
  return {
    filters: bytes.slice(0, filter.programs.length),
    denies: (code, nr, args) => {
      const program = programs.get(code);
      return !program || !letsPass(program, filter.endian, native, nr, args);
    },
    execAllowed,
    ...(once ? { execOnce: { filters: bytes.slice(filter.programs.length), notifying: once.notifying } } : {}),
    ...rightsOf(profile, native),
  };
}

/** What is not the filter's. Of the profile and all that it leads to, as it is lost to children, too. */
export function rightsOf(
  { reachable }: CompiledProfile,
  native: ArchName,
): Pick<Confinement, 'keepCapabilities' | 'denyWriteExec'> {
  const models = reachable.map((each) => each.models.find((m) => m.arch === native) ?? each.models[0]);
  return {
    keepCapabilities: keptCapabilities(models),
    denyWriteExec: !models.some((each) => permits(decideResource(each, { kind: 'memory' }).answer)),
  };
}

/** Why a layer is not in force, and what was found wrong with the policy's rules for it. */
export interface MissingLayer {
  readonly why: string;
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * Refuses to start the program where a layer is missing that the policy requires: unsaid, seccomp and Landlock. A layer that
 * restricts less so as not to deny what the policy allows is there all the same: it is the policy that asks for no more.
 */
export function refuseMissingLayers(model: Profile, missing: ReadonlyMap<Layer, MissingLayer>): void {
  const refusals = model.require.flatMap((layer) => {
    const found = missing.get(layer);
    return found ? [...(found.diagnostics ?? []), unenforced(model.span, model.name, layer, found.why)] : [];
  });
  if (refusals.length > 0) throw new Stop(Exit.runFailed, ...refusals);
}

/** The kernel's sets have as many bits. */
const CAPABILITIES = 64;

/** `otherwise allow` leaves what no rule takes. What is dropped is lost to the children, too: what one grants, all keep. */
function keptCapabilities(profiles: readonly Profile[]): readonly number[] {
  return Array.from({ length: CAPABILITIES }, (_, capability) => capability).filter((capability) =>
    profiles.some((profile) => permits(decideResource(profile, { kind: 'capability', capability }).answer)),
  );
}

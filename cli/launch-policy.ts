/** A proven profile → what the launcher is told of it. */
import { encode } from '../backends/seccomp/index.js';
import { decideResource, permits, type Profile } from '../compiler/index.js';
import { cannotConfine, needsSupervisor, unenforced, type LinkedProfile } from '../dsl/index.js';
import { syscallNumber, type ArchName } from '../kernel/index.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';
import { execOnceFilter, letsPass, supervisedAnswer } from './filter-facts.js';
import type { ProvenFilter } from './filter.js';
import type { LaunchPlan } from '../native/index.js';

export type Confinement = Pick<
  LaunchPlan,
  'filters' | 'denies' | 'execAllowed' | 'execOnce' | 'keepCapabilities' | 'denyWriteExec'
>;

/** @throws Stop where the profile asks for something that `run` can't give. */
export function confinementOf(proven: ProvenFilter, linked: LinkedProfile | undefined, native: ArchName): Confinement {
  const { profile, filter } = proven;
  const model = profile.models.find((m) => m.arch === native);
  if (!model) {
    const arches = profile.models.map((m) => m.arch).join(', ');
    throw new Stop(
      Exit.runFailed,
      cannotConfine(undefined, `profile \`${profile.name}\` is for ${arches}, and this machine is ${native}`),
    );
  }
  refuseMissingLayers(linked);
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
    keepCapabilities: keptCapabilities(model),
    denyWriteExec: !permits(decideResource(model, { kind: 'memory' }).answer),
  };
}

/**
 * `require` unsaid means seccomp and Landlock; as long as polc has no Landlock backend that must not refuse every policy.
 * Said, it is meant.
 */
function refuseMissingLayers(linked: LinkedProfile | undefined): void {
  const missing = (linked?.require?.layers ?? []).filter((layer) => layer.text !== 'seccomp');
  if (!linked || missing.length === 0) return;
  const why = 'this version of polc enforces seccomp only';
  throw new Stop(Exit.runFailed, ...missing.map((layer) => unenforced(layer.span, linked.name, layer.text, why)));
}

/** The kernel's sets have as many bits. */
const CAPABILITIES = 64;

/** `otherwise allow` leaves what no rule takes. */
function keptCapabilities(model: Profile): readonly number[] {
  return Array.from({ length: CAPABILITIES }, (_, capability) => capability).filter((capability) =>
    permits(decideResource(model, { kind: 'capability', capability }).answer),
  );
}

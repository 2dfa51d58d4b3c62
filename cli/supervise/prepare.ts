/** A profile and those that exec leads to → what its supervisor is told: the limits of each, proven, and who gets them. */
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { encode, type WeightOptions } from '../../backends/seccomp/index.js';
import { execRules, withReachable, type CompiledProfile } from '../../compiler/index.js';
import { cannotSupervise, printableBytes } from '../../dsl/index.js';
import type { ArchName } from '../../kernel/index.js';
import { NativeError, openLibc, prepareSupervisor, type Limits, type SupervisorProgram } from '../../native/index.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import { provenFilter, type ProvenFilter } from '../filter.js';
import { openLandlockFor } from '../launch-landlock.js';
import { rightsOf } from '../launch-policy.js';
import { packageRoot } from '../package-root.js';
import { asksSupervisor, supervisedProfile, tracedData } from './model.js';
import { writePlan, type SupervisedProfile, type SupervisorPlan } from './plan.js';

/** Whether a supervisor would have anything to do. */
export const needsSupervision = ({ reachable }: CompiledProfile): boolean =>
  reachable.length > 1 || reachable.some(({ filter }) => asksSupervisor(filter));

export interface Prepared {
  /** The filter of the program itself. */
  readonly proven: ProvenFilter;
  readonly supervisor: SupervisorProgram;
}

/** @param program absolute path of what is going to be executed; bytes, one a character. @throws Stop */
export function prepareSupervision(
  profile: CompiledProfile,
  program: string,
  native: ArchName,
  options: WeightOptions,
): Prepared {
  if (!isReadable(program))
    throw new Stop(
      Exit.runFailed,
      cannotSupervise(undefined, `\`${printableBytes(program)}\` may not be read`, UNREADABLE),
    );
  const script = join(packageRoot(), 'dist/supervisor.cjs');
  if (!existsSync(script)) throw new Stop(Exit.runFailed, cannotSupervise(undefined, `\`${script}\` is missing`));
  try {
    const { plan, proven } = planOf(profile, native, options);
    const rulesets = plan.limits.flatMap(({ landlock }) => landlock ?? []);
    const supervisor = prepareSupervisor(openLibc(), [process.execPath, script], writePlan(plan), rulesets);
    return { proven, supervisor };
  } catch (error) {
    if (error instanceof NativeError) throw new Stop(Exit.runFailed, cannotSupervise(undefined, error.message));
    throw error;
  }
}

const UNREADABLE = 'the kernel lets nobody but root trace a program that its user may execute but not read';

function isReadable(path: string): boolean {
  try {
    accessSync(Buffer.from(path, 'latin1'), constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function planOf(
  profile: CompiledProfile,
  native: ArchName,
  options: WeightOptions,
): { plan: SupervisorPlan; proven: ProvenFilter } {
  const asked = profile.reachable.some(({ filter }) => asksSupervisor(filter));
  const notifyData = unused(tracedData(profile.reachable));
  const key = randomBytes(8).readBigUInt64LE();
  const changed = profile.reachable.map((each) => supervisedProfile(each, { native, key, notifyData }));
  const limits: { readonly reach: string; readonly limits: Limits; readonly proven: ProvenFilter }[] = [];
  const profiles = changed.map((each): SupervisedProfile => {
    const whole = withReachable(each, changed);
    // Profiles that lead to each other have the same union: nothing is left to add from one to the other.
    const reach = whole.reachable
      .map(({ name }) => name)
      .sort()
      .join(' ');
    let at = limits.findIndex((made) => made.reach === reach);
    if (at === -1) {
      const proven = provenFilter(whole, options);
      // The launcher has the first one enter its ruleset itself.
      const landlock = limits.length === 0 ? undefined : rulesetOf(whole);
      at = limits.push({ reach, limits: { ...limitsOf(proven, native), ...landlock }, proven }) - 1;
    }
    const model = each.models.find(({ arch }) => arch === native) ?? each.models[0];
    return { name: each.name, execs: execRules(model), limits: at };
  });
  const [first] = limits;
  if (!first) throw new RangeError('a profile reaches itself');
  return {
    proven: first.proven,
    plan: {
      key,
      notifyData: asked ? notifyData : undefined,
      profiles,
      limits: limits.map((made) => made.limits),
    },
  };
}

/** Where the target's own rules could be granted only by opening a system directory, it is under the ruleset that is in force. */
function rulesetOf(profile: CompiledProfile): Pick<Limits, 'landlock'> {
  const landlock = openLandlockFor(profile);
  return landlock.kind === 'on' ? { landlock: landlock.fd } : {};
}

function limitsOf({ profile, filter }: ProvenFilter, native: ArchName): Limits {
  const { keepCapabilities, denyWriteExec } = rightsOf(profile, native);
  return {
    filters: filter.programs.map((program) => encode(program, filter.endian)),
    capabilities: keepCapabilities.reduce((set, capability) => set | (1n << BigInt(capability)), 0n),
    denyWriteExec,
  };
}

function unused(taken: ReadonlySet<number>): number {
  for (let data = 0xffff; data > 0; data--) if (!taken.has(data)) return data;
  return 0;
}

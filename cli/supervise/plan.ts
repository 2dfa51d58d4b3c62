/** What `polc run` tells its supervisor, through a file in memory: all that follows from the policy, worked out beforehand. */
import { closeSync, readFileSync } from 'node:fs';
import { execTarget, parseGlob, type Effect, type ExecRule } from '../../compiler/index.js';
import type { ExecutedProgram, Limits, Supervision } from '../../native/index.js';

export interface SupervisedProfile {
  readonly name: string;
  readonly execs: readonly ExecRule[];
  /** Index into `limits`: profiles that exec leads to and fro between have the same. */
  readonly limits: number;
}

export interface SupervisorPlan {
  readonly key: bigint;
  /** What SECCOMP_RET_TRACE carries for `notify`; undefined where no filter asks anything. */
  readonly notifyData: number | undefined;
  /** The first one is that of the program. */
  readonly profiles: readonly SupervisedProfile[];
  readonly limits: readonly Limits[];
}

/** The same in JSON. Paths are bytes, one character each, in the pattern's text. */
interface Written {
  readonly key: string;
  readonly notifyData?: number;
  readonly profiles: readonly {
    readonly name: string;
    readonly limits: number;
    readonly execs: readonly {
      readonly paths: readonly string[];
      readonly owner: boolean;
      readonly effect: Effect;
      readonly profile?: string;
    }[];
  }[];
  readonly limits: readonly {
    readonly filters: readonly string[];
    readonly capabilities: string;
    readonly denyWriteExec: boolean;
    readonly landlock?: number;
  }[];
}

export function writePlan({ key, notifyData, profiles, limits }: SupervisorPlan): string {
  const written: Written = {
    key: `${key}`,
    ...(notifyData === undefined ? {} : { notifyData }),
    profiles: profiles.map((profile) => ({
      ...profile,
      execs: profile.execs.map(({ paths, owner, effect, profile: target }) => ({
        paths: paths.map(({ text }) => text),
        owner,
        effect,
        ...(target === undefined ? {} : { profile: target }),
      })),
    })),
    limits: limits.map(({ filters, capabilities, ...others }) => ({
      filters: filters.map((filter) => Buffer.from(filter).toString('base64')),
      capabilities: `${capabilities}`,
      ...others,
    })),
  };
  return JSON.stringify(written);
}

/** Reads what `writePlan` wrote, and closes the file. */
export function readPlan(fd: number): SupervisorPlan {
  // Written by the launcher of this very polc, into memory that nobody else has.
  const written = JSON.parse(readFileSync(fd, 'utf8')) as Written;
  closeSync(fd);
  return {
    key: BigInt(written.key),
    notifyData: written.notifyData ?? undefined,
    profiles: written.profiles.map((profile) => ({
      ...profile,
      execs: profile.execs.map(({ paths, owner, effect, profile: target }) => ({
        paths: paths.map(globOf),
        owner,
        effect,
        profile: target,
      })),
    })),
    limits: written.limits.map(({ filters, capabilities, ...others }) => ({
      filters: filters.map((filter) => Buffer.from(filter, 'base64')),
      capabilities: BigInt(capabilities),
      ...others,
    })),
  };
}

function globOf(text: string): ExecRule['paths'][number] {
  const glob = parseGlob(text);
  if ('problem' in glob) throw new Error(glob.problem);
  return glob;
}

/** The plan as the supervisor's questions, profiles by their numbers. */
export function answers({ profiles, limits }: SupervisorPlan): Pick<Supervision, 'initial' | 'limits' | 'next'> {
  const numbers = new Map(profiles.map(({ name }, index) => [name, index]));
  return {
    initial: 0,
    limits: profiles.map((profile) => limits[profile.limits]!),
    next: (profile: number, program: ExecutedProgram) => {
      const target = execTarget(profiles[profile]?.execs ?? [], program);
      return target === undefined ? profile : (numbers.get(target) ?? profile);
    },
  };
}

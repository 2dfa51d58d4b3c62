/** Where Landlock would break what the policy allows: it does less then, and says why (DESIGN §1). */
import { decideResource, permits, type Profile, type ResourceRule } from '../../compiler/index.js';

const allowing = (profile: Profile): readonly ResourceRule[] =>
  profile.resources.filter((rule) => permits(rule.effect));

/** Why there is no ruleset at all. */
export function offBecause(profiles: readonly Profile[]): string | undefined {
  const names = new Set(profiles.map((profile) => profile.name));
  for (const profile of profiles) {
    if (profile.otherwise.kind === 'log')
      return `profile \`${profile.name}\` only logs what it does not allow, and Landlock can't`;
    if (permits(profile.otherwise))
      return `profile \`${profile.name}\` allows what no rule is about, and Landlock can only list what is allowed`;
    for (const { resource } of allowing(profile)) {
      // Any domain may trace its own and nested domains only (security/landlock/task.c).
      if (resource.kind !== 'ptrace' || (resource.peer !== undefined && names.has(resource.peer))) continue;
      const denied = [...resource.ops].every((op) => {
        const { answer } = decideResource(profile, { kind: 'ptrace', op, peer: resource.peer });
        return !permits(answer);
      });
      if (!denied) return `profile \`${profile.name}\` may trace other processes than its children`;
    }
  }
  return undefined;
}

/** Why no right on files is handled. `abi`: of the target. */
export function noFilesBecause(profiles: readonly Profile[], abi: number): string | undefined {
  for (const profile of profiles) {
    for (const { resource } of allowing(profile)) {
      // hook_sb_mount and its kin deny as soon as one file right is handled (security/landlock/fs.c).
      if (resource.kind === 'mount') return `profile \`${profile.name}\` may ${resource.op}`;
      if (abi < 2 && resource.kind === 'file' && (resource.ops.has('rename') || resource.ops.has('link')))
        return `profile \`${profile.name}\` may rename or link, which Landlock before ABI 2 denies between directories`;
    }
  }
  return undefined;
}

/** Why a scope is left out, or nothing where it holds. */
export function unscopedSignals(profiles: readonly Profile[]): string | undefined {
  const names = new Set(profiles.map((profile) => profile.name));
  for (const profile of profiles)
    for (const { resource } of allowing(profile))
      if (resource.kind === 'signal' && !(resource.peer !== undefined && names.has(resource.peer)))
        return `profile \`${profile.name}\` may signal other processes`;
  return undefined;
}

export function unscopedAbstract(profiles: readonly Profile[]): string | undefined {
  for (const profile of profiles)
    for (const { resource } of allowing(profile))
      if (resource.kind === 'unix' && resource.op === 'connect' && resource.names.some((n) => n.text.startsWith('@')))
        return `profile \`${profile.name}\` may connect to abstract sockets`;
  return undefined;
}

/**
 * Requests that IOCTL_DEV does not see (fs.c, is_masked_device_ioctl), asm-generic and x86 numbers: FIOCLEX, FIONCLEX, FIONBIO,
 * FIOASYNC, FIOQSIZE, FIFREEZE, FITHAW, FS_IOC_FIEMAP, FIGETBSZ, FICLONE, FICLONERANGE, FIDEDUPERANGE, FS_IOC_GETFSUUID,
 * FS_IOC_GETFSSYSFSPATH.
 */
const UNSEEN_REQUESTS: ReadonlySet<bigint> = new Set([
  0x5451n,
  0x5450n,
  0x5421n,
  0x5452n,
  0x5460n,
  0xc0045877n,
  0xc0045878n,
  0xc020660bn,
  2n,
  0x40049409n,
  0x4020940dn,
  0xc0189436n,
  0x80111500n,
  0x80811501n,
]);

/** Why IOCTL_DEV is not handled: it can't tell requests apart, and what may be opened may get the allowed ones. */
export function openDevices(profiles: readonly Profile[]): string | undefined {
  for (const profile of profiles)
    for (const { resource } of allowing(profile)) {
      if (resource.kind !== 'ioctl') continue;
      const { requests } = resource;
      if (requests?.every(([lo, hi]) => lo === hi && UNSEEN_REQUESTS.has(lo)) === true) continue;
      return `profile \`${profile.name}\` may use ioctl, and Landlock can't tell requests apart`;
    }
  return undefined;
}

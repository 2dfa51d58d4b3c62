/**
 * Which calls leave a process with no more capabilities than the policy grants (capabilities(7)). Pure: reads a status
 * file's text, returns the calls; the launcher makes them, and treats each error as fatal.
 */
import { readFileSync } from 'node:fs';

export interface CapabilityState {
  readonly inheritable: bigint;
  readonly permitted: bigint;
  readonly effective: bigint;
  readonly bounding: bigint;
  readonly ambient: bigint;
  /** Real, effective and saved user are all unprivileged: capabilities survive execve only as ambient ones. */
  readonly ordinaryUser: boolean;
}

export interface CapabilityPlan {
  /** Bounding set: numbers for PR_CAPBSET_DROP, before the rest, as that takes CAP_SETPCAP. */
  readonly dropBounding: readonly number[];
  /** capset(2): permitted = effective, and inheritable. */
  readonly permitted: bigint;
  readonly inheritable: bigint;
  /** Numbers for PR_CAP_AMBIENT_RAISE, after the ambient set was cleared. */
  readonly raiseAmbient: readonly number[];
  /**
   * `true`: no CAP_SETPCAP, so the bounding set stays as wide as it was. It only limits what execve can gain from
   * setuid root programs and file capabilities, and no_new_privs, which the launcher always sets, rules out both; no set
   * that *holds* a capability is affected.
   */
  readonly boundingKept: boolean;
}

const CAP_SETPCAP = 8;

/** `/proc/thread-self/status`, else `undefined` where /proc is not mounted. */
export function readCapabilities(): CapabilityState | undefined {
  try {
    return parseCapabilities(readFileSync('/proc/thread-self/status', 'utf8'));
  } catch {
    return undefined;
  }
}

const CAP_MAC_ADMIN = 33;

/** Whether this process may load AppArmor's profiles (aa_may_manage_policy of security/apparmor/policy.c). */
export function mayManageProfiles(): boolean {
  const effective = readCapabilities()?.effective ?? 0n;
  return process.geteuid?.() === 0 && ((effective >> BigInt(CAP_MAC_ADMIN)) & 1n) === 1n;
}

export function parseCapabilities(status: string): CapabilityState | undefined {
  const set = (name: string): bigint | undefined => {
    const hex = new RegExp(`^Cap${name}:\\s*([0-9a-f]+)$`, 'm').exec(status)?.[1];
    return hex === undefined ? undefined : BigInt(`0x${hex}`);
  };
  const users = /^Uid:\s*(\d+)\s+(\d+)\s+(\d+)/m.exec(status)?.slice(1);
  const [inheritable, permitted, effective, bounding] = [set('Inh'), set('Prm'), set('Eff'), set('Bnd')];
  if (inheritable === undefined || permitted === undefined || effective === undefined || bounding === undefined)
    return undefined;
  return {
    inheritable,
    permitted,
    effective,
    bounding,
    ambient: set('Amb') ?? 0n,
    ordinaryUser: users !== undefined && users.every((user) => user !== '0'),
  };
}

/** `keep`: what the policy grants. A grant is a permission: what the process never had is not an error. */
export function planCapabilities(state: CapabilityState, keep: readonly number[]): CapabilityPlan {
  const granted = keep.reduce((set, capability) => set | (1n << BigInt(capability)), 0n);
  const kept = state.permitted & granted;
  // What the bounding set lacks cannot be made inheritable.
  const carried = kept & (state.bounding | state.inheritable);
  const mayDropBounding = (state.effective & (1n << BigInt(CAP_SETPCAP))) !== 0n;
  const surplus = bits(state.bounding & ~granted);
  return {
    dropBounding: mayDropBounding ? surplus : [],
    permitted: kept,
    // Raising an ambient capability takes it in the inheritable set. For root, execve takes from the bounding set.
    inheritable: state.ordinaryUser ? carried : state.inheritable & granted,
    raiseAmbient: state.ordinaryUser ? bits(carried) : [],
    boundingKept: !mayDropBounding && surplus.length > 0,
  };
}

export function bits(set: bigint): readonly number[] {
  const numbers: number[] = [];
  for (let bit = 0; set >> BigInt(bit) !== 0n; bit++) if ((set >> BigInt(bit)) & 1n) numbers.push(bit);
  return numbers;
}

/**
 * @param sets effective, permitted, inheritable
 * @returns the header at 0, the data at 16: the low words of the three, then the high ones (capset(2))
 */
export function capabilityStructs(sets: readonly bigint[]): Uint8Array {
  const bytes = Buffer.alloc(40);
  bytes.writeUInt32LE(0x20080522, 0); // _LINUX_CAPABILITY_VERSION_3; pid 0: this thread
  sets.forEach((set, i) => {
    bytes.writeUInt32LE(Number(set & 0xffff_ffffn), 16 + i * 4);
    bytes.writeUInt32LE(Number(set >> 32n), 28 + i * 4);
  });
  return bytes;
}

/** What this engine takes, and this host has not: as far as it can be told without trying, in better words than an errno. */
import { existsSync, readFileSync, readlinkSync } from 'node:fs';

/** PROC_PID_INIT_INO (include/linux/proc_ns.h). */
const FIRST_PID_NAMESPACE = 'pid:[4026531836]';
const CAP_SYS_ADMIN = 21n;
const CAP_PERFMON = 38n;
const CAP_BPF = 39n;

export function whatIsMissing(): string | undefined {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch))
    return `there is no eBPF engine for ${process.arch}`;
  const effective = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)$/m.exec(read('/proc/self/status') ?? '')?.[1] ?? '0'}`);
  const holds = (capability: bigint): boolean => ((effective >> capability) & 1n) === 1n;
  if (!holds(CAP_SYS_ADMIN) && !(holds(CAP_BPF) && holds(CAP_PERFMON)))
    return 'it takes root (CAP_BPF and CAP_PERFMON)';
  if (!existsSync('/sys/kernel/btf/vmlinux')) return 'this kernel has no type information (CONFIG_DEBUG_INFO_BTF)';
  if (link('/proc/self/ns/pid') !== FIRST_PID_NAMESPACE) return 'polc runs in a container: start it on the host';
  if (/\[confidentiality\]/.test(read('/sys/kernel/security/lockdown') ?? ''))
    return 'the kernel is locked down (confidentiality), which forbids tracing with eBPF';
  return undefined;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function link(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

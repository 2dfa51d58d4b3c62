/** What a domain may do that has no path: processes, signals, tracing, memory, privileges, mounts, ioctl. */
import type { Profile, Range } from '../../compiler/index.js';
import { decideResource, normalise, permits } from '../../compiler/index.js';
import { signal as signalNumber } from '../../kernel/index.js';
import type { AvTable } from './av.js';
import { CAPABILITY_WORDS } from './classes.js';
import { ATTRIBUTES } from './target.js';

/** Where a profile's rules go. */
export interface DomainOut {
  readonly allow: AvTable;
  readonly audit: AvTable;
  /** The profiles' domains by name, and everybody else's as one attribute. */
  readonly domains: ReadonlyMap<string, string>;
  readonly others: string;
}

/**
 * Not mediated by any rule of the language, or by the syscall plane alone: granted, so that this layer denies nothing that the
 * policy allows. Directories may be walked and links followed everywhere: rules name objects after symlinks, so a path on the
 * way to an object is nobody's rule.
 */
export function ordinaryLife(domain: string, out: DomainOut): void {
  const { allow } = out;
  const everybody = ATTRIBUTES.domains;
  allow.add(domain, ATTRIBUTES.files, [
    [['dir'], 'search getattr'],
    [['lnk_file'], 'read getattr'],
  ]);
  allow.add(domain, everybody, [
    [['dir'], 'search getattr'],
    [['lnk_file'], 'read getattr'],
    [['fd'], 'use'],
    [['fifo_file'], 'read write append getattr lock'],
    // Descriptors that a service manager or a parent hands over.
    [
      ['unix_stream_socket', 'unix_dgram_socket', 'tcp_socket', 'udp_socket'],
      'read write append getattr getopt setopt shutdown accept',
    ],
    [['process'], 'getattr getsched setsched getpgid setpgid getsession getcap signull getrlimit setrlimit'],
    [
      ['sem', 'shm', 'msgq', 'ipc'],
      'create destroy getattr setattr read write associate unix_read unix_write enqueue lock',
    ],
    [['msg'], 'send receive'],
    [['key'], 'view read write search link setattr create'],
  ]);
  allow.add(domain, 'self', [
    [['process'], 'fork setcap share setfscreate setsockcreate setkeycreate'],
    [['fifo_file'], 'open'],
    [['anon_inode'], 'create read write append getattr setattr map open'],
    [['io_uring'], 'override_creds sqpoll cmd'],
    [['bpf'], 'map_create map_read map_write prog_load prog_run'],
    [['perf_event'], 'open cpu kernel tracepoint read write'],
  ]);
  allow.add(domain, ATTRIBUTES.filesystems, [[['filesystem'], 'getattr']]);
  for (const terminal of ATTRIBUTES.terminals)
    allow.add(domain, terminal, [[['chr_file'], 'read write append getattr']]);
  allow.add(domain, 'kernel_t', [[['system'], 'ipc_info syslog_read syslog_mod syslog_console module_request']]);
}

export function capabilities(profile: Profile, domain: string, out: DomainOut): void {
  CAPABILITY_WORDS.forEach((word, number) => {
    const { answer } = decideResource(profile, { kind: 'capability', capability: number });
    if (!permits(answer)) return;
    const classes = number < 32 ? ['capability', 'cap_userns'] : ['capability2', 'cap2_userns'];
    out.allow.add(domain, 'self', [[classes, word]]);
    if (answer.kind === 'log') out.audit.add(domain, 'self', [[classes, word]]);
    if (word === 'sys_module') {
      out.allow.add(domain, ATTRIBUTES.files, [[['system'], 'module_load']]);
      out.allow.add(domain, 'self', [[['system'], 'module_load']]);
    }
  });
}

/** security/selinux/hooks.c, selinux_task_kill: three signals have a permission of their own, the others share one. */
export function signalPermission(profile: Pick<Profile, 'arch'>, number: number): string {
  if (number === 0) return 'signull';
  for (const word of ['chld', 'kill', 'stop'] as const)
    if (signalNumber(profile.arch, word) === number) return `sig${word}`;
  return 'signal';
}

const SIGNALS = 64;

/** A profile that no rule names: whoever is not of this policy. */
export const STRANGER = '\0';

export function peers(profile: Profile, domain: string, out: DomainOut): void {
  for (const [name, target] of [...out.domains, [STRANGER, out.others] as const]) {
    for (let number = 1; number <= SIGNALS; number++) {
      const { answer } = decideResource(profile, { kind: 'signal', signal: number, peer: name });
      if (!permits(answer)) continue;
      const perm = signalPermission(profile, number);
      out.allow.add(domain, target, [[['process'], perm]]);
      if (answer.kind === 'log') out.audit.add(domain, target, [[['process'], perm]]);
    }
    for (const [op, className, perm] of [
      ['trace', 'process', 'ptrace'],
      // PTRACE_MODE_READ (selinux_ptrace_access_check): the same permission that /proc/PID asks for.
      ['read', 'file', 'read'],
    ] as const) {
      const { answer } = decideResource(profile, { kind: 'ptrace', op, peer: name });
      if (!permits(answer)) continue;
      out.allow.add(domain, target, [[[className], perm]]);
      if (answer.kind === 'log') out.audit.add(domain, target, [[[className], perm]]);
    }
  }
}

export const allowsMemory = (profile: Profile): boolean => permits(decideResource(profile, { kind: 'memory' }).answer);

export function memoryAndNamespaces(profile: Profile, domain: string, out: DomainOut): void {
  const memory = decideResource(profile, { kind: 'memory' }).answer;
  if (permits(memory)) {
    out.allow.add(domain, 'self', [[['process'], 'execmem execstack execheap']]);
    if (memory.kind === 'log') out.audit.add(domain, 'self', [[['process'], 'execmem execstack execheap']]);
  }
  const user = decideResource(profile, { kind: 'namespace', namespace: 'user' }).answer;
  if (permits(user)) {
    out.allow.add(domain, 'self', [[['user_namespace'], 'create']]);
    if (user.kind === 'log') out.audit.add(domain, 'self', [[['user_namespace'], 'create']]);
  }
}

/** Any file system type; where it may go is the cells' `mounton`, or everywhere where no rule says where. */
export function mounts(profile: Profile, domain: string, out: DomainOut): void {
  const rules = profile.resources.flatMap((rule) =>
    rule.resource.kind === 'mount' && permits(rule.effect) ? [rule.resource] : [],
  );
  const all = permits(profile.otherwise);
  if (all || rules.some((r) => r.op === 'mount'))
    out.allow.add(domain, ATTRIBUTES.filesystems, [[['filesystem'], 'mount remount']]);
  if (all || rules.some((r) => r.op === 'umount'))
    out.allow.add(domain, ATTRIBUTES.filesystems, [[['filesystem'], 'unmount']]);
  if (rules.some((r) => r.op === 'mount' && r.targets === undefined))
    out.allow.add(domain, ATTRIBUTES.files, [[['dir', 'file'], 'mounton']]);
}

/**
 * The requests that may pass, as extended permissions: SELinux compares the low 16 bits (type and number), so the size and the
 * direction in a request's upper half are nobody's to check.
 * @returns ranges of 16-bit numbers.
 */
export function ioctlRanges(profile: Profile): readonly Range[] {
  const edges = new Set<bigint>([0n, 1n << 32n]);
  for (const { resource } of profile.resources)
    if (resource.kind === 'ioctl') for (const [lo, hi] of resource.requests ?? []) edges.add(lo).add(hi + 1n);
  const cuts = [...edges].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const out: Range[] = [];
  cuts.slice(0, -1).forEach((lo, i) => {
    const hi = (cuts[i + 1] ?? lo + 1n) - 1n;
    if (!permits(decideResource(profile, { kind: 'ioctl', request: lo }).answer)) return;
    if (hi - lo >= 0xffffn) return void out.push([0n, 0xffffn]);
    const [low, high] = [lo & 0xffffn, hi & 0xffffn];
    if (low <= high) out.push([low, high]);
    else out.push([0n, high], [low, 0xffffn]);
  });
  return normalise(out);
}

export const ANY_REQUEST = (ranges: readonly Range[]): boolean =>
  ranges.length === 1 && ranges[0]?.[0] === 0n && ranges[0][1] === 0xffffn;

/** Everything that a descriptor of the domain may be: `ioctl` rules name no object. */
export const IOCTL_FILES = ['file', 'dir', 'chr_file', 'blk_file', 'fifo_file', 'sock_file'] as const;

export const rangeText = (ranges: readonly Range[]): string =>
  ranges
    .map(([lo, hi]) => (lo === hi ? `0x${lo.toString(16)}` : `(range 0x${lo.toString(16)} 0x${hi.toString(16)})`))
    .join(' ');

export const capabilityWord = (number: number): string | undefined => CAPABILITY_WORDS[number];

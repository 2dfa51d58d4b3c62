/** Programs, signals, tracing, memory, namespaces, mounts, devices, privileges. */
import { capability } from '../../kernel/index.js';
import { ALWAYS, NEVER, and, equalsOneOf, maskedEqual, not, test } from '../condition.js';
import type { Clause, Condition } from '../model.js';
import type { Namespace, Resource } from '../resources.js';
import type { Call, Question, Takes } from './row.js';
import { allowedBy, clause, firstAllow, permits, rulesOn } from './row.js';

// ---- namespaces: clone(2), unshare(2), setns(2) ------------------------------------------------------------------------

/** The flag that makes or enters one. */
export const NAMESPACE_FLAG: Readonly<Record<Namespace, string>> = {
  mount: 'CLONE_NEWNS',
  uts: 'CLONE_NEWUTS',
  ipc: 'CLONE_NEWIPC',
  user: 'CLONE_NEWUSER',
  pid: 'CLONE_NEWPID',
  net: 'CLONE_NEWNET',
  cgroup: 'CLONE_NEWCGROUP',
  time: 'CLONE_NEWTIME',
};

/** CLONE_NEWTIME (0x80) lies in clone's exit signal bits: clone(2) can't ask for it, unshare and setns can. */
const flagsOf = (call: Call, namespaces: Iterable<Namespace>): bigint => {
  let flags = 0n;
  for (const name of namespaces)
    if (name !== 'time' || call.name !== 'clone') flags |= call.constant(NAMESPACE_FLAG[name]);
  return flags;
};

const NAMESPACE_ARGUMENT: Readonly<Record<string, string>> = {
  clone: 'clone_flags',
  unshare: 'unshare_flags',
  setns: 'flags',
};

const namespaceArgument = (call: Call) => call.arg(NAMESPACE_ARGUMENT[call.name] ?? 'flags');
const anyNamespace = (call: Call): bigint => flagsOf(call, Object.keys(NAMESPACE_FLAG) as Namespace[]); // keys of the record above

function namespaceClauses(call: Call): readonly Clause[] {
  const rules = rulesOn(call.profile, 'namespace');
  const argument = namespaceArgument(call);
  const granted = new Set<Namespace>();
  const allows = rules.filter((rule) => permits(rule.effect));
  for (const rule of allows) for (const name of rule.resource.namespaces) granted.add(name);
  const out = rules
    .filter((rule) => !permits(rule.effect))
    .map((rule) =>
      clause(not(maskedEqual(argument, flagsOf(call, rule.resource.namespaces), 0n)), rule.effect, rule.origin),
    );
  // Several flags in one call need all their namespaces, whichever rules grant them.
  const first = allows[0];
  if (first)
    out.push(
      clause(maskedEqual(argument, anyNamespace(call) & ~flagsOf(call, granted), 0n), { kind: 'allow' }, first.origin),
    );
  return out;
}

// ---- memory: W^X ---------------------------------------------------------------------------------------------------------

/** Where a call makes memory that is writable and executable, or existing memory executable. */
function writeExec(call: Call): Condition {
  switch (call.name) {
    case 'mmap':
    case 'mmap2': {
      const both = call.constant('PROT_WRITE') | call.constant('PROT_EXEC');
      return maskedEqual(call.arg('prot'), both, both);
    }
    case 'mprotect':
    case 'pkey_mprotect': {
      const exec = call.constant('PROT_EXEC');
      return maskedEqual(call.arg('prot'), exec, exec);
    }
    case 'shmat': {
      const exec = call.constant('SHM_EXEC');
      return maskedEqual(call.arg('shmflg'), exec, exec);
    }
    case 'personality': {
      // 0xffffffff only asks what it is.
      const bit = call.constant('READ_IMPLIES_EXEC');
      const argument = call.arg('personality');
      return and(maskedEqual(argument, bit, bit), not(equalsOneOf(argument, [0xffffffffn])));
    }
    default:
      return NEVER;
  }
}

const memoryClauses = (call: Call): readonly Clause[] =>
  rulesOn(call.profile, 'memory').map((rule) => clause(ALWAYS, rule.effect, rule.origin));

// ---- signals, tracing, ioctl ---------------------------------------------------------------------------------------------

function signalClauses(call: Call): readonly Clause[] {
  const signal = call.arg('sig');
  // Signal 0 asks whether the process is there: it sends nothing.
  const out: Clause[] = [];
  for (const rule of rulesOn(call.profile, 'signal')) {
    const { signals, peer } = rule.resource;
    if (!permits(rule.effect) && peer !== undefined) continue; // a filter can't see whom a signal is for
    const which = signals ? equalsOneOf(signal, [...signals].map(BigInt)) : not(equalsOneOf(signal, [0n]));
    out.push(clause(which, permits(rule.effect) ? { kind: 'allow' } : rule.effect, rule.origin));
  }
  return out;
}

const ioctlClauses = (call: Call): readonly Clause[] =>
  rulesOn(call.profile, 'ioctl').map((rule) =>
    clause(
      rule.resource.requests ? test(call.arg('cmd').index, 32, rule.resource.requests) : ALWAYS,
      rule.effect,
      rule.origin,
    ),
  );

const mounting = (op: 'mount' | 'umount' | 'pivot_root') => (call: Call) =>
  allowedBy(firstAllow(call.profile, (r) => r.kind === 'mount' && r.op === op));
const tracing = (op: 'trace' | 'read') => (call: Call) =>
  allowedBy(firstAllow(call.profile, (r) => r.kind === 'ptrace' && r.ops.has(op)));

export const PROCESS_QUESTIONS: readonly Question[] = [
  {
    plane: 'exec',
    operations: ['exec'],
    calls: ['execve', 'execveat'],
    clauses: ({ profile }) => allowedBy(firstAllow(profile, (r) => r.kind === 'exec')),
  },
  {
    plane: 'namespace',
    operations: ['namespace'],
    calls: ['clone', 'unshare'],
    applies: (call) => not(maskedEqual(namespaceArgument(call), anyNamespace(call), 0n)),
    clauses: namespaceClauses,
  },
  // nstype 0 enters whatever the descriptor is: some namespace has to be granted.
  { plane: 'namespace', operations: ['namespace'], calls: ['setns'], clauses: namespaceClauses },
  {
    plane: 'memory',
    operations: ['memory'],
    calls: ['mmap', 'mmap2', 'mprotect', 'pkey_mprotect'],
    applies: writeExec,
    clauses: memoryClauses,
  },
  {
    plane: 'memory',
    operations: ['memory'],
    calls: ['shmat', 'personality'],
    applies: writeExec,
    clauses: memoryClauses,
    opens: false,
  },
  {
    plane: 'signal',
    operations: ['signal'],
    calls: ['kill', 'tkill', 'tgkill', 'rt_sigqueueinfo', 'rt_tgsigqueueinfo', 'pidfd_send_signal'],
    applies: (call) => not(equalsOneOf(call.arg('sig'), [0n])),
    clauses: signalClauses,
  },
  {
    plane: 'ptrace',
    operations: ['ptrace'],
    calls: ['ptrace'],
    clauses: (c) => [...tracing('trace')(c), ...tracing('read')(c)].slice(0, 1),
  },
  // These attach for a moment (mm_access, PTRACE_MODE_ATTACH): a label's `ptrace read` does not let them through.
  {
    plane: 'ptrace',
    operations: ['ptrace'],
    calls: ['process_vm_readv', 'process_vm_writev', 'pidfd_getfd'],
    clauses: tracing('trace'),
  },
  { plane: 'ptrace', operations: ['ptrace'], calls: ['kcmp'], clauses: tracing('read') },
  { plane: 'mount', operations: ['mount'], calls: ['mount'], clauses: mounting('mount') },
  {
    // The newer mount interface hides type and target in descriptors: opened by no rule on mounts, only by name.
    plane: 'mount',
    operations: [],
    calls: ['move_mount', 'mount_setattr', 'fsmount', 'open_tree', 'open_tree_attr', 'fsopen', 'fspick', 'fsconfig'],
    opens: false,
    clauses: mounting('mount'),
  },
  { plane: 'mount', operations: ['umount'], calls: ['umount', 'umount2'], clauses: mounting('umount') },
  { plane: 'mount', operations: ['pivot_root'], calls: ['pivot_root'], clauses: mounting('pivot_root') },
  { plane: 'ioctl', operations: ['ioctl'], calls: ['ioctl'], clauses: ioctlClauses },
];

/** Calls that a capability is for (capabilities(7)). What others may do without it too is left to `syscall` rules. */
export const CAPABILITY_CALLS: Readonly<Record<string, readonly string[]>> = {
  chown: [],
  dac_read_search: ['open_by_handle_at', 'name_to_handle_at'],
  ipc_lock: ['mlock', 'mlock2', 'mlockall', 'munlock', 'munlockall'],
  net_admin: [],
  perfmon: ['perf_event_open'],
  bpf: ['bpf'],
  setgid: [
    'setgid',
    'setregid',
    'setresgid',
    'setfsgid',
    'setgroups',
    'setgid32',
    'setregid32',
    'setresgid32',
    'setfsgid32',
    'setgroups32',
  ],
  setuid: ['setuid', 'setreuid', 'setresuid', 'setfsuid', 'setuid32', 'setreuid32', 'setresuid32', 'setfsuid32'],
  setpcap: ['capset'],
  sys_admin: ['sethostname', 'setdomainname'],
  sys_boot: ['reboot'],
  sys_chroot: ['chroot'],
  sys_module: ['init_module', 'finit_module', 'delete_module'],
  sys_nice: [
    'setpriority',
    'nice',
    'sched_setscheduler',
    'sched_setparam',
    'sched_setaffinity',
    'sched_setattr',
    'ioprio_set',
    'mbind',
    'set_mempolicy',
    'migrate_pages',
    'move_pages',
  ],
  sys_pacct: ['acct'],
  sys_rawio: ['iopl', 'ioperm'],
  sys_resource: ['setrlimit', 'prlimit64'],
  sys_time: [
    'settimeofday',
    'stime',
    'clock_settime',
    'clock_settime64',
    'adjtimex',
    'clock_adjtime',
    'clock_adjtime64',
  ],
  sys_tty_config: ['vhangup'],
  syslog: ['syslog'],
};

const grants = (kind: Resource['kind']) => (profile: Call['profile']) => firstAllow(profile, (r) => r.kind === kind);

export const PROCESS_TAKES: readonly Takes[] = [
  {
    when: grants('exec'),
    calls: ['fork', 'vfork', 'wait4', 'waitid', 'waitpid', 'pipe', 'pipe2', 'dup', 'dup2', 'dup3'],
  },
];

/** A capability that is granted opens the calls it is for. */
export const CAPABILITY_TAKES: readonly Takes[] = Object.entries(CAPABILITY_CALLS)
  .filter(([, calls]) => calls.length > 0)
  .map(([name, calls]) => ({
    when: (profile) => {
      const number = capability(name);
      return firstAllow(profile, (r) => r.kind === 'capability' && number !== undefined && r.capabilities.has(number));
    },
    calls,
  }));

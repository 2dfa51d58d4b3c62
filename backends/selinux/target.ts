/** What the module is made for: the policy it joins, and what that policy has labelled already. */
import type { Classes } from './classes.js';
import { KERNEL_CLASSES } from './classes.js';

/** A line of file_contexts, or a genfscon read as one. */
export interface FileSpec {
  /** As in file_contexts: PCRE, anchored at both ends. A byte string. */
  readonly regex: string;
  /** `--`, `-d` …, or nothing for every kind of file. */
  readonly kind: string | undefined;
  /** `undefined` for `<<none>>`. */
  readonly type: string | undefined;
  /** Given by the kernel (genfscon) when the file comes into being: file_contexts can't change it. */
  readonly fixed: boolean;
  /** The context as the file has it. */
  readonly context: string;
}

export interface PortSpec {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  readonly type: string;
}

/** The policy that the module is added to. Made by `readBase` from its CIL and file_contexts; `MINIMAL` is polc's own. */
export interface BasePolicy {
  readonly classes: Classes;
  /** Types, type attributes and aliases: names that are taken. */
  readonly names: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly policycaps: ReadonlySet<string>;
  readonly files: readonly FileSpec[];
  readonly ports: readonly PortSpec[];
  readonly mls: boolean;
  /** file_contexts.subs_dist: paths below `from` are looked up as paths below `to`. Longest `from` first. */
  readonly substitutions: readonly { readonly from: string; readonly to: string }[];
  /** What the base's neverallow rules keep from any domain of ours: `type class` → permissions. */
  readonly refused: ReadonlyMap<string, ReadonlySet<string>>;
  /** Own `nodecon` may be written: nobody else's rules depend on the address types. */
  readonly ownsNodes: boolean;
}

export interface SelinuxTarget {
  readonly base: BasePolicy;
  /** Domains that may start the policy's programs: the launcher's, init's, a shell's. */
  readonly launchers: readonly string[];
  /** Whether starting the program from a launcher's domain is enough (typetransition), or the launcher asks (setexec). */
  readonly automatic: boolean;
  readonly user: string;
  readonly roles: readonly string[];
  /** Before every name that polc declares. */
  readonly prefix: string;
  /** Hexadecimal digits that stand for the policy's text: each domain has an alias with them (`versionName`). */
  readonly version?: string;
}

/** Names that the module relies on; Debian's refpolicy and polc's minimal base both have them. */
export const ATTRIBUTES = {
  files: 'file_type',
  domains: 'domain',
  filesystems: 'filesystem_type',
  ports: 'port_type',
  nodes: 'node_type',
  interfaces: 'netif_type',
  executables: 'exec_type',
  devices: 'device_node',
  terminals: ['ptynode', 'ttynode'],
} as const;

/** genfscon of polc's own base, as the kernel mounts these file systems. */
export const MINIMAL_FIXED: readonly (readonly [fs: string, mount: string, type: string])[] = [
  ['proc', '/proc', 'proc_t'],
  ['sysfs', '/sys', 'sysfs_t'],
  ['devpts', '/dev/pts', 'devpts_t'],
  ['selinuxfs', '/sys/fs/selinux', 'security_t'],
  ['cgroup2', '/sys/fs/cgroup', 'cgroup_t'],
  ['debugfs', '/sys/kernel/debug', 'debugfs_t'],
  ['tracefs', '/sys/kernel/tracing', 'tracefs_t'],
];

export const MINIMAL_TYPES = [
  'kernel_t',
  'file_t',
  'unlabeled_t',
  'security_t',
  'port_t',
  'node_t',
  'netif_t',
  'fs_t',
  'tmpfs_t',
  'proc_t',
  'sysfs_t',
  'devpts_t',
  'cgroup_t',
  'debugfs_t',
  'tracefs_t',
] as const;

export const MINIMAL_POLICYCAPS = [
  'network_peer_controls',
  'open_perms',
  'extended_socket_class',
  'nnp_nosuid_transition',
  'ioctl_skip_cloexec',
] as const;

/** The path under which file_contexts knows a path or the beginning of a pattern (selabel_subs, label_file.c). */
export function substituted(path: string, { substitutions }: BasePolicy): string {
  const found = substitutions.find(({ from }) => path === from || path.startsWith(`${from}/`));
  return found ? found.to + path.slice(found.from.length) : path;
}

/** What a path without a line gets: polc's base says `file_t`, refpolicy `default_t`. */
export const unlabelled = ({ base }: SelinuxTarget): string => (base.names.has('default_t') ? 'default_t' : 'file_t');

/** Escapes nothing: mount points and genfscon paths hold no metacharacter but what `quote` handles. */
const under = (path: string): string => `${path.replace(/[.^$?*+|[\](){}\\]/g, '\\$&')}(/.*)?`;

export const fixedSpec = (path: string, type: string): FileSpec => ({
  regex: under(path),
  kind: undefined,
  type,
  fixed: true,
  context: '',
});

/** /proc/PID carries the label of the process (security_task_to_inode): any domain's. */
export const PROCESS_SPECS: readonly FileSpec[] = ['[1-9][0-9]*', 'self', 'thread-self'].map((name) => ({
  ...fixedSpec('/proc', ATTRIBUTES.domains),
  regex: `/proc/${name}(/.*)?`,
}));

export const MINIMAL_BASE_POLICY: BasePolicy = {
  classes: KERNEL_CLASSES,
  names: new Set<string>([...MINIMAL_TYPES, 'cil_gen_require', 'all', 'self', ...attributeNames()]),
  roles: new Set(['system_r', 'object_r']),
  policycaps: new Set(MINIMAL_POLICYCAPS),
  files: [...MINIMAL_FIXED.map(([, mount, type]) => fixedSpec(mount, type)), ...PROCESS_SPECS],
  ports: [],
  mls: false,
  substitutions: [],
  refused: new Map(),
  ownsNodes: true,
};

export function attributeNames(): readonly string[] {
  return Object.values(ATTRIBUTES).flat();
}

export const MINIMAL_TARGET: SelinuxTarget = {
  base: MINIMAL_BASE_POLICY,
  launchers: ['kernel_t'],
  automatic: true,
  user: 'system_u',
  roles: ['system_r'],
  prefix: 'polc_',
};

/** Types of files on which the base's neverallow rules keep something from every domain: shadow passwords, raw disks … */
export const refusedFiles = ({ refused, names }: BasePolicy): readonly string[] => [
  ...new Set(
    [...refused.keys()].flatMap((key) => {
      const [type = '', className = ''] = key.split(' ');
      return names.has(type) && /^(?:\w+_file|file|dir)$/.test(className) ? [type] : [];
    }),
  ),
];

/** Domains and roles in which the refpolicy family (Debian, Fedora) has init, services and unconfined users. */
const LAUNCHERS = ['unconfined_t', 'unconfined_service_t', 'init_t', 'initrc_t'];
const ROLES = ['system_r', 'unconfined_r'];

/** A target that has this base: whoever starts programs there may start the policy's. */
export const targetOn = (base: BasePolicy): SelinuxTarget => ({
  ...MINIMAL_TARGET,
  base,
  launchers: LAUNCHERS.filter((type) => base.names.has(type)),
  roles: ROLES.filter((role) => base.roles.has(role)),
});

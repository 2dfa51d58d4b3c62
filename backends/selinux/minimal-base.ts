/**
 * polc's own base policy: what a kernel needs to load a module of ours and nothing else. A module is checked against it where
 * no other base is given, and the tests boot it. Everything outside the policy's domains runs as `kernel_t`, unrestricted.
 */
import { KERNEL_CLASSES } from './classes.js';
import { ATTRIBUTES, MINIMAL_FIXED, MINIMAL_POLICYCAPS, MINIMAL_TYPES, attributeNames } from './target.js';

/** initial_sid_to_string.h: all have to be declared; `devnull` is the type of what replaces a lost descriptor. */
const SIDS = [
  'kernel security unlabeled fs file file_labels init any_socket port netif netmsg node igmp_packet icmp_socket tcp_socket',
  'sysctl_modprobe sysctl sysctl_fs sysctl_kernel sysctl_net sysctl_net_unix sysctl_vm sysctl_dev kmod policy scmp_packet devnull',
]
  .join(' ')
  .split(' ');

const SID_TYPES: Readonly<Record<string, string>> = {
  kernel: 'kernel_t',
  init: 'kernel_t',
  security: 'security_t',
  fs: 'fs_t',
  file: 'file_t',
  port: 'port_t',
  netif: 'netif_t',
  node: 'node_t',
  devnull: 'file_t',
};

const XATTR_FILESYSTEMS = ['ext4', 'ext3', 'ext2', 'xfs', 'btrfs', 'f2fs', 'overlay', 'erofs'];
const OWN_LABEL_FILESYSTEMS = ['tmpfs', 'devtmpfs', 'ramfs', 'shm', 'mqueue', 'hugetlbfs'];
const TASK_FILESYSTEMS = ['pipefs', 'sockfs', 'eventpollfs'];

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  [ATTRIBUTES.domains]: ['kernel_t'],
  [ATTRIBUTES.files]: MINIMAL_TYPES.filter((type) => !/^(?:kernel|port|node|netif)_t$/.test(type)),
  [ATTRIBUTES.filesystems]: [
    'fs_t',
    'tmpfs_t',
    'proc_t',
    'sysfs_t',
    'devpts_t',
    'cgroup_t',
    'debugfs_t',
    'tracefs_t',
    'security_t',
    'unlabeled_t',
    'kernel_t',
    'file_t',
  ],
  [ATTRIBUTES.ports]: ['port_t'],
  [ATTRIBUTES.nodes]: ['node_t'],
  [ATTRIBUTES.interfaces]: ['netif_t'],
  ptynode: ['devpts_t'],
};

export function minimalBase(): string {
  const context = (type: string, role = 'object_r'): string => `(system_u ${role} ${type} ((s0) (s0)))`;
  const classes = [...KERNEL_CLASSES].map(([name, perms]) => `(class ${name} (${[...perms].join(' ')}))`);
  const everything = [...KERNEL_CLASSES.keys()].map((name) => `(allow kernel_t all_types (${name} (all)))`);
  const lines = [
    '; polc: the minimal base',
    '(handleunknown allow)',
    '(mls false)',
    ...MINIMAL_POLICYCAPS.map((name) => `(policycap ${name})`),
    ...classes,
    `(classorder (${[...KERNEL_CLASSES.keys()].join(' ')}))`,
    '(sensitivity s0)',
    '(sensitivityorder (s0))',
    '(level systemlow (s0))',
    '(levelrange low (systemlow systemlow))',
    '(user system_u)',
    '(userlevel system_u systemlow)',
    '(userrange system_u low)',
    '(role system_r)',
    '(role object_r)',
    '(userrole system_u system_r)',
    '(userrole system_u object_r)',
    // A module made from a .pp refers to these two (pp → CIL).
    '(type cil_gen_require_dummy_t)',
    '(typeattribute cil_gen_require)',
    '(typeattributeset cil_gen_require (cil_gen_require_dummy_t))',
    '(roleattribute cil_gen_require)',
    '(typeattribute all_types)',
    '(typeattributeset all_types (all))',
    ...attributeNames().map((name) => `(typeattribute ${name})`),
    ...MINIMAL_TYPES.flatMap((type) => [`(type ${type})`, `(roletype object_r ${type})`]),
    ...Object.entries(MEMBERS).map(([name, types]) => `(typeattributeset ${name} (${types.join(' ')}))`),
    '(roletype system_r kernel_t)',
    // Without it nothing could be made in a file system, whoever makes it (may_create asks for the new object).
    `(allow ${ATTRIBUTES.files} ${ATTRIBUTES.filesystems} (filesystem (associate)))`,
    ...everything,
    ...SIDS.map((sid) => `(sid ${sid})`),
    `(sidorder (${SIDS.join(' ')}))`,
    ...SIDS.map((sid) => {
      const type = SID_TYPES[sid] ?? 'unlabeled_t';
      return `(sidcontext ${sid} ${context(type, type === 'kernel_t' ? 'system_r' : 'object_r')})`;
    }),
    ...XATTR_FILESYSTEMS.map((fs) => `(fsuse xattr ${fs} ${context('fs_t')})`),
    ...OWN_LABEL_FILESYSTEMS.map((fs) => `(fsuse trans ${fs} ${context('tmpfs_t')})`),
    ...TASK_FILESYSTEMS.map((fs) => `(fsuse task ${fs} ${context('fs_t')})`),
    ...MINIMAL_FIXED.map(([fs, , type]) => `(genfscon ${fs} "/" ${context(type)})`),
    // hostfs, vfat, NFS …: no labels of their own.
    ...['hostfs', 'rootfs', 'vfat', 'nfs', 'iso9660', 'fuse', 'bpf', 'securityfs', 'anon_inodefs'].map(
      (fs) => `(genfscon ${fs} "/" ${context('file_t')})`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

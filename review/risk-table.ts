/** The rows of the risk scale: what fits, and what an attacker gains from it. Riskiest first. */
import { group } from '../kernel/index.js';
import { holds, meets, patterns, type Facts } from './facts.js';

export interface RiskRow {
  readonly risk: 'critical' | 'high' | 'medium' | 'low';
  readonly what: string;
  readonly gains: string;
  /** `narrowed`: only with a condition on arguments. */
  readonly fits: (facts: Facts) => boolean | 'narrowed';
}

// ---- what rows are made of -----------------------------------------------------------------------------------------

const CHANGES = ['write', 'append', 'create', 'delete', 'rename', 'link', 'attributes'];
const CONTENT = ['write', 'append', 'create', 'rename', 'link'];

const file = (facts: Facts, ops: readonly string[]): boolean =>
  facts.kind === 'file' && ops.some((op) => facts.ops.has(op));

const named =
  (kind: Facts['kind'], ...names: readonly string[]) =>
  (facts: Facts): boolean =>
    facts.kind === kind && names.some((name) => facts.names.has(name));

const called =
  (...names: readonly string[]) =>
  ({ calls }: Facts): boolean | 'narrowed' => {
    const found = names.flatMap((name) => calls.get(name) ?? []);
    if (found.length === 0) return false;
    return found.every((call) => call.narrowed) ? 'narrowed' : true;
  };

const CODE = patterns('/{bin,sbin,lib,lib32,lib64,libx32,boot,usr}/**');
const CONFIGURATION = patterns('/etc/**', '/var/spool/cron/**', '/{var/,}lib/systemd/**');
const START_FILES = patterns(
  '@{HOME}/.{ssh,gnupg}/**',
  '@{HOME}/.{profile,bashrc,bash_profile,bash_login,bash_logout,zshrc,zshenv,xinitrc,gitconfig}',
  '@{HOME}/.config/{autostart,systemd,environment.d}/**',
);
const DISKS = patterns('/dev/{mem,kmem,port,sd*,hd*,nvme*,vd*,xvd*,dm-*,mapper/**,disk/**,loop*}');
const KNOBS = patterns('/proc/sys/**', '/proc/sysrq-trigger', '/sys/{kernel,module,firmware,power,class,bus}/**');
const CONTAINER_SOCKETS = patterns(
  '{/var,}/run/{docker,containerd/containerd,podman/podman,crio/crio,libvirt/libvirt-sock}{,.sock}',
  '{/var,}/run/systemd/private',
);
const BUSES = patterns(
  '{/var,}/run/dbus/system_bus_socket',
  '/tmp/.X11-unix/*',
  '@/tmp/.X11-unix/*',
  '@{run}/user/*/{bus,wayland-*}',
);
const SECRETS = patterns(
  '/etc/{shadow,gshadow,sudoers}{,-}',
  '/etc/sudoers.d/**',
  '/etc/{ssh/ssh_host_*_key,ssl/private/**,letsencrypt/{archive,live}/**}',
  '@{HOME}/.{ssh,gnupg,aws,azure,kube,docker,password-store,mozilla,netrc,pgpass,git-credentials}{,/**}',
  '@{HOME}/.config/{gcloud,gh,chromium,google-chrome}/**',
  '{/var,}/run/secrets/**',
);
const OTHER_PROCESSES = patterns('/proc/{kcore,kmem}', '/proc/1/{mem,environ}');
const HOMES = patterns('/home/some-user/some-file', '/root/some-file');
const SHARED = patterns('/tmp/some-file', '/var/tmp/some-file', '/dev/shm/some-file');
const SYSTEM_TREES = patterns(
  '/etc/some/file',
  '/var/some/file',
  '/usr/some/file',
  '/proc/some/file',
  '/sys/some/file',
  '/some/file',
);
const MANY_PROGRAMS = patterns(
  '/usr/bin/some-program',
  '/bin/some-program',
  '/tmp/some-program',
  '/home/some-user/bin/some-program',
);
const INTERPRETERS = patterns(
  '{,/usr,/usr/local}/bin/{sh,bash,dash,ash,zsh,ksh,fish,csh,tcsh,busybox,env,xargs,find,awk,gawk,mawk,sed,ssh,expect}',
  '{,/usr,/usr/local}/bin/{python*,perl*,ruby*,node,nodejs,php*,lua*,tclsh*,gdb,vim*,emacs*,java,make}',
);
const PRIVILEGED_PROGRAMS = patterns(
  '{,/usr,/usr/local}/{bin,sbin}/{su,sudo,doas,pkexec,newgrp,sg,chsh,chfn,mount,umount,nsenter,unshare,chroot,runuser,setpriv,insmod,modprobe,kexec,docker,podman,runc,crun}',
);
const LOADABLE = patterns(
  '/tmp/some-file',
  '/var/tmp/some-file',
  '/dev/shm/some-file',
  '/home/some-user/some-file',
  '/root/some-file',
);

const metadata = ({ rule: { body } }: Facts): boolean =>
  body.kind === 'net' && /^(?:169\.254\.|fd00:ec2:)/i.test(body.address?.text ?? '');
const anywhere = ({ rule: { body } }: Facts, op: string): boolean =>
  body.kind === 'net' && body.op.text === op && (body.address?.text ?? 'any') === 'any';
const isTree = ({ globs }: Facts): boolean => globs.some((glob) => glob.text.includes('**'));

const UNUSUAL = [
  ...[
    'any',
    'packet',
    'alg',
    'can',
    'vsock',
    'bluetooth',
    'xdp',
    'rds',
    'tipc',
    'smc',
    'kcm',
    'qipcrtr',
    'nfc',
    'caif',
  ],
  ...['phonet', 'llc', 'x25', 'ax25', 'netrom', 'rose', 'atmpvc', 'atmsvc', 'appletalk', 'key', 'mctp', 'ib', 'iucv'],
];

// ---- the scale -------------------------------------------------------------------------------------------------------

export const RISK_ROWS: readonly RiskRow[] = [
  {
    risk: 'critical',
    what: 'changes programs, libraries or system configuration',
    gains: 'replaces what others run or trust: everything that whoever runs it may do',
    fits: (f) => file(f, CHANGES) && (meets(f, CODE) || meets(f, CONFIGURATION)),
  },
  {
    risk: 'critical',
    what: 'changes what a login or a session runs, or its keys',
    gains: 'runs code as that user at the next login, outside of the policy',
    fits: (f) => file(f, CHANGES) && meets(f, START_FILES),
  },
  {
    risk: 'critical',
    what: 'reaches disks or physical memory',
    gains: 'reads and changes everything below all permissions',
    fits: (f) => f.kind === 'file' && meets(f, DISKS) && file(f, ['read', ...CONTENT]),
  },
  {
    risk: 'critical',
    what: 'changes settings of the kernel',
    gains: 'has the kernel run a program of theirs (core_pattern, modprobe), or switches its protections off',
    fits: (f) => file(f, CONTENT) && meets(f, KNOBS),
  },
  {
    risk: 'critical',
    what: 'talks to a container engine or a service manager',
    gains: 'asks it for a privileged container or service: root on the host',
    fits: (f) => f.kind === 'unix' && f.ops.has('connect') && meets(f, CONTAINER_SOCKETS),
  },
  {
    risk: 'critical',
    what: 'executes whatever is in a directory of all programs, or in one that others may write',
    gains: 'runs any tool there is, or one brought along',
    fits: (f) => f.kind === 'exec' && holds(f, MANY_PROGRAMS),
  },
  {
    risk: 'critical',
    what: 'has a capability that is as good as root',
    gains: 'loads kernel code, takes over other processes or lifts mandatory access control',
    fits: named(
      'capability',
      'sys_admin',
      'sys_module',
      'sys_rawio',
      'sys_ptrace',
      'sys_boot',
      'bpf',
      'mac_admin',
      'mac_override',
    ),
  },
  {
    risk: 'critical',
    what: 'loads code into the kernel, or reaches hardware ports',
    gains: 'the kernel itself, where the capability for it is there',
    fits: called(
      'init_module',
      'finit_module',
      'delete_module',
      'kexec_load',
      'kexec_file_load',
      'iopl',
      'ioperm',
      'reboot',
    ),
  },
  {
    risk: 'high',
    what: 'reads secrets',
    gains: 'passwords, keys and tokens that open other accounts and hosts',
    fits: (f) => file(f, ['read']) && meets(f, SECRETS),
  },
  {
    risk: 'high',
    what: 'reads the memory or environment of other processes',
    gains: 'keys and passwords that they hold',
    fits: (f) => (file(f, ['read', 'write']) && meets(f, OTHER_PROCESSES)) || f.kind === 'ptrace',
  },
  {
    risk: 'high',
    what: 'reads or changes anything in people’s homes',
    gains: 'documents, histories, keys of every application',
    fits: (f) => file(f, ['read', ...CHANGES]) && holds(f, HOMES),
  },
  {
    risk: 'high',
    what: 'executes a shell, an interpreter or a tool that runs commands',
    gains: 'a comfortable way to do all that the policy allows to the child',
    fits: (f) => f.kind === 'exec' && meets(f, INTERPRETERS),
  },
  {
    risk: 'high',
    what: 'executes a program that changes users, mounts or enters containers',
    gains: 'a set-uid program or a root tool to attack',
    fits: (f) => f.kind === 'exec' && meets(f, PRIVILEGED_PROGRAMS),
  },
  {
    risk: 'high',
    what: 'has a capability that passes by file permissions, users or the network’s rules',
    gains: 'reads, owns or becomes whatever the policy’s other rules reach',
    fits: named(
      'capability',
      ...[
        'dac_override',
        'dac_read_search',
        'setuid',
        'setgid',
        'setpcap',
        'setfcap',
        'chown',
        'fowner',
        'fsetid',
        'mknod',
      ],
      ...['sys_chroot', 'net_admin', 'net_raw', 'linux_immutable', 'perfmon', 'checkpoint_restore', 'audit_control'],
    ),
  },
  {
    risk: 'high',
    what: 'makes written memory executable',
    gains: 'turns a memory error into code of their own',
    fits: (f) => f.kind === 'memory',
  },
  {
    risk: 'high',
    what: 'maps code from where others, or the program, may write',
    gains: 'loads a library brought along',
    fits: (f) => file(f, ['map']) && holds(f, LOADABLE),
  },
  {
    risk: 'high',
    what: 'makes a user or mount namespace, or mounts',
    gains: 'parts of the kernel that else only root reaches; files that cover those others trust',
    fits: (f) => named('namespace', 'user', 'mount')(f) || (f.kind === 'mount' && !f.ops.has('umount')),
  },
  {
    risk: 'high',
    what: 'calls that reach much kernel code, or pass by the filter',
    gains: 'what kernel exploits are made of; io_uring works where no filter looks',
    fits: called(
      ...[
        'io_uring_setup',
        'io_uring_enter',
        'io_uring_register',
        'userfaultfd',
        'perf_event_open',
        'bpf',
        'modify_ldt',
      ],
      ...[
        'open_by_handle_at',
        'process_vm_readv',
        'process_vm_writev',
        'ptrace',
        'kcmp',
        'pidfd_getfd',
        'setns',
        'unshare',
      ],
      ...[
        'mount',
        'umount2',
        'pivot_root',
        'move_mount',
        'fsopen',
        'fsconfig',
        'fsmount',
        'open_tree',
        'mount_setattr',
      ],
      ...['swapon', 'swapoff', 'quotactl', 'acct', 'fanotify_init', 'lookup_dcookie', 'remap_file_pages', 'vm86'],
    ),
  },
  {
    risk: 'high',
    what: 'raw sockets, or a family that few programs use',
    gains: 'sees and forges other programs’ packets, or reaches seldom tested kernel code',
    fits: (f) => f.kind === 'socket' && (UNUSUAL.some((name) => f.ops.has(name)) || f.names.has('raw')),
  },
  {
    risk: 'high',
    what: 'types into the terminal, or any ioctl at all',
    gains: 'commands in the shell that started the program (TIOCSTI, TIOCLINUX)',
    fits: named('ioctl', 'TIOCSTI', 'TIOCLINUX', 'any'),
  },
  {
    risk: 'high',
    what: 'talks to a message bus or a display server',
    gains: 'asks privileged services, sees and types what the user does',
    fits: (f) => f.kind === 'unix' && f.ops.has('connect') && meets(f, BUSES),
  },
  {
    risk: 'high',
    what: 'connects to link-local addresses, where clouds hand out credentials',
    gains: 'the tokens of the machine’s role',
    fits: (f) => metadata(f) && f.ops.has('connect'),
  },
  {
    risk: 'medium',
    what: 'connects to any address',
    gains: 'carries off what was read, and fetches what to do next',
    fits: (f) => anywhere(f, 'connect'),
  },
  {
    risk: 'medium',
    what: 'takes any port',
    gains: 'poses as another service',
    fits: (f) => anywhere(f, 'bind') && f.rule.body.kind === 'net' && f.rule.body.ports === undefined,
  },
  {
    risk: 'medium',
    what: 'executes another program',
    gains: 'what that program can be made to do, with the rights that the rule gives it',
    fits: (f) => f.kind === 'exec',
  },
  {
    risk: 'medium',
    what: 'reads all of a system directory',
    gains: 'knows the host: configuration, users, what runs',
    fits: (f) => file(f, ['read']) && holds(f, SYSTEM_TREES),
  },
  {
    risk: 'medium',
    what: 'changes a whole directory tree, or one shared with others',
    gains: 'destroys or plants data that others use',
    fits: (f) => file(f, CHANGES) && (isTree(f) || holds(f, SHARED)),
  },
  {
    risk: 'medium',
    what: 'changes permissions or owners of files',
    gains: 'opens files to others, or makes them executable',
    fits: (f) => file(f, ['attributes']),
  },
  {
    risk: 'medium',
    what: 'signals any process',
    gains: 'stops services, where the kernel’s own check of users allows it',
    fits: (f) => f.kind === 'signal' && f.rule.target === undefined,
  },
  {
    risk: 'medium',
    what: 'has another capability',
    gains: 'one of root’s rights',
    fits: (f) => f.kind === 'capability' && [...f.names].some((name) => name !== 'net_bind_service'),
  },
  {
    risk: 'medium',
    what: 'configures the network or hears of its changes, or makes another namespace',
    gains: 'kernel code that seldom is needed',
    fits: (f) => (f.kind === 'socket' && f.ops.has('netlink')) || f.kind === 'namespace',
  },
  {
    risk: 'medium',
    what: 'calls for keys, clocks, scheduling or the kernel’s log',
    gains: 'unsettles other programs, or learns of them',
    fits: called(...calls('keyring', 'clock', 'resources'), 'syslog', 'personality', 'memfd_secret', 'process_madvise'),
  },
  {
    risk: 'low',
    what: 'anything else',
    gains: 'little beyond what the program is for',
    fits: () => false,
  },
];

function calls(...groups: readonly string[]): readonly string[] {
  return groups.flatMap((name) => group(name) ?? []);
}

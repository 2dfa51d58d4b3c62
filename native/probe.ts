/**
 * What this host can do. Everything is tried or read, never concluded from a version; where it cannot be found out, it is
 * `unknown`. Nothing is changed: what would bind this process is tried in a child.
 */
import { existsSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { CLONE, PR, PTRACE, SECCOMP, WALL } from './abi.js';
import { mayManageProfiles, readCapabilities, type CapabilityState } from './capabilities.js';
import { emitAnswer, emitExit, emitHelperStart, emitSpawnHelper, meeting, READY } from './helper-rows.js';
import { Label, Rows } from './interpreter.js';
import { errnoName, openLibc, type Libc } from './libc.js';
import { runsForeign, type Foreign } from './probe-abi.js';
import type { Answer } from './probe-answer.js';

export interface SeccompSupport {
  readonly kind: 'seccomp';
  /** Names as in /proc/sys/kernel/seccomp/actions_avail, each asked for with SECCOMP_GET_ACTION_AVAIL. */
  readonly actions: readonly string[];
  /** actions_logged: what the administrator lets into the log; `undefined` if unreadable. */
  readonly logged: readonly string[] | undefined;
  /** Flags that seccomp(2) takes: `TSYNC`, `LOG`, `SPEC_ALLOW`, `NEW_LISTENER`, `TSYNC_ESRCH`, `WAIT_KILLABLE_RECV`. */
  readonly flags: readonly string[];
  readonly userNotification: boolean;
  /** The kernel does not say unless built with SECCOMP_CACHE_DEBUG. Since 5.11; a guess from the release is the caller's. */
  readonly actionCache: Answer;
}

export interface HostFacts {
  readonly release: string;
  readonly arch: string;
  readonly seccomp: SeccompSupport | { readonly kind: 'none'; readonly reason: string };
  /** Landlock's ABI version, from 1. */
  readonly landlock:
    { readonly kind: 'abi'; readonly version: number } | { readonly kind: 'none'; readonly reason: string };
  /** Active security modules in their order; `undefined` where securityfs is not mounted. */
  readonly lsms: readonly string[] | undefined;
  /** `loads`: this user may load profiles. */
  readonly appArmor: Answer & { readonly profile?: string; readonly loads?: boolean };
  readonly selinux: Answer & { readonly enforcing?: boolean; readonly context?: string };
  /** Already in force here: `run` was started inside a sandbox. */
  readonly noNewPrivs: boolean;
  readonly filtered: boolean;
  /** kernel.yama.ptrace_scope; `undefined` without Yama. */
  readonly yamaScope: number | undefined;
  /** Whether the launcher's helper can attach: tried with a helper. */
  readonly ptrace: Answer;
  readonly capabilities: CapabilityState | undefined;
  /** Whether this user may make a user namespace: tried in a child. */
  readonly userNamespaces: Answer;
  readonly mdwe: Answer;
  readonly foreign: Readonly<Record<Foreign, Answer>>;
  /** Programs that other layers call: absolute path, or `undefined`. */
  readonly tools: Readonly<Record<string, string | undefined>>;
}

const TOOLS = [
  'apparmor_parser',
  'secilc',
  'sepol_check_access',
  'checkmodule',
  'semodule',
  'strace',
  'bwrap',
  'runc',
  'crun',
  'docker',
  'podman',
];

export function probeHost(): HostFacts {
  const libc = openLibc();
  const { nr } = libc.abi;
  const prctl = (option: number): number => libc.syscall(nr.prctl, option, 0, 0, 0, 0);
  const mdwe = prctl(PR.GET_MDWE);
  const yama = read('/proc/sys/kernel/yama/ptrace_scope');
  return {
    release: release(),
    arch: libc.abi.arch,
    seccomp: probeSeccomp(libc),
    landlock: probeLandlock(libc),
    lsms: read('/sys/kernel/security/lsm')?.split(','),
    ...probeLabels(),
    noNewPrivs: prctl(PR.GET_NO_NEW_PRIVS) === 1,
    filtered: /^Seccomp:\s*2$/m.test(read('/proc/thread-self/status') ?? ''),
    yamaScope: yama === undefined ? undefined : Number(yama),
    ptrace: probePtrace(libc),
    capabilities: readCapabilities(),
    userNamespaces: probeUserNamespace(libc),
    mdwe: mdwe >= 0 ? YES : no(`PR_GET_MDWE: ${errnoName(-mdwe)}`),
    foreign: { ia32: runsForeign('ia32'), x32: runsForeign('x32') },
    tools: Object.fromEntries(TOOLS.map((tool) => [tool, findTool(tool)])),
  };
}

const YES = { kind: 'yes' } as const;
function no(reason: string): { kind: 'no'; reason: string } {
  return { kind: 'no', reason };
}

const ACTIONS = {
  kill_process: 0x80000000,
  kill_thread: 0,
  trap: 0x00030000,
  errno: 0x00050000,
  user_notif: 0x7fc00000,
  trace: 0x7ff00000,
  log: 0x7ffc0000,
  allow: 0x7fff0000,
} as const;

const FLAGS = {
  TSYNC: SECCOMP.FLAG_TSYNC,
  LOG: SECCOMP.FLAG_LOG,
  SPEC_ALLOW: SECCOMP.FLAG_SPEC_ALLOW,
  NEW_LISTENER: SECCOMP.FLAG_NEW_LISTENER,
  // These two are only taken together with those that they modify.
  TSYNC_ESRCH: SECCOMP.FLAG_TSYNC_ESRCH,
  WAIT_KILLABLE_RECV: SECCOMP.FLAG_WAIT_KILLABLE_RECV | SECCOMP.FLAG_NEW_LISTENER,
} as const;

const EFAULT = 14;

export function probeSeccomp(libc: Libc): HostFacts['seccomp'] {
  const { nr } = libc.abi;
  const mode = libc.syscall(nr.prctl, PR.GET_SECCOMP, 0, 0, 0, 0);
  // A null program: the kernel looks at the flags first, so EFAULT means that it took them.
  const filter = (flags: number): number => -libc.syscall(nr.seccomp, SECCOMP.SET_MODE_FILTER, flags, 0);
  if (mode < 0) return { kind: 'none', reason: `PR_GET_SECCOMP: ${errnoName(-mode)}` };
  const plain = filter(0);
  if (plain !== EFAULT) return { kind: 'none', reason: `seccomp: ${errnoName(plain)}` };
  const scratch = libc.map(16);
  const actions = Object.entries(ACTIONS).flatMap(([name, action]) => {
    scratch.memory.writeUInt32LE(action, 0);
    return libc.syscall(nr.seccomp, SECCOMP.GET_ACTION_AVAIL, 0, scratch.address) === 0 ? [name] : [];
  });
  const sizes = libc.syscall(nr.seccomp, SECCOMP.GET_NOTIF_SIZES, 0, scratch.address) === 0;
  libc.syscall(nr.munmap, scratch.address, scratch.memory.length);
  const cache = read('/proc/self/seccomp_cache');
  return {
    kind: 'seccomp',
    actions,
    logged: read('/proc/sys/kernel/seccomp/actions_logged')?.split(' '),
    flags: Object.entries(FLAGS).flatMap(([name, flags]) => (filter(flags) === EFAULT ? [name] : [])),
    userNotification: sizes && actions.includes('user_notif'),
    actionCache:
      cache !== undefined ? YES : { kind: 'unknown', reason: 'only a kernel with SECCOMP_CACHE_DEBUG tells' },
  };
}

const LANDLOCK_CREATE_RULESET_VERSION = 1;

function probeLandlock(libc: Libc): HostFacts['landlock'] {
  const version = libc.syscall(libc.abi.nr.landlockCreateRuleset, 0, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version > 0) return { kind: 'abi', version };
  // landlock(7): ENOSYS not built in, EOPNOTSUPP switched off at boot.
  return { kind: 'none', reason: `landlock_create_ruleset: ${errnoName(-version)}` };
}

/** The modules' own files work without securityfs. */
function probeLabels(): Pick<HostFacts, 'appArmor' | 'selinux'> {
  const enabled = read('/sys/module/apparmor/parameters/enabled');
  const profile =
    read('/proc/self/attr/apparmor/current') ?? (enabled === 'Y' ? read('/proc/self/attr/current') : undefined);
  const enforcing = read('/sys/fs/selinux/enforce');
  const context = enforcing === undefined ? undefined : read('/proc/self/attr/current')?.replace(/\0$/, '');
  return {
    appArmor:
      enabled === 'Y'
        ? { ...YES, ...(profile === undefined ? {} : { profile }), loads: mayManageProfiles() }
        : no(enabled === undefined ? 'not in this kernel' : 'switched off at boot'),
    selinux:
      enforcing !== undefined
        ? { ...YES, enforcing: enforcing === '1', ...(context === undefined ? {} : { context }) }
        : read('/proc/filesystems')?.includes('selinuxfs') === true
          ? { kind: 'unknown', reason: 'selinuxfs is not mounted' }
          : no('not active in this kernel'),
  };
}

/** The launcher's own helper, which attaches and, by ending, lets go again. */
function probePtrace(libc: Libc): Answer {
  const { nr } = libc.abi;
  const rows = new Rows(libc, 4096);
  const meet = meeting(rows);
  const [helper, failed, refused, done] = [new Label(), new Label(), new Label(), new Label()];
  emitSpawnHelper(rows, libc, meet, helper, failed, false);
  rows.return(0);
  rows.place(failed);
  rows.return(1);
  rows.place(helper);
  emitHelperStart(rows, libc, meet, process.pid, 'closed');
  const seize = rows.syscall(nr.ptrace, [PTRACE.SEIZE, process.pid, 0, 0], refused);
  emitAnswer(rows, libc, meet, READY.yes);
  rows.jump(done);
  rows.place(refused);
  rows.copy(meet.error.address, seize.resultAddress);
  emitAnswer(rows, libc, meet, READY.no);
  rows.place(done);
  emitExit(rows, libc, 0);
  return rows.run() === 0 ? YES : no(errnoName(meet.error.value()));
}

function probeUserNamespace(libc: Libc): Answer {
  const { nr } = libc.abi;
  const rows = new Rows(libc, 4096);
  const child = new Label();
  const fork = rows.fork(nr.clone, [CLONE.NEWUSER, 0, 0, 0, 0], child);
  rows.syscall(nr.wait4, [{ from: fork.resultAddress }, 0, WALL, 0]);
  rows.return(0);
  rows.place(child);
  emitExit(rows, libc, 0);
  rows.run();
  return fork.result > 0 ? YES : no(errnoName(-fork.result));
}

/** Absolute path. */
export function findTool(name: string): string | undefined {
  // sbin is not in an ordinary user's PATH, but that is where apparmor_parser lives.
  const directories = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin', '/usr/local/sbin'];
  return directories
    .filter(Boolean)
    .map((directory) => join(directory, name))
    .find(existsSync);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

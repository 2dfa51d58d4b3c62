/** The shipped policies and modules as texts: for every architecture without a word of complaint, and no wider than they say. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { FileModuleHost } from '../cli/module-host.js';
import { answersOfCall, compilePolicy, permits, type CompiledPolicy } from '../compiler/index.js';
import { link, load, renderDiagnostics, type Diagnostic } from '../dsl/index.js';
import { ARCH_NAMES, allSyscallNames, type ArchName } from '../kernel/index.js';
import { secilc, selinuxMissing } from './selinux/tools.js';
import { parserMissing, runParser, UML_TARGET } from './support/apparmor.js';
import { POLC, ROOT } from './support/apps.js';
import { folderWith } from './support/polc.js';

const policiesIn = (name: string): readonly string[] =>
  readdirSync(join(ROOT, 'policies', name))
    .filter((file) => file.endsWith('.policy'))
    .map((file) => join(ROOT, 'policies', name, file));
const apps = policiesIn('apps');
const modules = policiesIn('std').map((file) => basename(file, '.policy'));

function compile(
  path: string,
  text: string,
  nativeArch: ArchName,
): { value: CompiledPolicy; said: readonly Diagnostic[] } {
  const source = { path, text };
  const graph = load(source, new FileModuleHost(source, path), path);
  const linked = link(graph.value);
  const compiled = compilePolicy(linked.value, { nativeArch, kernel: [6, 12] });
  return { value: compiled.value, said: [...graph.diagnostics, ...linked.diagnostics, ...compiled.diagnostics] };
}

const profileWith = (...used: readonly string[]): string =>
  `profile p {\n${used.map((m) => `  use std/${m}\n`).join('')}}\n`;
const text = (said: readonly Diagnostic[]): string => renderDiagnostics(said, { color: false });

for (const module of modules) {
  test(`std/${module} compiles for every architecture without diagnostics`, () => {
    for (const arch of ARCH_NAMES) assert.is(text(compile('x.policy', profileWith(module), arch).said), '', arch);
  });
}

test('all modules together do, too', () => {
  const all = profileWith(...modules.filter((m) => m !== 'unrestricted'));
  for (const arch of ARCH_NAMES) assert.is(text(compile('x.policy', all, arch).said), '', arch);
});

/** Calls that can hurt others; a module that opens one, for whatever arguments, has to be in the list below with it. */
const GUARDED = new Set([
  ...[
    'execve',
    'execveat',
    'fork',
    'vfork',
    'clone',
    'clone3',
    'unshare',
    'setns',
    'ptrace',
    'process_vm_readv',
    'process_vm_writev',
  ],
  ...['pidfd_getfd', 'kcmp', 'socket', 'socketpair', 'connect', 'bind', 'listen', 'accept', 'accept4'],
  ...['mount', 'umount2', 'pivot_root', 'chroot', 'move_mount', 'fsopen', 'open_tree', 'mount_setattr'],
  ...[
    'creat',
    'truncate',
    'ftruncate',
    'mkdir',
    'mknod',
    'symlink',
    'link',
    'unlink',
    'rmdir',
    'rename',
    'chmod',
    'fchmod',
    'chown',
  ],
  ...[
    'setxattr',
    'openat2',
    'open_by_handle_at',
    'name_to_handle_at',
    'memfd_create',
    'userfaultfd',
    'perf_event_open',
    'bpf',
  ],
  ...[
    'io_uring_setup',
    'io_uring_enter',
    'io_setup',
    'keyctl',
    'add_key',
    'request_key',
    'init_module',
    'finit_module',
  ],
  ...['delete_module', 'kexec_load', 'reboot', 'swapon', 'acct', 'quotactl', 'iopl', 'ioperm', 'personality', 'syslog'],
  ...[
    'setuid',
    'setgid',
    'setresuid',
    'setgroups',
    'capset',
    'seccomp',
    'settimeofday',
    'clock_settime',
    'sethostname',
  ],
  ...[
    'setrlimit',
    'setpriority',
    'sched_setscheduler',
    'sched_setattr',
    'shmat',
    'shmget',
    'mq_open',
    'inotify_init1',
    'fanotify_init',
  ],
  ...[
    'landlock_restrict_self',
    'modify_ldt',
    'uselib',
    'vhangup',
    'process_madvise',
    'pidfd_open',
    'setsid',
    'setpgid',
  ],
]);

const children = ['clone', 'fork', 'ftruncate', 'pidfd_open', 'setpgid', 'setrlimit', 'setsid', 'truncate', 'vfork'];
const client = ['connect', 'socket', 'socketpair'];
/** What each module opens of these beyond std/base (which opens none). */
const OPENS: Readonly<Record<string, readonly string[]>> = {
  base: [],
  children,
  dns: client,
  'event-loop': [],
  libc: [],
  'name-daemons': client,
  'network-interfaces': ['bind', 'connect', 'socket', 'socketpair'],
  node: ['clone'],
  'null-output': ['ftruncate', 'truncate'],
  python: ['clone', 'socket', 'socketpair'],
  server: ['ftruncate', 'setrlimit', 'setsid', 'truncate'],
  shell: [...children, 'creat', 'mkdir', 'mknod', 'rmdir', 'symlink', 'unlink'].sort(),
  syslog: client,
  terminal: ['ftruncate', 'truncate'],
  threads: ['clone'],
  'tls-client': [],
  'tmp-files': [
    ...['chmod', 'chown', 'creat', 'fchmod', 'ftruncate', 'link', 'memfd_create', 'mkdir', 'mknod'],
    ...['rename', 'rmdir', 'setxattr', 'symlink', 'truncate', 'unlink'],
  ],
  users: [],
};

test('every module says here what it opens', () => {
  assert.equal(
    modules.filter((m) => m !== 'unrestricted'),
    Object.keys(OPENS).sort(),
  );
});

for (const [module, expected] of Object.entries(OPENS)) {
  test(`std/${module} opens no more of the guarded calls than it says`, () => {
    const { value } = compile('x.policy', profileWith(module), 'x86_64');
    const [compiled] = value.profiles;
    if (!compiled) throw new Error('no profile');
    const opened = allSyscallNames().filter((name) => {
      const answers = GUARDED.has(name)
        ? answersOfCall(compiled.filter, compiled.models[0], name, { kind: 'always' })
        : [];
      return answers?.some(({ answer }) => permits(answer));
    });
    assert.equal([...opened].sort(), [...expected]);
  });
}

test('std/base opens files for reading only and makes no code', () => {
  const expectations = [
    'expect allow syscall openat(flags & (O_ACCMODE | O_CREAT | O_TRUNC | O_TMPFILE) == 0)',
    'expect errno EPERM syscall openat(flags & O_ACCMODE == O_WRONLY)',
    'expect errno EPERM syscall openat(flags & O_ACCMODE == O_RDWR)',
    'expect errno EPERM syscall openat(flags & O_CREAT != 0)',
    'expect errno EPERM syscall openat(flags & O_TRUNC != 0)',
    'expect errno EPERM syscall mprotect(prot & PROT_EXEC != 0)',
    'expect errno EPERM syscall mmap(prot & (PROT_WRITE | PROT_EXEC) == PROT_WRITE | PROT_EXEC)',
    'expect allow syscall mmap(prot & PROT_EXEC == 0)',
    'expect errno EPERM syscall prlimit64(arg2 != 0)',
    'expect errno EPERM syscall ioctl(cmd == TIOCSTI)',
    'expect errno ENOSYS syscall clone3',
    'expect errno ENOSYS syscall openat2',
  ];
  const policy = `${profileWith('base')}test p {\n${expectations.join('\n')}\n}\n`;
  for (const arch of ['x86_64', 'aarch64', 'riscv64'] as const)
    assert.is(text(compile('x.policy', policy, arch).said), '', arch);
});

for (const path of apps) {
  const name = basename(path);
  test(`${name} compiles for every architecture without diagnostics, and its expectations hold`, () => {
    const policy = readFileSync(path, 'utf8');
    for (const arch of ARCH_NAMES) assert.is(text(compile(path, policy, arch).said), '', arch);
  });

  test(`${name} says what it is for, what to adapt, and expects denials`, () => {
    const policy = readFileSync(path, 'utf8');
    assert.match(policy, /^# .+\n(#.*\n)*# To adapt: /);
    const { value } = compile(path, policy, 'x86_64');
    const effects = value.expectations.map(({ expectation }) => expectation.effect.kind);
    assert.ok(effects.length >= 6, `${effects.length} expectations`);
    assert.ok(effects.filter((kind) => kind !== 'allow').length >= 3, 'too few denials');
    const tested = new Set(value.expectations.map(({ profile }) => profile));
    assert.equal(
      value.profiles.map((p) => p.name).filter((p) => !tested.has(p)),
      [],
      'profiles without a test',
    );
  });
}

const polc = (...args: readonly string[]) => spawnSync(POLC, args, { encoding: 'utf8' });

for (const path of apps)
  test(`${basename(path)} compiles for all four layers, and each layer's own tool takes it`, () => {
    const folder = folderWith();
    const { status, stderr } = polc('compile', path, '-o', folder);
    assert.equal([status, stderr], [0, '']);
    const files = readdirSync(folder);
    const profiles = files.filter((file) => file.endsWith('.pfc')).map((file) => file.replace('.pfc', ''));
    assert.ok(profiles.length > 0);
    for (const profile of profiles)
      for (const ending of ['bpf', 'apparmor', 'landlock.json'])
        assert.ok(files.includes(`${profile}.${ending}`), `${profile}.${ending}`);
    for (const file of files.filter((name) => name.endsWith('.apparmor') && !parserMissing())) {
      const { status: taken, stderr: said } = runParser(readFileSync(join(folder, file), 'latin1'), UML_TARGET);
      assert.is(taken, 0, said);
    }
    const modules = files.filter((file) => file.endsWith('.cil'));
    assert.is(modules.length, 1);
    const [module = ''] = modules.map((file) => readFileSync(join(folder, file), 'latin1'));
    if (selinuxMissing() === undefined) assert.ok(secilc([module]).policy, secilc([module]).messages);
  });

test('polc check and polc test have nothing against them', () => {
  const checked = polc('check', ...apps);
  assert.is(checked.stdout + checked.stderr, '');
  assert.is(checked.status, 0);
  assert.is(polc('test', ...apps).status, 0);
});

test('polc fmt finds them formatted', () => {
  const { status, stdout, stderr } = polc('fmt', '--check', ...apps, ...policiesIn('std'));
  assert.is(status, 0, stdout + stderr);
});

test.run();

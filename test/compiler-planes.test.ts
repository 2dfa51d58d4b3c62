/** What a policy means call by call: the table of implied syscalls, resource planes, multiplexers, unknown numbers. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Answer, CompiledProfile } from '../compiler/index.js';
import { answerText, decideSyscall } from '../compiler/index.js';
import type { ArchName } from '../kernel/index.js';
import { arch as archOf, constant, syscallNumber } from '../kernel/index.js';
import { compileText } from './support/compile.js';

function profileOf(rules: string, arch: ArchName = 'x86_64'): CompiledProfile {
  const { policy, diagnostics } = compileText(`profile p {\n${rules}\n}\n`, { nativeArch: arch });
  assert.equal(
    diagnostics.filter((d) => d.severity === 'error').map((d) => d.message),
    [],
  );
  return policy.profiles[0]!;
}

/** The answer to `name(args…)`; a name in an argument is a constant of the architecture. */
function ask(profile: CompiledProfile, name: string | number, ...args: readonly (bigint | string)[]): string {
  const { arch } = profile.models[0];
  const value = (arg: bigint | string | undefined): bigint => {
    if (typeof arg !== 'string') return BigInt.asUintN(64, arg ?? 0n);
    return arg.split('|').reduce((sum, part) => {
      const bits = constant(arch, part);
      if (bits === undefined) throw new Error(`no ${part}`);
      return sum | bits;
    }, 0n);
  };
  const nr = typeof name === 'number' ? name : syscallNumber(arch, name);
  if (nr === undefined) throw new Error(`no ${name} on ${arch}`);
  const event = {
    audit: archOf(arch).audit,
    nr,
    args: [value(args[0]), value(args[1]), value(args[2]), value(args[3]), value(args[4]), value(args[5])],
  } as const;
  const answer: Answer = decideSyscall(profile.filter, event).answer;
  return answerText(answer, arch);
}

test('reading opens files for reading only', () => {
  const p = profileOf('allow read "/etc/**"');
  assert.is(ask(p, 'openat', 0n, 0n, 'O_RDONLY'), 'allow');
  assert.is(ask(p, 'openat', 0n, 0n, 'O_RDONLY|O_CLOEXEC|O_DIRECTORY'), 'allow');
  for (const flags of ['O_WRONLY', 'O_RDWR', 'O_CREAT', 'O_TRUNC', 'O_TMPFILE|O_RDWR', 'O_ACCMODE'])
    assert.is(ask(p, 'openat', 0n, 0n, flags), 'errno EPERM', flags);
  assert.is(ask(p, 'unlink'), 'errno EPERM');
});

test('writing does not create, and creating does not write', () => {
  const writes = profileOf('allow write "/var/**"');
  assert.is(ask(writes, 'openat', 0n, 0n, 'O_WRONLY|O_TRUNC'), 'allow');
  assert.is(ask(writes, 'openat', 0n, 0n, 'O_WRONLY|O_CREAT'), 'errno EPERM');
  const creates = profileOf('allow create "/var/**"');
  assert.is(ask(creates, 'mkdir'), 'allow');
  assert.is(ask(creates, 'openat', 0n, 0n, 'O_CREAT'), 'allow');
  assert.is(ask(creates, 'openat', 0n, 0n, 'O_WRONLY|O_CREAT'), 'errno EPERM');
  const both = profileOf('allow write, create "/var/**"');
  assert.is(ask(both, 'openat', 0n, 0n, 'O_WRONLY|O_CREAT|O_TRUNC'), 'allow');
});

test('appending needs O_APPEND, and cannot clear it', () => {
  const p = profileOf('allow append, create "/var/log/*"\nallow syscall fcntl');
  assert.is(ask(p, 'openat', 0n, 0n, 'O_WRONLY|O_APPEND|O_CREAT'), 'allow');
  assert.is(ask(p, 'openat', 0n, 0n, 'O_WRONLY|O_CREAT'), 'errno EPERM');
  assert.is(ask(p, 'openat', 0n, 0n, 'O_WRONLY|O_APPEND|O_TRUNC'), 'errno EPERM');
  assert.is(ask(p, 'fcntl', 3n, 'F_SETFL', 'O_APPEND|O_NONBLOCK'), 'allow');
  assert.is(ask(p, 'fcntl', 3n, 'F_SETFL', 'O_NONBLOCK'), 'errno EPERM');
});

test('a filter refuses what no rule on the resource allows, whatever syscall rules say', () => {
  const p = profileOf('allow syscall mmap, mprotect, socket, ioctl, openat, clone');
  assert.is(ask(p, 'mmap', 0n, 0n, 'PROT_READ|PROT_WRITE', 'MAP_PRIVATE|MAP_ANONYMOUS'), 'allow');
  assert.is(ask(p, 'mmap', 0n, 0n, 'PROT_WRITE|PROT_EXEC', 'MAP_PRIVATE|MAP_ANONYMOUS'), 'errno EPERM');
  assert.is(ask(p, 'mprotect', 0n, 0n, 'PROT_EXEC'), 'errno EPERM');
  assert.is(ask(p, 'socket', 'AF_INET', 'SOCK_STREAM'), 'errno EPERM');
  assert.is(ask(p, 'ioctl', 0n, 'TIOCSTI'), 'errno EPERM');
  assert.is(ask(p, 'clone', 'CLONE_VM|CLONE_THREAD'), 'allow');
  assert.is(ask(p, 'clone', 'CLONE_NEWUSER'), 'errno EPERM');
  assert.is(ask(p, 'openat', 0n, 0n, 'O_RDONLY'), 'errno EPERM');
});

test('TCP is opened in its plain form only', () => {
  const p = profileOf('allow connect tcp any port 443');
  assert.is(ask(p, 'socket', 'AF_INET', 'SOCK_STREAM|SOCK_CLOEXEC', 0n), 'allow');
  assert.is(ask(p, 'socket', 'AF_INET6', 'SOCK_STREAM', 'IPPROTO_TCP'), 'allow');
  assert.is(ask(p, 'socket', 'AF_INET', 'SOCK_STREAM', 'IPPROTO_MPTCP'), 'errno EPERM');
  assert.is(ask(p, 'socket', 'AF_INET', 'SOCK_DGRAM'), 'errno EPERM');
  assert.is(ask(p, 'socket', 'AF_NETLINK', 'SOCK_RAW'), 'errno EPERM');
  assert.is(ask(p, 'connect'), 'allow');
  assert.is(ask(p, 'listen'), 'errno EPERM');
  assert.is(ask(p, 'sendto', 3n, 0n, 0n, 0n), 'allow');
  assert.is(ask(p, 'sendto', 3n, 0n, 0n, 'MSG_FASTOPEN'), 'errno EPERM');
});

test('a rule on internet sockets does not open packet sockets by their old name', () => {
  const p = profileOf('allow socket inet');
  assert.is(ask(p, 'socket', 'AF_INET', 'SOCK_RAW', 'IPPROTO_ICMP'), 'allow');
  assert.is(ask(p, 'socket', 'AF_INET', 'SOCK_PACKET'), 'errno EPERM');
});

test('record locks are locks in their 64-bit form too', () => {
  const p = profileOf('allow read "/var/**"\nallow syscall fcntl64', 'i386');
  assert.is(ask(p, 'fcntl64', 3n, 'F_SETLK64'), 'errno EPERM');
  assert.is(ask(p, 'fcntl64', 3n, 'F_GETFD'), 'allow');
});

test('the high half of a 32-bit argument never counts', () => {
  const p = profileOf('allow connect tcp any port 443\nallow ioctl TIOCGWINSZ');
  assert.is(ask(p, 'socket', 0xdead00000002n, 0xbeef00000001n, 0n), 'allow');
  assert.is(ask(p, 'ioctl', 0n, 0xffffffff00005413n), 'allow');
  assert.is(ask(p, 'ioctl', 0n, 0xffffffff00005412n), 'errno EPERM');
});

test('signals are told apart, and 0 asks nothing of the rules', () => {
  const p = profileOf('allow signal term, kill\nallow syscall kill');
  assert.is(ask(p, 'kill', 1n, 0n), 'allow');
  assert.is(ask(p, 'kill', 1n, 15n), 'allow');
  assert.is(ask(p, 'kill', 1n, 19n), 'errno EPERM');
});

test('namespaces: each flag needs its rule', () => {
  const p = profileOf('allow namespace user, net');
  assert.is(ask(p, 'unshare', 'CLONE_NEWUSER|CLONE_NEWNET'), 'allow');
  assert.is(ask(p, 'unshare', 'CLONE_NEWUSER|CLONE_NEWNS'), 'errno EPERM');
  assert.is(ask(p, 'setns', 3n, 'CLONE_NEWNET'), 'allow');
  assert.is(ask(p, 'setns', 3n, 'CLONE_NEWPID'), 'errno EPERM');
});

test('numbers that polc does not know get ENOSYS, −1 too, and x32 is killed', () => {
  const p = profileOf('allow syscall getpid');
  assert.is(ask(p, archOf('x86_64').lastNumber + 1), 'errno ENOSYS');
  assert.is(ask(p, 0xffffffff), 'errno ENOSYS');
  assert.is(ask(p, 0x40000000 + 39), 'kill');
  assert.is(ask(p, 'clone3'), 'errno ENOSYS');
  assert.is(ask(p, 'openat2'), 'errno ENOSYS');
  assert.is(ask(p, 'mount'), 'errno EPERM');
  const foreign = decideSyscall(p.filter, { audit: 0x40000003, nr: 20, args: [0n, 0n, 0n, 0n, 0n, 0n] });
  assert.is(foreign.answer.kind, 'kill');
});

test('a group does not open calls that hide their arguments; a rule by name does', () => {
  assert.is(ask(profileOf('allow syscall @process, @file-system'), 'clone3'), 'errno ENOSYS');
  assert.is(ask(profileOf('allow syscall clone3'), 'clone3'), 'allow');
  assert.is(ask(profileOf('deny syscall clone3 errno EACCES'), 'clone3'), 'errno EACCES');
});

test('through socketcall, what may be denied is denied, and only what is allowed whole is allowed', () => {
  const open = profileOf('allow socket unix\nallow socket inet\nallow syscall getsockname', 'i386');
  assert.is(ask(open, 'socketcall', 6n), 'allow', 'getsockname');
  assert.is(ask(open, 'socketcall', 1n), 'errno EPERM', 'socket depends on its family');
  assert.is(ask(open, 'socket', 1n, 1n), 'allow');
  const denied = profileOf('allow syscall socketcall\ndeny syscall socket(family == AF_ALG)', 'i386');
  assert.is(ask(denied, 'socketcall', 1n), 'errno EPERM', 'AF_ALG would hide behind it');
});

test('errno has the number of the architecture', () => {
  const p = profileOf('deny syscall mount errno ENOSYS', 'mipsel');
  const { answer } = decideSyscall(p.filter, {
    audit: archOf('mipsel').audit,
    nr: syscallNumber('mipsel', 'mount')!,
    args: [0n, 0n, 0n, 0n, 0n, 0n],
  });
  assert.equal(answer, { kind: 'errno', errno: 89 });
});

test('`syscalls listed` opens nothing that is not listed', () => {
  const p = profileOf('syscalls listed\nallow read "/etc/**"\nallow syscall read, openat');
  assert.is(ask(p, 'openat', 0n, 0n, 'O_RDONLY'), 'allow');
  assert.is(ask(p, 'openat', 0n, 0n, 'O_WRONLY'), 'errno EPERM');
  assert.is(ask(p, 'fstat'), 'errno EPERM');
});

test('the strictest rule wins, in whatever order they stand', () => {
  for (const rules of ['allow syscall mount\ndeny syscall mount kill', 'deny syscall mount kill\nallow syscall mount'])
    assert.is(ask(profileOf(rules), 'mount'), 'kill');
  assert.is(ask(profileOf('otherwise kill\nallow syscall getpid\ndeny syscall getpid'), 'getpid'), 'kill');
  assert.is(ask(profileOf('otherwise allow\ndeny syscall getpid'), 'getpid'), 'errno EPERM');
});

test('`when` looks at architecture, kernel and capabilities of the profile', () => {
  const rules = `when kernel >= 5.8 { allow syscall getpid }
when capability sys_chroot and arch in [x86_64, aarch64] { allow syscall getppid }
when not capability sys_admin { deny syscall getuid errno EACCES }`;
  assert.is(ask(profileOf(rules), 'getpid'), 'allow');
  assert.is(ask(profileOf(rules), 'getppid'), 'errno EPERM');
  assert.is(ask(profileOf(`allow capability sys_chroot, sys_admin\n${rules}`), 'getppid'), 'allow');
  assert.is(ask(profileOf(`allow capability sys_chroot, sys_admin\n${rules}`), 'getuid'), 'errno EPERM');
});

test.run();

/** Logs of strace: whatever the format, the observations are those of the canonical one; damage is skipped and counted. */
import { spawnSync } from 'node:child_process';
import { linkSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { behaviourKey } from '../tracer/index.js';
import { detect, hostHere, importStrace, unpackerOf, type Imported, type StraceFile } from '../tracer/import/index.js';
import { measureImport } from '../bench/import.js';
import { folderWith, polc, POLC } from './support/polc.js';

const OPTIONS = { arch: 'x86_64' as const, cwd: '/work', host: hostHere(process.getuid?.() ?? 0) };

const imported = (text: string, cwd = '/work'): Imported =>
  importStrace([{ chunks: pieces(Buffer.from(text, 'latin1')) }], { arch: 'x86_64', cwd });

/** Of odd sizes, so that lines lie across their borders. */
function* pieces(bytes: Buffer): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
}

/** What happened, without counts and times; futex depends on the scheduler, and what rt_sigreturn restores on when a signal came. */
function behaviours({ run }: Imported): readonly string[] {
  const program = new Map(run.images.map(({ id, path }) => [id, path]));
  const keys = run.entries
    .filter(
      ({ observation }) => !(observation.kind === 'syscall' && /^(?:futex|rt_sigreturn)$/.test(observation.syscall)),
    )
    .map(({ image, observation, outcome }) => {
      const { into: _into, ...rest } = { into: undefined, ...observation };
      return `${program.get(image)} ${behaviourKey(rest)} ${outcome}`.replaceAll('\0', ' ');
    });
  return [...new Set(keys)].sort();
}

const files = (result: Imported): readonly string[] =>
  result.run.entries.flatMap(({ observation: o, outcome }) =>
    o.kind === 'file' ? [`${o.op} ${o.path} ${o.object} ${outcome}`] : [],
  );

// `wait` finds its child at work, so that it suspends each time.
const SCRIPT = `cd "$1"
mkdir sub && cd sub
echo one > made; cat made > copy; mv copy ../moved; ln -s ../moved link; cat link; ls -l .. >/dev/null
stat /etc/passwd /no/such >/dev/null 2>&1
(cd /etc; cat hostname >/dev/null; sleep 0.2) & wait
printf 'a' | cat > 'odd ") = 7 <x>
name'
kill -0 $$
exit 3
`;

/** [strace's options; where it writes: a file, a terminal's stream, a file a process] */
const FORMATS: readonly (readonly [options: string, to?: 'stderr' | 'each'])[] = [
  ['-f'],
  ['-f -yy'],
  ['-f -t'],
  ['-f -tt -T'],
  ['-f -ttt -s 4096'],
  ['-f -r'],
  ['-f -tt -r'],
  ['-f -X raw'],
  ['-f -X verbose -y'],
  ['-f -x'],
  ['-f -xx -X raw'],
  ['-f -v -s 8'],
  ['-f -n -i'],
  ['-f -Y -y'],
  ['-f -a 90'],
  ['-f', 'stderr'],
  ['-f -y -tt', 'stderr'],
  ['-ff', 'each'],
  ['-ff -y -ttt', 'each'],
];

function traced(options: string, to: 'file' | 'stderr' | 'each' = 'file'): readonly StraceFile[] {
  const folder = folderWith({ script: SCRIPT });
  const place = join(folder, 'place');
  spawnSync('mkdir', [place]);
  const log = join(folder, 'log');
  const output = to === 'stderr' ? [] : ['-o', log];
  const command = ['sh', join(folder, 'script'), place];
  // The folder's name is random: it is made the same for all, by its length, so that columns stay.
  const run = spawnSync('strace', [...options.split(' '), ...output, ...command], { cwd: '/', encoding: 'latin1' });
  const texts: readonly (readonly [number | undefined, string])[] =
    to === 'stderr'
      ? [[undefined, run.stderr]]
      : readdirSync(folder)
          .filter((name) => name.startsWith('log'))
          .map((name) => [Number(name.slice(4)) || undefined, readFileSync(join(folder, name), 'latin1')]);
  return texts.map(([pid, text]) => ({
    ...(pid === undefined ? {} : { pid }),
    chunks: pieces(Buffer.from(text, 'latin1')),
  }));
}

function formatTests(): void {
  const canonical = observed('-f -y -s 4096');
  test('a log of a shell script tells of all that it did', () => {
    for (const part of ['f create FOLDER/place/sub ', 'f rename FOLDER/place/sub/copy ', 'f read FOLDER/place/moved '])
      assert.ok(
        canonical.some((key) => key.includes(part)),
        `${part}\n${canonical.filter((key) => key.includes('place')).join('\n')}`,
      );
    assert.ok(canonical.some((key) => key.includes('odd ") = 7 <x>\nname')));
  });
  for (const [options, to] of FORMATS)
    test(`strace ${options}${to === 'stderr' ? ' on a terminal' : ''}: the same observations`, () => {
      const seen = observed(options, to);
      // Descriptors that the program was born with are known from -y only.
      const inherited = /\/dev\/|pipe|stderr/;
      const differ = (a: readonly string[], b: readonly string[]): readonly string[] =>
        a.filter((key) => !b.includes(key) && !inherited.test(key));
      assert.equal(differ(canonical, seen), []);
      assert.equal(differ(seen, canonical), []);
    });
}

function observed(options: string, to?: 'stderr' | 'each'): readonly string[] {
  const result = importStrace(traced(options, to), { ...OPTIONS, cwd: '/' });
  assert.is(result.damaged, 0, JSON.stringify(result.damage));
  assert.equal([...result.unnamed], []);
  assert.is(result.run.end?.status, 3);
  return behaviours(result).map((key) => key.replace(/\/tmp\/polc-test-\w+/g, 'FOLDER'));
}

if (
  process.arch === 'x64' &&
  spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0 &&
  realpathSync('/tmp') === '/tmp'
)
  formatTests();
else console.log('SKIP strace formats: needs strace on x86_64');

test('calls that others interrupted are put together', () => {
  const result = imported(`7 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0
7 clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD, child_tidptr=0x7f) = 8
7 openat(AT_FDCWD, "/x", O_RDONLY <unfinished ...>
8 chdir("/srv") = 0
7 <... openat resumed>) = -1 ENOENT (No such file or directory)
8 openat(AT_FDCWD, "y", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3
7 +++ exited with 0 +++
`);
  assert.ok(files(result).includes('read /x none ENOENT'));
  assert.ok(files(result).includes('create /srv/y none ok'), files(result).join('\n'));
  assert.equal(
    result.run.end?.marks.map(({ mark }) => mark),
    ['still running'],
  );
});

test('a child that ended before its parent heard of it has ended', () => {
  const result = imported(`7 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0
7 vfork( <unfinished ...>
8 execve("/bin/b", ["b"], 0x7ff /* 3 vars */) = 0
8 openat(AT_FDCWD, "/y", O_RDONLY) = 3
8 exit_group(0) = ?
8 +++ exited with 0 +++
7 <... vfork resumed>) = 8
7 exit_group(0) = ?
7 +++ exited with 0 +++
`);
  assert.ok(files(result).includes('read /y file ok'), files(result).join('\n'));
  assert.equal(result.run.end?.marks, []);
  assert.is(result.run.end?.processes, 2);
});

test('descriptors are followed through dup, fork and exec', () => {
  const result = imported(`5 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0
5 openat(AT_FDCWD, "/data", O_RDONLY|O_DIRECTORY) = 3
5 fcntl(3, F_DUPFD_CLOEXEC, 10) = 10
5 close(3) = 0
5 openat(10, "inside", O_RDONLY) = 3
5 execve("/bin/b", ["b"], 0x7ff /* 3 vars */) = 0
5 openat(10, "lost", O_RDONLY) = 4
5 fchmod(3, 0600) = 0
`);
  assert.ok(files(result).includes('read /data/inside file ok'));
  assert.ok(files(result).includes('attributes /data/inside file ok'));
  assert.not.ok(files(result).some((line) => line.includes('lost')));
});

test('sockets, and IPv6 from raw bytes', () => {
  const nets = imported(`5 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0
5 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 3
5 connect(3, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.1")}, 16) = 0
5 socket(0xa, 0x1, 0) = 4
5 connect(4, {sa_family=0xa, sin6_port="\\x01\\xbb", sin6_flowinfo=htonl(0), sin6_addr="\\x20\\x01\\x0d\\xb8\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x01", sin6_scope_id=0}, 28) = 0
`).run.entries.flatMap(({ observation: o }) => (o.kind === 'net' ? [`${o.transport} ${o.address} ${o.port}`] : []));
  assert.equal(nets, ['udp 192.0.2.1 53', 'tcp 2001:db8::1 443']);
});

test('a descriptor of code of 32 bits is of that architecture, and marked', () => {
  const result = imported(`5 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0
5 [ Process PID=5 runs in 32 bit mode. ]
5 mmap2(NULL, 8192, PROT_READ, MAP_PRIVATE, 3, 0) = 0x7f
`);
  assert.ok(
    result.run.entries.some(({ observation: o }) => o.kind === 'syscall' && o.arch === 'i386' && o.syscall === 'mmap2'),
  );
  assert.ok(result.run.end?.marks.some(({ mark }) => mark === 'foreign code'));
});

test('what cannot be read is skipped and counted, the first is shown', () => {
  const result = imported(`5 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0
5 openat(AT_FDCWD, "/cut
rubbish \x1b[31m
5 getpid() = 5
5 syscall_0x270f(0x1) = -1 ENOSYS (Function not implemented)
5 openat(AT_FDCWD, "/end", O_RDO`);
  assert.is(result.damaged, 3);
  assert.equal(result.damage, { line: 2, text: '5 openat(AT_FDCWD, "/cut' });
  assert.equal([...result.unnamed], [['syscall_0x270f', 1]]);
  assert.ok(result.run.end?.marks.some(({ mark }) => mark === 'damaged'));
});

test('hostile logs end, in little memory: nesting, endless lines, bytes of all kinds', () => {
  const deep = `5 sendmsg(3, ${'{a=['.repeat(20_000)}) = 0\n`;
  const long = `5 openat(AT_FDCWD, "${'x'.repeat(3 << 20)}", O_RDONLY) = 3\n`;
  const bytes = Array.from({ length: 65_536 }, (_, i) => String.fromCharCode((i * 7919) & 0xff)).join('');
  const result = imported(
    `5 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0\n${deep}${long}${bytes}\n5 getpid() = 5\n`,
  );
  assert.ok(result.damaged >= 2);
  assert.ok(result.run.entries.some(({ observation: o }) => o.kind === 'syscall' && o.syscall === 'getpid'));
});

test('the same log is the same run', () => {
  const text = '5 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0\n5 getpid() = 5\n';
  assert.equal(imported(text), imported(text));
  assert.not.equal(imported(text).run.start.run, imported(`${text}5 getppid() = 1\n`).run.start.run);
});

test('formats are told by their content', () => {
  assert.is(detect('[pid  7] 08:41:31.088317 openat(AT_FDCWD, "/x", O_RDONLY) = 3\n'), 'strace');
  assert.is(detect('type=SYSCALL msg=audit(1.2:3): arch=c000003e syscall=2\n'), 'audit');
  assert.is(detect('{"type":"run","polc_trace":1,'), 'polc');
  assert.is(detect('int main(void) { return f(x) = 3; }\nwords\n'), undefined);
  assert.is(detect(''), undefined);
});

test('a 20 MB log is read faster than 5 MB/s, whatever else the machine does', () => {
  const lines = Array.from(
    { length: 1000 },
    (_, i) =>
      `7 openat(AT_FDCWD, "/usr/share/file-${i % 50}", O_RDONLY|O_CLOEXEC) = 3\n7 read(3, "${'data '.repeat(6)}${i}"..., 4096) = 4096\n7 close(3) = 0\n`,
  );
  const block = Buffer.from(lines.join(''));
  const rounds = Math.ceil((20 << 20) / block.length);
  const start = process.hrtime.bigint();
  const result = importStrace([{ chunks: Array.from({ length: rounds }, () => block) }], { arch: 'x86_64', cwd: '/' });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  assert.is(result.damaged, 0);
  assert.is(result.run.end?.events, rounds * 1000 * 4);
  assert.ok(seconds < 4, `${seconds} s`);
});

test('a compressed file is told by its first bytes', () => {
  assert.is(unpackerOf(gzipSync('5 getpid() = 5\n').toString('latin1')), 'zcat');
  assert.is(unpackerOf('5 getpid() = 5\n'), undefined);
});

test('a log that names 40,000 files is learned from in less than 300 MB', async () => {
  const { peak } = await measureImport(POLC, 40e6, 40_000);
  assert.ok(peak > 50 && peak < 300, `${peak} MB`);
});

test('names that strace cut lead nowhere, and .. leads out of where a symlink led', () => {
  const result = imported(`5 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0
5 readlink("/opt/app", "/srv/versions/of-the-app/1."..., 4096) = 32
5 openat(AT_FDCWD, "/opt/app/x", O_RDONLY) = 3
5 symlink("/srv/data", "/work/link") = 0
5 lstat("link/../y", {st_mode=S_IFREG|0644, st_size=1, ...}) = 0
5 chdir("link/..") = 0
5 lstat("z", {st_mode=S_IFREG|0644, st_size=1, ...}) = 0
5 +++ exited with 0 +++
`);
  for (const file of ['read /opt/app/x file ok', 'stat /srv/y file ok', 'stat /srv/z file ok'])
    assert.ok(files(result).includes(file), files(result).join('\n'));
});

test('a call that a signal held up is seen when it is made', () => {
  const result = imported(`5 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0
5 clone(child_stack=NULL, flags=SIGCHLD) = ? ERESTARTNOINTR (To be restarted)
5 --- SIGCHLD {si_signo=SIGCHLD} ---
5 clone(child_stack=NULL, flags=SIGCHLD) = 6
`);
  assert.equal(
    result.run.entries.map(({ outcome, count }) => [outcome, count]),
    [['ok', 1]],
  );
});

test('an errno of the kernel’s own says only that the call did not work', () => {
  const result = imported(`5 execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0
5 getxattr("/x", "a.b", NULL, 0) = -1 ENOTSUPP (Unknown error 524)
5 getxattr("/x", "a.b", NULL, 0) = -1 (errno 600)
5 +++ exited with 0 +++
`);
  assert.is(result.damaged, 0);
  const calls = result.run.entries.filter(({ observation }) => observation.kind === 'syscall');
  assert.equal(
    calls.map(({ outcome }) => outcome),
    ['unknown'],
  );
});

test('a log is read once, however often and in whatever spelling it is named', () => {
  const cwd = folderWith({
    'a.log.100': `execve("/bin/a", ["a"], 0x7ff /* 3 vars */) = 0\nclone(child_stack=NULL, flags=SIGCHLD) = 101\nopenat(AT_FDCWD, "/etc/one", O_RDONLY) = 3\n+++ exited with 0 +++\n`,
    'a.log.101': 'openat(AT_FDCWD, "/etc/two", O_RDONLY) = 3\n+++ exited with 0 +++\n',
  });
  linkSync(join(cwd, 'a.log.100'), join(cwd, 'other'));
  const learned = (...names: readonly string[]): string => {
    const { status, stdout, stderr } = polc(['learn', ...names], { cwd });
    assert.is(status, 0, stderr);
    return stdout.replace(/^#.*\n/gm, ''); // they say what was read, as it was named
  };
  const whole = learned('a.log');
  assert.match(whole, '/etc/one');
  assert.match(whole, '/etc/two');
  for (const names of [
    ['a.log', 'a.log.100'],
    ['a.log.101', './a.log'],
    ['./a.log.100', 'a.log.101', 'a.log.100'],
    ['a.log', join(cwd, 'a.log'), 'other'],
  ])
    assert.is(learned(...names), whole, names.join(' '));
  assert.is(learned('a.log.100', './a.log.100'), learned('a.log.100'));
});

test.run();

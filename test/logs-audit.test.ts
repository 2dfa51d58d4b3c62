/** Audit records, however they come: auditd's file, the kernel's messages, the journal. And what `polc learn` says of logs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { behaviourKey } from '../tracer/index.js';
import { importAudit, type Imported } from '../tracer/import/index.js';
import { codesIn, folderWith, polc } from './support/polc.js';

const imported = (text: string, program?: string): Imported =>
  importAudit([Buffer.from(text, 'latin1')], { arch: 'x86_64', ...(program === undefined ? {} : { program }) });

const seen = ({ run }: Imported): readonly string[] =>
  run.entries.map(({ observation, outcome }) =>
    `${behaviourKey(observation)} ${outcome}`.replaceAll('\0', ' ').replace(/ +/g, ' '),
  );

const ID = '    auid=0 uid=0 gid=0 ses=1 subj=unconfined';

const SYSCALLS = `type=SYSCALL msg=audit(1700000000.123:7): arch=c000003e syscall=257 success=yes exit=3 a0=ffffff9c a1=7ffd a2=241 a3=1b6 items=2 ppid=1 pid=50 fsuid=0 comm="srv" exe="/usr/bin/srv"
type=CWD msg=audit(1700000000.123:7): cwd="/var/lib/srv"
type=PATH msg=audit(1700000000.123:7): item=0 name="/var/lib/srv" mode=040755 ouid=0 nametype=PARENT
type=PATH msg=audit(1700000000.123:7): item=1 name=6461746120 mode=0100644 ouid=0 nametype=CREATE
type=EOE msg=audit(1700000000.123:7): 
node=web1 type=SYSCALL msg=audit(1700000001.5:8): arch=c000003e syscall=42 success=no exit=-111 a0=3 a1=7ffd a2=10 a3=0 items=0 ppid=1 pid=50 comm="srv" exe="/usr/bin/srv"\x1dARCH=x86_64 SYSCALL=connect
node=web1 type=SOCKADDR msg=audit(1700000001.5:8): saddr=02000035C0000201
`;

test('a SYSCALL with its PATH, CWD and SOCKADDR is a call', () => {
  const result = imported(SYSCALLS);
  assert.equal(seen(result), [
    's x86_64 openat ok',
    'f create /var/lib/srv/data   none o ok'.replace(/ +/g, ' '),
    'f write /var/lib/srv/data   none o ok'.replace(/ +/g, ' '),
    's x86_64 connect ECONNREFUSED',
    'n connect tcp 192.0.2.1 53 ECONNREFUSED',
  ]);
  assert.is(result.run.images[0]?.path, '/usr/bin/srv');
  assert.is(result.damaged, 0);
});

test('seccomp records, from the kernel’s messages: the syscall, without arguments', () => {
  const result = imported(
    `[   12.345] audit: type=1326 audit(1700000000.1:9):${ID} pid=7 comm="srv" exe="/usr/bin/srv" sig=0 arch=c000003e syscall=41 compat=0 ip=0x7f code=0x7ffc0000
[   12.346] audit: type=1326 audit(1700000000.1:10):${ID} pid=7 comm="srv" exe="/usr/bin/srv" sig=0 arch=c000003e syscall=165 compat=0 ip=0x7f code=0x50001
[   12.347] kauditd_printk_skb: 4990 callbacks suppressed
`,
  );
  assert.equal(seen(result), ['s x86_64 socket ok', 's x86_64 mount EPERM']);
  assert.equal(result.run.end?.lost, 4990);
  const marks = result.run.end?.marks.map(({ mark }) => mark) ?? [];
  for (const mark of ['no arguments', 'lost'] as const) assert.ok(marks.includes(mark), mark);
});

test('SELinux: files, ports, capabilities, memory', () => {
  const avc = (what: string, rest: string): string =>
    `type=AVC msg=audit(1700000000.2:${what.length}${rest.length}): avc:  denied  { ${what} } for  pid=9 comm="srv" ${rest} scontext=u:r:srv_t:s0 `;
  const result = imported(
    `${avc('read open', 'path="/etc/shadow" dev="dm-0" ino=1')}tcontext=s:r:shadow_t:s0 tclass=file permissive=0
${avc('name_connect', 'dest=5432')}tcontext=s:r:p_t:s0 tclass=tcp_socket permissive=1
${avc('sys_admin', 'capability=21')}tcontext=u:r:srv_t:s0 tclass=capability permissive=1
${avc('execmem', '')}tcontext=u:r:srv_t:s0 tclass=process permissive=0
${avc('write', 'name="lost" dev="dm-0" ino=7')}tcontext=s:r:x_t:s0 tclass=file permissive=0
`,
  );
  assert.equal(seen(result), [
    'f read /etc/shadow file EACCES',
    'n connect tcp 0.0.0.0 5432 ok',
    'c sys_admin ok',
    'w EACCES',
  ]);
  assert.ok(
    result.run.end?.marks.some(({ mark, detail }) => mark === 'damaged' && detail === 'a file without its folder'),
  );
});

test('AppArmor, from the journal: masks, capabilities, sockets', () => {
  const line = (rest: string): string =>
    `Nov 26 08:41:31 host kernel: audit: type=1400 audit(1700000000.3:${rest.length}): apparmor="ALLOWED" profile="/usr/bin/srv" pid=9 comm="srv" ${rest}\n`;
  const result = imported(
    line('operation="open" name="/var/log/a b" requested_mask="wc" denied_mask="wc" fsuid=0 ouid=0').replace(
      '"/var/log/a b"',
      '2F7661722F6C6F672F612062',
    ) +
      line('operation="capable" capability=12 capname="net_admin"') +
      line('operation="create" family="inet" sock_type="stream" protocol=6 requested_mask="create"') +
      line('operation="exec" name="/usr/bin/id" requested_mask="x" denied_mask="x" fsuid=0 ouid=0'),
  );
  assert.equal(seen(result), [
    'f write /var/log/a b file o ok',
    'f create /var/log/a b file o ok',
    'c net_admin ok',
    'k 2 1 6 ok',
    'x /usr/bin/id ok',
  ]);
});

test('a log of another architecture is one of that', () => {
  const arm = SYSCALLS.replaceAll('c000003e', 'c00000b7')
    .replace('syscall=257', 'syscall=56')
    .replace('syscall=42', 'syscall=203');
  const { run } = imported(arm);
  assert.is(run.start.host.arch, 'aarch64');
  assert.ok(seen(imported(arm)).includes('s aarch64 openat ok'));
  const folder = folderWith({ 'arm.log': arm });
  const made = polc(['learn', 'arm.log', '-o', 'arm.policy'], { cwd: folder });
  assert.is(made.status, 0, made.stderr);
  assert.not.match(readFileSync(join(folder, 'arm.policy'), 'utf8'), 'arch x86_64');
  assert.is(polc(['learn', '--check', 'arm.policy', 'arm.log'], { cwd: folder }).status, 0);
  assert.is(imported(SYSCALLS).run.start.host.arch, 'x86_64');
});

test('of several programs the one asked for is learned, with what it executed', () => {
  const other = SYSCALLS.replaceAll('/usr/bin/srv', '/usr/bin/other')
    .replaceAll(':7)', ':17)')
    .replaceAll(':8)', ':18)');
  const both = imported(SYSCALLS + other.replaceAll('pid=50', 'pid=60'), '/usr/bin/other');
  assert.equal(
    both.run.images.map(({ path }) => path),
    ['/usr/bin/other'],
  );
});

test('polc learn says what is wrong with a log', () => {
  const folder = folderWith({
    'words.txt': 'nothing\nof the kind\n',
    'damaged.log':
      '5 execve("/bin/true", ["true"], 0x7ff /* 3 vars */) = 0\n5 openat(AT_FDCWD, "/cut\x1b[31m\n5 exit_group(0) = ?\n5 +++ exited with 0 +++\n',
    'newer.log':
      '5 execve("/bin/true", ["true"], 0x7ff /* 3 vars */) = 0\n5 syscall_0x270f(0x1) = -1 ENOSYS (Function not implemented)\n5 +++ exited with 0 +++\n',
    'machine.log':
      SYSCALLS +
      SYSCALLS.replaceAll('/usr/bin/srv', '/usr/bin/other')
        .replace(/:([78])\)/g, ':1$1)')
        .replaceAll('pid=50', 'pid=60'),
  });
  const learn = (
    ...args: readonly string[]
  ): { readonly status: number | null; readonly codes: readonly string[]; readonly text: string } => {
    const { status, stderr } = polc(['learn', ...args], { cwd: folder });
    return { status, codes: codesIn(stderr), text: stderr };
  };
  const wrong = learn('words.txt');
  assert.is(wrong.status, 1, wrong.text);
  assert.equal(wrong.codes, ['POL6640']);
  const damaged = learn('damaged.log');
  assert.is(damaged.status, 0, damaged.text);
  assert.ok(damaged.codes.includes('POL6641'), damaged.text);
  assert.not.match(damaged.text, '\x1b');
  assert.ok(learn('newer.log').codes.includes('POL6642'));
  assert.ok(learn('machine.log').codes.includes('POL6643'));
  const absent = learn('--program', '/usr/bin/absent', 'machine.log');
  assert.is(absent.status, 1, absent.text);
  assert.equal(absent.codes, ['POL6644']);
  assert.is(learn(join(folder, 'missing')).status, 2);
});

test.run();

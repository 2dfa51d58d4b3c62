/** Audit logs as crashes, buffers and other writers leave them: what is left is learned, what is broken is counted, nothing is made up. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { behaviourKey } from '../tracer/index.js';
import { detect, importAudit, importStrace, unpackerOf, type Imported } from '../tracer/import/index.js';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const imported = (text: string): Imported => importAudit([bytes(text)], { arch: 'x86_64' });
const seen = ({ run }: Imported): ReadonlySet<string> =>
  new Set(run.entries.map(({ observation, outcome }) => `${behaviourKey(observation)} ${outcome}`));

const IDS = 'auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=2';
const SRV = 'comm="srv" exe="/usr/bin/srv"';
const FILE = 'inode=7 dev=fd:00 mode=0100644 ouid=0 ogid=0 rdev=00:00 nametype';
const CAPS = 'cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0';
/** As Linux 6.1 and auditd 3 write them. */
const AUDITD = [
  `type=SYSCALL msg=audit(1700000000.100:7): arch=c000003e syscall=257 success=yes exit=3 a0=ffffff9c a1=7ffd a2=241 a3=1b6 items=2 ppid=1 pid=50 ${IDS} ${SRV} subj=unconfined key="watch"`,
  'type=CWD msg=audit(1700000000.100:7): cwd="/var/lib/srv"',
  `type=PATH msg=audit(1700000000.100:7): item=0 name="/var/lib/srv" ${FILE}=PARENT ${CAPS}`,
  `type=PATH msg=audit(1700000000.100:7): item=1 name=64617461 ${FILE}=CREATE ${CAPS}`,
  'type=PROCTITLE msg=audit(1700000000.100:7): proctitle="srv"',
  'type=EOE msg=audit(1700000000.100:7): ',
  `type=SYSCALL msg=audit(1700000000.200:8): arch=c000003e syscall=42 success=no exit=-111 a0=3 a1=7ffd a2=10 a3=0 items=0 ppid=1 pid=50 ${IDS} ${SRV} subj=unconfined key=(null)`,
  'type=SOCKADDR msg=audit(1700000000.200:8): saddr=02000035C00002010000000000000000',
  `type=SYSCALL msg=audit(1700000000.300:9): arch=c000003e syscall=82 success=yes exit=0 a0=1 a1=2 a2=0 a3=0 items=4 ppid=1 pid=50 ${IDS} ${SRV} subj=unconfined key=(null)`,
  'type=CWD msg=audit(1700000000.300:9): cwd="/var/lib/srv"',
  `type=PATH msg=audit(1700000000.300:9): item=0 name="/var/lib/srv/" ${FILE}=PARENT ${CAPS}`,
  `type=PATH msg=audit(1700000000.300:9): item=1 name="/var/lib/srv/" ${FILE}=PARENT ${CAPS}`,
  `type=PATH msg=audit(1700000000.300:9): item=2 name="data" ${FILE}=DELETE ${CAPS}`,
  `type=PATH msg=audit(1700000000.300:9): item=3 name="old" ${FILE}=CREATE ${CAPS}`,
  `type=AVC msg=audit(1700000000.400:10): avc:  denied  { read open } for  pid=50 ${SRV.split(' exe')[0] ?? ''} path="/etc/shadow" dev="dm-0" ino=1 scontext=u:r:srv_t:s0 tcontext=s:r:shadow_t:s0 tclass=file permissive=0`,
  'type=AVC msg=audit(1700000000.500:11): apparmor="DENIED" operation="open" class="file" profile="srv" name="/etc/shadow" pid=50 comm="srv" requested_mask="r" denied_mask="r" fsuid=0 ouid=0',
];
const KERNEL = [
  `[   12.345001] audit: type=1326 audit(1700000000.1:9): auid=0 uid=0 gid=0 ses=1 subj=unconfined pid=7 ${SRV} sig=0 arch=c000003e syscall=41 compat=0 ip=0x7f0000000000 code=0x7ffc0000`,
  `[   12.345002] audit: type=1326 audit(1700000000.1:10): auid=0 uid=0 gid=0 ses=1 subj=unconfined pid=7 ${SRV} sig=31 arch=c000003e syscall=165 compat=0 ip=0x7f0000000000 code=0x80000000`,
  '[   12.345003] audit: type=1400 audit(1700000000.2:11): apparmor="ALLOWED" operation="unlink" class="file" profile="/usr/bin/srv" name="/run/srv.pid" pid=7 comm="srv" requested_mask="d" denied_mask="d" fsuid=0 ouid=0',
];
const LOGS: Readonly<Record<string, readonly string[]>> = { auditd: AUDITD, 'the kernel': KERNEL };

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
const within = (part: ReadonlySet<string>, whole: ReadonlySet<string>): string =>
  [...part].filter((one) => !whole.has(one)).join('; ');

for (const [whose, lines] of Object.entries(LOGS)) {
  const whole = imported(text(lines));

  test(`a log of ${whose} is read whole`, () => {
    assert.is(whole.damaged, 0, whole.damage?.text);
    assert.ok(seen(whole).size >= 3);
  });

  test(`a line of ${whose} that ends anywhere tells nothing that is not so, and is counted where something is missing`, () => {
    lines.forEach((line, at) => {
      for (let end = 0; end < line.length; end++) {
        const result = imported(text(lines.with(at, line.slice(0, end))));
        const wrong = within(seen(result), seen(whole));
        const cut = `line ${at + 1} cut to \`${line.slice(0, end)}\``;
        assert.ok(wrong === '', `${cut}: ${wrong}`);
        const missing = within(seen(whole), seen(result)) !== '';
        // Of the first letters nothing tells that they are of a record.
        if (missing && /type=/.test(line.slice(0, end))) assert.ok(result.damaged > 0, cut);
      }
    });
  });

  test(`a line of ${whose} into which another one was written tells nothing that is not so`, () => {
    lines.forEach((line, at) => {
      for (let end = 1; end < line.length; end += 3) {
        const other = lines[(at + 1) % lines.length] ?? '';
        const result = imported(text(lines.with(at, `${line.slice(0, end)}${other}`)));
        const wrong = within(seen(result), seen(whole));
        assert.ok(wrong === '', `line ${at + 1} at ${end}: ${wrong}`);
      }
    });
  });
}

test('records of an event belong together in whatever order they come', () => {
  const whole = imported(text(AUDITD));
  for (const mixed of [[...AUDITD].reverse(), [...AUDITD].sort(), [...AUDITD.slice(5), ...AUDITD.slice(0, 5)]]) {
    const result = imported(text(mixed));
    assert.is(result.damaged, 0);
    assert.is(within(seen(whole), seen(result)), '');
    assert.is(within(seen(result), seen(whole)), '');
  }
});

test('a log that begins in the middle of an event, as after a rotation, counts what it can’t place', () => {
  const result = imported(text(AUDITD.slice(1)));
  assert.is(result.damaged, 3);
  assert.is(
    result.run.entries.some(({ observation }) => observation.kind === 'file' && observation.op === 'write'),
    false,
  );
});

test('blocks of zeros, lines of megabytes, a byte order mark and Windows’ ends of lines', () => {
  const whole = imported(text(AUDITD));
  const same = (log: string): number => {
    const result = imported(log);
    assert.is(within(seen(whole), seen(result)), '', 'missing');
    assert.is(within(seen(result), seen(whole)), '', 'made up');
    return result.damaged;
  };
  assert.is(same(`\xef\xbb\xbf${text(AUDITD)}`), 0);
  assert.is(same(text(AUDITD).replaceAll('\n', '\r\n')), 0);
  assert.is(same(`${'\0'.repeat(4096)}\n${text(AUDITD)}${'\0'.repeat(5000)}`), 2);
  assert.is(
    same(
      `${'x'.repeat(3 << 20)}\n${text(AUDITD)}type=PATH msg=audit(1700000000.300:9): name=${'61'.repeat(1 << 20)}\n`,
    ),
    2,
  );
  const long = imported(`${'x'.repeat(3 << 20)}\n${text(AUDITD)}type=PATH msg=audit(1.1:1): item=0 name="\n`);
  assert.is(long.damage?.line, AUDITD.length + 2);
});

const STRACE = [
  '5 execve("/usr/bin/srv", ["srv"], 0x7ffd /* 9 vars */) = 0',
  '5 openat(AT_FDCWD, "/etc/srv.conf", O_RDONLY|O_CLOEXEC) = 35',
  '5 newfstatat(AT_FDCWD, "/etc/absent", 0x7ffd, 0) = -1 ENOENT (No such file or directory)',
  '5 connect(36, {sa_family=AF_INET, sin_port=htons(5432), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 ECONNREFUSED (Connection refused)',
  '5 rename("/var/lib/srv/new", "/var/lib/srv/old") = 0',
  '5 kill(5, SIGTERM) = 0',
  '5 mmap(NULL, 4096, PROT_READ|PROT_WRITE|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7f0000000000',
  '5 +++ exited with 0 +++',
];

test('a line of strace that ends anywhere, or into which another was written, tells nothing that is not so', () => {
  const traced = (lines: readonly string[]): Imported =>
    importStrace([{ chunks: [bytes(text(lines))] }], { arch: 'x86_64', cwd: '/' });
  const whole = traced(STRACE);
  assert.ok(whole.damaged === 0 && seen(whole).size > 8);
  STRACE.forEach((line, at) => {
    if (at === 0) return; // without its program, another image does it all
    // From behind the pid: of a number that was cut nobody can tell.
    for (let end = 2; end < line.length; end++)
      for (const rest of ['', STRACE[(at + 1) % STRACE.length] ?? '', '\0\0\x1b[31m']) {
        const result = traced(STRACE.with(at, `${line.slice(0, end)}${rest}`));
        const what = `\`${line.slice(0, end)}${rest}\``;
        const wrong = within(seen(result), seen(whole));
        assert.ok(wrong === '', `${what}: ${wrong}`);
        const missing = within(seen(whole), seen(result));
        if (end > 8) assert.ok(missing === '' || result.damaged > 0, `${what}: ${missing}`);
      }
  });
});

test('results that are no numbers are damage', () => {
  for (const result of ['0x', '0xg', '-', '-1', '9'.repeat(1000), '3 close(3) = 0', '-1 ENOSUCHNAME']) {
    const line = `5 openat(AT_FDCWD, "/x", O_RDONLY) = ${result}\n`;
    assert.is(importStrace([{ chunks: [bytes(line)] }], { arch: 'x86_64', cwd: '/' }).damaged, 1, result);
  }
});

test('a log in UTF-16 is told how to be read, and one that only looks like a log is none', () => {
  const wide = Buffer.from(`\ufeff${text(AUDITD)}`, 'utf16le').toString('latin1');
  assert.is(detect(wide), undefined);
  assert.match(unpackerOf(wide) ?? '', 'iconv');
  assert.is(detect(`\xef\xbb\xbf${text(AUDITD)}`), 'audit');
  assert.is(detect('\0\x1b\xff'.repeat(9999)), undefined);
});

test.run();

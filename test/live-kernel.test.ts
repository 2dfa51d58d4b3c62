/** The running kernel answers as decide does: random policies, foreign entries, numbers that nobody has. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileFilter, isTooLarge } from '../backends/seccomp/index.js';
import { compileCase } from './fuzz/filter-property.js';
import { hold } from './fuzz/hold.js';
import { bytesOf, checkLive, hasPython, here, livePolicy, onKernel } from './fuzz/live.js';
import { AS_NOBODY, NEEDS_NOBODY, nobodyRunsPolc } from './support/nobody.js';
import { skip } from './support/skip.js';

const isRoot = process.getuid?.() === 0;
const NONE = [0n, 0n, 0n, 0n, 0n, 0n] as const;

function filtersOf(text: string): readonly Buffer[] {
  const filter = compileFilter(compileCase(text)!.filter);
  if (isTooLarge(filter)) throw new Error(filter.why);
  return bytesOf(filter);
}

/** As root, no_new_privs would not be needed to install a filter; as an ordinary user it is. */
const users = [
  { name: isRoot ? 'root' : 'this user', through: [] as readonly string[], runs: 24 },
  ...(nobodyRunsPolc() ? [{ name: 'an ordinary user', through: AS_NOBODY, runs: 8 }] : []),
];

if (isRoot && !nobodyRunsPolc()) skip(NEEDS_NOBODY, 'live kernel: as an ordinary user');
if (!here || !hasPython)
  skip('python3 with ctypes, and an architecture that polc knows', 'live kernel: random policies');
else
  for (const { name, through, runs } of users)
    test(`as ${name}: return values, errnos, traps and kills are decide's`, () => {
      let calls = 0;
      hold(
        fc.property(livePolicy, (policy) => {
          calls += checkLive(policy, 10, through) ?? 0;
        }),
        runs,
      );
      assert.ok(calls > runs * 50, `${calls} calls`);
    });

if (here && hasPython)
  test('what is wrong with a filter shows', () => {
    const filters = filtersOf(
      `profile p {\n  arch ${here}\n  otherwise allow\n  deny syscall getpriority(who == 5) errno 99\n}\n`,
    );
    const audit = 0;
    const nr = here === 'x86_64' ? 140 : 141;
    const calls = [5n, 0xdeadbeef00000005n, 6n].map((who) => ({ audit, nr, args: [0n, who, 0n, 0n, 0n, 0n] as const }));
    assert.equal(
      onKernel(filters, calls).map(([kind, value]) => (value === -99 ? 'denied' : kind)),
      ['denied', 'denied', 'returned'],
    );
    const [program] = filters;
    const broken = Buffer.from(program!);
    for (let at = 0; at < broken.length; at += 8)
      if (broken.readUInt16LE(at) === 0x06 && broken.readUInt32LE(at + 4) === 0x00050063)
        broken.writeUInt32LE(0x00050062, at + 4);
    assert.equal(onKernel([broken], calls)[0], ['returned', -98]);
  });

if (here && hasPython)
  test('nr −1 gets ENOSYS, although everything else kills', () => {
    const filters = filtersOf(
      `profile p {\n  arch ${here}\n  otherwise kill\n  allow syscall @default, brk, mmap, munmap, futex, exit_group, rt_sigreturn, seccomp\n}\n`,
    );
    const audit = 0;
    assert.equal(onKernel(filters, [{ audit, nr: 0xffffffff, args: NONE }]), [['returned', -38]]);
    assert.equal(onKernel(filters, [{ audit, nr: 0x3fffffff, args: NONE }]), [['returned', -38]]); // newer than the table: unknown
  });

// ---- other doors into the kernel: they need machine code ----------------------------------------------------------------

const PROBE = `
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
/* argv: a file with the filter, then "i386 NR" or "x86_64 NR" */
int main(int argc, char **argv) {
  static struct sock_filter code[4096];
  FILE *file = fopen(argv[1], "r");
  struct sock_fprog program = { fread(code, sizeof code[0], 4096, file), code };
  fclose(file);
  long nr = strtol(argv[3], 0, 0), result;
  int i386 = !strcmp(argv[2], "i386");
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program)) return 99;
  if (i386) __asm__ volatile("int $0x80" : "=a"(result) : "a"(nr), "b"(0), "c"(0), "d"(0) : "memory");
  else __asm__ volatile("syscall" : "=a"(result) : "a"(nr), "D"(0), "S"(0), "d"(0) : "rcx", "r11", "memory");
  int code_ = result < 0 ? (int)-result : 0;
  __asm__ volatile("syscall" : : "a"(SYS_exit_group), "D"(code_));
  return 0;
}
`;

const hasGcc = here === 'x86_64' && spawnSync('gcc', ['--version']).status === 0;

if (!hasGcc) skip('gcc on x86_64', 'live kernel: int 0x80 and x32 from a 64-bit process');
else {
  const folder = mkdtempSync(join(tmpdir(), 'polc-live-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const source = join(folder, 'probe.c');
  const probe = join(folder, 'probe');
  writeFileSync(source, PROBE);
  const built = spawnSync('gcc', ['-O1', '-w', '-o', probe, source], { encoding: 'utf8' });
  assert.is(built.status, 0, built.stderr);
  const run = (arches: string, rules: string, way: 'i386' | 'x86_64', nr: number): number | string | null => {
    const [filter, ...more] = filtersOf(`profile p {\n  arch ${arches}\n  otherwise allow\n  ${rules}\n}\n`);
    assert.is(more.length, 0);
    const file = join(folder, 'filter');
    writeFileSync(file, filter!);
    const { status, signal } = spawnSync(probe, [file, way, String(nr)]);
    return signal ?? status;
  };
  const I386_GETPID = 20;
  const X32_GETPID = 0x40000000 + 39;
  /** Is the entry there at all: a kernel without CONFIG_IA32_EMULATION delivers SIGSEGV. */
  const hasI386 = run('x86_64, i386', 'deny syscall mount', 'i386', I386_GETPID) === 0;

  if (!hasI386) skip('a kernel with IA32 emulation', 'live kernel: int 0x80');
  else {
    test('int 0x80 dies under a filter for x86_64, even where everything is allowed', () => {
      assert.is(run('x86_64', 'deny syscall mount', 'i386', I386_GETPID), 'SIGSYS');
      assert.is(run('x86_64', 'deny syscall mount', 'x86_64', 39), 0);
    });

    test('with `arch i386` it gets the profile’s answers by i386’s numbers', () => {
      assert.is(run('x86_64, i386', 'deny syscall getpid errno 77', 'i386', I386_GETPID), 77);
      assert.is(run('x86_64, i386', 'when arch == x86_64 { deny syscall getpid errno 77 }', 'i386', I386_GETPID), 0);
      assert.is(run('x86_64, i386', 'when arch == x86_64 { deny syscall getpid errno 77 }', 'x86_64', 39), 77);
      assert.is(run('i386', 'deny syscall mount', 'x86_64', 39), 'SIGSYS');
    });
  }

  test('an x32 number dies, though its architecture is x86_64’s', () => {
    assert.is(run('x86_64', 'deny syscall mount', 'x86_64', X32_GETPID), 'SIGSYS');
    assert.is(run('x86_64, i386', 'deny syscall mount', 'x86_64', X32_GETPID), 'SIGSYS');
  });

  test('with `arch x32` its own answers hold, whether or not the kernel has x32', () => {
    const answer = run('x86_64, x32', 'when arch == x32 { deny syscall getpid errno 77 }', 'x86_64', X32_GETPID);
    assert.is(answer, 77);
  });

  test('nr −1 gets ENOSYS through the other doors too', () => {
    assert.is(run('x86_64', 'deny syscall mount', 'x86_64', -1), 38);
    if (hasI386) assert.is(run('x86_64, i386', 'deny syscall mount', 'i386', -1), 38);
  });
}

test.run();

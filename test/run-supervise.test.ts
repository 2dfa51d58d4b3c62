/** `polc run --supervise` on the running kernel: whose filter is in force after which exec, and what becomes of it all when somebody dies. */
import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ACTION, EPERM, filter, nr } from './support/native-bpf.js';
import { hostAbi } from './support/landlock.js';
import { base64, run as launch } from './support/native-launcher.js';
import { appears, codesIn, folderWith, POLC, polc, shell, type Outcome } from './support/polc.js';
import { AS_NOBODY, NEEDS_NOBODY, nobodyRunsPolc } from './support/nobody.js';
import { skip } from './support/skip.js';

const isRoot = process.getuid?.() === 0;
const mayTrace = polcTraces();
const hasPython = shell('/usr/bin/python3 -c 1').status === 0;

/** `mkdir` under names of its own: `free` keeps the caller's profile, `quiet` and `middle` have one. */
const place = folderWith();
chmodSync(place, 0o777);
for (const name of ['free', 'quiet', 'link-target']) copyFileSync('/usr/bin/mkdir', join(place, name));
copyFileSync('/usr/bin/env', join(place, 'middle'));
symlinkSync('quiet', join(place, 'link'));
const script = (name: string, text: string): void => writeFileSync(join(place, name), text, { mode: 0o755 });
script('script', `#!/bin/sh\nmkdir -- "$1"\n`);
script('outer-script', `#!${place}/script\n`);
const policyFile = join(place, 'app.policy');
writeFileSync(
  policyFile,
  `use std/base, std/children
profile top {
  use std/shell
  allow read, list "/**"
  allow create, delete "${place}/made/*"
  allow exec "/usr/bin/*", "/bin/*", "/usr/local/bin/*", "${place}/free"
  allow exec "${place}/{quiet,script,outer-script}" as quiet
  allow exec "${place}/middle" as middle
}
profile middle {
  allow read, list "/**"
  allow create, delete "${place}/made/*"
  allow exec "/usr/bin/*", "/bin/*", "${place}/free"
  allow exec "${place}/{quiet,script}" as quiet
  allow syscall sched_yield
}
profile quiet {
  allow read, list "/**"
  allow exec "/usr/bin/*", "/bin/*"
}
`,
);
const made = join(place, 'made');
shell(`mkdir -m 777 ${made}`);

const supervised = (command: readonly string[], through: readonly string[] = []): Outcome => {
  rmSync(join(made, 'x'), { recursive: true, force: true });
  const line = [...through, POLC, 'run', '--supervise', '--profile', 'top', policyFile, '--', ...command];
  const quoted = line.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  return shell(`cd ${place}; ${quoted}; exit $?`);
};
const happened = (): boolean => existsSync(join(made, 'x'));

function polcTraces(): boolean {
  const folder = folderWith({
    'p.policy': 'use std/base\nprofile p {\n  allow read "/**"\n  allow syscall getppid trace 1\n}\n',
  });
  return !codesIn(polc(['run', '--supervise', join(folder, 'p.policy'), '--', 'true']).stderr).includes('POL6030');
}
const live = (name: string, body: () => void | Promise<void>): void => {
  test(name, () => (mayTrace ? body() : skip('ptrace', name)));
};

for (const [who, through] of [
  ['whoever runs the tests', []],
  ['an ordinary user', AS_NOBODY],
] as const) {
  live(`a program has its own filter from its exec on, its parent what it had: ${who}`, () => {
    if (through.length > 0 && !nobodyRunsPolc()) return skip(NEEDS_NOBODY, 'supervised as nobody');
    const inSh = (line: string): Outcome => supervised(['sh', '-c', line], through);
    assert.is(inSh(`./free ${made}/x`).stderr, '');
    assert.ok(happened(), 'it inherits');
    assert.match(inSh(`./quiet ${made}/x; echo $?; ./free ${made}/x`).stderr, /quiet: .*Operation not permitted/);
    assert.ok(happened(), 'the parent is free as before');
    assert.match(inSh(`./quiet ${made}/x`).stderr, 'Operation not permitted');
    assert.not.ok(happened());
    for (const name of ['./link', `${place}/link`, '/proc/self/cwd/quiet'])
      assert.match(inSh(`${name} ${made}/x`).stderr, 'Operation not permitted', name);
    assert.not.ok(happened());
  });
}

live('without --supervise the filter is one for all', () => {
  rmSync(join(made, 'x'), { recursive: true, force: true });
  polc(['run', '--profile', 'top', policyFile, '--', 'sh', '-c', `${place}/quiet ${made}/x`]);
  assert.ok(happened());
});

live('a script is known by its own name, however it is called', () => {
  for (const line of ['./script', `${place}/script`, `PATH="${place}:$PATH"; script`, './outer-script'])
    assert.match(supervised(['sh', '-c', `${line} ${made}/x`]).stderr, 'Operation not permitted', line);
  assert.not.ok(happened());
  assert.is(supervised(['sh', './script', `${made}/x`]).status, 0, 'that executes sh');
  assert.ok(happened());
});

live('from one profile to the next: each has what its own rules lead to', () => {
  assert.is(supervised(['sh', '-c', `./middle ./free ${made}/x`]).status, 0);
  assert.ok(happened());
  assert.match(supervised(['sh', '-c', `./middle ./quiet ${made}/x`]).stderr, 'Operation not permitted');
  assert.match(supervised(['sh', '-c', `./middle ./script ${made}/x`]).stderr, 'Operation not permitted');
  assert.match(supervised(['sh', '-c', `./middle sh -c "./quiet ${made}/x"`]).stderr, 'Operation not permitted');
  assert.not.ok(happened());
});

live('by descriptor, from threads, by vfork and posix_spawn', () => {
  if (!hasPython) return skip('/usr/bin/python3', 'exec by descriptor');
  const python = (text: string): Outcome => supervised(['/usr/bin/python3', '-c', `import os, threading\n${text}`]);
  const words = (program: string): string => `['${program}', '${made}/x']`;
  for (const program of ['quiet', 'script']) {
    const byFd = python(
      `fd = os.open('${place}/${program}', os.O_RDONLY)\nos.set_inheritable(fd, True)\nos.execve(fd, ${words(program)}, {'PATH': '/usr/bin:/bin'})`,
    );
    assert.match(byFd.stderr, 'Operation not permitted', `${program} by descriptor`);
    assert.not.ok(happened());
  }
  const closing = python(`os.execve(os.open('${place}/quiet', os.O_RDONLY | os.O_CLOEXEC), ${words('quiet')}, {})`);
  assert.match(closing.stderr, 'Operation not permitted');
  const thread = python(
    `threading.Thread(target=lambda: os.execv('${place}/quiet', ${words('quiet')})).start()\nthreading.Event().wait()`,
  );
  assert.match(thread.stderr, 'Operation not permitted');
  const spawned = python(
    `p = os.posix_spawn('${place}/quiet', ${words('quiet')}, {})\nprint(os.waitpid(p, 0)[1])\nos.mkdir('${made}/x')`,
  );
  assert.match(spawned.stderr, 'Operation not permitted');
  assert.is(spawned.stdout, '256\n');
  assert.ok(happened());
});

live('many threads that start programs at once', () => {
  if (!hasPython) return skip('/usr/bin/python3', 'threads under a supervisor');
  const { stdout, stderr } = supervised([
    '/usr/bin/python3',
    '-c',
    `import subprocess, threading
def work():
  for i in range(10):
    results.append(subprocess.run(['${place}/quiet', '${made}/x'], stderr=subprocess.DEVNULL).returncode)
results = []
threads = [threading.Thread(target=work) for _ in range(6)]
for t in threads: t.start()
for t in threads: t.join()
print(len(results), set(results))`,
  ]);
  assert.equal([stdout, stderr], ['60 {1}\n', '']);
  assert.not.ok(happened());
});

live(
  'a process that executes while its threads fork: none of their children is lost, hangs or gets another’s profile',
  () => {
    if (!hasPython) return skip('/usr/bin/python3', 'forks that race with an exec');
    script(
      'racer',
      `#!/usr/bin/python3
import os, sys, threading, time
rounds = int(sys.argv[1])
def work():
  while True:
    p = os.fork()
    if p == 0: os.execv('${place}/quiet', ['quiet', '${made}/x'])
    if os.waitpid(p, 0)[1] != 256: os.write(1, b'killed\\n')
os.dup2(os.open('/dev/null', os.O_WRONLY), 2) if rounds == 12 else None
if rounds == 0: os.write(1, b'done\\n'); sys.exit(0)
for _ in range(3): threading.Thread(target=work, daemon=True).start()
time.sleep(rounds % 3 * 0.004)
os.execv('${place}/' + ('racer-free' if rounds % 2 else 'racer'), ['racer', str(rounds - 1)])
`,
    );
    copyFileSync(join(place, 'racer'), join(place, 'racer-free'));
    const file = join(place, 'race.policy');
    writeFileSync(
      file,
      readFileSync(policyFile, 'utf8')
        .replaceAll('"/bin/*",', `"/bin/*", "${place}/racer-free",`)
        .replaceAll(' as quiet\n', ` as quiet\n  allow exec "${place}/racer" as middle\n`)
        .replace('profile top {', 'profile top {\n  use std/shell'),
    );
    rmSync(join(made, 'x'), { recursive: true, force: true });
    const run = polc(['run', '--supervise', '--profile', 'top', file, '--', join(place, 'racer'), '12']);
    assert.equal([run.status, run.stdout], [0, 'done\n'], run.stderr);
    assert.not.ok(happened());
  },
);

live('status and signals are the program’s', () => {
  assert.is(supervised(['sh', '-c', 'exit 7']).status, 7);
  assert.is(supervised(['sh', '-c', './quiet; exit 9']).status, 9);
  assert.is(supervised(['sh', '-c', 'kill -TERM $$']).status, 143);
  assert.is(supervised(['sh', '-c', 'trap "echo caught; exit 3" TERM; kill -TERM $$']).stdout, 'caught\n');
  assert.is(supervised(['./no-such-program']).status, 127);
  assert.is(supervised(['sh', '-c', 'sh -c "kill -KILL \\$\\$"; echo $?']).stdout, '137\n');
});

live('Ctrl-C reaches the program on its terminal', () => {
  if (shell('script --version').status !== 0) return skip('script(1)', 'a supervised program on a terminal');
  if (!hasPython) return skip('/usr/bin/python3', 'Ctrl-C under a supervisor');
  // A program that forks nothing: a shell waits for its child's end before its trap, and the child may just be on its way to execve.
  const program = join(place, 'interrupted.py');
  writeFileSync(
    program,
    `import os, signal, time
def caught(*_): print('caught', flush=True); os._exit(4)
signal.signal(signal.SIGINT, caught)
print('ready', os.ttyname(0), flush=True)
while True: time.sleep(0.1) # signal.pause() would miss what comes just before it
`,
  );
  // script(1) gives the line to $SHELL, and dash would stay in the terminal's foreground group and die of Ctrl-C itself: exec.
  const line = `exec "${POLC}" run --supervise --profile top ${policyFile} -- /usr/bin/python3 -IS ${program}`;
  const typescript = join(place, 'typescript');
  const { stdout } = shell(
    `{ ${appears('ready', typescript)}; printf '\\003'; ${appears('caught', typescript)}; } | script -qefc '${line}' ${typescript}; echo $?`,
  );
  assert.match(stdout, /ready \/dev\/pts\/\d+[^]*caught[^]*\n4\n$/);
});

live('job control below it is the shell’s: Ctrl-Z, fg, Ctrl-C', () => {
  if (!hasPython) return skip('/usr/bin/python3', 'job control under a supervisor');
  const file = join(place, 'jobs.policy');
  writeFileSync(
    file,
    'use std/base, std/children\nprofile sh {\n  otherwise allow\n  allow exec "/usr/bin/head" as quiet\n}\nprofile quiet {\n  allow read "/**"\n}\n',
  );
  const script = `import os, pty, select, sys, time
pid, fd = pty.fork()
if pid == 0: os.execv('${POLC}', ['polc', 'run', '--supervise', '--profile', 'sh', '${file}', '--', 'bash', '--norc', '-i'])
seen = ''
def until(what):
  global seen
  while what not in seen:
    if not select.select([fd], [], [], 30)[0]: sys.exit('no ' + repr(what) + ' in ' + repr(seen))
    seen += os.read(fd, 4096).decode()
  seen = seen[seen.index(what) + len(what):]
def say(text): os.write(fd, text.encode())
say("PS1='<$?> '\\n"); until('<0> ')
say("head -c1 /proc/self/status; sh -c 'echo be''gun; exec sleep 1000'\\n"); until('begun')
say('\\x1a'); until('Stopped'); until('<148> ')
say("jobs; fg\\n"); until('Stopped'); until('sleep 1000')
while os.tcgetpgrp(fd) == pid: time.sleep(0.01) # the shell names the job before it hands it the terminal
say('\\x03'); until('<130> ')
say('exit 6\\n')
print(os.waitpid(pid, 0)[1] >> 8)`;
  const run = shell(`/usr/bin/python3 -c "$SCRIPT"`, { env: { ...process.env, SCRIPT: script } });
  assert.equal([run.stdout, run.stderr], ['6\n', '']);
});

const state = (pid: number): string => /\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '';
const alive = (pid: number): boolean => {
  try {
    return state(pid) !== 'Z';
  } catch {
    return false;
  }
};
async function until(what: () => boolean, why: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (what()) return;
    await sleep(50);
  }
  throw new Error(`did not come about: ${why}`);
}
/** Whom the process is traced by, 0 for nobody. */
const tracerOf = (pid: number): number =>
  Number(/^TracerPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Starts a shell line under supervision that prints the pids of what it started. */
async function started(line: string): Promise<{ pid: number; pids: readonly number[]; output: () => string }> {
  const child = spawn(POLC, ['run', '--supervise', '--profile', 'top', policyFile, '--', 'sh', '-c', line], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await until(() => output.includes('\n'), 'its pids');
  return { pid: child.pid ?? 0, pids: output.split('\n', 1)[0]!.split(' ').map(Number), output: () => output };
}

live('stops and continues as the program that it is', async () => {
  const { pid, output } = await started('echo $$; i=0; while [ $i -lt 100 ]; do i=$((i+1)); sleep 0.05; echo .; done');
  process.kill(pid, 'SIGSTOP');
  await until(() => 'Tt'.includes(state(pid)), 'it stopped');
  // What it said before is still to be read; then nothing more comes.
  let before;
  do {
    before = output().length;
    await sleep(400);
  } while (output().length > before);
  process.kill(pid, 'SIGCONT');
  await until(() => output().length > before + 8, 'it goes on');
  process.kill(pid, 'SIGKILL');
  await until(() => !alive(pid), 'it ended');
});

live('kill -9 of the supervisor ends all that it watches, daemons too', async () => {
  const { pid, pids } = await started(
    'setsid sleep 1000 & a=$!; (sleep 1000 & echo $! >&3; ) 3>&1 >/dev/null | { read b; sleep 1000 & echo $$ $a $b $!; }; wait',
  );
  const supervisor = tracerOf(pid);
  assert.ok(supervisor > 0 && pids.length === 4);
  for (const each of pids) assert.is(tracerOf(each), supervisor);
  process.kill(supervisor, 'SIGKILL');
  for (const each of pids) await until(() => !alive(each), `${each} ended`);
});

live('the supervisor ends with the last process, which may outlive the program', async () => {
  const { pid, pids } = await started('setsid sleep 1000 >/dev/null & echo $$ $!');
  const [, daemon = 0] = pids;
  const supervisor = tracerOf(daemon);
  await until(() => !alive(pid), 'the program ended');
  assert.ok(alive(daemon) && alive(supervisor));
  process.kill(daemon, 'SIGKILL');
  await until(() => !alive(supervisor), 'the supervisor ended');
});

live('kill -9 of a process whose threads are forking leaves nothing that waits for ever', async () => {
  if (!hasPython) return skip('/usr/bin/python3', 'forks that race with a kill');
  const file = join(place, 'storm.policy');
  writeFileSync(
    file,
    'use std/base, std/children\nprofile top {\n  otherwise allow\n  allow exec "/usr/bin/head" as quiet\n}\nprofile quiet {\n  allow read "/**"\n}\n',
  );
  const storm = `import os, threading, time
def work():
  while True:
    if os.fork() == 0: os._exit(0)
for _ in range(60):
  p = os.fork()
  if p == 0:
    for _ in range(3): threading.Thread(target=work, daemon=True).start()
    time.sleep(100)
  time.sleep(0.02)
  os.kill(p, 9)
  os.waitpid(p, 0)
print(open('/proc/self/status').read().split('TracerPid:')[1].split()[0])`;
  const run = polc(['run', '--supervise', '--profile', 'top', file, '--', '/usr/bin/python3', '-c', storm]);
  const supervisor = Number(run.stdout);
  assert.ok(supervisor > 0, run.stderr);
  await until(() => !alive(supervisor), 'the supervisor ended').catch((error: unknown) => {
    process.kill(supervisor, 'SIGKILL');
    throw error;
  });
});

live('launch after launch: none hangs, nothing stays', async () => {
  const told = `t=$(grep TracerPid /proc/self/status); ${place}/quiet 2>/dev/null; echo $? $t`;
  const { stdout, stderr } = shell(
    `seq 12 | xargs -P 4 -I{} "${POLC}" run --supervise --profile top ${policyFile} -- sh -c '${told}'`,
    { timeout: 120_000 },
  );
  assert.match(stdout, /^(?:1 TracerPid: [1-9]\d*\n){12}$/, stderr);
  const supervisors = [...stdout.matchAll(/: (\d+)/g)].map((match) => match[1] ?? '');
  assert.is(new Set(supervisors).size, 12);
  const left = (): boolean => supervisors.some((pid) => commandLine(pid).includes('supervisor.cjs'));
  await until(() => !left(), 'all supervisors ended');
});
function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

live('paths too: a program enters its own Landlock ruleset, on top of its parent’s', () => {
  if (hostAbi() < 3) return skip('Landlock ABI 3', 'Landlock at exec');
  const file = join(place, 'paths.policy');
  copyFileSync('/usr/bin/cat', join(place, 'narrow-cat'));
  copyFileSync('/usr/bin/env', join(place, 'outer-env'));
  for (const name of ['first', 'second', 'third']) writeFileSync(join(place, name), `${name}\n`, { mode: 0o644 });
  writeFileSync(
    file,
    `use std/base, std/children
profile top {
  use std/shell
  allow read "${place}/{first,second,third}"
  allow exec "/usr/bin/*", "/bin/*"
  allow exec "${place}/narrow-cat" as narrow
  allow exec "${place}/outer-env" as outer
}
profile outer {
  allow read "${place}/{first,second}"
  allow exec "/usr/bin/cat", "/bin/cat"
  allow exec "${place}/narrow-cat" as narrow
}
profile narrow {
  allow read "${place}/first"
}
`,
  );
  for (const through of nobodyRunsPolc() ? [[], AS_NOBODY] : [[]]) {
    const read = (words: string): readonly string[] => {
      const line = `cd ${place}; for f in first second third; do ${words} $f 2>/dev/null; done; ls /proc/self/fd | wc -l`;
      const quoted = `${through.join(' ')} "${POLC}" run --supervise --profile top ${file} -- sh -c '${line}'`;
      return shell(quoted).stdout.trim().split('\n');
    };
    assert.equal(read('cat'), ['first', 'second', 'third', '4']);
    assert.equal(read('./narrow-cat'), ['first', '4']);
    assert.equal(read('./outer-env cat'), ['first', 'second', '4']);
    assert.equal(read('./outer-env ./narrow-cat'), ['first', '4']);
  }
});

live('under another listener, paths stay as for all profiles together, and it says so', () => {
  if (!hasPython) return skip('/usr/bin/python3', 'a supervised run under a listener');
  // struct sock_filter: RET ALLOW; installed with SECCOMP_FILTER_FLAG_NEW_LISTENER (8), which a process can have once.
  const listening = `import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
code = ctypes.create_string_buffer(b'\\x06\\x00\\x00\\x00\\x00\\x00\\xff\\x7f')
class Prog(ctypes.Structure): _fields_ = [('len', ctypes.c_ushort), ('filter', ctypes.c_void_p)]
prog = Prog(1, ctypes.addressof(code))
libc.prctl(38, 1, 0, 0, 0)
assert libc.syscall(${nr.seccomp}, 1, 8, ctypes.byref(prog)) >= 0
sys.exit(os.spawnv(os.P_WAIT, sys.argv[1], sys.argv[1:]))`;
  const line = ['run', '--supervise', '--profile', 'top', policyFile, '--', 'sh', '-c', `./quiet ${made}/x`];
  rmSync(join(made, 'x'), { recursive: true, force: true });
  const run = shell(`cd ${place}; /usr/bin/python3 -c "$CODE" "${POLC}" ${line.map((w) => `'${w}'`).join(' ')}`, {
    env: { ...process.env, CODE: listening },
  });
  assert.match(run.stderr, 'Landlock’s ruleset stays');
  assert.match(run.stderr, 'Operation not permitted');
  assert.not.ok(happened());
});

live('capabilities that the target is not granted go at its exec', () => {
  if (!isRoot) return skip('root', 'capabilities under a supervisor');
  const file = join(place, 'capable.policy');
  copyFileSync('/usr/bin/cat', join(place, 'plain-cat'));
  writeFileSync(
    file,
    `use std/base, std/children, std/shell
profile top {
  allow read "/**"
  allow capability chown, kill
  allow exec "/usr/bin/*", "/bin/*"
  allow exec "${place}/plain-cat" as plain
}
profile plain {
  allow read "/**"
  allow capability kill
}
`,
  );
  const line = `cat /proc/self/status; ${place}/plain-cat /proc/self/status`;
  const { stdout } = polc(['run', '--supervise', '--profile', 'top', file, '--', 'sh', '-c', line]);
  const sets = [...stdout.matchAll(/^Cap(?:Prm|Eff):\s*(\S+)$/gm)].map((m) => BigInt(`0x${m[1] ?? ''}`));
  assert.equal(sets, [0x21n, 0x21n, 0x20n, 0x20n]);
});

live('`notify` and `trace N` are said on stderr, and the call goes on', () => {
  const file = join(place, 'asking.policy');
  writeFileSync(
    file,
    'use std/base\nprofile p {\n  allow read "/**"\n  allow syscall getppid trace 7\n  allow syscall getpgrp notify\n}\n',
  );
  assert.is(codesIn(polc(['run', file, '--', 'true']).stderr)[0], 'POL4005');
  if (!hasPython) return skip('/usr/bin/python3', 'calls that are traced');
  const run = polc([
    'run',
    '--supervise',
    file,
    '--',
    '/usr/bin/python3',
    '-c',
    'import os; print(os.getppid() > 0, os.getpgrp() > 0)',
  ]);
  assert.equal([run.status, run.stdout], [0, 'True True\n'], run.stderr);
  assert.match(run.stderr, /^polc: trace 7: getppid\(0x.*\) by python3\[\d+\]$/m);
  assert.match(run.stderr, /^polc: notify: getpgrp\(0x.*\) by python3\[\d+\]$/m);
});

live('nothing gets out of its sight', () => {
  if (!hasPython) return skip('/usr/bin/python3', 'clone with CLONE_UNTRACED');
  const clone = `import ctypes; libc = ctypes.CDLL(None, use_errno=True); print(libc.syscall(${nr.clone}, 0x800011, 0, 0, 0, 0), ctypes.get_errno())`;
  assert.is(supervised(['/usr/bin/python3', '-c', clone]).stdout, '-1 1\n');
});

live('a program that its user may not read can’t be told from others: it does not run', () => {
  if (!nobodyRunsPolc()) return skip(NEEDS_NOBODY, 'a program that is not readable');
  copyFileSync('/usr/bin/mkdir', join(place, 'unreadable'));
  chmodSync(join(place, 'unreadable'), 0o711);
  writeFileSync(
    join(place, 'unreadable.policy'),
    readFileSync(policyFile, 'utf8').replace('"/bin/*",', `"/bin/*", "${place}/unreadable",`),
  );
  const { stdout, stderr } = shell(
    `${AS_NOBODY.join(' ')} "${POLC}" run --supervise --profile top ${place}/unreadable.policy -- sh -c '${place}/unreadable ${made}/x; echo $?'`,
  );
  assert.is(stdout, '137\n', stderr);
  const first = shell(
    `${AS_NOBODY.join(' ')} "${POLC}" run --supervise --profile top ${place}/unreadable.policy -- ${place}/unreadable ${made}/x; exit $?`,
  );
  assert.equal([first.status, codesIn(first.stderr)], [125, ['POL6030']], first.stderr);
  assert.match(stderr, 'which program it executes cannot be told', stderr);
});

test('where ptrace is not allowed it says so and starts nothing', () => {
  const denied = filter([[nr.ptrace, ACTION.errno(EPERM)]], ACTION.allow);
  const { status, stdout, stderr } = launch({
    command: [POLC, 'run', '--supervise', '--profile', 'top', policyFile, '--', 'echo', 'began'],
    filters: base64(denied),
    keepCapabilities: Array.from({ length: 41 }, (_, i) => i),
  });
  assert.equal([status, stdout, codesIn(stderr)], [125, '', ['POL6030']], stderr);
  assert.match(stderr, 'ptrace: EPERM');
});

test.run();

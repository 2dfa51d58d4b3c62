/** One program: learned from one run, then this and two others under the policy, enforced. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errno } from '../../kernel/index.js';
import { makeFixtures } from './fixtures.js';
import type { Subject } from './programs.js';

const POLC = join(dirname(fileURLToPath(import.meta.url)), '../../bin/polc');

export interface Place {
  /** Where the programs run; emptied for each run. */
  readonly folder: string;
  readonly port: number;
  /** `probe.c`, compiled; undefined without a compiler. */
  readonly probe: string | undefined;
  /** A file that stands for a private key, in a home: not below /tmp, where no home is. */
  readonly key: string;
  /** Somebody else's file in /tmp. */
  readonly shared: string;
}

export interface Measured {
  readonly name: string;
  /** The traced run's status and output are those of the bare one. */
  readonly transparent: boolean;
  readonly replays: boolean;
  readonly same: boolean;
  readonly more: boolean;
  /** Of a `more` that failed: what `learn --check` says is missing, rule by rule. */
  readonly reported: readonly string[];
  readonly allowed: number;
  /** Dangerous calls that are allowed and were not seen. */
  readonly dangerous: readonly string[];
  /** Attempts that the policy let through. */
  readonly passed: readonly string[];
  /** Other files in /tmp can be read: Landlock opens the folder for a pattern in it. */
  readonly wide: boolean;
  readonly decisions: number;
  readonly notes: readonly string[];
}

interface Ran {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Calls that a policy should not have unless the program makes them. */
const DANGEROUS = new Set(
  `mount umount2 pivot_root move_mount open_tree fsopen fsmount fsconfig fspick mount_setattr ptrace process_vm_readv process_vm_writev
  bpf perf_event_open keyctl add_key request_key setns unshare init_module finit_module delete_module io_uring_setup io_uring_enter
  io_uring_register userfaultfd kexec_load kexec_file_load reboot swapon swapoff iopl ioperm chroot acct settimeofday clock_settime
  clock_adjtime adjtimex open_by_handle_at quotactl syslog`.split(/\s+/),
);

const run = (command: readonly string[], cwd: string): Ran => {
  const [program = '', ...args] = command;
  // /dev/null: with a socket, which is what Node's pipes are, bash reads the start files of whoever runs this (bash(1), rshd).
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'latin1',
    timeout: 60_000,
    killSignal: 'SIGKILL', // polc hands others on to the command
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, output: stdout, errors: stderr };
};

const alike = (a: Ran, b: Ran): boolean => a.status === b.status && a.output === b.output;

export function measure(subject: Subject, place: Place): Measured {
  const files = mkdtempSync(join(place.folder, '..', 'learned-'));
  const policy = join(files, 'app.policy');
  const argv = (command: readonly string[]): readonly string[] =>
    command.map((word) => word.replace('PORT', String(place.port)));
  const fresh = (command: readonly string[]): Ran => {
    makeFixtures(place.folder);
    return run(command, place.folder);
  };
  const notes: string[] = [];
  const bare = fresh(argv(subject.learn));
  const traced = fresh([POLC, 'learn', '-o', policy, '--', ...argv(subject.learn)]);
  if (!existsSync(policy)) return unlearned(subject.name, traced);
  const enforced = (command: readonly string[], what: string): boolean => {
    const expected = fresh(argv(command));
    const found = fresh([POLC, 'run', policy, ...profileOf(policy), '--', ...argv(command)]);
    if (!alike(expected, found))
      notes.push(
        `${what}: ${expected.status} → ${found.status}: ${found.errors.trim().split('\n').slice(-2).join(' / ').slice(0, 200)}`,
      );
    return alike(expected, found);
  };
  const replays = enforced(subject.learn, 'learned run');
  const same = enforced(subject.same, 'same');
  const more = enforced(subject.more, 'more');
  return {
    name: subject.name,
    transparent: alike(bare, traced),
    replays,
    same,
    more,
    reported: more ? [] : missing(subject, policy, files, fresh, argv),
    ...allowances(policy, files, place.folder),
    ...(place.probe === undefined ? { passed: [], wide: false } : passed(policy, place.probe, place)),
    decisions: undecided(policy, place.folder),
    notes: alike(bare, traced) ? notes : [`traced: ${bare.status} → ${traced.status}`, ...notes],
  };
}

/** A program of which `learn` made no policy: nothing holds. */
const unlearned = (name: string, { status, errors }: Ran): Measured => ({
  name,
  transparent: false,
  replays: false,
  same: false,
  more: false,
  reported: [],
  allowed: 0,
  dangerous: [],
  passed: [],
  wide: false,
  decisions: 0,
  notes: [`no policy was learned: ${status} ${errors.trim().slice(-200)}`],
});

/** The first profile is the command's; those of programs that it executes follow. */
const profileOf = (policy: string): readonly string[] => {
  const name = /^profile (\S+)/m.exec(readFileSync(policy, 'utf8'))?.[1];
  return name === undefined ? [] : ['--profile', name];
};

function missing(
  subject: Subject,
  policy: string,
  files: string,
  fresh: (command: readonly string[]) => Ran,
  argv: (command: readonly string[]) => readonly string[],
): readonly string[] {
  const trace = join(files, 'more.trace');
  fresh([POLC, 'learn', '-o', join(files, 'more.policy'), '--trace', trace, '--', ...argv(subject.more)]);
  const { output } = run([POLC, 'learn', '--json', '--check', policy, trace], files);
  const { beyond = [] } = json(output) as {
    beyond?: readonly { readonly rule: string | null; readonly what: string }[];
  }; // what learn --check prints
  return beyond.map(({ rule, what }) => rule ?? what);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function allowances(policy: string, files: string, cwd: string): Pick<Measured, 'allowed' | 'dangerous'> {
  const out = join(files, 'out');
  run([POLC, 'compile', policy, '-o', out, '--only', 'seccomp'], cwd);
  const name = profileOf(policy)[1] ?? '';
  const filter = json(readFileSync(join(out, `${name}.seccomp.json`), 'utf8')) as {
    readonly syscalls?: readonly { readonly names: readonly string[]; readonly action: string }[];
  }; // the OCI form
  const allow = (filter.syscalls ?? []).filter(({ action }) => action === 'SCMP_ACT_ALLOW');
  const names = new Set(allow.flatMap((rule) => rule.names));
  const observed = readFileSync(policy.replace(/policy$/, 'trace'), 'utf8');
  const dangerous = [...names].filter((call) => DANGEROUS.has(call) && !observed.includes(`"syscall":"${call}"`));
  return { allowed: names.size, dangerous };
}

/** What the probe could do under the policy; a bare run shows that it can without. */
function passed(policy: string, probe: string, { key, shared, folder }: Place): Pick<Measured, 'passed' | 'wide'> {
  const lines = run([POLC, 'run', policy, ...profileOf(policy), '--', probe, key, shared], folder)
    .output.trim()
    .split('\n');
  const denied = new Set(['EPERM', 'EACCES', 'ENOSYS', 'EAFNOSUPPORT'].map((name) => errno('x86_64', name)));
  const attempts = lines.map((line) => line.split(' '));
  if (attempts.length < 9) return { passed: ['the probe did not run'], wide: false };
  const all = attempts.flatMap(([what = '', code]) => (denied.has(Number(code)) ? [] : [what]));
  return { passed: all.filter((what) => what !== 'read-tmp'), wide: all.includes('read-tmp') };
}

function undecided(policy: string, cwd: string): number {
  const { rules = [] } = json(run([POLC, 'review', policy, '--json'], cwd).output) as {
    rules?: readonly { readonly verdict: string }[];
  }; // what review prints
  return rules.filter(({ verdict }) => verdict === 'undecided').length;
}

/**
 * Profiles of ours on a kernel that enforces them (User Mode Linux, Linux 6.1): for each operation the kernel's answer, the
 * automaton's and the reference's. The first two must always agree: both are AppArmor. The reference's must be theirs where the
 * coverage is exact, and must never be stricter than what it allows.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type AppArmorOptions,
  apparmorCoverage,
  runLabel,
  type CompiledAppArmorProfile,
} from '../backends/apparmor/index.js';
import { decideResource, permits, type Profile } from '../compiler/index.js';
import { quote } from '../dsl/index.js';
import { compiledProfiles, make, parserMissing, runParser, UML_TARGET } from './support/apparmor.js';
import {
  type Case,
  link,
  mount,
  net,
  onFiles,
  privileged,
  program,
  signal,
  socket,
  trace,
  unmediated,
} from './support/apparmor-cases.js';
import { bootUml, loadAppArmor, type Probe, probeFile, probeResults, umlMissing } from './uml/index.js';

const HOSTILE = '/w/$/x" rw, # @{y} \\ \n\xff';
const inPattern = (text: string): string => text.replace(/[*?[\]{},^@\\]/g, '\\$&');

const POLICY = `
allow read "/proc/*/attr/current"

profile app {
  allow read "/w/*/r", "/w/*/both", ${quote(inPattern(HOSTILE).replace('$', '\\*').replace('\\*', '*'))}
  allow write "/w/*/w", "/w/*/both"
  allow append "/w/*/a"
  allow write "/w/*/never-append"
  deny append "/w/*/never-append"
  allow create "/w/*/c", "/w/*/to", "/w/*/hard"
  allow write, create "/w/*/new"
  allow delete "/w/*/d"
  allow rename "/w/*/mv"
  allow delete "/w/*/over"
  allow create "/w/*/over"
  allow link "/w/*/l"
  allow attributes "/w/*/at"
  allow read, lock "/w/*/k"
  allow read, map "/w/*/m"
  allow list "/w/*/ls"
  allow read owner "/w/*/own"
  allow read "/w/*/tree/**"
  deny read "/w/*/tree/secret"
  allow exec "/bin/probe", "/bin/other-*"
  allow exec "/bin/other-child" as child
  deny exec "/bin/other-denied"
  deny map "/bin/other-unmapped"
  allow signal cont to child
  allow ptrace read to child
}
profile child {
  allow read "/w/*/r"
}
profile none {
}
profile net {
  allow connect tcp any port 7
  allow socket netlink
  allow socket inet raw
  allow capability net_raw
  allow bind unix "/w/*/sock"
}
profile root {
  allow capability sys_chroot, sys_nice, setuid
  allow signal any
  allow ptrace trace
}
profile mounter {
  allow capability sys_admin
  allow mount tmpfs on "/w/*/mp"
  allow umount on "/w/*/mp"
  allow pivot_root on "/w/*/mp"
}
profile anymount {
  allow capability sys_admin
  allow mount on "/w/*/mp"
}
profile open {
  otherwise allow
  deny read "/w/*/secret"
  deny socket inet raw
  deny capability sys_chroot
}
profile watch {
  otherwise log
  deny read "/w/*/secret"
}
`;

const CASES: readonly Case[] = [
  // Reading, listing, and what nobody mediates.
  ...(['app', 'none', 'open', 'watch'] as const).flatMap((profile) => [
    onFiles(profile, 'read', ['$/r'], ['read', '$/r']),
    onFiles(profile, 'read', ['$/n'], ['read', '$/n']),
    onFiles(profile, 'read', ['$/secret'], ['read', '$/secret']),
    onFiles(profile, 'list', ['$/ls'], ['list', '$/ls', 'directory']),
    onFiles(profile, 'list', ['$/dir'], ['list', '$/dir', 'directory']),
    unmediated(profile, 'stat', ['$/n'], { kind: 'file', op: 'stat', path: '$/n', owner: true }, 'stat'),
    unmediated(profile, 'path_only', ['$/n'], { kind: 'file', op: 'stat', path: '$/n', owner: true }, 'stat'),
  ]),
  onFiles('app', 'read', ['$/tree/x'], ['read', '$/tree/x']),
  onFiles('app', 'read', ['$/tree/secret'], ['read', '$/tree/secret']),
  onFiles('app', 'list', ['$/tree/sub'], ['list', '$/tree/sub', 'directory']),
  onFiles('app', 'read', [HOSTILE.replace('/w/$', '$')], ['read', HOSTILE.replace('/w/$', '$')]),
  onFiles('app', 'read', ['$/own'], ['read', '$/own']),
  onFiles('app', 'read', ['$/own2'], ['read', '$/own2', 'file', false]),
  // Writing, in all the ways that are one letter to AppArmor.
  ...(['app', 'none', 'open'] as const).flatMap((profile) => [
    onFiles(profile, 'write', ['$/w'], ['write', '$/w']),
    onFiles(profile, 'write', ['$/a'], ['write', '$/a']),
    onFiles(profile, 'write', ['$/n'], ['write', '$/n']),
    onFiles(profile, 'readwrite', ['$/both'], ['write', '$/both'], ['read', '$/both']),
    onFiles(profile, 'readwrite', ['$/w'], ['read', '$/w'], ['write', '$/w']),
    onFiles(profile, 'append', ['$/a'], ['append', '$/a']),
    onFiles(profile, 'append', ['$/w'], ['append', '$/w']),
    onFiles(profile, 'append', ['$/r'], ['append', '$/r']),
    onFiles(profile, 'write', ['$/never-append'], ['write', '$/never-append']),
    onFiles(profile, 'append', ['$/never-append'], ['append', '$/never-append']),
    onFiles(profile, 'truncate', ['$/w'], ['write', '$/w']),
    onFiles(profile, 'truncate', ['$/a'], ['write', '$/a']),
    onFiles(profile, 'read_truncate', ['$/r'], ['write', '$/r'], ['read', '$/r']),
    onFiles(profile, 'read_truncate', ['$/both'], ['write', '$/both'], ['read', '$/both']),
    onFiles(profile, 'create', ['$/new'], ['create', '$/new'], ['write', '$/new']),
    onFiles(profile, 'create', ['$/fresh'], ['create', '$/fresh'], ['write', '$/fresh']),
    onFiles(profile, 'create_append', ['$/a-new'], ['create', '$/a-new'], ['append', '$/a-new']),
    onFiles(profile, 'mkdir', ['$/c'], ['create', '$/c', 'directory']),
    onFiles(profile, 'mkdir', ['$/fresh'], ['create', '$/fresh', 'directory']),
    onFiles(profile, 'fifo', ['$/c'], ['create', '$/c']),
    onFiles(profile, 'fifo', ['$/fresh'], ['create', '$/fresh']),
    onFiles(profile, 'symlink', ['/nowhere', '$/c'], ['create', '$/c']),
    onFiles(profile, 'symlink', ['/nowhere', '$/fresh'], ['create', '$/fresh']),
    onFiles(profile, 'unlink', ['$/d'], ['delete', '$/d']),
    onFiles(profile, 'unlink', ['$/r'], ['delete', '$/r']),
    onFiles(profile, 'unlink', ['$/w'], ['delete', '$/w']),
    onFiles(profile, 'rmdir', ['$/dir'], ['delete', '$/dir', 'directory']),
    onFiles(profile, 'rename', ['$/mv', '$/to'], ['rename', '$/mv'], ['create', '$/to']),
    onFiles(profile, 'rename', ['$/mv', '$/over'], ['rename', '$/mv'], ['create', '$/over'], ['delete', '$/over']),
    onFiles(profile, 'rename', ['$/w', '$/to'], ['rename', '$/w'], ['create', '$/to']),
    onFiles(profile, 'rename', ['$/mv', '$/n'], ['rename', '$/mv'], ['create', '$/n']),
    link(profile, '$/l', '$/hard'),
    link(profile, '$/l', '$/fresh'),
    link(profile, '$/r', '$/hard'),
    onFiles(profile, 'chmod', ['$/at'], ['attributes', '$/at']),
    onFiles(profile, 'chmod', ['$/r'], ['attributes', '$/r']),
    onFiles(profile, 'chown', ['$/at'], ['attributes', '$/at']),
    onFiles(profile, 'chown', ['$/r'], ['attributes', '$/r']),
    unmediated(profile, 'utime', ['$/n'], { kind: 'file', op: 'attributes', path: '$/n', owner: true }, 'attributes'),
    onFiles(profile, 'lock', ['$/k'], ['lock', '$/k'], ['read', '$/k']),
    onFiles(profile, 'lock', ['$/r'], ['lock', '$/r'], ['read', '$/r']),
    onFiles(profile, 'lock_range', ['$/k'], ['lock', '$/k'], ['read', '$/k']),
    onFiles(profile, 'lock_range', ['$/r'], ['lock', '$/r'], ['read', '$/r']),
    onFiles(profile, 'map', ['$/m'], ['map', '$/m'], ['read', '$/m']),
    onFiles(profile, 'map', ['$/r'], ['map', '$/r'], ['read', '$/r']),
    onFiles(profile, 'map_later', ['$/m'], ['map', '$/m'], ['read', '$/m']),
    onFiles(profile, 'map_later', ['$/r'], ['map', '$/r'], ['read', '$/r']),
    onFiles(profile, 'map_read', ['$/r'], ['read', '$/r']),
  ]),
  // Programs: the label of what was started is looked at.
  program('app', '/bin/other-same', 'app'),
  program('app', '/bin/other-child', 'child'),
  program('app', '/bin/other-denied', 'app'),
  program('app', '/bin/other-unmapped', 'app'),
  program('none', '/bin/other-same', 'none'),
  program('open', '/bin/other-same', 'open'),
  program('watch', '/bin/other-same', 'watch'),
  // Sockets.
  ...(['net', 'none', 'open'] as const).flatMap((profile) => [
    socket(profile, 2, 1),
    socket(profile, 2, 2),
    socket(profile, 10, 1),
    socket(profile, 16, 3),
    socket(profile, 1, 1),
    net(profile, 'connect', 'tcp', 7),
    net(profile, 'connect', 'tcp', 8),
    net(profile, 'bind', 'tcp', 4000),
    net(profile, 'connect', 'udp', 7),
  ]),
  socket('net', 2, 3, 1),
  socket('open', 2, 3, 1),
  unmediated('none', 'connect_unix', ['/w/server'], { kind: 'unix', op: 'connect', name: '/w/server' }, 'connect unix'),
  unmediated('none', 'connect_unix', ['@server'], { kind: 'unix', op: 'connect', name: '@server' }, 'connect unix'),
  ...(['net', 'none'] as const).map((profile): Case => ({
    ...onFiles(profile, 'bind_unix', ['$/sock'], ['create', '$/sock']),
    accesses: [{ kind: 'unix', op: 'bind', name: '$/sock' }],
    operation: 'bind unix',
  })),
  // Processes.
  ...(['app', 'root', 'none', 'open'] as const).flatMap((profile) => [
    signal(profile, 18, 'child', 'child', 'child'),
    signal(profile, 23, 'child', 'child', 'child'),
    signal(profile, 18, 'stranger', 'none', 'none'),
    signal(profile, 18, 'free', 'unconfined', undefined),
    signal(profile, 0, 'free', 'unconfined', undefined),
    trace(profile, 'read', 'child', 'child', 'child'),
    trace(profile, 'trace', 'child', 'child', 'child'),
    trace(profile, 'read', 'free', 'unconfined', undefined),
    trace(profile, 'trace', 'free', 'unconfined', undefined),
  ]),
  ...(['root', 'none', 'open'] as const).flatMap((profile) => [
    privileged(profile, 'chroot', ['/w'], 'sys_chroot'),
    privileged(profile, 'nice', [], 'sys_nice'),
    privileged(profile, 'setuid', ['1000'], 'setuid'),
    privileged(profile, 'settime', [], 'sys_time'),
    privileged(profile, 'rlimit', [], 'sys_resource'),
    unmediated(profile, 'wx', [], { kind: 'memory' }, 'memory'),
    unmediated(profile, 'unshare', [String(0x10000000)], { kind: 'namespace', namespace: 'user' }, 'namespace'),
  ]),
  // Mounts; the policy's other condition, sys_admin, holds.
  mount('mounter', 'mount', ['tmpfs', '$/mp'], { op: 'mount', type: 'tmpfs', target: '$/mp' }),
  mount('mounter', 'mount', ['proc', '$/mp'], { op: 'mount', type: 'proc', target: '$/mp' }),
  mount('mounter', 'mount', ['tmpfs', '$/dir'], { op: 'mount', type: 'tmpfs', target: '$/dir' }),
  mount('mounter', 'umount', ['/w/mounted/mp'], { op: 'umount', target: '/w/mounted/mp' }),
  mount('mounter', 'umount', ['/w/mounted/dir'], { op: 'umount', target: '/w/mounted/dir' }),
  mount('mounter', 'pivot_root', ['$/mp', '$/mp'], { op: 'pivot_root', target: '$/mp' }),
  mount('mounter', 'pivot_root', ['$/dir', '$/dir'], { op: 'pivot_root', target: '$/dir' }),
  mount('anymount', 'mount', ['tmpfs', '$/mp'], { op: 'mount', type: 'tmpfs', target: '$/mp' }),
  mount('anymount', 'mount', ['proc', '$/mp'], { op: 'mount', type: 'proc', target: '$/mp' }),
  mount('anymount', 'bind_mount', ['$/ls', '$/mp'], { op: 'mount', target: '$/mp' }),
  mount('anymount', 'bind_mount', ['$/ls', '$/dir'], { op: 'mount', target: '$/dir' }),
  mount('anymount', 'remount', ['/w/mounted/mp'], { op: 'mount', target: '/w/mounted/mp' }),
  mount('anymount', 'make_private', ['/w/mounted/mp'], { op: 'mount', target: '/w/mounted/mp' }),
  mount('anymount', 'make_private', ['/w/mounted/dir'], { op: 'mount', target: '/w/mounted/dir' }),
  mount('anymount', 'umount', ['/w/again/mp'], { op: 'umount', target: '/w/again/mp' }),
  mount('open', 'mount', ['tmpfs', '$/mp'], { op: 'mount', type: 'tmpfs', target: '$/mp' }),
  mount('none', 'mount', ['tmpfs', '$/mp'], { op: 'mount', type: 'tmpfs', target: '$/mp' }),
];

const placed = (text: string, i: number): string => (text.startsWith('$/') ? `/w/${i}/${text.slice(2)}` : text);

/** The case in its own folder. */
function place(one: Case, i: number): Case {
  const accesses = one.accesses.map((access) => {
    if ('path' in access) return { ...access, path: placed(access.path, i) };
    if (access.kind === 'mount' && access.target !== undefined) return { ...access, target: placed(access.target, i) };
    return access.kind === 'unix' ? { ...access, name: placed(access.name, i) } : access;
  });
  return { ...one, args: one.args.map((arg) => placed(arg, i)), accesses };
}

const SETUP = `
for place in mounted/mp mounted/dir again/mp; do mkdir -p /w/$place; mount -t tmpfs t /w/$place; done
for name in same child denied unmapped; do cp /bin/probe /bin/other-$name; done
`;

const OBJECTS = ['ls/', 'dir/', 'mp/', 'tree/', 'tree/sub/', 'tree/x', 'tree/secret'].concat(
  'r w a both n d mv over l at k m own own2 secret never-append'.split(' '),
);

interface Answer {
  readonly one: Case;
  readonly kernel: string;
  readonly automaton: boolean | undefined;
  readonly decided: boolean;
  readonly coverage: string;
}

const DENIED = new Set(['EACCES', 'EPERM']);

async function run(): Promise<readonly Answer[]> {
  const { text, profiles } = make(POLICY);
  const blobs = compiledProfiles(text, UML_TARGET);
  const { blob } = runParser(text, UML_TARGET);
  const background: Probe[] = [
    { id: '-', label: 'exec child', op: 'spawn', args: ['child', 'pause'] },
    { id: '-', label: 'exec none', op: 'spawn', args: ['stranger', 'pause'] },
    { id: '-', label: '-', op: 'spawn', args: ['free', 'pause'] },
    { id: '-', label: '-', op: 'spawn', args: ['path', 'serve_unix', '/w/server'] },
    { id: '-', label: '-', op: 'spawn', args: ['name', 'serve_unix', '@server'] },
  ];
  const cases = CASES.map(place);
  const probes = cases.map((one, i): Probe => ({
    id: String(i),
    label: `exec ${one.profile}`,
    op: one.op,
    args: one.args,
  }));
  const hostile = HOSTILE.replace('/w/$/', '');
  const folders = cases.map((_, i): Probe => ({
    id: '-',
    label: '-',
    op: 'make',
    args: [`/w/${i}`, ...OBJECTS, hostile],
  }));
  const theirs = cases.flatMap((one, i): readonly Probe[] =>
    one.args.some((arg) => arg.endsWith('/own2'))
      ? [{ id: 'own', label: '-', op: 'give', args: [`/w/${i}/own2`, '1000'] }]
      : [],
  );
  const result = await bootUml({
    lsm: 'apparmor',
    files: { '/policy': blob, '/ops': probeFile([...folders, ...theirs, ...background, ...probes]) },
    script: `${SETUP}${loadAppArmor('/policy')}\nprobe drive /ops >/out/results`,
  });
  const results = probeResults(result.out('results'));
  console.log(`${cases.length} probes in one boot of ${result.seconds.toFixed(1)} s`);
  return cases.map((one, i): Answer => {
    const model = profiles.find(({ name }) => name === one.profile)!.models[0];
    return {
      one,
      kernel: results.get(String(i)) ?? 'lost',
      automaton: automatonOf(CASES[i]!, blobs.get(one.profile)!),
      decided: decided(model, one),
      coverage: apparmorCoverage(model, UML_TARGET).operations.get(one.operation)?.kind ?? 'none',
    };
  });
}

/** In complain mode only what is denied by a rule is denied, which the automaton does not tell from what is not granted. */
const automatonOf = (one: Case, blob: CompiledAppArmorProfile): boolean | undefined =>
  blob.complain ? undefined : one.automaton?.(blob);

const decided = (profile: Profile, one: Case): boolean =>
  one.accesses.every((access) => permits(decideResource(profile, access).answer));

const missing = umlMissing() ?? (parserMissing() ? 'apparmor_parser' : undefined);

if (missing !== undefined) console.log(`SKIP AppArmor on a kernel: needs ${missing}`);
else {
  let answers: readonly Answer[] = [];
  const show = ({ one, kernel, automaton, decided, coverage }: Answer): string =>
    `${one.profile}: ${one.op} ${one.args.join(' ')}: kernel ${kernel}, automaton ${automaton}, policy ${decided}, coverage ${coverage}`;
  const passed = ({ kernel }: Answer): boolean => !DENIED.has(kernel);

  test('every probe ran', async () => {
    answers = await run();
    const strange = answers.filter(({ kernel }) => /lost|no |bad|mismatch|SIG/.test(kernel));
    assert.equal(strange.map(show), []);
  });

  test('the automaton predicts the kernel', () => {
    const wrong = answers.filter((a) => a.automaton !== undefined && a.automaton !== passed(a));
    assert.equal(wrong.map(show), []);
  });

  test('the kernel never denies what the policy allows', () => {
    assert.equal(answers.filter((a) => a.decided && !passed(a)).map(show), []);
  });

  test('where the coverage is exact, the kernel denies what the policy denies', () => {
    assert.equal(answers.filter((a) => a.coverage === 'exact' && !a.decided && passed(a)).map(show), []);
  });

  test('the matrix is large, and holds both answers', () => {
    const allowed = answers.filter((a) => a.decided && passed(a)).length;
    const denied = answers.filter((a) => !a.decided && !passed(a)).length;
    const wider = answers.filter((a) => !a.decided && passed(a)).length;
    console.log(`${allowed} allowed and ${denied} denied alike, ${wider} wider`);
    assert.ok(new Set(answers.map(({ one }) => one.op)).size >= 25);
    assert.ok(allowed >= 60 && denied >= 60);
  });

  const execs = async (
    options: AppArmorOptions,
    probes: readonly Probe[],
  ): Promise<readonly (readonly [string, string])[]> => {
    const { blob } = runParser(make(POLICY, UML_TARGET, options).text, UML_TARGET);
    const result = await bootUml({
      lsm: 'apparmor',
      files: { '/policy': blob, '/ops': probeFile(probes) },
      script: `${SETUP}${loadAppArmor('/policy')}\nprobe drive /ops >/out/results`,
    });
    return [...probeResults(result.out('results'))];
  };
  const launched = { attach: false, label: (name: string) => runLabel(name, 'c0ffee') };
  const app = 'exec polc.app.c0ffee';

  test('profiles of `polc run` go by their own names, transitions too, but not under no_new_privs', async () => {
    const found = await execs(launched, [
      { id: 'label', label: app, op: 'label', args: ['polc.app.c0ffee'] },
      { id: 'child', label: app, op: 'exec', args: ['/bin/other-child', 'label', 'polc.child.c0ffee'] },
      { id: 'nnp', label: app, op: 'exec_no_new_privs', args: ['/bin/other-child', 'ok'] },
      { id: 'plain', label: 'exec app', op: 'ok' },
    ]);
    assert.equal(found, [
      ['label', 'ok'],
      ['child', 'ok'],
      ['nnp', 'EPERM'],
      ['plain', 'no label'],
    ]);
  });

  test('made for no_new_privs, a profile keeps what it executes', async () => {
    const found = await execs({ ...launched, noNewPrivs: true }, [
      { id: 'nnp', label: app, op: 'exec_no_new_privs', args: ['/bin/other-child', 'label', 'polc.app.c0ffee'] },
      { id: 'denied', label: app, op: 'exec_no_new_privs', args: ['/bin/other-denied', 'ok'] },
    ]);
    assert.equal(found, [
      ['nnp', 'ok'],
      ['denied', 'EACCES'],
    ]);
  });
}

test.run();

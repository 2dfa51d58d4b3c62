/**
 * Profiles of ours on a kernel that enforces them (User Mode Linux, Linux 6.1), beyond the matrix (conformance.test.ts): patterns that
 * overlap, owners, hostile names, changes of profile, `otherwise allow` and `otherwise log`. The automaton and the kernel must always
 * agree: both are AppArmor. The reference must be theirs where the coverage is exact, and never stricter than what it allows.
 */
import { readFileSync } from 'node:fs';
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
  onFiles,
  privileged,
  program,
  signal,
  socket,
  trace,
  unmediated,
} from './support/apparmor-cases.js';
import {
  background,
  builtModel,
  type Call,
  driverInput,
  driverResults,
  type Line,
  make as makeObjects,
  probe,
  programCalls,
  PROGRAMS,
} from './probe/index.js';
import { bootUml, loadAppArmor, umlMissing } from './uml/index.js';

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
}
profile child {
  allow read "/w/*/r"
}
profile none {
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
  ...(['app', 'open', 'watch'] as const).flatMap((profile) => [
    onFiles(profile, 'read', ['$/r'], ['read', '$/r']),
    onFiles(profile, 'read', ['$/n'], ['read', '$/n']),
    onFiles(profile, 'read', ['$/secret'], ['read', '$/secret']),
    onFiles(profile, 'list', ['$/ls'], ['list', '$/ls', 'directory']),
    onFiles(profile, 'list', ['$/dir'], ['list', '$/dir', 'directory']),
    unmediated(profile, 'stat', ['$/n'], { kind: 'file', op: 'stat', path: '$/n', owner: true }, 'stat'),
    unmediated(profile, 'pathOnly', ['$/n'], { kind: 'file', op: 'stat', path: '$/n', owner: true }, 'stat'),
  ]),
  onFiles('app', 'read', ['$/tree/x'], ['read', '$/tree/x']),
  onFiles('app', 'read', ['$/tree/secret'], ['read', '$/tree/secret']),
  onFiles('app', 'list', ['$/tree/sub'], ['list', '$/tree/sub', 'directory']),
  onFiles('app', 'read', [HOSTILE.replace('/w/$', '$')], ['read', HOSTILE.replace('/w/$', '$')]),
  onFiles('app', 'read', ['$/own'], ['read', '$/own']),
  onFiles('app', 'read', ['$/own2'], ['read', '$/own2', 'file', false]),
  // Writing, in all the ways that are one letter to AppArmor.
  ...(['app', 'open'] as const).flatMap((profile) => [
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
    onFiles(profile, 'readTruncate', ['$/r'], ['write', '$/r'], ['read', '$/r']),
    onFiles(profile, 'readTruncate', ['$/both'], ['write', '$/both'], ['read', '$/both']),
    onFiles(profile, 'create', ['$/new'], ['create', '$/new'], ['write', '$/new']),
    onFiles(profile, 'create', ['$/fresh'], ['create', '$/fresh'], ['write', '$/fresh']),
    onFiles(profile, 'createAppend', ['$/a-new'], ['create', '$/a-new'], ['append', '$/a-new']),
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
    unmediated(profile, 'touch', ['$/n'], { kind: 'file', op: 'attributes', path: '$/n', owner: true }, 'attributes'),
    onFiles(profile, 'flock', ['$/k'], ['lock', '$/k'], ['read', '$/k']),
    onFiles(profile, 'flock', ['$/r'], ['lock', '$/r'], ['read', '$/r']),
    onFiles(profile, 'lockRange', ['$/k'], ['lock', '$/k'], ['read', '$/k']),
    onFiles(profile, 'lockRange', ['$/r'], ['lock', '$/r'], ['read', '$/r']),
    onFiles(profile, 'map', ['$/m'], ['map', '$/m'], ['read', '$/m']),
    onFiles(profile, 'map', ['$/r'], ['map', '$/r'], ['read', '$/r']),
    onFiles(profile, 'mapLater', ['$/m'], ['map', '$/m'], ['read', '$/m']),
    onFiles(profile, 'mapLater', ['$/r'], ['map', '$/r'], ['read', '$/r']),
    onFiles(profile, 'mapRead', ['$/r'], ['read', '$/r']),
  ]),
  // Programs: the label of what was started is looked at.
  program('app', '/bin/other-same', 'app'),
  program('app', '/bin/other-child', 'child'),
  program('app', '/bin/other-denied', 'app'),
  program('app', '/bin/other-unmapped', 'app'),
  program('none', '/bin/other-same', 'none'),
  program('open', '/bin/other-same', 'open'),
  program('watch', '/bin/other-same', 'watch'),
  // What is open unless denied.
  ...[
    [2, 1],
    [2, 2],
    [16, 3],
    [1, 1],
    [2, 3, 1],
  ].map(([family = 0, type = 0, protocol]) => socket('open', family, type, protocol)),
  ...(['app', 'open'] as const).flatMap((profile) => [
    signal(profile, 18, 'child', 'child', 'child'),
    signal(profile, 23, 'child', 'child', 'child'),
    signal(profile, 18, 'stranger', 'none', 'none'),
    signal(profile, 18, 'free', 'unconfined', undefined),
    trace(profile, 'read', 'child', 'child', 'child'),
    trace(profile, 'trace', 'free', 'unconfined', undefined),
  ]),
  privileged('open', 'chroot', ['/w'], 'sys_chroot'),
  privileged('open', 'settime', [], 'sys_time'),
  // Mounts; the policy's other condition, sys_admin, holds.
  mount('anymount', 'mount', ['tmpfs', '$/mp'], { op: 'mount', type: 'tmpfs', target: '$/mp' }),
  mount('anymount', 'mount', ['proc', '$/mp'], { op: 'mount', type: 'proc', target: '$/mp' }),
  mount('anymount', 'bindMount', ['$/ls', '$/mp'], { op: 'mount', target: '$/mp' }),
  mount('anymount', 'bindMount', ['$/ls', '$/dir'], { op: 'mount', target: '$/dir' }),
  mount('anymount', 'remount', ['/w/mounted/mp'], { op: 'mount', target: '/w/mounted/mp' }),
  mount('anymount', 'makePrivate', ['/w/mounted/mp'], { op: 'mount', target: '/w/mounted/mp' }),
  mount('anymount', 'pivotRoot', ['$/mp', '$/mp'], { op: 'pivot_root', target: '$/mp' }),
  mount('anymount', 'makePrivate', ['/w/mounted/dir'], { op: 'mount', target: '/w/mounted/dir' }),
  mount('anymount', 'umount', ['/w/again/mp'], { op: 'umount', target: '/w/again/mp' }),
  mount('open', 'mount', ['tmpfs', '$/mp'], { op: 'mount', type: 'tmpfs', target: '$/mp' }),
  mount('none', 'mount', ['tmpfs', '$/mp'], { op: 'mount', type: 'tmpfs', target: '$/mp' }),
];

const placed = <T extends string | number>(text: T, i: number): T | string =>
  typeof text === 'string' && text.startsWith('$/') ? `/w/${i}/${text.slice(2)}` : text;

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
  const cases = CASES.map(place);
  const hostile = HOSTILE.replace('/w/$/', '');
  const lines: readonly Line[] = [
    ...cases.map((_, i) => makeObjects(`/w/${i}`, [...OBJECTS, hostile])),
    ...cases.flatMap((one, i) =>
      one.args.includes(`/w/${i}/own2`) ? [probe('own', '-', PROGRAMS.give(`/w/${i}/own2`, 1000))] : [],
    ),
    background('child', 'exec child', PROGRAMS.pause()),
    background('stranger', 'exec none', PROGRAMS.pause()),
    background('free', '-', PROGRAMS.pause()),
    ...cases.map((one, i) => probe(String(i), `exec ${one.profile}`, programCalls(one.op, one.args))),
  ];
  const result = await bootUml({
    lsm: 'apparmor',
    files: { '/policy': blob, '/model': readFileSync(builtModel()), '/lines': driverInput(lines) },
    script: `${SETUP}${loadAppArmor('/policy')}\nprobe drive /lines /model >/out/results`,
  });
  const results = driverResults(result.out('results'));
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
  blob.complain ? undefined : one.automaton(blob);

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
    assert.ok(allowed >= 60 && denied >= 40);
  });

  const execs = async (
    options: AppArmorOptions,
    tries: readonly (readonly [id: string, label: string, calls: readonly Call[]])[],
  ): Promise<readonly (readonly [string, string])[]> => {
    const { blob } = runParser(make(POLICY, UML_TARGET, options).text, UML_TARGET);
    const result = await bootUml({
      lsm: 'apparmor',
      files: {
        '/policy': blob,
        '/model': readFileSync(builtModel()),
        '/lines': driverInput(tries.map((one) => probe(...one))),
      },
      script: `${SETUP}${loadAppArmor('/policy')}\nprobe drive /lines /model >/out/results`,
    });
    return [...driverResults(result.out('results'))];
  };
  const launched = { attach: false, label: (name: string) => runLabel(name, 'c0ffee') };
  const app = 'exec polc.app.c0ffee';

  test('profiles of `polc run` go by their own names, transitions too, but not under no_new_privs', async () => {
    const found = await execs(launched, [
      ['child', app, PROGRAMS.exec('/bin/other-child', 'label', 'polc.child.c0ffee')],
      ['same', app, PROGRAMS.exec('/bin/other-same', 'label', 'polc.app.c0ffee')],
      ['nnp', app, PROGRAMS.execNoNewPrivs('/bin/other-child')],
      ['plain', 'exec app', []],
    ]);
    assert.equal(found, [
      ['child', 'ok'],
      ['same', 'ok'],
      ['nnp', 'EPERM'],
      ['plain', 'no label'],
    ]);
  });

  test('made for no_new_privs, a profile keeps what it executes', async () => {
    const found = await execs({ ...launched, noNewPrivs: true }, [
      ['nnp', app, PROGRAMS.execNoNewPrivs('/bin/other-child', 'label', 'polc.app.c0ffee')],
      ['denied', app, PROGRAMS.execNoNewPrivs('/bin/other-denied')],
    ]);
    assert.equal(found, [
      ['nnp', 'ok'],
      ['denied', 'EACCES'],
    ]);
  });
}

test.run();

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { COMMANDS } from '../cli/commands.js';
import { codesPage, commandsPage } from '../cli/docs.js';
import { skip } from './support/skip.js';
import { spawnSync } from 'node:child_process';
import { codesIn, FAULTY, folderWith, GOOD, polc, ROOT, shell } from './support/polc.js';

const folder = folderWith({
  'good.policy': GOOD,
  'faulty.policy': FAULTY,
  'ugly.policy': 'profile x{allow read "/a"}',
});
const good = join(folder, 'good.policy');
const faulty = join(folder, 'faulty.policy');

/** Command line → exit status: the table of DESIGN §7. */
const EXITS: readonly (readonly [exit: number, ...args: string[]])[] = [
  [0],
  [0, '--help'],
  [0, '--version'],
  [0, 'help'],
  [0, 'help', 'compile'],
  [2, 'help', 'compil'],
  [2, 'compil'],
  [2, '--nonsense'],
  [2, '../main'],
  [0, 'check', good],
  [1, 'check', faulty],
  [2, 'check'],
  [2, 'check', join(folder, 'missing.policy')],
  [2, 'check', good, faulty, join(folder, 'missing.policy')],
  [1, 'check', good, faulty],
  [2, 'check', '--nonsense', good],
  [2, 'check', '--arch', 'x86', good],
  [2, 'check', '--target', '5.10', good],
  [0, 'check', '--target', 'linux-5.10', '--arch', 'aarch64,riscv64', good],
  [0, 'fmt', '--check', good],
  [1, 'fmt', '--check', join(folder, 'ugly.policy')],
  [1, 'fmt', '--check', join(folder, 'faulty.policy'), join(folder, 'ugly.policy')],
  [0, 'test', good],
  [0, 'compile', good],
  [1, 'compile', faulty],
  [0, 'compile', good, '--only', 'apparmor'],
  [2, 'compile', good, '--only', 'apparmour'],
  [2, 'compile', good, '--target', 'apparmor-2'],
  [2, 'compile', good, '--target', 'linux-6.1,linux-6.12'],
  [2, 'compile', good, '--apparmor-features', good],
  [2, 'compile', good, '--selinux-base', folder],
  [2, 'compile', good, '--profile', 'wbe'],
  [0, 'compile', good, '--require', 'exact'],
  [1, 'compile', good, '--require', 'exact', '--only', 'seccomp'],
  [2, 'compile', good, '--require', 'most'],
  [2, 'compile', good, '--weights', good],
  [0, 'explain', good, 'syscall', 'mount'],
  [1, 'explain', good, 'raed', '/etc/passwd'],
  [1, 'explain', good, 'read "/etc/*"'],
  [2, 'explain', good],
  [0, 'explain', 'POL2001'],
  [0, 'explain', 'pol2001'],
  [2, 'explain', 'POL9999'],
  [0, 'explain', 'codes'],
  [0, 'diff', good, good],
  [0, 'doctor'],
  [0, 'doctor', good],
  [0, 'completion', 'bash'],
  [2, 'completion', 'csh'],
  [125, 'run', good],
  [125, 'run', good, 'true'],
  [125, 'run', faulty, '--', 'true'],
  [125, 'run', join(folder, 'missing.policy'), '--', 'true'],
  [125, 'run', good, '--fd', '2', '--', 'true'],
  [127, 'run', good, '--', 'no-such-program'],
  [126, 'run', good, '--', good],
];

for (const [exit, ...args] of EXITS) {
  const shown = args.map((arg) => arg.replace(`${folder}/`, '')).join(' ');
  test(`polc ${shown} exits ${exit}`, () => {
    // An unreadable folder in the caller's PATH would make 126 of 127, as with execvp.
    const { status, stderr, stdout } = polc(args, { env: { PATH: '/usr/bin:/bin' } });
    assert.is(status, exit, stderr);
    // An error has a code and is on stderr; success says nothing there.
    if (exit === 0) assert.is(stderr, '');
    else if (!args.includes('--check')) assert.ok(codesIn(stderr).length > 0, stderr);
    if (exit > 1) assert.is(stdout, '');
  });
}

test('a mistyped command, option, profile or code is answered with the nearest', () => {
  assert.match(polc(['chekc']).stderr, 'did you mean `polc check`?');
  assert.match(polc(['compile', good, '--outptu=x']).stderr, 'did you mean `--output`?');
  assert.match(polc(['compile', good, '--profile', 'wbe']).stderr, 'did you mean `web`?');
  assert.match(polc(['run', good, 'ls', '-l']).stderr, 'stand behind `--`');
});

test('check is silent where all is well', () => {
  assert.equal(polc(['check', good]), { status: 0, stdout: '', stderr: '' });
});

test('every command has a help that names its options, and a module', () => {
  const modules = readdirSync(join(ROOT, 'cli/commands')).map((name) => name.replace('.ts', ''));
  assert.equal(COMMANDS.map((c) => c.name).sort(), modules.sort());
  for (const command of COMMANDS) {
    const { status, stdout } = polc([command.name, '--help']);
    assert.is(status, 0);
    for (const option of command.options) assert.match(stdout, `--${option.name}`);
    assert.is(polc(['help', command.name]).stdout, stdout);
  }
});

test('--json prints one object with a version, whatever happens', () => {
  const lines: readonly string[][] = [
    ['check', good],
    ['check', faulty],
    ['check', '--nonsense', good],
    ['compile', good],
    ['test', good],
    ['fmt', '--check', good],
    ['explain', good, 'syscall', 'mount'],
    ['explain', 'POL2001'],
    ['diff', good, good],
    ['doctor'],
    ['completion', 'bash'],
    ['help'],
    ['run', faulty, '--', 'true'],
  ];
  for (const [command = '', ...args] of lines) {
    const { status, stdout, stderr } = polc([command, '--json', ...args]);
    assert.is(stderr, '', `${command}: ${stderr}`);
    const value = JSON.parse(stdout) as Record<string, unknown>;
    assert.is(value['format_version'], 1);
    assert.is(value['command'], command);
    assert.is(value['exit'], status);
    assert.ok(Array.isArray(value['diagnostics']));
    assert.is((value['diagnostics'] as unknown[]).length > 0, status !== 0);
  }
});

test('colour: never without a terminal, unless asked for; NO_COLOR and --color never win on one', () => {
  const escape = '\u001b[';
  assert.not.ok(polc(['check', faulty]).stderr.includes(escape));
  assert.ok(polc(['check', '--color', 'always', faulty]).stderr.includes(escape));
});

test('NODE_OPTIONS may hold options for V8, which the start-up snapshot was made without', () => {
  const outcome = polc(['check', good], { env: { NODE_OPTIONS: '--max-old-space-size=512' } });
  assert.equal(outcome, { status: 0, stdout: '', stderr: '' });
});

if (spawnSync('script', ['--version']).status !== 0) skip('script(1)', 'colour on a terminal');
else
  test('colour on a terminal', () => {
    const onTerminal = (line: string): string => shell(`script -qec '${line}' /dev/null`).stdout;
    const check = `"${ROOT}/bin/polc" check ${faulty}`;
    assert.match(onTerminal(`TERM=xterm ${check}`), '\u001b[');
    assert.not.match(onTerminal(`NO_COLOR=1 TERM=xterm ${check}`), '\u001b[');
    assert.not.match(onTerminal(`TERM=dumb ${check}`), '\u001b[');
    assert.not.match(onTerminal(`TERM=xterm ${check} --color never`), '\u001b[');
  });

test('`-` is stdin, and so is what the shell makes of <(…)', () => {
  assert.is(polc(['check', '-'], { input: GOOD }).status, 0);
  const { status, stderr } = polc(['check', '-'], { input: FAULTY });
  assert.is(status, 1);
  assert.match(stderr, '<stdin>:2:');
  assert.is(polc(['fmt', '-'], { input: 'profile x{allow read "/a"}' }).stdout, 'profile x {\n  allow read "/a"\n}\n');
  assert.is(shell(`polc check <(cat ${good})`).status, 0);
});

test('a reader who closes the pipe early is no error', () => {
  const { status, stdout, stderr } = shell('polc explain codes | head -n 1');
  assert.equal([status, stdout.split('\n').length, stderr], [0, 2, '']);
});

test('a full stdout is an error', () => {
  if (!existsSync('/dev/full')) return skip('/dev/full', 'full stdout');
  const { status, stderr } = shell('polc explain codes > /dev/full');
  assert.is(status, 2);
  assert.equal(codesIn(stderr), ['POL6006']);
});

test('diff names what another policy allows', () => {
  const other = folderWith({
    'new.policy': GOOD.replace('read,', 'read, getpid,').replace('}', '  allow read "/srv/**"\n}'),
  });
  const { status, stdout } = polc(['diff', good, join(other, 'new.policy')]);
  assert.is(status, 1);
  assert.match(stdout, '+ syscall getpid: errno EPERM → allow');
  assert.match(stdout, '+ allow read "/srv/**"');
  const back = polc(['diff', join(other, 'new.policy'), good]).stdout;
  assert.match(back, '- syscall getpid: allow → errno EPERM');
});

test('explain names the deciding rule and what the filter answers', () => {
  const { stdout } = polc(['explain', good, 'syscall mount']);
  assert.match(stdout, 'mount: errno ENOSYS');
  assert.match(stdout, 'good.policy:3:3  deny syscall mount errno ENOSYS');
  assert.match(stdout, 'seccomp answers mount: errno ENOSYS');
});

test('bash completes commands, options and values', () => {
  const complete = (line: string): string =>
    shell(
      `source <(polc completion bash); COMP_WORDS=(${line}); COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 )); _polc; echo "\${COMPREPLY[@]}"`,
    ).stdout;
  assert.match(complete('polc comp'), 'compile completion');
  assert.match(complete('polc compile --o'), '--output --only');
  assert.match(complete('polc compile --require ex'), 'exact');
  assert.match(complete(`polc check ${folder}/go`), 'good.policy');
});

test('the derived pages are up to date: npm run docs', () => {
  assert.ok(readFileSync(join(ROOT, 'docs/cli.md'), 'utf8') === commandsPage(), 'docs/cli.md is not up to date');
  assert.ok(readFileSync(join(ROOT, 'docs/codes.md'), 'utf8') === codesPage(), 'docs/codes.md is not up to date');
});

test('the policy in the README has no mistakes', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const example = /## The language by example\n\n```\n(.*?)```/s.exec(readme)?.[1] ?? '';
  assert.equal(polc(['check', '-'], { input: example, cwd: ROOT }), { status: 0, stdout: '', stderr: '' });
});

test.run();

/** The traced program chooses its names: on the way through `polc learn` none of them reaches a terminal as it is. */
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { probeHost } from '../native/index.js';
import { lacking } from './support/ebpf.js';
import { folderWith, POLC, polc } from './support/polc.js';
import { skip } from './support/skip.js';

/** A title for the terminal's window, a bell, a new line, C1's own CSI and what is no UTF-8. */
const HOSTILE = Buffer.from('\x1b]0;owned\x07\n\x9b31m\xff\xe2\x80\xae', 'latin1');
const folder = folderWith({});
const program = Buffer.concat([Buffer.from(join(folder, 'program')), HOSTILE]);
// Its name is that of the process; it opens, misses and executes hostile names, and lives until the view was drawn.
writeFileSync(
  program,
  `#!/bin/sh\nname="$(printf '%s' "\${0##*program}")"\n: >"$1/made$name"; cat "$1/absent$name" 2>/dev/null; "$1/made$name" 2>/dev/null; sleep 3\n`,
);
chmodSync(program, 0o755);

/** Runs with stderr, or all but stdin, on a terminal of its own. @returns the bytes that came to it. */
const PTY = `
import os, subprocess, sys, threading
master, slave = os.openpty()
out = subprocess.DEVNULL if sys.argv[1] == 'stderr' else slave
child = subprocess.Popen([os.fsencode(a) for a in sys.argv[2:]], stdin=subprocess.DEVNULL, stdout=out, stderr=slave)
os.close(slave)
while True:
    try: data = os.read(master, 65536)
    except OSError: break
    if not data: break
    sys.stdout.buffer.write(data)
sys.exit(child.wait())
`;

function onTerminal(which: 'stderr' | 'both', args: readonly string[]): string {
  // Names that are no UTF-8 pass through python's surrogates: the command is given by a shell that finds it.
  const command = [POLC, ...args, '--', 'sh', '-c', 'exec "$0"/program* "$0"', folder];
  const { status, stdout, stderr } = spawnSync('python3', ['-c', PTY, which, ...command], { encoding: 'latin1' });
  assert.ok(status === 0 || status === 1, stderr);
  return stdout;
}

/** What is left of what came, without polc's own colours and the live line. */
function raw(text: string): string {
  const unsafe = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80\xae|\xff/.exec(
    text.replace(/\x1b\[[0-9;]*[Km]/g, ''),
  );
  return unsafe ? JSON.stringify(text.slice(Math.max(0, unsafe.index - 60), unsafe.index + 60)) : '';
}

const { seccomp } = probeHost();
if (seccomp.kind !== 'seccomp' || !seccomp.userNotification) skip('seccomp user notification', 'hostile names');
else if (spawnSync('python3', ['-c', '0']).status !== 0) skip('python3', 'hostile names');
else
  for (const engine of ['notify', 'ebpf'])
    test(`${engine}: names of processes and files come to a terminal with their controls written out`, () => {
      if (engine === 'ebpf' && lacking !== undefined) return skip(lacking, 'hostile names under ebpf');
      assert.ok(raw(HOSTILE.toString('latin1')) !== '', 'else it finds nothing');
      const policy = join(folder, 'app.policy');
      const live = onTerminal('stderr', ['learn', '--engine', engine, '-o', policy]);
      assert.match(live, /behaviours, the last new one/);
      assert.is(raw(live), '');
      const whole = onTerminal('both', ['learn', '--engine', engine, '-o', '-']);
      assert.match(whole, /made\\x1b\\\]0;owned\\x07\\n/);
      assert.is(raw(whole), '');
      for (const args of [
        ['check', policy],
        ['explain', policy, 'list "/"'],
        ['review', policy, '--plain'],
        ['learn', join(folder, 'app.trace')],
      ]) {
        const { stdout, stderr } = polc(args);
        assert.is(raw(stdout + stderr), '', args.join(' '));
      }
    });

test.run();

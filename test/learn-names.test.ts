/** Names are bytes that somebody else chose: a program with such a name is learned, and runs under what was learned. */
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { probeHost } from '../native/index.js';
import { lacking } from './support/ebpf.js';
import { folderWith, shell } from './support/polc.js';
import { skip } from './support/skip.js';

/** What globs, the policy's strings, terminals, shells and UTF-8 take for something else. */
const ODD = [
  'a\nb',
  's*r',
  '[ab]',
  '{x,y}',
  'q"',
  '@{HOME}',
  '\x1b[31m',
  '\xff\xfe',
  'b\\s',
  '\\',
  '^?',
  ' #',
  '$(id)',
];
const NAME = ODD.join('');
const { seccomp } = probeHost();
const missing = {
  notify: seccomp.kind === 'seccomp' && seccomp.userNotification ? undefined : 'seccomp user notification',
  ebpf: lacking,
};
const bytes = (name: string): Buffer => Buffer.from(name, 'latin1');

for (const [engine, needs] of Object.entries(missing))
  test(`${engine}: program, folder and files under odd names`, () => {
    if (needs !== undefined) return skip(needs, `odd names with ${engine}`);
    const folder = folderWith();
    const work = `${folder}/${NAME}`;
    mkdirSync(bytes(work));
    copyFileSync('/bin/cp', bytes(`${work}/${NAME}`));
    chmodSync(bytes(`${work}/${NAME}`), 0o755);
    mkdirSync(`${folder}/in`);
    for (const name of ODD) writeFileSync(bytes(`${folder}/in/${name}`), bytes(name));
    const copied = (polc: string): readonly string[] => {
      rmSync(`${folder}/out`, { recursive: true, force: true });
      mkdirSync(`${folder}/out`);
      writeFileSync(`${folder}/run.sh`, bytes(`cd ${folder}/a*/ && ${polc} -- ./* -- ${folder}/in/* ${folder}/out`));
      const { status, stderr } = shell(`. ${folder}/run.sh`);
      assert.is(status, 0, stderr);
      const names = readdirSync(`${folder}/out`, 'latin1');
      for (const name of names) assert.ok(readFileSync(bytes(`${folder}/out/${name}`)).equals(bytes(name)), name);
      return names.sort();
    };
    assert.equal(copied(`polc learn --engine ${engine} -o ${folder}/app.policy`), [...ODD].sort());
    assert.equal(copied(`polc run ${folder}/app.policy`), [...ODD].sort());
    assert.equal(shell(`polc learn --check ${folder}/app.policy ${folder}/app.trace`).stderr, '');
  });

test.run();

/** The two live engines see the same: the same run of a program, observed by each. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Recorder, type Run } from '../tracer/index.js';
import { supervise } from '../tracer/notify/index.js';
import { command, lacking, watched } from './support/ebpf.js';
import { folderWith } from './support/polc.js';
import { skip } from './support/skip.js';

const work = folderWith({ 'in.txt': 'one\ntwo\n', 'h.c': 'int main(void) { return 0; }\n' });
const at = (name: string): string => join(work, name);
const nobodyThere = 'import socket\ns = socket.socket()\ntry: s.connect(("127.0.0.1", 9))\nexcept OSError: pass';

/** Programs that leave nothing behind, so that the second run finds what the first did. */
const PROGRAMS: readonly (readonly [string, ...string[]])[] = [
  ['ls', '-la', '/etc/ssl'],
  ['sort', '-u', at('in.txt')],
  ['tar', 'cf', '/dev/null', '-C', '/etc', 'ssl'],
  ['gcc', '-fsyntax-only', at('h.c')],
  ['sqlite3', ':memory:', 'create table t(a); insert into t values(1); select count(*) from t'],
  ['/usr/bin/python3', '-S', '-c', nobodyThere],
  ['curl', '-s', '--max-time', '2', 'http://127.0.0.1:9/'],
  ['find', '/usr/share/doc/bash', '-newer', at('in.txt')],
  ['git', '--version'],
  ['sed', '-i', 's/one/three/;s/three/one/', at('in.txt')],
  ['sh', '-c', `cd ${work} && mkdir d && mv d e && rmdir e && ./in.txt; cat <in.txt | wc -l`],
  ['sh', '-c', `${at('script')}; cd ${work} && ./script`],
  [process.execPath, '-e', 'fs.readdirSync("/etc"); fs.statSync("/usr")'],
];

/**
 * What was done, without when, how often and by which image. Left out: capabilities, which only one engine sees; the command's
 * own exec; what differs from run to run (pids, temporary names).
 */
function behaviours(run: Run): ReadonlySet<string> {
  const plain = (path: string): string =>
    path.replace(/^\/proc\/\d+/, '/proc/N').replace(/(\/cc|\/sed)\w{6}(?=\.|$)/, '$1…');
  const found = new Set(run.images.map(({ path, script = '' }) => `image ${path} ${script}`));
  for (const { observation: seen } of run.entries)
    switch (seen.kind) {
      case 'capability':
        break;
      case 'exec':
        if (seen.into !== 1) found.add(`exec ${seen.path}`);
        break;
      case 'file':
        found.add(`${seen.op} ${plain(seen.path)}${seen.name === undefined ? '' : ` as ${plain(seen.name)}`}`);
        break;
      default:
        found.add(JSON.stringify(seen));
    }
  return found;
}

/** How threads of Node and Python meet differs from run to run. */
const CHANCE = /"syscall":"(?:futex|madvise|munmap|sched_yield|restart_syscall|epoll_wait|epoll_pwait|eventfd2)"/;

for (const argv of PROGRAMS) {
  const name = argv.join(' ').replaceAll(work, '…').slice(0, 60);
  test(`both engines see the same: ${name}`, async () => {
    if (lacking !== undefined) return skip(lacking, `both engines on ${name}`);
    if (!existsSync(argv[0]) && spawnSync('which', [argv[0]]).status !== 0)
      return skip(argv[0], `both engines on ${name}`);
    writeFileSync(at('in.txt'), 'one\ntwo\n');
    writeFileSync(at('script'), '#!/usr/bin/env sh\necho "$0"\n', { mode: 0o755 });
    const target = command('sh', '-c', 'exec "$@" </dev/null >/dev/null 2>&1', 'sh', ...argv);
    if (target.kind !== 'command') throw new Error('it is a command');
    const { run: ebpf } = await watched(target);
    const recorder = new Recorder({ ...ebpf.start, run: 'notify', engine: 'notify' });
    const ending = await supervise(target.plan, { recorder });
    if (ending.kind === 'failure') return skip(ending.message, `both engines on ${name}`);
    const [a, b] = [behaviours(recorder.run({ seconds: 0 })), behaviours(ebpf)];
    const only = (these: ReadonlySet<string>, those: ReadonlySet<string>): readonly string[] =>
      [...these].filter((text) => !those.has(text) && !CHANCE.test(text));
    // fstat by another name (newfstatat with an empty path) tells of no file with eBPF.
    assert.equal(
      only(a, b).filter((text) => !text.startsWith('stat ')),
      [],
    );
    assert.equal(only(b, a), []);
  });
}

test.run();

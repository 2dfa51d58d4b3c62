/** The eBPF engine against the real kernel, with strace as the reference. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Run } from '../tracer/index.js';
import * as layout from '../tracer/ebpf/layout.js';
import { command, lacking, watched } from './support/ebpf.js';
import { folderWith, ROOT } from './support/polc.js';
import { skip } from './support/skip.js';

const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

test('the committed object is what the source makes', () => {
  if (!has('clang-14') || !has('llvm-strip-14') || !existsSync('/usr/include/bpf/bpf_helpers.h'))
    return skip('clang-14, llvm-14 and libbpf-dev', 'committed eBPF object');
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/ebpf.mjs'), '--check'], {
    encoding: 'utf8',
  });
  assert.is(status, 0, stderr);
});

/** Members of shared.h whose offsets layout.ts gives in words of its own. */
const MEMBERS: Readonly<Record<string, readonly [offsets: object, renamed: Readonly<Record<string, string>>]>> = {
  spec: [layout.SPEC, {}],
  key: [layout.KEY, {}],
  entry: [layout.ENTRY, {}],
  count: [layout.COUNT, {}],
  control: [layout.CONTROL, {}],
  record: [layout.RECORD_AT, { length: 'size' }],
  item: [layout.ITEM_AT, {}],
  file_facts: [layout.FILE_AT, {}],
  socket_facts: [layout.SOCKET_AT, {}],
};

test('both sides agree on where everything lies', () => {
  if (!has('cc')) return skip('a C compiler', 'layout of what kernel and user space share');
  const lines: string[] = [];
  const wanted: string[] = [];
  for (const [name, [offsets, renamed]] of Object.entries(MEMBERS))
    for (const [member, at] of Object.entries(offsets)) {
      const field = renamed[member] ?? member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const whole = member === 'size' && !('length' in offsets && name === 'item');
      const of = member === 'size' ? `sizeof(struct ${name})` : `offsetof(struct ${name}, ${field})`;
      lines.push(`printf("${name}.${member} %zu\\n", ${of});`);
      wanted.push(`${name}.${member} ${String(at)}`);
      assert.ok(whole || typeof at === 'number');
    }
  for (const [name, value] of [
    ['CALLS', layout.CALLS],
    ['COUNTED_IMAGES', layout.COUNTED_IMAGES],
    ['NO_CALL', layout.NO_CALL],
    ['BASE_CWD', layout.BASE_CWD],
    ['ROLE_ARGUMENTS', layout.ROLE.arguments],
    ['WALK_APART', layout.WALK.apart],
    ['ARCH_CAPABILITY', layout.ARCH.capability],
    ['RECORD_CAPABILITY', layout.RECORD.capability],
    ['ITEM_SOCKET', layout.ITEM.socket],
    ['SPEC_OPENS', layout.SPEC_FLAG.opens],
  ] as const) {
    lines.push(`printf("${name} %d\\n", (int)${name});`);
    wanted.push(`${name} ${value}`);
  }
  const folder = folderWith({
    'layout.c': `#include <stdio.h>\n#include <stddef.h>\n#include "${ROOT}/tracer/ebpf/shared.h"\nint main(void) {\n${lines.join('\n')}\n}\n`,
  });
  const built = spawnSync('cc', ['-o', join(folder, 'layout'), join(folder, 'layout.c')], { encoding: 'utf8' });
  assert.is(built.status, 0, built.stderr);
  const { stdout } = spawnSync(join(folder, 'layout'), { encoding: 'utf8' });
  assert.equal(stdout.trim().split('\n'), wanted);
});

/** `NAME OUTCOME` → how often. */
function tally(run: Run): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { observation, outcome, count } of run.entries) {
    if (observation.kind !== 'syscall') continue;
    const key = `${observation.syscall} ${outcome}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

/** The same from `strace -f -y -o`, and the real paths of what openat opened. */
function straced(argv: readonly string[]): { readonly counts: Map<string, number>; readonly opened: Set<string> } {
  const log = join(folderWith(), 'log');
  spawnSync('strace', ['-f', '-y', '-o', log, ...argv], { stdio: 'ignore' });
  const counts = new Map<string, number>();
  const opened = new Set<string>();
  const begun = new Map<string, string>();
  for (const line of readFileSync(log, 'latin1').split('\n')) {
    const found = /^(\d+) +(?:(\w+)\((.*)|<\.\.\. (\w+) resumed>(.*))$/.exec(line);
    if (!found) continue;
    const [, pid = '', started, arguments_ = '', resumed, rest = ''] = found;
    if (line.endsWith('<unfinished ...>')) {
      begun.set(pid, arguments_);
      continue;
    }
    const text = resumed === undefined ? arguments_ : `${begun.get(pid) ?? ''}${rest}`;
    const name = started ?? resumed ?? '';
    const [, failed, interrupted] = /.* = (?:-1 (E\w+)|\?(?: (ERESTART\w+))?|[-0-9a-fx]+)/s.exec(text) ?? [];
    // What rt_sigreturn "returns" is what was in the register when the signal came.
    const outcome = name === 'rt_sigreturn' ? 'ok' : (failed ?? (interrupted === undefined ? 'ok' : 'EINTR'));
    counts.set(`${name} ${outcome}`, (counts.get(`${name} ${outcome}`) ?? 0) + 1);
    const path = name === 'openat' ? /.* = \d+<(\/.*)>$/s.exec(text)?.[1] : undefined;
    if (path !== undefined) opened.add(path);
  }
  // The command's own start: both are there from its first instruction on, but polc takes it as given.
  const first = (counts.get('execve ok') ?? 1) - 1;
  if (first === 0) counts.delete('execve ok');
  else counts.set('execve ok', first);
  return { counts, opened };
}

const work = folderWith({ 'in.txt': 'one\ntwo\n', 'hello.c': 'int main(void) { return 0; }\n' });
mkdirSync(join(work, 'many'));
for (let i = 0; i < 300; i++) writeFileSync(join(work, 'many', `f${i}`), '');

/** Programs that do the same each time they run. */
const PROGRAMS: readonly (readonly [string, ...string[]])[] = [
  ['cat', join(work, 'in.txt')],
  ['sort', '-o', join(work, 'out.txt'), join(work, 'in.txt')],
  ['find', join(work, 'many'), '-name', 'f1*', '-newer', join(work, 'in.txt')],
  ['sh', '-c', `cp -r ${join(work, 'many')} ${join(work, 'copy')} && rm -r ${join(work, 'copy')}`],
  [
    '/usr/bin/python3',
    '-S',
    '-c',
    `import os\nos.mkdir(${JSON.stringify(join(work, 'd'))}); os.rmdir(${JSON.stringify(join(work, 'd'))})`,
  ],
  [
    'sh',
    '-c',
    `cd ${work}; mkdir -p q/w; touch q/w/e; ln -s e q/w/l; cat q/w/l; chmod 600 q/w/l; mv q/w/e q/f; rm -r q`,
  ],
  ['sh', '-c', 'for i in 1 2 3 4 5 6 7 8 9 10; do /bin/true; done'],
  ['tar', 'cf', '/dev/null', '-C', work, 'many'],
  ['bash', '-c', 'kill -TERM $$'],
  ['dd', 'if=/dev/zero', 'of=/dev/null', 'bs=1', 'count=5000'],
];

for (const argv of PROGRAMS) {
  const name = argv.join(' ').replaceAll(work, '…').slice(0, 70);
  test(`every call, its outcome and its count: ${name}`, async () => {
    if (lacking !== undefined) return skip(lacking, `strace and the engine on ${name}`);
    if (!has('strace') || !has(argv[0])) return skip(`strace and ${argv[0]}`, `strace and the engine on ${name}`);
    // The same streams for both: programs look at them.
    const silent = ['sh', '-c', 'exec "$@" </dev/null >/dev/null 2>&1', 'sh', ...argv] as const;
    const reference = straced(silent);
    const { run } = await watched(command(...silent));
    assert.is(run.end?.lost, 0);
    const counts = tally(run);
    const differences = [...new Set([...reference.counts.keys(), ...counts.keys()])]
      .filter((key) => !RACES.test(key) && reference.counts.get(key) !== counts.get(key))
      .map((key) => `${key}: strace ${reference.counts.get(key) ?? 0}, polc ${counts.get(key) ?? 0}`);
    assert.equal(differences, []);
    const read = run.entries.flatMap(({ observation: seen, outcome }) =>
      seen.kind === 'file' && outcome === 'ok' && ['read', 'write', 'list', 'append'].includes(seen.op)
        ? [seen.path]
        : [],
    );
    const missing = [...reference.opened].filter((path) => !read.includes(path) && !path.startsWith('/proc/'));
    assert.equal(missing, []);
  });
}

/** When a child's end is noticed is a matter of microseconds. */
const RACES = /^(?:wait4|rt_sigreturn) /;

test('the program runs as it would without: status, signal, streams', async () => {
  if (lacking !== undefined) return skip(lacking, 'transparency of the eBPF engine');
  assert.is((await watched(command('sh', '-c', 'exit 7'))).status, 7 << 8);
  assert.is((await watched(command('sh', '-c', 'kill -KILL $$'))).status, 9);
});

test('what is open of it is closed when it is done', async () => {
  if (lacking !== undefined) return skip(lacking, 'closing of the eBPF engine');
  await watched(command('true'));
  const links = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  assert.equal(
    links.filter((link) => /bpf/.test(link)),
    [],
  );
});

test.run();

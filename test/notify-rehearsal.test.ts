/** What the notify engine does before the program begins, so that none of it is done for the first time while the program waits. */
import { existsSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openLibc } from '../native/index.js';
import { Proc } from '../tracer/notify/proc.js';
import { rehearse } from '../tracer/notify/rehearsal.js';
import { Specs } from '../tracer/notify/specs.js';

test('calls are looked at as those of a program, and not made', () => {
  const libc = openLibc();
  const { entries, images } = rehearse(libc, new Proc(libc), new Specs(), [process.pid]).run();
  assert.equal(
    images.map(({ path }) => path),
    [process.execPath],
  );
  const seen = new Set<string>(entries.map(({ observation: o }) => (o.kind === 'file' ? o.op : o.kind)));
  for (const kind of ['read', 'stat', 'create', 'delete', 'exec', 'syscall'])
    assert.ok(seen.has(kind), `${kind} is among ${[...seen].join(' ')}`);
  const reads = entries.find(
    ({ observation: o }) => o.kind === 'file' && o.op === 'read' && o.path === process.execPath,
  );
  assert.is(reads?.outcome, 'ok', 'copied text');
  const made = entries.find(({ observation: o }) => o.kind === 'file' && o.op === 'create');
  const path = made?.observation.kind === 'file' ? made.observation.path : '';
  assert.match(path, /^\/polc-\d+$/, 'text behind a pointer');
  assert.not.ok(existsSync(path));
});

test.run();

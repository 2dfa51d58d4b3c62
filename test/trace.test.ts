/** Traces: what the recorder adds up, what stands on disk, and how runs merge. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { committed, TARGETS, validators } from '../scripts/schemas.js';
import {
  looksLikeTrace,
  mergeTraces,
  readTrace,
  Recorder,
  writeTrace,
  type Observation,
  type Run,
  type RunStart,
} from '../tracer/index.js';

const start = (run = 'r1'): RunStart => ({
  run,
  engine: 'notify',
  host: { arch: 'x86_64', kernel: '6.18' },
  command: ['prog', 'a\xff\n'],
  cwd: '/w',
  started: '2026-01-01T00:00:00Z',
});
const file = (path: string, name?: string): Observation => ({
  kind: 'file',
  op: 'read',
  path,
  ...(name === undefined ? {} : { name }),
  object: 'file',
  owner: false,
});
const getpid: Observation = { kind: 'syscall', arch: 'x86_64', syscall: 'getpid' };
const ok = { outcome: 'ok', predicted: false };
const program = { path: '/bin/prog', argv: ['prog'] };

function sample(name = 'r1', paths: readonly string[] = ['/etc/a']): Run {
  const recorder = new Recorder(start(name));
  const image = recorder.image(undefined, program);
  recorder.began();
  for (const path of paths) recorder.record(image, 1, 5, file(path), ok);
  recorder.record(image, 1, 9, getpid, { outcome: 'unknown', predicted: false });
  recorder.mark('pinned');
  return recorder.run({ status: 0, seconds: 1.5 });
}
const text = (...runs: readonly Run[]): string => [...writeTrace({ runs })].join('');
const read = (content: string) => readTrace([Buffer.from(content)]);

test('repeats add up; processes count once each', () => {
  const recorder = new Recorder(start());
  const image = recorder.image(undefined, program);
  const seen = recorder.record(image, 1, 10, getpid, ok);
  recorder.record(image, 1, 20, getpid, ok);
  recorder.record(image, 2, 30, getpid, ok, 3);
  if (seen) recorder.hit(seen, 1, 40);
  const [entry] = recorder.run().entries;
  assert.equal([entry?.count, entry?.processes, entry?.first, entry?.last], [6, 2, 10, 40]);
});

test('outcomes and images keep behaviours apart; one image for all that came so', () => {
  const recorder = new Recorder(start());
  const shell = recorder.image(undefined, program);
  const child = recorder.image(shell, { path: '/bin/ls', argv: ['ls', 'x'.repeat(999)] });
  assert.is(recorder.image(shell, { path: '/bin/ls', argv: ['ls', 'other'] }), child);
  assert.is.not(recorder.image(child, { path: '/bin/ls', argv: ['ls'] }), child);
  recorder.record(shell, 1, 0, file('/a'), ok);
  recorder.record(child, 2, 0, file('/a'), ok);
  recorder.record(child, 2, 0, file('/a'), { outcome: 'ENOENT', predicted: true });
  const { entries, images } = recorder.run();
  assert.is(entries.length, 3);
  assert.equal(
    images[1]?.argv.map((a) => a.length),
    [2, 256],
  );
});

test('the estimate of the unseen is that of Good and Turing', () => {
  const recorder = new Recorder(start());
  assert.is(recorder.progress().unseen, 1);
  const image = recorder.image(undefined, program);
  for (const path of ['/a', '/b', '/b', '/c', '/c', '/c', '/d', '/e', '/e', '/e'])
    recorder.record(image, 1, path.charCodeAt(1), file(path), ok);
  const { events, behaviours, unseen, newest } = recorder.progress();
  assert.equal([events, behaviours, unseen, newest], [10, 5, 0.2, 101]);
});

test('beyond the bound files are kept by folder, and the run says so', () => {
  const recorder = new Recorder(start(), 10);
  const image = recorder.image(undefined, program);
  for (let i = 0; i < 1000; i++) recorder.record(image, 1, i, file(`/d${i % 3}/f${i}`), ok);
  const { entries, end } = recorder.run({ seconds: 1 });
  assert.is(entries.length, 13);
  assert.equal(
    entries.slice(10).map(({ observation, count }) => [observation.kind === 'file' && observation.path, count]),
    [
      ['/d1', 330],
      ['/d2', 330],
      ['/d0', 330],
    ],
  );
  assert.equal([end?.events, end?.lost, end?.marks], [1000, 0, [{ mark: 'summarised' }]]);
  for (let i = 0; i < 20; i++) recorder.record(image, 1, i, { ...getpid, syscall: `call${i}` }, ok);
  // What no folder stands for is kept as it is, as long as there is room for folders.
  const full = recorder.run({ seconds: 1 });
  assert.is(full.entries.length, 20);
  assert.equal(
    [full.end?.lost, full.end?.marks],
    [13, [{ mark: 'summarised' }, { mark: 'lost', detail: 'beyond 20 behaviours' }]],
  );
});

test('what is written is read back', () => {
  const runs = [sample('r1'), sample('r2', ['/x', '/y'])];
  assert.equal(read(text(...runs)), { trace: { runs }, damaged: 0 });
  assert.ok(looksLikeTrace(text(...runs)));
});

test('any bytes survive, in chunks of any size', () => {
  const bytes = fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((c) => String.fromCharCode(c)), maxLength: 12 });
  const utf8 = fc
    .string({ unit: 'grapheme' })
    .map((s) => Buffer.from(s.replaceAll('\0', ''), 'utf8').toString('latin1'));
  fc.assert(
    fc.property(fc.array(fc.oneof(bytes, utf8)), fc.integer({ min: 1, max: 50 }), (names, size) => {
      const runs = [sample('r', [...new Set(names)])];
      const content = Buffer.from(text(...runs));
      const chunks = Array.from({ length: Math.ceil(content.length / size) }, (_, i) =>
        content.subarray(i * size, (i + 1) * size),
      );
      assert.equal(readTrace(chunks).trace.runs, runs);
    }),
    { numRuns: 60 },
  );
});

test('names on disk are text as Python writes it', () => {
  assert.match(text(sample('r', ['/a\xc3\xa9\xff'])), '"/aé\\udcff"');
});

test('lines of one run that say the same add up', () => {
  const [first = '', ...rest] = text(sample()).trimEnd().split('\n');
  const entries = rest.filter((line) => line.includes('"entry"'));
  const { trace } = read([first, ...rest, ...entries].join('\n'));
  assert.equal(
    trace.runs[0]?.entries.map((e) => e.count),
    [2, 2],
  );
});

test('damaged lines are skipped, counted and said', () => {
  const lines = text(sample()).trimEnd().split('\n');
  const broken = [
    ...lines.slice(0, 2),
    '{"type":"entry","image":1}',
    'nonsense',
    '',
    '{"type":"image"',
    ...lines.slice(2),
  ];
  const { trace, damaged, damage } = read(broken.join('\n'));
  assert.equal(trace.runs, [sample()]);
  assert.is(damaged, 3);
  assert.is(damage?.line, 3);
  assert.is(read('{"type":"entry","x":"\\ud800"}').damaged, 1);
  const wild = text(sample('r', ['/odd'])).replace('/odd', '/\\ud800');
  assert.match(read(wild).damage?.problem ?? '', 'stands for no bytes');
  assert.match(
    read(text(sample('r', ['/odd'])).replace('/odd', '/\\u0000')).damage?.problem ?? '',
    'stands for no bytes',
  );
});

test('a trace that is cut short anywhere is read as far as it goes', () => {
  const whole = text(sample('r', ['/a', '/b']));
  for (let length = 0; length < whole.length; length++) {
    const { trace, damaged } = read(whole.slice(0, length));
    assert.ok(damaged <= 1);
    assert.ok(trace.runs.length <= 1 && (trace.runs[0]?.end === undefined || length >= whole.length - 1));
  }
});

test('a newer format is not read', () => {
  const { trace, newer } = read(text(sample()).replace('"polc_trace":1', '"polc_trace":9'));
  assert.equal([trace.runs, newer], [[], 9]);
});

test('entries of unknown images are left out', () => {
  const lines = text(sample()).replace(/^\{"type":"image".*\n/m, '');
  assert.equal(read(lines).trace.runs[0]?.entries, []);
});

test('a line without end does not fill the memory', () => {
  const { damaged } = readTrace(
    (function* () {
      for (let i = 0; i < 200; i++) yield Buffer.alloc(1 << 20, 'x');
    })(),
  );
  assert.is(damaged, 1);
});

test('merging is idempotent and order-free; the better copy of a run stays', () => {
  const [a, b] = [sample('a'), sample('b')];
  const { end: _, ...cut } = sample('a', ['/etc/a', '/etc/b']);
  assert.equal(mergeTraces([{ runs: [b] }, { runs: [a, cut] }]), { runs: [a, b] });
  assert.equal(mergeTraces([{ runs: [cut] }, { runs: [b, a] }, { runs: [a] }]), { runs: [a, b] });
});

test('the validators are those of the schemas', async () => {
  assert.is(await validators(TARGETS.trace), committed(TARGETS.trace));
});

test.run();

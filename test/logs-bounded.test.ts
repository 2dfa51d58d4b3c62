/** What a log keeps in memory: no more than a bound, whatever stands in it; and no line takes long, whatever it is. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Recorder } from '../tracer/index.js';
import { detect, importAudit, importStrace, type Imported } from '../tracer/import/index.js';
import { parseValue, readAnnotation } from '../tracer/import/strace/value.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // what V8 names so

const OPTIONS = { arch: 'x86_64' as const, cwd: '/work' };
const CHUNK = 64 * 1024;

/** Chunks of 64 KB that begin with lines of their own, and repeat another for the rest. */
function* chunks(count: number, lines: (chunk: number) => string, filler: string): Iterable<Uint8Array> {
  for (let at = 0; at < count; at++) {
    const head = lines(at);
    yield Buffer.from(head + filler.repeat(Math.ceil((CHUNK - head.length) / filler.length)), 'latin1');
  }
}

function* thousands(count: number, line: (at: number) => string): Iterable<Uint8Array> {
  for (let at = 0; at < count; at++)
    yield Buffer.from(Array.from({ length: 1000 }, (_, i) => line(at * 1000 + i)).join(''), 'latin1');
}

/** MB that are alive when the last chunk was read. */
function alive(read: (chunks: Iterable<Uint8Array>) => Imported, log: Iterable<Uint8Array>): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  let after = 0;
  read(
    (function* () {
      yield* log;
      collect();
      after = process.memoryUsage().heapUsed;
    })(),
  );
  return (after - before) / 1e6;
}

const strace = (log: Iterable<Uint8Array>): Imported => importStrace([{ chunks: log }], OPTIONS);

/** What must not keep alive the 64 KB around it: 300 of them are 20 MB. */
const KEPT: Readonly<Record<string, (at: number) => string>> = {
  'a path': (at) => `5 openat(AT_FDCWD, "/somewhere/folder${at}/file.conf", O_RDONLY) = 3\n`,
  'a folder': (at) => `5 chdir("/somewhere/a-folder-of-its-own-${at}") = 0\n`,
  'a symlink': (at) => `5 symlink("/somewhere/its/target${at}", "/somewhere/link${at}") = 0\n`,
  'a program': (at) =>
    `5 execve("/usr/lib/programs/program${at}", ["program", "argument-${at}-of-it"], 0x1 /* 9 vars */) = 0\n`,
  'a constant': (at) => `5 openat(AT_FDCWD, "/x", O_CONSTANT_OF_THE_FUTURE_${at}) = 3\n`,
  'an errno': (at) => `5 openat(AT_FDCWD, "/x", O_RDONLY) = -1 ESOMETHINGOFTHEFUTURE${at}\n`,
  'a descriptor': (at) => `5 fchdir(${at}</somewhere/a-folder-of-its-own-${at}>) = 0\n`,
  'an interrupted call': (at) => `${100 + at} openat(AT_FDCWD, "/somewhere/folder${at}/file.conf", <unfinished ...>\n`,
};
for (const [what, lines] of Object.entries(KEPT))
  test(`${what} keeps no more of the log alive than itself`, () => {
    const megabytes = alive(strace, chunks(300, lines, '5 read(3, "what is read", 4096) = 12\n'));
    assert.ok(megabytes < 6, `${megabytes} MB`);
  });

/** What there may be any number of, and how many thousands are tried: were all of it kept, it would not have room. */
const MANY: Readonly<Record<string, readonly [thousands: number, line: (at: number) => string]>> = {
  'files and their folders': [300, (at) => `5 openat(AT_FDCWD, "/d${at}/f", O_RDONLY) = 3\n`],
  symlinks: [300, (at) => `5 symlink("/somewhere/its/target${at}", "/somewhere/link${at}") = 0\n`],
  programs: [300, (at) => `5 execve("/bin/p${at}", ["p"], 0x1) = 0\n`],
  'processes that never end': [100, (at) => `5 clone(child_stack=NULL, flags=SIGCHLD) = ${1000 + at}\n`],
  descriptors: [200, (at) => `${1 + (at % 200)} openat(AT_FDCWD, "/x", O_RDONLY) = ${at}\n`],
  constants: [60, (at) => `5 openat(AT_FDCWD, "/x", O_A${at}) = 3\n`],
  'unknown calls': [100, (at) => `5 ${'call'.repeat(100)}${at}() = 3\n`],
};
for (const [what, [count, line]] of Object.entries(MANY))
  test(`any number of ${what} has room`, () => {
    const megabytes = alive(strace, thousands(count, line));
    assert.ok(megabytes < 240, `${megabytes} MB`);
  });

test('interrupted calls with long arguments have room', () => {
  const text = 'x'.repeat(60_000);
  const line = (at: number): string => `${100 + at} write(1, "${text}", 60000 <unfinished ...>\n`;
  const megabytes = alive(strace, chunks(2000, line, '5 getpid() = 5\n'));
  assert.ok(megabytes < 50, `${megabytes} MB`);
});

test('what is recorded of processes that go on for ever has room', () => {
  const recorder = new Recorder(
    { run: '', engine: 'strace', host: { arch: 'x86_64', kernel: '' }, command: [], cwd: '/', started: '' },
    4000,
  );
  const image = recorder.image(undefined, { path: '/p', argv: [] });
  const behaviours = Array.from({ length: 4000 }, (_, i) =>
    recorder.record(
      image,
      0,
      0,
      { kind: 'file', op: 'read', path: `/${i}`, object: 'file', owner: false },
      { outcome: 'ok', predicted: false },
    ),
  );
  collect();
  const before = process.memoryUsage().arrayBuffers;
  for (let one = 1; one < 4000; one++)
    for (const behaviour of behaviours) if (behaviour) recorder.hit(behaviour, one, 0);
  const megabytes = (process.memoryUsage().arrayBuffers - before) / 1e6;
  assert.ok(megabytes < 60, `${megabytes} MB`);
  assert.is(behaviours[0]?.processes, 4000);
});

/** A pattern that tries all ways would take minutes on as much. */
const LONG = 200_000;
/** What lines are made of, of which each takes some pattern to its limits. */
const PIECES = [
  '"',
  '\\',
  '(',
  '[',
  '{',
  '<',
  '>',
  ')',
  ',',
  '=',
  ' ',
  'a',
  '0',
  '-',
  '|',
  '/',
  '/../',
  '/a',
  '/*',
  '=>',
  ' = ',
  "a='",
  'a=',
  'a=(',
  'a="',
  'A|',
  '1*',
  '1<<',
  'type=AVC ',
  'audit(1.1:1)',
  'audit: ',
  'avc:  denied  { ',
  'msg=',
  ' resumed>',
  '<... ',
  '<unfinished ...>',
  '[pid ',
  '1:',
  '\x1d',
  '\0',
  '\xff',
  '\x1b[31m',
  'a0[0]=',
  'strace: Process ',
  '+++ ',
  '--- ',
  'a=1 ',
  'inet_addr(',
  'node=',
  '\r',
];
const HEADS = [
  '',
  '5 ',
  '5 openat(',
  '5 openat(AT_FDCWD, "',
  '5 open(',
  '5 mmap(',
  '5 connect(3, {',
  '5 clone(',
  '5 execve("',
  '<... ',
  '5 +++ ',
  '[ Process PID=',
  '[pid ',
  'type=AVC msg=audit(1.1:1): ',
  'type=SYSCALL msg=audit(1.1:1): ',
  '[ 12.3] audit: type=1400 audit(1.1:1): ',
  'audit: AVC ',
  'type=AVC msg=audit(1.1:1): avc:  denied  { ',
  '{"',
  'audit: ',
];

test('no line takes long', () => {
  for (const head of HEADS)
    for (const piece of PIECES) {
      const line = `${head}${piece.repeat(Math.floor(LONG / piece.length))}`;
      const begun = process.cpuUsage();
      const bytes = Buffer.from(
        `5 execve("/a", ["a"], 0x1) = 0\n${line}\n${line}) = 0\n${line}", O_RDONLY) = 3\n`,
        'latin1',
      );
      strace([bytes]);
      importAudit(
        [
          Buffer.from(
            `type=AVC msg=audit(1.1:1): avc:  denied  { read } for  pid=5 comm="a" path="/a" scontext=a tcontext=a tclass=file\n${line}\n`,
            'latin1',
          ),
        ],
        OPTIONS,
      );
      detect(line);
      const { user, system } = process.cpuUsage(begun);
      assert.ok(user + system < 2e6, `${head} ${piece}: ${(user + system) / 1e6} s of the processor`);
    }
});

/** A value that nests, computes or is annotated without end; the call around it is read as far as polc knows it. */
const ENDLESS: Readonly<Record<string, string>> = {
  nested: `5 kill(${'~'.repeat(LONG)}1, SIGTERM) = 0`,
  shifted: `5 kill(1${'<<63'.repeat(LONG / 2)}, SIGTERM) = 0`,
  multiplied: `5 kill(9${'*999999999'.repeat(LONG / 4)}, SIGTERM) = 0`,
  long: `5 kill(${'9'.repeat(4 * LONG)}, SIGTERM) = 0`,
  'a long signal': `5 kill(1, SIGRT_${'9'.repeat(4 * LONG)}) = 0`,
  annotated: `5 openat(AT_FDCWD, "x", O_RDONLY) = 3</${'<a'.repeat(LONG)}>x>`,
};
for (const [what, line] of Object.entries(ENDLESS))
  test(`a value that is ${what} without end takes no longer than others, and no stack`, () => {
    const begun = process.cpuUsage();
    const { run } = strace([Buffer.from(`5 execve("/a", ["a"], 0x1) = 0\n${line}\n`, 'latin1')]);
    const { user, system } = process.cpuUsage(begun);
    assert.ok(user + system < 1e6, `${(user + system) / 1e6} s of the processor`);
    assert.ok(run.entries.length > 0);
  });

test('numbers of 64 bits are known, signed or not, and none beyond', () => {
  const known = (text: string): bigint | undefined => {
    const value = parseValue(text, 'x86_64');
    return value.kind === 'number' ? value.value : undefined;
  };
  assert.is(known('0xffffffffffffffff'), (1n << 64n) - 1n);
  assert.is(known('01777777777777777777777'), (1n << 64n) - 1n);
  assert.is(known('-9223372036854775808'), -(1n << 63n));
  assert.is(known('1<<63|1'), (1n << 63n) | 1n);
  assert.is(known('~0'), -1n);
  for (const beyond of ['0x10000000000000000', '3<<63', '4294967296*4294967296'])
    assert.is(known(beyond), undefined, beyond);
});

test('what a device is stands behind the last bracket of an annotation, and is no part of it', () => {
  const texts: Readonly<Record<string, string>> = {
    '/dev/null<char 1:3>': '/dev/null',
    '/a<b<c>': '/a',
    '/a<b': '/a',
    '/a>b<c>': '/a>b',
    '/a<b>c': '/a<b>c',
    '/a<b>>': '/a<b>>',
    '<>': '',
    '>': '>',
    '': '',
  };
  for (const [text, path] of Object.entries(texts)) assert.is(readAnnotation(text), path, text);
});

test.run();

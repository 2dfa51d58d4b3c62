import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { link, load, printRule, type LinkedPolicy, type LinkedProfile, type Rule } from '../dsl/index.js';
import { hostOf } from './support/module-host.js';
import { cpuClock } from './support/cpu-time.js';

function linked(
  text: string,
  files: Record<string, string> = {},
): { policy: LinkedPolicy; codes: string[]; messages: string[] } {
  const graph = load({ path: 'root.policy', text }, hostOf(files), 'root.policy');
  const { value, diagnostics } = link(graph.value);
  const all = [...graph.diagnostics, ...diagnostics];
  return { policy: value, codes: all.map((d) => d.code), messages: all.map((d) => d.message) };
}
function profile(text: string, files: Record<string, string> = {}, name = 'p'): LinkedProfile {
  const { policy, messages } = linked(text, files);
  assert.equal(messages, []);
  const found = policy.profiles.find((p) => p.name === name);
  assert.ok(found);
  return found;
}
const texts = (p: LinkedProfile): string[] =>
  p.rules.filter((r): r is Rule => r.kind === 'rule').map((r) => printRule(r));

test('lists are replaced by what they stand for', () => {
  const p = profile(`
    let a = ["/a", "/b"]; let b = [a, ["/c"]]; let ports = [80, 8000..8099]; let reqs = [TIOCGWINSZ, 0x5401]
    profile p {
      let own = "/own"
      program own
      allow read b, "/d", own
      allow bind tcp port 22, ports
      allow ioctl reqs, FIONBIO
      allow syscall personality(personality in [ports, PER_LINUX])
      allow mount tmpfs on a
      when arch == x86_64 { allow exec a }
    }`);
  assert.equal(texts(p), [
    'allow read "/a", "/b", "/c", "/d", "/own"',
    'allow bind tcp port 22, 80, 8000..8099',
    'allow ioctl TIOCGWINSZ, 0x5401, FIONBIO',
    'allow syscall personality(personality in [80, 8000..8099, PER_LINUX])',
    'allow mount tmpfs on "/a", "/b"',
  ]);
  assert.is(p.program?.paths[0]?.kind, 'string');
  const when = p.rules.at(-1);
  assert.ok(when?.kind === 'when' && when.body[0]?.kind === 'rule' && when.body[0].body.kind === 'exec');
  assert.is(when.body[0].body.paths.length, 2);
});

test('a module gives its rules to all profiles, its lists to nobody, its uses to everybody', () => {
  const files = {
    './m.policy': 'use std/base\nlet secret = "/s"\nallow read secret\nprofile unused { allow read "/u" }',
    'std/base': 'allow read "/lib/**"',
  };
  assert.equal(texts(profile('use "./m.policy"\nprofile p { allow read "/p" }', files)), [
    'allow read "/lib/**"',
    'allow read "/s"',
    'allow read "/p"',
  ]);
  assert.equal(linked('use "./m.policy"\nprofile p { allow read secret }', files).codes, ['POL2101']);
});

test('a module in a diamond contributes once, and one inside a profile only there', () => {
  const files = {
    'std/base': 'allow read "/lib/**"',
    './a': 'use std/base\nallow read "/a"',
    './b': 'use std/base\nallow read "/b"',
  };
  const text = 'profile p { use "./a", "./b"; use std/base }\nprofile q { allow read "/q" }';
  assert.equal(texts(profile(text, files)), ['allow read "/lib/**"', 'allow read "/a"', 'allow read "/b"']);
  assert.equal(texts(profile(text, files, 'q')), ['allow read "/q"']);
});

test('`extends` copies rules; settings of the child replace; `program` and tests stay', () => {
  const files = {
    'std/worker':
      'allow read "/file"\nprofile worker { program "/w"; otherwise kill; unknown otherwise; syscalls listed; use std/base; allow read "/worker" }\ntest worker { expect deny read "/x" }',
    'std/base': 'allow read "/base"',
  };
  const p = profile(
    'use std/base\nallow read "/root"\nprofile p extends std/worker.worker { otherwise errno EPERM; allow read "/p" }',
    files,
  );
  assert.equal(texts(p), [
    'allow read "/file"',
    'allow read "/base"',
    'allow read "/worker"',
    'allow read "/root"',
    'allow read "/p"',
  ]);
  assert.is(p.program, undefined);
  assert.is(p.otherwise?.effect.kind, 'errno');
  assert.is(p.unknown?.effect, 'otherwise');
  assert.ok(p.listed);
  assert.equal(
    texts(profile('allow read "/f"\nprofile a { allow read "/a" }\nprofile p extends a { allow read "/p" }')),
    ['allow read "/f"', 'allow read "/a"', 'allow read "/p"'],
  );
});

test('tests are linked with the lists of their file', () => {
  const { policy, codes } = linked('let a = ["/a", "/b"]\nprofile p { allow read a }\ntest p { expect allow read a }');
  assert.equal(codes, []);
  const body = policy.tests[0]?.expectations[0]?.access.body;
  assert.ok(body?.kind === 'file' && body.paths.length === 2);
});

test('a file without profiles is a module: no error', () => {
  const { policy, codes } = linked('allow read "/x"');
  assert.equal(codes, []);
  assert.is(policy.profiles.length, 0);
});

test('mistakes are found once, with the nearest name', () => {
  const expectations: readonly [string, readonly string[]][] = [
    ['let sites = ["/a"]\nprofile p { allow read site }\nprofile q { allow read site }', ['POL2101', 'POL2101']],
    ['let sites = ["/a"]\nallow read site\nprofile p { }\nprofile q { }', ['POL2101']],
    ['profile p { allow bind tcp port http }', ['POL2101']],
    ['let a = [b]\nlet b = [c]\nlet c = [a]', ['POL2102']],
    ['let a = a', ['POL2102']],
    ['let a = ["/x", [1]]\nprofile p { allow read a }', ['POL2103']],
    ['let a = "/x"\nprofile p { allow bind tcp port a }', ['POL2104']],
    ['let a = 1\nprofile p { let a = 2 }', ['POL2105']],
    ['let a = 1\nlet a = 2', ['POL2105']],
    ['profile worker { }\nprofile p extends workr { }', ['POL2106']],
    ['profile p { }\ntest q { }', ['POL2106']],
    ['profile p extends p { }', ['POL2107']],
    ['profile a extends b { }\nprofile b extends c { }\nprofile c extends a { }', ['POL2107']],
    ['profile p { arch x86_64\narch aarch64 }', ['POL2108']],
    ['profile p extends std/none.x { }', ['POL1102']],
  ];
  for (const [text, codes] of expectations) assert.equal(linked(text).codes, codes, text);
});

test('a cycle of modules names its members', () => {
  const { messages } = linked('use "./a"', { './a': 'use "./b"', './b': 'use "./a"' });
  assert.equal(messages, ['modules include each other: `./a` → `./b` → `./a`']);
});

test('each module is read where it is used, and parsed once', () => {
  const host = hostOf({ 'std/a': 'use std/c', 'std/b': 'use std/c', 'std/c': 'allow read "/c"' });
  const { value } = load({ path: 'r', text: 'use std/a, std/b\nprofile p extends std/c.x { use std/a }' }, host);
  assert.equal(
    value.modules.map((m) => m.name),
    ['r', 'std/a', 'std/c', 'std/b'],
  );
  assert.is(new Set(value.modules).size, 4);
});

test('oversized entries, endless lists and towers of lists end in a diagnostic', () => {
  const elapsed = cpuClock();
  assert.equal(linked('#'.repeat(50_000_000)).codes, ['POL1105']);
  // Doubling lists: 2^60 items if names were copied.
  const doubling = Array.from({ length: 60 }, (_, i) => `let a${i} = [a${i + 1}, a${i + 1}]`).join('\n');
  assert.equal(linked(`${doubling}\nlet a60 = ["/x", "/y"]\nprofile p { allow read a0 }`).codes, []);
  const many = `let l = [${Array.from({ length: 2000 }, (_, i) => `"/${i}"`).join(', ')}]\n`;
  const uses = Array.from({ length: 2000 }, () => 'allow read l, "/x"').join('\n');
  assert.equal(linked(`${many}profile p {\n${uses}\n}`).codes, ['POL2109']);
  const tower = Array.from({ length: 20_000 }, (_, i) => `profile p${i} extends p${i + 1} { }`).join('\n');
  assert.ok(linked(tower).codes.every((code) => code === 'POL2109' || code === 'POL2106'));
  assert.ok(elapsed() < 20_000);
});

test.run();

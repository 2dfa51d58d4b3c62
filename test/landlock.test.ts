/** The Landlock backend as text: patterns and places, what is handled when, and that hostile strings stay strings. */
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import {
  forAbi,
  FS_RIGHTS,
  grantedAt,
  landlockCoverage,
  landlockRequest,
  landlockRuleset,
  NEWEST_ABI,
  RIGHTS,
  rulesetJson,
  type Right,
} from '../backends/landlock/index.js';
import { alternatives } from '../backends/landlock/pattern.js';
import { isFloor, matches, OPERATIONS, parseGlob, type Glob, type Profile } from '../compiler/index.js';
import { compileText } from './support/compile.js';
import { skip } from './support/skip.js';

function profiles(text: string): readonly Profile[] {
  const { policy, diagnostics } = compileText(text);
  assert.equal(
    diagnostics.filter((d) => d.severity === 'error').map((d) => d.message),
    [],
  );
  return policy.profiles.map((p) => p.models[0]);
}
const made = (rules: string, abi = NEWEST_ABI) => landlockRuleset(profiles(`profile p {\n${rules}\n}\n`), abi);
const rulesOf = (rules: string, abi?: number): readonly string[] =>
  made(rules, abi).value.rules.map(
    (r) => `${[r.path === '/' ? '' : r.path, ...r.matching].join('/')}${r.beneath ? '/…' : ''} ${r.access.join(' ')}`,
  );
const refused = (rules: string): readonly string[] => made(rules).diagnostics.map((d) => `${d.code} ${d.message}`);

const glob = (text: string): Glob => {
  const parsed = parseGlob(text);
  assert.not('problem' in parsed, text);
  return parsed as Glob;
};

const MAKE = 'MAKE_CHAR MAKE_DIR MAKE_REG MAKE_SOCK MAKE_FIFO MAKE_BLOCK MAKE_SYM';

test('the table says what the kernel’s header says', () => {
  const header = '/usr/include/linux/landlock.h';
  if (!existsSync(header)) return skip(header, 'the table says what the kernel’s header says');
  const text = readFileSync(header, 'utf8');
  const defined = [...text.matchAll(/LANDLOCK_(?:ACCESS_(?:FS|NET)|SCOPE)_(\w+)\s+\(1ULL << (\d+)\)/g)];
  assert.ok(defined.length >= 14);
  for (const [, name = '', bit] of defined) {
    assert.ok(name in RIGHTS, name);
    assert.is(RIGHTS[name as Right].bit, Number(bit), name);
  }
});

test('the pieces of a pattern match what the pattern does', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    '*',
    '**',
    '?',
    '[ab]',
    '[!a]',
    '{a,b}',
    '{,a/}',
    '{a/b,c*}',
    '{[ab],?b}',
    '\\*',
    '\\{',
  );
  const pattern = fc
    .array(fc.array(piece, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
    .map((segments) => `/${segments.map((s) => s.join('').replace(/\*{3,}/g, '**')).join('/')}`)
    .filter((text) => !text.includes('//') && !/\/$/.test(text));
  const name = fc.constantFrom('a', 'b', 'ab', 'aab', '*', '{', 'c', 'cb', 'a*');
  const path = fc.array(name, { maxLength: 5 }).map((names) => `/${names.join('/')}`);
  fc.assert(
    fc.property(pattern, fc.array(path, { minLength: 20, maxLength: 20 }), (text, paths) => {
      const whole = glob(text);
      const parts = alternatives(whole);
      for (const p of paths) {
        assert.is(
          parts.some((part) => matches(part.glob, p)),
          matches(whole, p),
          `${text} on ${p}`,
        );
        for (const part of parts)
          if (matches(part.glob, p))
            assert.ok(`${p}/`.startsWith(part.base === '/' ? '/' : `${part.base}/`), `${text} on ${p}`);
      }
    }),
    { numRuns: 1000 },
  );
});

test('literals, trees and patterns', () => {
  assert.equal(rulesOf('allow read "/srv/a"'), ['/srv/a READ_FILE']);
  assert.equal(rulesOf('allow read "/srv/**"'), ['/srv/… READ_FILE']);
  assert.equal(rulesOf('allow list "/srv/**", "/srv"'), ['/srv/… READ_DIR']);
  assert.equal(rulesOf('allow read "/srv/*.txt"'), ['/srv/… READ_FILE']);
  assert.equal(rulesOf('allow write "/srv/{a,b}/log"'), [
    '/srv/a/log WRITE_FILE TRUNCATE',
    '/srv/b/log WRITE_FILE TRUNCATE',
  ]);
  assert.equal(rulesOf('allow append "/srv/log"'), ['/srv/log WRITE_FILE']);
  assert.equal(rulesOf('allow create "/srv/log"'), [`/srv/… ${MAKE}`]);
  assert.equal(rulesOf('allow delete "/srv/log"'), ['/srv/… REMOVE_DIR REMOVE_FILE']);
  assert.equal(rulesOf('allow attributes, lock, map, stat "/srv/**"'), []);
});

test('what the program makes itself is reached through the directory', () => {
  assert.equal(rulesOf('allow create "/srv/log"\nallow append "/srv/log"'), [`/srv/… WRITE_FILE ${MAKE}`]);
  assert.equal(rulesOf('allow create "/srv/**"\nallow read "/srv/a/b"'), [`/srv/… READ_FILE ${MAKE}`]);
  // But nothing becomes executable by that.
  assert.equal(
    rulesOf('allow create "/srv/**"\nallow exec "/srv/tool"')
      .filter((r) => r.includes('EXECUTE'))
      .slice(-1),
    ['/srv/tool EXECUTE READ_FILE'],
  );
});

test('what a deny rule takes back whole is not granted; the rest it can’t take out', () => {
  assert.equal(rulesOf('allow read "/srv/a", "/srv/b"\ndeny read "/srv/a"'), ['/srv/b READ_FILE']);
  const [profile] = profiles('profile p {\n allow read "/srv/**"\n deny read "/srv/secret"\n deny read "/opt/**"\n}\n');
  const { rules } = landlockCoverage(profile!, 7);
  assert.equal(
    [...rules.values()].map((c) => c.kind),
    ['exact', 'none', 'exact'],
  );
});

test('floors: resolved at launch for what exists, refused for making and removing', () => {
  assert.equal(rulesOf('allow read "/etc/*.conf"'), ['/etc/*.conf READ_FILE']);
  assert.equal(rulesOf('allow read "@{HOME}/.profile"'), ['/home/*/.profile READ_FILE', '/root/.profile READ_FILE']);
  assert.equal(rulesOf('allow exec "/usr/bin/*awk"').at(-1), '/usr/bin/*awk EXECUTE READ_FILE');
  assert.equal(rulesOf('allow create "@{HOME}/**"'), [`/home/*/… ${MAKE}`, `/root/… ${MAKE}`]);
  assert.equal(refused('allow create "/etc/motd"'), [
    'POL4301 Landlock could grant `create "/etc/motd"` only by opening `/etc`',
  ]);
  assert.equal(refused('allow delete "/home/*/x"'), [
    'POL4301 Landlock could grant `delete "/home/*/x"` only by opening `/home`',
  ]);
  assert.equal(refused('allow read "/etc/**/*.conf"'), [
    'POL4301 Landlock could grant `read "/etc/**/*.conf"` only by opening `/etc`',
  ]);
  assert.equal(refused('allow create "/etc/app/x", "/root/.cache/**"\nallow read "/**"'), []);
  assert.ok(isFloor('/home/me/.ssh') && isFloor('/proc') && !isFloor('/home/me/src') && !isFloor('/etc/app'));
});

test('opening a node of every system with O_CREAT makes nothing; making another node in /dev is refused', () => {
  assert.equal(rulesOf('allow write, create "/dev/null"'), ['/dev/null WRITE_FILE TRUNCATE']);
  assert.equal(refused('allow create "/dev/null"\nallow rename, create "/srv/w/**"'), []);
  assert.match(refused('allow create "/dev/sdz"').join(), 'POL4301');
  assert.match(refused('allow delete "/dev/null"').join(), 'POL4301');
});

test('procfs: reading opens /proc, writing only the program’s own entries', () => {
  assert.equal(rulesOf('allow read owner "/proc/@{pid}/status"'), ['/proc/… READ_FILE']);
  assert.equal(rulesOf('allow read "/proc/uptime"'), ['/proc/… READ_FILE']);
  assert.equal(rulesOf('allow write "/proc/@{pid}/oom_score_adj"'), ['/proc/self/oom_score_adj WRITE_FILE TRUNCATE']);
  assert.equal(rulesOf('allow read, write "/proc/@{pid}/fd/*"'), []);
});

test('it steps back where it would break what the policy allows', () => {
  const why = (text: string, abi = 7): readonly string[] =>
    landlockRuleset(profiles(text), abi)
      .value.lost.filter((l) => !(l.right in RIGHTS))
      .map((l) => `${l.right}: ${l.why}`);
  assert.equal(why('profile p {\n allow mount tmpfs on "/srv/m"\n}\n'), ['files: profile `p` may mount']);
  assert.equal(why('profile p {\n allow ptrace trace\n}\n'), [
    'all: profile `p` may trace other processes than its children',
  ]);
  assert.equal(why('profile p {\n allow ptrace trace to self\n}\n'), []);
  assert.match(why('profile p {\n otherwise log\n}\n')[0] ?? '', 'only logs');
  assert.match(why('profile p {\n otherwise allow\n}\n')[0] ?? '', 'no rule is about');
  assert.match(why('profile p {\n allow rename "/srv/**"\n}\n', 1)[0] ?? '', 'before ABI 2');
  assert.equal(why('profile p {}\n', 0), ['all: this kernel has no Landlock']);
});

test('ports and scopes', () => {
  const { value } = made('allow connect tcp any port 80, 443..445\nallow bind udp port 53\nallow connect udp any');
  assert.equal(value.ports, [
    {
      access: 'CONNECT_TCP',
      ports: [
        [80, 80],
        [443, 445],
      ],
    },
    {
      access: 'BIND_UDP',
      ports: [
        [0, 0],
        [53, 53],
      ],
    },
  ]);
  assert.equal(value.handledNet, ['BIND_TCP', 'CONNECT_TCP', 'BIND_UDP']);
  assert.equal(value.scoped, ['ABSTRACT_UNIX_SOCKET', 'SIGNAL']);
  const open = made('allow connect tcp any\nallow signal hup\nallow connect unix "@x"').value;
  assert.equal([open.handledNet.includes('CONNECT_TCP'), open.scoped], [false, []]);
  const but = made('allow connect tcp any\ndeny connect tcp any port 25').value.ports;
  assert.equal(but, [
    {
      access: 'CONNECT_TCP',
      ports: [
        [0, 24],
        [26, 65535],
      ],
    },
  ]);
});

test('profiles reached by exec share the rules', () => {
  const text = `profile a {\n allow exec "/usr/bin/x" as b\n}\nprofile b {\n allow read "/srv/b"\n}\n`;
  const all = profiles(text);
  assert.ok(landlockRuleset(all, 7).value.rules.some((rule) => rule.path === '/srv/b'));
  const coverage = landlockCoverage(all[0]!, 7, { profiles: all }).operations;
  assert.is(coverage.get('mount')?.kind, 'wider');
});

test('every ABI gets what it knows, and says what it loses', () => {
  const { value } = made('allow read, modify "/srv/**"\nallow exec "/srv/x"');
  for (let abi = 2; abi <= NEWEST_ABI; abi++) {
    const { ruleset, lost } = forAbi(value, abi);
    const wanted = [...value.handledFs, ...value.handledNet, ...value.scoped];
    assert.equal(new Set(lost.map((l) => l.right)), new Set(wanted.filter((right) => RIGHTS[right].since > abi)));
    assert.ok(
      landlockRequest(ruleset).rules.every((rule) => (rule.access & ~landlockRequest(ruleset).handledFs) === 0n),
    );
  }
  assert.equal(forAbi(value, 1).ruleset.handledFs, [], 'ABI 1 denies all moves between directories');
  for (const operation of OPERATIONS) {
    const [profile] = profiles('profile p {\n allow read "/srv/**"\n}\n');
    for (let abi = 0; abi <= NEWEST_ABI; abi++) assert.ok(landlockCoverage(profile!, abi).operations.has(operation));
  }
});

test('`grantedAt` answers from the rules', () => {
  const { value } = made('allow read "/srv/**", "/etc/*.conf"\nallow list "/opt"');
  assert.equal(grantedAt(value, '/srv/a/b'), ['READ_FILE']);
  assert.equal(grantedAt(value, '/etc/x.conf'), ['READ_FILE']);
  assert.equal(grantedAt(value, '/etc/x/y.conf'), []);
  assert.equal(grantedAt(value, '/opt/below'), ['READ_DIR']);
  assert.ok(FS_RIGHTS.length >= 17);
});

test('hostile names stay names', () => {
  const hostile = [
    'a"b',
    "a'b",
    'a\\\\b',
    'a\\nb',
    'a b',
    'a#b',
    'a\\{b\\}',
    'a\\*b',
    '\\xff\\xfe',
    '\\x1b[0m',
    '],"x":["',
  ];
  for (const name of hostile) {
    const { value } = made(`allow read "/srv/${name.replaceAll('"', '\\"').replaceAll('[', '\\[')}"`);
    assert.is(value.rules.length, 1, name);
    const parsed = JSON.parse(rulesetJson(value)) as {
      rules: { path: string; path_base64?: string; access: string[] }[];
    };
    const [rule] = parsed.rules;
    const bytes =
      rule?.path_base64 === undefined ? Buffer.from(rule?.path ?? '') : Buffer.from(rule.path_base64, 'base64');
    assert.is(bytes.toString('latin1'), value.rules[0]?.path, name);
    assert.equal(parsed.rules.length, 1);
  }
});

test('5,000 rules take less than two seconds', () => {
  const lines = Array.from(
    { length: 5000 },
    (_, i) => `  allow ${i % 3 ? 'read' : 'read, create, write'} "/srv/d${i % 97}/f${i}{,.log}"`,
  );
  // Of the processor, and the best of a few: a busy machine only adds. Patterns keep what they found: each run has its own.
  const took = [1, 2, 3].map(() => {
    const fresh = profiles(`profile p {\n${lines.join('\n')}\n}\n`);
    const before = process.cpuUsage();
    landlockRuleset(fresh, 7);
    return process.cpuUsage(before).user / 1000;
  });
  assert.ok(Math.min(...took) < 2000, `${took.join(', ')} ms`);
});

test.run();

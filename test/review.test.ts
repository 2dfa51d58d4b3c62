/** The pure part of a review: what each action does, that undo takes it back, what is kept. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from '../dsl/index.js';
import {
  changesAgainst,
  currentRule,
  diffOf,
  editedText,
  editsOf,
  EMPTY_SIDECAR,
  entriesFrom,
  Evidence,
  eventBetween,
  isDirty,
  ladderFor,
  parseFilter,
  parseRules,
  pathsOf,
  progressOf,
  readSession,
  readSidecar,
  rebase,
  replay,
  reviewReducer,
  reviewState,
  RISKS,
  riskNow,
  riskScale,
  rulesOf,
  selectedRules,
  sessionLine,
  sidecarAfter,
  textOfOne,
  UNDECIDED,
  writeSidecar,
  type Action,
  type ReviewState,
} from '../review/index.js';
import type { Observation, Trace } from '../tracer/index.js';

const POLICY = `# head
use std/base

let logs = ["/var/log/app/a.log", "/var/log/app/b.log"]

profile app {
  # why it reads this
  allow read "/srv/app/one.conf"   # kept
  allow read "/etc/shadow"
  allow read, list "/srv/data/**"
  allow append logs

  allow connect tcp any port 443
  allow exec "/usr/bin/python3"
  deny exec "/tmp/**"
  when arch == x86_64 { allow syscall bpf; allow syscall read, write }
}
allow syscall getpid
`;

const open = (text = POLICY, seen: readonly string[] = []): ReviewState => {
  const { value: file } = parse({ path: 'app.policy', text });
  const state = reviewState({
    file,
    rules: rulesOf(file),
    modules: [
      {
        name: 'std/base',
        rules: rulesOf(file)
          .slice(0, 2)
          .map((r) => r.node),
      },
    ],
    against: undefined,
  });
  return reviewReducer(state, { kind: 'findings', findings: { seen, covered: new Map([[8, 'std/base']]) } });
};
const after = (state: ReviewState, ...actions: readonly Action[]): ReviewState => actions.reduce(reviewReducer, state);
const textOf = ({ context, entries }: ReviewState): string => editedText(context.file, context.rules, entries);
const ruleWith = ({ context }: ReviewState, part: string): number => {
  const found = context.rules.find((rule) => rule.text.includes(part));
  assert.ok(found, `no rule with ${part}`);
  return found.index;
};
const verdicts = ({ entries }: ReviewState): readonly string[] => entries.map((entry) => entry.verdict);

test('the riskiest undecided rule comes first, with reasons; denials give nothing away', () => {
  const state = open();
  const order = state.rows.flatMap((row) => (row.kind === 'rule' ? [row.rule] : []));
  const risks = order.map((rule) => {
    const one = state.context.rules[rule];
    return one ? riskNow(one, UNDECIDED).risk : 'none';
  });
  assert.equal(
    [...risks].sort((a, b) => RISKS.indexOf(b) - RISKS.indexOf(a)),
    risks,
  );
  assert.is(risks.at(-1), 'none');
  const shadow = state.context.rules[ruleWith(state, 'shadow')];
  assert.ok(shadow);
  assert.is(riskNow(shadow, UNDECIDED).reasons[0]?.what, 'reads secrets');
  assert.ok(riskScale().every(({ what, gains }) => what !== '' && gains !== ''));
});

/** Every decision: what the text then is, told by what of it changed. */
const DECISIONS: readonly (readonly [name: string, (state: ReviewState) => Action, from: string, to: string])[] = [
  ['accept', (s) => ({ kind: 'accept', rules: [ruleWith(s, 'shadow')] }), '', ''],
  ['drop', (s) => ({ kind: 'drop', rules: [ruleWith(s, 'shadow')] }), '  allow read "/etc/shadow"\n', ''],
  [
    'deny',
    (s) => ({ kind: 'deny', because: 'no "passwords"', rules: [ruleWith(s, 'shadow')] }),
    'allow read "/etc/shadow"',
    'deny read "/etc/shadow" because "no \\"passwords\\""',
  ],
  [
    'because',
    (s) => ({ kind: 'because', because: 'api', rules: [ruleWith(s, '443')] }),
    'port 443',
    'port 443 because "api"',
  ],
  ['widen', (s) => ({ kind: 'climb', by: 1, rules: [ruleWith(s, 'one.conf')] }), 'one.conf', '*.conf'],
  ['narrow', (s) => ({ kind: 'climb', by: -1, rules: [ruleWith(s, '/srv/data')] }), '"/srv/data/**"', '"/srv/data/*"'],
  [
    'split by calls',
    (s) => ({ kind: 'split', rules: [ruleWith(s, 'read, write')] }),
    'allow syscall read, write',
    'allow syscall read; allow syscall write',
  ],
  [
    'split by what was seen',
    (s) => ({ kind: 'split', rules: [ruleWith(s, '/srv/data')] }),
    'allow read, list "/srv/data/**"',
    'allow read, list "/srv/data/a"\n  allow read, list "/srv/data/b"',
  ],
  [
    'edit',
    (s) => ({ kind: 'edit', text: 'allow read "/srv/x"; allow read "/srv/y"', rules: [ruleWith(s, 'one.conf')] }),
    'allow read "/srv/app/one.conf"   # kept',
    'allow read "/srv/x"   # kept\n  allow read "/srv/y"',
  ],
  [
    'effect of allow',
    (s) => ({ kind: 'effect', effect: 'next', rules: [ruleWith(s, 'python3')] }),
    'python3"',
    'python3" log',
  ],
  [
    'effect of deny',
    (s) => ({ kind: 'effect', effect: { errno: 'EACCES' }, rules: [ruleWith(s, '/tmp/')] }),
    'deny exec "/tmp/**"',
    'deny exec "/tmp/**" errno EACCES',
  ],
];

for (const [name, action, from, to] of DECISIONS)
  test(`${name}: the text changes there and nowhere else; undo and redo`, () => {
    const start = open(POLICY, ['/srv/data/a', '/srv/data/b', '/srv/other']);
    const decided = after(start, action(start));
    assert.is.not(decided.entries, start.entries);
    assert.is(textOf(decided), from === '' ? POLICY : POLICY.replace(from, to));
    const undone = after(decided, { kind: 'undo' });
    assert.equal(undone.entries, start.entries);
    assert.is(textOf(undone), POLICY);
    const again = after(undone, { kind: 'redo' });
    assert.equal(again.entries, decided.entries);
    assert.not(isDirty(undone));
  });

test('taking back ends every decision; a dropped rule can be accepted again', () => {
  const start = open();
  const rule = ruleWith(start, 'shadow');
  const done = after(start, { kind: 'deny', because: 'x', rules: [rule] }, { kind: 'drop', rules: [rule] });
  assert.is(textOf(after(done, { kind: 'accept', rules: [rule] })), POLICY);
  assert.equal(after(done, { kind: 'undecide', rules: [rule] }).entries[rule], UNDECIDED);
});

test('a floor is passed on the second try only, and said first', () => {
  const start = open('profile p {\n  allow read "/etc/passwd"\n}\n');
  const once = after(start, { kind: 'climb', by: 1 });
  assert.match(once.notice ?? '', /floor/);
  assert.is(once.entries, start.entries);
  assert.is.not(after(once, { kind: 'climb', by: 1 }).entries, start.entries);
});

test('verdicts move on to the next undecided rule; changes stay', () => {
  const start = open();
  const first = currentRule(start);
  const accepted = after(start, { kind: 'accept' });
  assert.is.not(currentRule(accepted), first);
  assert.is(currentRule(after(accepted, { kind: 'undo' })), first);
  assert.is(currentRule(after(start, { kind: 'because', because: 'x' })), first);
});

test('many at once: range, group, all shown, below a risk, what std covers', () => {
  const start = open();
  const range = after(start, { kind: 'range' }, { kind: 'move', by: 2 });
  assert.is(selectedRules(range).length, 3);
  assert.is(progressOf(after(range, { kind: 'drop' })).decided, 3);
  assert.is(after(range, { kind: 'cancel' }).anchor, undefined);
  assert.is(selectedRules(after(start, { kind: 'group' })).length, 3);
  const shown = after(start, { kind: 'filter', text: 'kind:exec' }, { kind: 'accept shown' });
  assert.is(progressOf(shown).decided, 2);
  const below = after(start, { kind: 'accept below', risk: 'medium' });
  assert.ok(
    below.context.rules.every(
      (rule) =>
        (below.entries[rule.index]?.verdict === 'accepted') === ['low', 'none'].includes(riskNow(rule, UNDECIDED).risk),
    ),
  );
  assert.equal(
    verdicts(after(start, { kind: 'accept covered' })).flatMap((v, i) => (v === 'accepted' ? [i] : [])),
    [8],
  );
  for (const state of [shown, below]) assert.equal(after(state, { kind: 'undo' }).entries, start.entries);
});

test('filters: terms, negation, mistakes', () => {
  const shown = (text: string): number =>
    after(open(), { kind: 'filter', text }).rows.filter((row) => row.kind === 'rule').length;
  assert.is(shown('risk>=high'), 3);
  assert.is(shown('!risk>=high'), open().context.rules.length - 3);
  assert.is(shown('state:accepted'), 0);
  assert.is(shown('kind:file shadow'), 1);
  assert.is(shown('profile:app'), open().context.rules.length - 1);
  assert.is(shown('covered'), 1);
  assert.equal(parseFilter('risk:hihg'), { problem: 'did you mean `high`?' });
  const mistaken = after(open(), { kind: 'filter', text: 'open:apparmour' });
  assert.is(mistaken.filter, '');
  assert.match(mistaken.notice ?? '', /apparmor/);
});

test('moving: edges, search round and back, undecided, folding, order', () => {
  const start = open();
  assert.is(after(start, { kind: 'move', by: -1 }).cursor, start.cursor);
  assert.is(after(start, { kind: 'to', row: 999 }).rows[after(start, { kind: 'to', row: 999 }).cursor]?.kind, 'module');
  const found = after(start, { kind: 'search', text: 'TCP' });
  assert.is(currentRule(found), ruleWith(start, '443'));
  assert.is(currentRule(after(found, { kind: 'match', by: 1 })), ruleWith(start, '443'));
  assert.match(after(start, { kind: 'search', text: 'nowhere' }).notice ?? '', /no rule has/);
  const module = after(start, { kind: 'to', row: 999 });
  const unfolded = after(module, { kind: 'fold' });
  assert.is(unfolded.rows.length, start.rows.length + 2);
  assert.match(after(module, { kind: 'accept' }).notice ?? '', /read only/);
  assert.is(after(unfolded, { kind: 'fold' }).rows.length, start.rows.length);
  const byFile = after(start, { kind: 'order' });
  const order = byFile.rows.flatMap((row) => (row.kind === 'rule' ? [row.rule] : []));
  assert.equal(
    order,
    [...order].sort((a, b) => a - b),
  );
  assert.is(currentRule(byFile), currentRule(start));
});

test('the diff shows each changed line once, with context, and nothing where nothing changes', () => {
  const start = open();
  const { context, entries } = after(
    start,
    { kind: 'drop', rules: [ruleWith(start, 'shadow')] },
    { kind: 'deny', because: 'x', rules: [ruleWith(start, 'getpid')] },
  );
  const lines = diffOf(POLICY, editsOf(context.file, context.rules, entries)).map((l) =>
    l.kind === 'gap' ? '…' : `${{ same: ' ', old: '-', new: '+' }[l.kind]}${l.text}`,
  );
  assert.equal(lines, [
    '   # why it reads this',
    '   allow read "/srv/app/one.conf"   # kept',
    '-  allow read "/etc/shadow"',
    '   allow read, list "/srv/data/**"',
    '   allow append logs',
    '…',
    '   when arch == x86_64 { allow syscall bpf; allow syscall read, write }',
    ' }',
    '-allow syscall getpid',
    '+deny syscall getpid because "x"',
    ' ',
  ]);
  assert.equal(diffOf(POLICY, []), []);
});

test('the sidecar knows decisions again after the file was written, and what was dropped', () => {
  const start = open();
  const decided = after(
    start,
    { kind: 'accept', rules: [ruleWith(start, '443')] },
    { kind: 'drop', rules: [ruleWith(start, 'shadow')] },
    { kind: 'deny', because: 'no', rules: [ruleWith(start, 'bpf')] },
    { kind: 'edit', text: 'allow read "/srv/x"', rules: [ruleWith(start, 'one.conf')] },
  );
  const sidecar = readSidecar(writeSidecar(sidecarAfter(EMPTY_SIDECAR, decided.context.rules, decided.entries)));
  assert.not('problem' in sidecar);
  if ('problem' in sidecar) return;
  assert.equal(sidecar.dropped.map(({ rule }) => rule).sort(), [
    'allow read "/etc/shadow"',
    'allow read "/srv/app/one.conf"',
    'allow syscall bpf',
  ]);
  const again = open(textOf(decided));
  const { entries, unknown } = entriesFrom(again.context.rules, sidecar.decisions);
  assert.equal(unknown, []);
  assert.is(entries[ruleWith(again, '443')]?.verdict, 'accepted');
  assert.is(entries[ruleWith(again, 'bpf')]?.verdict, 'denied');
  // The same decisions on the policy as it was lead to the same text.
  const onOld = entriesFrom(start.context.rules, [
    ...sidecar.decisions,
    { profile: 'app', rule: 'allow read "/etc/shadow"', verdict: 'dropped' },
  ]);
  assert.is(textOf({ ...start, entries: onOld.entries }), textOf(decided));
});

test('what is no sidecar is said, not thrown', () => {
  for (const text of [
    '',
    'null',
    '[]',
    '{"format_version":1,"decisions":[{"rule":1}]}',
    '{"format_version":99}',
    '{"format_version":1,"decisions":[{"rule":"x","verdict":"perhaps"}]}',
  ])
    assert.ok('problem' in readSidecar(text), text);
});

test('a session goes on after a crash, undo and all, even where its last line was cut', () => {
  let text = sessionLine({ polc_review: 1, file: '/x', base: POLICY, started: 'now' });
  let state = open();
  const actions: readonly Action[] = [
    { kind: 'accept' },
    { kind: 'drop' },
    { kind: 'undo' },
    { kind: 'deny', because: 'x' },
    { kind: 'undo' },
    { kind: 'redo' },
  ];
  for (const action of actions) {
    const next = reviewReducer(state, action);
    const event = eventBetween(state, next);
    assert.ok(event, action.kind);
    text += sessionLine(event);
    state = next;
  }
  const session = readSession(`${text}{"label":"accept","cur`);
  assert.ok(session);
  const resumed = replay(open(), session.events);
  assert.equal(resumed.entries, state.entries);
  assert.equal(after(resumed, { kind: 'undo' }).entries, after(state, { kind: 'undo' }).entries);
  assert.is(readSession('nonsense'), undefined);
});

test('decisions are carried over to a file that changed meanwhile; what is gone is said', () => {
  const start = open();
  const decided = after(
    start,
    { kind: 'accept', rules: [ruleWith(start, '443')] },
    { kind: 'deny', because: 'x', rules: [ruleWith(start, 'shadow')] },
    { kind: 'drop', rules: [ruleWith(start, 'bpf')] },
  );
  const theirs = open(
    POLICY.replace('  allow read "/etc/shadow"\n', '').replace(
      'allow append logs',
      'allow append logs\n  allow read "/new"',
    ),
  );
  const { entries, lost } = rebase(decided.context.rules, decided.entries, theirs.context.rules);
  assert.is(entries[ruleWith(theirs, '443')]?.verdict, 'accepted');
  assert.is(entries[ruleWith(theirs, 'bpf')]?.verdict, 'dropped');
  assert.equal(entries[ruleWith(theirs, '/new')], UNDECIDED);
  assert.equal(
    lost.map(({ rule }) => rule.text),
    ['allow read "/etc/shadow"'],
  );
});

test('against an older policy: new rules, and changed ones with what they said', () => {
  const old = open(
    POLICY.replace('port 443', 'port 80')
      .replace('  allow exec "/usr/bin/python3"\n', '')
      .replace('read, list "/srv/data/**"', 'read "/srv/data/**"'),
  );
  const now = open();
  const changes = changesAgainst(now.context.rules, old.context.rules);
  assert.is(changes.get(ruleWith(now, 'python3'))?.kind, 'new');
  assert.equal(changes.get(ruleWith(now, '/srv/data')), { kind: 'changed', from: 'allow read "/srv/data/**"' });
  assert.is(changes.has(ruleWith(now, 'shadow')), false);
});

test('an empty policy, and one with errors, can be reviewed', () => {
  assert.is(open('').context.rules.length, 0);
  assert.is(
    after(open(''), { kind: 'accept' }).notice,
    'rules of modules are read only: change the module, or deny here what should not be',
  );
  const broken = open('profile p {\n  alow read "/x"\n  allow read "/y"\n}\n');
  assert.is(broken.context.rules.length, 1);
  assert.is(textOf(after(broken, { kind: 'drop' })), 'profile p {\n  alow read "/x"\n}\n');
});

// ---- evidence: the learner's needs against the compiler's rules ---------------------------------------------------------

/** One run of /usr/bin/app that did each of these once a call. */
const traceOf = (...observations: readonly Observation[]): Trace => ({
  runs: [
    {
      start: {
        run: 'r',
        engine: 'notify',
        host: { arch: 'x86_64', kernel: '6.1' },
        command: ['app'],
        cwd: '/',
        started: '2026-01-01T00:00:00Z',
      },
      images: [{ id: 1, path: '/usr/bin/app', argv: ['app'] }],
      entries: observations.map((observation) => ({
        image: 1,
        observation,
        outcome: 'ok',
        count: 1,
        processes: 1,
        first: 0,
        last: 0,
      })),
    },
  ],
});

const seenOf = (rule: string, ...observations: readonly Observation[]): number =>
  new Evidence(traceOf(...observations), undefined, { kernel: [6, 1] }).of(parseRules(rule), 'app').count;

const file = (op: 'read' | 'write' | 'stat', path: string, owner = false): Observation => ({
  kind: 'file',
  op,
  path,
  object: 'file',
  owner,
});
const call = (syscall: string, args?: Readonly<Record<string, string>>): Observation => ({
  kind: 'syscall',
  arch: 'x86_64',
  syscall,
  ...(args ? { args } : {}),
});

test('a call with other arguments is no evidence for a condition', () => {
  const rule = 'allow syscall personality(personality in [0, 8])';
  assert.is(seenOf(rule, call('personality', { personality: '8' })), 1);
  assert.is(seenOf(rule, call('personality', { personality: '4' })), 0);
  const masked = 'allow syscall accept4(flags & ~SOCK_CLOEXEC == 0)';
  assert.is(seenOf(masked, call('accept4', { flags: '524288' }), call('accept4', { flags: '2048' })), 1);
  assert.is(seenOf('allow syscall @io-event', call('epoll_wait'), call('personality')), 1);
});

test('evidence is what the compiler says a rule covers: operations, owners, ports, folders on the way', () => {
  assert.is(seenOf('allow read "/etc/a/*"', file('read', '/etc/a/b'), file('read', '/etc/a/b/c')), 1);
  assert.is(seenOf('allow read "/etc/a/*"', file('write', '/etc/a/b')), 0);
  assert.is(
    seenOf('allow read "/etc/a/*"', file('stat', '/etc')),
    0,
    'who only looks at the folder above reads nothing',
  );
  assert.is(seenOf('allow modify "/srv/**"', file('write', '/srv/x')), 1);
  assert.is(seenOf('allow read owner "/srv/**"', file('read', '/srv/x'), file('read', '/srv/y', true)), 1);
  const net = (port: number, address: string): Observation => ({
    kind: 'net',
    op: 'connect',
    transport: 'tcp',
    address,
    port,
  });
  const rule = 'allow connect tcp 10.0.0.0/8 port 80..90';
  assert.is(seenOf(rule, net(85, '10.1.2.3'), net(85, '11.1.2.3'), net(99, '10.1.2.3')), 1);
  assert.is(seenOf('deny read "/etc/a/*"', file('read', '/etc/a/b')), 1, 'a denial: what runs did and will fail with');
});

test('what the kernel refused is no evidence: nothing has to be allowed for it', () => {
  const trace = traceOf(file('read', '/etc/shadow'));
  const refused = {
    runs: trace.runs.map((run) => ({ ...run, entries: run.entries.map((e) => ({ ...e, outcome: 'EACCES' })) })),
  };
  const evidence = new Evidence(refused, undefined, { kernel: [6, 1] });
  assert.is(evidence.of(parseRules('allow read "/etc/shadow"'), undefined).count, 0);
});

test('root’s capabilities are evidence as the learner tells them: guessed only where the engine saw none', () => {
  const by = (seesCapabilities: boolean): number => {
    const runs = traceOf({ kind: 'syscall', arch: 'x86_64', syscall: 'chown' }).runs.map((run) => ({
      ...run,
      start: { ...run.start, engine: 'ebpf' as const, uid: 0, seesCapabilities },
    }));
    return new Evidence({ runs }, undefined, { kernel: [6, 1] }).of(parseRules('allow capability chown'), 'app').count;
  };
  assert.is(by(false), 1);
  assert.is(by(true), 0);
});

test('each rung says how many of the paths seen it matches', () => {
  const [node] = parseRules('allow read "/srv/app/a.conf"');
  const [item] = node ? pathsOf(node) : [];
  assert.ok(node && item);
  const ladder = ladderFor(node, item, ['/srv/app/a.conf', '/srv/app/b.conf', '/srv/app/c.txt', '/srv/other']);
  const seen = new Map(ladder?.rungs.map((rung) => [rung.pattern, rung.seen]));
  assert.is(seen.get('/srv/app/a.conf'), 1);
  assert.is(seen.get('/srv/app/*.conf'), 2);
  assert.is(seen.get('/srv/app/*'), 3);
});

test('one rule of many, alone: modules, lists, settings and other profiles stay', () => {
  const { context, entries } = open();
  const rule = context.rules.find(({ text }) => text === 'allow syscall bpf');
  assert.ok(rule);
  const text = textOfOne(context.file, rule, entries[rule.index] ?? UNDECIDED);
  const { value, diagnostics } = parse({ path: 'app.policy', text });
  assert.equal(diagnostics, []);
  assert.equal(
    rulesOf(value).map((one) => [one.profile, one.guard, one.text]),
    [['app', 'arch == x86_64', 'allow syscall bpf']],
  );
  assert.match(text, /use std\/base/);
  assert.match(text, /let logs/);
});

test.run();

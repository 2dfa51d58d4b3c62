/** One filter for a profile and all that it leads to by exec: it answers with the least strict of their answers, proven. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileFilter, isTooLarge, prove, seccompCoverage } from '../backends/seccomp/index.js';
import {
  decideSyscall,
  decideUnion,
  rank,
  sameEffect,
  unionMembers,
  unionModel,
  type Coverage,
  type FilterModel,
} from '../compiler/index.js';
import { provenFilter } from '../cli/filter.js';
import { boundaryEvents, model, sampleEvents } from './support/arbitrary-model.js';
import { compileText } from './support/compile.js';

const members = fc.array(model({ entries: 3, clauses: 3, planes: 2, arches: 2 }), { minLength: 1, maxLength: 3 });
type Members = readonly [FilterModel, ...FilterModel[]];

test('of random profiles, the shared model and its filter give the least strict answer, of several such the first', () => {
  fc.assert(
    fc.property(
      members.chain((all) =>
        fc.record({
          all: fc.constant(all as unknown as Members),
          events: fc.array(fc.oneof(...all.map(boundaryEvents)), { minLength: 30, maxLength: 30 }),
        }),
      ),
      ({ all, events }) => {
        const union = unionModel(all);
        for (const event of [...events, ...all.flatMap((m) => sampleEvents(m, 10))]) {
          const answer = decideUnion(all, event);
          const each = all.map((m) => decideSyscall(m, event).answer);
          assert.ok(each.every((a) => rank(a) <= rank(answer)));
          assert.ok(each.some((a) => sameEffect(a, answer)));
          assert.ok(sameEffect(decideSyscall(union, event).answer, answer), `${event.nr}: ${JSON.stringify(answer)}`);
        }
        const filter = compileFilter(union);
        if (isTooLarge(filter)) return;
        assert.is(prove(all, filter).kind, 'proven');
      },
    ),
    { numRuns: 400 },
  );
});

test('a filter of one profile alone is refuted where another allows more', () => {
  fc.assert(
    fc.property(model({ arches: 1 }), model({ arches: 1 }), (own, other) => {
      const filter = compileFilter(own);
      if (isTooLarge(filter)) return;
      const proof = prove([own, other], filter);
      if (proof.kind === 'refuted') {
        assert.ok(sameEffect(decideUnion([own, other], proof.event), proof.expected));
        assert.not.ok(sameEffect(proof.expected, proof.actual));
      } else assert.is(prove([own, other], filter).kind, 'proven');
    }),
    { numRuns: 200 },
  );
});

const POLICY = `use std/base
profile parent {
  program "/usr/bin/parent"
  otherwise errno EACCES
  allow read "/etc/parent"
  allow exec "/usr/bin/child" as child
  allow syscall personality(personality == 0)
  allow syscall sethostname
  deny syscall clone3 errno ENOSYS
}
profile child {
  allow read, write "/tmp/child/**"
  allow socket inet stream
  allow syscall personality(personality in [0, 8])
  allow exec "/usr/bin/grandchild" as grandchild
}
profile grandchild {
  otherwise kill
  allow syscall acct
}
profile stranger {
  allow syscall reboot
}
`;

const answersOf = (name: string, text = POLICY) => {
  const { policy, diagnostics } = compileText(text);
  assert.equal(
    diagnostics.filter((d) => d.severity === 'error').map((d) => d.message),
    [],
  );
  const profile = policy.profiles.find((p) => p.name === name)!;
  return {
    profile,
    of: (nr: number, ...args: readonly bigint[]) => {
      const [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n] = args;
      const event = { audit: 0xc000003e, nr, args: [a, b, c, d, e, f] as const };
      return decideSyscall(profile.enforced, event).answer;
    },
  };
};

const ALLOW = { kind: 'allow' };
const errno = (number: number) => ({ kind: 'errno', errno: number });

test('exec opens what the child and its children allow, and nothing of others', () => {
  const { of, profile } = answersOf('parent');
  assert.equal(
    profile.reachable.map((p) => p.name),
    ['parent', 'child', 'grandchild'],
  );
  assert.equal(of(135, 8n), ALLOW, 'personality(8) of the child');
  assert.equal(of(135, 0n), ALLOW);
  assert.equal(of(135, 4n), errno(13), 'the own errno before the others’');
  assert.equal(of(163), ALLOW, 'acct of the grandchild');
  assert.equal(of(170), ALLOW, 'sethostname, its own');
  assert.equal(of(169), errno(13), 'reboot of the stranger');
  assert.equal(of(435), errno(38), 'clone3: all three say errno, the parent’s own counts');
  assert.equal(of(41, 2n, 1n, 0n), ALLOW, 'socket(AF_INET, SOCK_STREAM)');
  assert.equal(of(41, 16n, 3n, 0n), errno(13), 'no netlink');
  assert.equal(of(257, 0n, 0n, 1n), ALLOW, 'openat for writing');
  provenFilter(profile);
});

test('a profile that leads nowhere keeps its own filter, and its own answers stay what they are', () => {
  const { policy } = compileText(POLICY);
  const stranger = policy.profiles.find((p) => p.name === 'stranger')!;
  assert.is(stranger.enforced, stranger.filter);
  const { profile } = answersOf('parent');
  assert.equal(
    decideSyscall(profile.filter, { audit: 0xc000003e, nr: 163, args: [0n, 0n, 0n, 0n, 0n, 0n] }).answer,
    errno(13),
  );
});

test('the profiles may lead back to each other', () => {
  const text = `profile a {\n allow exec "/a" as b\n allow syscall reboot\n}\nprofile b {\n allow exec "/b" as a\n allow syscall sethostname\n}\n`;
  for (const name of ['a', 'b']) {
    const { of, profile } = answersOf(name, text);
    assert.is(profile.reachable.length, 2);
    assert.equal([of(169), of(170)], [ALLOW, ALLOW]);
    provenFilter(profile);
  }
});

test('a child that allows everything leaves nothing of the filter, but foreign architectures', () => {
  const text = `profile a {\n allow exec "/a" as b\n}\nprofile b {\n otherwise allow\n deny syscall reboot\n}\n`;
  const { of, profile } = answersOf('a', text);
  assert.equal([of(170), of(169).kind, of(5000)], [ALLOW, 'errno', ALLOW]);
  assert.is(
    decideUnion(unionMembers(profile.reachable), { audit: 0x40000003, nr: 1, args: [0n, 0n, 0n, 0n, 0n, 0n] }).kind,
    'kill',
  );
  provenFilter(profile);
});

test('a child for another architecture opens it, one for another byte order does not', () => {
  const text = (arch: string) =>
    `profile a {\n arch x86_64\n allow exec "/a" as b\n}\nprofile b {\n arch ${arch}\n allow syscall getpid\n}\n`;
  const i386 = answersOf('a', text('i386')).profile;
  assert.equal(
    decideSyscall(i386.enforced, { audit: 0x40000003, nr: 20, args: [0n, 0n, 0n, 0n, 0n, 0n] }).answer,
    ALLOW,
  );
  assert.is(
    decideSyscall(i386.filter, { audit: 0x40000003, nr: 20, args: [0n, 0n, 0n, 0n, 0n, 0n] }).answer.kind,
    'kill',
  );
  provenFilter(i386);
  const s390x = answersOf('a', text('s390x')).profile;
  assert.equal(
    s390x.enforced.arches.map((plane) => plane.arch.name),
    ['x86_64'],
  );
  provenFilter(s390x);
});

test('nothing leads to no confinement at all', () => {
  const { diagnostics } = compileText('profile a {\n allow exec "/a" as unconfined\n}\n');
  assert.equal(
    diagnostics.map((d) => d.code),
    ['POL2013'],
  );
  assert.match(diagnostics[0]?.help ?? '', 'nothing leads out of confinement');
});

test('only the chosen profile is compiled, with those it leads to', () => {
  const { policy } = compileText(POLICY, { profile: 'child' });
  assert.equal(
    policy.profiles.map((p) => p.name),
    ['child'],
  );
  assert.equal(
    policy.profiles[0]?.reachable.map((p) => p.name),
    ['child', 'grandchild'],
  );
});

test('the coverage says what is lost to the children', () => {
  const { profile } = answersOf('parent');
  const [model] = profile.models;
  const alone = seccompCoverage(model);
  const { rules, operations } = seccompCoverage(model, profile);
  const said = (coverage: Coverage | undefined): string => (coverage && 'why' in coverage ? coverage.why : '');
  assert.equal([alone.operations.get('socket')?.kind, operations.get('socket')?.kind], ['exact', 'wider']);
  assert.match(said(operations.get('socket')), /`child`, `grandchild`.*one filter/);
  assert.equal([alone.operations.get('write')?.kind, operations.get('write')?.kind], ['exact', 'wider']);
  assert.is(operations.get('mount')?.kind, 'exact', 'nobody mounts');
  const row = (text: string): Coverage | undefined =>
    rules.get(model.origins.findIndex(({ span }) => span.source.text.slice(span.start, span.end).includes(text)));
  assert.is(row('personality(personality == 0)')?.kind, 'wider');
  assert.is(row('sethostname')?.kind, 'exact', 'the children allow no more of it');
  assert.is(row('clone3')?.kind, 'exact');
});

test.run();

/** The ladder: what each step opens, and what it never opens unasked. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { isFloor, matches } from '../compiler/index.js';
import { ladderOf, opensBeyond, rungGlob, sensitive, suggest, type Uses } from '../tracer/learn/index.js';

const READS: Uses = { writes: false, executes: false };
const WRITES: Uses = { writes: true, executes: false };

const shown = (path: string, uses = READS): readonly string[] =>
  ladderOf(path, uses).map(({ step, pattern, floor }) => `${step} ${pattern}${floor === undefined ? '' : ' !'}`);

test('a configuration file climbs to its folder, and stops before /etc', () => {
  assert.equal(shown('/etc/nginx/conf.d/site.conf'), [
    'literal /etc/nginx/conf.d/site.conf',
    'extension /etc/nginx/conf.d/*.conf',
    'directory /etc/nginx/conf.d/*',
    'subtree /etc/nginx/conf.d/**',
    'subtree /etc/nginx/**',
    'subtree /etc/** !',
    'subtree /** !',
  ]);
});

test('a name that differs the next time is written with a star', () => {
  const name = (path: string) => ladderOf(path, READS).find(({ step }) => step === 'name')?.pattern;
  assert.is(name('/tmp/tmpabc123'), '/tmp/tmp*');
  assert.is(name('/tmp/tmp.AbC12dEf90'), '/tmp/tmp.*');
  assert.is(name('/tmp/ccXyZ12a.s'), '/tmp/cc*.s');
  assert.is(name('/w/sedkQ3xZa'), '/w/sed*');
  assert.is(name('/proc/1234/task/77/stat'), '/proc/@{pid}/task/@{pid}/stat');
  assert.is(name('/run/user/1000/bus'), '/run/user/@{uid}/bus');
  assert.is(name('/var/lib/x/550e8400-e29b-41d4-a716-446655440000.json'), '/var/lib/x/*.json');
  assert.is(name('/usr/lib/python3.11/os.py'), '/usr/lib/python*/os.py');
  assert.is(name('/home/al/notes.txt'), '@{HOME}/notes.txt');
  // Names in /tmp and its kin as Ruby, OCaml, Java and Python make them.
  assert.is(name('/tmp/x20261127-4711-ktrdge'), '/tmp/x*-*-*');
  assert.is(name('/tmp/camlasm0f3b57.s'), '/tmp/camlasm*.s');
  assert.is(name('/tmp/cc1a2b3c.cdtor.c'), '/tmp/cc*.cdtor.c');
  assert.is(name('/tmp/ccKhwrim.cdtor.o'), '/tmp/cc*.cdtor.o');
  assert.is(name('/tmp/valgrind_proc_4711_auxv_4d7d1dd2'), '/tmp/valgrind_proc_*_auxv_*');
  assert.is(name('/tmp/#0'), '/tmp/#*');
  assert.is(name('/tmp/.java_pid14595'), '/tmp/.java_pid*');
  assert.is(name('/dev/shm/sem.mp-39cslbj2'), '/dev/shm/sem.mp-*');
  assert.is(name('/dev/shm/PostgreSQL.489746924'), '/dev/shm/PostgreSQL.*');
  // Folders named after the digests of what they hold; not those that only look so.
  const digest = '4dabc0123456789abcdef0123456789abcdef012';
  assert.is(name(`/home/al/.cache/go-build/4d/${digest}-a`), '@{HOME}/.cache/go-build/*/*-a');
  assert.is(name(`/var/cache/x/4/d/${digest}`), '/var/cache/x/*/*/*');
  assert.is(name('/srv/w/de/index.html'), undefined);
  assert.is(name(`/home/de/${digest}-a`), '@{HOME}/*-a');
  for (const word of [
    'README',
    'CamelCaseName.java',
    'timezoneTypes.res',
    'docProps',
    'template',
    'index2.html',
    'Makefile',
    'x86_64-linux-gnu',
  ])
    assert.is(name(`/w/${word}`), undefined, word);
});

test('a name of which only the star is left is a whole folder, with its floor', () => {
  assert.match(ladderOf('/tmp/aXb93Q', WRITES).find(({ step }) => step === 'name')?.floor ?? '', 'shared');
  // Files without a name have that one in common.
  assert.is(ladderOf('/tmp/#4711', WRITES).find(({ step }) => step === 'name')?.floor, undefined);
});

const UUID = '550e8400-e29b-41d4-a716-446655440000';

test('a folder named at random stands for no other that the system, a home or other programs have beside it', () => {
  const open = (path: string, uses: Uses) =>
    ladderOf(path, uses).flatMap(({ pattern, floor }) => (floor === undefined ? [pattern] : []));
  for (const [path, others] of [
    [`/home/me/${UUID}/authorized_keys`, ['/home/me/.ssh/authorized_keys']],
    [`/home/me/${UUID}/config`, ['/home/me/.ssh/config', '/home/me/.docker/config']],
    [`/root/.config/${UUID}/hosts.yml`, ['/root/.config/gh/hosts.yml']],
    [`/${UUID}/sudoers`, ['/etc/sudoers']],
    [`/etc/${UUID}/passwd`, ['/etc/pam.d/passwd']],
    [`/etc/${UUID}.d/passwd`, ['/etc/pam.d/passwd']],
    [`/var/${UUID}/docker`, ['/var/lib/docker']],
    [`/usr/${UUID}/x`, ['/usr/lib/x', '/usr/bin/y']],
    [`/usr/share/${UUID}/x`, ['/usr/share/doc/x']],
    [`/srv/${UUID}/x`, ['/srv/www/x']],
    // Nor a name with something left, where that is what a secret's begins or ends with.
    [`/root/.ssh/id_aB3xY9`, ['/root/.ssh/id_rsa']],
    [`/etc/ssh/${UUID}_key`, ['/etc/ssh/ssh_host_rsa_key']],
    [`/etc/shaB3xY9`, ['/etc/shadow']],
  ] as const)
    for (const uses of [READS, WRITES])
      for (const pattern of open(path, uses))
        for (const other of others) assert.not(matches(rungGlob(pattern), other), `${pattern} for ${path}`);
  // Where there is nothing but what was made at random, it is another one the next time.
  assert.ok(open(`/tmp/${UUID}/x`, WRITES).includes('/tmp/*/x'));
  assert.ok(open(`/var/lib/app/${UUID}/x`, WRITES).includes('/var/lib/app/*/x'));
  assert.ok(open(`/usr/lib/python3.11/os.py`, READS).includes('/usr/lib/python*/os.py'));
});

test('no step opens a key or a password that was not seen', () => {
  const unflagged = ladderOf('/etc/ssl/openssl.cnf', READS).filter((rung) => rung.floor === undefined);
  assert.not(unflagged.some(({ pattern }) => matches(rungGlob(pattern), '/etc/ssl/private/site.key')));
  assert.equal(
    shown('/root/.ssh/id_rsa').filter((line) => !line.endsWith('!')),
    ['literal /root/.ssh/id_rsa', 'name @{HOME}/.ssh/id_rsa'],
  );
});

test('what is executed is never suggested by the folder', () => {
  const rungs = ladderOf('/opt/app/bin/tool', { writes: true, executes: true });
  assert.ok(rungs.filter(({ step }) => step === 'directory' || step === 'subtree').every(({ floor }) => floor));
});

/** Bytes that file names are made of, unpleasant ones more often. */
const segment = fc
  .array(fc.oneof(fc.constantFrom(...'*?[]{},^@\\"\n\x1b\x80 ~#$'), fc.constantFrom(...'abcXYZ019._-')), {
    minLength: 1,
    maxLength: 12,
  })
  .map((bytes) => bytes.join(''))
  .filter((name) => name !== '.' && name !== '..');
const root = fc.constantFrom(
  '',
  '/etc',
  '/usr/lib',
  '/var',
  '/home',
  '/home/me',
  '/root',
  '/proc',
  '/dev',
  '/tmp',
  '/w',
);
const anyPath = fc
  .tuple(root, fc.array(segment, { minLength: 1, maxLength: 4 }))
  .map(([base, names]) => `${base}/${names.join('/')}`);

test('property: every rung matches the path; without a flag it opens no floor and no secret', () => {
  const probes = [
    '/etc/x',
    '/usr/x',
    '/home/other',
    '/root/x',
    '/proc/x',
    '/sys/x',
    '/dev/x',
    '/boot/x',
    '/x',
    '/var/x',
  ];
  const secrets = ['/etc/shadow', '/home/other/.ssh/id_rsa', '/etc/ssl/private/k', '/dev/mem', '/proc/7/environ'];
  assert.ok(secrets.every((secret) => sensitive(secret) !== undefined));
  fc.assert(
    fc.property(anyPath, fc.boolean(), fc.boolean(), (path, writes, executes) => {
      for (const { step, pattern, floor } of ladderOf(path, { writes, executes })) {
        const glob = rungGlob(pattern);
        assert.ok(matches(glob, path), `${pattern} does not match ${path}`);
        if (floor !== undefined || step === 'literal' || step === 'name') continue;
        assert.not(isFloor(path.slice(0, path.lastIndexOf('/')) || '/') && step !== 'subtree', pattern);
        for (const probe of [...probes, ...secrets])
          assert.ok(probe === path || !matches(glob, probe), `${pattern} for ${path} opens ${probe}`);
      }
    }),
    { numRuns: 500 },
  );
});

test('the suggestion takes as many names as it needs, twice as many for writing', () => {
  const names = (count: number) =>
    Array.from({ length: count }, (_, i) => `/etc/app/conf.d/${'abcdefgh'[i] ?? ''}.conf`);
  const patterns = (paths: readonly string[], uses: Uses) => [
    ...new Set([...suggest(paths, uses).values()].map(({ pattern }) => pattern)),
  ];
  assert.is(patterns(names(2), READS).length, 2);
  assert.equal(patterns(names(3), READS), ['/etc/app/conf.d/*.conf']);
  assert.is(patterns(names(5), WRITES).length, 5);
  assert.equal(patterns(names(6), WRITES), ['/etc/app/conf.d/*.conf']);
});

test('where the run worked, all below is suggested; a home is not', () => {
  assert.is(suggest(['/srv/job/a'], WRITES, { work: ['/srv/job'] }).get('/srv/job/a')?.pattern, '/srv/job/**');
  assert.is(suggest(['/root/a'], WRITES, { work: ['/root'] }).get('/root/a')?.pattern, '@{HOME}/a');
});

const readIn = (work: string, path: string) => suggest([path], READS, { work: [work] }).get(path)?.pattern;

test('what a command is given to read stands for its neighbours: in a public folder those, not all below', () => {
  assert.is(readIn('/usr/bin', '/usr/bin/true'), '/usr/bin/*');
  assert.is(readIn('/etc', '/etc/hostname'), '/etc/hostname');
  assert.is(readIn('/root', '/root/notes'), '@{HOME}/notes');
  assert.is(suggest(['/usr/bin/true'], WRITES, { work: ['/usr/bin'] }).get('/usr/bin/true')?.pattern, '/usr/bin/true');
});

test('of folders in each other that the run was about the outer one stands for both', () => {
  const found = suggest(['/w/a/in'], READS, { work: ['/w', '/w/a'] });
  assert.is(found.get('/w/a/in')?.pattern, '/w/**');
});

test('what a step opens beyond what was seen is counted', () => {
  const files = ['/a/x', '/a/y', '/a/b/z', '/c'];
  assert.equal(opensBeyond('/a/*', new Set(['/a/x']), files), ['/a/y']);
  assert.equal(opensBeyond('/a/**', new Set(['/a/x']), files), ['/a/y', '/a/b/z']);
});

test.run();

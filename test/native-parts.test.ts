import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bits, parseCapabilities, planCapabilities } from '../native/capabilities.js';
import { installOrder, type InstallCall } from '../native/install-order.js';
import { parseStartState, resolveCommand } from '../native/index.js';

const status = (sets: Record<string, string>, uid = '0'): string =>
  `Uid:\t${uid}\t${uid}\t${uid}\t${uid}\n` +
  Object.entries(sets)
    .map(([name, hex]) => `Cap${name}:\t${hex}\n`)
    .join('');

test('root loses what is not granted from every set', () => {
  const state = parseCapabilities(status({ Inh: '0', Prm: '1ff', Eff: '1ff', Bnd: '3ff', Amb: '0' }));
  assert.ok(state);
  const plan = planCapabilities(state, [1, 8, 40]);
  assert.equal(plan.dropBounding, [0, 2, 3, 4, 5, 6, 7, 9]);
  assert.is(plan.permitted, 0x102n);
  assert.equal(plan.raiseAmbient, []);
  assert.is(plan.boundingKept, false);
});

test('an ordinary user without CAP_SETPCAP keeps the bounding set, and grants as ambient', () => {
  const state = parseCapabilities(status({ Inh: '0', Prm: '6', Eff: '0', Bnd: '3ff', Amb: '0' }, '1000'));
  assert.ok(state);
  const plan = planCapabilities(state, [1]);
  assert.equal(plan, { dropBounding: [], permitted: 2n, inheritable: 2n, raiseAmbient: [1], boundingKept: true });
});

test('a status file of another shape is not understood, rather than misread', () => {
  assert.is(parseCapabilities('Name:\tx\n'), undefined);
  assert.equal(bits(0x8001n), [0, 15]);
});

/** Whether each installation's call is let pass by all filters installed before. */
function works(denies: readonly ReadonlySet<InstallCall>[]): boolean | undefined {
  const order = installOrder(denies);
  if (order === undefined) return undefined;
  assert.equal(
    order.map(({ filter }) => filter).sort(),
    denies.map((_, index) => index),
  );
  return order.every(({ call }, position) => !order.slice(0, position).some(({ filter }) => denies[filter]?.has(call)));
}

test('all stacks of up to four filters: an order is found exactly where one exists', () => {
  const kinds = [
    new Set<InstallCall>(),
    new Set(['seccomp'] as const),
    new Set(['prctl'] as const),
    new Set(['seccomp', 'prctl'] as const),
  ];
  for (let size = 0; size <= 4; size++) {
    for (let code = 0; code < 4 ** size; code++) {
      const denies = Array.from({ length: size }, (_, index) => kinds[(code >> (2 * index)) & 3] ?? kinds[0]!);
      const found = works(denies);
      if (found === undefined) assert.not.ok(permutations(denies).some(possible), `missed for ${code}`);
      else assert.ok(found, `wrong for ${code}`);
    }
  }
});

function possible(order: readonly ReadonlySet<InstallCall>[]): boolean {
  return order.every((_, index) =>
    (['seccomp', 'prctl'] as const).some((call) => !order.slice(0, index).some((denied) => denied.has(call))),
  );
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}

const directory = mkdtempSync(join(tmpdir(), 'polc-resolve-'));
function file(name: string, content: string, mode = 0o755): string {
  const path = join(directory, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

test('PATH is searched as execvp does, and the result is absolute', () => {
  const tool = file('b/tool', '#!/bin/sh\n');
  file('a/tool', '#!/bin/sh\n', 0o644);
  const path = `${directory}/a:${directory}/none:${directory}/b`;
  assert.equal(resolveCommand('tool', path), { kind: 'resolved', path: tool });
  assert.equal(resolveCommand('./tool', 'ignored', `${directory}/b`), { kind: 'resolved', path: tool });
  assert.equal(resolveCommand('tool', ':/none', `${directory}/b`), { kind: 'resolved', path: tool });
  assert.is(resolveCommand('sh', undefined).kind, 'resolved');
});

test('a command’s name is bytes, which may be no UTF-8', () => {
  const script = Buffer.from(`${directory}/t\xfe\n*`, 'latin1');
  writeFileSync(script, '#!/bin/sh\n', { mode: 0o755 });
  assert.equal(resolveCommand(script, undefined), { kind: 'resolved', path: script.toString('latin1') });
});

test('127 for what is not there, 126 for what cannot be executed, and why', () => {
  const failing = (command: string, path?: string): string => {
    const result = resolveCommand(command, path, directory);
    return result.kind === 'failure' ? `${result.status} ${result.message}` : 'resolved';
  };
  file('plain', 'echo no interpreter\n');
  file('orphan', '#! /no/such/interpreter -x\n');
  file('nothing', '');
  assert.is(failing('missing', directory), '127 cannot run `missing`: not found in PATH');
  assert.is(failing('./missing'), '127 cannot run `./missing`: not found');
  assert.is(failing(''), '127 cannot run ``: not found');
  assert.is(failing('./plain/below'), '127 cannot run `./plain/below`: not found');
  assert.is(failing('tool', `${directory}/a`), '126 cannot run `tool`: permission denied');
  assert.is(failing('./a'), '126 cannot run `./a`: is a directory');
  assert.match(failing('./plain'), /^126 .*exec format error/);
  assert.match(failing('./orphan'), /^126 .*interpreter `\/no\/such\/interpreter`/);
  assert.match(failing('./nothing'), /^126 .*is empty/);
});

test('what the wrapper says of the start is taken where it can be read', () => {
  const read = { nonBlocking: [false, false, false], openFiles: 1024n };
  assert.equal(parseStartState('', read), read);
  assert.equal(parseStartState('SigIgn=1001 SigBlk=0 nofile=unlimited', read), {
    ...read,
    ignored: 0x1001n,
    blocked: 0n,
    openFiles: 0xffff_ffff_ffff_ffffn,
  });
  assert.equal(parseStartState('SigIgn=xyz nofile=-1', read), read);
});

test.run();

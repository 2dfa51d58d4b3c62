/** Cases for the running kernel: an operation, what it is in the policy's words, and the expected answer. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decideResource, permits, type ResourceAccess } from '../../compiler/index.js';
import { installed } from './apps.js';
import { compileSource, hostAbi, made, probe, PYTHON, type Made, type Operation } from './landlock.js';
import { skip } from './skip.js';

const abi = hostAbi();

export const policy = (rules: string): Made =>
  made(compileSource({ path: 'test.policy', text: `use std/base\nprofile p {\n${rules}\n}\n` }), undefined, abi);

export const file = (op: string, path: string): ResourceAccess =>
  op === 'exec' ? { kind: 'exec', path, owner: true } : ({ kind: 'file', op, path, owner: true } as ResourceAccess);

/** An operation, the accesses that it is, and what the kernel is expected to say. */
export type Case = readonly [operation: Operation, accesses: readonly ResourceAccess[], expected: string];

export const allows = ({ model }: Made, accesses: readonly ResourceAccess[]): boolean =>
  accesses.every((access) => permits(decideResource(model, access).answer));

export function check(made: Made, cases: readonly Case[], asNobody = false): void {
  const answers = probe(
    made,
    cases.map(([operation]) => operation),
    { asNobody },
  );
  cases.forEach(([operation, accesses, expected], i) => {
    const said = answers[i];
    assert.is(said, expected, operation.join(' '));
    if (allows(made, accesses)) assert.is(said, 'ok', `denied though the policy allows it: ${operation.join(' ')}`);
  });
}

export const needs = (name: string, version: number, run: () => void | Promise<void>): void => {
  if (abi < version) skip(`Landlock ABI ${version}`, name);
  else if (!installed(PYTHON)) skip(PYTHON, name);
  else test(name, run);
};

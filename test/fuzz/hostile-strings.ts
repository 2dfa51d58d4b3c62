/**
 * A policy whose strings hold quotes, braces, newlines, comments and syntax of AppArmor, CIL, file_contexts and JSON: in every
 * artifact they are that one path, and no other rule changes for it.
 */
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { allowsFile } from '../../backends/apparmor/index.js';
import { MINIMAL_TARGET } from '../../backends/selinux/index.js';
import { escapeText, hasErrors, quote } from '../../dsl/index.js';
import { compileLayers, filesOf, type LayersTarget } from '../../layers/index.js';
import { compiledProfiles, UML_TARGET } from '../support/apparmor.js';
import { compileText } from '../support/compile.js';
import { secilc } from '../selinux/tools.js';

const TARGET: LayersTarget = {
  cached: true,
  apparmor: UML_TARGET,
  selinux: MINIMAL_TARGET,
  landlock: 7,
  names: { seccomp: '', landlock: '', apparmor: '', selinux: '' },
};

const PIECES = [
  '"',
  '\\',
  '\n',
  ' ',
  '\t',
  '#',
  '#include <abstractions/base>',
  '{',
  '}',
  ',',
  '*',
  '[',
  ']',
  '^',
  '@{HOME}',
  '/** rwx,\n',
  'deny /control/** r,',
  '" rw,',
  ') (allow polc_app_t file_t (file (write))) (',
  ';',
  '\tsystem_u:object_r:etc_t:s0\n/control/.*\tsystem_u:object_r:file_t',
  '.*',
  '(?!x)',
  '$|',
  '"}],"rules":[',
  '\x01',
  '\x1b[2J',
  '\x7f',
  '\xff',
  '\xc3\xa9',
  '\xe2\x80\xae',
  '\r',
  "'",
  '%s',
  'a',
];

/** A file name as bytes: no slash, no NUL. */
export const hostileName = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      fc.integer({ min: 1, max: 255 }).map((b) => String.fromCharCode(b)),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join('').replaceAll('/', '\\'))
  .filter((name) => name !== '.' && name !== '..' && name.length <= 255);

/** The literal of a policy for these bytes. */
const literal = (bytes: string): string => quote(bytes.replace(/[*?[\]{},^@\\]/g, '\\$&'));

function compiled(rule: string) {
  const { policy, diagnostics } = compileText(
    `profile app {\n  allow read "/control/open"\n  deny read "/control/closed"\n${rule}}\n`,
  );
  assert.not.ok(hasErrors(diagnostics), JSON.stringify(diagnostics.map((d) => d.message)));
  const { value, diagnostics: found } = compileLayers(policy.profiles, TARGET);
  assert.not.ok(hasErrors(found), JSON.stringify(found.map((d) => d.message)));
  const { profiles, shared } = filesOf(value, TARGET);
  const files = [...profiles.flatMap((p) => p.files), ...shared];
  return new Map(files.map(({ name, content }) => [name.replace('app.', ''), Buffer.from(content).toString('latin1')]));
}

interface RulesetFile {
  readonly rules: readonly { readonly path: string; readonly path_base64?: string }[];
}
const pathsIn = (json: string): readonly string[] =>
  (JSON.parse(Buffer.from(json, 'latin1').toString('utf8')) as RulesetFile).rules.map((rule) =>
    rule.path_base64 === undefined
      ? Buffer.from(rule.path, 'utf8').toString('latin1')
      : Buffer.from(rule.path_base64, 'base64').toString('latin1'),
  );

const code = (text: string, mark: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' || line.trim().startsWith(mark) ? [] : [line]));

/** @param tools whether apparmor_parser and secilc read the artifacts too @throws where something else changed */
export function checkHostile(name: string, tools: boolean): void {
  const path = `/hostile/${name}`;
  const plain = compiled('  allow read "/hostile/plain"\n');
  const odd = compiled(`  allow read ${literal(path)} because ${quote(escapeText(name))}\n`);
  const file = (files: ReadonlyMap<string, string>, ending: string): string => files.get(ending) ?? '';

  // A filter sees no path: its bytes are the same.
  assert.is(file(odd, 'bpf'), file(plain, 'bpf'));

  assert.equal([...pathsIn(file(odd, 'landlock.json'))].sort(), ['/control/open', path].sort());

  // As many statements of each kind, and the file contexts are lines of two fields.
  const heads = (files: ReadonlyMap<string, string>) =>
    code(file(files, 'cil'), ';').map((line) => line.split(' ', 1)[0]);
  assert.equal(heads(odd), heads(plain));
  const contexts = code(file(odd, 'fc'), '#');
  assert.is(contexts.length, code(file(plain, 'fc'), '#').length);
  for (const line of contexts) assert.match(line, /^[\x21-\x7e\x80-\xff]+\tsystem_u:object_r:polc_app\w*_t$/);

  const lines = (files: ReadonlyMap<string, string>) => code(file(files, 'apparmor'), '#');
  assert.is(lines(odd).length, lines(plain).length);
  assert.equal(
    lines(odd).filter((line) => !line.includes('hostile')),
    lines(plain).filter((line) => !line.includes('hostile')),
  );
  if (!tools) return;
  const app = compiledProfiles(file(odd, 'apparmor'), UML_TARGET).get('app');
  assert.ok(app);
  const reads = (at: string): boolean => allowsFile(app, at, 'r', 'other');
  assert.equal([path, '/control/open', '/control/closed', '/hostile/plain', '/etc/shadow', `${path}x`].map(reads), [
    true,
    true,
    false,
    name === 'plain',
    false,
    false,
  ]);
  const { policy, messages } = secilc([file(odd, 'cil')]);
  assert.ok(policy, messages);
}

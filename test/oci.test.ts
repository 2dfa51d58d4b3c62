/** The OCI form: valid by the runtime specification's schema, and read back it means the same. */
import { Ajv, type AnySchema } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, polc, ROOT } from './support/polc.js';
import { skip } from './support/skip.js';

const SCHEMAS = join(ROOT, '../shared/data/oci-schema');
const out = folderWith({
  'args.policy': `profile args {
  allow syscall personality(personality in [0, 8, 0x20000..0x20008]), read, prctl(option == PR_SET_NAME or option == PR_GET_NAME)
  allow syscall lseek(offset < 0 and whence == SEEK_END), pread64(pos == -1)
  deny syscall mount errno ENOSYS
}
`,
  'three.policy':
    'profile three {\n  allow syscall personality(personality == 0)\n  deny syscall personality(personality == 8) errno ENOSYS\n}\n',
  'i386.policy': 'profile i386 {\n  arch i386\n}\n',
});

function compile(policy: string, ...options: string[]): Record<string, unknown> {
  const { status, stdout, stderr } = polc(['compile', policy, '-o', out, '--json', ...options]);
  assert.is(status, 0, stderr + stdout);
  return JSON.parse(stdout) as Record<string, unknown>;
}

const ociOf = (result: Record<string, unknown>): unknown => (result['profiles'] as { oci: unknown }[])[0]?.oci;

const POLICIES: readonly (readonly [name: string, file: string])[] = [
  ['curl', join(ROOT, 'policies/apps/curl.policy')],
  ['node', join(ROOT, 'policies/apps/node.policy')],
  ['args', join(out, 'args.policy')],
];

for (const [name, file] of POLICIES)
  test(`${name}: imported again it differs in the numbers without a name only`, () => {
    assert.equal(ociOf(compile(file)), { written: true });
    const back = join(out, `${name}.again.policy`);
    assert.is(polc(['import', '--raw', join(out, `${name}.seccomp.json`), '-o', back]).status, 0);
    const diff = JSON.parse(polc(['diff', '--json', file, back]).stdout) as {
      profiles: { syscalls: { call: string }[] }[];
    };
    const calls = diff.profiles.flatMap((profile) => profile.syscalls.map(({ call }) => call));
    assert.equal(
      calls.filter((call) => !call.startsWith('number')),
      [],
    );
  });

test('what it can’t say exactly is not written, and the coverage says why', () => {
  for (const [name, why] of [
    ['three', 'more than one answer'],
    ['i386', 'socketcall'],
  ] as const) {
    const oci = ociOf(compile(join(out, `${name}.policy`))) as { written: boolean; why: string };
    assert.is(oci.written, false);
    assert.match(oci.why, why);
    assert.not.ok(existsSync(join(out, `${name}.seccomp.json`)));
  }
});

test('integers of 64 bits are written whole', () => {
  compile(join(out, 'args.policy'));
  assert.match(readFileSync(join(out, 'args.seccomp.json'), 'utf8'), '18446744073709551615');
});

if (!existsSync(SCHEMAS)) skip('../shared/data/oci-schema', 'the OCI form against the schema');
else
  test('it is valid by the schema of the runtime specification', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const schema = (name: string): AnySchema => JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8')) as AnySchema;
    for (const name of ['defs.json', 'defs-linux.json']) ajv.addSchema(schema(name), name);
    const validate = ajv.compile({
      type: 'object',
      properties: {
        defaultAction: { $ref: 'defs-linux.json#/definitions/SeccompAction' },
        defaultErrnoRet: { $ref: 'defs.json#/definitions/uint32' },
        architectures: { type: 'array', items: { $ref: 'defs-linux.json#/definitions/SeccompArch' } },
        syscalls: { type: 'array', items: { $ref: 'defs-linux.json#/definitions/Syscall' } },
      },
      required: ['defaultAction', 'architectures', 'syscalls'],
      additionalProperties: false,
    });
    for (const [name, file] of POLICIES) {
      compile(file);
      const value: unknown = JSON.parse(readFileSync(join(out, `${name}.seccomp.json`), 'utf8'));
      assert.ok(validate(value), JSON.stringify(validate.errors));
    }
  });

test.run();

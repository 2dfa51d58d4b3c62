/**
 * The shapes of the profiles that `polc import` reads, as JSON schemas: types and required members. Ranges of integers,
 * words and contradictions are checked while reading, where 64-bit integers are exact. `generate.ts` compiles these ahead:
 * ajv at run time costs 100 ms.
 *
 * OCI: opencontainers/runtime-spec config-linux.md; moby/profiles seccomp.go (archMap, includes, excludes, comment, name);
 * containers/common pkg/seccomp types.go (defaultErrno, errno). Go's decoders read null as absent.
 */
const text = { type: 'string' } as const;
const optionalText = { type: ['string', 'null'] } as const;
const optionalInteger = { type: ['integer', 'null'] } as const;
const optionalTexts = { type: ['array', 'null'], items: text } as const;

const object = (properties: Readonly<Record<string, unknown>>, required: readonly string[] = []) => ({
  type: ['object', ...(required.length > 0 ? [] : ['null'])],
  properties,
  required,
  additionalProperties: false,
});
const list = (items: unknown) => ({ type: ['array', 'null'], items });

const filter = object({ caps: optionalTexts, arches: optionalTexts, minKernel: optionalText });

const ociArgument = object(
  { index: { type: 'integer' }, value: { type: 'integer' }, valueTwo: optionalInteger, op: text },
  ['index', 'value', 'op'],
);

const ociRule = object(
  {
    names: optionalTexts,
    name: optionalText,
    action: text,
    errnoRet: optionalInteger,
    errno: optionalText,
    args: list(ociArgument),
    comment: optionalText,
    includes: filter,
    excludes: filter,
  },
  ['action'],
);

export const OCI = object(
  {
    defaultAction: text,
    defaultErrnoRet: optionalInteger,
    defaultErrno: optionalText,
    architectures: optionalTexts,
    archMap: list(object({ architecture: text, subArchitectures: optionalTexts }, ['architecture'])),
    flags: optionalTexts,
    listenerPath: optionalText,
    listenerMetadata: optionalText,
    syscalls: list(ociRule),
  },
  ['defaultAction'],
);

/** firecracker docs/seccompiler.md. */
const action = {
  type: ['string', 'object'],
  properties: { errno: { type: 'integer' }, trace: { type: 'integer' } },
  additionalProperties: false,
};

const firecrackerArgument = object(
  {
    index: { type: 'integer' },
    type: text,
    op: {
      type: ['string', 'object'],
      properties: { masked_eq: { type: 'integer' } },
      required: ['masked_eq'],
      additionalProperties: false,
    },
    val: { type: 'integer' },
    comment: optionalText,
  },
  ['index', 'type', 'op', 'val'],
);

const thread = object(
  {
    default_action: action,
    filter_action: action,
    filter: {
      type: 'array',
      items: object({ syscall: text, args: list(firecrackerArgument), comment: optionalText }, ['syscall']),
    },
  },
  ['default_action', 'filter_action', 'filter'],
);

export const FIRECRACKER = { type: 'object', additionalProperties: thread };

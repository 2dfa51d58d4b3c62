/** The shape of a trace's lines as JSON schemas; `trace.ts` says what they mean. Members that are not known are left alone: newer minor versions may add some. */
import { FILE_OPERATIONS, NAMESPACES, TRANSPORTS } from '../../compiler/index.js';
import { ARCH_NAMES } from '../../kernel/index.js';
import { ENGINES, MARKS } from '../trace.js';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const number = { type: 'number', minimum: 0 } as const;
const yes = { const: true } as const;
const oneOf = (values: Iterable<string>) => ({ enum: [...values] });
const object = (required: Readonly<Record<string, unknown>>, optional: Readonly<Record<string, unknown>> = {}) => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
});
/** By the value of one member: an error then is about that kind only. */
const byMember = (member: string, kinds: Readonly<Record<string, ReturnType<typeof object>>>) => ({
  type: 'object',
  discriminator: { propertyName: member },
  required: [member],
  oneOf: Object.entries(kinds).map(([kind, schema]) => ({
    ...schema,
    properties: { [member]: { const: kind }, ...schema.properties },
  })),
});

const peer = oneOf(['self', 'child', 'other']);
const direction = oneOf(['bind', 'connect']);
const arch = oneOf(ARCH_NAMES);

const observation = byMember('kind', {
  syscall: object({ arch, syscall: text }, { args: { type: 'object', additionalProperties: text } }),
  file: object(
    {
      op: oneOf(Object.keys(FILE_OPERATIONS)),
      path: text,
      object: oneOf(['file', 'directory', 'symlink', 'device', 'socket', 'fifo', 'none']),
      owner: { type: 'boolean' },
    },
    { name: text, rest: yes },
  ),
  exec: object({ path: text }, { name: text, into: count, owner: yes, setuid: yes }),
  net: object({ op: direction, transport: oneOf(TRANSPORTS), address: text, port: count }),
  unix: object({ op: direction, name: text }),
  socket: object({ family: count, type: count, protocol: count }),
  capability: object({ capability: text }),
  signal: object({ signal: count, to: peer }),
  ptrace: object({ op: oneOf(['trace', 'read']), to: peer }),
  memory: object({}),
  namespace: object({ namespace: oneOf(NAMESPACES) }),
  mount: object({ op: oneOf(['mount', 'umount', 'pivot_root']) }, { type: text, target: text }),
  ioctl: object({ request: count }),
});

const texts = { type: 'array', items: text } as const;
const mark = object({ mark: oneOf(Object.keys(MARKS)) }, { detail: text });

export const LINE = byMember('type', {
  run: object(
    {
      polc_trace: count,
      run: text,
      engine: oneOf(ENGINES),
      host: object({ arch, kernel: text }),
      command: texts,
      cwd: text,
      started: text,
    },
    { uid: count, home: text, pinned: { type: 'boolean' }, seesCapabilities: { type: 'boolean' }, within: text },
  ),
  image: object({ id: count, path: text, argv: texts }, { parent: count, script: text }),
  entry: object(
    { image: count, observation, outcome: text, count, processes: count, first: number, last: number },
    { predicted: yes, denied: text },
  ),
  end: object(
    { seconds: number, events: count, processes: count, lost: count, marks: { type: 'array', items: mark } },
    { status: { type: 'integer' }, signal: text },
  ),
});

/** What the guest tries under the policy, and which accesses of the model each try is. */
import type { FileOperation, ResourceAccess } from '../../compiler/index.js';
import type { FileKind } from '../../backends/selinux/index.js';
import type { ProgramName } from '../probe/index.js';

export const KERNEL_POLICY = String.raw`
profile app {
  program "/bin/probe"
  allow read, list "/w/ro/**", "/w/ro"
  deny  read "/w/ro/secret"
  allow read, write "/w/rw/*"
  deny  write "/w/rw/fixed"
  allow append, create "/w/log/*.log"
  allow read, list, modify "/w/data/**"
  deny  modify "/w/data/keep*"
  allow list "/w/data"
  allow read "/w/odd/*"
  allow exec "/w/bin/tool", "/w/bin/{a,b}x"
  allow exec "/w/bin/child" as child
}
profile child {
  program "/bin/probe"
  allow read "/proc/@{pid}/attr/current"
  # glibc opens these where a program with a new domain (AT_SECURE) has no standard descriptors
  allow write "/dev/full"
  allow read "/dev/null"
}
`;

export interface Case {
  readonly op: ProgramName;
  readonly args: readonly string[];
  readonly accesses: readonly { readonly access: ResourceAccess; readonly kind?: FileKind }[];
}

const file = (op: FileOperation, path: string, kind?: FileKind): Case['accesses'][number] => ({
  access: { kind: 'file', op, path, owner: true },
  ...(kind ? { kind } : {}),
});
const one = (op: ProgramName, path: string, ...of: readonly Case['accesses'][number][]): Case => ({
  op,
  args: [path],
  accesses: of,
});

/** Below /w, before anything is tried. */
export const OBJECTS: readonly string[] = [
  ...'ro/ ro/sub/ rw/ log/ data/ bin/ odd/ else/'.split(' '),
  ...'ro/file ro/secret ro/sub/deep rw/file rw/fixed log/a.log log/a.txt'.split(' '),
  ...'data/file data/keep1 data/keep2 data/gone data/old data/linked data/mode else/file else/gone'.split(' '),
  ...'bin/tool bin/child bin/other bin/ax bin/cx'.split(' '),
  ...['odd/q"q', 'odd/new\nline', 'odd/(paren', 'odd/\xe9\xff', 'odd/back\\slash'],
];

export const CASES: readonly Case[] = [
  ...[
    '/w/ro/file',
    '/w/ro/secret',
    '/w/ro/sub/deep',
    '/w/else/file',
    '/w/rw/file',
    '/w/log/a.log',
    '/w/odd/q"q',
    '/w/odd/new\nline',
    '/w/odd/(paren',
    '/w/odd/\xe9\xff',
    '/w/odd/back\\slash',
  ].map((p) => one('read', p, file('read', p))),
  ...['/w/ro', '/w/ro/sub', '/w/else', '/w/data', '/w/log'].map((p) => one('list', p, file('list', p, 'dir'))),
  ...['/w/rw/file', '/w/rw/fixed', '/w/ro/file', '/w/log/a.log', '/w/data/file'].flatMap((p) => [
    one('write', p, file('write', p)),
    one('truncate', p, file('write', p)),
    one('append', p, file('append', p)),
  ]),
  ...['/w/log/new.log', '/w/log/new.txt', '/w/ro/new', '/w/data/new', '/w/else/new'].map((p) =>
    one('createAppend', p, file('create', p), file('append', p)),
  ),
  ...['/w/data/dir', '/w/ro/dir'].map((p) => one('mkdir', p, file('create', p, 'dir'))),
  ...['/w/data/fifo', '/w/else/fifo'].map((p) => one('fifo', p, file('create', p, 'fifo_file'))),
  ...['/w/data/gone', '/w/data/keep1', '/w/else/gone', '/w/ro/file'].map((p) => one('unlink', p, file('delete', p))),
  ...['/w/data/mode', '/w/data/keep2', '/w/ro/sub/deep'].map((p) => one('chmod', p, file('attributes', p))),
  {
    ...one('rename', '/w/data/old', file('rename', '/w/data/old'), file('create', '/w/data/moved')),
    args: ['/w/data/old', '/w/data/moved'],
  },
  {
    ...one('rename', '/w/rw/file', file('rename', '/w/rw/file'), file('create', '/w/data/taken')),
    args: ['/w/rw/file', '/w/data/taken'],
  },
  {
    ...one('link', '/w/data/linked', file('link', '/w/data/linked'), file('create', '/w/data/second')),
    args: ['/w/data/linked', '/w/data/second'],
  },
  {
    ...one('link', '/w/ro/file', file('link', '/w/ro/file'), file('create', '/w/data/third')),
    args: ['/w/ro/file', '/w/data/third'],
  },
  ...['/w/bin/tool', '/w/bin/other', '/w/bin/ax', '/w/bin/cx'].map((p): Case => ({
    ...one('exec', p, { access: { kind: 'exec', path: p, owner: true } }),
    args: [p],
  })),
];

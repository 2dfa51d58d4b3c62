/** Calls on files (open(2) and section 2 of the manual throughout; fs/namei.c for what follows symlinks). */
import type { FileOperation } from '../../compiler/index.js';
import type { Access } from '../call.js';
import type { ObjectKind } from '../trace.js';
import { pathArgument, type Context, type Located } from './context.js';
import { words, type Meaning } from './meaning.js';

/** The one path of a call. `follow`: the last component's symlink too, unless a flag says otherwise. */
function named(c: Context, follow = true): Located | undefined {
  const argument = pathArgument(c.call);
  if (!argument) return undefined;
  const { path, directory } = argument;
  const nofollow = ['flags', 'flag', 'at_flags'].some((flags) => c.has(flags, 'AT_SYMLINK_NOFOLLOW'));
  return c.locate(path, directory, follow && !nofollow);
}

/** A call that takes what is there. `accesses`: what else it needs of it. */
function present(c: Context, at: Located, ...accesses: readonly Access[]): string {
  if (at.found.object === 'none') return c.refused(at, 'search') ? 'EACCES' : 'ENOENT';
  return accesses.some((access) => c.refused(at, access)) ? 'EACCES' : 'ok';
}
/** A call that makes what is not. */
const absent = (c: Context, at: Located): string =>
  at.found.object !== 'none' ? 'EEXIST' : c.refused(at, 'change') ? 'EACCES' : 'ok';

const onPath =
  (op: FileOperation, follow = true, ...accesses: readonly Access[]) =>
  (c: Context): void => {
    const at = named(c, follow);
    if (at) c.file(op, at, present(c, at, ...accesses));
  };

const onDescriptor =
  (op: FileOperation, argument = 'fd') =>
  (c: Context): void => {
    const at = c.open(c.arg(argument));
    if (at) c.file(op, at, undefined);
  };

/**
 * open(2): what the flags ask for, whether or not it was needed: O_CREAT is `create` even where the file is there, as a filter
 * sees no files. `flags` names the argument, or the word behind a pointer.
 */
function opening(c: Context, flags: string, at: Located): void {
  const { object, path } = at.found;
  const value = c.call.words?.get(flags) ?? c.arg(flags) ?? 0n;
  const access = value & c.constant('O_ACCMODE');
  const has = (flag: string): boolean => c.has(flags, flag);
  const reads = access === c.constant('O_RDONLY') || access === c.constant('O_RDWR');
  const writes = access !== c.constant('O_RDONLY');
  if ((value & c.constant('O_TMPFILE') & ~c.constant('O_DIRECTORY')) !== 0n) {
    // An inode without a name, which AppArmor sees as one (`#` and its number) in that folder.
    const inode: Located = { found: { ...at.found, path: `${path}/#0`, object: 'none' } };
    for (const op of ['create', ...(reads ? ['read' as const] : []), 'write'] as const)
      c.file(op, inode, c.refused(inode, 'change') ? 'EACCES' : present(c, at));
    return;
  }
  if (has('O_PATH') && !writes && !has('O_CREAT') && !has('O_TRUNC')) return c.file('stat', at, present(c, at));
  const mayWrite = writes || has('O_TRUNC');
  const prediction =
    has('O_CREAT') && (object === 'none' || (has('O_EXCL') && object !== 'directory'))
      ? absent(c, at)
      : (mismatch(c, flags, object, mayWrite || has('O_CREAT')) ??
        present(c, at, ...(['read', 'write'] as const).filter((one) => (one === 'read' ? reads : mayWrite))));
  if (has('O_CREAT')) c.file('create', at, prediction);
  if (reads) c.file(object === 'directory' ? 'list' : 'read', at, prediction);
  if (writes) c.file(has('O_APPEND') && !has('O_TRUNC') ? 'append' : 'write', at, prediction);
  else if (has('O_TRUNC')) c.file('write', at, prediction);
}

function mismatch(c: Context, flags: string, object: ObjectKind, writes: boolean): string | undefined {
  if (object === 'directory' && writes) return 'EISDIR';
  if (object !== 'directory' && object !== 'none' && c.has(flags, 'O_DIRECTORY')) return 'ENOTDIR';
  return undefined;
}

const opens =
  (flags: string) =>
  (c: Context): void => {
    const argument = pathArgument(c.call);
    // O_EXCL with O_CREAT does not follow either.
    const follow = !c.has(flags, 'O_NOFOLLOW') && !c.has(flags, 'O_CREAT', 'O_EXCL');
    const at = argument && c.locate(argument.path, argument.directory, follow);
    if (at) opening(c, flags, at);
  };

function renaming(c: Context): void {
  const from = c.locate('oldname', 'olddfd', false);
  const to = c.locate('newname', 'newdfd', false);
  if (!from || !to) return;
  const prediction = c.refused(to, 'change') ? 'EACCES' : present(c, from, 'change');
  const exchange = c.has('flags', 'RENAME_EXCHANGE');
  const pairs: readonly (readonly [Located, Located])[] = exchange
    ? [
        [from, to],
        [to, from],
      ]
    : [[from, to]];
  for (const [a, b] of pairs) {
    c.file('rename', a, prediction);
    c.file('create', b, prediction);
    if (b.found.object !== 'none') c.file('delete', b, prediction);
  }
}

function linking(c: Context): void {
  const from = c.locate('oldname', 'olddfd', c.has('flags', 'AT_SYMLINK_FOLLOW'));
  const to = c.locate('newname', 'newdfd', false);
  if (from) c.file('link', from, present(c, from));
  if (to) c.file('create', to, absent(c, to));
}

function creating(c: Context): void {
  const at = named(c, false);
  if (at) c.file('create', at, absent(c, at));
}

/** The target of a symlink is just text; what is made is its name. */
function symlinking(c: Context): void {
  const at = c.locate('newname', 'newdfd', false);
  if (at) c.file('create', at, absent(c, at));
}

const LOCKS = words('F_GETLK F_SETLK F_SETLKW F_OFD_GETLK F_OFD_SETLK F_OFD_SETLKW F_GETLK64 F_SETLK64 F_SETLKW64');

function controlling(c: Context): void {
  const command = c.arg('cmd');
  if (command !== undefined && command !== 0n && LOCKS.some((name) => c.constant(name) === command))
    onDescriptor('lock')(c);
}

/** A file that becomes executable memory. Anonymous memory is `memory`'s matter (process.ts). */
function mapping(c: Context): void {
  if (c.has('prot', 'PROT_EXEC') && !c.has('flags', 'MAP_ANONYMOUS')) onDescriptor('map')(c);
}

const always = {};
const path = 'path' as const;
const two = ['oldname', 'newname'];

export const FILE_MEANINGS: readonly Meaning[] = [
  {
    calls: ['open', 'openat'],
    texts: path,
    late: { unless: { argument: 'flags', flag: 'O_CREAT' } },
    observe: opens('flags'),
  },
  {
    calls: ['openat2'],
    texts: path,
    behind: { kind: 'word', pointer: 'how', offset: 0, name: 'how.flags' },
    observe: opens('how.flags'),
  },
  {
    calls: ['creat'],
    texts: path,
    observe: (c) => {
      const at = named(c);
      if (!at) return;
      const refused = c.refused(at, at.found.object === 'none' ? 'change' : 'write');
      const prediction = at.found.object === 'directory' ? 'EISDIR' : refused ? 'EACCES' : 'ok';
      c.file('create', at, prediction);
      c.file('write', at, prediction);
    },
  },
  {
    calls:
      words(`stat newfstatat statx stat64 fstatat64 oldstat access faccessat faccessat2 statfs statfs64 getxattr listxattr
      getxattrat listxattrat file_getattr chdir chroot inotify_add_watch name_to_handle_at fanotify_mark`),
    texts: path,
    late: always,
    observe: onPath('stat'),
  },
  {
    calls: words('lstat lstat64 oldlstat readlink readlinkat lgetxattr llistxattr'),
    texts: path,
    late: always,
    observe: onPath('stat', false),
  },
  { calls: ['truncate', 'truncate64'], texts: path, late: always, observe: onPath('write', true, 'write') },
  { calls: words('mkdir mkdirat mknod mknodat'), texts: path, observe: creating },
  { calls: ['symlink', 'symlinkat'], texts: ['newname'], observe: symlinking },
  { calls: words('unlink unlinkat rmdir'), texts: path, observe: onPath('delete', false, 'change') },
  { calls: words('rename renameat renameat2'), texts: two, observe: renaming },
  { calls: ['link', 'linkat'], texts: two, observe: linking },
  {
    calls:
      words(`chmod fchmodat fchmodat2 chown fchownat chown32 setxattr setxattrat removexattr removexattrat utime utimes
      futimesat utimensat utimensat_time64 file_setattr`),
    texts: path,
    observe: onPath('attributes'),
  },
  {
    calls: words('lchown lchown32 lsetxattr lremovexattr'),
    texts: path,
    observe: onPath('attributes', false),
  },
  { calls: words('fchmod fchown fchown32 fsetxattr fremovexattr'), observe: onDescriptor('attributes') },
  { calls: ['flock'], observe: onDescriptor('lock') },
  {
    calls: ['fcntl', 'fcntl64'],
    late: { descriptor: 'fd', where: { argument: 'cmd', values: LOCKS } },
    observe: controlling,
  },
  {
    calls: ['mmap', 'mmap2'],
    late: { descriptor: 'fd', where: { argument: 'prot', flag: 'PROT_EXEC' } },
    observe: mapping,
  },
];

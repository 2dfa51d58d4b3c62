/** Rows of the matrix: files and programs. */
import { flags, open, PROGRAMS as P } from '../probe/index.js';
import { exec, file, indirect, other, privilege, row, type Row } from './row.js';

const CLOSED = '`polc run` closes what is inherited';
const MEMORY = other({ kind: 'memory' });

/** One rule, one operation on `f`. */
const plain = (name: string, op: Parameters<typeof file>[0], calls: Row['of'], given = ''): Row =>
  row(name, (at, places) => {
    const rest = calls(at, places);
    return {
      grants: `allow ${op} "${at('f')}"`,
      ...(given === '' ? {} : { given: given.replace('$', at('f')) }),
      ...rest,
    };
  });

export const FILES: readonly Row[] = [
  // Opening.
  plain('open to read', 'read', (at) => ({ calls: P.read(at('f')), accesses: [file('read', at('f'))] })),
  plain('open to write', 'write', (at) => ({ calls: P.write(at('f')), accesses: [file('write', at('f'))] })),
  row('open to read and write', (at) => ({
    grants: `allow write "${at('f')}"`,
    given: `allow read "${at('f')}"`,
    calls: P.readwrite(at('f')),
    accesses: [file('read', at('f')), file('write', at('f'))],
  })),
  plain('open to append', 'append', (at) => ({ calls: P.append(at('f')), accesses: [file('append', at('f'))] })),
  row('append, then clear O_APPEND', (at) => ({
    grants: `allow write "${at('f')}"`,
    given: `allow append "${at('f')}"\nallow syscall fcntl`,
    calls: P.appendCleared(at('f')),
    accesses: [file('append', at('f')), file('write', at('f'))],
  })),
  row('open, O_TRUNC', (at) => ({
    grants: `allow write "${at('f')}"`,
    given: `allow append "${at('f')}"`,
    calls: P.rewrite(at('f')),
    accesses: [file('write', at('f'))],
  })),
  row('open, O_RDONLY|O_TRUNC', (at) => ({
    grants: `allow write "${at('f')}"`,
    given: `allow read "${at('f')}"`,
    calls: P.readTruncate(at('f')),
    accesses: [file('read', at('f')), file('write', at('f'))],
  })),
  row('open, O_CREAT: the name', (at) => ({
    grants: `allow create "${at('new')}"`,
    given: `allow write "${at('new')}"`,
    calls: P.create(at('new')),
    accesses: [file('create', at('new')), file('write', at('new'))],
  })),
  row('open, O_CREAT: the writing', (at) => ({
    grants: `allow write "${at('new')}"`,
    given: `allow create "${at('new')}"`,
    calls: P.create(at('new')),
    accesses: [file('create', at('new')), file('write', at('new'))],
  })),
  row('open, O_CREAT|O_APPEND', (at) => ({
    grants: `allow create "${at('new')}"`,
    given: `allow append "${at('new')}"`,
    calls: P.createAppend(at('new')),
    accesses: [file('create', at('new')), file('append', at('new'))],
  })),
  row('open, O_RDONLY|O_CREAT', (at) => ({
    grants: `allow create "${at('new')}"`,
    given: `allow read "${at('new')}"`,
    calls: P.createReadonly(at('new')),
    accesses: [file('create', at('new')), file('read', at('new'))],
  })),
  row('open, O_TMPFILE', (at) => ({
    grants: `allow create "${at('d')}/*"`,
    given: `allow read, write "${at('d')}/*"`,
    calls: P.temporary(at('d')),
    accesses: [indirect(file('create', at('d/#1'))), indirect(file('write', at('d/#1')))],
  })),
  row('open, O_PATH', (at) => ({
    grants: `allow stat "${at('f')}"`,
    calls: P.pathOnly(at('f')),
    accesses: [indirect(file('stat', at('f')))],
  })),
  row('openat2', (at) => ({
    grants: 'allow syscall openat2',
    given: `allow read "${at('f')}"`,
    calls: P.openat2(at('f')),
    accesses: [file('read', at('f'))],
  })),
  row('read what a deny rule takes out', (at) => ({
    grants: `allow stat "${at('f')}"`,
    given: `allow read "${at('*')}"`,
    denies: `deny read "${at('f')}"`,
    calls: P.read(at('f')),
    accesses: [file('read', at('f'))],
  })),
  row('write what a deny rule takes out', (at) => ({
    grants: `allow stat "${at('f')}"`,
    given: `allow write "${at('*')}"`,
    denies: `deny write "${at('f')}"`,
    calls: P.write(at('f')),
    accesses: [file('write', at('f'))],
  })),
  row('read another file of the folder', (at) => ({
    grants: `allow read "${at('f')}"`,
    given: `allow read "${at('g')}"`,
    calls: P.read(at('f')),
    accesses: [file('read', at('f'))],
  })),
  row(
    'read an inherited descriptor',
    (at) => ({
      grants: `allow read "${at('f')}"`,
      given: 'allow syscall read',
      inherits: at('f'),
      calls: P.inherited(),
      accesses: [indirect(file('read', at('f')))],
      refusals: ['EBADF', 'empty'], // SELinux takes it away, or puts a /dev/null of its own in its place
    }),
    {
      open: {
        seccomp: CLOSED,
        landlock: CLOSED,
        apparmor: `${CLOSED} (AppArmor lets an unconfined program delegate it)`,
      },
    },
  ),
  // Changing.
  plain('truncate', 'write', (at) => ({ calls: P.truncate(at('f')), accesses: [file('write', at('f'))] })),
  plain('unlink', 'delete', (at) => ({ calls: P.unlink(at('f')), accesses: [file('delete', at('f'))] })),
  row('rmdir', (at) => ({
    grants: `allow delete "${at('e')}"`,
    calls: P.rmdir(at('e')),
    accesses: [file('delete', at('e'), 'dir')],
  })),
  row('rename: from', (at) => ({
    grants: `allow rename "${at('f')}"`,
    given: `allow create "${at('new')}"`,
    calls: P.rename(at('f'), at('new')),
    accesses: [file('rename', at('f')), file('create', at('new'))],
  })),
  row('rename: to', (at) => ({
    grants: `allow create "${at('new')}"`,
    given: `allow rename "${at('f')}"`,
    calls: P.rename(at('f'), at('new')),
    accesses: [file('rename', at('f')), file('create', at('new'))],
  })),
  row('rename over', (at) => ({
    grants: `allow delete "${at('g')}"`,
    given: `allow rename "${at('f')}"\nallow create "${at('g')}"`,
    calls: P.rename(at('f'), at('g')),
    accesses: [file('rename', at('f')), file('create', at('g')), file('delete', at('g'))],
  })),
  row('rename to another folder', (at) => ({
    grants: `allow create "${at('e/new')}"`,
    given: `allow rename "${at('f')}"`,
    calls: P.rename(at('f'), at('e/new')),
    accesses: [file('rename', at('f')), file('create', at('e/new'))],
  })),
  row('renameat2, RENAME_EXCHANGE', (at) => ({
    grants: `allow rename, delete "${at('g')}"\nallow create "${at('f')}"`,
    given: `allow rename, delete "${at('f')}"\nallow create "${at('g')}"`,
    calls: P.exchange(at('f'), at('g')),
    accesses: [at('f'), at('g')].flatMap((p) => [file('rename', p), file('create', p), file('delete', p)]),
  })),
  row('link: from', (at) => ({
    grants: `allow link "${at('f')}"`,
    given: `allow create "${at('new')}"`,
    calls: P.link(at('f'), at('new')),
    accesses: [file('link', at('f')), file('create', at('new'))],
  })),
  row('link: to', (at) => ({
    grants: `allow create "${at('new')}"`,
    given: `allow link "${at('f')}"`,
    calls: P.link(at('f'), at('new')),
    accesses: [file('link', at('f')), file('create', at('new'))],
  })),
  row('link into another folder', (at) => ({
    grants: `allow link "${at('f')}"`,
    given: `allow create "${at('e/new')}"`,
    calls: P.link(at('f'), at('e/new')),
    accesses: [file('link', at('f')), file('create', at('e/new'))],
  })),
  ...(
    [
      ['symlink', (to: string) => P.symlink('nowhere', to), 'lnk_file'],
      ['mkdir', P.mkdir, 'dir'],
      ['mknod, a file', P.file, 'file'],
      ['mknod, a fifo', P.fifo, 'fifo_file'],
    ] as const
  ).map(([name, calls, form]) =>
    row(name, (at) => ({
      grants: `allow create "${at('new')}"`,
      calls: calls(at('new')),
      accesses: [file('create', at('new'), form)],
    })),
  ),
  row('mknod, a device: the name', (at) => ({
    grants: `allow create "${at('new')}"`,
    given: 'allow capability mknod',
    calls: P.device(at('new')),
    accesses: [file('create', at('new'), 'chr_file'), privilege('mknod')],
  })),
  row('mknod, a device: the capability', (at) => ({
    grants: 'allow capability mknod',
    given: `allow create "${at('new')}"`,
    calls: P.device(at('new')),
    accesses: [file('create', at('new'), 'chr_file'), privilege('mknod')],
  })),
  plain('chmod', 'attributes', (at) => ({ calls: P.chmod(at('f')), accesses: [file('attributes', at('f'))] })),
  plain(
    'fchmod',
    'attributes',
    (at) => ({ calls: P.fchmod(at('f')), accesses: [file('read', at('f')), file('attributes', at('f'))] }),
    'allow read "$"',
  ),
  row('chown', (at) => ({
    grants: `allow attributes "${at('f')}"`,
    given: 'allow capability fowner, chown, fsetid',
    calls: P.chown(at('f')),
    accesses: [file('attributes', at('f'))],
  })),
  // SELinux asks for the permission to write.
  plain(
    'utimensat: now',
    'attributes',
    (at) => ({ calls: P.touch(at('f')), accesses: [indirect(file('attributes', at('f')))] }),
    'allow write "$"',
  ),
  plain('utimensat: then', 'attributes', (at) => ({
    calls: P.setTimes(at('f')),
    accesses: [indirect(file('attributes', at('f')))],
  })),
  row('setxattr', (at) => ({
    grants: `allow attributes "${at('f')}"`,
    given: 'allow capability sys_admin',
    calls: P.setxattr(at('f'), 'trusted.polc'),
    accesses: [indirect(file('attributes', at('f')))],
  })),
  // Using.
  plain(
    'flock',
    'lock',
    (at) => ({ calls: P.flock(at('f')), accesses: [file('read', at('f')), file('lock', at('f'))] }),
    'allow read "$"',
  ),
  plain(
    'fcntl, F_SETLK',
    'lock',
    (at) => ({ calls: P.lockRange(at('f')), accesses: [file('read', at('f')), file('lock', at('f'))] }),
    'allow read "$"',
  ),
  plain(
    'mmap, PROT_EXEC',
    'map',
    (at) => ({ calls: P.map(at('f')), accesses: [file('read', at('f')), file('map', at('f'))] }),
    'allow read "$"',
  ),
  plain(
    'mmap, then mprotect to PROT_EXEC',
    'map',
    (at) => ({ calls: P.mapLater(at('f')), accesses: [file('read', at('f')), file('map', at('f')), MEMORY] }),
    'allow read "$"\nallow memory write-exec\nallow syscall mmap',
  ),
  row('list a directory', (at) => ({
    grants: `allow list "${at('d')}"`,
    calls: P.list(at('d')),
    accesses: [file('list', at('d'), 'dir')],
  })),
  plain('stat', 'stat', (at) => ({ calls: P.stat(at('f')), accesses: [file('stat', at('f'))] })),
  row('readlink', (at) => ({
    grants: `allow stat "${at('l')}"`,
    calls: P.readlink(at('l')),
    accesses: [file('stat', at('l'), 'lnk_file')],
  })),
  row('chdir', (at) => ({
    grants: `allow list "${at('d')}"`,
    calls: P.chdir(at('d')),
    accesses: [file('stat', at('d'), 'dir')],
  })),
  row('ioctl on a file', (at) => ({
    grants: 'allow ioctl TCGETS',
    given: `allow read "${at('f')}"`,
    calls: P.ioctl(at('f'), flags('TCGETS')),
    accesses: [file('read', at('f')), other({ kind: 'ioctl', request: BigInt(flags('TCGETS')) })],
    bare: ['ENOTTY'],
  })),
  ...(
    [
      ['ioctl FIONREAD', 'FIONREAD'],
      ['ioctl TIOCSTI on a device', 'TIOCSTI'],
      ['ioctl TIOCGWINSZ on a device', 'TIOCGWINSZ'],
    ] as const
  ).map(([name, request]) =>
    row(name, (at) => ({
      grants: `allow ioctl ${request}`,
      given: `allow read "${request === 'FIONREAD' ? at('f') : '/dev/zero'}"`,
      calls: P.ioctl(request === 'FIONREAD' ? at('f') : '/dev/zero', flags(request)),
      accesses: [other({ kind: 'ioctl', request: BigInt(flags(request)) })],
      bare: ['ok', 'ENOTTY'],
    })),
  ),
  // Programs and code.
  plain('execve', 'read', (at) => ({
    grants: `allow exec "${at('f')}"`,
    calls: P.exec(at('f')),
    accesses: [exec(at('f'))],
  })),
  row('execve of another program', (at) => ({
    grants: `allow exec "${at('f')}"`,
    given: `allow exec "${at('g')}"`,
    calls: P.exec(at('f')),
    accesses: [exec(at('f'))],
  })),
  row('execve without the right to read', (at) => ({
    grants: `allow exec "${at('f')}"`,
    given: `allow read "${at('f')}"`,
    calls: P.exec(at('f')),
    accesses: [exec(at('f'))],
  })),
  row('execve of a memfd', (at) => ({
    given: `allow read "${at('f')}"\nallow syscall memfd_create, sendfile`,
    calls: P.execMemory(at('f')),
    accesses: [indirect(exec('/memfd:probe'))],
  })),
  row('execve of a memfd, where some may be executed', (at) => ({
    given: `allow read "${at('f')}"\nallow exec "${at('f')}"\nallow syscall memfd_create, sendfile`,
    calls: P.execMemory(at('f')),
    accesses: [indirect(exec('/memfd:probe'))],
  })),
  row('open, then fcntl F_SETFL without rules on it', (at) => ({
    grants: 'allow syscall fcntl',
    given: `allow read "${at('f')}"`,
    calls: [open(at('f'), 'O_RDONLY'), ...P.plain('fcntl', { result: 0 }, flags('F_SETFL'), flags('O_NONBLOCK'))],
    accesses: [file('read', at('f'))],
  })),
];

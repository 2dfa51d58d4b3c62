/** Programs, signals, tracing, memory, namespaces, mounts, devices. What compiler/imply says of the arguments holds here, too. */
import { NAMESPACE_FLAG, type Namespace } from '../../compiler/index.js';
import type { Context } from './context.js';
import { words, type Meaning } from './meaning.js';

function executing(c: Context): void {
  const follow = !c.has('flags', 'AT_SYMLINK_NOFOLLOW');
  const at = c.locate('filename', c.call.name === 'execveat' ? 'fd' : undefined, follow);
  if (!at) return;
  const { path, object, owner, setuid } = at.found;
  const refused = c.refused(at, object === 'none' ? 'search' : 'execute');
  const prediction = refused ? 'EACCES' : object === 'none' ? 'ENOENT' : object === 'file' ? undefined : 'EACCES';
  const name = at.name === undefined ? {} : { name: at.name };
  c.emit(
    { kind: 'exec', path, ...name, ...(owner && object !== 'none' ? { owner } : {}), ...(setuid ? { setuid } : {}) },
    prediction,
  );
}

const signalling =
  (target: string | undefined) =>
  (c: Context): void => {
    const signal = c.arg('sig');
    // Signal 0 asks whether the process is there: it sends nothing.
    if (signal === undefined || signal <= 0n) return;
    const pid = target === undefined ? undefined : c.arg(target);
    c.emit({ kind: 'signal', signal: Number(signal), to: pid === undefined ? 'other' : c.caller.peer(Number(pid)) });
  };

function tracing(c: Context): void {
  const request = c.arg('request');
  if (request === c.constant('PTRACE_TRACEME')) return c.emit({ kind: 'ptrace', op: 'trace', to: 'other' });
  const pid = c.arg('pid');
  if (pid !== undefined) c.emit({ kind: 'ptrace', op: 'trace', to: c.caller.peer(Number(pid)) });
}

const reaching =
  (op: 'trace' | 'read', target?: string) =>
  (c: Context): void => {
    const pid = target === undefined ? undefined : c.arg(target);
    c.emit({ kind: 'ptrace', op, to: pid === undefined ? 'other' : c.caller.peer(Number(pid)) });
  };

const namespaces =
  (flags: string, name: string) =>
  (c: Context): void => {
    for (const [namespace, flag] of Object.entries(NAMESPACE_FLAG) as [Namespace, string][])
      // keys of the record
      // CLONE_NEWTIME lies in clone's exit signal bits.
      if (c.has(flags, flag) && !(name === 'clone' && namespace === 'time')) c.emit({ kind: 'namespace', namespace });
  };

/** The names of /proc/PID/ns/ links, where they are others. */
const LINKS: Readonly<Record<string, Namespace>> = { mnt: 'mount' };

/** `flags` 0 takes whatever the descriptor is. */
function entering(c: Context): void {
  if (c.arg('flags') !== 0n) return namespaces('flags', 'setns')(c);
  const fd = c.arg('fd');
  const link = fd === undefined ? undefined : c.caller.descriptor(Number(fd))?.link;
  const word = /^([a-z]+)(?:_for_children)?:\[/.exec(link ?? '')?.[1] ?? '';
  const namespace = LINKS[word] ?? (Object.keys(NAMESPACE_FLAG) as Namespace[]).find((n) => n === word);
  if (namespace) c.emit({ kind: 'namespace', namespace });
}

const writeExec = (c: Context): void => c.emit({ kind: 'memory' });

function mounting(c: Context): void {
  const target = c.locate('dir_name', undefined, true)?.found.path;
  // With these there is no new file system: `type` is not looked at.
  const typeless = ['MS_REMOUNT', 'MS_BIND', 'MS_MOVE', 'MS_SHARED', 'MS_PRIVATE', 'MS_SLAVE', 'MS_UNBINDABLE'];
  const type = typeless.some((flag) => c.has('flags', flag)) ? undefined : c.text('type');
  const known = target === undefined ? {} : { target };
  c.emit({ kind: 'mount', op: 'mount', ...(type === undefined ? {} : { type }), ...known });
}

const targeting =
  (op: 'umount' | 'pivot_root', argument: string) =>
  (c: Context): void => {
    const target = c.locate(argument, undefined, !c.has('flags', 'UMOUNT_NOFOLLOW'))?.found.path;
    c.emit({ kind: 'mount', op, ...(target === undefined ? {} : { target }) });
  };

export const PROCESS_MEANINGS: readonly Meaning[] = [
  { calls: ['execve', 'execveat'], texts: ['filename'], observe: executing },
  { calls: words('kill tkill rt_sigqueueinfo'), observe: signalling('pid') },
  { calls: ['tgkill', 'rt_tgsigqueueinfo'], observe: signalling('tgid') },
  { calls: ['pidfd_send_signal'], decides: ['sig'], observe: signalling(undefined) },
  { calls: ['ptrace'], observe: tracing },
  { calls: ['kcmp'], observe: reaching('read', 'pid2') },
  // Reading attaches, too (mm/process_vm_access.c, PTRACE_MODE_ATTACH_REALCREDS).
  { calls: ['process_vm_readv', 'process_vm_writev'], observe: reaching('trace', 'pid') },
  { calls: ['pidfd_getfd'], observe: reaching('trace') },
  { calls: ['clone'], observe: namespaces('clone_flags', 'clone') },
  {
    calls: ['clone3'],
    behind: { kind: 'word', pointer: 'uargs', offset: 0, name: 'args.flags' },
    observe: namespaces('args.flags', 'clone3'),
  },
  { calls: ['unshare'], observe: namespaces('unshare_flags', 'unshare') },
  { calls: ['setns'], observe: entering },
  {
    calls: ['mmap', 'mmap2'],
    late: {},
    observe: (c) => {
      if (c.has('prot', 'PROT_WRITE', 'PROT_EXEC')) writeExec(c);
    },
  },
  {
    calls: ['mprotect', 'pkey_mprotect'],
    late: {},
    observe: (c) => {
      if (c.has('prot', 'PROT_EXEC')) writeExec(c);
    },
  },
  {
    calls: ['shmat'],
    late: {},
    observe: (c) => {
      if (c.has('shmflg', 'SHM_EXEC')) writeExec(c);
    },
  },
  {
    calls: ['personality'],
    late: {},
    observe: (c) => {
      // 0xffffffff only asks what it is.
      if (c.has('personality', 'READ_IMPLIES_EXEC') && c.arg('personality') !== 0xffffffffn) writeExec(c);
    },
  },
  { calls: ['mount'], texts: ['dir_name', 'type'], observe: mounting },
  { calls: ['umount', 'umount2'], texts: ['name'], observe: targeting('umount', 'name') },
  { calls: ['pivot_root'], texts: ['new_root'], observe: targeting('pivot_root', 'new_root') },
  {
    calls: ['ioctl'],
    late: {},
    observe: (c) => {
      const request = c.arg('cmd');
      if (request !== undefined) c.emit({ kind: 'ioctl', request: Number(request) });
    },
  },
];

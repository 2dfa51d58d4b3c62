/** What can be asked of a process that waits for its answer. */
import type { Libc } from '../../native/index.js';
import type { Access, Caller, Descriptor, Found, PeerKind } from '../index.js';
import { Lookup } from './lookup.js';
import type { Proc } from './proc.js';
import type { Moment, Process, Processes } from './processes.js';

const SOL_SOCKET = 1;
const SO = { type: 3, protocol: 38, domain: 39 } as const;

const OWN_UID = process.geteuid?.();
const ROOT = OWN_UID === 0;
/** access(2). */
const MODES: Readonly<Record<Access, number>> = { search: 0, read: 4, write: 2, execute: 1, change: 3 };

export type Question =
  | { readonly kind: 'file'; readonly path: string; readonly follow: boolean; readonly answer: Found }
  | { readonly kind: 'access'; readonly path: string; readonly access: Access; readonly answer: boolean }
  | { readonly kind: 'cwd'; readonly answer: string | undefined }
  /** Of what changes from call to call. */
  | { readonly kind: 'other' };

export class NotifyCaller implements Caller {
  at!: Moment;
  /** The link of the descriptor that the call is about, where it was read while the call waited; `null`: it has none. */
  link: string | null | undefined;
  /** What was asked since it was emptied, and the answers. */
  readonly questions: Question[] = [];
  readonly #lookup: Lookup;
  readonly #scratch;

  constructor(
    private readonly libc: Libc,
    private readonly proc: Proc,
    private readonly processes: Processes,
  ) {
    this.#lookup = new Lookup(libc, proc);
    this.#scratch = libc.map(16);
  }

  readonly cwd = (): string | undefined => {
    const answer = cwdOf(this.proc, this.at);
    this.questions.push({ kind: 'cwd', answer });
    return answer;
  };

  readonly descriptor = (fd: number): Descriptor | undefined => {
    const { process } = this.at;
    if (this.link === undefined) this.questions.push({ kind: 'other' });
    if (fd < 0) return undefined;
    const link = this.link ?? (this.link === null ? undefined : this.proc.link(`/proc/${process.tid}/fd/${fd}`));
    if (link === undefined) return undefined;
    if (link.startsWith('/'))
      return { kind: 'path', path: inside(this.proc, process, link.replace(/ \(deleted\)$/, '')) };
    if (link.startsWith('socket:')) {
      const socket = this.#socket(process.pid, fd);
      return { kind: 'socket', link, ...(socket ? { socket } : {}) };
    }
    return { kind: link.startsWith('pipe:') ? 'pipe' : 'anonymous', link };
  };

  readonly find = (path: string, follow: boolean): Found => {
    const answer = this.#lookup.find(this.at, path, follow);
    this.questions.push({ kind: 'file', path, follow, answer });
    return answer;
  };

  readonly refuses = (path: string, access: Access): boolean => {
    const answer = this.#refuses(path, access);
    this.questions.push({ kind: 'access', path, access, answer });
    return answer;
  };

  /** Whether the present process would get the same answers now. */
  wouldAnswer(questions: readonly Question[]): boolean {
    return questions.every((question) => {
      switch (question.kind) {
        case 'other':
          return false;
        case 'cwd':
          return cwdOf(this.proc, this.at) === question.answer;
        case 'access':
          return this.#refuses(question.path, question.access) === question.answer;
        case 'file': {
          const { path, object, owner, setuid } = this.#lookup.find(this.at, question.path, question.follow);
          const { answer } = question;
          return path === answer.path && object === answer.object && owner === answer.owner && setuid === answer.setuid;
        }
      }
    });
  }

  readonly peer = (pid: number): PeerKind => {
    this.questions.push({ kind: 'other' });
    const { process } = this.at;
    if (pid === 0 || pid === process.pid || process.threads.has(pid)) return 'self';
    for (let other = this.processes.find(Math.abs(pid))?.parent; other; other = other.parent)
      if (other === process) return 'child';
    return 'other';
  };

  /** Of a process that may do what polc may: root is refused nothing, and what others may polc can't ask for them. */
  #refuses(path: string, access: Access): boolean {
    if (ROOT || !this.at.plain || this.at.uid !== OWN_UID) return false;
    const asked = access === 'change' ? path.slice(0, path.lastIndexOf('/')) || '/' : path;
    return this.proc.refuses(asked, MODES[access]);
  }

  /** Asks a copy of the descriptor (pidfd_getfd(2)). */
  #socket(pid: number, fd: number): Descriptor['socket'] {
    const { nr } = this.libc.abi;
    const pidfd = this.libc.fast(nr.pidfdOpen, pid, 0, 0, 0, 0, 0);
    if (pidfd < 0) return undefined;
    const copy = this.libc.fast(nr.pidfdGetfd, pidfd, fd, 0, 0, 0, 0);
    this.libc.fast(nr.close, pidfd, 0, 0, 0, 0, 0);
    if (copy < 0) return undefined;
    const [family, type, protocol] = [SO.domain, SO.type, SO.protocol].map((option) => this.#option(copy, option));
    this.libc.fast(nr.close, copy, 0, 0, 0, 0, 0);
    return family === undefined || type === undefined || protocol === undefined
      ? undefined
      : { family, type, protocol };
  }

  #option(fd: number, option: number): number | undefined {
    const { memory, address } = this.#scratch;
    memory.writeUInt32LE(4, 8);
    const at = Number(address);
    const failed = this.libc.fast(this.libc.abi.nr.getsockopt, fd, SOL_SOCKET, option, at, at + 8, 0);
    return failed < 0 ? undefined : memory.readUInt32LE(0);
  }
}

export function cwdOf(proc: Proc, { cwd: known, process }: Moment): string | undefined {
  if (known !== undefined) return known;
  const cwd = inside(proc, process, proc.link(`/proc/${process.tid}/cwd`));
  if (process.changing === undefined) process.cwd = cwd;
  return cwd;
}

/** A path of ours in the process's words. */
export function inside<T extends string | undefined>(proc: Proc, { plain, tid }: Process, path: T): T | string {
  return plain || path === undefined ? path : proc.inside(tid, path);
}

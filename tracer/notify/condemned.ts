/**
 * Processes that the policy ends. The kernel would force SIGSYS on them (seccomp(2), SECCOMP_RET_KILL_PROCESS); from outside it
 * can be sent only where they have no say about it, and SIGKILL is the other way.
 */
import type { Libc } from '../../native/index.js';
import type { Proc } from './proc.js';

const SIGSYS = 31;
const SIGKILL = 9;
/** For a core dump. */
const GRACE_MS = 200;

export class Condemned {
  readonly #processes = new Map<number, { readonly pidfd: number; readonly since: number }>();

  constructor(
    private readonly libc: Libc,
    private readonly proc: Proc,
  ) {}

  has(pid: number): boolean {
    return this.#processes.has(pid);
  }

  /** Its thread `tid` waits in the call, and gets no further: what is pending for that thread comes before its next instruction. */
  add(tid: number, pid: number): void {
    const { nr } = this.libc.abi;
    const known = this.#processes.get(pid);
    if (known) return this.#kill(known.pidfd);
    const pidfd = this.libc.fast(nr.pidfdOpen, pid, 0, 0, 0, 0, 0);
    if (pidfd < 0) return; // it has just ended
    this.#processes.set(pid, { pidfd, since: performance.now() });
    if (this.#hasSay(tid)) this.#kill(pidfd);
    else this.libc.fast(nr.tgkill, pid, tid, SIGSYS, 0, 0, 0);
  }

  /** Whoever got round the signal is ended now, and the others are forgotten. */
  look(): void {
    const now = performance.now();
    for (const [pid, { pidfd, since }] of this.#processes) {
      const gone = (this.proc.read(`/proc/${pid}/stat`) ?? ') X').split(') ').at(-1)?.startsWith('Z') !== false;
      if (!gone && now - since < GRACE_MS) continue;
      this.#kill(pidfd);
      this.libc.fast(this.libc.abi.nr.close, pidfd, 0, 0, 0, 0, 0);
      this.#processes.delete(pid);
    }
  }

  #kill(pidfd: number): void {
    this.libc.fast(this.libc.abi.nr.pidfdSendSignal, pidfd, SIGKILL, 0, 0, 0, 0);
  }

  /** Whether a thread blocks, ignores or handles SIGSYS. */
  #hasSay(tid: number): boolean {
    const status = this.proc.read(`/proc/${tid}/status`) ?? '';
    return ['SigBlk', 'SigIgn', 'SigCgt'].some((set) => {
      const hex = new RegExp(`^${set}:\\s*([0-9a-f]+)$`, 'm').exec(status)?.[1];
      return hex === undefined || ((BigInt(`0x${hex}`) >> BigInt(SIGSYS - 1)) & 1n) === 1n;
    });
  }
}

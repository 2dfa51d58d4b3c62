/** What the supervisor has to do for each call, worked out once a call number. */
import { archByAudit, signature, syscallName, syscallsOf, type ArchName } from '../../kernel/index.js';
import { needsOf, type Needs } from '../index.js';

export interface Spec {
  readonly index: number;
  readonly arch: ArchName;
  readonly name: string;
  readonly needs: Needs;
  /**
   * What is observed can be remembered: `light`, by the decisive arguments alone; `named`, with the names that were said, as long
   * as the files are the same.
   */
  readonly weight: 'light' | 'named' | 'heavy';
  /** The arguments that decide, 0…5. */
  readonly deciding: readonly number[];
  /** It changes what is known of the process. */
  readonly event: Event | undefined;
}

export type Event =
  'exec' | 'exit' | 'exit thread' | 'fork' | 'moves' | 'changes root' | 'changes user' | 'filters' | 'uring';

const EVENTS: Readonly<Record<string, Event>> = {
  execve: 'exec',
  execveat: 'exec',
  exit: 'exit thread',
  exit_group: 'exit',
  fork: 'fork',
  vfork: 'fork',
  clone: 'fork',
  clone3: 'fork',
  chdir: 'moves',
  fchdir: 'moves',
  chroot: 'changes root',
  pivot_root: 'changes root',
  unshare: 'changes root',
  setns: 'changes root',
  setuid: 'changes user',
  setreuid: 'changes user',
  setresuid: 'changes user',
  setfsuid: 'changes user',
  setuid32: 'changes user',
  setreuid32: 'changes user',
  setresuid32: 'changes user',
  setfsuid32: 'changes user',
  seccomp: 'filters',
  io_uring_setup: 'uring',
};

/** That a process ends, or makes another, is not worth a stop. */
const FOLLOWED: ReadonlySet<Event> = new Set(['exec', 'moves', 'changes root', 'changes user', 'filters', 'uring']);

const X32_BIT = 0x40000000;

export class Specs {
  readonly #byName = new Map<string, Spec>();
  #lastAudit = 0;
  #last = new Map<number, Spec>();
  readonly #tables = new Map<number, Map<number, Spec>>();

  /** By the architecture as seccomp tells it. */
  of(audit: number, nr: number): Spec {
    if (audit !== this.#lastAudit) {
      let table = this.#tables.get(audit);
      if (!table) this.#tables.set(audit, (table = new Map<number, Spec>()));
      this.#last = table;
      this.#lastAudit = audit;
    }
    let spec = this.#last.get(nr);
    if (!spec) {
      const arch = archByAudit(audit)?.name ?? 'x86_64';
      const real = arch === 'x86_64' && (nr & X32_BIT) !== 0 ? 'x32' : arch;
      // What is newer than polc's table has no name; the number says it.
      this.#last.set(nr, (spec = this.named(real, syscallName(real, nr) ?? `syscall_${nr}`)));
    }
    return spec;
  }

  named(arch: ArchName, name: string): Spec {
    const key = `${arch} ${name}`;
    let spec = this.#byName.get(key);
    if (!spec) {
      const needs = needsOf(arch, name);
      const event = EVENTS[name];
      const memory = needs.address ?? needs.message ?? needs.word;
      const weight = memory ? 'heavy' : needs.texts.length === 0 ? 'light' : event === undefined ? 'named' : 'heavy';
      const plain = (signature(arch, name)?.args ?? []).flatMap(({ pointer, index }) => (pointer ? [] : [index]));
      const deciding = weight === 'named' ? plain : needs.decisive;
      spec = { index: this.#byName.size, arch, name, needs, weight, deciding, event };
      this.#byName.set(key, spec);
    }
    return spec;
  }
}

/**
 * The numbers of the calls that tell which files are used, addresses reached, programs executed (what layers beside the filter
 * decide), and of those that change who the caller is.
 */
export function resourcefulCalls(arch: ArchName): ReadonlySet<number> {
  const specs = new Specs();
  const calls = [...syscallsOf(arch)].filter(([name]) => {
    const { needs, event } = specs.named(arch, name);
    return needs.texts.length > 0 || needs.address || needs.message || (event !== undefined && FOLLOWED.has(event));
  });
  return new Set(calls.map(([, nr]) => nr));
}

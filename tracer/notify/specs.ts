/** What the supervisor has to do for each call, worked out once a call number. */
import { archByAudit, findArgument, signature, syscallName, syscallsOf, type ArchName } from '../../kernel/index.js';
import type { ArgumentTest, Passing } from '../../native/index.js';
import { latenessOf, needsOf, pathArgument, type Needs } from '../index.js';

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
  /** What is found for other calls: `names`, for those that mention one that this call names. */
  readonly changes: 'nothing' | 'names' | 'anything';
  /** Names only if one of these holds; `undefined`: always. */
  readonly changesWhere: readonly ArgumentTest[] | undefined;
  /** It changes what is known of the process. */
  readonly event: Event | undefined;
}

export type Event =
  | 'exec'
  | 'exit'
  | 'exit thread'
  | 'fork'
  | 'plain fork'
  | 'moves'
  | 'changes root'
  | 'changes user'
  | 'filters'
  | 'uring';

const EVENTS: Readonly<Record<string, Event>> = {
  execve: 'exec',
  execveat: 'exec',
  exit: 'exit thread',
  exit_group: 'exit',
  fork: 'plain fork',
  vfork: 'plain fork',
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
/** Calls that change what is found below a folder. */
const MOUNTS = new Set(['mount', 'umount', 'umount2', 'move_mount', 'mount_setattr']);

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

  /** By number: which calls need not wait for the supervisor. */
  passing(arch: ArchName): ReadonlyMap<number, Passing> {
    return new Map([...syscallsOf(arch)].map(([name, nr]) => [nr, passingOf(this.named(arch, name))]));
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
      const changes = changesOf(arch, name, needs, event);
      const changesWhere = changes === 'names' ? latenessOf(arch, name)?.waits : undefined;
      spec = { index: this.#byName.size, arch, name, needs, weight, deciding, changes, changesWhere, event };
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

function changesOf(arch: ArchName, name: string, needs: Needs, event: Event | undefined): Spec['changes'] {
  if (event !== undefined) return event === 'changes root' ? 'anything' : 'nothing';
  if (MOUNTS.has(name)) return 'anything';
  const late = latenessOf(arch, name);
  if (late?.waits.length === 0) return 'nothing';
  return needs.texts.length > 0 ? 'names' : 'anything';
}

function passingOf({ arch, name, needs, event }: Spec): Passing {
  const waits: Passing = { kind: 'waits' };
  const [pointer, ...others] = needs.texts;
  if (name === 'execve' && pointer !== undefined) return { kind: 'executes', pointer };
  if (event === 'exit') return { kind: 'leaves' };
  if (event === 'exit thread') return { kind: 'ends thread' };
  const late = latenessOf(arch, name);
  const memory = needs.address ?? needs.message ?? needs.word;
  // The child of a plain fork calls later: what is to be known for it is noted in their order.
  const stops = event !== undefined && event !== 'plain fork';
  if (!late || stops || MOUNTS.has(name) || memory || others.length > 0) return waits;
  let how: Passing = { kind: 'passes' };
  if (pointer !== undefined) {
    const directory = pathArgument({ arch, name, args: [] })?.directory;
    const relativeTo = directory === undefined ? undefined : findArgument(arch, name, directory)?.index;
    how = { kind: 'text', pointer, ...(relativeTo === undefined ? {} : { relativeTo }) };
  }
  for (const { argument, where } of late.descriptors)
    how = { kind: 'either', where, then: { kind: 'descriptor', argument }, otherwise: how };
  return late.waits.length === 0 ? how : { kind: 'either', where: late.waits, then: waits, otherwise: how };
}

/**
 * The arrangement of all path patterns of a policy: which sets of patterns ("signatures") some path matches exactly, and which
 * signature may be the directory of which. Found by walking the product of the patterns' automata once (subset construction over
 * their union), byte classes told apart per state, over normalised absolute paths only.
 */
import type { Glob } from '../../compiler/index.js';

type ByteSet = Glob['automaton']['steps'][number][number]['set'];

/** Positions of the patterns that match, ascending. */
export type Signature = readonly number[];

export interface Arrangement {
  /** Index 0 is the empty signature: what no pattern matches. */
  readonly signatures: readonly Signature[];
  /** Pairs of indexes: a path of signature `parent` that is the directory of one of signature `child`. */
  readonly parents: readonly { readonly parent: number; readonly child: number }[];
  /** The same by child. */
  readonly parentsOf: ReadonlyMap<number, readonly number[]>;
}

/** More product states than this: the patterns multiply, and so would the types. */
const BUDGET = 400_000;
const SLASH = 0x2f;

interface Union {
  readonly steps: readonly (readonly { readonly set: ByteSet; readonly next: number }[])[];
  readonly closures: readonly (readonly number[])[];
  /** The pattern that a state accepts, or −1. */
  readonly accepts: readonly number[];
  readonly start: readonly number[];
}

function union(globs: readonly Glob[]): Union {
  const steps: { set: ByteSet; next: number }[][] = [];
  const closures: number[][] = [];
  const accepts: number[] = [];
  const start: number[] = [];
  globs.forEach((glob, index) => {
    const base = steps.length;
    const { automaton } = glob;
    automaton.steps.forEach((list, state) => {
      steps.push(list.map(({ set, next }) => ({ set, next: next + base })));
      const closure = new Set([state]);
      for (const s of closure) for (const next of automaton.empty[s] ?? []) closure.add(next);
      // Only states that do something are kept: the others would only make keys long.
      closures.push(
        [...closure]
          .filter((s) => s === automaton.accept || (automaton.steps[s]?.length ?? 0) > 0)
          .map((s) => s + base),
      );
      accepts.push(state === automaton.accept ? index : -1);
    });
    start.push(...(closures[base] ?? []));
  });
  return { steps, closures, accepts, start };
}

interface State {
  readonly states: readonly number[];
  readonly signature: number;
  /** By byte class but `/`. */
  readonly next: number[];
}

const only = new WeakMap<ByteSet, number>();
/** The one byte of a set, or −1. */
function onlyByte(set: ByteSet): number {
  let byte = only.get(set);
  if (byte === undefined) {
    byte = set.indexOf(true);
    if (set.lastIndexOf(true) !== byte) byte = -1;
    only.set(set, byte);
  }
  return byte;
}

/** @returns undefined beyond the budget. */
export function arrange(globs: readonly Glob[]): Arrangement | undefined {
  const machine = union(globs);
  const signatures: Signature[] = [[]];
  const signatureIds = new Map<string, number>([['', 0]]);
  const states: State[] = [];
  const ids = new Map<string, number>();
  const intern = (set: readonly number[]): number => {
    const key = set.join(',');
    let id = ids.get(key);
    if (id === undefined) {
      const signature = set
        .flatMap((s) => ((machine.accepts[s] ?? -1) >= 0 ? [machine.accepts[s] ?? 0] : []))
        .sort((a, b) => a - b);
      const name = signature.join(',');
      let sid = signatureIds.get(name);
      if (sid === undefined) {
        signatureIds.set(name, (sid = signatures.length));
        signatures.push(signature);
      }
      ids.set(key, (id = states.length));
      states.push({ states: set, signature: sid, next: [] });
    }
    return id;
  };
  const advance = (state: State, byte: number): number => {
    const next = new Set<number>();
    for (const s of state.states)
      for (const step of machine.steps[s] ?? [])
        if (step.set[byte]) for (const c of machine.closures[step.next] ?? []) next.add(c);
    return intern([...next].sort((a, b) => a - b));
  };

  const root = advance({ states: machine.start, signature: 0, next: [] }, SLASH);
  const directories = new Set<number>([root]);
  /** Of a directory's state (behind its slash): the signature of the directory itself. */
  const owners = new Map<number, Set<number>>([[root, new Set([states[root]?.signature ?? 0])]]);
  const reached = new Set<number>();
  // Every state within a segment is expanded by bytes; each ends a path, and its slash begins a directory.
  const expand = (id: number): void => {
    const state = states[id];
    if (!state || state.next.length > 0) return;
    const next = new Set(representatives(machine, state.states).map((byte) => advance(state, byte)));
    state.next.push(...next);
  };
  for (const directory of directories) {
    expand(directory);
    const segment = new Set(states[directory]?.next ?? []);
    for (const id of segment) {
      if (states.length > BUDGET) return undefined;
      if (reached.has(id)) continue;
      reached.add(id);
      expand(id);
      const state = states[id];
      if (!state) continue;
      for (const next of state.next) segment.add(next);
      const below = advance(state, SLASH);
      directories.add(below);
      const own = owners.get(below);
      if (own) own.add(state.signature);
      else owners.set(below, new Set([state.signature]));
    }
  }
  const parents = pairs(states, owners);
  const parentsOf = new Map<number, number[]>();
  for (const { parent, child } of parents) {
    const known = parentsOf.get(child);
    if (known) known.push(parent);
    else parentsOf.set(child, [parent]);
  }
  return { signatures, parents, parentsOf };
}

function pairs(states: readonly State[], owners: ReadonlyMap<number, ReadonlySet<number>>): Arrangement['parents'] {
  const seen = new Set<string>();
  const out: { parent: number; child: number }[] = [];
  for (const [directory, parents] of owners) {
    const children = new Set<number>();
    const segment = new Set(states[directory]?.next ?? []);
    for (const id of segment) {
      children.add(states[id]?.signature ?? 0);
      for (const next of states[id]?.next ?? []) segment.add(next);
    }
    for (const parent of parents)
      for (const child of children) {
        const key = `${parent},${child}`;
        if (!seen.has(key)) {
          seen.add(key);
          out.push({ parent, child });
        }
      }
  }
  return out;
}

/** One byte of each class that the active states tell apart, `/` left out. */
function representatives(machine: Union, active: readonly number[]): readonly number[] {
  const bytes = new Set<number>();
  const wide = new Set<ByteSet>();
  for (const s of active)
    for (const { set } of machine.steps[s] ?? []) {
      const byte = onlyByte(set);
      if (byte < 0) wide.add(set);
      else bytes.add(byte);
    }
  bytes.delete(SLASH);
  const classes = new Map<string, number>();
  const sets = [...wide];
  if (sets.length === 0) {
    // Nothing but single bytes is told apart: one other byte stands for all the rest.
    for (let byte = 1; byte < 256; byte++) if (!bytes.has(byte) && byte !== SLASH) return [...bytes, byte];
  }
  for (let byte = 1; byte < 256; byte++) {
    if (bytes.has(byte) || byte === SLASH) continue;
    const key = sets.map((set) => (set[byte] ? '1' : '0')).join('');
    if (!classes.has(key)) classes.set(key, byte);
  }
  return [...bytes, ...classes.values()];
}

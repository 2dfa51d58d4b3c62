/** What of a profile's own limits is lost in the filter that it shares with the profiles it leads to by exec. */
import {
  callsFor,
  Diagrams,
  Meanings,
  OPERATIONS,
  OverBudget,
  operationsOf,
  permits,
  planeOf,
  rangeOf,
  type CompiledProfile,
  type Operation,
  type Profile,
} from '../../compiler/index.js';
import { syscallsOf } from '../../kernel/index.js';

export interface Widened {
  /** Names of the calls that the shared filter answers differently for some arguments. */
  readonly calls: ReadonlySet<string>;
  readonly operations: ReadonlySet<Operation>;
  readonly why: string;
}

/** Operations whose objects a filter sees, so that two profiles can allow different ones. */
const SEEN: ReadonlySet<Operation> = new Set(['socket', 'signal', 'ptrace', 'memory', 'namespace', 'ioctl']);

/** `undefined` where exec leads to no other profile. */
export function widened(profile: Profile, { filter, enforced, reachable }: CompiledProfile): Widened | undefined {
  const [, ...others] = reachable;
  if (others.length === 0) return undefined;
  const [own, shared] = [planeOf(filter, profile), planeOf(enforced, profile)];
  const calls = new Set<string>();
  for (const [name, nr] of own && shared ? syscallsOf(profile.arch) : []) {
    const [a, b] = [rangeOf(own!, nr).entry, rangeOf(shared!, nr).entry]; // there are calls only if both are there
    if (a !== b && differ(a, b)) calls.add(name);
  }
  const models = others.flatMap(({ models }) => models);
  const operations = OPERATIONS.filter((operation) => {
    if (operation === 'syscall') return calls.size > 0;
    if (SEEN.has(operation) && callsFor(operation).some((name) => calls.has(name))) return true;
    return !allows(profile, operation) && models.some((model) => allows(model, operation));
  });
  const names = others.map(({ name }) => `\`${name}\``).join(', ');
  return {
    calls,
    operations: new Set(operations),
    why: `exec leads to ${names}, and one filter serves all of them: it allows what any of them allows`,
  };
}

const allows = ({ otherwise, resources }: Profile, operation: Operation): boolean =>
  permits(otherwise) ||
  resources.some(({ resource, effect }) => permits(effect) && operationsOf(resource).includes(operation));

type Entry = Parameters<Meanings['entryOrAnswer']>[0];

/** A difference beyond the budget counts as one. */
function differ(a: Entry, b: Entry): boolean {
  const meanings = new Meanings(new Diagrams(BUDGET));
  try {
    return meanings.entryOrAnswer(a) !== meanings.entryOrAnswer(b);
  } catch (error) {
    if (error instanceof OverBudget) return true;
    throw error;
  }
}

const BUDGET = 500_000;

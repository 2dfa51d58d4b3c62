/**
 * A trace → what of it each rule is about. The learner says what each observation needs (`needsOf`), the compiler what a rule
 * grants (`lowerProfile`, `covers`, conditions): nothing is decided here a second time.
 */
import {
  and,
  covers,
  Diagrams,
  lowerProfile,
  matches,
  Meanings,
  NEVER,
  permits,
  type CompiledPolicy,
  type LowerOptions,
  type Profile,
  type ResourceAccess,
  type ResourceRule,
} from '../compiler/index.js';
import { assertNever, type Rule } from '../dsl/index.js';
import { socketFamilyName, type ArchName } from '../kernel/index.js';
import type { Entry, Observation, Run, Trace } from '../tracer/index.js';
import {
  capabilitiesTold,
  needsOf,
  peersOf,
  profilesOfImages,
  relevantEntries,
  type Need,
} from '../tracer/learn/index.js';
import type { EvidenceDetail } from './background.js';
import { loneProfile } from './check.js';

/** One observation as rules see it. */
interface Sighting {
  readonly run: Run;
  readonly entry: Entry;
  /** Whose rules it is about; undefined: anybody's. */
  readonly profile: string | undefined;
  readonly need: Need;
}

const MOST = 5;
function entriesOf(run: Run): readonly Entry[] {
  const entries = relevantEntries(run);
  return [...entries, ...capabilitiesTold(run, entries)];
}

/** The profile that everything runs in where no policy says otherwise. */
const LONE = 'review';
const classOf = (need: Need): string => (need.kind === 'syscall' ? 'syscall' : need.access.kind);

export class Evidence {
  readonly #byClass = new Map<string, Sighting[]>();
  readonly #meanings = new Meanings(new Diagrams());
  readonly #names: readonly string[];

  /** @param policy by which profiles programs run; without it, every program is taken to run in every profile */
  constructor(
    trace: Trace,
    policy: CompiledPolicy | undefined,
    private readonly options: Pick<LowerOptions, 'kernel'>,
  ) {
    this.#names = policy?.profiles.map(({ name }) => name) ?? [];
    for (const run of trace.runs) {
      const images = policy && profilesOfImages(policy, run);
      const peers = images && new Map(run.images.map(({ id }) => [id, peersOf(run, images, id)]));
      for (const entry of entriesOf(run)) {
        const profile = images?.get(entry.image)?.name;
        if (images && profile === undefined) continue;
        for (const need of needsOf(entry, peers?.get(entry.image) ?? { self: LONE, children: [] })) {
          const known = this.#byClass.get(classOf(need));
          const sighting = { run, entry, profile, need };
          if (known) known.push(sighting);
          else this.#byClass.set(classOf(need), [sighting]);
        }
      }
    }
  }

  /**
   * What runs did that the rules allow, or would be denied by them.
   * @param nodes what stands in the place of one rule, names of lists replaced
   */
  of(nodes: readonly Rule[], profile: string | undefined): EvidenceDetail {
    const entries = new Map<Entry, Run>();
    const models = new Map<string, Profile>();
    for (const kind of new Set(nodes.map((node) => node.body.kind)))
      for (const sighting of this.#byClass.get(kind) ?? []) {
        if (profile !== undefined && sighting.profile !== undefined && profile !== sighting.profile) continue;
        if (entries.has(sighting.entry)) continue;
        const { arch } = sighting.run.start.host;
        const name = sighting.profile ?? LONE;
        const key = `${arch} ${name}`;
        let model = models.get(key);
        if (!model) models.set(key, (model = this.#lowered(nodes, name, arch)));
        if (this.#concerns(model, sighting.need)) entries.set(sighting.entry, sighting.run);
      }
    return summed(entries);
  }

  #lowered(nodes: readonly Rule[], name: string, arch: ArchName): Profile {
    const targets = nodes.flatMap(({ target }) => (target && 'profile' in target ? [target.profile.text] : []));
    const profileNames = new Set([name, ...this.#names, ...targets]);
    return lowerProfile(loneProfile(name, nodes), { ...this.options, arch, profileNames }).value;
  }

  #concerns(model: Profile, need: Need): boolean {
    if (need.kind === 'resource')
      return model.resources.some((rule) => covers(rule, need.access) && !isOnTheWay(rule, need.access));
    return model.syscalls.some(
      ({ name, condition, effect }) =>
        name === need.name &&
        // Of arguments that were not kept, or are no part of the observation, any value may have been meant.
        this.#meanings.condition(and(condition, need.where)) !== this.#meanings.condition(NEVER) &&
        (permits(effect) || need.unknown !== true),
    );
  }
}

/** Who may read a file may look at the folders above it: true, but no sign that the rule is used. */
const isOnTheWay = ({ resource }: ResourceRule, access: ResourceAccess): boolean =>
  resource.kind === 'file' && access.kind === 'file' && !resource.paths.some((glob) => matches(glob, access.path));

function summed(entries: ReadonlyMap<Entry, Run>): EvidenceDetail {
  const runs = new Set<string>();
  const programs = new Set<string>();
  const examples = new Map<string, Entry>();
  let [count, processes, first, last] = [0, 0, Infinity, 0];
  for (const [entry, run] of entries) {
    count += entry.count;
    processes = Math.max(processes, entry.processes);
    first = Math.min(first, entry.first / 1000);
    last = Math.max(last, entry.last / 1000);
    runs.add(run.start.run);
    const image = run.images.find(({ id }) => id === entry.image);
    if (image && programs.size < MOST) programs.add(image.path);
    // Several programs may have done the same.
    const what = `${observationText(entry.observation)} ${entry.outcome}`;
    const same = examples.get(what);
    if (same || examples.size < MOST) examples.set(what, { ...entry, count: entry.count + (same?.count ?? 0) });
  }
  return {
    count,
    runs: runs.size,
    processes,
    programs: [...programs],
    examples: [...examples.values()].map(exampleOf),
    first: first === Infinity ? 0 : first,
    last,
  };
}

/** `read /etc/hosts ×3 (ENOENT)`. */
export function exampleOf({ observation: seen, outcome, count }: Entry): string {
  const times = count === 1 ? '' : ` ×${count}`;
  return `${observationText(seen)}${times}${outcome === 'ok' ? '' : ` (${outcome})`}`;
}

function observationText(seen: Observation): string {
  switch (seen.kind) {
    case 'file':
      return `${seen.op} ${seen.path}${seen.rest ? '/…' : ''}`;
    case 'exec':
      return `exec ${seen.path}`;
    case 'unix':
      return `${seen.op} unix ${seen.name}`;
    case 'net':
      return `${seen.op} ${seen.transport} ${seen.address} port ${seen.port}`;
    case 'socket':
      return `socket of family ${socketFamilyName(seen.family) ?? seen.family}`;
    case 'signal':
      return `signal ${seen.signal} to ${seen.to}`;
    case 'ptrace':
      return `ptrace ${seen.op} of ${seen.to}`;
    case 'namespace':
      return `namespace ${seen.namespace}`;
    case 'mount':
      return `${seen.op} ${seen.type ?? ''} ${seen.target ?? ''}`.trim();
    case 'ioctl':
      return `ioctl 0x${seen.request.toString(16)}`;
    case 'syscall':
      return `${seen.syscall}(${Object.entries(seen.args ?? {})
        .map(([name, value]) => `${name} = ${value}`)
        .join(', ')})`;
    case 'capability':
      return `capability ${seen.capability}`;
    case 'memory':
      return 'memory made executable';
    default:
      return assertNever(seen);
  }
}

/** Every path that runs reached, once: what the ladder and splitting go by. */
export function pathsSeen(trace: Trace): readonly string[] {
  const paths = new Set<string>();
  for (const run of trace.runs)
    for (const { observation: seen, outcome } of relevantEntries(run)) {
      if (outcome !== 'ok') continue;
      if (seen.kind === 'file' || seen.kind === 'exec') paths.add(seen.path);
      if (seen.kind === 'unix' && seen.name.startsWith('/')) paths.add(seen.name);
    }
  return [...paths];
}

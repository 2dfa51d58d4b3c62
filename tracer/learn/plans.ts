/**
 * Programs of a trace → the profiles of a policy. A program that was executed gets a profile of its own where it does something
 * that its parent does not: reaching out, being privileged, making code. What only reads, writes and computes as well inherits:
 * seccomp and Landlock enforce on both the union anyway, and a script of thirty small tools reads as one profile.
 */
import { socketFamily } from '../../kernel/index.js';
import type { Entry, Image, Run, Trace } from '../index.js';
import { capabilitiesIn, capabilitiesTold } from './capabilities.js';
import type { Peers } from './needs.js';
import { relevantEntries } from './relevant.js';
import { programOf } from './replay.js';

export interface Plan {
  readonly name: string;
  readonly program: string;
  /** Of the program, and of those that inherit its profile. */
  readonly entries: readonly Entry[];
  /** What it executes, and the profile that it then has; `undefined`: its own. */
  readonly executes: ReadonlyMap<string, string | undefined>;
  readonly peers: Peers;
  /** Where its runs were started, and the commands: what they were about. */
  readonly starts: readonly Start[];
}

export interface Start {
  readonly cwd: string;
  readonly argv: readonly string[];
  /** That it must have taken, where no engine saw which those were. */
  readonly capabilities: readonly string[];
}

/** By image. @param entries the relevant ones of the run */
export function startsOf(run: Run, entries: readonly Entry[]): (image: Image) => Start {
  const told = capabilitiesTold(run, entries);
  return ({ id, argv }) => ({
    cwd: run.start.cwd,
    argv,
    capabilities: capabilitiesIn(told.filter(({ image }) => image === id)),
  });
}

interface Program {
  readonly path: string;
  readonly entries: Entry[];
  readonly starts: Start[];
  /** Path as executed → the programs it became. */
  readonly executed: Map<string, Set<string>>;
  /** An interpreter that came along with what was executed; or tried, and not there. */
  readonly brought: Set<string>;
  isCommand: boolean;
}

/** By program, sorted; the same for every order of runs. */
function programsOf(trace: Trace): ReadonlyMap<string, Program> {
  const programs = new Map<string, Program>();
  const programFor = (image: Image): Program => {
    const path = programOf(image);
    let program = programs.get(path);
    if (!program) {
      const fresh = { entries: [], starts: [], executed: new Map<string, Set<string>>(), brought: new Set<string>() };
      programs.set(path, (program = { path, ...fresh, isCommand: false }));
    }
    return program;
  };
  for (const run of trace.runs) {
    const images = new Map(run.images.map((image) => [image.id, image]));
    const entries = relevantEntries(run);
    const startOf = startsOf(run, entries);
    for (const image of run.images) {
      const program = programFor(image);
      if (image.parent === undefined) program.isCommand = true;
      program.starts.push(startOf(image));
    }
    for (const entry of entries) {
      const image = images.get(entry.image);
      if (!image) continue; // a damaged trace
      const program = programFor(image);
      program.entries.push(entry);
      const { observation, outcome } = entry;
      if (observation.kind !== 'exec' || (outcome !== 'ok' && outcome !== 'unknown')) continue;
      const became = observation.into === undefined ? undefined : images.get(observation.into);
      if (!became) program.brought.add(observation.path);
      else {
        const known = program.executed.get(observation.path) ?? new Set<string>();
        program.executed.set(observation.path, known.add(programOf(became)));
      }
    }
  }
  return new Map([...programs].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a parent that lacks it should not get for its child's sake. */
function classesOf({ entries }: Program): ReadonlySet<string> {
  const classes = new Set<string>();
  for (const { observation, outcome } of entries) {
    if (outcome === 'EPERM' || outcome === 'EACCES') continue;
    switch (observation.kind) {
      case 'net':
        classes.add(observation.op);
        break;
      case 'socket':
        if (!PLAIN_FAMILIES.has(observation.family)) classes.add('socket');
        break;
      case 'unix':
      case 'capability':
      case 'ptrace':
      case 'memory':
      case 'namespace':
      case 'mount':
        classes.add(observation.kind);
        break;
      case 'signal':
        if (observation.to === 'other') classes.add('signal');
        break;
      case 'syscall':
      case 'file':
      case 'exec':
      case 'ioctl':
        break;
    }
  }
  return classes;
}
/** Sockets that lead nowhere until they are connected or bound, and routes, which every look-up of a name asks for. */
const PLAIN_FAMILIES: ReadonlySet<number | undefined> = new Set(
  ['unix', 'inet', 'inet6', 'netlink'].map((name) => socketFamily(name)),
);

/** `taken`: names that profiles of others have. */
export function plansOf(trace: Trace, taken: readonly string[] = []): readonly Plan[] {
  const programs = programsOf(trace);
  const classes = new Map([...programs].map(([path, program]) => [path, classesOf(program)]));
  const names = new Map<string, string>();
  const nameOf = (path: string): string => {
    let name = names.get(path);
    if (name === undefined) {
      const called = calledAs(path, programs.get(path)?.starts ?? []);
      names.set(path, (name = profileName(called, new Set([...taken, ...names.values()]))));
    }
    return name;
  };
  const roots = [...programs.values()].filter(({ isCommand }) => isCommand).map(({ path }) => path);
  roots.forEach(nameOf);
  const plans: Plan[] = [];
  const queue = [...roots];
  for (const root of queue) {
    const own = new Set(classes.get(root));
    const members = [root];
    const executes = new Map<string, string | undefined>();
    const started = new Set<string>();
    for (const path of members) {
      const program = programs.get(path);
      for (const brought of program?.brought ?? []) if (!executes.has(brought)) executes.set(brought, undefined);
      for (const [file, became] of [...(program?.executed ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)))
        for (const child of [...became].sort()) {
          const inherits = members.includes(child) || [...(classes.get(child) ?? [])].every((one) => own.has(one));
          executes.set(file, inherits ? executes.get(file) : nameOf(child));
          if (!inherits) {
            started.add(nameOf(child));
            if (!queue.includes(child)) queue.push(child);
          } else if (!members.includes(child)) members.push(child);
        }
    }
    const of = members.flatMap((path) => programs.get(path) ?? []);
    plans.push({
      name: nameOf(root),
      program: root,
      entries: of.flatMap(({ entries }) => entries),
      executes,
      peers: { self: nameOf(root), children: [...started].sort() },
      starts: of.flatMap(({ starts }) => starts),
    });
  }
  return plans;
}

/** What a program is known by where all call it so: `redis-server`, which is a link to another file of the package. */
function calledAs(path: string, starts: Program['starts']): string {
  const [first, ...others] = new Set(starts.map(({ argv }) => (argv[0] ?? '').replace(/^-|^.*\//g, '')));
  return first !== undefined && first !== '' && others.length === 0 ? first : path;
}

/** The file's name as a name of the language, told apart from those that are taken. */
function profileName(path: string, taken: ReadonlySet<string>): string {
  const words = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '')
    .slice(0, 56);
  const base = words === '' || RESERVED_NAMES.has(words) ? `program${words === '' ? '' : `-${words}`}` : words;
  for (let i = 1; ; i++) {
    const name = i === 1 ? base : `${base}-${i}`;
    if (!taken.has(name)) return name;
  }
}

/** Words that mean something where a profile is named. */
const RESERVED_NAMES: ReadonlySet<string> = new Set(['self', 'unconfined', 'and', 'or', 'not', 'in']);

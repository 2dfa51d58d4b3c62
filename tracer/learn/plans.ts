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
  /** The profile of the bound that all of it ran under. */
  readonly limit?: string;
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
  return ({ id, argv, script }) => ({
    cwd: run.start.cwd,
    argv: script === undefined ? argv : argvOfScript(script, argv),
    capabilities: capabilitiesIn(told.filter(({ image }) => image === id)),
  });
}

/** `learn --within`: of each image the profile of the bound that it ran under. */
export type Limits = (run: Run) => ReadonlyMap<number, string>;

/** As its user gave it: the kernel puts the interpreter and at most one option before (execve(2)). */
const argvOfScript = (script: string, [, option, name, ...others]: readonly string[]): readonly string[] => [
  script,
  ...(option?.startsWith('-') === true ? others : [...(name === undefined ? [] : [name]), ...others]),
];

interface Program {
  /** What runs under two profiles of the bound is two programs: each may do what its own allows. */
  readonly key: string;
  readonly path: string;
  readonly limit: string | undefined;
  readonly entries: Entry[];
  readonly starts: Start[];
  /** Path as executed → the programs it became. */
  readonly executed: Map<string, Set<Program>>;
  /** An interpreter that came along with what was executed; or tried, and not there. */
  readonly brought: Set<string>;
  isCommand: boolean;
}

/** Sorted; the same for every order of runs. */
function programsOf(trace: Trace, limits: Limits | undefined): readonly Program[] {
  const programs = new Map<string, Program>();
  for (const run of trace.runs) {
    const within = limits?.(run);
    const programFor = (image: Image): Program => {
      const [path, limit] = [programOf(image), within?.get(image.id)];
      const key = limit === undefined ? path : `${path}\0${limit}`;
      let program = programs.get(key);
      if (!program) {
        const fresh = {
          entries: [],
          starts: [],
          executed: new Map<string, Set<Program>>(),
          brought: new Set<string>(),
        };
        programs.set(key, (program = { key, path, limit, ...fresh, isCommand: false }));
      }
      return program;
    };
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
        const known = program.executed.get(observation.path) ?? new Set();
        program.executed.set(observation.path, known.add(programFor(became)));
      }
    }
  }
  return [...programs.values()].sort(byKey);
}

const byKey = (a: Program, b: Program): number => (a.key < b.key ? -1 : 1);

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

/** @param taken names that profiles of others have. */
export function plansOf(trace: Trace, taken: readonly string[] = [], limits?: Limits): readonly Plan[] {
  const programs = programsOf(trace, limits);
  const classes = new Map(programs.map((program) => [program, classesOf(program)]));
  const names = new Map<Program, string>();
  const nameOf = (program: Program): string => {
    let name = names.get(program);
    if (name === undefined)
      names.set(program, (name = profileName(calledAs(program), new Set([...taken, ...names.values()]))));
    return name;
  };
  const queue = programs.filter(({ isCommand }) => isCommand);
  queue.forEach(nameOf);
  // It grows while it is walked.
  return Array.from(queue, (root): Plan => {
    const name = nameOf(root);
    const { path, limit } = root;
    const own = new Set(classes.get(root));
    const members = [root];
    const executes = new Map<string, string | undefined>();
    const started = new Set<string>();
    const inherits = (child: Program): boolean =>
      child.limit === limit && [...(classes.get(child) ?? [])].every((one) => own.has(one));
    for (const { brought, executed } of members) {
      for (const file of brought) if (!executes.has(file)) executes.set(file, undefined);
      for (const [file, became] of [...executed].sort(([a], [b]) => (a < b ? -1 : 1)))
        for (const child of [...became].sort(byKey)) {
          const same = members.includes(child) || inherits(child);
          executes.set(file, same ? executes.get(file) : nameOf(child));
          if (!same) {
            started.add(nameOf(child));
            if (!queue.includes(child)) queue.push(child);
          } else if (!members.includes(child)) members.push(child);
        }
    }
    return {
      name,
      program: path,
      ...(limit === undefined ? {} : { limit }),
      entries: members.flatMap(({ entries }) => entries),
      executes,
      peers: { self: name, children: [...started].sort() },
      starts: members.flatMap(({ starts }) => starts),
    };
  });
}

/** What a program is known by where all call it so: `redis-server`, which is a link to another file of the package. */
function calledAs({ path, starts }: Program): string {
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

/**
 * What of a run a policy has to follow. Left out is what the C library tries and does well without, which it tells by the same
 * fallback whether the other end is missing or the call is denied: opening Unix sockets to every program for it would be dear.
 */
import { liesIn } from '../../compiler/index.js';
import { socketFamily } from '../../kernel/index.js';
import { normalised, type Entry, type Run } from '../index.js';
import { CAPABILITY_OF_CALL } from './capabilities.js';

/** nscd and its successors: asked before the files, by every look-up of a user, a group or a host. */
const NAME_DAEMONS = /^\/(?:var\/)?run\/nscd\/socket$|^\/var\/lib\/sss\/pipes\/|^\/run\/systemd\/userdb\//;

const asksMissingDaemon = ({ observation, outcome }: Entry): boolean =>
  observation.kind === 'unix' &&
  observation.op === 'connect' &&
  NAME_DAEMONS.test(observation.name) &&
  (outcome === 'ENOENT' || outcome === 'ECONNREFUSED' || outcome === 'EACCES');

/** Calls that an image needs only for sockets that it connects. */
const ASKING: ReadonlySet<string> = new Set(['socket', 'connect', 'socketcall']);

/** The kernel looks for these on its way, too (in fs/proc, in mm): they are needed for the calls that they are about. */
const LOOKED_FOR: ReadonlySet<string> = new Set(['perfmon', 'bpf', 'syslog', 'sys_module', 'sys_boot', 'sys_rawio']);

function withoutLookedFor(entries: readonly Entry[]): readonly Entry[] {
  const used = new Set(
    entries.flatMap(({ image, observation }) =>
      observation.kind === 'syscall' ? [`${image} ${CAPABILITY_OF_CALL.get(observation.syscall) ?? ''}`] : [],
    ),
  );
  return entries.filter(
    ({ image, observation }) =>
      observation.kind !== 'capability' ||
      !LOOKED_FOR.has(observation.capability) ||
      used.has(`${image} ${observation.capability}`),
  );
}

/** eBPF tells the command's own start of its own image: that was polc's, and nothing that the program has to be able to do. */
function withoutStart(entries: readonly Entry[]): readonly Entry[] {
  const isStart = ({ image, observation }: Entry): boolean => observation.kind === 'exec' && observation.into === image;
  const started = new Set(entries.filter(isStart).map(({ image }) => image));
  if (started.size === 0) return entries;
  const others = new Set(
    entries.flatMap((entry) => (entry.observation.kind === 'exec' && !isStart(entry) ? [entry.image] : [])),
  );
  return entries.filter((entry) => {
    const { image, observation } = entry;
    const executes = observation.kind === 'syscall' && /^execve(?:at)?$/.test(observation.syscall);
    return !isStart(entry) && !(executes && started.has(image) && !others.has(image));
  });
}

/** What a policy has to follow of a run, with paths as rules can have them. */
export const relevantEntries = (run: Run): readonly Entry[] =>
  withoutStart(withoutLookedFor(withoutStanding(run, withoutDaemons(withoutDenied(run))))).flatMap(tidy);

/**
 * Who makes a path folder by folder (`mkdir -p`) tries those, too, that the run was started in: they are there the next time, and
 * the kernel says so before any layer is asked. A filter that lets nobody make files would answer otherwise.
 */
function withoutStanding({ start }: Run, entries: readonly Entry[]): readonly Entry[] {
  const creates = ({ observation }: Entry): boolean => observation.kind === 'file' && observation.op === 'create';
  const makers = new Set(entries.flatMap((entry) => (creates(entry) && entry.outcome === 'ok' ? [entry.image] : [])));
  return entries.filter(
    (entry) =>
      !(creates(entry) && entry.outcome === 'EEXIST' && makers.has(entry.image)) ||
      !(entry.observation.kind === 'file' && liesIn(start.cwd, entry.observation.path)),
  );
}

/** What the bound of a run denied it is not for its policy to allow. */
const withoutDenied = (run: Run): Run =>
  run.start.within === undefined ? run : { ...run, entries: run.entries.filter(({ denied }) => denied === undefined) };

/** A trace is somebody's file: paths in it may be as no rule can have them (`/a/./b`, `/a//b`, `/a/`), or no paths at all. */
function tidy(entry: Entry): readonly Entry[] {
  const { observation } = entry;
  switch (observation.kind) {
    case 'file':
    case 'exec': {
      const path = tidyPath(observation.path);
      if (path === observation.path) return [entry];
      return path === undefined ? [] : [{ ...entry, observation: { ...observation, path } }];
    }
    case 'unix': {
      if (observation.name.startsWith('@')) return observation.name.includes('\0') ? [] : [entry];
      const name = tidyPath(observation.name);
      if (name === observation.name) return [entry];
      return name === undefined ? [] : [{ ...entry, observation: { ...observation, name } }];
    }
    case 'mount': {
      const { target: said, ...rest } = observation;
      const target = said === undefined ? undefined : tidyPath(said);
      return [{ ...entry, observation: target === undefined ? rest : { ...rest, target } }];
    }
    default:
      return [entry];
  }
}

/** `undefined` for what is no path: pipes, memory, names that nobody can have given. */
export const tidyPath = (path: string): string | undefined =>
  path.startsWith('/') && !path.includes('\0') ? normalised(path) : undefined;

function withoutDaemons(run: Run): readonly Entry[] {
  const asking = new Set(run.entries.filter(asksMissingDaemon).map(({ image }) => image));
  if (asking.size === 0) return run.entries;
  const unix = socketFamily('unix');
  /** Images that use Unix sockets for something else: those need the calls anyway. */
  const others = new Map<number, { unix: boolean; sockets: boolean; connects: boolean }>();
  for (const entry of run.entries) {
    if (!asking.has(entry.image) || asksMissingDaemon(entry)) continue;
    const { observation } = entry;
    const use = others.get(entry.image) ?? { unix: false, sockets: false, connects: false };
    others.set(entry.image, use);
    const pair = observation.kind === 'syscall' && observation.syscall === 'socketpair';
    if (observation.kind === 'unix' || pair) use.unix = true;
    if ((observation.kind === 'unix' || observation.kind === 'net') && observation.op === 'connect')
      use.connects = true;
    if (observation.kind === 'net' || (observation.kind === 'socket' && observation.family !== unix))
      use.sockets = true;
  }
  return run.entries.filter((entry) => {
    if (!asking.has(entry.image)) return true;
    if (asksMissingDaemon(entry)) return false;
    const use = others.get(entry.image);
    const { observation } = entry;
    if (observation.kind === 'socket' && observation.family === unix) return use?.unix === true;
    if (
      observation.kind === 'syscall' &&
      observation.syscall === 'socket' &&
      observation.args?.['family'] === String(unix)
    )
      return use?.unix === true;
    if (observation.kind !== 'syscall' || !ASKING.has(observation.syscall)) return true;
    if (observation.syscall === 'connect') return use?.connects === true;
    return use?.unix === true || use?.sockets === true;
  });
}

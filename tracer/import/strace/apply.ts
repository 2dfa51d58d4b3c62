/** What a call changed: for the process that made it, and among the files of the log's world. */
import { assertNever } from '../../../dsl/index.js';
import { constant } from '../../../kernel/index.js';
import { kindOf, type Call, type Descriptor } from '../../index.js';
import type { World } from '../world.js';
import { openFlags, type Line, type LogCaller } from './caller.js';
import type { Effect } from './effects.js';
import { sharingOf, type Process, type Processes, type Sharing } from './processes.js';
import type { Parts } from './scan.js';
import { parseValue, type Value } from './value.js';

/** What a line does each time it comes; paths are resolved. */
export interface Plan {
  readonly effect: Effect;
  readonly path: string | undefined;
  readonly second: string | undefined;
  readonly descriptor: Descriptor;
  readonly closeOnExec: boolean;
  readonly sharing: Sharing;
  /** The call makes what was not there. */
  readonly makes: boolean;
  /** Text of a symlink; what a directory was read as. */
  readonly target: string | undefined;
}

const NOT_FOLLOWED = new Set<Effect>(['symlink', 'readlink', 'remove', 'rename', 'link', 'mkdir', 'make']);

export function planEffect(line: Line, caller: LogCaller, world: World): Plan | undefined {
  const { shape, call, values, reached, written } = line;
  const { effect } = shape;
  if (effect === undefined || effect === 'stat') return undefined;
  const real = (index: number): string | undefined => {
    const place = shape.paths[index];
    const path = place && caller.resolve(values[place[0]], values[place[1]]);
    return path === undefined ? undefined : world.real(path, !NOT_FOLLOWED.has(effect));
  };
  const path = effect === 'fchdir' ? folderOf(call, caller) : real(0);
  return {
    effect,
    path,
    second: real(1),
    descriptor: reached ?? newDescriptor(effect, path, line),
    closeOnExec: closesOnExec(line),
    sharing: effect === 'fork' ? sharingOf(written) : NOTHING,
    makes: effect === 'open' && (call.name === 'creat' || has(call, openFlags(call), 'O_CREAT')),
    target: targetOf(line),
  };
}

const NOTHING: Sharing = { files: false, fs: false, thread: false };

const has = (call: Call, flags: bigint, name: string): boolean => (flags & (constant(call.arch, name) ?? 0n)) !== 0n;

const textOf = (value: Value | undefined): string | undefined =>
  value?.kind === 'string' && value.whole ? value.bytes : undefined;

/** Not `(unreachable)/…`, which getcwd(2) says of a folder outside the root. */
const absolute = (path: string | undefined): string | undefined => (path?.startsWith('/') ? path : undefined);

function folderOf(call: Call, caller: LogCaller): string | undefined {
  const descriptor = caller.descriptor(Number(call.args[0] ?? -1n));
  return descriptor?.kind === 'path' ? descriptor.path : undefined;
}

function newDescriptor(effect: Effect, path: string | undefined, { call }: Line): Descriptor {
  if (effect === 'open' && path !== undefined) return { kind: 'path', path };
  if (effect === 'pipe') return { kind: 'pipe' };
  if (effect !== 'socket' && effect !== 'socketpair') return { kind: effect === 'accept' ? 'socket' : 'anonymous' };
  const [family = 0n, type = 0n, protocol = 0n] = call.args;
  return { kind: 'socket', socket: { family: Number(family), type: Number(type & 0xfn), protocol: Number(protocol) } };
}

/** O_CLOEXEC, and SOCK_, EFD_, EPOLL_CLOEXEC …, which have its value but for memfd's. */
function closesOnExec({ shape, call, written }: Line): boolean {
  if (shape.effect === 'open') return has(call, openFlags(call), 'O_CLOEXEC');
  if (shape.effect === 'fcntl') return call.args[1] === constant(call.arch, 'F_DUPFD_CLOEXEC');
  if (written.includes('CLOEXEC') || call.name.startsWith('pidfd_') || call.name === 'memfd_secret') return true;
  const flags = shape.args.find(({ name }) => name === 'flags' || (name === 'type' && shape.effect !== 'fcntl'));
  return flags !== undefined && has(call, call.args[flags.index] ?? 0n, 'O_CLOEXEC');
}

function targetOf({ shape, call, values }: Line): string | undefined {
  if (shape.effect === 'symlink') return textOf(values[0]);
  if (shape.effect === 'readlink') return textOf(values[call.name === 'readlinkat' ? 2 : 1]);
  if (shape.effect !== 'fcntl') return undefined;
  if (call.args[1] === constant(call.arch, 'F_SETFD')) return 'mark';
  return ['F_DUPFD', 'F_DUPFD_CLOEXEC'].some((name) => call.args[1] === constant(call.arch, name)) ? 'copy' : undefined;
}

/** One line as it stands, behind which a plan is carried out. */
export interface Happening {
  readonly process: Process;
  readonly text: string;
  readonly parts: Parts;
  readonly result: number | undefined;
}

export function applyEffect(plan: Plan, happening: Happening, world: World, processes: Processes): void {
  const { process, text, parts, result = -1 } = happening;
  const { files, fs } = process;
  const { path, second, descriptor, closeOnExec } = plan;
  const fd = (index: number): number =>
    index < parts.count ? parseInt(text.slice(parts.starts[index], (parts.starts[index] ?? 0) + 12), 10) : -1;
  switch (plan.effect) {
    case 'open':
      if (plan.makes && path !== undefined) world.made(path);
      files.open(result, descriptor, closeOnExec);
      return;
    case 'anonymous':
    case 'socket':
      files.open(result, descriptor, closeOnExec);
      return;
    case 'accept':
      files.open(result, files.get(fd(0)) ?? descriptor, closeOnExec);
      return;
    case 'pipe':
    case 'socketpair':
      for (const end of ends(happening, plan.effect === 'pipe' ? 0 : 3)) files.open(end, descriptor, closeOnExec);
      return;
    case 'close':
      files.close(fd(0));
      return;
    case 'close_range':
      files.closeRange(fd(0), fd(1));
      return;
    case 'fcntl':
      if (plan.target === 'copy') files.copy(fd(0), result, closeOnExec);
      else if (plan.target === 'mark') files.copy(fd(0), fd(0), /^(?:FD_CLOEXEC|0x1|1)/.test(part(happening, 2)));
      return;
    case 'dup':
    case 'dup2':
      files.copy(fd(0), result, closeOnExec);
      return;
    case 'chdir':
    case 'fchdir':
      fs.cwd = path;
      return;
    case 'getcwd':
      fs.cwd = absolute(textOf(parseValue(part(happening, 0), process.arch))) ?? fs.cwd;
      return;
    case 'fork':
      if (result > 0) processes.fork(process, result, plan.sharing);
      return;
    case 'unshare':
      process.files = files.copied();
      files.release();
      process.fs = { ...fs };
      return;
    case 'mkdir':
      if (path !== undefined) world.learn(path, { object: 'directory', exists: true, owner: true });
      return;
    case 'make':
      if (path !== undefined) world.made(path);
      return;
    case 'symlink':
    case 'readlink':
      if (path !== undefined && plan.target !== undefined) world.link(path, plan.target);
      return;
    case 'link':
      if (path !== undefined && second !== undefined) world.linked(path, second);
      return;
    case 'rename':
      if (path !== undefined && second !== undefined) world.moved(path, second);
      return;
    case 'remove':
      if (path !== undefined) world.gone(path);
      return;
    case 'exec':
    case 'stat':
      return;
    default:
      assertNever(plan.effect);
  }
}

const part = ({ text, parts }: Happening, index: number): string =>
  index < parts.count ? text.slice(parts.starts[index], parts.ends[index]) : '';

/** `[3<pipe:[1]>, 4<pipe:[1]>]` */
function ends(happening: Happening, index: number): readonly number[] {
  const array = parseValue(part(happening, index), happening.process.arch);
  if (array.kind !== 'list') return [];
  return array.items.flatMap((item) => (item.kind === 'number' ? Number(item.value) : []));
}

function followsLast({ shape, call }: Line): boolean {
  if (call.name.startsWith('l') || (shape.effect && NOT_FOLLOWED.has(shape.effect))) return false;
  if (shape.effect === 'open') return !has(call, openFlags(call), 'O_NOFOLLOW');
  const flags = shape.args.find(({ name }) => ['flags', 'flag', 'at_flags'].includes(name));
  return !flags || !has(call, call.args[flags.index] ?? 0n, 'AT_SYMLINK_NOFOLLOW');
}

/** What a call of one path says of it by how it went, and stat by what it returned. */
export function learnFromOutcome(line: Line, caller: LogCaller, world: World): void {
  const { shape, values, outcome } = line;
  const place = shape.paths[0];
  const path = place && shape.paths.length === 1 ? caller.resolve(values[place[0]], values[place[1]]) : undefined;
  if (path === undefined) return;
  const follow = followsLast(line);
  if (outcome === 'ENOENT' || outcome === 'ENOTDIR') world.gone(world.real(path, follow));
  if (outcome !== 'ok' || shape.effect !== 'stat') return;
  const buffer = values.find((value) => value.kind === 'struct');
  const mode =
    buffer?.kind === 'struct' ? (buffer.members.get('st_mode') ?? buffer.members.get('stx_mode')) : undefined;
  if (mode?.kind !== 'number') return;
  const object = kindOf(Number(mode.value & 0xffffn));
  if (object)
    world.learn(world.real(path, follow), {
      object,
      exists: true,
      setuid: (mode.value & 0o6000n) !== 0n && object === 'file',
    });
}

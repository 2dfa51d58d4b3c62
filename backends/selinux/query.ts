/**
 * What the kernel would ask of the policy for an access: the artifact's side of `polc explain` and of the tests. The answers
 * come from the compiled policy (sepol_check_access, sepol_compute_av), the labels from the file_contexts.
 */
import { assertNever } from '../../dsl/index.js';
import type { LoweredProfile, ResourceAccess } from '../../compiler/index.js';
import { matches } from '../../compiler/index.js';
import { analyse } from './analyse.js';
import { baseFiles, baseLabel } from './base-files.js';
import { CAPABILITY_WORDS } from './classes.js';
import { newType } from './files.js';
import type { Labels } from './labels.js';
import { domainName } from './names.js';
import { javascriptRegex } from './regex.js';
import { signalPermission } from './process.js';
import { socketClass } from './sockets.js';
import type { SelinuxTarget } from './target.js';
import { substituted, unlabelled } from './target.js';

export interface AvQuery {
  readonly source: string;
  readonly target: string;
  readonly className: string;
  readonly perms: readonly string[];
}

/** The access passes where all queries of one alternative are granted; no alternative at all: SELinux does not ask. */
export type Alternatives = readonly (readonly AvQuery[])[];

export interface Explainer {
  readonly domainOf: (profile: string) => string;
  /** The type a path has after relabelling. */
  readonly labelOf: (path: string) => string;
  readonly queries: (profile: string, access: ResourceAccess, kind?: FileKind) => Alternatives;
}

type Ask = (type: string, className: string, ...perms: string[]) => AvQuery;
type Making = (path: string, className: string, ask: Ask) => readonly AvQuery[];

export type FileKind = 'file' | 'dir' | 'lnk_file' | 'chr_file' | 'blk_file' | 'fifo_file' | 'sock_file';

/** @returns undefined where the policy has no SELinux module. */
export function explainer(profiles: readonly LoweredProfile[], target: SelinuxTarget): Explainer | undefined {
  const { analysis } = analyse(
    profiles.map((p) => p.models[0]),
    target,
  );
  if (!analysis) return undefined;
  const label = labeller(analysis.labels, target);
  const memo = new Map<string, string>();
  const labelOf = (path: string): string => {
    let type = memo.get(path);
    if (type === undefined) memo.set(path, (type = label(path)));
    return type;
  };
  const portOf = (protocol: string, port: number): string =>
    [...analysis.ports.own, ...target.base.ports]
      .filter((spec) => spec.protocol === protocol && spec.from <= port && spec.to >= port)
      .sort((a, b) => a.to - a.from - (b.to - b.from))[0]?.type ?? 'port_t';
  const domainOf = (profile: string): string => domainName(profile, target);
  const arch = profiles[0]?.models[0];
  /** What making a name takes: the directory, and the type that the new object gets there and then. */
  const made =
    (source: string): Making =>
    (path, className, ask) => {
      const cut = path.lastIndexOf('/');
      const parent = labelOf(cut <= 0 ? '/' : path.slice(0, cut));
      const type = newType(analysis.files.transitions, source, parent, className, path.slice(cut + 1));
      return [ask(parent, 'dir', 'search', 'write', 'add_name'), ask(type, className, 'create')];
    };
  return {
    domainOf,
    labelOf,
    queries: (profile, access, kind) => {
      const source = domainOf(profile);
      const ask = (type: string, className: string, ...perms: string[]): AvQuery => ({
        source,
        target: type,
        className,
        perms,
      });
      switch (access.kind) {
        case 'file':
          return [fileQueries(access, kind ?? (access.op === 'list' ? 'dir' : 'file'), labelOf, ask, made(source))];
        case 'exec': {
          const type = labelOf(access.path);
          const run = ask(type, 'file', 'execute', 'read', 'open');
          const children = profiles.map((p) => [
            run,
            ask(domainOf(p.name), 'process', 'transition'),
            { source: domainOf(p.name), target: type, className: 'file', perms: ['entrypoint'] },
          ]);
          return [[run, ask(type, 'file', 'execute_no_trans')], ...children];
        }
        case 'net': {
          const className = `${access.transport}_socket`;
          const socket = ask(source, className, 'create', access.op);
          if (access.op === 'connect' && access.transport === 'udp') return [[socket]];
          return [[socket, ask(portOf(access.transport, Number(access.port ?? 0n)), className, `name_${access.op}`)]];
        }
        case 'unix': {
          const socket = ask(source, 'unix_stream_socket', 'create', access.op);
          const path = access.name.startsWith('/');
          if (access.op === 'bind') return [path ? [socket, ...made(source)(access.name, 'sock_file', ask)] : [socket]];
          return [path ? [socket, ask(labelOf(access.name), 'sock_file', 'write')] : [socket]];
        }
        case 'socket':
          return [[ask(source, socketClass(access.family, access.type, access.protocol, target.base), 'create')]];
        case 'capability': {
          const word = CAPABILITY_WORDS[access.capability];
          return word === undefined ? [] : [[ask(source, access.capability < 32 ? 'capability' : 'capability2', word)]];
        }
        case 'signal': {
          const peer = access.peer === undefined ? 'kernel_t' : domainOf(access.peer);
          return [[ask(peer, 'process', signalPermission({ arch: arch?.arch ?? 'x86_64' }, access.signal))]];
        }
        case 'ptrace': {
          const peer = access.peer === undefined ? 'kernel_t' : domainOf(access.peer);
          return [[access.op === 'trace' ? ask(peer, 'process', 'ptrace') : ask(peer, 'file', 'read')]];
        }
        case 'memory':
          return [[ask(source, 'process', 'execmem')]];
        case 'namespace':
          return access.namespace === 'user' && target.base.classes.has('user_namespace')
            ? [[ask(source, 'user_namespace', 'create')]]
            : [];
        case 'mount': {
          if (access.op === 'pivot_root') return [];
          const filesystem = ask('fs_t', 'filesystem', access.op === 'mount' ? 'mount' : 'unmount');
          if (access.op === 'umount' || access.target === undefined) return [[filesystem]];
          return [[filesystem, ask(labelOf(access.target), 'dir', 'mounton')]];
        }
        case 'ioctl':
          return [[ask('file_t', 'file', 'ioctl')]];
        default:
          return assertNever(access);
      }
    },
  };
}

function labeller(labels: Labels, target: SelinuxTarget): (path: string) => string {
  const base = baseFiles(target.base.files);
  const lines = labels.contexts.map((line) => ({ line, regex: javascriptRegex(line.regex) }));
  return (name) => {
    const path = substituted(name, target.base);
    const fixed = baseLabel(base, path);
    if (fixed?.fixed) return fixed.type ?? unlabelled(target);
    // Plain paths of the base win over expressions, and ours are expressions; among those the last one wins.
    const hit = fixed && isPlain(base, path) ? undefined : lines.findLast(({ regex }) => regex.test(path));
    if (!hit) return fixed?.type ?? unlabelled(target);
    return hit.line.kind === 'own' ? hit.line.type : (hit.line.spec.type ?? unlabelled(target));
  };
}

const isPlain = (base: ReturnType<typeof baseFiles>, path: string): boolean =>
  base.specs.some(({ glob, spec }) => !spec.fixed && glob.literal !== undefined && matches(glob, path));

function fileQueries(
  access: Extract<ResourceAccess, { kind: 'file' }>,
  kind: FileKind,
  labelOf: (path: string) => string,
  ask: Ask,
  made: Making,
): readonly AvQuery[] {
  const type = labelOf(access.path);
  const cut = access.path.lastIndexOf('/');
  const parent = (...perms: string[]): AvQuery =>
    ask(labelOf(cut <= 0 ? '/' : access.path.slice(0, cut)), 'dir', 'search', 'write', ...perms);
  switch (access.op) {
    case 'stat':
      return [ask(type, kind, 'getattr')];
    case 'read':
    case 'list':
      return [ask(type, kind, 'open', 'read')];
    case 'write':
      return [ask(type, kind, 'open', 'write')];
    case 'append':
      return [ask(type, kind, 'open', 'append')];
    case 'create':
      return made(access.path, kind, ask);
    case 'delete':
      return [parent('remove_name'), ask(type, kind, kind === 'dir' ? 'rmdir' : 'unlink')];
    case 'rename':
      return [parent('remove_name'), ask(type, kind, 'rename')];
    case 'link':
      return [ask(type, kind, 'link')];
    case 'attributes':
      return [ask(type, kind, 'setattr')];
    case 'lock':
      return [ask(type, kind, 'lock')];
    case 'map':
      return [ask(type, kind, 'map', 'execute')];
    default:
      return assertNever(access.op);
  }
}

/** Accesses of the language asked of a compiled profile: what `explain`, the random tests and the matrix use. */
import { assertNever } from '../../dsl/index.js';
import type { FileOperation, ResourceAccess } from '../../compiler/index.js';
import { allowsCapability, allowsFile, allowsPtrace, allowsSignal, allowsSocket, execTarget } from './automaton.js';
import type { CompiledAppArmorProfile } from './blob.js';
import type { Who } from './domain.js';
import { type PermissionKey, NEEDS } from './permissions.js';
import type { Letter } from './permissions.js';

/** For the thing as a file and as a directory; undefined where the operation is not about such a thing. */
export interface FileAnswer {
  readonly file: boolean | undefined;
  readonly directory: boolean | undefined;
}

/**
 * @param path a byte a character, without a slash at the end
 * @returns undefined for what AppArmor does not mediate (`stat`), and for `link`, which takes two names (`allowsLink`)
 */
export function explainFile(
  profile: CompiledAppArmorProfile,
  operation: FileOperation | 'exec',
  path: string,
  who: Who,
): FileAnswer | undefined {
  if (operation === 'stat' || operation === 'link') return undefined;
  const needs = NEEDS[operation];
  const answer = (form: 'file' | 'directory'): boolean | undefined => {
    const letters = needs.filter((key: PermissionKey) => key.endsWith(` ${form}`)).map((key) => key[0] as Letter);
    if (letters.length === 0) return undefined;
    const name = form === 'directory' && path !== '/' ? `${path}/` : path;
    return letters.every((letter) => allowsFile(profile, name, letter, who));
  };
  return { file: answer('file'), directory: answer('directory') };
}

export interface AccessFacts {
  /** What the path is; by default a directory for `list`, and a file. */
  readonly directory?: boolean;
  /** The label of the process at the other end; by default that of the access's peer, or `unconfined`. */
  readonly peerLabel?: string;
}

/** A signal that is not sent: kill(2) with 0 (security/apparmor/include/sig_names.h). */
const EXISTS = 35;

/**
 * What the automata answer to one access. A hard link takes two names: its target's access is always allowed here, and
 * `allowsLink` decides of the pair.
 * @returns undefined where they are not read (mounts): the kernel knows better
 */
export function allowsAccess(
  profile: CompiledAppArmorProfile,
  access: ResourceAccess,
  { directory, peerLabel }: AccessFacts = {},
): boolean | undefined {
  switch (access.kind) {
    case 'file': {
      const answer = explainFile(profile, access.op, access.path, access.owner ? 'owner' : 'other');
      const form = (directory ?? access.op === 'list') ? 'directory' : 'file';
      return answer?.[form] ?? true;
    }
    case 'exec':
      return execTarget(profile, access.path, access.owner ? 'owner' : 'other') !== undefined;
    case 'net':
      return allowsSocket(profile, access.address?.family === 6 ? 10 : 2, access.transport === 'tcp' ? 1 : 2);
    case 'socket':
      return allowsSocket(profile, access.family, access.type);
    case 'unix':
      return access.op === 'bind' && access.name.startsWith('/')
        ? allowsFile(profile, access.name, 'w', 'owner')
        : true;
    case 'capability':
      return allowsCapability(profile, access.capability);
    case 'signal':
      return allowsSignal(
        profile,
        access.signal === 0 ? EXISTS : access.signal,
        peerLabel ?? access.peer ?? 'unconfined',
      );
    case 'ptrace':
      return allowsPtrace(profile, access.op, peerLabel ?? access.peer ?? 'unconfined');
    case 'mount':
      return undefined;
    case 'memory':
    case 'namespace':
    case 'ioctl':
      return true;
    default:
      return assertNever(access);
  }
}

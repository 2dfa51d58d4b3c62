/** Accesses of the language asked of a ruleset, as the kernel would answer (security/landlock): for `explain` and the matrix. */
import { assertNever } from '../../dsl/index.js';
import { parentOf, type ResourceAccess } from '../../compiler/index.js';
import { netRight } from './network.js';
import { grantedAt } from './request.js';
import { rightsFor, RIGHTS, type PathOperation, type Right } from './rights.js';
import type { Ruleset } from './ruleset.js';

/** What a path names; a device is any that has no right to be made of its own. */
export type ObjectForm = 'file' | 'directory' | 'symlink' | 'fifo' | 'socket' | 'character device' | 'block device';

const MAKING: Readonly<Record<ObjectForm, Right>> = {
  file: 'MAKE_REG',
  directory: 'MAKE_DIR',
  symlink: 'MAKE_SYM',
  fifo: 'MAKE_FIFO',
  socket: 'MAKE_SOCK',
  'character device': 'MAKE_CHAR',
  'block device': 'MAKE_BLOCK',
};

/** A rename or link between two directories; within one, the rights on names are enough. */
export function allowsMove(ruleset: Ruleset, from: string, to: string): boolean {
  const [a, b] = [parentOf(from), parentOf(to)];
  return a === b || [a, b].every((directory) => has(ruleset, 'REFER', directory));
}

/** What is not handled is free. */
const has = (ruleset: Ruleset, right: Right, path: string): boolean =>
  !ruleset.handledFs.includes(right) || grantedAt(ruleset, path).includes(right);

/**
 * @param form of the object at the path; a directory for `list`
 * @param within the process at the other end is of the same run: no scope parts them
 * @returns undefined where it depends on more than the access says: writing without TRUNCATE, an ioctl's device
 */
export function allowsAccess(
  ruleset: Ruleset,
  access: ResourceAccess,
  { form = 'file', within = false }: { readonly form?: ObjectForm; readonly within?: boolean } = {},
): boolean | undefined {
  switch (access.kind) {
    case 'file':
      return onPath(ruleset, access.op, access.path, form);
    case 'exec':
      return onPath(ruleset, 'exec', access.path, form);
    case 'net': {
      const right = netRight(`${access.op} ${access.transport}`);
      if (!ruleset.handledNet.includes(right)) return true;
      const port = Number(access.port ?? 0n);
      return ruleset.ports.some(
        (rule) => rule.access === right && rule.ports.some(([lo, hi]) => lo <= port && port <= hi),
      );
    }
    case 'unix':
      if (access.name.startsWith('@'))
        return access.op === 'bind' || within || !ruleset.scoped.includes('ABSTRACT_UNIX_SOCKET');
      return access.op === 'bind'
        ? has(ruleset, 'MAKE_SOCK', parentOf(access.name))
        : has(ruleset, 'RESOLVE_UNIX', access.name);
    case 'signal':
      return within || !ruleset.scoped.includes('SIGNAL');
    case 'ptrace':
      return within || [ruleset.handledFs, ruleset.handledNet, ruleset.scoped].every((handled) => handled.length === 0);
    case 'mount':
      return ruleset.handledFs.length === 0;
    case 'ioctl':
      return ruleset.handledFs.includes('IOCTL_DEV') ? undefined : true;
    case 'socket':
    case 'capability':
    case 'memory':
    case 'namespace':
      return true;
    default:
      return assertNever(access);
  }
}

function onPath(ruleset: Ruleset, op: PathOperation, path: string, form: ObjectForm): boolean | undefined {
  switch (op) {
    case 'create':
      return has(ruleset, MAKING[form], parentOf(path));
    case 'delete':
    case 'rename':
      return has(ruleset, form === 'directory' ? 'REMOVE_DIR' : 'REMOVE_FILE', parentOf(path));
    case 'link':
      return true;
    default: {
      const rights = rightsFor(op).filter((right) => RIGHTS[right].at === 'object');
      const granted = rights.filter((right) => has(ruleset, right, path));
      if (granted.length === rights.length) return true;
      return op === 'write' && granted.includes('WRITE_FILE') ? undefined : false;
    }
  }
}

/** AppArmor's records → observations: `apparmor="DENIED" operation="open" profile="nginx" name="/etc/shadow" denied_mask="r" fsuid=0 ouid=0`. */
import type { FileOperation } from '../../../compiler/index.js';
import { capabilityName, signal, socketFamily, socketType } from '../../../kernel/index.js';
import type { ObjectKind, Observation, PeerKind } from '../../index.js';
import { decimal, type AuditRecord } from './record.js';
import type { Seen } from './selinux.js';

const VERDICTS: Readonly<Record<string, string>> = { ALLOWED: 'ok', AUDIT: 'ok', DENIED: 'EACCES' };

export function apparmorSeen({ fields }: AuditRecord): Seen | undefined {
  const verdict = VERDICTS[fields.get('apparmor') ?? ''];
  if (verdict === undefined) return undefined;
  const made = observationsOf(fields.get('operation') ?? '', fields);
  if (typeof made === 'string') return { observations: [], outcome: verdict, vague: made };
  return { observations: made, outcome: verdict };
}

function observationsOf(operation: string, fields: ReadonlyMap<string, string>): readonly Observation[] | string {
  const capability = capabilityOf(fields);
  if (operation === 'capable') return capability ? [capability] : 'a capability without a number';
  if (operation === 'signal') return signalOf(fields);
  if (operation === 'ptrace') {
    const op = fields.get('requested_mask') === 'read' ? 'read' : 'trace';
    return [{ kind: 'ptrace', op, to: peerOf(fields) }];
  }
  if (operation === 'userns_create') return [{ kind: 'namespace', namespace: 'user' }];
  if (['mount', 'umount', 'pivotroot', 'remount'].includes(operation)) return [mountOf(operation, fields)];
  if (fields.has('family')) return socketOf(operation, fields);
  return filesOf(operation, fields);
}

function capabilityOf(fields: ReadonlyMap<string, string>): Observation | undefined {
  const name = capabilityName(decimal(fields.get('capability')) ?? -1) ?? fields.get('capname');
  return name === undefined ? undefined : { kind: 'capability', capability: name };
}

const peerOf = (fields: ReadonlyMap<string, string>): PeerKind =>
  fields.get('peer') === fields.get('profile') ? 'self' : 'other';

function signalOf(fields: ReadonlyMap<string, string>): readonly Observation[] | string {
  // Who receives has a record too; a policy's rules are about sending.
  if (fields.get('requested_mask') === 'receive') return [];
  const word = fields.get('signal') ?? '';
  const number = word === 'exists' ? 0 : (signal('x86_64', word) ?? decimal(/^rtmin\+(\d+)$/.exec(word)?.[1]));
  return number === undefined ? 'a signal without a name' : [{ kind: 'signal', signal: number, to: peerOf(fields) }];
}

function mountOf(operation: string, fields: ReadonlyMap<string, string>): Observation {
  const op = operation === 'pivotroot' ? 'pivot_root' : operation === 'umount' ? 'umount' : 'mount';
  const [type, target] = [fields.get('fstype'), fields.get('name')];
  return {
    kind: 'mount',
    op,
    ...(type === undefined ? {} : { type }),
    ...(target === undefined ? {} : { target: withoutSlash(target) }),
  };
}

function socketOf(operation: string, fields: ReadonlyMap<string, string>): readonly Observation[] | string {
  const family = socketFamily(fields.get('family') ?? '');
  const type = socketType('x86_64', fields.get('sock_type') ?? '');
  if (family === undefined) return 'a socket of a family without a number';
  if (operation === 'create' && type !== undefined)
    return [{ kind: 'socket', family, type, protocol: decimal(fields.get('protocol')) ?? 0 }];
  if (operation !== 'bind' && operation !== 'connect' && operation !== 'sendmsg') return [];
  const op = operation === 'bind' ? 'bind' : 'connect';
  const name = fields.get(op === 'bind' ? 'addr' : 'peer_addr');
  if (fields.get('family') === 'unix') return name === undefined || name === 'none' ? [] : [{ kind: 'unix', op, name }];
  const port = decimal(fields.get(op === 'bind' ? 'src' : 'dest') ?? fields.get(op === 'bind' ? 'lport' : 'fport'));
  if (port === undefined) return [];
  const address = fields.get(op === 'bind' ? 'saddr' : 'daddr') ?? fields.get(op === 'bind' ? 'laddr' : 'faddr');
  const transport = fields.get('sock_type') === 'dgram' ? 'udp' : 'tcp';
  return [{ kind: 'net', op, transport, address: address ?? '0.0.0.0', port }];
}

/** The letters of a mask (security/apparmor/include/file.h) → operations; `x` is an exec. */
const LETTERS: Readonly<Record<string, FileOperation>> = {
  r: 'read',
  w: 'write',
  a: 'append',
  c: 'create',
  d: 'delete',
  l: 'link',
  k: 'lock',
  m: 'map',
};

/** Operations that say more than their mask. */
const BY_OPERATION: Readonly<Record<string, FileOperation>> = {
  getattr: 'stat',
  chmod: 'attributes',
  chown: 'attributes',
  setattr: 'attributes',
  mkdir: 'create',
  mknod: 'create',
  symlink: 'create',
  unlink: 'delete',
  rmdir: 'delete',
  rename_src: 'rename',
  rename_dest: 'create',
};

function filesOf(operation: string, fields: ReadonlyMap<string, string>): readonly Observation[] | string {
  const name = fields.get('name');
  const mask = fields.get('requested_mask') ?? fields.get('denied_mask') ?? '';
  if (name === undefined || mask === '') return [];
  // Names that AppArmor could not place (disconnected, deleted) have no slash before them.
  if (!name.startsWith('/')) return 'a file without its folder';
  const folder = name.length > 1 && name.endsWith('/');
  const path = withoutSlash(name);
  const object: ObjectKind = folder ? 'directory' : operation === 'mkdir' ? 'none' : 'file';
  const uid = fields.get('ouid');
  const owner = uid !== undefined && uid === fields.get('fsuid');
  const file = (op: FileOperation): Observation => ({ kind: 'file', op, path, object, owner });
  const special = BY_OPERATION[operation];
  if (special) return [file(special)];
  const out: Observation[] = [];
  for (const letter of new Set(mask.replace(/::.*/, ''))) {
    if (letter === 'x') out.push({ kind: 'exec', path });
    const op = LETTERS[letter];
    if (op) out.push(file(op === 'read' && folder ? 'list' : op));
  }
  return out;
}

const withoutSlash = (path: string): string => (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path);

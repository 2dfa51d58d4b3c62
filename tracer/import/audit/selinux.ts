/** SELinux's AVC records → observations: `avc:  denied  { read open } for pid=1 comm="a" path="/x" scontext=… tcontext=… tclass=file`. */
import type { FileOperation } from '../../../compiler/index.js';
import { capabilityName, constant } from '../../../kernel/index.js';
import type { ObjectKind, Observation, PeerKind } from '../../index.js';
import { decimal, hexNumber, type AuditRecord } from './record.js';

export interface Seen {
  readonly observations: readonly Observation[];
  readonly outcome: string;
  /** What the record is about could not be told: a name without its folder, a permission without a rule in polc's language. */
  readonly vague?: string;
}

/** Permissions on files and the like → operations (security/selinux/include/classmap.h). */
const ON_FILES: Readonly<Record<string, FileOperation>> = {
  read: 'read',
  write: 'write',
  append: 'append',
  create: 'create',
  unlink: 'delete',
  rename: 'rename',
  link: 'link',
  setattr: 'attributes',
  relabelfrom: 'attributes',
  relabelto: 'attributes',
  getattr: 'stat',
  lock: 'lock',
  map: 'map',
  execute: 'map',
};

/** On folders: what is made or removed in them comes as a record of its own. */
const ON_FOLDERS: Readonly<Record<string, FileOperation>> = {
  read: 'list',
  create: 'create',
  rmdir: 'delete',
  rename: 'rename',
  reparent: 'rename',
  setattr: 'attributes',
  getattr: 'stat',
  search: 'stat',
  lock: 'lock',
};

const OBJECTS: Readonly<Record<string, ObjectKind>> = {
  file: 'file',
  dir: 'directory',
  lnk_file: 'symlink',
  chr_file: 'device',
  blk_file: 'device',
  sock_file: 'socket',
  fifo_file: 'fifo',
};

/** [family, type, protocol] by class; protocols where the class says them. */
const SOCKETS: Readonly<Record<string, readonly [family: string, type: string, protocol: number]>> = {
  tcp_socket: ['AF_INET', 'SOCK_STREAM', 6],
  udp_socket: ['AF_INET', 'SOCK_DGRAM', 17],
  rawip_socket: ['AF_INET', 'SOCK_RAW', 0],
  icmp_socket: ['AF_INET', 'SOCK_DGRAM', 1],
  unix_stream_socket: ['AF_UNIX', 'SOCK_STREAM', 0],
  unix_dgram_socket: ['AF_UNIX', 'SOCK_DGRAM', 0],
  packet_socket: ['AF_PACKET', 'SOCK_RAW', 0],
  netlink_route_socket: ['AF_NETLINK', 'SOCK_RAW', 0],
  netlink_kobject_uevent_socket: ['AF_NETLINK', 'SOCK_RAW', 15],
  netlink_audit_socket: ['AF_NETLINK', 'SOCK_RAW', 9],
};

const SIGNALS: Readonly<Record<string, number>> = { sigkill: 9, sigstop: 19, sigchld: 17, signull: 0, signal: 15 };

export function selinuxSeen(record: AuditRecord): Seen | undefined {
  const head = /avc:\s+(denied|granted)\s+\{ ([^}]{1,400}) \}/.exec(record.text);
  if (!head) return undefined;
  const [, verdict, list = ''] = head;
  const let_on = verdict === 'granted' || record.fields.get('permissive') === '1';
  const observations: Observation[] = [];
  let vague: string | undefined;
  for (const permission of list.split(' ')) {
    const made = observation(permission, record.fields);
    if (typeof made === 'string') vague = made;
    else if (made) observations.push(made);
  }
  return { observations, outcome: let_on ? 'ok' : 'EACCES', ...(vague === undefined ? {} : { vague }) };
}

/** `undefined`: nothing to learn beside the other permissions of the record; text: what is missing. */
function observation(permission: string, fields: ReadonlyMap<string, string>): Observation | string | undefined {
  const tclass = fields.get('tclass') ?? '';
  const object = OBJECTS[tclass];
  if (object !== undefined) return onObject(permission, object, fields);
  if (tclass.startsWith('cap')) {
    const name = capabilityName(decimal(fields.get('capability')) ?? -1);
    return name === undefined ? 'a capability without a number' : { kind: 'capability', capability: name };
  }
  if (tclass === 'process' || tclass === 'process2') return onProcess(permission, fields);
  if (permission === 'name_bind' || permission === 'name_connect') return onPort(permission, tclass, fields);
  if (permission === 'connectto' || (permission === 'sendto' && tclass === 'unix_dgram_socket')) {
    const name = fields.get('path');
    return name === undefined || name === '' ? 'a socket without a name' : { kind: 'unix', op: 'connect', name };
  }
  const socket = SOCKETS[tclass];
  if (permission === 'create' && socket) {
    const [family, type, protocol] = socket;
    return { kind: 'socket', family: number(family), type: number(type), protocol };
  }
  return undefined;
}

const number = (name: string): number => Number(constant('x86_64', name) ?? 0);

function onObject(
  permission: string,
  object: ObjectKind,
  fields: ReadonlyMap<string, string>,
): Observation | string | undefined {
  if (permission === 'ioctl') {
    const request = hexNumber(fields.get('ioctlcmd'));
    return request === undefined ? undefined : { kind: 'ioctl', request: Number(request) };
  }
  if (permission === 'execmod') return { kind: 'memory' };
  const path = [fields.get('path'), fields.get('name')].find((text) => text?.startsWith('/'));
  const exec = permission === 'execute_no_trans' || permission === 'entrypoint';
  const op = object === 'directory' ? ON_FOLDERS[permission] : ON_FILES[permission];
  if (op === undefined && !exec) return undefined;
  if (path === undefined) return 'a file without its folder';
  if (op === undefined) return { kind: 'exec', path };
  return { kind: 'file', op, path, object, owner: false };
}

function onProcess(permission: string, fields: ReadonlyMap<string, string>): Observation | undefined {
  const to: PeerKind = fields.get('scontext') === fields.get('tcontext') ? 'self' : 'other';
  const signal = SIGNALS[permission];
  if (signal !== undefined) return { kind: 'signal', signal, to };
  if (permission === 'ptrace') return { kind: 'ptrace', op: 'trace', to };
  if (['execmem', 'execstack', 'execheap'].includes(permission)) return { kind: 'memory' };
  return undefined;
}

function onPort(permission: string, tclass: string, fields: ReadonlyMap<string, string>): Observation | string {
  const bind = permission === 'name_bind';
  const port = decimal(fields.get(bind ? 'src' : 'dest'));
  if (port === undefined) return 'a port without a number';
  const address = fields.get(bind ? 'saddr' : 'daddr') ?? ANY;
  const transport = tclass.startsWith('udp') ? 'udp' : 'tcp';
  return { kind: 'net', op: bind ? 'bind' : 'connect', transport, address, port };
}

/** SELinux checks a port before there is an address: the one that stands for any. */
const ANY = '0.0.0.0';

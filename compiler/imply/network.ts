/** Sockets (socket(2), net/socket.c) and where they may lead. Addresses hide behind pointers: only family, type, protocol and flags show. */
import { ALWAYS, and, equalsOneOf, maskedEqual, not } from '../condition.js';
import type { Clause } from '../model.js';
import type { Resource } from '../resources.js';
import type { Call, Question, Takes } from './row.js';
import { allowedBy, clause, firstAllow, permits, rulesOn } from './row.js';

/** The kernel's SOCK_TYPE_MASK: what of `type` is a type; above lie SOCK_NONBLOCK and SOCK_CLOEXEC. */
const SOCK_TYPE_MASK = 0xfn;

/** Families whose bind and connect are rules of their own; any other socket may be bound and connected when it may be made. */
const NAMED = new Set(['inet', 'inet6', 'unix']);

function socketClauses(call: Call): readonly Clause[] {
  return rulesOn(call.profile, 'socket').map((rule) => {
    const { family, types, protocols } = rule.resource;
    const type = call.arg('type');
    return clause(
      and(
        family === undefined ? ALWAYS : equalsOneOf(call.arg('family'), [BigInt(family)]),
        types ? and(typeIn(type, types)) : ALWAYS,
        protocols ? equalsOneOf(call.arg('protocol'), [...protocols].map(BigInt)) : ALWAYS,
      ),
      rule.effect,
      rule.origin,
    );
  });
}

function typeIn(type: ReturnType<Call['arg']>, types: ReadonlySet<number>) {
  const tests = [...types].map((t) => not(maskedEqual(type, SOCK_TYPE_MASK, BigInt(t))));
  return not(and(...tests));
}

const leads = (op: 'bind' | 'connect') => (resource: Resource) =>
  ((resource.kind === 'net' || resource.kind === 'unix') && resource.op === op) ||
  (resource.kind === 'socket' && !NAMED.has(resource.familyName));

/** Families whose sockets nobody connects to: bound, but never listened on. */
const WITHOUT_LISTEN = new Set(['netlink', 'packet']);

const listens = (resource: Resource): boolean =>
  leads('bind')(resource) &&
  !(resource.kind === 'net' && resource.transport === 'udp') &&
  !(resource.kind === 'socket' && WITHOUT_LISTEN.has(resource.familyName));

/** `connect tcp any` on every port, and nothing of TCP denied: then a form of connecting that Landlock can't see is no gap. */
function unlimitedConnect({ profile }: Call): readonly Clause[] {
  const tcp = rulesOn(profile, 'net').filter(
    ({ resource }) => resource.op === 'connect' && resource.transport === 'tcp',
  );
  if (tcp.some((rule) => !permits(rule.effect))) return [];
  return allowedBy(tcp.find(({ resource }) => resource.network === undefined && resource.ports === undefined));
}

export const NETWORK_QUESTIONS: readonly Question[] = [
  { plane: 'socket', operations: ['socket'], calls: ['socket', 'socketpair'], clauses: socketClauses },
  {
    plane: 'connect',
    operations: ['connect tcp', 'connect udp', 'connect unix'],
    calls: ['connect'],
    clauses: ({ profile }) => allowedBy(firstAllow(profile, leads('connect'))),
  },
  {
    plane: 'bind',
    operations: ['bind tcp', 'bind udp', 'bind unix'],
    calls: ['bind'],
    clauses: ({ profile }) => allowedBy(firstAllow(profile, leads('bind'))),
  },
  {
    // listen() on an unbound TCP socket binds it: only where something that connections are made to may be bound.
    plane: 'listen',
    operations: [],
    calls: ['listen', 'accept', 'accept4'],
    clauses: ({ profile }) => allowedBy(firstAllow(profile, listens)),
  },
  {
    plane: 'fast open',
    operations: [],
    calls: ['sendto', 'sendmsg', 'sendmmsg'],
    applies: (call) => {
      const fastOpen = call.constant('MSG_FASTOPEN');
      return maskedEqual(call.arg('flags'), fastOpen, fastOpen);
    },
    clauses: unlimitedConnect,
  },
];

const anySocket = (resource: Resource): boolean =>
  resource.kind === 'socket' || resource.kind === 'net' || resource.kind === 'unix';

export const NETWORK_TAKES: readonly Takes[] = [
  {
    when: (profile) => firstAllow(profile, anySocket),
    calls: [
      'read',
      'write',
      'readv',
      'writev',
      'close',
      'recvfrom',
      'recvmsg',
      'recvmmsg',
      'recvmmsg_time64',
      'recv',
      'sendto',
      'sendmsg',
      'sendmmsg',
      'send',
      'shutdown',
      'getsockname',
      'getpeername',
      'getsockopt',
      'setsockopt',
      'sendfile',
      'sendfile64',
    ],
  },
];

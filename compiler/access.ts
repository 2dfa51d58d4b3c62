/** What follows `expect EFFECT`, and the ACCESS of `polc explain`: one thing done to one object, or one syscall. */
import type { Access, Diagnostic, Result } from '../dsl/index.js';
import { assertNever, nearest, notAnAccess, printable, unknownName } from '../dsl/index.js';
import { allSyscallNames, knownSyscall } from '../kernel/index.js';
import { ALWAYS } from './condition.js';
import type { Glob } from './glob.js';
import { lowerBody } from './lower/body.js';
import type { Lowering } from './lower/index.js';
import { lowerExpression } from './lower/expression.js';
import type { Condition, Range } from './model.js';
import type { Resource, ResourceAccess } from './resources.js';

export type PolicyAccess =
  | { readonly kind: 'resource'; readonly access: ResourceAccess; readonly text: string }
  | { readonly kind: 'syscall'; readonly name: string; readonly condition: Condition; readonly text: string };

/** @returns several accesses where the text lists several operations; empty after a diagnostic. */
export function lowerAccess(access: Access, context: Omit<Lowering, 'report'>): Result<readonly PolicyAccess[]> {
  const diagnostics: Diagnostic[] = [];
  const lowering: Lowering = { ...context, report: (d) => diagnostics.push(d) };
  const { body } = access;
  if (body.kind === 'syscall') {
    const value = body.items.flatMap((item): readonly PolicyAccess[] => {
      if (item.kind === 'group') {
        diagnostics.push(notAnAccess(item.span, `\`@${item.name}\``));
        return [];
      }
      if (!knownSyscall(item.name.text)) {
        const { text, span } = item.name;
        diagnostics.push(unknownName(span, 'syscall', text, nearest(text, allSyscallNames())));
        return [];
      }
      const condition = item.condition ? lowerExpression(item.condition, item.name, true, lowering) : ALWAYS;
      return condition ? [{ kind: 'syscall', name: item.name.text, condition, text: item.name.text }] : [];
    });
    return { value, diagnostics };
  }
  // An access is read as an `allow`, but `owner` is a fact about the object here.
  const resource = lowerBody(body, { permits: false, owner: access.owner, target: access.target }, lowering);
  if (!resource) return { value: [], diagnostics };
  const accesses = accessesOf(resource, (what) => diagnostics.push(notAnAccess(body.span, what)));
  return { value: accesses.map((a) => ({ kind: 'resource', access: a, text: accessText(a) })), diagnostics };
}

function accessesOf(resource: Resource, problem: (what: string) => void): readonly ResourceAccess[] {
  const literal = (globs: readonly Glob[]): readonly string[] =>
    globs.flatMap((glob) => {
      if (glob.literal !== undefined) return [glob.literal];
      problem(`\`${printable(glob.text)}\``);
      return [];
    });
  const single = (ranges: readonly Range[] | undefined): readonly (bigint | undefined)[] =>
    ranges?.flatMap(([lo, hi]) => {
      if (hi - lo < 64n) return Array.from({ length: Number(hi - lo) + 1 }, (_, i) => lo + BigInt(i));
      problem(`\`${lo}..${hi}\``);
      return [];
    }) ?? [undefined];
  switch (resource.kind) {
    case 'file':
      return literal(resource.paths).flatMap((path) =>
        [...resource.ops].map((op) => ({ kind: 'file', op, path, owner: resource.owner }) as const),
      );
    case 'exec':
      return literal(resource.paths).map((path) => ({ kind: 'exec', path, owner: resource.owner }));
    case 'net': {
      const { network } = resource;
      const whole = network && network.prefix === (network.family === 4 ? 32 : 128);
      if (network && !whole) problem('a network');
      const address = network && { family: network.family, value: network.base };
      return single(resource.ports).map((port) => ({
        kind: 'net',
        op: resource.op,
        transport: resource.transport,
        address,
        port,
      }));
    }
    case 'unix':
      return literal(resource.names).map((name) => ({ kind: 'unix', op: resource.op, name }));
    case 'socket': {
      const { family } = resource;
      if (family === undefined) {
        problem('`any`');
        return [];
      }
      return [...(resource.types ?? [1])].flatMap((type) =>
        [...(resource.protocols ?? [0])].map((protocol) => ({
          kind: 'socket' as const,
          family,
          type,
          protocol,
        })),
      );
    }
    case 'capability':
      return [...resource.capabilities].map((capability) => ({ kind: 'capability', capability }));
    case 'signal':
      return [...(resource.signals ?? [])].map((signal) => ({ kind: 'signal', signal, peer: resource.peer }));
    case 'ptrace':
      return [...resource.ops].slice(0, 1).map((op) => ({ kind: 'ptrace', op, peer: resource.peer }));
    case 'memory':
      return [{ kind: 'memory' }];
    case 'namespace':
      return [...resource.namespaces].map((namespace) => ({ kind: 'namespace', namespace }));
    case 'mount': {
      const targets = resource.targets ? literal(resource.targets) : [undefined];
      return targets.flatMap((target) =>
        [...(resource.types ?? [undefined])].map((type) => ({ kind: 'mount' as const, op: resource.op, type, target })),
      );
    }
    case 'ioctl':
      return single(resource.requests).flatMap((request) =>
        request === undefined ? [] : [{ kind: 'ioctl' as const, request }],
      );
    default:
      return assertNever(resource);
  }
}

/** A short name of the access for messages. */
export function accessText(access: ResourceAccess): string {
  switch (access.kind) {
    case 'file':
      return `${access.op} "${printable(access.path)}"`;
    case 'exec':
      return `exec "${printable(access.path)}"`;
    case 'net':
      return `${access.op} ${access.transport}${access.port === undefined ? '' : ` port ${access.port}`}`;
    case 'unix':
      return `${access.op} unix "${printable(access.name)}"`;
    case 'ioctl':
      return `ioctl 0x${access.request.toString(16)}`;
    case 'namespace':
      return `namespace ${access.namespace}`;
    case 'mount':
      return access.op;
    case 'memory':
      return 'memory write-exec';
    case 'socket':
    case 'capability':
    case 'signal':
    case 'ptrace':
      return access.kind;
    default:
      return assertNever(access);
  }
}

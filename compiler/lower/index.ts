/** Linked profile → model, for one architecture and kernel. */
import type { Diagnostic, LinkedProfile, Result, Rule, SyscallItem, Word } from '../../dsl/index.js';
import { impossibleUnknown, nearest, plainText, unknownName } from '../../dsl/index.js';
import type { ArchName } from '../../kernel/index.js';
import {
  allSyscallNames,
  capability,
  constant,
  errno,
  group,
  groupNames,
  knownSyscall,
  multiplexed,
  socketFamily,
  syscallNumber,
} from '../../kernel/index.js';
import { ALWAYS } from '../condition.js';
import { permits } from '../imply/row.js';
import type { Answer, Effect, Origin } from '../model.js';
import type { KernelVersion, Layer, Profile, SyscallRule } from '../profile.js';
import { LAYERS } from '../profile.js';
import type { Resource, ResourceRule, Transport } from '../resources.js';
import { lowerBody } from './body.js';
import type { Lowering } from './context.js';
import { asAnswer, effectText, lowerEffect, ruleEffect } from './effect.js';
import { lowerExpression } from './expression.js';
import { selectRules } from './guard.js';
import { lowerPath } from './path.js';

export { compareVersions, parseVersion } from './guard.js';
export type { Lowering } from './context.js';

export interface LowerOptions {
  readonly arch: ArchName;
  readonly kernel: KernelVersion;
  readonly profileNames: ReadonlySet<string>;
}

export function lowerProfile(linked: LinkedProfile, options: LowerOptions): Result<Profile> {
  const diagnostics: Diagnostic[] = [];
  const lowering: Lowering = { ...options, profile: linked.name, report: (d) => diagnostics.push(d) };
  const otherwise = otherwiseOf(linked, lowering);
  const denial: Answer = permits(otherwise) ? { kind: 'errno', errno: errno(options.arch, 'EPERM') ?? 1 } : otherwise;
  const granted = grantedCapabilities(linked, lowering);
  const origins: Origin[] = [];
  const resources: ResourceRule[] = [];
  const syscalls: SyscallRule[] = [];
  for (const rule of selectRules(linked.rules, granted, lowering)) {
    const origin: Origin = { rule: origins.length, span: rule.span };
    origins.push(origin);
    const effect = ruleEffect(rule, lowering);
    if (!effect) continue;
    if (rule.body.kind === 'syscall') syscalls.push(...lowerSyscalls(rule, rule.body.items, effect, origin, lowering));
    else resources.push(...lowerResource(rule, effect, origin, lowering));
  }
  const value: Profile = {
    name: linked.name,
    span: linked.span,
    arch: options.arch,
    kernel: options.kernel,
    programs: (linked.program?.paths ?? []).flatMap((item) => lowerPath(item, lowering) ?? []),
    otherwise,
    denial,
    unknown: unknownOf(linked, otherwise, lowering),
    require: requireOf(linked, lowering),
    listed: linked.listed,
    resources,
    syscalls,
    origins,
    acceptedOpen: linked.accepts.flatMap((accept) =>
      accept.operations.map((word) => ({
        operation: word.text,
        because: plainText(accept.because.value),
        span: accept.span,
      })),
    ),
    capabilities: granted,
  };
  return { value, diagnostics };
}

function otherwiseOf(linked: LinkedProfile, lowering: Lowering): Answer {
  const effect = linked.otherwise && lowerEffect(linked.otherwise.effect, lowering);
  return asAnswer(effect ?? { kind: 'deny' }, lowering);
}

function unknownOf(linked: LinkedProfile, otherwise: Answer, lowering: Lowering): Answer {
  const setting = linked.unknown?.effect;
  if (setting === 'otherwise') return otherwise;
  if (setting) {
    const effect = lowerEffect(setting, lowering);
    if (effect?.kind === 'deny' && !permits(otherwise)) return otherwise;
    if (effect && !permits(effect)) return asAnswer(effect, lowering);
    if (effect) lowering.report(impossibleUnknown(setting.span, effectText(setting)));
  }
  return permits(otherwise) ? otherwise : { kind: 'errno', errno: errno(lowering.arch, 'ENOSYS') ?? 38 };
}

function requireOf(linked: LinkedProfile, lowering: Lowering): readonly Layer[] {
  if (!linked.require) return ['seccomp', 'landlock'];
  return linked.require.layers.flatMap((word) => {
    const layer = LAYERS.find((l) => l === word.text);
    if (!layer) lowering.report(unknownName(word.span, 'layer', word.text, nearest(word.text, LAYERS)));
    return layer ?? [];
  });
}

/** What the profile's rules grant, guards on capabilities themselves counted as not holding. */
function grantedCapabilities(linked: LinkedProfile, lowering: Lowering): ReadonlySet<number> {
  const quiet: Lowering = { ...lowering, report: () => undefined };
  const granted = new Set<number>();
  const taken = new Set<number>();
  for (const rule of selectRules(linked.rules, new Set(), quiet)) {
    if (rule.body.kind !== 'capability') continue;
    const set = rule.action === 'allow' ? granted : taken;
    for (const name of rule.body.names) {
      const number = capability(name.text);
      if (number !== undefined) set.add(number);
    }
  }
  for (const number of taken) granted.delete(number);
  return granted;
}

// ---- syscall rules -----------------------------------------------------------------------------------------------------

function lowerSyscalls(
  rule: Rule,
  items: readonly SyscallItem[],
  effect: Effect,
  origin: Origin,
  lowering: Lowering,
): readonly SyscallRule[] {
  const because = rule.because && plainText(rule.because.value);
  return items.flatMap((item): readonly SyscallRule[] => {
    if (item.kind === 'group') {
      const names = group(item.name);
      if (!names) {
        lowering.report(unknownName(item.span, 'syscall group', `@${item.name}`, near(item.name)));
        return [];
      }
      return names.map((name) => ({
        kind: 'syscall',
        name,
        condition: ALWAYS,
        effect,
        origin,
        because,
        group: item.name,
      }));
    }
    if (!knownSyscall(item.name.text)) {
      reportSyscall(item.name, lowering);
      return [];
    }
    // A call that this architecture does not have has no arguments to look at; behind a multiplexer they hide.
    if (item.condition && syscallNumber(lowering.arch, item.name.text) === undefined) {
      if (!multiplexed(lowering.arch, item.name.text) || permits(effect)) return [];
      return [{ kind: 'syscall', name: item.name.text, condition: ALWAYS, effect, origin, because, group: undefined }];
    }
    const condition = item.condition ? lowerExpression(item.condition, item.name, permits(effect), lowering) : ALWAYS;
    if (!condition) return [];
    return [{ kind: 'syscall', name: item.name.text, condition, effect, origin, because, group: undefined }];
  });
}

function near(name: string): string | undefined {
  const found = nearest(name, groupNames());
  return found && `@${found}`;
}

const reportSyscall = (name: Word, lowering: Lowering): void =>
  lowering.report(unknownName(name.span, 'syscall', name.text, nearest(name.text, allSyscallNames())));

// ---- resource rules ------------------------------------------------------------------------------------------------------

function lowerResource(rule: Rule, effect: Effect, origin: Origin, lowering: Lowering): readonly ResourceRule[] {
  if (rule.body.kind === 'syscall') return [];
  const around = { permits: permits(effect), owner: rule.owner, target: rule.target };
  const resource = lowerBody(rule.body, around, lowering);
  if (!resource) return [];
  const because = rule.because && plainText(rule.because.value);
  const out: ResourceRule[] = [{ kind: 'resource', resource, effect, origin, because }];
  if (permits(effect))
    for (const socket of socketsFor(resource, lowering))
      out.push({ kind: 'resource', resource: socket, effect: { kind: 'allow' }, origin, because });
  return out;
}

const TRANSPORT: Readonly<Record<Transport, { readonly type: string; readonly protocol: string }>> = {
  tcp: { type: 'SOCK_STREAM', protocol: 'IPPROTO_TCP' },
  udp: { type: 'SOCK_DGRAM', protocol: 'IPPROTO_UDP' },
};

/**
 * Who may connect or bind may make the socket for it, in its plain form only: Landlock mediates TCP when the protocol is 0 or
 * IPPROTO_TCP, not MPTCP or SCTP over the same type.
 */
function socketsFor(resource: Resource, lowering: Lowering): readonly Resource[] {
  const number = (name: string): number => Number(constant(lowering.arch, name) ?? -1n);
  if (resource.kind === 'unix')
    return [
      { kind: 'socket', family: socketFamily('unix') ?? 1, familyName: 'unix', types: undefined, protocols: undefined },
    ];
  if (resource.kind !== 'net') return [];
  const { type, protocol } = TRANSPORT[resource.transport];
  const families = resource.network ? [resource.network.family === 4 ? 'inet' : 'inet6'] : ['inet', 'inet6'];
  return families.map((familyName) => ({
    kind: 'socket',
    family: socketFamily(familyName) ?? -1,
    familyName,
    types: new Set([number(type)]),
    protocols: new Set([0, number(protocol)]),
  }));
}

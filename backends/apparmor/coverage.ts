/** How well AppArmor enforces each rule and operation on a target. The words are apparmor.d(5)'s. */
import { assertNever } from '../../dsl/index.js';
import {
  type LoweredProfile,
  type Coverage,
  type LayerCoverage,
  OPERATIONS,
  type Operation,
  type Profile,
  type ResourceRule,
  permits,
  worse,
} from '../../compiler/index.js';
import { coverFiles } from './coverage-files.js';
import { NetworkCoverage } from './coverage-network.js';
import { mediates } from './features.js';
import { confinementOf, type Confinement } from './generate.js';
import { mayDeny, mountRules } from './mounts.js';
import type { AppArmorOptions, AppArmorTarget } from './target.js';

const NO_SYSCALLS = 'AppArmor sees no system calls';
const NO_MEMORY = 'AppArmor sees executable mappings of files only, not memory made executable';
const NO_IOCTL = 'AppArmor does not mediate ioctl';
const EXACT: Coverage = { kind: 'exact', answers: 'EACCES' };
/** The caller turns the refusal into an errno of its own: bind(2) and setpriority(2) say EACCES, most others EPERM. */
const EXACT_CAPABILITY: Coverage = { kind: 'exact', answers: 'EPERM or EACCES' };
/** ptrace(2) passes AppArmor's errno on, process_vm_readv(2) and kcmp(2) say EPERM. */
const EXACT_PTRACE: Coverage = { kind: 'exact', answers: 'EACCES or EPERM' };
const none = (why: string): Coverage => ({ kind: 'none', why });
const wider = (why: string, answers = 'EACCES'): Coverage => ({ kind: 'wider', why, answers });

/** Before this kernel the class is not there. */
const lacks = (what: string, since: string): Coverage =>
  none(`the target’s kernel does not mediate ${what}; ${since} does`);

/**
 * @param all the profiles of the policy; needed where `options.noNewPrivs` joins them
 */
export function apparmorCoverage(
  profile: Profile,
  target: AppArmorTarget,
  options: AppArmorOptions = {},
  all: readonly LoweredProfile[] = [],
): LayerCoverage {
  const compiled = all.find(({ models }) => models.includes(profile)) ?? {
    name: profile.name,
    models: [profile] as const,
    filter: { name: profile.name, arches: [], otherArch: profile.otherwise },
  };
  return coverageIn(profile, confinementOf(compiled, all, target, options), target, options);
}

export function coverageIn(
  profile: Profile,
  confinement: Confinement,
  target: AppArmorTarget,
  options: AppArmorOptions,
): LayerCoverage {
  const files = coverFiles(profile, confinement, options.noNewPrivs === true);
  const network = new NetworkCoverage(profile, confinement.domain, target);
  const rules = new Map<number, Coverage>();
  const note = (index: number, coverage: Coverage): void => {
    const known = rules.get(index);
    rules.set(index, known ? worse(known, coverage) : coverage);
  };
  for (const rule of profile.resources)
    note(
      rule.origin.rule,
      supervised(rule) ?? files.rule(rule) ?? otherRule(rule, network, confinement, target, options),
    );
  for (const rule of profile.syscalls) note(rule.origin.rule, none(NO_SYSCALLS));
  const operations = new Map<Operation, Coverage>();
  for (const operation of OPERATIONS)
    operations.set(
      operation,
      files.operation(operation) ?? otherOperation(operation, profile, network, confinement, target, options),
    );
  return { layer: 'apparmor', rules, operations };
}

function supervised({ effect }: ResourceRule): Coverage | undefined {
  return effect.kind === 'notify' || effect.kind === 'trace'
    ? none(`AppArmor asks no supervisor: it allows what \`${effect.kind}\` would ask about`)
    : undefined;
}

function otherRule(
  rule: ResourceRule,
  network: NetworkCoverage,
  { domain }: Confinement,
  target: AppArmorTarget,
  options: AppArmorOptions,
): Coverage {
  const { resource } = rule;
  switch (resource.kind) {
    case 'file':
    case 'exec':
      throw new Error('rules on paths have been covered before');
    case 'net':
      return network.net(rule, resource);
    case 'socket':
      return network.socket(rule, resource);
    case 'unix':
      return unixCoverage(resource.op, target);
    case 'capability':
      return joined(options) ?? EXACT_CAPABILITY;
    case 'signal':
    case 'ptrace':
      return processCoverage(resource.kind, target, options);
    case 'mount':
      if (!permits(rule.effect) && mountRules([rule]).some((mount) => !mayDeny(domain, mount)))
        return none('an allowed mount overlaps the denied one, and AppArmor’s `deny` would win over both');
      return mountCoverage(resource.op, target);
    case 'namespace':
      return [...resource.namespaces].every((namespace) => namespace === 'user')
        ? usernsCoverage(target)
        : none('AppArmor mediates no namespaces but user namespaces');
    case 'memory':
      return none(NO_MEMORY);
    case 'ioctl':
      return none(NO_IOCTL);
    default:
      return assertNever(resource);
  }
}

function otherOperation(
  operation: Operation,
  profile: Profile,
  network: NetworkCoverage,
  { domain }: Confinement,
  target: AppArmorTarget,
  options: AppArmorOptions,
): Coverage {
  switch (operation) {
    case 'socket':
      return network.operation();
    case 'bind tcp':
    case 'bind udp':
    case 'connect tcp':
    case 'connect udp': {
      const [op, transport] = operation.split(' ') as ['bind' | 'connect', 'tcp' | 'udp'];
      return network.net(undefined, { op, transport });
    }
    case 'bind unix':
    case 'connect unix':
      return unixCoverage(operation === 'bind unix' ? 'bind' : 'connect', target);
    case 'capability':
      return joined(options) ?? EXACT_CAPABILITY;
    case 'signal':
    case 'ptrace':
      return processCoverage(operation, target, options);
    case 'mount':
    case 'umount':
    case 'pivot_root':
      return mountRules(profile.resources).some(
        (rule) => rule.resource.op === operation && !permits(rule.effect) && !mayDeny(domain, rule),
      )
        ? worse(mountCoverage(operation, target), wider('a denied mount overlaps an allowed one'))
        : mountCoverage(operation, target);
    case 'namespace':
      return none(
        target.syntax !== '3.0' && mediates.userns(target.features)
          ? 'AppArmor mediates no namespaces but user namespaces'
          : 'AppArmor mediates no namespaces here; user namespaces from kernel 6.7 with parser 4.0 on',
      );
    case 'memory':
      return none(NO_MEMORY);
    case 'ioctl':
      return none(NO_IOCTL);
    case 'syscall':
      return none(NO_SYSCALLS);
    default:
      return none('AppArmor has no rule for this');
  }
}

/** Under no_new_privs the profile is the union of several. */
const joined = (options: AppArmorOptions): Coverage | undefined =>
  options.noNewPrivs ? wider('under no_new_privs the rules of the programs it executes hold too') : undefined;

function processCoverage(kind: 'signal' | 'ptrace', target: AppArmorTarget, options: AppArmorOptions): Coverage {
  if (!mediates[kind](target.features)) return lacks(kind === 'signal' ? 'signals' : 'ptrace', '4.14');
  return joined(options) ?? (kind === 'ptrace' ? EXACT_PTRACE : EXACT);
}

function unixCoverage(op: 'bind' | 'connect', { features }: AppArmorTarget): Coverage {
  if (mediates.unix(features)) return wider('names are compared; `w` on a path does more than bind or connect');
  return op === 'bind'
    ? wider(
        'binding to a path takes `w` there, which does more; abstract names are free before kernel 6.17 (`af_unix`)',
      )
    : none('connecting to a unix socket is free before kernel 6.17 (`af_unix`)');
}

function mountCoverage(op: 'mount' | 'umount' | 'pivot_root', { features }: AppArmorTarget): Coverage {
  if (!mediates.mount(features)) return lacks('mounts', '4.14');
  if (op !== 'mount') return EXACT;
  return wider(
    mediates.moveMount(features)
      ? 'mount_setattr(2) is not mediated'
      : 'fsopen(2), move_mount(2) and mount_setattr(2) are not mediated (move_mount is from 6.7 on)',
  );
}

function usernsCoverage({ syntax, features }: AppArmorTarget): Coverage {
  if (syntax === '3.0') return none('parser 3.0 has no `userns` rule; 4.0 has');
  return mediates.userns(features) ? EXACT : lacks('user namespaces', '6.7');
}

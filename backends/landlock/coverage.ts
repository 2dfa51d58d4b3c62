/** What Landlock restricts of each rule and operation: exactly, wider, or not at all (landlock(7); facts §2). */
import {
  OPERATIONS,
  operationsOf,
  permits,
  worse,
  type Coverage,
  type LayerCoverage,
  type Operation,
  type Profile,
  type Resource,
  type ResourceRule,
} from '../../compiler/index.js';
import { PathCoverage } from './coverage-paths.js';
import { NET_OPERATIONS, netRight, portsFor, type NetOperation } from './network.js';
import { RIGHTS, type PathOperation, type Right } from './rights.js';
import { landlockRuleset, type Lost, type Ruleset } from './ruleset.js';

export interface CoverageOptions {
  /** The profiles that share the ruleset (`CompiledProfile.reachable`): what one allows, all get. */
  readonly profiles?: readonly Profile[];
  /** The filter of the same profile is in force too: it closes the forms of TCP that Landlock does not see (DESIGN §2). */
  readonly withSeccomp?: boolean;
  /** Of these profiles and this ABI, where it has been made before. */
  readonly ruleset?: Ruleset;
}

const none = (why: string): Coverage => ({ kind: 'none', why });
const wider = (why: string, answers: string): Coverage => ({ kind: 'wider', why, answers });
const exact = (answers: string): Coverage => ({ kind: 'exact', answers });

const NOT_LANDLOCKS: Readonly<Record<string, string>> = {
  capability: 'Landlock knows no capabilities; `polc run` drops those that are not granted',
  socket: 'Landlock does not see sockets being made',
  memory: 'Landlock does not see memory',
  namespace: 'Landlock does not see namespaces',
  syscall: 'Landlock does not see system calls',
};

const TCP_GAPS = 'Landlock does not see MSG_FASTOPEN, MPTCP and listen on an unbound socket; a filter closes them';

export function landlockCoverage(profile: Profile, abi: number, options: CoverageOptions = {}): LayerCoverage {
  const profiles = options.profiles ?? [profile];
  const ruleset = options.ruleset ?? landlockRuleset(profiles, abi).value;
  const layer = new Layer(profile, ruleset, options.withSeccomp ?? false);
  const shared =
    profiles.length > 1
      ? `profiles reached by exec share the rules: ${profiles.map((p) => p.name).join(', ')}`
      : undefined;
  const share = (coverage: Coverage): Coverage =>
    shared !== undefined && coverage.kind === 'exact' ? { ...coverage, kind: 'wider', why: shared } : coverage;
  const rules = new Map<number, Coverage>();
  for (const rule of profile.resources) {
    const known = rules.get(rule.origin.rule);
    const coverage = share(layer.ofRule(rule));
    rules.set(rule.origin.rule, known ? worse(known, coverage) : coverage);
  }
  for (const rule of profile.syscalls) rules.set(rule.origin.rule, none(NOT_LANDLOCKS['syscall'] ?? ''));
  const operations = new Map(OPERATIONS.map((operation) => [operation, share(layer.ofOperation(operation))]));
  return { layer: 'landlock', rules, operations };
}

class Layer {
  private readonly off: string | undefined;
  private readonly files: string | undefined;
  private readonly paths: PathCoverage;

  constructor(
    private readonly profile: Profile,
    private readonly ruleset: Ruleset,
    private readonly withSeccomp: boolean,
  ) {
    this.off = this.lost('all')?.why;
    this.files = this.off ?? this.lost('files')?.why;
    this.paths = new PathCoverage(profile, new Set(ruleset.handledFs), this.files, withSeccomp);
  }

  ofRule(rule: ResourceRule): Coverage {
    if (this.off !== undefined) return none(this.off);
    const { resource } = rule;
    const path = this.paths.ofRule(rule);
    if (resource.kind === 'unix') {
      const abstract = resource.names.some((name) => name.text.startsWith('@')) ? this.abstract(resource) : undefined;
      return path && abstract ? worse(path, abstract) : (path ?? abstract ?? none('no name'));
    }
    if (path) return path;
    const [operation = ''] = operationsOf(resource);
    const answer = this.ofOperation(operation);
    if (resource.kind !== 'net' || answer.kind === 'none') return answer;
    if (resource.network === undefined) return answer;
    return permits(rule.effect)
      ? wider('Landlock knows ports, not addresses', 'EACCES')
      : none('Landlock knows ports, not addresses');
  }

  ofOperation(operation: Operation): Coverage {
    if (this.off !== undefined) return none(this.off);
    const foreign = NOT_LANDLOCKS[operation];
    if (foreign !== undefined) return none(foreign);
    switch (operation) {
      case 'signal':
        return this.signal();
      case 'ptrace':
        return wider('processes under the same ruleset may trace each other', 'EPERM or EACCES');
      case 'ioctl':
        return this.handled('IOCTL_DEV', () => wider('only on devices that the program opens itself', 'EACCES'));
      case 'mount':
      case 'umount':
      case 'pivot_root':
        return this.files === undefined ? exact('EPERM') : none(this.files);
      case 'bind unix':
      case 'connect unix':
        return this.unix(operation);
      default:
        if (isNet(operation)) return this.net(operation);
        // What is left in OPERATIONS are the operations on files, and exec.
        return this.memfd(operation, this.paths.ofOperation(operation as PathOperation));
    }
  }

  /** Where no rule allows exec, a filter denies the call itself. */
  private memfd(operation: Operation, coverage: Coverage): Coverage {
    if (operation !== 'exec' || coverage.kind !== 'exact' || this.withSeccomp) return coverage;
    return wider('Landlock lets what is in memory only (memfd_create) be executed', 'EACCES');
  }

  private lost(right: Lost['right']): Lost | undefined {
    return this.ruleset.lost.find((lost) => lost.right === right);
  }

  private handled(right: Right, then: () => Coverage): Coverage {
    const lost = this.lost(right) ?? (RIGHTS[right].kind === 'fs' ? this.lost('files') : undefined);
    return lost ? none(lost.why) : then();
  }

  private net(operation: NetOperation): Coverage {
    const right = netRight(operation);
    // Nothing of it is denied: Landlock is as wide as the policy, unless that looks at addresses.
    if (portsFor([this.profile], operation) === 'all' && !this.looksAtAddresses(operation)) return exact('EACCES');
    return this.handled(right, () => {
      if (this.looksAtAddresses(operation)) return wider('Landlock knows ports, not addresses', 'EACCES');
      const tcp = operation.endsWith('tcp');
      return tcp && !this.withSeccomp ? wider(TCP_GAPS, 'EACCES') : exact('EACCES');
    });
  }

  private looksAtAddresses(operation: NetOperation): boolean {
    return this.profile.resources.some(
      ({ resource }) =>
        resource.kind === 'net' &&
        `${resource.op} ${resource.transport}` === operation &&
        resource.network !== undefined,
    );
  }

  private signal(): Coverage {
    return this.handled('SIGNAL', () => {
      const limited = this.profile.resources.some(({ resource }) => resource.kind === 'signal' && resource.signals);
      const allowed = this.profile.resources.some((rule) => rule.resource.kind === 'signal' && permits(rule.effect));
      return allowed && !limited
        ? // Another run of the same profile is another domain: kill(2) there is refused, though it is `self` too.
          exact('EPERM')
        : wider('processes under the same ruleset may send each other any signal', 'EPERM');
    });
  }

  private unix(operation: 'bind unix' | 'connect unix'): Coverage {
    const path = this.paths.ofOperation(operation);
    const abstract =
      operation === 'bind unix'
        ? wider('Landlock does not see abstract names being bound', 'EACCES')
        : this.handled('ABSTRACT_UNIX_SOCKET', () => wider('processes under the same ruleset may connect', 'EPERM'));
    // What is seen of one kind of name is wider than nothing.
    if (path.kind === 'none' && abstract.kind !== 'none') return { ...abstract, kind: 'wider', why: path.why };
    return worse(path, abstract);
  }

  private abstract(resource: Extract<Resource, { kind: 'unix' }>): Coverage {
    if (resource.op === 'bind') return none('Landlock does not see abstract names being bound');
    return this.handled('ABSTRACT_UNIX_SOCKET', () => wider('processes under the same ruleset may connect', 'EPERM'));
  }
}

const isNet = (operation: Operation): operation is NetOperation =>
  (NET_OPERATIONS as readonly string[]).includes(operation);

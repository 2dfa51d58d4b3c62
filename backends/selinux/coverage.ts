/** What SELinux can and cannot hold of each rule and operation (facts §2), as far as this very module says it. */
import type { Coverage, FileOperation, LayerCoverage, Operation, Profile, ResourceRule } from '../../compiler/index.js';
import { FILE_OPERATIONS, OPERATIONS, operationsOf, permits, worse } from '../../compiler/index.js';
import { assertNever } from '../../dsl/index.js';
import { analyse } from './analyse.js';
import type { Analysis } from './analysis.js';
import type { Cell } from './labels.js';
import { makeable } from './denials.js';
import { typesOf } from './files.js';
import { DISTINCT, EXEC_DISTINCT } from './rights.js';
import { netRules } from './ports.js';
import { allowsMemory, signalPermission } from './process.js';
import { socketGrants, type SocketGrant } from './sockets.js';
import type { SelinuxTarget } from './target.js';

const answers = 'EACCES';
const EXACT: Coverage = { kind: 'exact', answers };
/** Capabilities are refused by the caller, mostly with EPERM; what SELinux itself answers is EACCES. */
const EXACT_CAPABILITY: Coverage = { kind: 'exact', answers: 'EPERM or EACCES' };
/** ptrace(2) passes SELinux's errno on, process_vm_readv(2) and kcmp(2) say EPERM. */
const PTRACE = 'EACCES or EPERM';
const wider = (reasons: Iterable<string>, errnos = answers): Coverage => {
  const all = [...new Set(reasons)];
  return { ...(all.length === 0 ? { kind: 'exact' } : { kind: 'wider', why: all.join('; ') }), answers: errnos };
};
const none = (why: string): Coverage => ({ kind: 'none', why });

/**
 * The module is made of all profiles at once (`all`): what one of them may do shapes the types of the others.
 * `withSeccomp`: the filter of the same profile is in force too (DESIGN §2, Network).
 */
export const selinuxCoverage = (
  profile: Profile,
  target: SelinuxTarget,
  all: readonly Profile[] = [profile],
  withSeccomp = false,
): LayerCoverage => coverageIn(analyse(all, target).analysis, profile, withSeccomp);

/** The analysis of a policy, as one of its profiles sees it. */
interface View {
  readonly analysis: Analysis;
  readonly profile: Profile;
  /** Its position among the analysis's profiles. */
  readonly at: number;
  readonly withSeccomp: boolean;
  readonly globsOf: ReadonlyMap<ResourceRule, readonly number[]>;
  /** Cells by the patterns of their signature. */
  readonly cellsOf: ReadonlyMap<number, readonly Cell[]>;
  /** `memory write-exec` is allowed. */
  readonly memory: boolean;
  /** Asked of every rule on the network, and the same for all of them. */
  readonly sockets: readonly SocketGrant[];
}

function viewOf(analysis: Analysis, profile: Profile, withSeccomp: boolean): View {
  const at = analysis.profiles.indexOf(profile);
  if (at < 0) throw new Error('the profile is none of the policy’s');
  const cellsOf = new Map<number, Cell[]>();
  for (const cell of analysis.labels.cells)
    for (const glob of cell.signature) {
      const same = cellsOf.get(glob);
      if (same) same.push(cell);
      else cellsOf.set(glob, [cell]);
    }
  const globsOf = new Map(analysis.table.rules[at]?.map(({ rule, globs }) => [rule, globs]));
  const sockets = socketGrants(profile, analysis.target.base);
  return { analysis, profile, at, withSeccomp, globsOf, cellsOf, memory: allowsMemory(profile), sockets };
}

export function coverageIn(analysis: Analysis | undefined, profile: Profile, withSeccomp: boolean): LayerCoverage {
  const blank = (why: string): LayerCoverage => ({
    layer: 'selinux',
    rules: new Map(profile.origins.map((_, index) => [index, none(why)])),
    operations: new Map(OPERATIONS.map((operation) => [operation, none(why)])),
  });
  if (!analysis) return blank('the patterns overlap in too many ways for types');
  const view = viewOf(analysis, profile, withSeccomp);
  if (profile.otherwise.kind === 'log') return blank('the domain is permissive: it logs and denies nothing');
  const rules = new Map<number, Coverage>();
  const byRule = new Map<ResourceRule, Coverage>();
  for (const rule of profile.resources) {
    const coverage = ruleCoverage(rule, view);
    byRule.set(rule, coverage);
    const known = rules.get(rule.origin.rule);
    rules.set(rule.origin.rule, known ? worse(known, coverage) : coverage);
  }
  for (const rule of profile.syscalls) rules.set(rule.origin.rule, none('SELinux sees objects, not system calls'));
  const operations = new Map<Operation, Coverage>();
  for (const operation of OPERATIONS) {
    let coverage = operationCoverage(operation, view);
    if (coverage.kind !== 'none')
      for (const [rule, of] of byRule)
        if (permits(rule.effect) && operationsOf(rule.resource).includes(operation)) coverage = worse(coverage, of);
    operations.set(operation, coverage);
  }
  return { layer: 'selinux', rules, operations };
}

function ruleCoverage(rule: ResourceRule, view: View): Coverage {
  const { analysis, profile, sockets } = view;
  const { resource } = rule;
  const permit = permits(rule.effect);
  switch (resource.kind) {
    case 'file':
    case 'exec':
      return permit ? wider(pathReasons(rule, view)) : denialCoverage(rule, view);
    case 'net':
      return netCoverage(rule, resource, view);
    case 'unix': {
      if (!permit)
        return resource.names.some((n) => n.text.startsWith('@')) ? none(ABSTRACT) : denialCoverage(rule, view);
      return wider([...pathReasons(rule, view), ABSTRACT]);
    }
    case 'socket': {
      const partly = sockets.filter((g) => !g.whole);
      return wider(partly.map((g) => `\`${g.className}\` is the class of other sockets too`));
    }
    case 'capability':
      return EXACT_CAPABILITY;
    case 'signal': {
      const words = [...(resource.signals ?? [])].map((n) => signalPermission(profile, n));
      return words.includes('signal') ? wider(['all signals but chld, kill and stop share one permission']) : EXACT;
    }
    case 'ptrace':
      return resource.ops.has('trace') ? wider([], PTRACE) : wider(permit ? [READING] : [], PTRACE);
    case 'memory':
      return EXACT;
    case 'namespace':
      return namespaceCoverage([...resource.namespaces], analysis);
    case 'mount':
      return mountCoverage(rule, resource, view);
    case 'ioctl':
      return resource.requests === undefined ? EXACT : wider([IOCTL]);
    default:
      return assertNever(resource);
  }
}

const ABSTRACT = 'abstract names are not told apart, nor the processes behind sockets';
const IOCTL = 'SELinux compares the low 16 bits of a request, never FIONBIO and FIOASYNC, and FIONREAD as `stat`';
const EPHEMERAL = 'port 0 and the ports of net.ipv4.ip_local_port_range (32768–60999) may be bound unasked';

function pathReasons(rule: ResourceRule, { analysis, at, globsOf, cellsOf, memory }: View): Set<string> {
  const reasons = new Set<string>();
  const { resource } = rule;
  if ((resource.kind === 'file' || resource.kind === 'exec') && resource.owner)
    reasons.add('SELinux sees no owner: anybody’s files are meant');
  const cells = [...new Set((globsOf.get(rule) ?? []).flatMap((glob) => cellsOf.get(glob) ?? []))].sort(
    (a, b) => a.index - b.index,
  );
  const base = new Set(cells.flatMap((cell) => cell.base));
  if (base.size > 0) {
    const named = [...base].slice(0, 4).map((type) => `\`${type}\``);
    reasons.add(
      `the base policy’s ${named.join(', ')}${base.size > 4 ? ` and ${base.size - 4} more` : ''} label other objects too`,
    );
  }
  const types = new Set(cells.flatMap(typesOf));
  if (analysis.files.strays.some((stray) => stray.widened && types.has(stray.from))) reasons.add(STRAYING);
  if (resource.kind === 'exec') {
    const reads = cells.every((cell) => cell.rights[at]?.granted.has('read') && cell.rights[at].granted.has('map'));
    if (!reads) reasons.add(EXECUTING);
  }
  if (resource.kind === 'file') {
    if (resource.ops.size === 1 && resource.ops.has('stat')) reasons.add(STAT);
    if (cells.some((c) => c.rights[at]?.granted.has('read')) && resource.ops.has('read') && memory)
      reasons.add('`memory write-exec` lets what is read be mapped executable');
  }
  return reasons;
}

const READING = 'reading another process and reading its files in /proc are one permission';
const FAST_OPEN = 'MSG_FASTOPEN connects without asking (a filter closes it)';
const EXECUTING = 'what may be executed may be read and mapped (execve asks for it)';
const STRAYING = 'new or moved files keep the type of where they come from until they are relabelled';
const STAT = 'directories may be looked at and links followed everywhere';

function denialCoverage(rule: ResourceRule, { analysis, at }: View): Coverage {
  const denial = analysis.denials.find((d) => d.profile === at && d.rule === rule.origin.rule);
  const fails = [...(denial?.fails ?? [])];
  if (rule.resource.kind === 'file' && rule.resource.ops.has('stat')) fails.push(STAT);
  if (fails.length === 0) return EXACT;
  return (denial?.holds.length ?? 0) > 0 ? wider(fails) : none(fails.join('; '));
}

function netCoverage(
  rule: ResourceRule,
  resource: Extract<ResourceRule['resource'], { kind: 'net' }>,
  view: View,
): Coverage {
  const { analysis, profile, at } = view;
  const { op, transport } = resource;
  const fastOpen = op === 'connect' && transport === 'tcp' ? fastOpens(view) : [];
  const reasons = new Set<string>();
  const permit = permits(rule.effect);
  if (op === 'connect' && transport === 'udp') {
    if (permit) return resource.network || resource.ports ? wider(['UDP ports and addresses are not compared']) : EXACT;
    const open = netRules(profile, 'connect', 'udp').some((r) => permits(r.effect)) || permits(profile.otherwise);
    return open ? none('UDP ports and addresses are not compared') : EXACT;
  }
  if (resource.network && (op === 'connect' || !analysis.target.base.ownsNodes))
    reasons.add('addresses are not compared');
  else if (resource.network) reasons.add('ports and local addresses are compared apart');
  const mine = analysis.ports.grants.filter(
    (g) =>
      g.profile === at &&
      g.op === op &&
      g.transport === transport &&
      (resource.ports ?? [[0n, 0xffffn] as const]).some(([lo, hi]) => BigInt(g.from) <= hi && BigInt(g.to) >= lo),
  );
  if (!permit) {
    if (mine.length > 0)
      return none(
        resource.network ? 'addresses are not compared' : `\`${mine[0]?.type ?? ''}\` is allowed by another rule`,
      );
    if (op === 'bind' && hasBind(profile, transport) && meetsEphemeral(resource.ports)) reasons.add(EPHEMERAL);
    return wider([...reasons, ...fastOpen]);
  }
  const own = new Set(analysis.ports.types);
  const foreign = new Set(mine.map((g) => g.type).filter((type) => !own.has(type)));
  if (resource.ports) for (const type of foreign) reasons.add(`the base policy’s \`${type}\` holds other ports too`);
  return wider([...reasons, ...fastOpen]);
}

/** selinux_socket_connect is not called for data that is sent with the connection: a TCP socket reaches every port. */
function fastOpens({ profile, sockets, withSeccomp }: View): readonly string[] {
  const rules = netRules(profile, 'connect', 'tcp');
  const unlimited = rules.some(({ effect, resource: r }) => permits(effect) && !r.ports && !r.network);
  if (withSeccomp || (unlimited && rules.every(({ effect }) => permits(effect)))) return [];
  return sockets.some((g) => g.className === 'tcp_socket') ? [FAST_OPEN] : [];
}

const hasBind = (profile: Profile, transport: 'tcp' | 'udp'): boolean =>
  permits(profile.otherwise) || netRules(profile, 'bind', transport).some((r) => permits(r.effect));
const meetsEphemeral = (ports: readonly (readonly [bigint, bigint])[] | undefined): boolean =>
  ports === undefined || ports.some(([lo, hi]) => lo === 0n || (lo <= 60999n && hi >= 32768n));

function namespaceCoverage(names: readonly string[], analysis: Analysis): Coverage {
  if (names.some((name) => name !== 'user'))
    return none('SELinux asks only for user namespaces; the others take `capability sys_admin`');
  return analysis.target.base.classes.has('user_namespace')
    ? EXACT
    : none('the base policy has no class `user_namespace` (kernel ≥ 6.2)');
}

function mountCoverage(
  rule: ResourceRule,
  resource: Extract<ResourceRule['resource'], { kind: 'mount' }>,
  view: View,
): Coverage {
  if (resource.op === 'pivot_root') return none('SELinux does not ask at pivot_root; it takes `capability sys_admin`');
  if (!permits(rule.effect))
    return resource.op === 'mount' && resource.targets
      ? denialCoverage(rule, view)
      : none('file systems are not told apart');
  const reasons = pathReasons(rule, view);
  if (resource.types) reasons.add('file systems are not told apart by type');
  if (resource.op === 'umount' && resource.targets) reasons.add('mount points are not compared at umount');
  return wider(reasons);
}

/** The row for what no rule is about. */
function operationCoverage(operation: Operation, view: View): Coverage {
  const { analysis, profile, at } = view;
  const granted = (op: string): boolean =>
    [...(analysis.files.rights[at]?.values() ?? [])].some((r) => [...r.granted].some((g) => g === op));
  switch (operation) {
    case 'syscall':
      return none('SELinux sees objects, not system calls');
    case 'stat':
      return wider([STAT]);
    case 'attributes':
      return wider([
        ...spill('attributes', view),
        ...(granted('write') ? ['setting a file’s times to now takes `write` alone'] : []),
      ]);
    case 'exec':
      return wider(spill('exec ', view));
    case 'bind tcp':
    case 'bind udp':
      return hasBind(profile, operation === 'bind tcp' ? 'tcp' : 'udp') ? wider([EPHEMERAL]) : EXACT;
    case 'bind unix':
      return wider(
        analysis.labels.cells.flatMap((cell) =>
          cell.rights[at]?.granted.has('bind') ? [] : makeable(analysis, at, cell, 'bind'),
        ),
      );
    case 'connect tcp':
      return wider(fastOpens(view));
    case 'connect udp':
      return view.sockets.some((g) => g.className === 'udp_socket')
        ? wider(['UDP ports and addresses are not compared, and sending takes no connect'])
        : EXACT;
    case 'capability':
      return EXACT_CAPABILITY;
    case 'namespace': {
      const why = 'SELinux asks only for user namespaces; the others take `capability sys_admin`';
      return analysis.target.base.classes.has('user_namespace') ? wider([why]) : none(why);
    }
    case 'pivot_root':
      return none('SELinux does not ask at pivot_root; it takes `capability sys_admin`');
    case 'ptrace':
      return wider([READING], PTRACE);
    case 'ioctl':
      return wider([IOCTL]);
    default:
      return isFileOperation(operation) ? wider(spill(operation, view)) : EXACT;
  }
}

const isFileOperation = (word: string): word is FileOperation => Object.hasOwn(FILE_OPERATIONS, word);

/** Operations on a descriptor that open(2) made. */
const OPENED: ReadonlySet<string> = new Set(['read', 'list', 'write', 'append', 'map', 'lock']);

/** Paths where the operation is not granted, but whose type has its permissions for another reason. */
function spill(operation: FileOperation | 'exec ', { analysis, at }: View): readonly string[] {
  const reasons = new Set<string>();
  const domain = analysis.domains[at] ?? '';
  for (const cell of analysis.labels.cells) {
    const granted = cell.rights[at]?.granted;
    if (!granted || granted.has(operation)) continue;
    if (operation === 'create') for (const reason of makeable(analysis, at, cell, 'create')) reasons.add(reason);
    for (const type of typesOf(cell)) {
      const loaded = granted.has('entry') && OPENED.has(operation);
      const may = (name: string, perm: string): boolean => analysis.allow.has(domain, type, name, perm);
      const has = (DISTINCT[operation] ?? EXEC_DISTINCT).some(([classes, perms]) =>
        // A program's file may be read and mapped by the kernel's loader; nobody gets a descriptor without `open`.
        classes.some((name) => perms.split(' ').some((perm) => may(name, perm)) && (!loaded || may(name, 'open'))),
      );
      if (!has) continue;
      if (type !== cell.own) reasons.add(`the base policy’s \`${type}\` labels other objects too`);
      else if ([...granted].some((right) => right.startsWith('exec ') || right === 'entry')) reasons.add(EXECUTING);
      else reasons.add(STRAYING);
    }
  }
  return [...reasons];
}

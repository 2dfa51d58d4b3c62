/** Profiles and target → everything the module says: read by the CIL writer and by the coverage. */
import type { Diagnostic } from '../../dsl/index.js';
import {
  duplicateContext,
  floorDirectory,
  missingClass,
  refusedByBase,
  strayFiles,
  tooManyCells,
  twoTargets,
} from '../../dsl/index.js';
import type { Profile, Range } from '../../compiler/index.js';
import { matches, permits, SYSTEM_FLOORS } from '../../compiler/index.js';
import { AvTable } from './av.js';
import { arrange } from './cells.js';
import { fileRules, typesOf } from './files.js';
import { denials } from './denials.js';
import type { Analysis, ExecTransition } from './analysis.js';
import type { Labels } from './labels.js';
import { STRANGER, baseFiles } from './base-files.js';
import { labelCells } from './labels.js';
import { checkName, domainNames } from './names.js';
import type { PathTable } from './paths.js';
import { pathTable } from './paths.js';
import { duplicatePorts, nodesOf, portsOf } from './ports.js';
import * as process from './process.js';
import type { Right } from './rights.js';
import { permissionsOf } from './rights.js';
import { networkRules } from './network.js';
import { refusedFiles, type SelinuxTarget } from './target.js';
import { unlabelled } from './target.js';

/** @returns no analysis where the patterns are too many for types. */
export function analyse(
  profiles: readonly Profile[],
  target: SelinuxTarget,
): { readonly analysis: Analysis | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = (d: Diagnostic): void => void diagnostics.push(d);
  const names = domainNames(profiles, target, report);
  const domains = profiles.map((p) => names.get(p.name) ?? '');
  const table = pathTable(profiles, target.base);
  const arrangement = arrange(table.globs);
  if (!arrangement) {
    report(tooManyCells(profiles[0]?.span, table.globs.length));
    return { analysis: undefined, diagnostics };
  }
  const labels = labelCells(table, arrangement, profiles, target);
  const files = fileRules(labels, arrangement, profiles, domains, unlabelled(target));
  const ports = portsOf(profiles, target);
  const nodes = nodesOf(profiles, target);
  const [first] = profiles;
  if (first) for (const name of [...labels.types.keys(), ...ports.types]) checkName(name, first, target, report);
  for (const [own, other] of duplicatePorts(ports.own, target.base.ports))
    report(duplicateContext(first?.span, `${own.protocol} port ${own.from}–${own.to}`, own.type, other.type));
  const stem = domains[0]?.replace(/_t$/, '') ?? target.prefix;
  const [others, rest] = [`${stem}_others`, `${stem}_rest`];
  const [allow, audit] = [new AvTable(target.base), new AvTable(target.base)];
  const execs: ExecTransition[] = [];
  const ioctl: (readonly Range[])[] = [];
  profiles.forEach((profile, at) => {
    const domain = domains[at] ?? '';
    const out = { allow, audit, domains: names, others };
    process.ordinaryLife(domain, out);
    process.capabilities(profile, domain, out);
    process.peers(profile, domain, out);
    process.memoryAndNamespaces(profile, domain, out);
    process.mounts(profile, domain, out);
    ioctl.push(process.ioctlRanges(profile));
    networkRules(profile, at, domain, ports, nodes, target, out);
    fileAccess(profile, at, domain);
  });

  function fileAccess(profile: Profile, at: number, domain: string): void {
    const memory = process.allowsMemory(profile);
    const grant = (type: string, right: Right, logged: boolean): void => {
      const permissions = permissionsOf(right);
      allow.add(domain, type, permissions);
      if (logged) audit.add(domain, type, permissions);
      if (memory && right === 'read') allow.add(domain, type, [[['file'], 'execute execmod']]);
      const program = /^exec (.+)$/.exec(right)?.[1];
      const child = program === undefined ? undefined : names.get(program);
      if (child !== undefined) execs.push({ source: domain, entry: type, target: child });
    };
    for (const [type, { granted, logged }] of files.rights[at] ?? [])
      for (const right of granted) grant(type, right, logged.has(right));
    const residual = labels.cells[0]?.rights[at];
    for (const right of residual?.granted ?? []) grant(rest, right, residual?.logged.has(right) ?? false);
  }

  execs.push(...launches(profiles, domains, labels, target));
  checkTargets(execs, profiles, report);
  floors(table, labels, profiles, target, report);
  for (const stray of files.strays)
    if (stray.widened) report(strayFiles(first?.span, stray.from, stray.to, stray.pattern, stray.by === 'create'));
  for (const [key, perms] of allow.dropped)
    report(refusedByBase(first?.span, key.split(' ')[0] ?? '', key.split(' ')[1] ?? '', [...perms].join(' ')));
  const kept = refusedFiles(target.base);
  for (const profile of profiles) {
    unknownClasses(profile, target, report);
    if (kept.length > 0 && permits(profile.otherwise) && profile.otherwise.kind !== 'log')
      report(refusedByBase(profile.span, kept.join('`, `'), 'files', 'everything'));
  }
  const analysis: Omit<Analysis, 'denials'> = {
    profiles,
    target,
    domains,
    others,
    rest,
    table,
    arrangement,
    labels,
    files,
    ports,
    nodes,
    allow,
    audit,
    ioctl,
    execs,
  };
  return { analysis: { ...analysis, denials: denials(analysis) }, diagnostics };
}

/** A launcher starts a program by its own type only: one that the base labels has the base's transitions. */
function launches(
  profiles: readonly Profile[],
  domains: readonly string[],
  labels: Labels,
  target: SelinuxTarget,
): readonly ExecTransition[] {
  if (!target.automatic) return [];
  const out = new Map<string, ExecTransition>();
  profiles.forEach((profile, at) => {
    if (profile.programs.length === 0) return;
    for (const cell of labels.cells)
      if (cell.own !== undefined && labels.entries.has(cell.own) && cell.rights[at]?.granted.has('entry'))
        for (const source of target.launchers) {
          const key = `${source} ${cell.own}`;
          // Two profiles with one program: whoever starts it says which (`polc run` does).
          const known = out.get(key);
          if (known && known.target !== domains[at]) out.set(key, { ...known, target: '' });
          else out.set(key, { source, entry: cell.own, target: domains[at] ?? '' });
        }
  });
  return [...out.values()].filter((t) => t.target !== '');
}

function checkTargets(
  execs: readonly ExecTransition[],
  profiles: readonly Profile[],
  report: (d: Diagnostic) => void,
): void {
  const known = new Map<string, string>();
  for (const { source, entry, target } of execs) {
    const other = known.get(`${source} ${entry}`);
    if (other !== undefined && other !== target) report(twoTargets(profiles[0]?.span, entry, other, target));
    known.set(`${source} ${entry}`, target);
  }
}

/** DESIGN §3: a rule that could only be granted by opening a floor directory is an error for this layer. */
function floors(
  table: PathTable,
  labels: Labels,
  profiles: readonly Profile[],
  target: SelinuxTarget,
  report: (d: Diagnostic) => void,
): void {
  const base = baseFiles(target.base.files);
  for (const cell of labels.cells) {
    const literal = cell.patterns.find((p) => p.literal !== undefined)?.literal;
    const pseudo = cell.own === undefined && cell.base.some((type) => PSEUDO.has(type));
    const floor = literal !== undefined && (SYSTEM_FLOORS as readonly string[]).includes(literal) && base.labels;
    if (!pseudo && !(floor && cell.floor)) continue;
    profiles.forEach((profile, at) => {
      const granted = cell.rights[at]?.granted;
      const writes = (pseudo ? PSEUDO_WRITES : FLOOR_WRITES).filter((right) => granted?.has(right));
      if (writes.length === 0 || permits(profile.otherwise)) return;
      // A rule on whatever lies in the directory asks for just that.
      if (!pseudo && literal !== undefined && strangersToo(table, labels, at, literal)) return;
      const types = typesOf(cell).filter((type) => (pseudo ? PSEUDO.has(type) : true));
      const rule = table.rules[at]?.find(
        (r) => permits(r.rule.effect) && r.globs.some((g) => cell.signature.includes(g)),
      )?.rule;
      report(
        floorDirectory(
          rule?.origin.span ?? profile.span,
          types.join('`, `'),
          literal ?? cell.patterns[0]?.text ?? '/',
          writes.includes('write') ? 'write to' : 'make and remove names in',
        ),
      );
    });
  }
}

function strangersToo(table: PathTable, labels: Labels, at: number, directory: string): boolean {
  const path = `${directory === '/' ? '' : directory}/${STRANGER}`;
  const signature = table.globs.flatMap((glob, i) => (matches(glob, path) ? [i] : [])).join();
  const granted = labels.cells.find((cell) => cell.signature.join() === signature)?.rights[at]?.granted;
  return (granted?.has('create') ?? false) || (granted?.has('delete') ?? false);
}

const FLOOR_WRITES: readonly Right[] = ['add', 'remove'];
const PSEUDO_WRITES: readonly Right[] = ['write', 'append', 'add', 'remove'];
/** What /proc and /sys give to all that has no type of its own. */
const PSEUDO: ReadonlySet<string> = new Set(['proc_t', 'sysfs_t', 'security_t']);

function unknownClasses(profile: Profile, { base }: SelinuxTarget, report: (d: Diagnostic) => void): void {
  for (const { resource, effect, origin } of profile.resources) {
    if (!permits(effect)) continue;
    if (resource.kind === 'namespace' && resource.namespaces.has('user') && !base.classes.has('user_namespace'))
      report(missingClass(origin.span, 'class user_namespace'));
    if (resource.kind !== 'capability') continue;
    for (const number of resource.capabilities) {
      const word = process.capabilityWord(number);
      if (word === undefined || !(base.classes.get(number < 32 ? 'capability' : 'capability2')?.has(word) ?? false))
        report(missingClass(origin.span, `capability ${word ?? number}`));
    }
  }
}

/** The analysis as text: one CIL module (SELinux Project, "CIL Reference Guide") and the file_contexts that go with it. */
import type { Diagnostic, Result } from '../../dsl/index.js';
import { bytesOf, hasErrors, printable } from '../../dsl/index.js';
import type { LoweredProfile, LayerCoverage, Profile } from '../../compiler/index.js';
import { permits } from '../../compiler/index.js';
import type { Analysis } from './analysis.js';
import { analyse } from './analyse.js';
import { AvTable } from './av.js';
import { coverageIn } from './coverage.js';
import { ANY_REQUEST, IOCTL_FILES, rangeText } from './process.js';
import { versionName } from './names.js';
import type { SelinuxTarget } from './target.js';
import { ATTRIBUTES, refusedFiles } from './target.js';

/** Both are byte strings (one character a byte): write them as latin1. */
export interface SelinuxModule {
  readonly cil: string;
  /** In the order that libselinux needs: put it behind the base's, as file_contexts.local. */
  readonly fileContexts: string;
}

/** Profiles of one policy file → one module. Nothing to write where the diagnostics hold an error. */
export const selinuxModule = (profiles: readonly LoweredProfile[], target: SelinuxTarget): Result<SelinuxModule> =>
  selinuxLayer(profiles, target).module;

export interface SelinuxLayer {
  readonly module: Result<SelinuxModule>;
  /** Of a profile of the policy. */
  readonly coverage: (profile: Profile, withSeccomp?: boolean) => LayerCoverage;
}

/** The module and what it covers, from one analysis. */
export function selinuxLayer(profiles: readonly LoweredProfile[], target: SelinuxTarget): SelinuxLayer {
  const analysed = analyse(
    profiles.map((profile) => profile.models[0]),
    target,
  );
  return {
    module: moduleOf(analysed),
    coverage: (profile, withSeccomp = false) => coverageIn(analysed.analysis, profile, withSeccomp),
  };
}

function moduleOf({ analysis, diagnostics }: ReturnType<typeof analyse>): Result<SelinuxModule> {
  const empty = { cil: '', fileContexts: '' };
  if (!analysis || hasErrors(diagnostics)) return { value: empty, diagnostics };
  return { value: { cil: cilOf(analysis), fileContexts: contextsOf(analysis) }, diagnostics: once(diagnostics) };
}

function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((d) => [`${d.code} ${d.message}`, d])).values()];
}

/** A line of comment, in UTF-8: nothing in it may end it. */
const comment = (text: string): string => bytesOf(`; ${printable(text)}`);
const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', comment(title), ...lines];
const list = (names: readonly string[]): string => `(${names.join(' ')})`;

const contextOf = (type: string, { user }: SelinuxTarget): string => `(${user} object_r ${type} ((s0) (s0)))`;

function cilOf(analysis: Analysis): string {
  const lines = [
    comment(`made by polc: ${analysis.profiles.map((p) => p.name).join(', ')}`),
    ...section('domains', domains(analysis)),
    ...section('types of files', fileTypes(analysis)),
    ...section('ports and addresses', network(analysis)),
    ...section('starting programs', transitions(analysis)),
    ...section('labels of new files', names(analysis)),
    ...section('what is allowed', analysis.allow.lines('allow')),
    ...section('ioctl', ioctl(analysis)),
    ...section('what is allowed and logged', analysis.audit.lines('auditallow')),
    ...section('what is denied: secilc refuses the policy if anything grants it', never(analysis)),
  ];
  return `${lines.join('\n')}\n`;
}

const alias = (name: string, of: string): readonly string[] => [
  `(typealias ${name})`,
  `(typealiasactual ${name} ${of})`,
];

function domains({ profiles, domains: names, others, rest, labels, target }: Analysis): readonly string[] {
  const out = profiles.flatMap((profile, at) => {
    const name = names[at] ?? '';
    return [
      `(type ${name})`,
      ...(target.version === undefined ? [] : alias(versionName(profile.name, target.version, target), name)),
      ...target.roles.map((role) => `(roletype ${role} ${name})`),
      ...(profile.otherwise.kind === 'log' ? [`(typepermissive ${name})`] : []),
    ];
  });
  // What the base's neverallow rules keep from all domains can't be part of "everything".
  const apart = [...labels.types.keys(), ...refusedFiles(target.base)];
  return [
    ...out,
    `(typeattributeset ${ATTRIBUTES.domains} ${list(names)})`,
    `(typeattribute ${others})`,
    `(typeattributeset ${others} (and (${ATTRIBUTES.domains}) (not ${list(names)})))`,
    ...(profiles.some((p) => permits(p.otherwise))
      ? [
          `(typeattribute ${rest})`,
          `(typeattributeset ${rest} ${apart.length > 0 ? `(and (${ATTRIBUTES.files}) (not ${list(apart)}))` : list([ATTRIBUTES.files])})`,
        ]
      : []),
  ];
}

function fileTypes({ labels }: Analysis): readonly string[] {
  const own = [...labels.types.keys()];
  if (own.length === 0) return [];
  const entries = own.filter((type) => labels.entries.has(type));
  return [
    ...[...labels.types].flatMap(([type, pattern]) => [
      comment(pattern),
      `(type ${type})`,
      `(roletype object_r ${type})`,
    ]),
    `(typeattributeset ${ATTRIBUTES.files} ${list(own)})`,
    ...(entries.length > 0 ? [`(typeattributeset ${ATTRIBUTES.executables} ${list(entries)})`] : []),
    // A label may sit on any file system that holds labels (selinux_inode_setxattr, may_create).
    ...own.map((type) => `(allow ${type} ${ATTRIBUTES.filesystems} (filesystem (associate)))`),
  ];
}

function network({ ports, nodes, target }: Analysis): readonly string[] {
  const declare = (type: string, attribute: string): string[] => [
    `(type ${type})`,
    `(roletype object_r ${type})`,
    `(typeattributeset ${attribute} (${type}))`,
  ];
  return [
    ...ports.types.flatMap((type) => declare(type, ATTRIBUTES.ports)),
    ...ports.own.map(
      ({ protocol, from, to, type }) =>
        `(portcon ${protocol} ${from === to ? from : `(${from} ${to})`} ${contextOf(type, target)})`,
    ),
    ...nodes.own.flatMap(({ network, type }) => [
      ...declare(type, ATTRIBUTES.nodes),
      `(nodecon ${addresses(network)} ${contextOf(type, target)})`,
    ]),
  ];
}

/** `(nodecon (10.0.0.0) (255.0.0.0) …)`; IPv6 the same way. */
function addresses({ family, base, prefix }: Analysis['nodes']['own'][number]['network']): string {
  const bits = family === 4 ? 32 : 128;
  const mask = ((1n << BigInt(prefix)) - 1n) << BigInt(bits - prefix);
  return `(${addressText(family, base)}) (${addressText(family, mask)})`;
}

function addressText(family: 4 | 6, value: bigint): string {
  const [count, size, radix, separator] = family === 4 ? [4, 8n, 10, '.'] : [8, 16n, 16, ':'];
  return Array.from({ length: count }, (_, i) =>
    ((value >> (size * BigInt(count - 1 - i))) & ((1n << size) - 1n)).toString(radix),
  ).join(separator);
}

/** Into a domain: the launcher's choice or the file's (typetransition); under no_new_privs only where the base has the capability. */
function transitions({ profiles, domains: names, target, execs, labels }: Analysis): readonly string[] {
  const out = new AvTable(target.base);
  const nnp = target.base.policycaps.has('nnp_nosuid_transition');
  const start = (source: string, child: string): void => {
    // Without noatsecure the child's environment is scrubbed (AT_SECURE); limits and signal state it keeps.
    out.add(source, child, [[['process'], 'transition siginh rlimitinh']]);
    if (nnp) out.add(source, child, [[['process2'], 'nnp_transition nosuid_transition']]);
  };
  profiles.forEach((_, at) => {
    const child = names[at] ?? '';
    for (const launcher of target.launchers) {
      start(launcher, child);
      out.add(child, launcher, [[['process'], 'sigchld']]);
      for (const cell of labels.cells)
        if (cell.rights[at]?.granted.has('entry') && cell.own !== undefined)
          out.add(launcher, cell.own, [[['file'], 'read getattr open execute map']]);
    }
  });
  for (const { source, target: child } of execs)
    if (names.includes(source)) {
      start(source, child);
      out.add(child, source, [[['process'], 'sigchld']]);
    }
  const seen = new Set(execs.map((e) => `(typetransition ${e.source} ${e.entry} process ${e.target})`));
  return [...seen, ...out.lines('allow')];
}

function names({ files }: Analysis): readonly string[] {
  return files.transitions.map(({ source, parent, className, name, type }) =>
    // A quoted string ends at the next quote; `sayable` keeps out what it can't hold.
    name === undefined
      ? `(typetransition ${source} ${parent} ${className} ${type})`
      : `(typetransition ${source} ${parent} ${className} "${name}" ${type})`,
  );
}

/** One rule for each kind of object a descriptor may be; `allowx` only where not every request may pass. */
function ioctl({ domains: names, ioctl: ranges, allow }: Analysis): readonly string[] {
  return names.flatMap((domain, at) => {
    const mine = ranges[at] ?? [];
    if (mine.length === 0) return [];
    const sockets = [...allow]
      .filter((r) => r.source === domain && r.target === 'self' && r.className.endsWith('_socket'))
      .map((r) => r.className);
    const places: readonly (readonly [string, readonly string[]])[] = [
      [ATTRIBUTES.files, IOCTL_FILES],
      [ATTRIBUTES.devices, ['chr_file', 'blk_file']],
      [ATTRIBUTES.domains, ['fifo_file', 'unix_stream_socket', 'unix_dgram_socket', 'tcp_socket', 'udp_socket']],
      ['self', [...new Set(sockets)]],
      ...ATTRIBUTES.terminals.map((type): readonly [string, readonly string[]] => [type, ['chr_file']]),
    ];
    return places.flatMap(([type, classes]) =>
      classes.flatMap((name) => [
        `(allow ${domain} ${type} (${name} (ioctl)))`,
        ...(ANY_REQUEST(mine) ? [] : [`(allowx ${domain} ${type} (ioctl ${name} (${rangeText(mine)})))`]),
      ]),
    );
  });
}

function never({ denials, domains: names, target }: Analysis): readonly string[] {
  const table = new AvTable(target.base);
  for (const { profile, holds } of denials)
    for (const { type, permissions } of holds) table.add(names[profile] ?? '', type, permissions);
  return table.lines('neverallow');
}

function contextsOf({ labels, target }: Analysis): string {
  const level = target.base.mls ? ':s0' : '';
  return labels.contexts
    .map((line) =>
      line.kind === 'own'
        ? `${line.regex}\t${target.user}:object_r:${line.type}${level}\n`
        : `${line.regex}\t${line.spec.kind === undefined ? '' : `${line.spec.kind}\t`}${line.spec.context}\n`,
    )
    .join('');
}

/** Capabilities, signals, tracing and user namespaces. */
import { type Diagnostic, notOfTarget } from '../../dsl/index.js';
import { type Profile, type ResourceRule, permits } from '../../compiler/index.js';
import { capability, capabilityNames, signalName } from '../../kernel/index.js';
import type { Domain } from './domain.js';
import { knownCapabilities, mediates } from './features.js';
import { SOMEBODY, domainDecides, peersOf } from './finite.js';
import { type Line, type Section, denyFirst, from } from './line.js';
import type { AppArmorTarget } from './target.js';

export interface Lines {
  readonly lines: readonly Line[];
  readonly diagnostics: readonly Diagnostic[];
}

const rulesOn = (domain: Domain, wanted: (rule: ResourceRule) => boolean): readonly ResourceRule[] =>
  domain.profiles.flatMap((profile) => profile.resources.filter(wanted));

const fixed = (section: Section, text: string, note: string): Line => ({
  section,
  key: denyFirst(false, `~${text}`), // behind the policy's own
  text,
  origins: [],
  because: [],
  note,
});

// ---- capabilities -----------------------------------------------------------------------------------------------------

export function capabilityLines(domain: Domain, target: AppArmorTarget): Lines {
  const known = knownCapabilities(target.features);
  const lines: Line[] = [];
  const diagnostics: Diagnostic[] = [];
  if (domain.open && !domain.complain)
    lines.push(fixed('capabilities', 'capability,', 'the policy allows what it does not deny'));
  for (const name of capabilityNames()) {
    const number = capability(name);
    if (number === undefined) continue;
    const rules = rulesOn(
      domain,
      ({ resource }) => resource.kind === 'capability' && resource.capabilities.has(number),
    );
    if (rules.length === 0) continue;
    const verdict = domainDecides(domain, () => ({ kind: 'capability', capability: number }));
    if (!known.has(name)) {
      // Denying what the kernel does not have is done.
      if (verdict !== 'no') diagnostics.push(notOfTarget(rules[0]?.origin.span, 'capability', name));
      continue;
    }
    const qualifiers = { no: 'deny ', log: 'audit ', yes: '' }[verdict];
    const deciding = rules.filter(({ effect }) => permits(effect) === (verdict !== 'no'));
    lines.push({
      section: 'capabilities',
      key: denyFirst(verdict === 'no', name),
      text: `${qualifiers}capability ${name},`,
      ...from(deciding),
    });
  }
  return { lines, diagnostics };
}

// ---- signals ------------------------------------------------------------------------------------------------------------

const SIGNALS = Array.from({ length: 64 }, (_, i) => i + 1);

/** Where the kernel counts real-time signals from (SIGRTMIN of <asm/signal.h>; map_signal_num of security/apparmor/ipc.c). */
const FIRST_REALTIME = 32;

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['tstp', 'stp'],
  ['poll', 'io'],
  ['iot', 'abrt'],
]);

/** AppArmor's own names (security/apparmor/include/sig_names.h). */
function apparmorSignal(arch: Profile['arch'], signal: number): string | undefined {
  if (signal >= FIRST_REALTIME) return `rtmin+${signal - FIRST_REALTIME}`;
  const name = signalName(arch, signal);
  return name === undefined ? undefined : (OTHER_NAMES.get(name) ?? name);
}

const peerText = (label: (profile: string) => string, peer: string): string =>
  peer === SOMEBODY ? '' : ` peer=${label(peer)}`;

export function signalLines(
  domain: Domain,
  target: AppArmorTarget,
  label: (profile: string) => string,
): readonly Line[] {
  if (!mediates.signal(target.features)) return [];
  const lines = [
    // kill(2) with 0 is a question; the policy has it among syscalls. What others may send is their profiles' matter.
    fixed('signals', 'signal (send) set=(exists),', 'asking whether a process is there'),
    fixed('signals', 'signal (receive),', 'what reaches this program is decided where it is sent'),
  ];
  if (domain.complain) return [...lines, ...signalDenials(domain, label)];
  const denied = deniedSignals(domain);
  const open = new Map<string, ReadonlySet<string>>();
  for (const peer of peersOf(domain, 'signal'))
    for (const verdict of ['yes', 'log'] as const) {
      const names = signalsThat(domain, peer, (is) => is === verdict);
      const everybody = open.get(verdict);
      if (peer === SOMEBODY) open.set(verdict, names);
      const own = peer === SOMEBODY ? names : new Set([...names].filter((name) => !everybody?.has(name)));
      if (own.size === 0) continue;
      lines.push({
        section: 'signals',
        key: denyFirst(false, peer),
        text: `${verdict === 'log' ? 'audit ' : ''}signal (send)${setText(whole(names, denied.get(peer)) ?? own)}${peerText(label, peer)},`,
        ...from(signalRules(domain, peer, true)),
      });
    }
  return [...lines, ...signalDenials(domain, label)];
}

/** All signals, where the peer may get all but what a denial takes away again. */
function whole(allowed: ReadonlySet<string>, denied: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined {
  const all = new Set([...allowed, ...(denied ?? [])]);
  return all.size >= ALL_SIGNALS ? all : undefined;
}

/** What somebody may get, but this peer not; and in complain mode, whatever is denied. */
function deniedSignals(domain: Domain): ReadonlyMap<string, ReadonlySet<string>> {
  const peers = peersOf(domain, 'signal');
  const out = new Map<string, ReadonlySet<string>>();
  for (const peer of peers) {
    const ruled = new Set<string | undefined>();
    for (const { resource } of signalRules(domain, peer, false))
      for (const { arch } of domain.profiles)
        for (const signal of SIGNALS)
          if (resource.kind === 'signal' && (resource.signals?.has(signal) ?? true))
            ruled.add(apparmorSignal(arch, signal));
    // A denial to everybody holds for a named peer too: only what no named peer is allowed.
    const others = peer === SOMEBODY ? peers.slice(1) : [];
    const elsewhere = new Set(others.flatMap((other) => [...signalsThat(domain, other, (is) => is !== 'no')]));
    const names = [...signalsThat(domain, peer, (is) => is === 'no')];
    const own = names.filter((name) => ruled.has(name) && !elsewhere.has(name));
    if (own.length > 0) out.set(peer, new Set(own));
  }
  return out;
}

const signalRules = (domain: Domain, peer: string, allowing: boolean): readonly ResourceRule[] =>
  rulesOn(
    domain,
    ({ resource, effect }) =>
      resource.kind === 'signal' && [undefined, peer].includes(resource.peer) && permits(effect) === allowing,
  );

const signalDenials = (domain: Domain, label: (profile: string) => string): readonly Line[] =>
  [...deniedSignals(domain)].map(([peer, names]) => ({
    section: 'signals',
    key: denyFirst(true, peer),
    text: `deny signal (send)${setText(names)}${peerText(label, peer)},`,
    ...from(signalRules(domain, peer, false)),
  }));

const ALL_SIGNALS = SIGNALS.length;

/** No set at all means every signal. */
const setText = (names: ReadonlySet<string>): string =>
  names.size >= ALL_SIGNALS - 1 ? '' : ` set=(${[...names].join(', ')})`;

function signalsThat(
  domain: Domain,
  peer: string,
  wanted: (verdict: 'no' | 'log' | 'yes') => boolean,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const signal of SIGNALS) {
    const verdict = domainDecides(domain, () => ({ kind: 'signal', signal, peer }));
    if (!wanted(verdict)) continue;
    for (const { arch } of domain.profiles) {
      const name = apparmorSignal(arch, signal);
      if (name !== undefined) names.add(name);
    }
  }
  return names;
}

// ---- tracing --------------------------------------------------------------------------------------------------------------

export function ptraceLines(
  domain: Domain,
  target: AppArmorTarget,
  label: (profile: string) => string,
): readonly Line[] {
  if (!mediates.ptrace(target.features)) return [];
  const lines = [
    fixed('ptrace', 'ptrace (readby, tracedby),', 'who looks at this program is decided by the profile of that one'),
  ];
  const everybody = new Set<string>();
  for (const peer of peersOf(domain, 'ptrace'))
    for (const op of ['read', 'trace'] as const) {
      const verdict = domainDecides(domain, () => ({ kind: 'ptrace', op, peer }));
      const rules = rulesOn(
        domain,
        ({ resource, effect }) =>
          resource.kind === 'ptrace' &&
          resource.ops.has(op) &&
          [undefined, peer].includes(resource.peer) &&
          permits(effect) === (verdict !== 'no'),
      );
      if (peer === SOMEBODY && verdict !== 'no') everybody.add(op);
      const inherited = peer !== SOMEBODY && everybody.has(op);
      if (
        verdict === 'no'
          ? rules.length === 0 || (peer === SOMEBODY && namedMay(domain, op))
          : inherited || domain.complain
      )
        continue;
      lines.push({
        section: 'ptrace',
        key: denyFirst(verdict === 'no', `${peer}${op}`),
        text: `${{ no: 'deny ', log: 'audit ', yes: '' }[verdict]}ptrace (${op})${peerText(label, peer)},`,
        ...from(rules),
      });
    }
  return lines;
}

const namedMay = (domain: Domain, op: 'read' | 'trace'): boolean =>
  peersOf(domain, 'ptrace')
    .slice(1)
    .some((peer) => domainDecides(domain, () => ({ kind: 'ptrace', op, peer })) !== 'no');

// ---- what only newer targets have ---------------------------------------------------------------------------------------

export function newerLines(domain: Domain, { syntax, features }: AppArmorTarget): readonly Line[] {
  if (domain.complain) return [];
  const lines: Line[] = [];
  if (mediates.dbus(features)) lines.push(fixed('other', 'dbus,', 'the message bus decides by its own policy'));
  if (syntax === '3.0') return lines;
  if (mediates.userns(features)) {
    const verdict = domainDecides(domain, () => ({ kind: 'namespace', namespace: 'user' }));
    const rules = rulesOn(domain, ({ resource }) => resource.kind === 'namespace' && resource.namespaces.has('user'));
    if (verdict !== 'no')
      lines.push({
        section: 'namespaces',
        key: denyFirst(false, 'userns'),
        text: `${verdict === 'log' ? 'audit ' : ''}userns,`,
        ...from(rules),
      });
  }
  // No rule on io_uring: policy under abi/4.0 leaves it unmediated, whatever the kernel could do (parser 4.1: "not enforced").
  if (mediates.mqueue(features)) lines.push(fixed('other', 'mqueue,', 'a matter of syscalls'));
  return lines;
}

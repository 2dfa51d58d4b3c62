/**
 * Sockets by family and type (`network_v8`): the protocol, addresses and ports are not compared. Unix sockets are rules of
 * their own where the kernel knows names and peers (`af_unix`), and a family like the others elsewhere.
 */
import { type Diagnostic, notOfTarget } from '../../dsl/index.js';
import { type Profile, type ResourceRule, permits } from '../../compiler/index.js';
import { socketFamilyName, socketFamilyNames, socketFamily, socketTypeName } from '../../kernel/index.js';
import { type Domain, isAbstract } from './domain.js';
import { knownFamilies, mediates } from './features.js';
import { type Verdict, decides } from './finite.js';
import { type Line, denyFirst, from } from './line.js';
import { plainName } from './names.js';
import type { Lines } from './processes.js';
import type { AppArmorTarget } from './target.js';

const UNIX = 1;
/** Types that rules can name (network_mappings of parser/network.c has no dccp). */
const TYPES = [1, 2, 3, 4, 5, 10] as const;
/** A protocol that no rule names. */
const OTHER_PROTOCOL = 0xfffe;

export interface FamilyVerdict {
  readonly family: number;
  readonly types: ReadonlyMap<number, Verdict>;
}

/** A type is allowed when some protocol of it is: AppArmor does not look at that. */
export function familyVerdict(profiles: readonly Profile[], family: number): FamilyVerdict {
  const types = new Map<number, Verdict>();
  for (const profile of profiles) {
    const protocols = new Set([0, OTHER_PROTOCOL]);
    for (const { resource } of profile.resources)
      if (onFamily(resource, family)) for (const protocol of resource.protocols ?? []) protocols.add(protocol);
    for (const type of TYPES)
      for (const protocol of protocols) {
        const verdict = decides(profile, { kind: 'socket', family, type, protocol });
        const known = types.get(type) ?? 'no';
        if (verdict === 'yes' || known === 'no') types.set(type, verdict);
      }
  }
  return { family, types };
}

type Socket = Extract<ResourceRule['resource'], { kind: 'socket' }>;

/** `socket any` is a rule on every family. */
export const onFamily = (resource: ResourceRule['resource'], family: number): resource is Socket =>
  resource.kind === 'socket' && (resource.family === undefined || resource.family === family);

function families(domain: Domain): readonly number[] {
  const all = domain.profiles.flatMap((p) =>
    p.resources.flatMap(({ resource }) => (resource.kind === 'socket' ? [resource.family] : [])),
  );
  const named = all.filter((family) => family !== undefined);
  const every =
    domain.open || named.length < all.length ? socketFamilyNames().flatMap((name) => socketFamily(name) ?? []) : [];
  return [...new Set([...named, ...every])].sort((a, b) => a - b);
}

const socketRules = (domain: Domain, family: number, wanted: boolean): readonly ResourceRule[] =>
  domain.profiles.flatMap((p) =>
    p.resources.filter(({ resource, effect }) => onFamily(resource, family) && permits(effect) === wanted),
  );

/** Everything is allowed that no rule denies. */
function unlimited(domain: Domain): boolean {
  const rules = domain.profiles.flatMap((p) => p.resources.filter(({ resource }) => resource.kind === 'socket'));
  const any = rules.some(
    ({ resource, effect }) =>
      resource.kind === 'socket' &&
      resource.family === undefined &&
      resource.types === undefined &&
      resource.protocols === undefined &&
      effect.kind === 'allow',
  );
  return domain.open || any;
}

export function networkLines(domain: Domain, target: AppArmorTarget): Lines {
  if (!mediates.network(target.features)) return { lines: [], diagnostics: [] };
  const known = knownFamilies(target.features);
  const lines: Line[] = [];
  const diagnostics: Diagnostic[] = [];
  const unrestricted = unlimited(domain);
  if (unrestricted && !domain.complain)
    lines.push({
      section: 'network',
      key: denyFirst(false, ''),
      text: 'network,',
      ...from(domain.profiles.flatMap((p) => p.resources.filter(({ resource }) => onFamily(resource, -1)))),
      note: 'the policy allows what it does not deny',
    });
  for (const family of families(domain)) {
    if (family === UNIX) continue;
    const name = socketFamilyName(family);
    const { types } = familyVerdict(domain.profiles, family);
    const allowed = TYPES.filter((type) => types.get(type) !== 'no');
    const rules = socketRules(domain, family, true);
    if (name === undefined || !known.has(name)) {
      if (allowed.length > 0 && rules.some(({ resource }) => resource.kind === 'socket' && resource.family === family))
        diagnostics.push(notOfTarget(rules[0]?.origin.span, 'socket family', name ?? String(family)));
      continue;
    }
    const denials = socketRules(domain, family, false);
    const denied = TYPES.filter(
      (type) =>
        types.get(type) === 'no' &&
        denials.some(({ resource }) => resource.kind === 'socket' && (resource.types?.has(type) ?? true)),
    );
    const section = 'network';
    // Where nothing is granted nothing needs a denial; in complain mode, and to be read, it stands all the same.
    if (denials.length > 0 && denied.length > 0)
      lines.push(
        ...(denied.length === TYPES.length ? [undefined] : denied).map((type): Line => ({
          section,
          key: denyFirst(true, name),
          text: `deny ${networkText(name, type)},`,
          ...from(denials),
        })),
      );
    if (unrestricted || domain.complain) continue;
    const whole = allowed.length === TYPES.length && new Set(allowed.map((t) => types.get(t))).size === 1;
    for (const type of whole ? [undefined] : allowed)
      lines.push({
        section,
        key: denyFirst(false, name),
        text: `${types.get(type ?? TYPES[0]) === 'log' ? 'audit ' : ''}${networkText(name, type)},`,
        ...from(
          rules.filter(
            ({ resource }) => resource.kind === 'socket' && (type === undefined || (resource.types?.has(type) ?? true)),
          ),
        ),
      });
  }
  if (!domain.complain && !unrestricted) lines.push(...unixLines(domain, target));
  return { lines, diagnostics };
}

/** The type's name in rules is the generic kernel's, whatever the number is on this architecture (mips swaps two). */
const networkText = (family: string, type: number | undefined): string =>
  `network ${family}${type === undefined ? '' : ` ${typeName(type)}`}`;
const typeName = (type: number): string => socketTypeName('x86_64', type) ?? '';

function unixLines(domain: Domain, target: AppArmorTarget): readonly Line[] {
  const rules = socketRules(domain, UNIX, true);
  const key = denyFirst(false, '');
  if (!mediates.unix(target.features))
    return [
      {
        section: 'unix',
        key,
        text: 'network unix,',
        ...from(rules),
        note: 'this kernel has one rule for making a unix socket and for using one that was inherited, such as stdout',
      },
    ];
  const lines: Line[] = [
    {
      section: 'unix',
      key,
      text: 'unix (send, receive, getattr, setattr, getopt, setopt, shutdown),',
      origins: [],
      because: [],
      note: 'descriptors that the process already has, such as stdout',
    },
  ];
  if (rules.length > 0)
    lines.push({
      section: 'unix',
      key: denyFirst(false, 'create'),
      text: 'unix (create, listen, accept),',
      ...from(rules),
    });
  for (const op of ['bind', 'connect'] as const)
    for (const { profile } of domain.members)
      for (const rule of profile.resources) {
        const { resource, effect } = rule;
        if (resource.kind !== 'unix' || resource.op !== op) continue;
        const qualifiers = permits(effect) ? (effect.kind === 'log' ? 'audit ' : '') : 'deny ';
        for (const glob of resource.names.filter(isAbstract)) {
          const name = plainName(glob).replace(/^\\100/, '@');
          lines.push({
            section: 'unix',
            key: denyFirst(!permits(effect), name),
            text: `${qualifiers}unix (${op})${op === 'bind' ? ` addr="${name}"` : ` peer=(addr="${name}")`},`,
            ...from([rule]),
          });
        }
      }
  return lines;
}

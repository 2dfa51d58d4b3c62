/** Coverage of sockets, addresses and ports. */
import {
  type Coverage,
  type Profile,
  type Resource,
  type ResourceRule,
  covers,
  permits,
  worse,
} from '../../compiler/index.js';
import type { Domain } from './domain.js';
import { mediates } from './features.js';
import { decides } from './finite.js';
import { familyVerdict, onFamily } from './network.js';
import type { AppArmorTarget } from './target.js';

type Net = Extract<Resource, { kind: 'net' }>;
type Socket = Extract<Resource, { kind: 'socket' }>;

const EXACT: Coverage = { kind: 'exact', answers: 'EACCES' };
const NO_NETWORK: Coverage = {
  kind: 'none',
  why: 'the target’s kernel does not mediate sockets; 4.17 does (`network_v8`)',
};
const UNIX = 1;
const INET = [2, 10] as const;
const TYPE = { tcp: 1, udp: 2 } as const;
const UNIX_WHY =
  'a unix socket is made and used by one rule, without which an inherited one (stdout) would be closed: making them is free';

const allowed = (domain: Domain, family: number, type: number): boolean =>
  familyVerdict(domain.profiles, family).types.get(type) !== 'no';

/** @param rule undefined: the operation as such */
export function netCoverage(
  rule: ResourceRule | undefined,
  { op, transport }: Net,
  profile: Profile,
  domain: Domain,
  target: AppArmorTarget,
): Coverage {
  if (!mediates.network(target.features)) return NO_NETWORK;
  const open = INET.filter((family) => allowed(domain, family, TYPE[transport]));
  if (open.length === 0) return EXACT;
  if (rule && !permits(rule.effect))
    return { kind: 'none', why: `${transport} sockets are allowed, and AppArmor sees neither address nor port` };
  const unlimited = (direction: 'bind' | 'connect'): boolean =>
    decides(profile, { kind: 'net', op: direction, transport, address: undefined, port: undefined }) !== 'no' &&
    !profile.resources.some(
      ({ resource, effect }) =>
        resource.kind === 'net' && resource.op === direction && resource.transport === transport && !permits(effect),
    );
  // A rule on one direction opens the socket for both.
  if (unlimited(op) && (!rule || (unlimited('bind') && unlimited('connect')))) return EXACT;
  return {
    kind: 'wider',
    why: 'AppArmor sees neither address nor port: who may make the socket may bind and connect it anywhere',
    answers: 'EACCES',
  };
}

export function socketCoverage(
  rule: ResourceRule,
  resource: Socket,
  profile: Profile,
  domain: Domain,
  target: AppArmorTarget,
): Coverage {
  if (!mediates.network(target.features)) return NO_NETWORK;
  if (resource.family === UNIX) {
    if (mediates.unix(target.features) && permits(rule.effect))
      return { kind: 'wider', why: 'types are not told apart' };
    return { kind: 'none', why: UNIX_WHY };
  }
  const { family } = resource;
  if (family === undefined)
    return permits(rule.effect) && resource.types === undefined && resource.protocols === undefined
      ? EXACT
      : { kind: 'wider', why: 'AppArmor takes families one by one', answers: 'EACCES' };
  const { types } = familyVerdict(domain.profiles, family);
  const mine = [...types].filter(([type]) => resource.types?.has(type) ?? true);
  if (!permits(rule.effect))
    return mine.every(([, verdict]) => verdict === 'no')
      ? EXACT
      : {
          kind: 'none',
          why: 'another protocol of the family and type is allowed, and AppArmor does not tell them apart',
        };
  return widerTypes(profile, domain, family, resource.types) ?? EXACT;
}

/** Where a protocol or a member of the domain makes a type wider than the profile says. */
function widerTypes(
  profile: Profile,
  domain: Domain,
  family: number,
  only: ReadonlySet<number> | undefined,
): Coverage | undefined {
  for (const [type, verdict] of familyVerdict(domain.profiles, family).types) {
    if (verdict === 'no' || (only && !only.has(type))) continue;
    const unlimited = profile.resources.some(
      (rule) => permits(rule.effect) && covers(rule, { kind: 'socket', family, type, protocol: 0xfffe }),
    );
    const taken = profile.resources.some(
      ({ resource, effect }) => onFamily(resource, family) && !permits(effect) && resource.protocols,
    );
    if ((!unlimited && !permits(profile.otherwise)) || taken)
      return { kind: 'wider', why: 'AppArmor does not see the protocol', answers: 'EACCES' };
  }
  return undefined;
}

export function socketOperation(profile: Profile, domain: Domain, target: AppArmorTarget): Coverage {
  if (!mediates.network(target.features)) return NO_NETWORK;
  const families = new Set(
    domain.profiles.flatMap((p) =>
      p.resources.flatMap(({ resource }) =>
        resource.kind === 'socket' && resource.family !== undefined ? [resource.family] : [],
      ),
    ),
  );
  families.delete(UNIX);
  let coverage: Coverage = { kind: 'wider', why: UNIX_WHY, answers: 'EACCES' };
  if (mediates.unix(target.features)) coverage = EXACT;
  for (const family of families) coverage = worse(coverage, widerTypes(profile, domain, family, undefined) ?? EXACT);
  return coverage;
}

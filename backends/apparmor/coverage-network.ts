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
import { familyVerdict, onFamily, type FamilyVerdict } from './network.js';
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

/** Asked of every rule on the network: what it says of whole families and directions is worked out once. */
export class NetworkCoverage {
  readonly #verdicts = new Map<number, FamilyVerdict>();
  readonly #unlimited = new Map<string, boolean>();
  readonly #wider = new Map<string, Coverage | undefined>();

  constructor(
    private readonly profile: Profile,
    private readonly domain: Domain,
    private readonly target: AppArmorTarget,
  ) {}

  /** @param rule undefined: the operation as such */
  net(rule: ResourceRule | undefined, { op, transport }: Pick<Net, 'op' | 'transport'>): Coverage {
    if (!mediates.network(this.target.features)) return NO_NETWORK;
    if (!INET.some((family) => this.#verdict(family).types.get(TYPE[transport]) !== 'no')) return EXACT;
    if (rule && !permits(rule.effect))
      return { kind: 'none', why: `${transport} sockets are allowed, and AppArmor sees neither address nor port` };
    // A rule on one direction opens the socket for both.
    const unlimited = (direction: Net['op']): boolean => this.#isUnlimited(direction, transport);
    if (unlimited(op) && (!rule || (unlimited('bind') && unlimited('connect')))) return EXACT;
    return {
      kind: 'wider',
      why: 'AppArmor sees neither address nor port: who may make the socket may bind and connect it anywhere',
      answers: 'EACCES',
    };
  }

  socket(rule: ResourceRule, { family, types, protocols }: Socket): Coverage {
    if (!mediates.network(this.target.features)) return NO_NETWORK;
    const permit = permits(rule.effect);
    if (family === UNIX) {
      if (mediates.unix(this.target.features) && permit) return { kind: 'wider', why: 'types are not told apart' };
      return { kind: 'none', why: UNIX_WHY };
    }
    if (family === undefined)
      return permit && types === undefined && protocols === undefined
        ? EXACT
        : { kind: 'wider', why: 'AppArmor takes families one by one', answers: 'EACCES' };
    const mine = [...this.#verdict(family).types].filter(([type]) => types?.has(type) ?? true);
    if (!permit)
      return mine.every(([, verdict]) => verdict === 'no')
        ? EXACT
        : {
            kind: 'none',
            why: 'another protocol of the family and type is allowed, and AppArmor does not tell them apart',
          };
    return this.#widerTypes(family, types) ?? EXACT;
  }

  operation(): Coverage {
    if (!mediates.network(this.target.features)) return NO_NETWORK;
    const families = new Set(
      this.domain.profiles.flatMap((p) =>
        p.resources.flatMap(({ resource }) =>
          resource.kind === 'socket' && resource.family !== undefined ? [resource.family] : [],
        ),
      ),
    );
    families.delete(UNIX);
    let coverage: Coverage = { kind: 'wider', why: UNIX_WHY, answers: 'EACCES' };
    if (mediates.unix(this.target.features)) coverage = EXACT;
    for (const family of families) coverage = worse(coverage, this.#widerTypes(family, undefined) ?? EXACT);
    return coverage;
  }

  #verdict(family: number): FamilyVerdict {
    return once(this.#verdicts, family, () => familyVerdict(this.domain.profiles, family));
  }

  #isUnlimited(op: Net['op'], transport: Net['transport']): boolean {
    return once(
      this.#unlimited,
      `${op} ${transport}`,
      () =>
        decides(this.profile, { kind: 'net', op, transport, address: undefined, port: undefined }) !== 'no' &&
        !this.profile.resources.some(
          ({ resource, effect }) =>
            resource.kind === 'net' && resource.op === op && resource.transport === transport && !permits(effect),
        ),
    );
  }

  /** Where a protocol or a member of the domain makes a type wider than the profile says. */
  #widerTypes(family: number, only: ReadonlySet<number> | undefined): Coverage | undefined {
    return once(this.#wider, `${family} ${only ? [...only].join(',') : ''}`, () => {
      const { resources, otherwise } = this.profile;
      for (const [type, verdict] of this.#verdict(family).types) {
        if (verdict === 'no' || (only && !only.has(type))) continue;
        const unlimited = resources.some(
          (rule) => permits(rule.effect) && covers(rule, { kind: 'socket', family, type, protocol: 0xfffe }),
        );
        const taken = resources.some(
          ({ resource, effect }) => onFamily(resource, family) && !permits(effect) && resource.protocols,
        );
        if ((!unlimited && !permits(otherwise)) || taken)
          return { kind: 'wider', why: 'AppArmor does not see the protocol', answers: 'EACCES' };
      }
      return undefined;
    });
  }
}

function once<K, V>(known: Map<K, V>, key: K, find: () => V): V {
  const found = known.get(key);
  if (found !== undefined || known.has(key)) return found as V; // V holds undefined where the map does
  const made = find();
  known.set(key, made);
  return made;
}

/** Profiles → one ruleset: what `polc run` hands to the kernel, and `polc compile` writes (json.ts). */
import { position, printable, type Diagnostic, type Result } from '../../dsl/index.js';
import { landlockFloor, landlockStepsBack } from '../../dsl/index.js';
import type { Profile } from '../../compiler/index.js';
import { fallback, grantsOf, withoutRepeats, type Grant, type Refused } from './grants.js';
import { NET_OPERATIONS, netRight, portsFor, type PortRule } from './network.js';
import type { Place } from './places.js';
import { FS_RIGHTS, inOrder, NEWEST_ABI, RIGHTS, rightsOf, type Right } from './rights.js';
import { noFilesBecause, offBecause, openDevices, unscopedAbstract, unscopedSignals } from './step-back.js';
import { usesOf } from './uses.js';

export interface RuleOrigin {
  /** The file of the rule, as named by the user; hostile text. */
  readonly source: string;
  readonly line: number;
  readonly because?: string;
}

export interface PathRule extends Place {
  readonly access: readonly Right[];
  /** Where reading is granted if `path` does not exist at launch. */
  readonly missing?: string;
  readonly origins: readonly RuleOrigin[];
}

export interface Lost {
  /** A right, or what no right is handled for. */
  readonly right: Right | 'files' | 'all';
  readonly why: string;
}

/** Plain data. Paths are byte strings (one character a byte), as in the whole of polc. */
export interface Ruleset {
  readonly profiles: readonly string[];
  /** The newest ABI that it was made for: an older kernel gets less (`forAbi`). */
  readonly abi: number;
  readonly handledFs: readonly Right[];
  readonly handledNet: readonly Right[];
  readonly scoped: readonly Right[];
  readonly rules: readonly PathRule[];
  readonly ports: readonly PortRule[];
  readonly lost: readonly Lost[];
}

/** The C libraries' loaders: the kernel executes them with every dynamically linked program (elf(5), PT_INTERP). */
const LOADERS = { folders: ['/lib', '/lib32', '/lib64', '/libx32'], pattern: 'ld{,64,-linux,-linux-*,-musl-*}.so*' };

/**
 * @param profiles the profile, and all that it reaches by exec (`CompiledProfile.reachable`): layers only stack.
 * @param abi of the kernel it is for, from 1.
 * Errors: rules that only a floor directory could grant. The ruleset is then without them.
 */
export function landlockRuleset(profiles: readonly Profile[], abi: number): Result<Ruleset> {
  const lost: Lost[] = [];
  const [first] = profiles;
  const empty = { profiles: profiles.map((p) => p.name), abi: Math.min(abi, NEWEST_ABI) };
  const off = abi < 1 ? 'this kernel has no Landlock' : offBecause(profiles);
  if (off !== undefined) {
    lost.push({ right: 'all', why: off });
    const value = { ...empty, handledFs: [], handledNet: [], scoped: [], rules: [], ports: [], lost };
    return { value, diagnostics: first && abi >= 1 ? [landlockStepsBack(first.span, first.name, 'nothing', off)] : [] };
  }
  const handles = (right: Right, why?: string): boolean => {
    const { since } = RIGHTS[right];
    const reason = since > abi ? `takes Landlock's ABI ${since}, and the target has ${abi}` : why;
    if (reason !== undefined) lost.push({ right, why: reason });
    return reason === undefined;
  };

  const diagnostics: Diagnostic[] = [];
  const noFiles = noFilesBecause(profiles, abi);
  if (noFiles !== undefined) {
    lost.push({ right: 'files', why: noFiles });
    if (first) diagnostics.push(landlockStepsBack(first.span, first.name, 'no files', noFiles));
  }
  const devices = openDevices(profiles);
  const handledFs =
    noFiles !== undefined ? [] : FS_RIGHTS.filter((r) => handles(r, r === 'IOCTL_DEV' ? devices : undefined));
  const { rules, refused } = pathRules(profiles, handledFs);
  diagnostics.push(...refused.map(refusal));

  const ports = NET_OPERATIONS.map((operation) => ({
    access: netRight(operation),
    ports: portsFor(profiles, operation),
  }));
  const handledNet = ports
    .filter(({ access, ports: allowed }) => handles(access, allowed === 'all' ? 'every port is allowed' : undefined))
    .map(({ access }) => access);
  const scoped = rightsOf('scope').filter((right) =>
    handles(right, right === 'SIGNAL' ? unscopedSignals(profiles) : unscopedAbstract(profiles)),
  );
  return {
    value: {
      ...empty,
      handledFs,
      handledNet,
      scoped,
      rules,
      ports: ports.flatMap(({ access, ports: allowed }) =>
        allowed !== 'all' && allowed.length > 0 && handledNet.includes(access) ? [{ access, ports: allowed }] : [],
      ),
      lost,
    },
    diagnostics,
  };
}

function pathRules(
  profiles: readonly Profile[],
  handledFs: readonly Right[],
): { rules: readonly PathRule[]; refused: readonly Refused[] } {
  if (handledFs.length === 0) return { rules: [], refused: [] };
  const uses = usesOf(profiles);
  const { grants, refused } = grantsOf(uses, new Set(handledFs));
  const executing = uses.filter((use) => use.op === 'exec');
  const loaders =
    executing.length === 0
      ? []
      : LOADERS.folders.map((path): Grant => ({
          place: { path, matching: [LOADERS.pattern], beneath: false },
          access: new Set(['EXECUTE', 'READ_FILE'] as const),
          uses: new Set(executing.slice(0, 1)),
        }));
  const rules = withoutRepeats([...grants, ...loaders]).map((grant): PathRule => {
    const missing = fallback(grant.place);
    return {
      ...grant.place,
      access: inOrder(grant.access),
      ...(missing === undefined ? {} : { missing }),
      origins: originsOf(grant),
    };
  });
  return {
    rules: rules.sort((a, b) => compare(a.path, b.path) || compare(a.matching.join('/'), b.matching.join('/'))),
    refused,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function originsOf({ uses }: Grant): readonly RuleOrigin[] {
  const rules = [...new Map([...uses].map(({ rule }) => [rule.origin.span, rule])).values()];
  return rules.map(({ origin: { span }, because }) => ({
    source: span.source.path,
    line: position(span.source, span.start).line,
    ...(because === undefined ? {} : { because }),
  }));
}

function refusal({ use: { op, alternative, rule }, floor }: Refused): Diagnostic {
  return landlockFloor(rule.origin.span, `${op} "${printable(alternative.glob.text)}"`, printable(floor));
}

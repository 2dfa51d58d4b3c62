/** Names of types: from validated profile names, checked against the base's and CIL's own words. */
import type { Diagnostic } from '../../dsl/index.js';
import { longName, takenName } from '../../dsl/index.js';
import type { Profile } from '../../compiler/index.js';
import { plain } from './labels.js';
import type { SelinuxTarget } from './target.js';

/** cil.c: keywords that a name in CIL may not be (cil_verify_name refuses them where they would be ambiguous). */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'self all and or xor not eq neq dom domby incomp range true false u1 u2 u3 t1 t2 t3 r1 r2 r3 l1 l2 h1 h2 any file dir char ' +
    'block socket pipe symlink tcp udp dccp sctp task trans xattr allow deny reject block in macro call type role user class ' +
    'common object_r system_u'
  ).split(' '),
);

const LONGEST = 200;

export const domainName = (profile: string, target: SelinuxTarget): string => `${target.prefix}${plain(profile)}_t`;

/** Any user can ask the kernel for this alias of the domain, and so whether the module that is loaded is of this very policy. */
export const versionName = (profile: string, version: string, { prefix }: SelinuxTarget): string =>
  `${prefix}${plain(profile)}_${version}_v`;

/** One domain a profile, by name; problems of names are diagnostics. */
export function domainNames(
  profiles: readonly Profile[],
  target: SelinuxTarget,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const profile of profiles) {
    const name = domainName(profile.name, target);
    const other = owners.get(name);
    if (other !== undefined) report(takenName(profile.span, profile.name, name, `profile \`${other}\` has it`));
    owners.set(name, profile.name);
    out.set(profile.name, name);
    checkName(name, profile, target, report);
  }
  return out;
}

export function checkName(
  name: string,
  profile: Profile,
  target: SelinuxTarget,
  report: (diagnostic: Diagnostic) => void,
): void {
  if (name.length > LONGEST) report(longName(profile.span, profile.name, name));
  if (target.base.names.has(name)) report(takenName(profile.span, profile.name, name, 'the base policy has it'));
  if (RESERVED.has(name)) report(takenName(profile.span, profile.name, name, 'it is a word of CIL'));
}

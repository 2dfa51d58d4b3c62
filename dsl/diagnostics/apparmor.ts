/** POL41xx: what AppArmor, its parser or the target kernel can't take. */
import type { Span } from '../source.js';
import type { CodeDefinition } from './diagnostic.js';
import { defineCode } from './diagnostic.js';

export const explodes = defineCode(
  {
    code: 'POL4101',
    severity: 'error',
    title: 'patterns that AppArmor’s parser can’t compile together',
    explain:
      'apparmor_parser makes one automaton of all path patterns of a profile. A pattern in which something follows `**` can be anywhere in it at once, and with several such patterns the automaton has to hold every combination: eight rules like `/**/a*/**/b*` take a fraction of a second, twelve half a minute, sixteen forever. Name the directory instead of the `**` in front, or grant the tree from the first `**` on and drop the rest.',
    example:
      'profile app {\n' +
      [...'abcdefghijklmnop'].map((c) => `  allow read "/**/${c}*/**/${c}${c}*"\n`).join('') +
      '}\n',
  },
  (pattern: string, rewrite: string, patterns: number, others: readonly Span[]) => ({
    message: `\`${pattern}\` and ${patterns - 1} more patterns with something behind \`**\` make an automaton that is too large`,
    labels: others.map((span) => ({ span, message: 'this one too' })),
    help: `name directories instead of \`**\`, or write \`${rewrite}\``,
  }),
);

export const notOfTarget = defineCode(
  {
    code: 'POL4102',
    severity: 'error',
    title: 'word that the AppArmor target does not know',
    explain:
      'The features of the target kernel list the capabilities and socket families that its AppArmor knows. This one is not among them, so no rule could allow it there, and the profile would deny what the policy allows. Take the features of the kernel that the profile is for, or leave the layer out.',
    example: '$ polc compile app.policy --only apparmor --target old-kernel.features',
  },
  (what: string, name: string) => ({
    message: `the AppArmor of the target knows no ${what} \`${name}\``,
    help: 'use the features of the kernel that will enforce the profile, or put the rule into a `when`',
  }),
);

export const execConflict = defineCode(
  {
    code: 'POL4103',
    severity: 'error',
    title: 'exec pattern beside `otherwise allow`',
    explain:
      'AppArmor refuses two exec modes for one path unless one of the rules has no wildcard. Where the policy lets everything run that it does not deny, a pattern with a profile of its own is such a second mode.',
    example: '$ polc compile open.policy --only apparmor',
  },
  (profile: string) => ({
    message: `a pattern for programs that get profile \`${profile}\` can’t stand beside an \`otherwise\` that allows`,
    help: 'list the programs without wildcards',
  }),
);

export const profileNameTaken = defineCode(
  {
    code: 'POL4104',
    severity: 'error',
    title: 'name of a profile that is taken',
    explain:
      'Profiles of AppArmor have one name space on a host: loading a second one of a name replaces the first. `unconfined` is the kernel’s own.',
    example: '$ polc compile unconfined.policy --only apparmor',
  },
  (name: string) => ({ message: `AppArmor has a profile \`${name}\` already`, help: 'give the profile another name' }),
);

export const badFeatures = defineCode(
  {
    code: 'POL4105',
    severity: 'error',
    title: 'features of AppArmor that can’t be read',
    explain:
      'What the target kernel mediates is in /sys/kernel/security/apparmor/features: a folder of small files, or the same in one file with braces (as /usr/share/apparmor-features/features, or below /etc/apparmor.d/abi). polc does not guess it.',
    example: '$ polc compile app.policy --only apparmor --target damaged.features',
  },
  (path: string, problem: string) => ({
    message: `\`${path}\` holds no features of AppArmor: ${problem}`,
    help: 'copy /sys/kernel/security/apparmor/features of the target',
  }),
);

export const nameTooLong = defineCode(
  {
    code: 'POL4106',
    severity: 'error',
    title: 'pattern that is too long for AppArmor’s parser',
    explain:
      'apparmor_parser reads a name of at most 16 kB, in which a byte that is not plain ASCII takes four characters. This pattern is longer. Write it as several.',
    example: '$ polc compile long.policy --only apparmor',
  },
  (length: number) => ({
    message: `the rule takes ${length} characters of AppArmor’s language, more than its parser reads`,
    help: 'split the braces into several patterns',
  }),
);

/** In numeric order. */
export const APPARMOR_CODES: readonly CodeDefinition[] = [
  explodes,
  notOfTarget,
  execConflict,
  profileNameTaken,
  badFeatures,
  nameTooLong,
];

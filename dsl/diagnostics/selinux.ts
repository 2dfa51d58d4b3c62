/** POL42xx: what the SELinux module can't say, or must not. */
import type { CodeDefinition } from './diagnostic.js';
import { defineCode } from './diagnostic.js';

const EXAMPLE = '$ polc compile app.policy --only selinux';

export const takenName = defineCode(
  {
    code: 'POL4201',
    severity: 'error',
    title: 'type name that is taken',
    explain:
      'SELinux has one space of names for types and attributes of all modules. The name that polc would give to a domain or type is declared by the base policy, is a word of CIL itself, or two profiles of this policy would get the same (`-` becomes `_`).',
    example: EXAMPLE,
  },
  (profile: string, name: string, by: string) => ({
    message: `the SELinux type \`${name}\` of profile \`${profile}\` is taken: ${by}`,
    help: 'rename the profile',
  }),
);

export const longName = defineCode(
  {
    code: 'POL4202',
    severity: 'error',
    title: 'type name that is too long',
    explain:
      'A security context has to fit into the xattr and procfs interfaces; polc keeps type names below 200 characters.',
    example: EXAMPLE,
  },
  (profile: string, name: string) => ({
    message: `the SELinux type \`${name}\` of profile \`${profile}\` is too long`,
    help: 'shorten the name of the profile',
  }),
);

export const floorDirectory = defineCode(
  {
    code: 'POL4203',
    severity: 'error',
    title: 'rule that opens a floor directory',
    explain:
      'SELinux grants by type. To make or remove names there, this rule would have to open a type that the base policy gives to `/`, `/etc`, `/usr`, `/var`, `/proc`, `/sys` … as a whole, and with it everything else of that type. polc does not widen a rule that far unasked.',
    example: EXAMPLE,
  },
  (type: string, directory: string, what: string) => ({
    message: `SELinux could allow this only by letting the profile ${what} everything of type \`${type}\` (${directory})`,
    help: 'use a directory of the application, or leave SELinux out with `--only`',
  }),
);

export const tooManyCells = defineCode(
  {
    code: 'POL4204',
    severity: 'error',
    title: 'path patterns that overlap too much',
    explain:
      'Files get one type for each way in which the policy’s patterns overlap. These have so many that polc stops: several `**` in one pattern, beside others like it, are what multiplies.',
    example: EXAMPLE,
  },
  (count: number) => ({
    message: `the ${count} path patterns of this policy overlap in too many ways for SELinux types`,
    help: 'use fewer patterns with several `**`',
  }),
);

export const strayFiles = defineCode(
  {
    code: 'POL4205',
    severity: 'note',
    title: 'files that keep another type',
    explain:
      'A new file gets the type of its directory, or the one that a transition by exact name says; a renamed file keeps its type. Where paths that the policy treats differently share a directory and are told apart only by a pattern, SELinux can’t see it. polc lets the type do what all of its files may.',
    example: EXAMPLE,
  },
  (from: string, to: string, pattern: string, made: boolean) => ({
    message: `files ${made ? 'made' : 'moved'} to \`${pattern}\` get the type \`${from}\`, not \`${to}\`, until they are relabelled: SELinux allows them what both may`,
    help: 'give files of one kind a directory of their own, or run restorecon',
  }),
);

export const duplicateContext = defineCode(
  {
    code: 'POL4206',
    severity: 'error',
    title: 'port or path that is labelled twice',
    explain:
      'secilc takes the first of two portcon or filecon statements for the same range or path and drops the other without a word.',
    example: EXAMPLE,
  },
  (what: string, mine: string, theirs: string) => ({
    message: `${what} is both \`${mine}\` and \`${theirs}\``,
    help: 'name the range as the base policy does, or another one',
  }),
);

export const twoTargets = defineCode(
  {
    code: 'POL4207',
    severity: 'error',
    title: 'one type, two transitions',
    explain:
      'Programs that the base policy labels alike can’t start different profiles: SELinux picks the new domain by the type of the file.',
    example: EXAMPLE,
  },
  (type: string, first: string, second: string) => ({
    message: `programs of type \`${type}\` would start both \`${first}\` and \`${second}\``,
    help: 'start the same profile, or name programs that the base policy labels apart',
  }),
);

export const missingClass = defineCode(
  {
    code: 'POL4208',
    severity: 'warning',
    title: 'class that the base policy does not have',
    explain:
      'The base policy was made before this object class or capability existed. The kernel then does what `handle_unknown` of that policy says, for all domains alike.',
    example: EXAMPLE,
  },
  (what: string) => ({
    message: `the base policy has no \`${what}\`: this rule is left out`,
    help: 'use a newer base policy, or another layer for it',
  }),
);

export const damagedBase = defineCode(
  {
    code: 'POL4209',
    severity: 'error',
    title: 'base policy that can’t be read',
    explain: 'The CIL or file_contexts given as the base policy is damaged, incomplete, or something else.',
    example: EXAMPLE,
  },
  (what: string) => ({
    message: `the base policy can't be read: ${what}`,
    help: 'give the CIL of all its modules, and its file_contexts',
  }),
);

export const refusedByBase = defineCode(
  {
    code: 'POL4210',
    severity: 'warning',
    title: 'permission that the base policy forbids to all',
    explain:
      'A neverallow rule of the base policy keeps this permission from every domain that it does not name (raw disks, kernel memory, shadow passwords). A module that grants it can’t be linked. polc leaves the permission out: here SELinux denies what the policy allows.',
    example: EXAMPLE,
  },
  (type: string, className: string, perms: string) => ({
    message: `the base policy forbids \`${perms}\` on \`${type}\` (${className}) to all domains: SELinux will deny it`,
    help: 'narrow the rule, or let an administrator make an exception in the base policy',
  }),
);

export const SELINUX_CODES: readonly CodeDefinition[] = [
  takenName,
  longName,
  floorDirectory,
  tooManyCells,
  strayFiles,
  duplicateContext,
  twoTargets,
  missingClass,
  damagedBase,
  refusedByBase,
];

/** POL43xx: what Landlock cannot grant without granting far more, and where it steps back. */
import type { CodeDefinition } from './diagnostic.js';
import { defineCode } from './diagnostic.js';

export const landlockFloor = defineCode(
  {
    code: 'POL4301',
    severity: 'error',
    title: 'path rule that Landlock could only grant by opening a system directory',
    explain:
      'Landlock grants rights on a file, or on a directory with all below it. To create, delete or rename a file takes a right on its directory; where that is `/etc`, `/root`, `/home/NAME` or the like, the rule would open far more than it says. Give the program a directory of its own, or leave the file layer to others with `--only`.',
    example: '$ polc compile app.policy --only landlock',
  },
  (what: string, floor: string) => ({
    message: `Landlock could grant \`${what}\` only by opening \`${floor}\``,
    help: `use a directory below \`${floor}\` that belongs to the program`,
  }),
);

export const landlockStepsBack = defineCode(
  {
    code: 'POL4302',
    severity: 'note',
    title: 'profile that Landlock would break',
    explain:
      'Landlock denies what no rule of it allows, and some things along with that: mounting as soon as it restricts files, tracing processes of others always. Where the policy allows such a thing, or what no rule is about, Landlock restricts less, and the other layers have to do.',
    example: '$ polc compile mounter.policy --only landlock',
  },
  (profile: string, restricts: string, why: string) => ({
    message: `Landlock restricts ${restricts} in profile \`${profile}\`: ${why}`,
  }),
);

/** In numeric order. */
export const LANDLOCK_CODES: readonly CodeDefinition[] = [landlockFloor, landlockStepsBack];

/** POL6020–6029: what `polc run` can't do with AppArmor or SELinux. */
import type { CodeDefinition } from './diagnostic.js';
import { defineCode } from './diagnostic.js';

export const profileRefused = defineCode(
  {
    code: 'POL6020',
    severity: 'error',
    title: 'profile that this host’s AppArmor does not take',
    explain:
      'The profile was made for what this kernel mediates, and apparmor_parser refuses it, or says that the kernel would enforce a rule only in part; or the kernel refused to load it. What it says stands in the message.',
    example: '$ polc run app.policy -- true',
  },
  (profile: string, words: string) => ({
    message: `AppArmor does not take profile \`${profile}\`: ${words}`,
    help: '`polc compile --only apparmor` writes the profile, to look at',
  }),
);

/** In numeric order. */
export const LABEL_CODES: readonly CodeDefinition[] = [profileRefused];

/** POL4006–POL4049: the layers together, and the targets that they are made for. */
import type { CodeDefinition } from './diagnostic.js';
import { defineCode } from './diagnostic.js';

export const layerLeftOut = defineCode(
  {
    code: 'POL4006',
    severity: 'warning',
    title: 'layer that is too coarse for the policy',
    explain:
      'Landlock, SELinux and AppArmor each have rules that they could only grant together with far more: a file in `/etc` to create, say, takes all of `/etc` for Landlock. polc does not widen a rule that far. Where no layer is asked for by name it leaves the layer out, and the others have to do: its coverage is then `none`. With `--only LAYER` the same is an error, and every rule behind it is shown.',
    example: '$ polc compile app.policy -o out',
  },
  (problem: string, layer: string, profile: string | undefined, errors: number, required: boolean) => ({
    message: `${layer} is left out${profile === undefined ? '' : ` for profile \`${profile}\``}: ${problem}${errors > 1 ? `, and ${errors - 1} more` : ''}`,
    help: required
      ? `\`polc compile --only ${layer}\` says what it takes; \`polc run\` refuses a profile that requires ${layer}`
      : `\`polc compile --only ${layer}\` says what it takes`,
  }),
);

export const unknownTarget = defineCode(
  {
    code: 'POL4007',
    severity: 'error',
    title: 'target that polc does not know',
    explain:
      'A target is a comma list of what the policy is compiled for: the kernel (`linux-6.1`), the syntax of AppArmor’s parser (`apparmor-3.0` or `apparmor-4.0`) and the ABI of Landlock (`landlock-4`). What is not named follows from the kernel. What that AppArmor mediates is in a features file (`--apparmor-features`), what the SELinux policy there has labelled in `--selinux-base`.',
    example: '$ polc compile app.policy --target linux-6.1,apparmor-2',
  },
  (what: string, help: string) => ({ message: `\`${what}\` is no target`, help }),
);

/** In numeric order. */
export const LAYERS_CODES: readonly CodeDefinition[] = [layerLeftOut, unknownTarget];

/** For whom a profile is written: the parser that will read it, and the kernel that will enforce it. */
import type { Features } from './features.js';

/** `3.0`: Debian 11 to 12, Ubuntu up to 23.04. `4.0`: everything newer; it knows `userns` and `mqueue` rules. */
export type AppArmorSyntax = '3.0' | '4.0';

export interface AppArmorTarget {
  readonly syntax: AppArmorSyntax;
  readonly features: Features;
  /** Profiles of others on the host: loading one of the same name would replace it. */
  readonly taken?: ReadonlySet<string>;
}

export interface AppArmorOptions {
  /** Under which name a profile is loaded; default: its own. `polc run` uses `polc.NAME.DIGEST`. */
  readonly label?: (profile: string) => string;
  /** `false`: no attachment, so that only who asks for the name gets the profile. Default: `program`'s paths. */
  readonly attach?: boolean;
  /** Only these profiles are written (those that they execute into are named in them all the same). Default: all. */
  readonly only?: readonly string[];
  /**
   * The program runs under no_new_privs, where the kernel refuses a change of profile at exec (security/apparmor/domain.c,
   * `info="no new privs"`): the profile then holds the union of its own rules and those of all it executes into.
   */
  readonly noNewPrivs?: boolean;
  /** Files that are executed from outside of the policy to enter the profile, the kernel's interpreters among them; bytes. */
  readonly started?: readonly string[];
}

/** The name a profile of the policy gets when `polc run` loads it. @param digest hexadecimal */
export const runLabel = (profile: string, digest: string): string => `polc.${profile}.${digest}`;

export const labelOf = (options: AppArmorOptions, profile: string): string => options.label?.(profile) ?? profile;

/** Which profile of a policy a command gets. */
import { matches, programsOf } from '../compiler/index.js';
import { printableBytes, profileChoice, type LinkedProfile } from '../dsl/index.js';
import type { ArchName } from '../kernel/index.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';
import { realPath } from './real-path.js';

/**
 * The one whose `program` is the command (by its name as found in PATH, or its real path), else the only one.
 * @param program bytes, one a character, as paths of a policy are.
 * @throws Stop where that leaves none or several: guessing would run the program under somebody else's policy.
 */
export function chooseProfile(profiles: readonly LinkedProfile[], program: string, arch: ArchName): LinkedProfile {
  const names = [...new Set([program, realPath(program)])];
  const fitting = profiles.filter((profile) =>
    programsOf(profile, arch).some((glob) => names.some((name) => matches(glob, name))),
  );
  const [first, second] = fitting.length > 0 ? fitting : profiles;
  if (first && !second) return first;
  const candidates = (fitting.length > 0 ? fitting : profiles).map((p) => p.name).join(', ');
  const why = fitting.length > 0 ? 'several profiles are' : 'none of the profiles is';
  throw new Stop(
    Exit.runFailed,
    profileChoice(undefined, `${why} for \`${printableBytes(program)}\``, `choose with \`--profile\`: ${candidates}`),
  );
}

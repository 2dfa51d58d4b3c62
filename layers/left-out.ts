/** Which errors of a backend say that the layer is too coarse for the policy, and not that somebody made a mistake. */
import {
  execConflict,
  explodes,
  floorDirectory,
  landlockFloor,
  nameTooLong,
  tooManyCells,
  twoTargets,
  type Diagnostic,
} from '../dsl/index.js';

const TOO_COARSE: ReadonlySet<string> = new Set(
  [explodes, execConflict, nameTooLong, floorDirectory, tooManyCells, twoTargets, landlockFloor].map(
    ({ code }) => code,
  ),
);

/** The other layers can do without this one; a name that is taken, or a damaged target, is to be mended instead. */
export const canBeLeftOut = ({ code }: Diagnostic): boolean => TOO_COARSE.has(code);

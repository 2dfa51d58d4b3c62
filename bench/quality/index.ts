/**
 * `npm run bench:quality [NAME…]`: do learned policies run their programs again, on other input too, and how tight are they? All
 * is measured by enforcing (`polc run`: seccomp and Landlock). Exit 1 where a figure of issue 4 is not reached.
 */
import { qualityRun } from './run.js';

process.exitCode = (await qualityRun(process.argv.slice(2))) ? 0 : 1;

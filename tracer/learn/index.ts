/** The whole surface of the learner: trace → policy. */
export { ladderOf, opensBeyond, rungGlob, sensitive, type Rung, type Step, type Uses } from './ladder.js';
export { suggest, type SuggestOptions } from './suggest.js';
export { learnPolicy, type Dropped, type Learned, type LearnOptions } from './learn.js';
export { peersOf, profilesOfImages, programOf, replays, type Denied } from './replay.js';
export { markLines } from './text.js';
export { boundRun, denialsOf, NOBODY, type Denial, type Denials, type PolicyInForce } from './denials.js';
export { linesFor, type LinesPolicy } from './lines.js';
export type { LearnTarget } from './compile-text.js';
export type { Bound } from './within.js';
export { ruleOf } from './rule.js';
export { hasFallback, needsOf, type Need, type Peers } from './needs.js';
export { floorInTheWay, type LeftOut } from './floors.js';
export type { Writes } from './draft.js';
export { learnOnto, type Extended } from './extend.js';
export { relevantEntries } from './relevant.js';
export { capabilitiesTold } from './capabilities.js';

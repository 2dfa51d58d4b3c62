/** The whole surface of the learner: trace → policy. */
export { ladderOf, opensBeyond, rungGlob, sensitive, type Rung, type Step, type Uses } from './ladder.js';
export { suggest, type SuggestOptions } from './suggest.js';

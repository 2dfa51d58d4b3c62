/** The whole surface of what is known of runs: the trace, and how calls become observations. Engines and learner are folders of their own. */
export * from './trace.js';
export * from './call.js';
export { behaviourKey } from './behaviour.js';
export { Farewell, PROGRESS_MS, stoppedAsWell, type Ending, type EngineOptions } from './engine.js';
export { Recorder, type Behaviour, type Progress } from './recorder.js';
export { looksLikeTrace, readTrace, type Reading } from './read.js';
export { writeTrace } from './write.js';
export { mergeTraces } from './merge.js';
export { bytesToText } from './lines.js';
export { latenessOf, meaningfulCalls, needsOf, observationsOf, type Needs } from './observe.js';
export { foundAs, kindOf } from './found.js';
export { interpretersSeen } from './interpreters.js';
export { own } from './own.js';
export { joined, normalised } from './paths.js';
export { pathArgument, type Seen } from './calls/context.js';
export { zeroTells } from './calls/telling.js';

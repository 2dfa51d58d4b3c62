/** The whole surface of what is known of runs: the trace, and how calls become observations. Engines and learner are folders of their own. */
export * from './trace.js';
export * from './call.js';

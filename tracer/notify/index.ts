/** The engine that needs no root: seccomp user notification. */
export { supervise, type Ending, type EngineOptions } from './engine.js';

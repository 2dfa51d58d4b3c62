/** The engine that needs no root: seccomp user notification. */
export { supervise } from './engine.js';
export type { Enforcer } from './supervision.js';
export { resourcefulCalls } from './specs.js';

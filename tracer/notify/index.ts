/** The engine that needs no root: seccomp user notification. */
export { supervise, type Enforcer } from './engine.js';
export { resourcefulCalls } from './specs.js';

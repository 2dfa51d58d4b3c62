/** The engine that needs no root: seccomp user notification. */
export { supervise } from './engine.js';

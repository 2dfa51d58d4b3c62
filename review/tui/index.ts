/** The whole surface of the review's terminal. Importing it brings Ink: only who has a terminal does. */
export { Controller, type Outcome, type Snapshot, type Terminal } from './controller.js';
export type { ReviewHost, SaveResult } from './host.js';
export { BINDINGS, keyLabel } from './keymap.js';
export { runTui, type RunOptions } from './run.js';

/** Model → BPF. The generator shares no code with the proof (compiler/symbolic/, ../prove.ts) that checks what it writes. */
export type { WeightOptions } from './numbers.js';
export { Generator } from './program.js';
export { testsOf } from './entries.js';

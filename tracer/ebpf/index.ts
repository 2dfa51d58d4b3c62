/** The whole surface of the eBPF engine: watching runs from within the kernel, as root. */
export type { Ending, EngineOptions, Target } from './engine.js';
export { ebpfSupport, prepareEbpf, type Prepared, type Support } from './support.js';
export { attachProblem } from './attach.js';

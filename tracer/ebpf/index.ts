/** The whole surface of the eBPF engine: watching runs from within the kernel, as root. */
export { watch, type Ending, type EngineOptions, type Target } from './engine.js';
export { ebpfSupport } from './support.js';
export { Unavailable } from './program.js';

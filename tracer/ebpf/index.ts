/** The whole surface of the eBPF engine: watching runs from within the kernel, as root. */
export { ebpfSupport, prepareEbpf, type Prepared, type Support } from './support.js';
export { attachProblem, type Target } from './attach.js';

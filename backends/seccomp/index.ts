/** The whole surface of the seccomp backend: model → proven BPF. */
export * from './program.js';
export { CHAIN_LIMIT, PROGRAM_LIMIT, type TooLarge, chainLength, compileFilter, isTooLarge } from './split.js';
export { type WeightOptions } from './generate/index.js';
export { type Proof, prove } from './prove.js';
export { type Problem, type Run, answerOfRet, interpret, retOfAnswer, strictestRet, validate } from './interpret.js';
export { type Uncached, cachedNumbers, isConstantAllow, uncachedAllows } from './cache.js';
export { decode, encode } from './encode.js';
export { disassemble } from './disassemble.js';
export { listing } from './listing.js';
export { answersWith, seccompCoverage } from './coverage.js';
export { ociForm, type OciForm } from './oci.js';

/** The whole surface of `compiler/`: tree → model, the reference decision, checks, coverage. */
export * from './model.js';
export * from './profile.js';
export * from './resources.js';
export * from './coverage.js';
export { ALWAYS, NEVER, and, equalsOneOf, maskedEqual, not, or, test } from './condition.js';
export { complement, contains, full, normalise, signedRange } from './ranges.js';
export { commonPath, covers as globCovers, matches, parseGlob, type Glob, type GlobProblem } from './glob.js';
export { decideResource, type ResourceVerdict } from './decide.js';
export * from './decide-syscall.js';
export { permits } from './imply/row.js';
export { filterModel, HIDDEN_ARGUMENTS } from './filter-model.js';
export { compareVersions, lowerProfile, parseVersion, type LowerOptions } from './lower/index.js';
export { accessText, lowerAccess, type PolicyAccess } from './access.js';
export { compilePolicy, type CompileOptions, type CompiledPolicy, type CompiledProfile } from './compile.js';
export { eventText, type ExpectationResult } from './expect.js';
export { answerText } from './answer-text.js';
export { Possibilities, planeOf, type PossibleAnswer } from './possible.js';
export { callsFor } from './imply/index.js';

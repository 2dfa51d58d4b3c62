/** The whole surface of `compiler/`: tree → model, the reference decision, checks, coverage. */
export * from './model.js';
export * from './profile.js';
export * from './resources.js';
export * from './coverage.js';
export { ALWAYS, NEVER, and, equalsOneOf, maskedEqual, negation, not, or, test } from './condition.js';
export { complement, contains, full, normalise, signedRange } from './ranges.js';
export {
  commonPath,
  covers as globCovers,
  matches,
  mayMeet,
  parseGlob,
  withWalk,
  type Glob,
  type GlobProblem,
} from './glob.js';
export { decideResource, type ResourceVerdict } from './decide.js';
export * from './decide-syscall.js';
export { permits } from './imply/row.js';
export { unionMembers, unionModel } from './union.js';
export { reachableFrom, withReachable } from './reach.js';
export { execRules, execTarget, type ExecRule } from './exec-target.js';
export { filterModel, HIDDEN_ARGUMENTS } from './filter-model.js';
export { compareVersions, lowerProfile, parseVersion, type LowerOptions } from './lower/index.js';
export { expandVariables } from './lower/path.js';
export { parseAddress } from './lower/address.js';
export { accessText, lowerAccess, type PolicyAccess } from './access.js';
export { compilePolicy, programsOf, type CompileOptions, type CompiledPolicy } from './compile.js';
export { eventText, type ExpectationResult } from './expect.js';
export { answerText } from './answer-text.js';
export { answersOfCall, operationPasses, planeOf } from './possible.js';
export * from './symbolic/index.js';
export { callsFor } from './imply/index.js';
export { CAPABILITY_CALLS, NAMESPACE_FLAG } from './imply/process.js';
export * from './floors.js';

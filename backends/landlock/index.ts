/** The whole surface of the Landlock backend: profiles → a ruleset, its JSON, its coverage, and what the launcher takes. */
export { landlockRuleset, type Lost, type PathRule, type RuleOrigin, type Ruleset } from './ruleset.js';
export { rulesetJson } from './json.js';
export { forAbi, grantedAt, landlockRequest, type LandlockRequest, type RequestRule } from './request.js';
export { landlockCoverage, type CoverageOptions } from './coverage.js';
export { abiOfKernel, FS_RIGHTS, NEWEST_ABI, RIGHTS, rightsFor, type PathOperation, type Right } from './rights.js';
export { allowsAccess, allowsMove, type ObjectForm } from './answer.js';

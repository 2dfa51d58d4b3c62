/** The whole surface of the SELinux backend: profiles of one policy → a CIL module, its file contexts, and what it can't say. */
export { type SelinuxLayer, type SelinuxModule, selinuxLayer, selinuxModule } from './module.js';
export {
  type BasePolicy,
  type FileSpec,
  type PortSpec,
  type SelinuxTarget,
  ATTRIBUTES,
  MINIMAL_BASE_POLICY,
  MINIMAL_TARGET,
  targetOn,
} from './target.js';
export { minimalBase } from './minimal-base.js';
export { domainName, versionName } from './names.js';
export { selinuxCoverage } from './coverage.js';
export { type Alternatives, type AvQuery, type Explainer, type FileKind, explainer } from './query.js';
export { type BaseText, readBase } from './read-base.js';

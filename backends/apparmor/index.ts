/** The whole surface of the AppArmor backend: model → profile text, coverage, and what the kernel's automata say of it. */
export { apparmorProfile, type AppArmorText } from './generate.js';
export { apparmorCoverage } from './coverage.js';
export { type AppArmorLayer, apparmorLayer } from './layer.js';
export {
  featuresOfFiles,
  featuresText,
  type Features,
  type FeaturesProblem,
  mediates,
  parseFeatures,
} from './features.js';
export { runLabel, type AppArmorOptions, type AppArmorSyntax, type AppArmorTarget } from './target.js';
export { readPolicy, type BlobProblem, type CompiledAppArmorProfile } from './blob.js';
export {
  allowsCapability,
  allowsFile,
  allowsLink,
  allowsPtrace,
  allowsSignal,
  allowsSocket,
  auditsFile,
  execTarget,
} from './automaton.js';
export { type AccessFacts, allowsAccess, explainFile, type FileAnswer } from './answer.js';

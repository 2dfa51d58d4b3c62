/** The whole surface of the AppArmor backend: model → profile text, and what the kernel's automaton says of it. */
export { apparmorProfile, type AppArmorText } from './generate.js';
export {
  featuresOfFiles,
  featuresText,
  type Features,
  type FeaturesProblem,
  mediates,
  parseFeatures,
} from './features.js';
export { runLabel, type AppArmorOptions, type AppArmorSyntax, type AppArmorTarget } from './target.js';

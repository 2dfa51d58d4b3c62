/** The whole surface of `layers/`: a compiled policy on a target → every layer's artifact, its coverage, and the files. */
export {
  compileLayers,
  type CompiledLayers,
  type LayersOptions,
  type OpenUnder,
  type ProfileLayers,
  withTargets,
} from './compile.js';
export { filesOf, isArtifactOf, type ArtifactFile, type LayersFiles, type ProfileFiles } from './files.js';
export { proveFilter, type ProvenFilter } from './filter.js';
export type { LayersTarget } from './target.js';

/** What a layer is asked in the matrix. */
import type { Layer, LayerCoverage } from '../../compiler/index.js';
import type { Trial, Trials } from './trials.js';

export interface ArtifactAnswer {
  /** Undefined where the artifact can't be read for that: the kernel alone says. */
  readonly passes: boolean | undefined;
  /** The errno or signal of the refusal, where the artifact holds it. */
  readonly refusal?: string;
}

export interface LayerUnderTest {
  readonly layer: Layer;
  readonly trials: Trials;
  /** What the kernel answered, by name: of a profile, or of a bare case. Nothing: it was not asked. */
  readonly kernel: ReadonlyMap<string, string>;
  readonly artifact: (trial: Trial) => ArtifactAnswer;
  readonly coverage: (trial: Trial) => LayerCoverage;
  /** Of the boot, or of the run on this host. */
  readonly seconds: number;
}

/** A layer that can't be asked here: what it needs. */
export interface MissingLayer {
  readonly layer: Layer;
  readonly needs: string;
}

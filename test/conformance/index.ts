/** The conformance matrix: operations × layers. */
import { LAYERS, type Layer } from '../../compiler/index.js';
import { apparmorLayer } from './apparmor.js';
import { judge, type Cell } from './judge.js';
import { landlockLayer } from './landlock.js';
import type { LayerUnderTest, MissingLayer } from './layer.js';
import { seccompLayer } from './seccomp.js';
import { selinuxLayer } from './selinux.js';
import { ROWS } from './trials.js';

export type { Cell } from './judge.js';

export interface Matrix {
  readonly rows: readonly string[];
  readonly columns: readonly Column[];
}

export interface Column {
  readonly layer: Layer;
  /** One a row. */
  readonly cells: readonly Cell[];
  /** Of the boot, or of the run on this host; 0 where nothing ran. */
  readonly seconds: number;
}

type Maker = () => LayerUnderTest | MissingLayer | Promise<LayerUnderTest | MissingLayer>;
const MAKERS: Readonly<Record<Layer, Maker>> = {
  seccomp: seccompLayer,
  landlock: landlockLayer,
  apparmor: apparmorLayer,
  selinux: selinuxLayer,
};

/** One after the other: what is measured is the kernel, not this machine's load. */
export async function conformance(layers: readonly Layer[] = LAYERS): Promise<Matrix> {
  const columns: Column[] = [];
  for (const layer of layers) {
    const asked = await MAKERS[layer]();
    columns.push(
      'needs' in asked
        ? { layer, seconds: 0, cells: ROWS.map((): Cell => ({ verdict: 'skipped', why: `needs ${asked.needs}` })) }
        : { layer, seconds: asked.seconds, cells: asked.trials.rows.map((tried) => judge(asked, tried)) },
    );
  }
  return { rows: ROWS.map(({ name }) => name), columns };
}

export function counts({ columns }: Matrix): Readonly<Record<Cell['verdict'], number>> {
  const out = { agree: 0, wider: 0, none: 0, disagree: 0, skipped: 0 };
  for (const { cells } of columns) for (const { verdict } of cells) out[verdict]++;
  return out;
}

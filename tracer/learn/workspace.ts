/**
 * Where runs worked: the folder in which they were started, and those that their commands named. What a program is given there
 * is an example of what it will be given; what it makes lands where it was started.
 */
import { liesIn, matches, parentOf, type Glob } from '../../compiler/index.js';
import { quote } from '../../dsl/index.js';
import { joined, type Entry } from '../index.js';
import { ladderOf, rungGlob } from './ladder.js';
import type { Plan } from './plans.js';
import { tidyPath } from './relevant.js';
import { templateOf } from './temporary.js';

/** Folders that runs were about. */
export function workOf({ starts, entries }: Plan): readonly string[] {
  const folders = new Set<string>();
  const known = new Map<string, string>();
  for (const { observation } of entries)
    if (observation.kind === 'file' && observation.path.startsWith('/')) {
      known.set(observation.path, observation.object);
      if (observation.name !== undefined) known.set(observation.name, observation.object);
    }
  for (const { cwd, argv } of starts)
    for (const [i, said] of [cwd, ...argv.slice(1)].entries()) {
      const path = tidyPath(said.startsWith('/') || i === 0 ? said : joined(cwd, said));
      const object = path === undefined ? undefined : i === 0 ? 'directory' : known.get(path);
      if (path !== undefined && object !== undefined) folders.add(object === 'directory' ? path : parentOf(path));
    }
  return [...folders].sort();
}

/** All below the folder, unless that is a floor. */
export function workTree(folder: string): Glob | undefined {
  const rung = ladderOf(`${folder}/x`, { writes: true, executes: false }).find(({ step }) => step === 'subtree');
  return rung && rung.floor === undefined ? rungGlob(rung.pattern) : undefined;
}

/** What is installed, or kept for a service: what a program makes by the way does not belong there. */
const INSTALLED = ['/etc', '/usr', '/var', '/opt', '/srv', '/run', '/boot', '/proc', '/sys', '/dev', '/nix', '/snap'];

export interface Output {
  readonly folder: string;
  readonly glob: Glob;
  readonly line: string;
}

/**
 * Where a run was started in a folder of its user's own, and worked with files of that user there, its output belongs there as
 * well (`sort -o`, `sed -i`), although this time it may have made none: one rule of its own, which says so. A whole tree, as
 * Landlock can have it also in a home.
 */
export function outputsOf({ starts, entries }: Plan): readonly Output[] {
  const folders = new Set(starts.flatMap(({ cwd }) => tidyPath(cwd) ?? []));
  return [...folders].sort().flatMap((folder): readonly Output[] => {
    if (workTree(folder) === undefined || INSTALLED.some((place) => liesIn(folder, place))) return [];
    if (!entries.some((entry) => worksIn(entry, folder))) return [];
    const pattern = `${templateOf(folder)}/**`;
    const line = `allow write, create, delete, rename owner ${quote(pattern)} because ${quote(WHY)}`;
    return [{ folder, glob: rungGlob(pattern), line }];
  });
}

/** With a file of its user's, or a socket that it made. */
function worksIn({ observation, outcome }: Entry, folder: string): boolean {
  if (outcome !== 'ok' && outcome !== 'unknown') return false;
  if (observation.kind === 'unix') return observation.op === 'bind' && liesIn(observation.name, folder);
  return (
    observation.kind === 'file' && observation.op !== 'stat' && observation.owner && liesIn(observation.path, folder)
  );
}

const WHY = 'runs were started here; none was seen to write';

/** Whether rules let files be made in the folder anyway: then nothing is left to say. */
export const isOutput = (makes: readonly Glob[], { folder }: Output): boolean =>
  makes.some((glob) => matches(glob, `${folder}/x`));

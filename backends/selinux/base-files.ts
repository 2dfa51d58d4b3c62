/** The base policy's file_contexts, in order of precedence, and which of its types belong to nobody in particular. */
import type { Glob } from '../../compiler/index.js';
import { matches, SYSTEM_FLOORS } from '../../compiler/index.js';
import { regexGlob } from './automata.js';
import type { FileSpec } from './target.js';

/** Where distributions keep what belongs to nobody in particular. */
export const COMMON = [
  '/run',
  '/tmp',
  '/var/tmp',
  '/var/lib',
  '/var/log',
  '/var/cache',
  '/var/spool',
  '/srv',
  '/opt',
  '/mnt',
  '/media',
  '/usr/share',
  '/usr/local',
  '/usr/src',
  '/etc/default',
  '/usr/local/share',
  '/home/user',
  '/etc/opt',
  '/var/opt',
];
/** A name that no base knows: what lies in a directory and belongs to nobody. */
export const STRANGER = 'polc-stranger';

/** The base's specs in order of precedence, with their automata. */
export interface BaseFiles {
  readonly specs: readonly { readonly spec: FileSpec; readonly glob: Glob }[];
  /** Types of what belongs to nobody in particular. */
  readonly floors: ReadonlySet<string>;
  /** Of those, what every program may read: the types of whatever lies in /etc and /usr. */
  readonly shared: ReadonlySet<string>;
  readonly labels: boolean;
}

const baseFilesOf = new WeakMap<readonly FileSpec[], BaseFiles>();

export function baseFiles(files: readonly FileSpec[]): BaseFiles {
  let made = baseFilesOf.get(files);
  if (!made) baseFilesOf.set(files, (made = makeBaseFiles(files)));
  return made;
}

function makeBaseFiles(files: readonly FileSpec[]): BaseFiles {
  // What the kernel labels itself wins over any file_contexts; among plain paths and expressions libselinux lets plain paths win.
  const order = (spec: FileSpec, glob: Glob): number => (spec.fixed ? 2 : glob.literal !== undefined ? 1 : 0);
  const specs = files
    .map((spec) => ({ spec, glob: regexGlob(spec.regex) }))
    .map((entry, at) => ({ ...entry, at, order: order(entry.spec, entry.glob) }))
    .sort((a, b) => a.order - b.order || a.at - b.at);
  const floors = new Set<string>();
  const labelled = files.some((spec) => !spec.fixed);
  if (labelled)
    for (const directory of [...SYSTEM_FLOORS, ...COMMON])
      for (const path of [directory, `${directory === '/' ? '' : directory}/${STRANGER}`]) {
        const found = lookup(specs, path);
        if (found?.type !== undefined && !found.fixed) floors.add(found.type);
      }
  const shared = new Set(
    ['/etc', '/usr', '/usr/share'].flatMap((directory) =>
      labelled ? (lookup(specs, `${directory}/${STRANGER}`)?.type ?? []) : [],
    ),
  );
  return { specs, floors, shared, labels: labelled };
}

function lookup(specs: BaseFiles['specs'], path: string): FileSpec | undefined {
  for (let i = specs.length - 1; i >= 0; i--) {
    const entry = specs[i];
    if (entry && matches(entry.glob, path)) return entry.spec;
  }
  return undefined;
}

export const baseLabel = (base: BaseFiles, path: string): FileSpec | undefined => lookup(base.specs, path);

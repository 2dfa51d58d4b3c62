import type { ModuleHost, ReadResult, Source } from '../../dsl/index.js';

const ok = (path: string, text: string): ReadResult => ({ kind: 'ok', source: { path, text }, identity: path });

/** Modules from a table: `std/NAME`, or a path as it is written. */
export function hostOf(files: Readonly<Record<string, string>>): ModuleHost & { readonly reads: string[] } {
  const reads: string[] = [];
  const read = (name: string): ReadResult => {
    reads.push(name);
    const text = files[name];
    return text === undefined ? { kind: 'missing' } : ok(name, text);
  };
  return { reads, readStd: (name) => read(`std/${name}`), readRelative: (_from: Source, path) => read(path) };
}

/** What the examples of POL11xx refer to. */
export const exampleHost: ModuleHost = {
  readStd: () => ({ kind: 'missing' }),
  readRelative(_from, path) {
    switch (path) {
      case '../../outside.policy':
        return { kind: 'outside' };
      case './directory':
        return { kind: 'not-regular' };
      case './too-large.policy':
        return { kind: 'too-large', bytes: 50_000_000 };
      case './not-utf8.policy':
        return { kind: 'not-utf8' };
      case './unreadable.policy':
        return { kind: 'unreadable', why: 'permission denied' };
      case './cycle.policy':
        return ok('cycle.policy', 'use "./cycle.policy"');
      default:
        return { kind: 'missing' };
    }
  },
};

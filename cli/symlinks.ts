/** Paths of rules name objects after symlinks (DESIGN §2): a rule on a link's own path matches nothing on this machine. */
import { lstatSync } from 'node:fs';
import type { CompiledPolicy, Glob } from '../compiler/index.js';
import { printableBytes, throughSymlink, type Diagnostic } from '../dsl/index.js';
import { realPath } from './real-path.js';

/** Byte strings as they are, one character a byte. */
const bytes = (path: string): Buffer => Buffer.from(path, 'latin1');

class Links {
  readonly #known = new Map<string, string | undefined>();

  /** Where the first symlink among the components of `path` leads, and which it is; undefined without one. */
  first(path: string): { readonly link: string; readonly target: string } | undefined {
    for (let end = path.indexOf('/', 1); ; end = path.indexOf('/', end + 1)) {
      const link = end < 0 ? path : path.slice(0, end);
      const target = this.#target(link);
      if (target !== undefined) return { link, target };
      if (end < 0) return undefined;
    }
  }

  #target(path: string): string | undefined {
    if (!this.#known.has(path)) this.#known.set(path, readLink(path));
    return this.#known.get(path);
  }
}

function readLink(path: string): string | undefined {
  try {
    return lstatSync(bytes(path)).isSymbolicLink() ? realPath(path) : undefined;
  } catch {
    return undefined; // not there, dangling, or not to be looked at: nothing to say
  }
}

/** What of a pattern is sure to be in every path: whole components only. */
const fixedPart = (glob: Glob): string => glob.literal ?? glob.prefix.slice(0, glob.prefix.lastIndexOf('/'));

/** Warnings about the policy's own rules; modules are written for many systems. */
export function symlinkWarnings({ profiles }: CompiledPolicy): readonly Diagnostic[] {
  const links = new Links();
  return profiles.flatMap(({ models: [profile] }) =>
    profile.resources.flatMap(({ resource, origin }) => {
      if (origin.span.source !== profile.span.source) return [];
      if (resource.kind !== 'file' && resource.kind !== 'exec') return [];
      return resource.paths.flatMap((glob): readonly Diagnostic[] => {
        const found = links.first(fixedPart(glob));
        // A rule may well name both, the link and what is behind it: then nothing is lost.
        if (!found) return [];
        const fixed = found.target + glob.text.slice(found.link.length);
        const both = profile.resources.some(
          (other) => other.resource.kind === resource.kind && other.resource.paths.some((p) => p.text === fixed),
        );
        return both
          ? []
          : [throughSymlink(origin.span, printableBytes(glob.text), printableBytes(found.link), printableBytes(fixed))];
      });
    }),
  );
}

/** A file and all it uses → module graph. Files are read through a host, so that this stays free of effects. */
import type { ModuleReference, PolicyFile } from './ast.js';
import type { Diagnostic, Result } from './diagnostics/diagnostic.js';
import {
  includeCycle,
  MAX_BYTES,
  missingModule,
  moduleNotUtf8,
  notAModule,
  notRegular,
  outsideModule,
  tooLarge,
  unreadable,
} from './diagnostics/modules.js';
import { assertNever } from './assert-never.js';
import { parse } from './parse.js';
import { span, type Source } from './source.js';
import { plainText } from './strings.js';

/** `identity`: what makes two references the same file (the real path, or device and inode). */
export type ReadResult =
  | { readonly kind: 'ok'; readonly source: Source; readonly identity: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'not-regular' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'not-utf8' }
  | { readonly kind: 'unreadable'; readonly why: string };

export interface ModuleHost {
  /** `name` is what follows `std/`: the file is `policies/std/NAME.policy`. It has letters, digits, `_`, `-` and `/` only. */
  readStd(name: string): ReadResult;
  /**
   * `path` as in the policy (unescaped text), relative to the directory of `from`. `outside` where its real path leaves
   * the tree of the entry file or the including file, and is not in `policies/std` either.
   */
  readRelative(from: Source, path: string): ReadResult;
}

export interface Module {
  /** As it was first referred to: `std/base`, `./x.policy`; of the root: its path. */
  readonly name: string;
  readonly identity: string;
  readonly file: PolicyFile;
  /** Which module each reference in `use` and `extends` of this file means; one that could not be loaded is missing. */
  readonly uses: ReadonlyMap<ModuleReference, Module>;
}

export interface ModuleGraph {
  readonly root: Module;
  /** The root first, then the others in the order in which they were first used. */
  readonly modules: readonly Module[];
}

/** How long a chain of modules may be; far beyond use, well within the stack. */
const MAX_CHAIN = 64;

/**
 * Loads `entry` and everything it uses.
 * @param identity of the entry, where the host knows it: it finds a module that includes the entry again.
 */
export function load(entry: Source, host: ModuleHost, identity?: string): Result<ModuleGraph> {
  const diagnostics: Diagnostic[] = [];
  const modules: Module[] = [];
  const known = new Map<string, Module>();
  /** The modules being loaded, outermost first: meeting one of them again is a cycle. */
  const chain: { readonly identity: string; readonly name: string }[] = [];

  const add = (source: Source, name: string, id: string): Module => {
    // UTF-16 units are at most as many as bytes, so nothing under the limit is refused.
    const oversized = source.text.length > MAX_BYTES;
    const parsed = parse(oversized ? { ...source, text: '' } : source);
    if (oversized) diagnostics.push(tooLarge(span(source, 0, 0), name, source.text.length));
    diagnostics.push(...parsed.diagnostics);
    const uses = new Map<ModuleReference, Module>();
    const module: Module = { name, identity: id, file: parsed.value, uses };
    known.set(id, module);
    modules.push(module);
    chain.push({ identity: id, name });
    for (const reference of references(parsed.value)) {
      const used = resolve(reference, source);
      if (used) uses.set(reference, used);
    }
    chain.pop();
    return module;
  };

  const resolve = (reference: ModuleReference, from: Source): Module | undefined => {
    const name = reference.quoted ? plainText(reference.path) : reference.path;
    if (!reference.quoted && !name.startsWith('std/')) {
      diagnostics.push(notAModule(reference.span, name));
      return undefined;
    }
    const read = reference.quoted ? host.readRelative(from, name) : host.readStd(name.slice('std/'.length));
    const problem = problemOf(read, reference, name);
    if (read.kind !== 'ok') {
      if (problem) diagnostics.push(problem);
      return undefined;
    }
    const at = chain.findIndex((link) => link.identity === read.identity);
    if (at !== -1 || chain.length >= MAX_CHAIN) {
      diagnostics.push(includeCycle(reference.span, [...chain.slice(Math.max(at, 0)).map((link) => link.name), name]));
      return undefined;
    }
    return known.get(read.identity) ?? add(read.source, name, read.identity);
  };

  const root = add(entry, entry.path, identity ?? entry.path);
  return { value: { root, modules }, diagnostics };
}

function problemOf(read: ReadResult, { span: where }: ModuleReference, name: string): Diagnostic | undefined {
  switch (read.kind) {
    case 'ok':
      return undefined;
    case 'missing':
      return missingModule(where, name, name.startsWith('std/'));
    case 'outside':
      return outsideModule(where, name);
    case 'not-regular':
      return notRegular(where, name);
    case 'too-large':
      return tooLarge(where, name, read.bytes);
    case 'not-utf8':
      return moduleNotUtf8(where, name);
    case 'unreadable':
      return unreadable(where, name, read.why);
    default:
      return assertNever(read);
  }
}

/** All module references of a file, in the order written. */
function references(file: PolicyFile): ModuleReference[] {
  const found: ModuleReference[] = [];
  for (const statement of file.statements) {
    if (statement.kind === 'use') found.push(...statement.modules);
    if (statement.kind !== 'profile') continue;
    if (statement.extends?.module) found.push(statement.extends.module);
    for (const inner of statement.body) if (inner.kind === 'use') found.push(...inner.modules);
  }
  return found;
}

/** What a row of the tables may ask of the call at hand, and how it says what it saw. */
import { constant, errnoName, findArgument, signature, type Argument } from '../../kernel/index.js';
import { normalised } from '../paths.js';
import type { Access, Call, Caller, Found, Outcomes } from '../call.js';
import type { FileOperation } from '../../compiler/index.js';
import type { Observation } from '../trace.js';

/** One thing that a call did, and how it went. */
export interface Seen extends Outcomes {
  readonly observation: Observation;
}

/** A file that an argument names. */
export interface Located {
  readonly found: Found;
  /** As the program said it, absolute; `undefined` where that is what was found. */
  readonly name?: string;
}

export class Context {
  readonly seen: Seen[] = [];
  readonly #result: Outcomes | undefined;

  constructor(
    readonly call: Call,
    readonly caller: Caller,
  ) {
    const { result, arch } = call;
    if (result !== undefined) {
      const errno = Number(-result);
      const outcome = result >= 0n || result < -4095n ? 'ok' : (errnoName(arch, errno) ?? `errno ${errno}`);
      this.#result = { outcome, predicted: false };
    }
  }

  /** As the kernel reads it: cut to its width, signed where its type is. `undefined`: not known, or no such argument. */
  arg(name: string): bigint | undefined {
    const argument = findArgument(this.call.arch, this.call.name, name);
    return argument && this.value(argument);
  }

  value({ index, width, signed }: Argument): bigint | undefined {
    const raw = this.call.args[index];
    if (raw === undefined) return undefined;
    return signed ? BigInt.asIntN(width, raw) : BigInt.asUintN(width, raw);
  }

  /** Of this architecture; 0 where it has none of that name, so that no bit matches. */
  constant(name: string): bigint {
    return constant(this.call.arch, name) ?? 0n;
  }

  /** @param word the name of an argument, or of a word behind a pointer. Unknown flags count as none. */
  has(word: string, ...flags: readonly string[]): boolean {
    const value = this.call.words?.get(word) ?? this.arg(word) ?? 0n;
    return flags.every((flag) => {
      const bits = this.constant(flag);
      return bits !== 0n && (value & bits) === bits;
    });
  }

  text(argument: string): string | undefined {
    const at = findArgument(this.call.arch, this.call.name, argument);
    return at && this.call.texts?.get(at.index);
  }

  /** `prediction` is for engines that can't see the result. */
  emit(observation: Observation, prediction?: string): void {
    const predicted = prediction === undefined ? UNKNOWN : { outcome: prediction, predicted: true };
    this.seen.push({ observation, ...(this.#result ?? predicted) });
  }

  file(op: FileOperation, { found, name }: Located, prediction: string | undefined): void {
    const { path, object, owner } = found;
    const kind = 'file';
    // Two literals, as a spread would take more memory of each of a log's many files.
    this.emit(
      name === undefined ? { kind, op, path, object, owner } : { kind, op, path, name, object, owner },
      prediction,
    );
  }

  /** For predictions. */
  refused({ found }: Located, access: Access): boolean {
    return this.#result === undefined && this.caller.refuses?.(found.path, access) === true;
  }

  /** The file that a path argument names; `directory` is the argument it is relative to, where the call has one (rename has none). */
  locate(argument: string, directory: string | undefined, follow: boolean): Located | undefined {
    const text = this.text(argument);
    const relative = directory !== undefined && findArgument(this.call.arch, this.call.name, directory) !== undefined;
    const fd = relative ? this.arg(directory) : AT_FDCWD;
    // utimensat and its kin take a null pointer, and others AT_EMPTY_PATH: the descriptor itself is meant.
    const pointer = this.arg(argument);
    if ((text === undefined && pointer === 0n) || text === '') {
      return fd === undefined || fd === AT_FDCWD ? this.#found(this.caller.cwd(), true) : this.open(fd);
    }
    if (text === undefined) return undefined;
    if (text.startsWith('/')) return this.#found(text, follow);
    const base = fd === undefined ? undefined : fd === AT_FDCWD ? this.caller.cwd() : this.#pathOf(fd);
    return base === undefined ? undefined : this.#found(`${base}/${text}`, follow);
  }

  /** The file that a descriptor is open on. */
  open(fd: bigint | undefined): Located | undefined {
    const path = fd === undefined ? undefined : this.#pathOf(fd);
    return path === undefined ? undefined : { found: this.caller.find(path, false) };
  }

  #pathOf(fd: bigint): string | undefined {
    const descriptor = this.caller.descriptor(Number(fd));
    return descriptor?.kind === 'path' ? descriptor.path : undefined;
  }

  #found(path: string | undefined, follow: boolean): Located | undefined {
    if (path === undefined) return undefined;
    const found = this.caller.find(path, follow);
    const name = normalised(path);
    return found.path === name ? { found } : { found, name };
  }
}

const AT_FDCWD = -100n;
const UNKNOWN: Outcomes = { outcome: 'unknown', predicted: false };

/** The argument of a call that holds its (first) path, and the one it is relative to; for calls that name one file. */
export function pathArgument(
  call: Call,
): { readonly path: string; readonly directory: string | undefined } | undefined {
  const args = signature(call.arch, call.name)?.args ?? [];
  const path = args.find((argument) => /^(?:const )?char \*$/.test(argument.type));
  if (!path) return undefined;
  const before = args.find((argument) => argument.index === path.index - 1);
  return { path: path.name, directory: before && isDirectory(before) ? before.name : undefined };
}

const isDirectory = ({ name, index }: Argument): boolean =>
  name === 'dfd' || name === 'newdfd' || (name === 'fd' && index === 0);

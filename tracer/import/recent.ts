/** What was used last, by name: a log may name any number of things, and what was not asked for longest is forgotten. */
import { own } from '../index.js';

/** What an entry takes beside its name, in bytes: about as much, whatever stands behind it. */
const ENTRY = 150;

/**
 * In two halves: a full new one becomes the old one, whose rest is forgotten then. A Map alone would have to be searched for its
 * oldest key, over the holes that deleted keys leave (V8).
 */
export class Recent<T> {
  readonly #half: number;
  #fresh = new Map<string, T>();
  #old = new Map<string, T>();
  /** Of the new half. */
  #bytes = 0;

  /** @param most bytes that are kept, about. */
  constructor(most: number) {
    this.#half = most / 2;
  }

  get(key: string): T | undefined {
    const fresh = this.#fresh.get(key);
    if (fresh !== undefined) return fresh;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(own(key), old);
    return old;
  }

  /** Keeps the key: it must not be a part of a larger text. */
  set(key: string, value: T): void {
    if (!this.#fresh.has(key)) this.#grow(key.length + ENTRY);
    this.#fresh.set(key, value);
  }

  #grow(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.#half) return;
    this.#old = this.#fresh;
    this.#fresh = new Map();
    this.#bytes = bytes;
  }

  /** @returns whether it was there. */
  delete(key: string): boolean {
    const old = this.#old.delete(key);
    return this.#fresh.delete(key) || old;
  }

  clear(): void {
    this.#fresh.clear();
    this.#old.clear();
    this.#bytes = 0;
  }
}

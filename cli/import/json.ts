/**
 * JSON (RFC 8259) with what JSON.parse throws away: where each value stands, integers to the last bit (`value` of a seccomp
 * argument has 64, a double 53), and keys that are written twice. Node 20's JSON.parse has no source access, and no library
 * we use gives all three. Errors stop the reading: behind the first one everything is guesswork.
 */
import type { Diagnostic, Result, Source, Span } from '../../dsl/index.js';
import { contradiction, damagedJson, printable, span } from '../../dsl/index.js';

export interface JsonMember {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: JsonNode;
}

export type JsonNode = { readonly span: Span } & (
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `exact`: the integer, where the text is one (`1e3` and `1.0` are not: Go's and Rust's decoders refuse them too). */
  | { readonly kind: 'number'; readonly text: string; readonly exact: bigint | undefined }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
);

/** Far beyond any profile, well within the stack. */
const MAX_DEPTH = 64;

class Damaged extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** @returns undefined with a diagnostic where the text is not JSON; a repeated key is a diagnostic beside the value. */
export function readJson(source: Source): Result<JsonNode | undefined> {
  const reader = new Reader(source);
  try {
    const value = reader.document();
    return { value, diagnostics: reader.repeated };
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    const end = Math.min(source.text.length, error.at + 1);
    return { value: undefined, diagnostics: [damagedJson(span(source, error.at, end), error.message)] };
  }
}

/** The member of an object; undefined for what is absent, null, or no object. */
export function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  if (node?.kind !== 'object') return undefined;
  const value = node.members.find((m) => m.key === key)?.value;
  return value?.kind === 'null' ? undefined : value;
}

/** The same as plain data, for the schema: numbers as doubles, so ranges of large ones are checked elsewhere. */
export function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return node.value;
    case 'number':
      return Number(node.text);
    case 'array':
      return node.items.map(plain);
    case 'object': {
      // Without a prototype, so that a key `__proto__` is a key.
      const out = Object.create(null) as Record<string, unknown>; // Object.create's type is any
      for (const { key, value } of node.members) out[key] = plain(value);
      return out;
    }
  }
}

class Reader {
  readonly repeated: Diagnostic[] = [];
  readonly #source: Source;
  readonly #text: string;
  #at = 0;

  constructor(source: Source) {
    this.#source = source;
    this.#text = source.text;
  }

  document(): JsonNode {
    if (this.#text.startsWith('\uFEFF')) this.#at = 1;
    this.#blank();
    if (this.#at === this.#text.length) throw new Damaged('the file is empty', this.#at);
    const value = this.#value(0);
    this.#blank();
    if (this.#at < this.#text.length) throw this.#unexpected('the end of the file');
    return value;
  }

  #blank(): void {
    const pattern = /[ \t\r\n]*/y;
    pattern.lastIndex = this.#at;
    pattern.exec(this.#text);
    this.#at = pattern.lastIndex;
  }

  #unexpected(wanted: string): Damaged {
    const character = this.#text.codePointAt(this.#at);
    const found = character === undefined ? 'the end of the file' : `\`${printable(String.fromCodePoint(character))}\``;
    return new Damaged(`expected ${wanted}, found ${found}`, this.#at);
  }

  #since(start: number): Span {
    return span(this.#source, start, this.#at);
  }

  #value(depth: number): JsonNode {
    if (depth > MAX_DEPTH) throw new Damaged(`nested more than ${MAX_DEPTH} deep`, this.#at);
    const start = this.#at;
    const character = this.#text[start] ?? '';
    if (character === '{') return this.#object(depth);
    if (character === '[') return this.#array(depth);
    if (character === '"') return { kind: 'string', value: this.#string(), span: this.#since(start) };
    if (/[-0-9]/.test(character)) return this.#number();
    for (const [word, node] of WORDS)
      if (this.#text.startsWith(word, start)) {
        this.#at += word.length;
        return { ...node, span: this.#since(start) };
      }
    throw this.#unexpected('a value');
  }

  #object(depth: number): JsonNode {
    const start = this.#at++;
    const members: JsonMember[] = [];
    const seen = new Map<string, Span>();
    this.#blank();
    if (this.#text[this.#at] === '}') this.#at++;
    else
      for (;;) {
        const keyStart = this.#at;
        if (this.#text[keyStart] !== '"') throw this.#unexpected('a key in double quotes');
        const key = this.#string();
        const keySpan = this.#since(keyStart);
        const first = seen.get(key);
        if (first)
          this.repeated.push(
            contradiction(
              keySpan,
              '',
              `the key \`${printable(key)}\` is here twice`,
              'parsers differ in which they take: keep one',
              first,
            ),
          );
        else seen.set(key, keySpan);
        this.#blank();
        if (this.#text[this.#at] !== ':') throw this.#unexpected('`:`');
        this.#at++;
        this.#blank();
        members.push({ key, keySpan, value: this.#value(depth + 1) });
        if (this.#next('}')) break;
      }
    return { kind: 'object', members, span: this.#since(start) };
  }

  #array(depth: number): JsonNode {
    const start = this.#at++;
    const items: JsonNode[] = [];
    this.#blank();
    if (this.#text[this.#at] === ']') this.#at++;
    else
      do items.push(this.#value(depth + 1));
      while (!this.#next(']'));
    return { kind: 'array', items, span: this.#since(start) };
  }

  /** Behind an element: true at the closing bracket, false at a comma. */
  #next(close: string): boolean {
    this.#blank();
    const character = this.#text[this.#at];
    if (character !== close && character !== ',') throw this.#unexpected(`\`,\` or \`${close}\``);
    const comma = this.#at++;
    if (character === close) return true;
    this.#blank();
    if (this.#text[this.#at] === close) throw new Damaged('a comma without a value behind it', comma);
    return false;
  }

  #number(): JsonNode {
    const start = this.#at;
    const pattern = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
    pattern.lastIndex = start;
    const match = pattern.exec(this.#text);
    if (!match || /[0-9A-Za-z.+_]/.test(this.#text[pattern.lastIndex] ?? ''))
      throw new Damaged('a malformed number (integers have no leading zero and no `0x`)', start);
    this.#at = pattern.lastIndex;
    const text = match[0];
    // A million digits would take quadratic time, and are out of every range anyway.
    const integer = match[1] === undefined && match[2] === undefined && text.length <= 40;
    return { kind: 'number', text, exact: integer ? BigInt(text) : undefined, span: this.#since(start) };
  }

  #string(): string {
    const start = this.#at++;
    let out = '';
    for (;;) {
      const from = this.#at;
      const pattern = /[^"\\\x00-\x1f]*/y;
      pattern.lastIndex = from;
      pattern.exec(this.#text);
      out += this.#text.slice(from, pattern.lastIndex);
      this.#at = pattern.lastIndex;
      const character = this.#text[this.#at];
      if (character === undefined) throw new Damaged('a string without its closing quote', start);
      if (character === '"') {
        this.#at++;
        return out;
      }
      if (character !== '\\') throw new Damaged('a control character inside a string', this.#at);
      out += this.#escape();
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    if (letter === 'u') {
      const digits = this.#text.slice(this.#at + 2, this.#at + 6);
      if (!/^[0-9A-Fa-f]{4}$/.test(digits)) throw new Damaged('`\\u` takes four hexadecimal digits', this.#at);
      this.#at += 6;
      return String.fromCharCode(parseInt(digits, 16));
    }
    const value = ESCAPES.get(letter);
    if (value === undefined) throw new Damaged('an escape that JSON does not have', this.#at);
    this.#at += 2;
    return value;
  }
}

const WORDS = [
  ['null', { kind: 'null' }],
  ['true', { kind: 'boolean', value: true }],
  ['false', { kind: 'boolean', value: false }],
] as const;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

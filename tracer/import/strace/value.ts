/**
 * One argument as strace writes it → a value. Only what polc asks for is told apart (numbers, strings, named members); all else
 * is `unknown`, never an error: strace has a notation of its own for nearly every call.
 */
import { constant, signal, type ArchName } from '../../../kernel/index.js';
import { own } from '../../index.js';
import { endOfAnnotation, endOfString } from './scan.js';

export type Value = (
  | { readonly kind: 'number'; readonly value: bigint }
  /** `whole`: not cut short by `-s`, and no longer than any name that the kernel takes. `abstract`: `@"…"`, a socket name that starts with a NUL. */
  | { readonly kind: 'string'; readonly bytes: string; readonly whole: boolean; readonly abstract: boolean }
  | { readonly kind: 'struct'; readonly members: ReadonlyMap<string, Value> }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'unknown' }
) & {
  /** What `-y` writes behind a descriptor, without the brackets, unescaped. */
  readonly annotation?: string;
};

const UNKNOWN: Value = { kind: 'unknown' };
const number = (value: bigint): Value => ({ kind: 'number', value });
/** What a register holds, signed or not: what a log computes beyond that grows with every sign. */
const bounded = (value: bigint): Value => (BigInt.asIntN(65, value) === value ? number(value) : UNKNOWN);

/** Logs are anybody's: nesting is bounded, as no call of strace nests deeper than `sendmmsg`. */
const MAX_DEPTH = 12;
const MAX_ITEMS = 256;
/** PATH_MAX, include/uapi/linux/limits.h: the longest of what polc reads. */
export const MAX_TEXT = 4096;
/** 64 bits in octal, with sign and zero. */
const MAX_DIGITS = 24;

export function parseValue(text: string, arch: ArchName): Value {
  return new Parser(text, arch).value(0);
}

/** `\n`, `\"`, `\177`, `\x7f` → bytes. */
export function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|[^])/g, (_, code: string) => {
    if (code.length > 1 && code.startsWith('x')) return String.fromCharCode(parseInt(code.slice(1), 16));
    if (/^[0-7]/.test(code)) return String.fromCharCode(parseInt(code, 8) & 0xff);
    return NAMED[code] ?? code;
  });
}

/** What stands between the brackets of `-y`; `-yy` puts what a device is behind its path: `/dev/null<char 1:3>`. */
export function readAnnotation(text: string): string {
  // From the first `<` behind the last `>` that is not the very end.
  const device = text.indexOf('<', text.lastIndexOf('>', text.length - 2) + 1);
  return own(unescape(device < 0 ? text : text.slice(0, device)).slice(0, MAX_TEXT));
}

const NAMED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', v: '\v', f: '\f' };

class Parser {
  readonly #text: string;
  readonly #arch: ArchName;
  #at = 0;

  constructor(text: string, arch: ArchName) {
    this.#text = text;
    this.#arch = arch;
  }

  /** A value with what may follow it: `=> changed`, comments, an annotation. */
  value(depth: number): Value {
    if (depth > MAX_DEPTH) return this.#skip();
    // strace 6.1 with `-X raw` writes statx's flags as `|0x900`.
    this.#spaces().#take('|');
    let value = this.#spaces().#term(depth);
    for (;;) {
      this.#spaces();
      if (this.#take('|')) value = combine(value, this.#spaces().#term(depth), (a, b) => a | b);
      else if (this.#take('*')) value = combine(value, this.#spaces().#term(depth), (a, b) => a * b);
      else if (this.#take('<<')) value = combine(value, this.#spaces().#term(depth), (a, b) => (b < 64n ? a << b : 0n));
      else if (this.#peek('<')) value = { ...value, annotation: this.#annotation() };
      else if (this.#take('or ')) this.#spaces().#term(depth);
      else break;
    }
    // What the kernel wrote over it.
    if (this.#take('=>')) this.value(depth + 1);
    return value;
  }

  #term(depth: number): Value {
    if (depth > MAX_DEPTH) return this.#skip();
    const c = this.#text[this.#at] ?? '';
    if (c === '"') return this.#string(false);
    if (c === '@' && this.#text[this.#at + 1] === '"') {
      this.#at++;
      return this.#string(true);
    }
    if (c === '{') return this.#struct(depth);
    if (c === '[') return this.#list(depth);
    if (c === '~') {
      this.#at++;
      const inner = this.#term(depth + 1);
      return inner.kind === 'number' ? number(~inner.value) : UNKNOWN;
    }
    if ((c >= '0' && c <= '9') || c === '-') return this.#number();
    if (/[A-Za-z_]/.test(c)) return this.#name(depth);
    return this.#skip();
  }

  #number(): Value {
    const digits = this.#match(/-?(?:0x[0-9a-fA-F]+|\d+)/y);
    if (digits === '') return this.#skip();
    if (digits.length > MAX_DIGITS) return UNKNOWN;
    const negative = digits.startsWith('-');
    const bare = negative ? digits.slice(1) : digits;
    // A leading zero is octal in strace as in C.
    const value = BigInt(/^0[0-7]+$/.test(bare) ? `0o${bare.slice(1)}` : /^0\d/.test(bare) ? '0' : bare);
    return bounded(negative ? -value : value);
  }

  #string(abstract: boolean): Value {
    const start = this.#at + 1;
    const end = endOfString(this.#text, start, this.#text.length);
    this.#at = end + 1;
    const bytes = unescape(this.#text.slice(start, end));
    const whole = !this.#take('...') && bytes.length <= MAX_TEXT;
    return { kind: 'string', bytes: own(bytes.slice(0, MAX_TEXT)), whole, abstract };
  }

  #name(depth: number): Value {
    const name = own(this.#match(/\w+/y));
    if (this.#peek('(')) return this.#call(name, depth);
    if (name === 'NULL') return number(0n);
    const real = /^(?:SIG)?RT(?:MIN|_(\d{1,2}))$/.exec(name);
    if (real) return number(32n + BigInt(real[1] ?? 0));
    const value = constant(this.#arch, name) ?? signalNumber(this.#arch, name) ?? direction(this.#arch, name);
    return value === undefined ? UNKNOWN : number(value);
  }

  /** What strace writes like a C macro: htons(80), inet_addr("…"), makedev(0x1, 0x3). */
  #call(name: string, depth: number): Value {
    this.#at++;
    const args = this.#items(')', depth);
    const numbers = args.map((arg) => (arg.kind === 'number' ? arg.value : undefined));
    const [a, b, c, d] = numbers;
    switch (name) {
      case 'htons':
      case 'htonl':
        // The register holds network order; who wants the port swaps it back (`hostOrder`).
        return a === undefined ? UNKNOWN : number(swap(a, name === 'htons' ? 2 : 4));
      case 'inet_addr':
        return args[0] ?? UNKNOWN;
      case 'inet_pton':
        return args[1] ?? UNKNOWN;
      case 'makedev':
        return a === undefined || b === undefined ? UNKNOWN : number(deviceNumber(a, b));
      case '_IOC':
        return a === undefined || b === undefined || c === undefined || d === undefined
          ? UNKNOWN
          : number((a << BigInt(WIDE_DIRECTION.test(this.#arch) ? 29 : 30)) | (d << 16n) | (b << 8n) | c);
      default:
        return UNKNOWN;
    }
  }

  #struct(depth: number): Value {
    this.#at++;
    const members = new Map<string, Value>();
    while (members.size < MAX_ITEMS && !this.#closes('}')) {
      const start = this.#at;
      const name = this.#match(/[\w.]+(?==)/y);
      if (name !== '') this.#at++;
      // A macro that fills a member stands for it: inet_pton(AF_INET6, "::1", &sin6_addr).
      const key = name !== '' ? name : (/^\w+/.exec(this.#text.slice(start, start + 64))?.[0] ?? `#${members.size}`);
      members.set(key, this.value(depth + 1));
      if (!this.#take(',') && !this.#peek('}')) this.#skip();
    }
    return { kind: 'struct', members };
  }

  #list(depth: number): Value {
    this.#at++;
    return { kind: 'list', items: this.#items(']', depth) };
  }

  #items(close: string, depth: number): Value[] {
    const items: Value[] = [];
    while (items.length < MAX_ITEMS && !this.#closes(close)) {
      items.push(this.value(depth + 1));
      if (!this.#take(',') && !this.#peek(close)) this.#skip();
    }
    return items;
  }

  #closes(close: string): boolean {
    this.#spaces();
    return this.#at >= this.#text.length || this.#take(close);
  }

  /** Over what polc has no notion of, to the next comma or closing bracket of this level. */
  #skip(): Value {
    let depth = 0;
    for (; this.#at < this.#text.length; this.#at++) {
      const c = this.#text[this.#at] ?? '';
      if (c === '"') this.#at = endOfString(this.#text, this.#at + 1, this.#text.length);
      else if ('([{'.includes(c)) depth++;
      else if (')]}'.includes(c) && depth-- === 0) break;
      else if (c === ',' && depth === 0) break;
    }
    return UNKNOWN;
  }

  #annotation(): string {
    const start = this.#at + 1;
    const end = endOfAnnotation(this.#text, start, this.#text.length);
    this.#at = end + 1;
    this.#take('(deleted)');
    return readAnnotation(this.#text.slice(start, end));
  }

  /** Comments too: `-X verbose` writes what a number stands for behind it. */
  #spaces(): this {
    for (;;) {
      while (this.#text[this.#at] === ' ') this.#at++;
      if (!this.#peek('/*')) return this;
      const end = this.#text.indexOf('*/', this.#at + 2);
      this.#at = end < 0 ? this.#text.length : end + 2;
    }
  }

  #peek(word: string): boolean {
    return this.#text.startsWith(word, this.#at);
  }

  #take(word: string): boolean {
    if (!this.#peek(word)) return false;
    this.#at += word.length;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}

const combine = (left: Value, right: Value, join: (a: bigint, b: bigint) => bigint): Value =>
  left.kind === 'number' && right.kind === 'number' ? bounded(join(left.value, right.value)) : UNKNOWN;

function signalNumber(arch: ArchName, name: string): bigint | undefined {
  const value = name.startsWith('SIG') ? signal(arch, name.slice(3).toLowerCase()) : undefined;
  return value === undefined ? undefined : BigInt(value);
}

/** mips and powerpc give an ioctl's direction three bits (arch/mips/include/uapi/asm/ioctl.h). */
const WIDE_DIRECTION = /^(?:mips|ppc)/;

function direction(arch: ArchName, name: string): bigint | undefined {
  if (!name.startsWith('_IOC_')) return undefined;
  const wide = WIDE_DIRECTION.test(arch);
  return { _IOC_NONE: wide ? 1n : 0n, _IOC_READ: 2n, _IOC_WRITE: wide ? 4n : 1n }[name];
}

function swap(value: bigint, bytes: number): bigint {
  let out = 0n;
  for (let i = 0; i < bytes; i++) out = (out << 8n) | ((value >> BigInt(8 * i)) & 0xffn);
  return out;
}

/** makedev(3) as glibc lays it out. */
const deviceNumber = (major: bigint, minor: bigint): bigint =>
  ((major & 0xfffff000n) << 32n) | ((major & 0xfffn) << 8n) | ((minor & 0xffffff00n) << 12n) | (minor & 0xffn);

/** A port of a socket address: htons(80), or (`-X raw`) the two bytes as a string. */
export function portOf(value: Value | undefined): number | undefined {
  if (value?.kind === 'number') return Number(swap(value.value, 2));
  if (value?.kind !== 'string' || value.bytes.length !== 2) return undefined;
  return (value.bytes.charCodeAt(0) << 8) | value.bytes.charCodeAt(1);
}

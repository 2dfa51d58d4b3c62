/**
 * What stands before the call in a line of strace: the pid (`-f`: `123 ` in files, `[pid 123] ` on a terminal; with `-Y` and the
 * command's name), a time (`-t`, `-tt`, `-ttt`, `-r`), the number of the call (`-n`), the instruction pointer (`-i`).
 */
const SPACE = 0x20;
const DOT = 0x2e;
const COLON = 0x3a;
const BRACKET = 0x5b;
const ANGLE = 0x3c;
const NEWEST_PID = 1 << 22; // PID_MAX_LIMIT, include/linux/threads.h

/** One line's prefix; filled anew by each `read`. */
export class Prefix {
  /** 0: the line has none. */
  pid = 0;
  /** Milliseconds since the log's first line, as far as the log tells. */
  time = 0;
  /** Where the rest of the line begins. */
  at = 0;
  #first: number | undefined;
  #dayShift = 0;
  #lastOfDay = 0;

  read(text: string, start: number, end: number): void {
    this.pid = 0;
    let at = start;
    const c = text.charCodeAt(at);
    if (isDigit(c)) at = this.#number(text, at, end);
    else if (c === BRACKET && text.startsWith('[pid ', at)) at = this.#bracketed(text, at + 5, end);
    else if (c !== SPACE && c !== BRACKET && c !== 0x28) {
      this.at = at;
      return;
    }
    this.at = this.#times(text, at, end);
  }

  /** Digits at the start: a pid, unless they go on like a time. */
  #number(text: string, at: number, end: number): number {
    let i = at;
    let value = 0;
    for (; i < end && isDigit(text.charCodeAt(i)); i++) value = value * 10 + text.charCodeAt(i) - 0x30;
    const next = text.charCodeAt(i);
    if (next === ANGLE) {
      const close = text.indexOf('> ', i);
      if (close < 0 || close >= end) return at;
      this.pid = value;
      return close + 2;
    }
    if (next !== SPACE || value > NEWEST_PID || i - at > 7) return at;
    this.pid = value;
    while (text.charCodeAt(i) === SPACE && text.charCodeAt(i + 1) === SPACE && i < end) i++;
    return i + 1;
  }

  #bracketed(text: string, at: number, end: number): number {
    let i = at;
    while (text.charCodeAt(i) === SPACE) i++;
    let value = 0;
    for (; i < end && isDigit(text.charCodeAt(i)); i++) value = value * 10 + text.charCodeAt(i) - 0x30;
    const close = text.charCodeAt(i) === ANGLE ? text.indexOf('>] ', i) + 1 : i;
    if (close <= 0 || close >= end || !text.startsWith('] ', close)) return at - 5;
    this.pid = value;
    return close + 2;
  }

  #times(text: string, start: number, end: number): number {
    let at = start;
    for (;;) {
      while (text.charCodeAt(at) === SPACE && at < end) at++;
      const c = text.charCodeAt(at);
      let next = -1;
      if (isDigit(c)) next = this.#time(text, at, end);
      else if (c === 0x28 && text.startsWith('(+', at)) next = text.indexOf(') ', at) + 2;
      else if (c === BRACKET) next = bracketEnd(text, at, end);
      if (next <= at || next > end) return at;
      at = next;
    }
  }

  /** `08:41:31.088317 `, `1700000000.123456 `, or since the line before: `0.000204 `. */
  #time(text: string, at: number, end: number): number {
    const space = text.indexOf(' ', at);
    if (space < 0 || space >= end) return -1;
    let i = at;
    let whole = 0;
    let fraction = 0;
    let scale = 0;
    let colons = 0;
    let minutes = 0;
    for (; i < space; i++) {
      const c = text.charCodeAt(i);
      if (isDigit(c)) {
        if (scale > 0) {
          fraction += (c - 0x30) * scale;
          scale /= 10;
        } else whole = whole * 10 + c - 0x30;
      } else if (c === COLON && colons < 2 && scale === 0) {
        colons++;
        minutes = (minutes + whole) * 60;
        whole = 0;
      } else if (c === DOT && scale === 0) scale = 0.1;
      else return -1;
    }
    if (colons === 1 || (colons === 0 && scale === 0 && whole <= NEWEST_PID)) return -1;
    this.#set(minutes + whole + fraction, colons > 0, colons === 0 && whole < 1e8);
    return space + 1;
  }

  #set(seconds: number, ofDay: boolean, relative: boolean): void {
    const ms = seconds * 1000;
    if (relative) {
      // With `-tt -r` the absolute time says it already; it is in parentheses then, and not read.
      this.time += this.#first === undefined ? ms : 0;
      return;
    }
    if (ofDay && ms + this.#dayShift < this.#lastOfDay - 43_200_000) this.#dayShift += 86_400_000; // midnight
    const absolute = ofDay ? ms + this.#dayShift : ms;
    this.#lastOfDay = absolute;
    this.#first ??= absolute;
    this.time = Math.max(0, absolute - this.#first);
  }

  /** The first absolute time (`-ttt`: seconds since 1970 in milliseconds). */
  get began(): number | undefined {
    return this.#first !== undefined && this.#first > 1e11 ? this.#first : undefined;
  }
}

const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39;

/** `[ 257] ` and `[00007f14d12dead7] `, but not `[ Process PID=1 runs in 32 bit mode. ]`. */
function bracketEnd(text: string, at: number, end: number): number {
  const close = text.indexOf('] ', at);
  if (close < 0 || close >= end || close - at > 20) return -1;
  for (let i = at + 1; i < close; i++) {
    const c = text.charCodeAt(i) | 0x20;
    if (!(c === SPACE || (c >= 0x30 && c <= 0x39) || (c >= 0x61 && c <= 0x66) || c === 0x3f)) return -1;
  }
  return close + 2;
}

/**
 * Glob text → tree, for writing it down again. `compiler/glob.ts` has checked the text and says what it means; here the same
 * grammar is read once more (`*` and `**` keep their shape), and the random tests hold the two together.
 */
export type Part =
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'any' } // `?`
  | { readonly kind: 'star' }
  | { readonly kind: 'deep' } // `**`
  | { readonly kind: 'class'; readonly bytes: readonly boolean[] } // of 256; never NUL or `/`
  | { readonly kind: 'choice'; readonly of: readonly Parts[] };
export type Parts = readonly Part[];

const SLASH = 0x2f;

/** @throws Error where `parseGlob` would have refused the text: polc's own mistake. */
export function readGlob(text: string): Parts {
  let at = 0;
  const fail = (): never => {
    throw new Error(`an unchecked glob: ${JSON.stringify(text)}`);
  };
  const byte = (): number => {
    const code = text.charCodeAt(at++);
    return Number.isNaN(code) || code > 0xff ? fail() : code;
  };
  const classed = (): Part => {
    const negated = text[at] === '^' || text[at] === '!';
    if (negated) at++;
    const has = new Array<boolean>(256).fill(false);
    const member = (): number => (text[at] === '\\' ? (at++, byte()) : byte());
    for (let first = true; first || text[at] !== ']'; first = false) {
      const low = member();
      let high = low;
      if (text[at] === '-' && text[at + 1] !== ']' && text[at + 1] !== undefined) {
        at++;
        high = member();
      }
      for (let b = low; b <= high; b++) has[b] = true;
    }
    at++;
    return { kind: 'class', bytes: has.map((is, b) => b !== 0 && b !== SLASH && is !== negated) };
  };
  const sequence = (nested: boolean): Parts => {
    const out: Part[] = [];
    while (at < text.length && !(nested && (text[at] === ',' || text[at] === '}'))) {
      const char = text[at]!;
      if (char === '*') {
        const deep = text[at + 1] === '*';
        while (text[at] === '*') at++;
        out.push({ kind: deep ? 'deep' : 'star' });
        continue;
      }
      at++;
      if (char === '?') out.push({ kind: 'any' });
      else if (char === '[') out.push(classed());
      else if (char === '{') {
        const of: Parts[] = [];
        do {
          of.push(sequence(true));
        } while (text[at++] === ',');
        if (text[at - 1] !== '}') fail();
        out.push({ kind: 'choice', of });
      } else {
        at -= char === '\\' ? 0 : 1;
        out.push({ kind: 'byte', byte: byte() });
      }
    }
    return out;
  };
  const parts = sequence(false);
  return at === text.length ? parts : fail();
}

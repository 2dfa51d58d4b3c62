/**
 * The automaton the kernel walks (security/apparmor/match.c, include/match.h): flex-style compressed tables. Its headers and
 * tables are big-endian.
 */
const MAGIC = 0x1b5e783d;
/** enum of table ids in match.h. */
const TABLE = { accept: 1, base: 2, check: 3, default: 4, classes: 5, accept2: 7, next: 8 } as const;
const START = 1;
/** MATCH_FLAG_DIFF_ENCODE: only what differs from the default state is stored; a byte not found there is looked up again. */
const DIFF_ENCODE = 0x80000000;
const BASE_MASK = 0x00ffffff;

export interface Dfa {
  readonly bytes: number;
  /** The state after `input` (a byte a character) from `state`; 0 is the dead state. */
  readonly walk: (input: string, state?: number) => number;
  /** Permission bits of the state. */
  readonly accept: (state: number) => number;
  /** What of it is logged (low bits), and what of it is denied silently. */
  readonly accept2: (state: number) => number;
}

/** @throws RangeError where it is not an automaton. */
export function readDfa(blob: Uint8Array): Dfa {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  // The parser pads the blob so that its content lies on an 8-byte boundary of the file.
  let start = 0;
  while (start < 8 && view.getUint32(start) !== MAGIC) start++;
  if (start === 8) throw new RangeError('no automaton where one should be');
  const headerSize = view.getUint32(start + 4);
  const tables = new Map<number, readonly number[]>();
  for (let at = start + headerSize; at + 12 <= blob.length;) {
    const id = view.getUint16(at);
    const width = view.getUint16(at + 2);
    const length = view.getUint32(at + 8);
    if (width !== 1 && width !== 2 && width !== 4) throw new RangeError(`a table with elements of ${width} bytes`);
    const data = at + 12;
    tables.set(
      id,
      Array.from({ length }, (_, i) =>
        width === 1
          ? view.getUint8(data + i)
          : width === 2
            ? view.getUint16(data + 2 * i)
            : view.getUint32(data + 4 * i),
      ),
    );
    at = start + (((data + length * width - start + 7) >> 3) << 3); // tables are aligned to 8 bytes
  }
  return evaluator(tables, blob.length);
}

function evaluator(tables: ReadonlyMap<number, readonly number[]>, bytes: number): Dfa {
  const table = (id: number): readonly number[] => {
    const found = tables.get(id);
    if (!found) throw new RangeError(`the automaton has no table ${id}`);
    return found;
  };
  const [base, check, otherwise, next] = [
    table(TABLE.base),
    table(TABLE.check),
    table(TABLE.default),
    table(TABLE.next),
  ];
  const classes = tables.get(TABLE.classes);
  const accept2 = tables.get(TABLE.accept2) ?? [];
  const accept = table(TABLE.accept);
  const step = (from: number, byte: number): number => {
    const index = classes ? (classes[byte] ?? 0) : byte;
    for (let state = from; ;) {
      const offset = base[state] ?? 0;
      const position = (offset & BASE_MASK) + index;
      if (check[position] === state) return next[position] ?? 0;
      state = otherwise[state] ?? 0;
      if ((offset & DIFF_ENCODE) === 0) return state;
    }
  };
  return {
    bytes,
    walk(input, state = START) {
      let at = state;
      for (let i = 0; i < input.length && at !== 0; i++) at = step(at, input.charCodeAt(i));
      return at;
    },
    accept: (state) => accept[state] ?? 0,
    accept2: (state) => accept2[state] ?? 0,
  };
}

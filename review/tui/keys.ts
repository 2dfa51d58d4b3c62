/** What Ink reports of the keyboard → names of keys. One chunk may hold several (key repeat over ssh), and pasted text. */
export interface InkKey {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageDown: boolean;
  readonly pageUp: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly meta: boolean;
}

const SPECIAL = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageDown', 'pagedown'],
  ['pageUp', 'pageup'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['tab', 'tab'],
  // Ink 6 calls 0x7f, which terminals send for Backspace, `delete`.
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
] as const satisfies readonly (readonly [keyof InkKey, string])[];

const SHIFTED = new Set(['tab', 'up', 'down']);

export function keysOf(input: string, key: InkKey): readonly string[] {
  for (const [flag, name] of SPECIAL) if (key[flag]) return [key.shift && SHIFTED.has(name) ? `shift-${name}` : name];
  if (key.escape) return ['escape'];
  if (key.ctrl) return input === '' ? [] : [`ctrl-${input}`];
  // An Alt chord is none of ours; what is typed with it would act as the bare letter.
  if (key.meta) return [];
  return [...withoutReports(input)].flatMap((character) => named(character));
}

/** Marks of a bracketed paste, and reports of the mouse or of focus, arrive as text. */
const withoutReports = (input: string): string =>
  input.replace(/\x1b?\[20[01]~|\x1b?\[<?\d+;\d+;\d+[Mm]|\x1b?\[[IO]/g, '');

function named(character: string): readonly string[] {
  switch (character) {
    case ' ':
      return ['space'];
    case '\r':
    case '\n':
      return ['enter'];
    case '\t':
      return ['tab'];
    case '\x7f':
    case '\b':
      return ['backspace'];
    case '\x1b':
      return ['escape'];
    default: {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x20) return [`ctrl-${String.fromCharCode(code + 0x60)}`];
      return [character];
    }
  }
}

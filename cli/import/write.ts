/** Imported profiles → the tree of a policy. */
import type {
  EffectNode,
  Guard,
  PolicyFile,
  Profile,
  Rule,
  Span,
  Statement,
  StringLiteral,
  SyscallItem,
  When,
  Word,
} from '../../dsl/index.js';
import { permits } from '../../compiler/index.js';
import { actionText, allows, errnoText } from './action.js';
import { conditionOf } from './expression.js';
import type { Action, Conditions, ImportedProfile } from './profile.js';
import type { Piece } from './piece.js';
import { clean, Sheet } from './sheet.js';

export interface WrittenProfile {
  readonly profile: ImportedProfile;
  readonly rules: readonly Piece[];
}

export interface WriteOptions {
  readonly raw: boolean;
  /** The comment at the top. */
  readonly title: readonly string[];
  readonly path: string;
}

/** Longest line of a rule that lists plain syscalls, without the indentation: the printer breaks none of them. */
const WIDTH = 96;

const CAPABILITIES = 'A container has its capabilities from the runtime: write `allow capability …` for them.';

export function policyOf(profiles: readonly WrittenProfile[], { raw, title, path }: WriteOptions): PolicyFile {
  const sheet = new Sheet(path);
  for (const text of title) sheet.comment(text);
  const statements = profiles.map((written): Statement => {
    sheet.blank();
    return new ProfileWriter(sheet, written, raw).profile();
  });
  return sheet.file(statements);
}

class ProfileWriter {
  readonly #sheet: Sheet;
  readonly #written: WrittenProfile;
  readonly #raw: boolean;

  constructor(sheet: Sheet, written: WrittenProfile, raw: boolean) {
    this.#sheet = sheet;
    this.#written = written;
    this.#raw = raw;
  }

  profile(): Profile {
    const { name } = this.#written.profile;
    return this.#sheet.block(
      () => [...this.#settings(), ...this.#sections()],
      (body, span): Profile => ({ kind: 'profile', name: word(name, span), body, span }),
    );
  }

  #settings(): Profile['body'] {
    const { otherwise, archLine, notes, skipped } = this.#written.profile;
    const sheet = this.#sheet;
    for (const note of notes) sheet.comment(note);
    if (skipped.length > 0) sheet.comment(`skipped, because no architecture has them: ${skipped.join(', ')}`);
    const body: Profile['body'][number][] = [
      sheet.line((span) => ({ kind: 'use', modules: [{ path: 'std/unrestricted', quoted: false, span }], span })),
      sheet.line((span) => ({ kind: 'otherwise', effect: this.#effect(otherwise, span), span })),
      sheet.line((span) => ({ kind: 'unknown', effect: 'otherwise', span })),
      sheet.line((span) => ({ kind: 'require', layers: [word('seccomp', span)], span })),
    ];
    if (archLine) body.push(sheet.line((span) => ({ kind: 'arch', arches: archLine.map((a) => word(a, span)), span })));
    body.push(sheet.line((span) => ({ kind: 'syscalls listed', span })));
    return body;
  }

  /** Rules that are there under the same conditions stand together; those without conditions come first. */
  #sections(): readonly (Rule | When)[] {
    const sections = new Map<string, { readonly when: Conditions; readonly pieces: Piece[] }>();
    for (const piece of this.#written.rules) {
      const key = guardParts(piece.when).length === 0 ? '' : JSON.stringify(piece.when);
      const section = sections.get(key);
      if (section) section.pieces.push(piece);
      else sections.set(key, { when: piece.when, pieces: [piece] });
    }
    const plain = sections.get('')?.pieces ?? [];
    sections.delete('');
    const out: (Rule | When)[] = [];
    if (plain.length > 0) {
      this.#sheet.blank();
      out.push(...this.#rules(plain));
    }
    const ofCapability = ({ when }: { readonly when: Conditions }): boolean =>
      when.capabilities.length + when.notCapabilities.length > 0;
    const others = [...sections.values()];
    for (const [guarded, note] of [
      [others.filter((s) => !ofCapability(s)), ''],
      [others.filter(ofCapability), CAPABILITIES],
    ] as const) {
      if (guarded.length > 0) this.#sheet.blank();
      if (guarded.length > 0 && note !== '') this.#sheet.comment(note);
      for (const { when, pieces } of guarded) out.push(this.#when(when, pieces));
    }
    return out;
  }

  #when(when: Conditions, pieces: readonly Piece[]): When {
    return this.#sheet.block(
      () => this.#rules(pieces),
      (body, span) => ({ kind: 'when', guard: guardOf(when, span), body, span }),
    );
  }

  /** Allowed calls first; without conditions and reasons several a line, sorted; then the others, one a line. */
  #rules(pieces: readonly Piece[]): readonly Rule[] {
    const groups = new Map<string, Piece[]>();
    for (const piece of pieces) {
      const plain = piece.terms.length === 0;
      // Sorted by these keys: what is allowed, plain lists, then by the call.
      const key = [
        allows(piece.action) ? 'a' : 'd',
        plain && piece.reason === undefined ? '0' : '1',
        plain && piece.reason === undefined ? actionText(piece.action, this.#raw) : '',
      ].join();
      const group = groups.get(key);
      if (group) group.push(piece);
      else groups.set(key, [piece]);
    }
    const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.flatMap(([key, group]) => {
      const byCall = [...group].sort((a, b) => (a.call < b.call ? -1 : a.call > b.call ? 1 : 0));
      return key.split(',')[1] === '0' ? this.#packed(byCall) : this.#together(byCall).map((g) => this.#rule(g));
    });
  }

  /** Calls without conditions whose reason is the same share a rule: they came from one. */
  #together(pieces: readonly Piece[]): readonly (readonly [Piece, ...Piece[]])[] {
    const out = new Map<string, [Piece, ...Piece[]]>();
    for (const [i, piece] of pieces.entries()) {
      const key = piece.terms.length === 0 ? `${actionText(piece.action, this.#raw)}\n${piece.reason ?? ''}` : `${i}`;
      const known = out.get(key);
      if (known) known.push(piece);
      else out.set(key, [piece]);
    }
    return [...out.values()];
  }

  #packed(pieces: readonly Piece[]): readonly Rule[] {
    const out: Rule[] = [];
    let line: [Piece, ...Piece[]] | undefined;
    let length = 0;
    for (const piece of pieces) {
      if (line && length + piece.call.length + 2 <= WIDTH) {
        line.push(piece);
        length += piece.call.length + 2;
        continue;
      }
      if (line) out.push(this.#rule(line));
      line = [piece];
      length = `allow syscall ${piece.call} ${actionText(piece.action, this.#raw)}`.length;
      if (isAllow(piece.action)) length -= ' allow'.length;
    }
    if (line) out.push(this.#rule(line));
    return out;
  }

  #rule(pieces: readonly [Piece, ...Piece[]]): Rule {
    const [{ action, reason }] = pieces;
    return this.#sheet.line((span): Rule => {
      const items = pieces.map(({ call, terms, names }): SyscallItem => {
        const condition = conditionOf(call, terms, names, span);
        return { kind: 'call', name: word(call, span), ...(condition ? { condition } : {}), span };
      });
      return {
        kind: 'rule',
        action: permits(action.answer) ? 'allow' : 'deny',
        body: { kind: 'syscall', items, span },
        owner: false,
        ...(isAllow(action) ? {} : { effect: this.#effect(action, span) }),
        ...(reason === undefined || clean(reason) === '' ? {} : { because: reasonNode(reason, span) }),
        span,
      };
    });
  }

  #effect(action: Action, span: Span): EffectNode {
    const { answer } = action;
    const number = (value: number) =>
      ({ kind: 'number', value: BigInt(value), hexadecimal: false, text: String(value), span }) as const;
    switch (answer.kind) {
      case 'errno': {
        const name = errnoText(action, this.#raw) ?? '';
        const errno = /^\d/.test(name) ? number(answer.errno) : ({ kind: 'constant', name, span } as const);
        return { kind: 'errno', errno, span };
      }
      case 'trace':
        return { kind: 'trace', data: number(answer.data), span };
      case 'trap':
        return { kind: 'trap', span };
      case 'kill':
      case 'kill thread':
      case 'notify':
      case 'log':
      case 'allow':
        return { kind: answer.kind, span };
    }
  }
}

const isAllow = (action: Action): boolean => action.answer.kind === 'allow';
const word = (text: string, span: Span): Word => ({ text, span });

/** A literal's value is a glob in bytes: of plain text only the backslash has to be doubled. */
function reasonNode(reason: string, span: Span): StringLiteral {
  const text = clean(reason).replaceAll('\\', '\\\\');
  return { kind: 'string', value: Buffer.from(text, 'utf8').toString('latin1'), span };
}

// ---- when --------------------------------------------------------------------------------------------------------------

type Part = (span: Span) => Guard;

function guardParts(when: Conditions): readonly Part[] {
  const capability =
    (name: string) =>
    (span: Span): Guard => ({ kind: 'capability', name: word(name, span), span });
  const not =
    (part: Part) =>
    (span: Span): Guard => ({ kind: 'not', of: part(span), span });
  const arches = (names: readonly string[], op: '==' | '!='): Part | undefined => {
    const [first] = names;
    if (first === undefined) return undefined;
    if (names.length === 1) return (span) => ({ kind: 'arch', op, arch: word(first, span), span });
    const within: Part = (span) => ({ kind: 'arch in', arches: names.map((n) => word(n, span)), span });
    return op === '==' ? within : not(within);
  };
  const kernel = (op: '>=' | '<', version: string | undefined): Part | undefined =>
    version === undefined ? undefined : (span) => ({ kind: 'kernel', op, version, span });
  return [
    arches(when.arches ?? [], '=='),
    arches(when.notArches, '!='),
    kernel('>=', when.kernel),
    kernel('<', when.notKernel),
    ...when.capabilities.map(capability),
    ...when.notCapabilities.map((name) => not(capability(name))),
  ].filter((part) => part !== undefined);
}

function guardOf(when: Conditions, span: Span): Guard {
  const parts = guardParts(when).map((part) => part(span));
  const [only] = parts;
  return only && parts.length === 1 ? only : { kind: 'and', of: parts, span };
}

/**
 * Edits of a policy's text: rules are put in, replaced and removed, and every other byte (comments, order, blanks, `\r\n`) stays.
 * Edits are made against one parsed file and applied together; parse again for the next ones.
 */
import type { PolicyFile, Profile, Rule, Statement } from './ast.js';
import { removals } from './edit-removals.js';
import { printRule, ruleLines } from './print.js';
import { Lines, type Edit } from './text-edit.js';

/** A rule of this file → the texts of the rules that take its place; none removes it. */
export type RuleChanges = ReadonlyMap<Rule, readonly string[]>;

/**
 * Replaces and removes rules of the file, in profiles or outside, in `when` or not. The first text takes the rule's place (and
 * keeps its trailing comment), further ones follow on lines of their own, or behind `;` where the rule shares its line.
 * A removed rule takes its line, the comment behind it, and a blank line too many with it.
 */
export function changeRules(file: PolicyFile, changes: RuleChanges): readonly Edit[] {
  const lines = new Lines(file.source.text);
  const removed: Rule[] = [];
  const edits: Edit[] = [];
  for (const [rule, texts] of changes) {
    if (texts.length === 0) removed.push(rule);
    else edits.push(...replacement(file, lines, rule, texts));
  }
  return [...edits, ...removals(lines, removed)];
}

export const replaceRule = (file: PolicyFile, rule: Rule, texts: readonly string[]): readonly Edit[] =>
  changeRules(file, new Map([[rule, texts]]));

export const removeRule = (file: PolicyFile, rule: Rule): readonly Edit[] => changeRules(file, new Map([[rule, []]]));

function replacement(file: PolicyFile, lines: Lines, rule: Rule, texts: readonly string[]): readonly Edit[] {
  const { start, end } = rule.span;
  const [first = '', ...more] = texts;
  const indent = lines.indentation(start);
  // Comments between the items of a wrapped list go above, as `polc fmt` puts them.
  const inner = lines.text.slice(start, end).includes('#')
    ? file.comments.filter((comment) => comment.span.start >= start && comment.span.end <= end)
    : [];
  const above = inner.map((comment) => comment.text + lines.newline + (indent ?? '')).join('');
  const put: Edit = { start, end, text: above + first };
  return more.length === 0 ? [put] : [put, behind(lines, end, more, indent ?? '')];
}

/** What may stand behind a statement in its line without being another one. */
const REST = /^[ \t;]*(?:#.*)?$/;

/** Statements behind one that ends at `end`: on lines of their own where it is the last of its line. */
function behind(lines: Lines, end: number, texts: readonly string[], indent: string): Edit {
  const rest = lines.text.slice(end, lines.end(end));
  if (!REST.test(rest)) return { start: end, end, text: texts.map((text) => `; ${text}`).join('') };
  const next = lines.next(end);
  const at = next ?? lines.text.length;
  const text = texts.map((one) => indent + one);
  return {
    start: at,
    end: at,
    text: text.map((one) => (next === undefined ? lines.newline + one : one + lines.newline)).join(''),
  };
}

// ---- putting in --------------------------------------------------------------------------------------------------------

type Inner = Statement | Profile['body'][number];

/**
 * Puts rules into a profile of the file, or outside of all (`undefined`): each behind the last rule of its class (and if there
 * is one, of its action), else before the closing brace. Rules inside `when` are not looked at.
 */
export function insertRules(file: PolicyFile, profile: Profile | undefined, rules: readonly Rule[]): readonly Edit[] {
  const lines = new Lines(file.source.text);
  const statements: readonly Inner[] = profile ? profile.body : file.statements;
  const anchored = new Map<Inner, Rule[]>();
  const others: Rule[] = [];
  for (const rule of rules) {
    const anchor = anchorOf(rule, statements) ?? (profile ? undefined : statements.findLast(notABlock));
    if (!anchor) others.push(rule);
    else anchored.set(anchor, [...(anchored.get(anchor) ?? []), rule]);
  }
  const edits = [...anchored].map(([anchor, list]) =>
    behindStatement(lines, anchor, list, bodyIndent(lines, statements, profile)),
  );
  if (others.length > 0) edits.push(apart(lines, profile, others));
  return edits;
}

function anchorOf(rule: Rule, statements: readonly Inner[]): Inner | undefined {
  const same = statements.filter((s): s is Rule => s.kind === 'rule' && s.body.kind === rule.body.kind);
  return same.findLast((s) => s.action === rule.action) ?? same.at(-1);
}

const notABlock = (statement: Inner): boolean => statement.kind !== 'profile' && statement.kind !== 'test';

const textsAt = (rules: readonly Rule[], indent: string, newline: string): readonly string[] =>
  rules.map((rule) => ruleLines(rule, indent).join(newline).slice(indent.length));

function behindStatement(lines: Lines, { span: { start, end } }: Inner, rules: readonly Rule[], inner: string): Edit {
  const alone = REST.test(lines.text.slice(end, lines.end(end)));
  const indent = lines.indentation(start) ?? inner;
  return behind(lines, end, alone ? textsAt(rules, indent, lines.newline) : rules.map(printRule), indent);
}

/** How the statements of a block are indented; else two more than the block. */
function bodyIndent(lines: Lines, statements: readonly Inner[], profile: Profile | undefined): string {
  for (const { span } of statements) {
    const indent = lines.indentation(span.start);
    if (indent !== undefined) return indent;
  }
  return profile ? `${lines.indentation(profile.span.start) ?? ''}  ` : '';
}

/** Rules of a class that is not there yet. */
function apart(lines: Lines, profile: Profile | undefined, rules: readonly Rule[]): Edit {
  if (!profile) return atEnd(lines, textsAt(rules, '', lines.newline));
  const indent = bodyIndent(lines, profile.body, profile);
  return beforeBrace(lines, profile, textsAt(rules, indent, lines.newline), indent, rules.map(printRule));
}

/** @param short the statements where they have to share a line. */
function beforeBrace(
  lines: Lines,
  profile: Profile,
  statements: readonly string[],
  indent: string,
  short: readonly string[] = statements,
): Edit {
  const brace = profile.span.end - 1;
  const last = profile.body.at(-1);
  const isClosed = lines.text[brace] === '}';
  if (last && (!isClosed || lines.indentation(brace) === undefined)) return behind(lines, last.span.end, short, indent);
  if (!isClosed) throw new Error(`profile ${profile.name.text} has no end`);
  const whole = statements.map((text) => indent + text + lines.newline).join('');
  if (lines.indentation(brace) !== undefined) {
    const start = lines.start(brace);
    return { start, end: start, text: whole };
  }
  // `profile x { }` on one line is opened up.
  const open = lines.text.lastIndexOf('{', brace) + 1;
  return { start: open, end: brace, text: lines.newline + whole + (lines.indentation(profile.span.start) ?? '') };
}

function atEnd({ text, newline }: Lines, statements: readonly string[]): Edit {
  const lead = text === '' || text.endsWith('\n') ? '' : newline;
  return { start: text.length, end: text.length, text: lead + statements.map((one) => one + newline).join('') };
}

/**
 * Names modules (`std/dns`) in a `use` of the profile, or of the whole file (`undefined`): behind the last module that is named
 * there, else in a statement of its own before all others.
 */
export function insertUse(file: PolicyFile, profile: Profile | undefined, modules: readonly string[]): readonly Edit[] {
  const lines = new Lines(file.source.text);
  const statements: readonly Inner[] = profile ? profile.body : file.statements;
  const use = statements.findLast((s) => s.kind === 'use');
  const last = use?.modules.at(-1);
  if (last) return [{ start: last.span.end, end: last.span.end, text: modules.map((name) => `, ${name}`).join('') }];
  const text = `use ${modules.join(', ')}`;
  const first = statements[0];
  if (first) return [useBefore(lines, first, text)];
  if (!profile) return [atEnd(lines, [text])];
  return [beforeBrace(lines, profile, [text], bodyIndent(lines, statements, profile))];
}

/** Above the comments that stand directly above the statement, unless they are the head of the file. */
function useBefore(lines: Lines, first: Inner, text: string): Edit {
  const indent = lines.indentation(first.span.start);
  const start = indent === undefined ? first.span.start : lines.start(first.span.start);
  if (indent === undefined) return { start, end: start, text: `${text}; ` };
  let at = start;
  while (
    at > 0 &&
    lines
      .line(lines.start(at - 1))
      .trimStart()
      .startsWith('#')
  )
    at = lines.start(at - 1);
  if (at === 0) at = start;
  const blank = first.kind === 'profile' ? lines.newline : '';
  return { start: at, end: at, text: indent + text + lines.newline + blank };
}

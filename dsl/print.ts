/** Tree → text: one canonical form. Comments stay with what they stand at; of blank lines at most one is kept. */
import type { Access, Comment, Expectation, Guard, Node, PolicyFile, Profile, Rule, Statement, When } from './ast.js';
import { hasErrors, type Result } from './diagnostics/diagnostic.js';
import { parse } from './parse.js';
import * as nodes from './print-nodes.js';
import { BREAK } from './print-nodes.js';
import type { Source } from './source.js';

export const WIDTH = 100;
const INDENT = '  ';

type AnyStatement = Statement | Profile['body'][number] | Expectation | When;

/**
 * The canonical text of a file. Nodes that come from elsewhere (builders, the learner) may be among those of the source:
 * they are printed in their place and take no comments.
 * @throws where a node holds a name that no policy could contain.
 */
export function print(file: PolicyFile): string {
  const printer = new Printer(file);
  return printer.file();
}

/** `polc fmt`: nothing where the text has syntax errors. */
export function format(source: Source): Result<string | undefined> {
  const { value, diagnostics } = parse(source);
  return { value: hasErrors(diagnostics) ? undefined : print(value), diagnostics };
}

/** One rule on one line, without the newline. */
export const printRule = (rule: Rule): string => unbroken(nodes.rule(rule));

/** One rule on as many lines as `polc fmt` would give it at this indentation. */
export const ruleLines = (rule: Rule, indent: string): readonly string[] => wrapped(nodes.rule(rule), indent);

/** The condition of a `when`, on one line. */
export const printWhen = (guard: Guard): string => unbroken(nodes.guard(guard));

/** What follows `expect allow`. */
export const printAccess = (access: Access): string => unbroken(nodes.access(access));

const unbroken = (text: string): string => text.replaceAll(BREAK, ' ');

class Printer {
  private readonly out: string[] = [];
  private readonly comments: readonly Comment[];
  private nextComment = 0;
  /** Where in the source the last printed thing ended; undefined at the start of a block. */
  private lastEnd: number | undefined;
  private atBlockStart = true;
  private lastWasBlock = false;

  constructor(private readonly tree: PolicyFile) {
    this.comments = tree.comments;
  }

  file(): string {
    this.statements(this.tree.statements, '');
    this.commentsBefore(Infinity, '');
    return this.out.length === 0 ? '' : `${this.out.join('\n')}\n`;
  }

  private statements(list: readonly AnyStatement[], indent: string): void {
    for (const statement of list) this.statement(statement, indent);
  }

  private statement(node: AnyStatement, indent: string): void {
    const real = this.isReal(node);
    const isBlock = node.kind === 'profile' || node.kind === 'test';
    if (real) {
      this.commentsBefore(node.span.start, indent);
      this.blankBefore(node.span.start);
      this.lastEnd = node.span.start;
    } else if (!this.atBlockStart && (isBlock || this.lastWasBlock)) {
      this.out.push('');
    }
    this.atBlockStart = false;
    switch (node.kind) {
      case 'profile':
        this.block(nodes.profileHead(node), node.body, node, indent);
        break;
      case 'test':
        this.block(nodes.testHead(node), node.expectations, node, indent);
        break;
      case 'when':
        this.block(`when ${nodes.guard(node.guard)}`, node.body, node, indent);
        break;
      default:
        // Comments between the items of a wrapped list go above the statement.
        if (real) this.commentsBefore(node.span.end, indent);
        this.out.push(...wrapped(nodes.line(node), indent));
    }
    if (real) {
      this.lastEnd = node.span.end;
      this.trailingComment(node.span.end);
    }
    this.lastWasBlock = isBlock;
  }

  private block(head: string, body: readonly AnyStatement[], node: Node, indent: string): void {
    this.out.push(...wrapped(`${head} {`, indent));
    this.atBlockStart = true;
    const before = this.lastEnd;
    this.statements(body, indent + INDENT);
    // Those behind the last statement, before the brace.
    if (this.isReal(node)) this.commentsBefore(node.span.end, indent + INDENT);
    else this.lastEnd = before;
    this.out.push(`${indent}}`);
    this.atBlockStart = false;
  }

  /** Whether the node was parsed from this file, so that offsets mean something. */
  private isReal({ span }: Node): boolean {
    return span.source === this.tree.source && span.end > span.start && span.end <= this.tree.source.text.length;
  }

  private commentsBefore(offset: number, indent: string): void {
    for (let comment = this.comments[this.nextComment]; comment && comment.span.start < offset;) {
      this.blankBefore(comment.span.start);
      this.out.push(indent + comment.text);
      this.lastEnd = comment.span.end;
      this.atBlockStart = false;
      this.lastWasBlock = false;
      comment = this.comments[++this.nextComment];
    }
  }

  private trailingComment(end: number): void {
    const comment = this.comments[this.nextComment];
    if (!comment || comment.span.start < end) return;
    if (!/^[ \t;]*$/.test(this.tree.source.text.slice(end, comment.span.start))) return;
    this.out.push(`${this.out.pop() ?? ''} ${comment.text}`);
    this.lastEnd = comment.span.end;
    this.nextComment++;
  }

  private blankBefore(start: number): void {
    if (this.atBlockStart || this.lastEnd === undefined || start < this.lastEnd) return;
    if (/\n[ \t\r;]*\n/.test(this.tree.source.text.slice(this.lastEnd, start))) this.out.push('');
  }
}

/** Fills lines up to WIDTH, breaking behind commas and operators only. A single long item stays whole. */
function wrapped(text: string, indent: string): string[] {
  const [first = '', ...pieces] = text.split(BREAK);
  const lines: string[] = [];
  let line = indent + first;
  for (const piece of pieces) {
    if (line.length + 1 + piece.length > WIDTH) {
      lines.push(line);
      line = indent + INDENT + piece;
    } else {
      line += ` ${piece}`;
    }
  }
  return [...lines, line];
}

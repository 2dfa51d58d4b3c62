/** Policy → the rules to review: those of its own file, one by one, and those that modules bring, to read only. */
import { createHash } from 'node:crypto';
import {
  LetScope,
  position,
  printRule,
  printWhen,
  substituted,
  type LinkedPolicy,
  type PolicyFile,
  type Profile,
  type Rule,
  type Source,
  type When,
} from '../dsl/index.js';

/** A rule of the file under review, as it stands there. */
export interface ReviewRule {
  /** Position among the file's rules, in the order written. */
  readonly index: number;
  /** Absent for rules outside profiles, which hold for all of them. */
  readonly profile: string | undefined;
  /** `arch == x86_64`, of all `when` around it. */
  readonly guard: string | undefined;
  readonly node: Rule;
  /** In the one format, on one line. */
  readonly text: string;
  readonly line: number;
  /** Of the file and of the profile. */
  readonly scope: LetScope;
}

/** Rules that a module brings: folded to one row, and never changed here. */
export interface ModuleRules {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** Lists are resolved leniently: what is wrong with one is said by the linker. */
const LIMITS = () => ({ budget: 200_000, exhausted: false });
const quiet = (): void => undefined;

export function rulesOf(file: PolicyFile): readonly ReviewRule[] {
  const lets = (list: Profile['body'] | PolicyFile['statements']) => list.filter((s) => s.kind === 'let');
  const outer = new LetScope(lets(file.statements), undefined, LIMITS(), quiet);
  const out: ReviewRule[] = [];
  const walk = (
    list: readonly { readonly kind: string }[],
    profile: string | undefined,
    guards: readonly string[],
    scope: LetScope,
  ): void => {
    for (const statement of list) {
      if (isRule(statement)) out.push(reviewRule(statement, out.length, profile, guards, scope));
      else if (isWhen(statement)) walk(statement.body, profile, [...guards, printWhen(statement.guard)], scope);
    }
  };
  for (const statement of file.statements) {
    if (statement.kind !== 'profile') {
      walk([statement], undefined, [], outer);
      continue;
    }
    const own = lets(statement.body);
    const scope = own.length === 0 ? outer : new LetScope(own, outer, LIMITS(), quiet);
    walk(statement.body, statement.name.text, [], scope);
  }
  return out;
}

const isRule = (node: { readonly kind: string }): node is Rule => node.kind === 'rule';
const isWhen = (node: { readonly kind: string }): node is When => node.kind === 'when';

function reviewRule(
  node: Rule,
  index: number,
  profile: string | undefined,
  guards: readonly string[],
  scope: LetScope,
): ReviewRule {
  const guard = guards.length === 0 ? undefined : guards.join(' and ');
  const { line } = position(node.span.source, node.span.start);
  const printed = printRule(node);
  // A slice of the file's text takes no memory of its own; most rules stand there as they are printed.
  const written = node.span.source.text.slice(node.span.start, node.span.end);
  return { index, profile, guard, node, text: written === printed ? written : printed, line, scope };
}

/** The rules that hold besides, by the module that brings them, each once. */
export function moduleRules(linked: LinkedPolicy): readonly ModuleRules[] {
  const root = linked.root.file.source;
  const bySource = new Map<Source, Map<number, Rule>>();
  const add = (nodes: readonly (Rule | When)[]): void => {
    for (const node of nodes) {
      if (node.kind === 'when') {
        add(node.body);
        continue;
      }
      const { source, start } = node.span;
      if (source === root) continue;
      const known = bySource.get(source) ?? new Map<number, Rule>();
      bySource.set(source, known.set(start, node));
    }
  };
  for (const profile of linked.profiles) add(profile.rules);
  return [...bySource].map(([{ path }, rules]) => ({ name: moduleName(path), rules: [...rules.values()] }));
}

/** `std/base` for a module that comes with polc. */
const moduleName = (path: string): string => path.replace(/^.*policies\/(std\/[^.]+)\.policy$/, '$1');

/** The rule with the names of `let` replaced, for all that is said about what it opens. */
export const resolved = (rule: Rule, scope: LetScope): Rule => substituted(rule, scope);

/** What tells a rule apart from the others, in this file and the next time: where it holds, and what it says. */
export const identityOf = (rule: Pick<ReviewRule, 'profile' | 'guard'>, text: string): string =>
  `${rule.profile ?? ''}\0${rule.guard ?? ''}\0${text}`;

/** Eight digits that name the rule on a command line. */
export const shortId = (rule: ReviewRule): string =>
  createHash('sha256').update(identityOf(rule, rule.text)).digest('hex').slice(0, 8);

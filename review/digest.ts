/** What an approval is bound to: every text that the policy is made of, what they resolve to, and polc's groups of syscalls. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { printRule, printWhen, type LinkedPolicy, type ModuleGraph, type Rule, type When } from '../dsl/index.js';
import { group, groupNames } from '../kernel/index.js';
import type { SignOff } from './sidecar.js';

export interface PolicyDigest {
  readonly digest: string;
  /** By name: the policy's own file, each module, `resolved`, `groups`. */
  readonly parts: Readonly<Record<string, string>>;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

export function digestOf({ root, modules }: ModuleGraph, linked: LinkedPolicy): PolicyDigest {
  const parts: Record<string, string> = { [basename(root.file.source.path)]: hash(root.file.source.text) };
  for (const module of modules) if (module !== root) parts[module.name] = hash(module.file.source.text);
  parts['resolved'] = hash(JSON.stringify(linked.profiles.map((p) => [p.name, p.listed, linesOf(p.rules)])));
  parts['groups'] = hash(JSON.stringify(groupNames().map((name) => [name, group(name)])));
  const sorted = Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { digest: hash(JSON.stringify(sorted)), parts: sorted };
}

const linesOf = (rules: readonly (Rule | When)[]): readonly unknown[] =>
  rules.map((rule) => (rule.kind === 'rule' ? printRule(rule) : [printWhen(rule.guard), linesOf(rule.body)]));

/** What is not any more as it was signed off, by name. */
export function changedSince({ parts: before }: SignOff, { parts: now }: PolicyDigest): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((name) => before[name] !== now[name]).sort();
}

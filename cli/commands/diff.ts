/** `polc diff OLD NEW`: what two policies allow, compared by meaning. */
import type { CompiledProfile, Profile, ResourceRule } from '../../compiler/index.js';
import { profileChoice } from '../../dsl/index.js';
import type { Invocation } from '../command.js';
import { Stop } from '../command.js';
import { ruleText } from '../coverage-text.js';
import { Exit } from '../exit.js';
import { diffSyscalls, type SyscallChange } from '../syscall-diff.js';
import { checkedPolicy } from '../policy.js';
import { targetOf } from '../target.js';

interface ProfileDiff {
  readonly profile: string;
  readonly arch: string;
  readonly syscalls: readonly SyscallChange[];
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

export function run({ operands, options, output }: Invocation): Exit {
  const [oldFile = '', newFile = ''] = operands;
  const target = targetOf(options);
  const chosen = options.value('profile');
  const before = checkedPolicy(oldFile, target, output, chosen);
  const after = checkedPolicy(newFile, target, output, chosen);
  if (!before || !after) return Exit.usage;
  const pairs = pairUp(before.compiled.profiles, after.compiled.profiles);
  const diffs = pairs.both.flatMap(([a, b]) => compareProfiles(a, b));
  for (const diff of diffs) output.print(diffText(diff));
  for (const name of pairs.onlyOld) output.print(`profile ${name} is gone\n`);
  for (const name of pairs.onlyNew) output.print(`profile ${name} is new\n`);
  output.result({ profiles: diffs, removed: pairs.onlyOld, added: pairs.onlyNew });
  return diffs.length + pairs.onlyOld.length + pairs.onlyNew.length > 0 ? Exit.findings : Exit.fine;
}

/** By name; two files with one profile each are compared whatever they are called. */
function pairUp(before: readonly CompiledProfile[], after: readonly CompiledProfile[]) {
  const [a, b] = [before[0], after[0]];
  if (!a || !b)
    throw new Stop(Exit.usage, profileChoice(undefined, 'there is nothing to compare', 'both files need a profile'));
  if (before.length === 1 && after.length === 1) return { both: [[a, b] as const], onlyOld: [], onlyNew: [] };
  const find = (list: readonly CompiledProfile[], name: string) => list.find((p) => p.name === name);
  const both = before.flatMap((old) => {
    const now = find(after, old.name);
    return now ? [[old, now] as const] : [];
  });
  return {
    both,
    onlyOld: before.filter((p) => !find(after, p.name)).map((p) => p.name),
    onlyNew: after.filter((p) => !find(before, p.name)).map((p) => p.name),
  };
}

function compareProfiles(before: CompiledProfile, after: CompiledProfile): readonly ProfileDiff[] {
  return after.models.flatMap((now) => {
    const old = before.models.find((m) => m.arch === now.arch);
    if (!old) return [];
    const syscalls = diffSyscalls(before, after, old, now);
    const gained = missingIn(old, now);
    const lost = missingIn(now, old);
    const same = syscalls.length + gained.length + lost.length === 0;
    return same ? [] : [{ profile: now.name, arch: now.arch, syscalls, gained, lost }];
  });
}

/** Resource rules of `of` that `other` does not have: by what they mean, not by how they are written. */
function missingIn(other: Profile, of: Profile): readonly string[] {
  const known = new Set(other.resources.map(meaningOf));
  const out = of.resources.filter((rule) => !known.has(meaningOf(rule))).map((rule) => ruleText(rule.origin.span, 100));
  return [...new Set(out)];
}

/** Equal for equal rules: sets sorted, globs by their text, where the rule stands left out. */
function meaningOf({ resource, effect }: ResourceRule): string {
  return JSON.stringify([resource, effect], (key, value: unknown) => {
    if (value instanceof Set) return [...(value as ReadonlySet<unknown>)].map(String).sort();
    if (typeof value === 'bigint') return value.toString();
    if (isGlob(value) && key !== '') return value.text;
    return value;
  });
}

const isGlob = (value: unknown): value is { readonly text: string } =>
  typeof value === 'object' && value !== null && 'text' in value && 'prefix' in value;

function diffText({ profile, arch, syscalls, gained, lost }: ProfileDiff): string {
  const lines = [
    ...syscalls.map(
      ({ call, before, after, example, allows }) =>
        `  ${allows ? '+' : '-'} syscall ${call}: ${before} → ${after}${example}`,
    ),
    ...gained.map((text) => `  + ${text}`),
    ...lost.map((text) => `  - ${text}`),
  ];
  return `profile ${profile} (${arch})\n${lines.map((line) => `${line}\n`).join('')}`;
}

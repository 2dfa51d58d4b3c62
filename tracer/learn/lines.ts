/** What a policy denies → the lines that would allow it. */
import { decideResource, MODIFY, permits, type CompiledPolicy, type FileOperation } from '../../compiler/index.js';
import { applyEdits, insertRules, parse, quote, type Profile, type Source, type Span } from '../../dsl/index.js';
import type { ArchName } from '../../kernel/index.js';
import { compileText, type LearnTarget } from './compile-text.js';
import { Judge } from './judge.js';
import { nameRung } from './ladder.js';
import type { Need } from './needs.js';
import { DYNAMIC_PORTS, isDynamic } from './network.js';
import { operationsText, ruleNodes, ruleOf } from './rule.js';
import { hasStar } from './temporary.js';

export interface Lacking {
  readonly profile: string;
  readonly need: Need;
}

export interface Lines {
  /** The line that allows it; absent where none does. */
  readonly rule?: string;
  /** The `deny` that is why. */
  readonly against?: Span;
}

interface Compiled {
  readonly source: Source;
  readonly policy: CompiledPolicy;
}

export interface LinesPolicy extends Compiled {
  readonly arch: ArchName;
}

/** In this order: where a socket leads brings the socket along, and rules on resources bring system calls. */
const STAGES: readonly ((need: Need) => boolean)[] = [
  (need) => need.kind === 'resource' && need.access.kind !== 'socket',
  (need) => need.kind === 'resource' && need.access.kind === 'socket',
  (need) => need.kind === 'syscall',
];

/** Lines are put in and tried, stage by stage, for what is still denied. So nothing is told twice, and every line that is told helps. */
export function linesFor<T extends Lacking>(
  lacking: readonly T[],
  before: LinesPolicy,
  target: LearnTarget,
): readonly (T & Lines)[] {
  const { arch } = before;
  const withLines = lacking.map((one): T & Lines => {
    const rule = temporary(one.need) ?? anyPort(one.need, ruleOf(one.need, { arch, profile: one.profile }));
    return rule === undefined ? one : { ...one, rule };
  });
  let after: Compiled = before;
  const open = STAGES.flatMap((isOf) => {
    const allowed = judgesOf(after);
    const still = withLines.filter((one) => isOf(one.need) && !allowed(one));
    after = withRules(after, still, target);
    return still;
  });
  const allowed = judgesOf(after);
  const tried = open.map((one): T & Lines => {
    if (allowed(one)) return one;
    const { rule: _, ...without } = one;
    const against = ruleAgainst(one, before);
    return { ...(without as T), ...(against ? { against } : {}) }; // T has no line of its own
  });
  return joined(tried);
}

const FILE_LINE = /^allow (\w+)((?: owner)? ".*)$/s;

/** One line for all that is lacking of one file, or of one pattern: what opening it to read and write, then removing it takes. */
function joined<T extends Lacking & Lines>(lacking: readonly T[]): readonly T[] {
  const of = ({ profile, need, rule }: T): { readonly key: string; readonly where: string } | undefined => {
    const where = need.kind === 'resource' && need.access.kind === 'file' ? FILE_LINE.exec(rule ?? '')?.[2] : undefined;
    return where === undefined ? undefined : { key: `${profile}\0${where}`, where };
  };
  const operations = new Map<string, Set<FileOperation>>();
  for (const one of lacking) {
    const place = of(one);
    if (place && one.need.kind === 'resource' && one.need.access.kind === 'file')
      operations.set(place.key, (operations.get(place.key) ?? new Set()).add(one.need.access.op));
  }
  return lacking.map((one) => {
    const place = of(one);
    const all = place && operations.get(place.key);
    return place && all ? { ...one, rule: `allow ${operationsText(all)}${place.where}` } : one;
  });
}

/** Where a name is another the next time (`sedAb3xY9`), only a pattern helps: the ladder's first step. */
function temporary(need: Need): string | undefined {
  if (need.kind !== 'resource' || need.access.kind !== 'file') return undefined;
  const { op, path } = need.access;
  const pattern = nameRung(path, { writes: MODIFY.includes(op), executes: false });
  return hasStar(pattern) ? `allow ${op} ${quote(pattern)}` : undefined;
}
/** A port that the kernel chose is another one the next time. */
const anyPort = (need: Need, rule: string | undefined): string | undefined =>
  need.kind === 'resource' && need.access.kind === 'net' && isDynamic(need.access.port ?? 0n)
    ? rule?.replace(/\d+$/, DYNAMIC_PORTS)
    : rule;

/** The policy with these rules in their profiles; without those that would be no policy. */
function withRules(before: Compiled, lacking: readonly (Lacking & Lines)[], target: LearnTarget): Compiled {
  const { value: file } = parse(before.source);
  const profiles = file.statements.filter((statement): statement is Profile => statement.kind === 'profile');
  const edits = profiles.flatMap((profile) => {
    const lines = new Set(lacking.flatMap((one) => (one.profile === profile.name.text ? (one.rule ?? []) : [])));
    const rules = [...lines].flatMap(ruleNodes);
    return rules.length === 0 ? [] : insertRules(file, profile, rules);
  });
  if (edits.length === 0) return before;
  const source = { ...before.source, text: applyEdits(before.source.text, edits) };
  const { policy } = compileText(source.text, source.path, target);
  if (policy) return { source, policy };
  if (lacking.length === 1) return before;
  const half = Math.ceil(lacking.length / 2);
  return withRules(withRules(before, lacking.slice(0, half), target), lacking.slice(half), target);
}

function judgesOf({ policy }: Compiled): (one: Lacking) => boolean {
  const judges = new Map(policy.profiles.map((profile) => [profile.name, new Judge(profile)]));
  return ({ profile, need }) => judges.get(profile)?.allows(need) === true;
}

/** Where the policy says that it denies this. */
function ruleAgainst({ profile: name, need }: Lacking, { policy }: LinesPolicy): Span | undefined {
  const model = policy.profiles.find((profile) => profile.name === name)?.models[0];
  if (!model) return undefined;
  const rules =
    need.kind === 'syscall'
      ? model.syscalls.filter((rule) => rule.name === need.name)
      : decideResource(model, need.access).deciding;
  return rules.find(({ effect }) => !permits(effect))?.origin.span;
}

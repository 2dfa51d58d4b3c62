/** What a seccomp filter can and cannot see of each rule and operation (facts: seccomp(2), the registers only). */
import type {
  Answer,
  CompiledProfile,
  Coverage,
  LayerCoverage,
  Operation,
  Profile,
  Resource,
  ResourceRule,
} from '../../compiler/index.js';
import { OPERATIONS, operationsOf, permits, worse } from '../../compiler/index.js';
import { errnoName, signature } from '../../kernel/index.js';
import { assertNever } from '../../dsl/index.js';
import { widened } from './widened.js';

const NO_CAPABILITY = 'a filter sees no capability; `polc run` drops those that are not granted';

/** With what the filter answers a call that nothing allows. */
export function answersWith(answer: Answer, profile: Profile): string {
  switch (answer.kind) {
    case 'kill':
    case 'kill thread':
    case 'trap':
      return 'SIGSYS';
    case 'errno':
      return errnoName(profile.arch, answer.errno) ?? `errno ${answer.errno}`;
    case 'notify':
    case 'trace':
    case 'log':
    case 'allow':
      return answer.kind;
    default:
      return assertNever(answer);
  }
}

/** What hides from the filter when some object is allowed; undefined where the arguments say it all. */
function hidden(resource: Resource): string | undefined {
  switch (resource.kind) {
    case 'file':
    case 'exec':
      return 'a filter sees no path: it allows the operation on any';
    case 'net':
      return resource.network === undefined && resource.ports === undefined
        ? undefined
        : 'a filter sees no address and no port: it allows any';
    case 'unix':
      return 'a filter sees no socket name: it allows any';
    case 'signal':
    case 'ptrace':
      return resource.peer === undefined ? undefined : 'a filter sees no profile: it allows any process';
    case 'mount':
      return 'a filter sees no mount point and no type: it allows any';
    case 'ioctl':
    case 'socket':
    case 'memory':
    case 'namespace':
      return undefined;
    case 'capability':
      return NO_CAPABILITY;
    default:
      return assertNever(resource);
  }
}

function ruleCoverage(rule: ResourceRule, answers: string): Coverage {
  const why = hidden(rule.resource);
  if (why === undefined) return { kind: 'exact', answers };
  if (rule.resource.kind === 'capability') return { kind: 'none', why };
  return permits(rule.effect)
    ? { kind: 'wider', why, answers }
    : { kind: 'none', why: 'a filter can’t tell this object from others' };
}

/** Where `mmap` takes a pointer to its arguments (s390x, i386's old one), a filter sees no protection: it can't refuse W+X. */
function packedMemory(profile: Profile, answers: string): Coverage {
  const open = profile.syscalls.some((rule) => rule.name === 'mmap' && permits(rule.effect));
  if (!open || !signature(profile.arch, 'mmap')?.packed) return { kind: 'exact', answers };
  return { kind: 'wider', why: `\`mmap\` hides its arguments on ${profile.arch}`, answers };
}

/** What else does the same, unseen, where the policy allows that. */
function sideDoor(operation: Operation, profile: Profile): string | undefined {
  const allows = (op: Operation): boolean =>
    profile.resources.some((rule) => permits(rule.effect) && operationsOf(rule.resource).includes(op));
  switch (operation) {
    case 'delete':
      return allows('rename') ? 'a rename over a name deletes it, and a filter sees no names' : undefined;
    case 'map':
      return allows('memory') ? '`memory write-exec` lets what has been read be made executable' : undefined;
    default:
      return undefined;
  }
}

/** @param compiled what the profile is a model of, for what its filter lets through for others (`widened.ts`). */
export function seccompCoverage(profile: Profile, compiled?: CompiledProfile): LayerCoverage {
  const shared = compiled && widened(profile, compiled);
  const share = (coverage: Coverage, isWidened: boolean): Coverage =>
    shared && isWidened && coverage.kind === 'exact' ? { ...coverage, kind: 'wider', why: shared.why } : coverage;
  const answers = answersWith(profile.denial, profile);
  const rules = new Map<number, Coverage>();
  const operations = new Map<Operation, Coverage>();
  const note = (index: number, coverage: Coverage): void => {
    const known = rules.get(index);
    rules.set(index, known ? worse(known, coverage) : coverage);
  };
  for (const rule of profile.resources) {
    const isWidened = operationsOf(rule.resource).some((operation) => shared?.operations.has(operation));
    note(rule.origin.rule, share(ruleCoverage(rule, answers), isWidened));
  }
  for (const rule of profile.syscalls)
    note(rule.origin.rule, share({ kind: 'exact', answers }, shared?.calls.has(rule.name) ?? false));
  for (const operation of OPERATIONS) {
    const allowing = profile.resources.filter(
      (rule) => permits(rule.effect) && operationsOf(rule.resource).includes(operation),
    );
    let coverage: Coverage =
      operation === 'capability' ? { kind: 'none', why: NO_CAPABILITY } : { kind: 'exact', answers };
    for (const rule of allowing) coverage = worse(coverage, ruleCoverage(rule, answers));
    const door = sideDoor(operation, profile);
    if (door !== undefined) coverage = worse(coverage, { kind: 'wider', why: door, answers });
    if (operation === 'memory') coverage = worse(coverage, packedMemory(profile, answers));
    operations.set(operation, share(coverage, shared?.operations.has(operation) ?? false));
  }
  return { layer: 'seccomp', rules, operations };
}

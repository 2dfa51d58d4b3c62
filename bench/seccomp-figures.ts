/**
 * polc's filters in numbers, beside libseccomp's in the same run: executed instructions (all of them, LD arch and RET
 * included), program length, compile time. `tsx bench/seccomp-figures.ts`; exit status 1 where a target is missed.
 */
import {
  type Program,
  type WeightOptions,
  compileFilter,
  interpret,
  isTooLarge,
  prove,
} from '../backends/seccomp/index.js';
import { decideSyscall } from '../compiler/index.js';
import { retOfAnswer } from '../backends/seccomp/index.js';
import { type Peer, compileWithLibseccomp, libseccomp } from './seccomp-libseccomp.js';
import {
  type Policy,
  callsOf,
  docker,
  firecracker,
  hasData,
  ioctls,
  many,
  modelOf,
  policyModel,
  pooledWeights,
} from './seccomp-models.js';

interface Figures {
  readonly length: number;
  readonly mean: number;
  readonly most: number;
}

interface Column {
  readonly name: string;
  readonly figures: Figures;
  readonly milliseconds: number;
  /** Calls answered otherwise than the policy says. */
  readonly wrong: number;
}

let missed = 0;

/** Each rule's call weighs `weightOf` its syscall, shared among the rules of that syscall. */
function measure(
  program: Program,
  policy: Policy,
  weightOf: (name: string) => number,
): Omit<Column, 'name' | 'milliseconds'> {
  const model = policyModel(policy);
  const rulesOf = new Map<string, number>();
  for (const { name } of policy.rules) rulesOf.set(name, (rulesOf.get(name) ?? 0) + 1);
  let steps = 0;
  let total = 0;
  let most = 0;
  let wrong = 0;
  callsOf(policy).forEach((event, i) => {
    const run = interpret(program, event, 'little');
    if (run.ret !== retOfAnswer(decideSyscall(model, event).answer)) wrong++;
    const { name } = policy.rules[i]!;
    const weight = weightOf(name) / rulesOf.get(name)!;
    steps += weight * run.steps;
    total += weight;
    if (weight > 0) most = Math.max(most, run.steps);
  });
  return { figures: { length: program.length, mean: steps / total, most }, wrong };
}

function timed(times: number, work: () => Program): { program: Program; milliseconds: number } {
  const all: number[] = [];
  let program: Program = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    program = work();
    all.push(performance.now() - start);
  }
  all.sort((a, b) => a - b);
  return { program, milliseconds: all[times >> 1]! };
}

/** @throws where the proof fails: no figure of a wrong filter is worth printing. */
function polc(policy: Policy, options: WeightOptions, times: number): { program: Program; milliseconds: number } {
  const model = policyModel(policy);
  const result = timed(times, () => {
    const filter = compileFilter(model, options);
    if (isTooLarge(filter)) throw new Error(filter.why);
    return filter.programs[0]!;
  });
  const proof = prove(model, { programs: [result.program], endian: 'little' });
  if (proof.kind !== 'proven') throw new Error(`${policy.name}: ${proof.kind}`);
  return result;
}

const bothWays: readonly (readonly [string, 1 | 2])[] = [
  ['libseccomp opt=1', 1],
  ['libseccomp opt=2', 2],
];

interface Row {
  readonly title: string;
  readonly policy: Policy;
  readonly options?: WeightOptions;
  readonly weightOf?: (name: string) => number;
  readonly counts?: ReadonlyMap<string, number>;
  readonly target: { readonly mean: number; readonly length?: number; readonly milliseconds?: number };
  readonly times?: number;
}

function report({ title, policy, options = {}, weightOf, counts, target, times = 1 }: Row): void {
  const weight = weightOf ?? (() => 1);
  const columns: Column[] = [];
  const ours = polc(policy, options, times);
  columns.push({ name: 'polc', milliseconds: ours.milliseconds, ...measure(ours.program, policy, weight) });
  if (libseccomp()) {
    const peer = (name: string, compile: () => Peer): void => {
      const { program, milliseconds } = compile();
      columns.push({ name, milliseconds, ...measure(program, policy, weight) });
    };
    for (const [name, optimize] of bothWays) peer(name, () => compileWithLibseccomp(policy, optimize));
    if (counts) peer('libseccomp opt=1, priorities', () => compileWithLibseccomp(policy, 1, counts));
  }
  const { figures, milliseconds } = columns[0]!;
  const fine =
    figures.mean <= target.mean &&
    figures.length <= (target.length ?? Infinity) &&
    milliseconds <= (target.milliseconds ?? Infinity) &&
    columns[0]!.wrong === 0;
  if (!fine) missed++;
  const wanted = [
    `mean ≤ ${target.mean}`,
    ...(target.length ? [`length ≤ ${target.length}`] : []),
    ...(target.milliseconds ? [`≤ ${target.milliseconds} ms`] : []),
  ].join(', ');
  console.log(`\n${title}: ${wanted}: ${fine ? 'reached' : 'MISSED'}`);
  console.log(
    `  ${'executed: mean'.padStart(46)}${'most'.padStart(7)}${'length'.padStart(8)}${'ms'.padStart(9)}${'wrong'.padStart(7)}`,
  );
  for (const { name, figures: f, milliseconds: ms, wrong } of columns)
    console.log(
      `  ${name.padEnd(30)}${f.mean.toFixed(3).padStart(16)}${String(f.most).padStart(7)}${String(f.length).padStart(8)}` +
        `${ms.toFixed(2).padStart(9)}${String(wrong).padStart(7)}`,
    );
}

const skip = (title: string, needs: string): void => console.log(`\n${title}: skipped: needs ${needs}`);

if (!libseccomp()) skip('libseccomp', 'libseccomp.so.2');

if (hasData) {
  const policy = docker();
  const counts = pooledWeights();
  const permitted = new Set(policy.rules.filter((r) => r.answer.kind === 'allow').map((r) => r.name));
  report({
    title: 'Docker default, weighted by the pooled traces',
    policy,
    options: { weights: (_, name) => counts.get(name) ?? 0 },
    weightOf: (name) => counts.get(name) ?? 0,
    counts,
    target: { mean: 6.7 },
    times: 41,
  });
  report({
    title: 'Docker default, uniform over the allowed syscalls',
    policy,
    weightOf: (name) => Number(permitted.has(name)),
    target: { mean: 8.75, length: 79, milliseconds: 5 },
    times: 101,
  });
  for (const [thread, mean] of [
    ['vmm', 13.2],
    ['api', 10.9],
    ['vcpu', 13.2],
  ] as const) {
    const thePolicy = firecracker(thread);
    const rules = (name: string): number => thePolicy.rules.filter((r) => r.name === name).length;
    report({
      title: `Firecracker ${thread}, one call a rule`,
      policy: thePolicy,
      weightOf: rules,
      target: { mean },
      times: 21,
    });
  }
} else {
  for (const title of ['Docker default', 'Firecracker']) skip(title, '../shared/data');
}

report({ title: 'ioctl, 100 scattered requests', policy: ioctls(100), target: { mean: 17 }, times: 11 });
report({ title: 'ioctl, 1500 scattered requests', policy: ioctls(1500), target: { mean: 23 }, times: 5 });

console.log('\ncompile time, clauses over 300 syscalls');
for (const count of [1250, 2500, 5000, 10000, 20000]) {
  const model = modelOf(many(count));
  const start = performance.now();
  const filter = compileFilter(model);
  const ms = performance.now() - start;
  const size = isTooLarge(filter)
    ? `${filter.instructions}, too large`
    : filter.programs.map((p) => p.length).join(' + ');
  console.log(`  ${String(count).padStart(6)}${ms.toFixed(0).padStart(7)} ms   ${size}`);
}

if (missed > 0) {
  console.log(`\n${missed} missed`);
  process.exitCode = 1;
}

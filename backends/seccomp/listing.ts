/**
 * The `.pfc` listing: what a filter does, for people. The meaning comes from the model (which the proof says is the filter's),
 * then every program is disassembled. Nothing reads it back; names and paths of the user pass through `printable`.
 */
import {
  NO_RULE,
  type Answer,
  type ArchPlane,
  type ArgumentTest,
  type Condition,
  type FilterModel,
  type NumberRange,
  type Origin,
  type Plane,
  type SyscallEntry,
  answerText,
  isEntry,
  rank,
} from '../../compiler/index.js';
import { type Source, assertNever, printable } from '../../dsl/index.js';
import { type ArchName, signature, syscallName } from '../../kernel/index.js';
import { disassemble } from './disassemble.js';
import type { CompiledFilter } from './program.js';
import type { Proof } from './prove.js';

/** @returns text that ends in a newline. */
export function listing(model: FilterModel, compiled: CompiledFilter, proof: Proof): string {
  const lines = new Lines();
  const { programs, endian } = compiled;
  const lengths = programs.map((p) => p.length).join(' + ');
  return [
    `# seccomp filter of profile \`${printable(model.name)}\`, written by polc`,
    `# architectures: ${compiled.arches.join(', ')} (${endian} endian)`,
    `# ${proofText(proof)}`,
    `# ${programs.length === 1 ? '1 program' : `${programs.length} programs, stacked`}: ${lengths} instructions`,
    ...model.arches.flatMap((plane) => ['', ...archText(plane, lines)]),
    '',
    `every other architecture: ${answerText(model.otherArch, model.arches[0]?.arch.name ?? 'x86_64')}`,
    ...programs.flatMap((program, i) => [
      '',
      `# program ${i + 1} of ${programs.length}`,
      ...disassemble(program, endian),
    ]),
    '',
  ].join('\n');
}

function proofText(proof: Proof): string {
  switch (proof.kind) {
    case 'proven':
      return `proven: answers as the policy for every architecture, number and argument (${proof.nodes} nodes)`;
    case 'refuted':
      return 'REFUTED: does not answer as the policy';
    case 'refused':
      return `NOT PROVEN: ${printable(proof.why)}`;
    case 'over budget':
      return `NOT PROVEN: ${printable(proof.why)}`;
    default:
      return assertNever(proof);
  }
}

// ---- numbers -----------------------------------------------------------------------------------------------------------------

function archText(plane: ArchPlane, lines: Lines): readonly string[] {
  const out = [`arch ${plane.arch.name} (AUDIT_ARCH 0x${plane.arch.audit.toString(16)})`];
  for (const { range, answer, origins, details } of merged(plane, lines)) {
    const said = [`  ${namesText(plane, range)}:`, ...(answer === '' ? [] : [answer]), ...because([...origins])];
    out.push(said.join(' '), ...details);
  }
  return out;
}

const MOST_ORIGINS = 4;

function because(origins: readonly string[]): readonly string[] {
  if (origins.length === 0) return [];
  const more = origins.length > MOST_ORIGINS ? ` and ${origins.length - MOST_ORIGINS} more` : '';
  return [` # ${origins.slice(0, MOST_ORIGINS).join(', ')}${more}`];
}

/** `answer` says it all, or `details` do, a line each. */
interface Text {
  readonly answer: string;
  readonly origins: ReadonlySet<string>;
  readonly details: readonly string[];
}

interface Described extends Text {
  readonly range: NumberRange;
}

/** Neighbours that get the same become one line: runs of plainly allowed calls, gaps beside numbers that are denied. */
function merged(plane: ArchPlane, lines: Lines): readonly Described[] {
  const out: Described[] = [];
  for (const range of plane.ranges) {
    const arch = range.from >= X32_BIT && plane.arch.name === 'x86_64' ? 'x32' : plane.arch.name;
    const text: Text = isEntry(range.entry)
      ? entryText(range.entry, arch, lines)
      : { answer: answerText(range.entry, arch), origins: new Set(), details: [] };
    const last = out.at(-1);
    // Conditions are read call by call. x32's numbers stay apart from x86_64's.
    const plain = (t: Text): boolean => t.details.length === 0;
    if (last && plain(last) && plain(text) && last.answer === text.answer && range.from !== X32_BIT)
      out[out.length - 1] = {
        ...text,
        range: { ...last.range, to: range.to },
        origins: new Set([...last.origins, ...text.origins]),
      };
    else out.push({ ...text, range });
  }
  return out;
}

const X32_BIT = 0x40000000;
const MOST_NAMES = 64;

function namesText({ arch }: ArchPlane, { from, to, entry }: NumberRange): string {
  const shown = (nr: number): string => (nr >= X32_BIT ? `0x${nr.toString(16)}` : String(nr));
  const numbers = from === to ? shown(from) : `${shown(from)}-${shown(to)}`;
  const names: string[] = [];
  let more = 0;
  for (let nr = from; nr <= Math.min(to, from + 4096); nr++) {
    const name = syscallName(arch.name, nr) ?? (arch.name === 'x86_64' ? syscallName('x32', nr) : undefined);
    if (name === undefined) continue;
    if (names.length < MOST_NAMES) names.push(name);
    else more++;
  }
  if (names.length === 0 && isEntry(entry)) names.push(printable(entry.name));
  if (more > 0) names.push(`and ${more} more`);
  return [numbers, ...names].join(' ');
}

// ---- entries -----------------------------------------------------------------------------------------------------------------

function entryText(entry: SyscallEntry, arch: ArchName, lines: Lines): Text {
  const [only] = entry.planes;
  const constant = only && entry.planes.length === 1 ? constantText(only, arch, lines) : undefined;
  if (constant) return constant;
  const out: string[] = [];
  for (const plane of entry.planes) {
    const where = plane.applies.kind === 'always' ? '' : ` where ${conditionText(plane.applies, arch, entry.name)}`;
    out.push(`    ${printable(plane.name)}${where}:`);
    for (const { effect, conditions, origins } of groups(plane, arch)) {
      // One that always holds says it all.
      const always = conditions.findIndex((c) => c.kind === 'always');
      for (const [i, condition] of conditions.entries()) {
        if (always >= 0 && i !== always) continue;
        const where = i === always ? '' : ` where ${conditionText(condition, arch, entry.name)}`;
        out.push(`      ${effect}${where}  # ${lines.text(origins[i]!)}`);
      }
    }
    out.push(`      otherwise ${answerText(plane.otherwise, arch)}`);
  }
  return { answer: entry.planes.length > 1 ? 'the strictest of' : '', origins: new Set(), details: out };
}

/** The answer of a plane in which a clause that always holds is not overruled: most of any filter. */
function constantText({ clauses, otherwise, denial, applies }: Plane, arch: ArchName, lines: Lines): Text | undefined {
  if (applies.kind !== 'always') return undefined;
  const possible = clauses.filter((c) => c.condition.kind !== 'never').sort((a, b) => rank(a.effect) - rank(b.effect));
  const [first] = possible;
  if (!first) return { answer: answerText(otherwise, arch), origins: new Set(), details: [] };
  const decides = possible.find((c) => c.condition.kind === 'always');
  if (!decides || rank(decides.effect) !== rank(first.effect)) return undefined;
  const alike = possible.filter((c) => c.condition.kind === 'always' && c.effect.kind === decides.effect.kind);
  const answer: Answer = decides.effect.kind === 'deny' ? denial : decides.effect;
  return { answer: answerText(answer, arch), origins: new Set(alike.map((c) => lines.text(c.origin))), details: [] };
}

interface Group {
  readonly effect: string;
  readonly conditions: readonly Condition[];
  readonly origins: readonly Origin[];
}

/** Clauses by effect, strictest first: the order in which they win. */
function groups({ clauses, denial }: Plane, arch: ArchName): readonly Group[] {
  const found = new Map<string, { rank: number; effect: string; conditions: Condition[]; origins: Origin[] }>();
  for (const { condition, effect, origin } of clauses) {
    if (condition.kind === 'never') continue;
    const text = effect.kind === 'deny' ? `deny (${answerText(denial, arch)})` : answerText(effect, arch);
    const key = `${rank(effect)} ${text}`;
    const group = found.get(key) ?? { rank: rank(effect), effect: text, conditions: [], origins: [] };
    found.set(key, group);
    group.conditions.push(condition);
    group.origins.push(origin);
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank);
}

// ---- conditions --------------------------------------------------------------------------------------------------------------

/** As the language writes it, names where the kernel's signature has them. */
function conditionText(condition: Condition, arch: ArchName, call: string): string {
  const visit = (c: Condition, inside: boolean): string => {
    switch (c.kind) {
      case 'always':
        return 'any';
      case 'never':
        return 'none';
      case 'not':
        return `not ${visit(c.of, true)}`;
      case 'test':
        return testText(c, arch, call);
      case 'and':
      case 'or': {
        if (c.of.length === 0) return c.kind === 'and' ? 'any' : 'none';
        const text = c.of.map((part) => visit(part, true)).join(` ${c.kind} `);
        return inside && c.of.length > 1 ? `(${text})` : text;
      }
      default:
        return assertNever(c);
    }
  };
  return visit(condition, false);
}

const MOST_RANGES = 200;
const hex = (value: bigint): string => (value < 10n ? String(value) : `0x${value.toString(16)}`);

function testText({ arg, width, mask, ranges }: ArgumentTest, arch: ArchName, call: string): string {
  const all = (1n << BigInt(width)) - 1n;
  const known = signature(arch, call)?.args.find((a) => a.index === arg && a.width === width && !a.pointer);
  // Without a name of that width, the register: then its low word is a mask of its own.
  const masked = known ? mask !== all : mask !== (1n << 64n) - 1n;
  const value = `${known?.name ?? `arg${arg}`}${masked ? ` & ${hex(mask)}` : ''}`;
  const [first] = ranges;
  if (first && ranges.length === 1 && first[0] === first[1]) return `${value} == ${hex(first[0])}`;
  if (first && ranges.length === 1 && first[1] === all) return `${value} >= ${hex(first[0])}`;
  const shown = ranges.slice(0, MOST_RANGES).map(([lo, hi]) => (lo === hi ? hex(lo) : `${hex(lo)}..${hex(hi)}`));
  if (ranges.length > MOST_RANGES) shown.push(`and ${ranges.length - MOST_RANGES} more`);
  return `${value} in [${shown.join(', ')}]`;
}

/** Origins as `path:line`; the starts of a source's lines are found once. */
class Lines {
  readonly #starts = new Map<Source, readonly number[]>();

  text(origin: Origin): string {
    if (origin === NO_RULE) return 'otherwise';
    const { source, start } = origin.span;
    let starts = this.#starts.get(source);
    if (!starts) {
      const found = [0];
      for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) found.push(at + 1);
      this.#starts.set(source, (starts = found));
    }
    let least = 0;
    let most = starts.length - 1;
    while (least < most) {
      const middle = (least + most + 1) >>> 1;
      if (starts[middle]! <= start) least = middle;
      else most = middle - 1;
    }
    return `${printable(source.path)}:${least + 1}`;
  }
}

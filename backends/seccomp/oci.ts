/**
 * Model → `linux.seccomp` of the OCI runtime specification (what Docker, containerd, CRI-O and Podman take), if it can say
 * exactly the same of every syscall that has a name. Numbers without a name are the runtime's: runc answers ENOSYS, others the
 * default action. What is written has been read back and compared by meaning.
 */
import {
  type Answer,
  ALWAYS,
  and,
  type ArchPlane,
  type Condition,
  Diagrams,
  type FilterModel,
  isEntry,
  Meanings,
  not,
  or,
  OverBudget,
  type Plane,
  rangeOf,
  rank,
  sameEffect,
  type SyscallEntry,
  test,
} from '../../compiler/index.js';
import { assertNever } from '../../dsl/index.js';
import { type ArchName, syscallsOf } from '../../kernel/index.js';
import { type Cube, cubesOf } from './oci-conditions.js';

export type OciForm =
  { readonly kind: 'oci'; readonly text: string } | { readonly kind: 'inexpressible'; readonly why: string };

interface OciArgument {
  readonly index: number;
  readonly value: bigint;
  readonly valueTwo?: bigint;
  readonly op: 'SCMP_CMP_EQ' | 'SCMP_CMP_MASKED_EQ';
}

interface OciAction {
  readonly action: string;
  readonly errnoRet?: number;
}

/** What one syscall gets beside the default action. */
interface Special {
  readonly answer: Answer;
  /** One entry each; an empty one: whatever the arguments are. */
  readonly cubes: readonly Cube[];
}

/** @param otherwise what a syscall without a rule gets: the default action. */
export function ociForm(model: FilterModel, otherwise: Answer): OciForm {
  try {
    return write(model, otherwise);
  } catch (error) {
    if (error instanceof Inexpressible || error instanceof OverBudget)
      return { kind: 'inexpressible', why: error.message };
    throw error;
  }
}

const MULTIPLEXERS = ['socketcall', 'ipc'];

class Inexpressible extends Error {}

function write(model: FilterModel, otherwise: Answer): OciForm {
  const calls = new Map<string, { readonly arch: ArchName; readonly special: Special | undefined }>();
  const meanings = new Meanings(new Diagrams());
  for (const plane of model.arches) {
    const { name: arch } = plane.arch;
    if (MULTIPLEXERS.some((call) => syscallsOf(arch).has(call))) {
      throw new Inexpressible(`on ${arch} libseccomp adds rules for socketcall and ipc of its own`);
    }
    for (const [name, nr] of syscallsOf(arch)) {
      const special = specialOf(plane, name, nr, otherwise, meanings);
      const known = calls.get(name);
      if (known && key(known.special) !== key(special)) {
        throw new Inexpressible(
          `\`${name}\` gets different answers on ${known.arch} and ${arch}, and entries hold for all architectures`,
        );
      }
      calls.set(name, { arch, special });
    }
  }
  // Calls with the same answer share an entry.
  const groups = new Map<string, { readonly names: string[]; readonly special: Special }>();
  for (const [name, { special }] of calls) {
    if (!special) continue;
    const group = groups.get(key(special));
    if (group) group.names.push(name);
    else groups.set(key(special), { names: [name], special });
  }
  const { action: defaultAction, errnoRet: defaultErrnoRet } = actionOf(otherwise);
  const json = {
    defaultAction,
    ...(defaultErrnoRet === undefined ? {} : { defaultErrnoRet }),
    architectures: model.arches.map(({ arch }) => ARCHITECTURES[arch.name]),
    syscalls: [...groups.values()].flatMap(({ names, special }) =>
      special.cubes.map((cube) => ({
        names: [...names].sort(),
        ...actionOf(special.answer),
        ...(cube.size > 0 ? { args: [...cube].map(argument) } : {}),
      })),
    ),
  };
  return { kind: 'oci', text: `${withIntegers(json)}\n` };
}

function specialOf(
  plane: ArchPlane,
  name: string,
  nr: number,
  otherwise: Answer,
  meanings: Meanings,
): Special | undefined {
  const { entry } = rangeOf(plane, nr);
  const special = isEntry(entry) ? specialOfEntry(entry, otherwise) : { answer: entry, cubes: [new Map()] };
  if (!special)
    throw new Inexpressible(`\`${name}\` takes more than one answer beside the default one, or too many entries`);
  const empty = special.cubes.length === 0 || sameEffect(special.answer, otherwise);
  const kept = empty ? undefined : special;
  if (isEntry(entry) && !means(entry, kept, otherwise, meanings))
    throw new Inexpressible(`\`${name}\` can’t be said exactly`);
  return kept;
}

/** `undefined` where the entry gives two answers that are not the default one, or where it takes too many cubes. */
function specialOfEntry(entry: SyscallEntry, otherwise: Answer): Special | undefined {
  const answers: Answer[] = [otherwise];
  for (const { clauses, otherwise: rest, denial } of entry.planes)
    for (const answer of [...clauses.map(({ effect }) => (effect.kind === 'deny' ? denial : effect)), rest])
      if (!answers.some((known) => sameEffect(known, answer))) answers.push(answer);
  const [, answer, another] = answers;
  if (another) return undefined;
  if (!answer) return { answer: otherwise, cubes: [] };
  // The strictest plane answers: the more lenient of the two needs them all, the stricter one any.
  const lenient = rank(answer) > rank(otherwise) ? answer : otherwise;
  const holds = and(...entry.planes.map((plane) => or(not(plane.applies), lenientIn(plane, lenient))));
  const cubes = cubesOf(holds, lenient === otherwise);
  return cubes && { answer, cubes };
}

/** Where a plane that knows two answers gives the lenient one. */
function lenientIn({ clauses, otherwise, denial }: Plane, lenient: Answer): Condition {
  const isLenient = (answer: Answer): boolean => sameEffect(answer, lenient);
  const own = clauses.map(({ condition, effect }) => ({ condition, answer: effect.kind === 'deny' ? denial : effect }));
  const strict = not(or(...own.filter((c) => !isLenient(c.answer)).map((c) => c.condition)));
  return isLenient(otherwise)
    ? strict
    : and(strict, or(...own.filter((c) => isLenient(c.answer)).map((c) => c.condition)));
}

/** The check: what the entries say, as an entry of the model, has the same diagram. */
function means(entry: SyscallEntry, special: Special | undefined, otherwise: Answer, meanings: Meanings): boolean {
  const condition = or(
    ...(special?.cubes ?? []).map((cube) =>
      and(...[...cube].map(([arg, p]) => test(arg, 64, [[p.value, p.value]], p.mask))),
    ),
  );
  const region = meanings.condition(special?.cubes.some((cube) => cube.size === 0) ? ALWAYS : condition);
  const read = meanings.dd.ite(region, meanings.answer(special?.answer ?? otherwise), meanings.answer(otherwise));
  return read === meanings.entry(entry);
}

const key = (special: Special | undefined): string =>
  special
    ? `${actionText(special.answer)} ${special.cubes.map((c) => [...c].map(([a, p]) => `${a}&${p.mask}=${p.value}`).join('+')).join('|')}`
    : '';

const actionText = (answer: Answer): string => Object.values(answer).join(' ');

function actionOf(answer: Answer): OciAction {
  switch (answer.kind) {
    case 'kill':
      return { action: 'SCMP_ACT_KILL_PROCESS' };
    case 'kill thread':
      return { action: 'SCMP_ACT_KILL_THREAD' };
    case 'trap':
      if (answer.data !== 0) throw new Inexpressible('`trap` has no number there');
      return { action: 'SCMP_ACT_TRAP' };
    case 'errno':
      return { action: 'SCMP_ACT_ERRNO', errnoRet: answer.errno };
    case 'notify':
      return { action: 'SCMP_ACT_NOTIFY' };
    case 'trace':
      return { action: 'SCMP_ACT_TRACE', errnoRet: answer.data };
    case 'log':
      return { action: 'SCMP_ACT_LOG' };
    case 'allow':
      return { action: 'SCMP_ACT_ALLOW' };
    default:
      return assertNever(answer);
  }
}

const ALL = 0xffff_ffff_ffff_ffffn;

const argument = ([index, { mask, value }]: readonly [number, { mask: bigint; value: bigint }]): OciArgument =>
  mask === ALL
    ? { index, value, op: 'SCMP_CMP_EQ' }
    : { index, value: mask, valueTwo: value, op: 'SCMP_CMP_MASKED_EQ' };

const ARCHITECTURES: Readonly<Record<ArchName, string>> = {
  x86_64: 'SCMP_ARCH_X86_64',
  i386: 'SCMP_ARCH_X86',
  x32: 'SCMP_ARCH_X32',
  aarch64: 'SCMP_ARCH_AARCH64',
  arm: 'SCMP_ARCH_ARM',
  riscv64: 'SCMP_ARCH_RISCV64',
  ppc64le: 'SCMP_ARCH_PPC64LE',
  s390x: 'SCMP_ARCH_S390X',
  loongarch64: 'SCMP_ARCH_LOONGARCH64',
  mipsel: 'SCMP_ARCH_MIPSEL',
  mips64el: 'SCMP_ARCH_MIPSEL64',
};

/** JSON with whole integers of 64 bits, which Go reads exactly; as doubles they would be rounded. */
function withIntegers(value: unknown): string {
  const marked = JSON.stringify(value, (_key, v: unknown) => (typeof v === 'bigint' ? `\u0000${v}` : v), 2);
  return marked.replace(/"\\u0000(\d+)"/g, '$1');
}

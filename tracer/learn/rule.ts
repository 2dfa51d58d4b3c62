/** Needs → the rule, on one line, that allows just that: what a person would type. */
import { FILE_OPERATIONS, type Condition, type FileOperation, type ResourceAccess } from '../../compiler/index.js';
import { assertNever, escapeGlob, parse, quote, type Rule } from '../../dsl/index.js';
import {
  capabilityName,
  Names,
  namesOf,
  netlinkProtocolName,
  signalName,
  signature,
  socketFamilyName,
  socketProtocolName,
  socketTypeName,
  type ArchName,
} from '../../kernel/index.js';
import { ANY_NAME, type Need } from './needs.js';

/** Who the other end is called in the profile at hand, and what is not in the need. */
export interface RuleContext {
  readonly arch: ArchName;
  /** The profile that the rule is for: it is `self` there. */
  readonly profile: string;
}

/** `undefined`: no rule of the language is about it. */
export function ruleOf(need: Need, context: RuleContext): string | undefined {
  if (need.kind === 'syscall') return `allow syscall ${callText(need)}`;
  const body = bodyOf(need.access, context);
  return body === undefined ? undefined : `allow ${body}`;
}

export const literal = (path: string): string => quote(escapeGlob(path));

/** The file of a need as rules have it: of a process any one's, where it is its user's own. */
export function fileText({ path, owner }: { readonly path: string; readonly owner: boolean }): string {
  const named = path.endsWith(ANY_NAME) ? `${escapeGlob(path.slice(0, -ANY_NAME.length))}*` : escapeGlob(path);
  const pattern = ofAnyProcess(named);
  return `${owner && pattern !== named ? 'owner ' : ''}${quote(pattern)}`;
}

/** A line, read. */
export const ruleNodes = (line: string): readonly Rule[] =>
  parse({ path: 'rule', text: `${line}\n` }).value.statements.flatMap((s) => (s.kind === 'rule' ? [s] : []));

function bodyOf(access: ResourceAccess, { arch, profile }: RuleContext): string | undefined {
  const to = (peer: string | undefined): string =>
    peer === undefined ? '' : ` to ${peer === profile ? 'self' : peer}`;
  switch (access.kind) {
    case 'file':
      return `${access.op} ${fileText(access)}`;
    case 'exec':
      return `exec ${literal(access.path)}`;
    case 'net': {
      const address = access.address ? addressText(access.address) : 'any';
      const where = access.op === 'bind' ? '' : ` ${address}`;
      return `${access.op} ${access.transport}${where}${access.port === undefined ? '' : ` port ${access.port}`}`;
    }
    case 'unix': {
      const { name, op } = access;
      return `${op} unix ${name.startsWith('@') ? quote(`@${escapeGlob(name.slice(1))}`) : literal(name)}`;
    }
    case 'socket':
      return socketText(access, arch);
    case 'capability': {
      const name = capabilityName(access.capability);
      return name && `capability ${name}`;
    }
    case 'signal': {
      const name = signalName(arch, access.signal);
      return `signal ${name ?? 'any'}${to(access.peer)}`; // real-time signals have no names
    }
    case 'ptrace':
      return `ptrace ${access.op}${to(access.peer)}`;
    case 'memory':
      return 'memory write-exec';
    case 'namespace':
      return `namespace ${access.namespace}`;
    case 'mount':
      return `${mountText(access)}${access.target?.startsWith('/') ? ` on ${literal(access.target)}` : ''}`;
    case 'ioctl':
      return `ioctl ${requestName(access.request, arch)}`;
    default:
      return assertNever(access);
  }
}

/** The operation, and the kind of file system where the language has a word for it. */
export const mountText = ({ op, type }: Extract<ResourceAccess, { kind: 'mount' }>): string =>
  type !== undefined && /^[A-Za-z][A-Za-z0-9_-]*$/.test(type) ? `${op} ${type}` : op;

/** A process has another number the next time; but for the first one, whose files are the system's. */
const ofAnyProcess = (pattern: string): string =>
  pattern.replace(/^\/proc\/(?!1(?:\/|$))[1-9]\d{0,6}(?:(\/task\/)[1-9]\d{0,6})?(?=\/|$)/, (_, task?: string) =>
    task === undefined ? '/proc/@{pid}' : `/proc/@{pid}${task}@{pid}`,
  );

const names = new Map<ArchName, Names>();
function namesFor(arch: ArchName): Names {
  let known = names.get(arch);
  if (!known) names.set(arch, (known = new Names([arch])));
  return known;
}

/** `PR_SET_NAME`, or the number. */
export function valueName(call: string, argument: string, value: bigint, arch: ArchName): string {
  const family = namesFor(arch).family(call, argument, new Map());
  const found = family && namesOf(family, value, 0xffffffffffffffffn);
  if (found) return found.join(' | ');
  return value > 0xffffn ? `0x${value.toString(16)}` : String(value);
}

export const requestName = (request: bigint, arch: ArchName): string => valueName('ioctl', 'cmd', request, arch);

function socketText(access: Extract<ResourceAccess, { kind: 'socket' }>, arch: ArchName): string | undefined {
  const family = socketFamilyName(access.family);
  const type = socketTypeName(arch, access.type);
  if (family === undefined || type === undefined) return undefined;
  if (family === 'unix') return `socket unix ${type}`;
  const protocol = family === 'netlink' ? netlinkProtocolName(access.protocol) : socketProtocolName(access.protocol);
  return `socket ${family} ${type}${protocol === undefined ? '' : `, ${protocol}`}`;
}

export function addressText({ family, value }: { readonly family: 4 | 6; readonly value: bigint }): string {
  const [count, bits] = family === 4 ? [4, 8n] : [8, 16n];
  const parts = Array.from(
    { length: count },
    (_, i) => (value >> (bits * BigInt(count - 1 - i))) & ((1n << bits) - 1n),
  );
  if (family === 4) return parts.join('.');
  const text = parts.map((part) => part.toString(16)).join(':');
  // The longest run of zeros, once (RFC 5952).
  const [run] = [...text.matchAll(/(?<![0-9a-f])0(?::0)+(?![0-9a-f])/g)].sort((x, y) => y[0].length - x[0].length);
  if (!run) return text;
  return `${text.slice(0, run.index).replace(/:$/, '')}::${text.slice(run.index + run[0].length).replace(/^:/, '')}`;
}

/** `prctl(option == PR_SET_NAME)`; a need's tests are of whole arguments. */
function callText({ name, arch, where }: Extract<Need, { kind: 'syscall' }>): string {
  const terms = testsOf(where).map(({ arg, ranges }) => {
    const argument = signature(arch, name)?.args[arg];
    const value = ranges[0]?.[0] ?? 0n;
    // By their names pointers can't be compared; whether one is zero can be told by the register.
    return argument === undefined || argument.pointer
      ? `arg${arg} == ${value}`
      : `${argument.name} == ${valueName(name, argument.name, value, arch)}`;
  });
  return terms.length === 0 ? name : `${name}(${terms.join(' and ')})`;
}

function testsOf(condition: Condition): readonly Extract<Condition, { kind: 'test' }>[] {
  if (condition.kind === 'test') return [condition];
  return condition.kind === 'and' ? condition.of.flatMap(testsOf) : [];
}

/** Operations in the order of the language's table, without those that others bring along. */
export function operationsText(ops: ReadonlySet<FileOperation>): string {
  const brought = new Set([...ops].flatMap((op): readonly string[] => FILE_OPERATIONS[op]));
  const left = new Set([...ops].filter((op) => !brought.has(op)));
  const whole = MODIFY_OPS.every((op) => ops.has(op));
  const order: readonly FileOperation[] = ORDER.filter((op) => left.has(op) && !(whole && MODIFY_OPS.includes(op)));
  const words: string[] = [...order];
  if (whole) words.splice(words.filter((op) => READING.has(op)).length, 0, 'modify');
  return words.join(', ');
}

const ORDER = Object.keys(FILE_OPERATIONS)
  .filter((op): op is FileOperation => op !== 'stat')
  .concat('stat') as readonly FileOperation[]; // keys of the table
const MODIFY_OPS: readonly FileOperation[] = ['write', 'create', 'delete', 'rename', 'link', 'attributes'];
const READING: ReadonlySet<string> = new Set(['read', 'list']);

/**
 * Nodes → text, without layout: where a line may be broken stands BREAK instead of a space.
 * INVARIANT: text that is not a literal is checked, so that a name out of a foreign file (an imported profile, a log)
 * cannot become a statement of the policy.
 */
import { assertNever } from './assert-never.js';
import type {
  Access,
  AcceptOpen,
  Constant,
  ConstantRange,
  EffectNode,
  Expectation,
  Expression,
  Guard,
  Let,
  ModuleReference,
  NameReference,
  Profile,
  ProfileSetting,
  Rule,
  RuleBody,
  SyscallItem,
  TargetNode,
  Use,
  Value,
  Word,
} from './ast.js';
import { quote } from './strings.js';

/** Stands for a space at which a line may end: behind a comma or an operator. Never part of quoted text. */
export const BREAK = '\u0001';
const COMMA = `,${BREAK}`;

function checked(text: string, form: RegExp): string {
  if (!form.test(text)) throw new Error(`cannot be written in a policy: ${JSON.stringify(text)}`);
  return text;
}

const WORD = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const word = ({ text }: Word): string => checked(text, WORD);
const words = (list: readonly Word[]): string => list.map(word).join(COMMA);
const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

// ---- values ----------------------------------------------------------------------------------------------------------------

export function constant(node: Constant): string {
  switch (node.kind) {
    case 'number':
      return checked(node.text, /^(?:0x[0-9A-Fa-f]+|0o[0-7]+|[0-9]+)$/);
    case 'constant':
      return checked(node.name, WORD);
    case 'complement':
      return `~${operand(node.of)}`;
    case 'negate':
      return `-${operand(node.of)}`;
    case 'union':
      return node.of.map(operand).join(` |${BREAK}`);
    default:
      return assertNever(node);
  }
}

/** A constant where only a prefix may stand before it. */
const operand = (node: Constant): string => (node.kind === 'union' ? `(${constant(node)})` : constant(node));

function numberItem(node: Constant | ConstantRange | NameReference): string {
  if (node.kind === 'range') return `${constant(node.from)}..${constant(node.to)}`;
  return node.kind === 'name' ? checked(node.name, WORD) : constant(node);
}
const numberItems = (list: readonly (Constant | ConstantRange | NameReference)[]): string =>
  list.map(numberItem).join(COMMA);

export function value(node: Value): string {
  if (node.kind === 'string') return quote(node.value);
  return node.kind === 'list' ? `[${node.items.map(value).join(COMMA)}]` : numberItem(node);
}

const paths = (list: readonly Value[]): string => list.map(value).join(COMMA);

// ---- conditions --------------------------------------------------------------------------------------------------------------

export function expression(node: Expression): string {
  switch (node.kind) {
    case 'compare':
      return `${term(node.term)} ${node.op} ${constant(node.value)}`;
    case 'in':
      return `${term(node.term)} ${node.negated ? 'not in' : 'in'} [${numberItems(node.values)}]`;
    case 'not':
      return `not ${node.of.kind === 'and' || node.of.kind === 'or' ? `(${expression(node.of)})` : expression(node.of)}`;
    case 'and':
      return node.of
        .map((part) => (part.kind === 'and' || part.kind === 'or' ? `(${expression(part)})` : expression(part)))
        .join(` and${BREAK}`);
    case 'or':
      return node.of
        .map((part) => (part.kind === 'or' ? `(${expression(part)})` : expression(part)))
        .join(` or${BREAK}`);
    default:
      return assertNever(node);
  }
}

const term = ({ name, mask }: { readonly name: Word; readonly mask?: Constant }): string =>
  mask ? `${word(name)} & ${operand(mask)}` : word(name);

export function guard(node: Guard): string {
  switch (node.kind) {
    case 'arch':
      return `arch ${node.op} ${word(node.arch)}`;
    case 'arch in':
      return `arch in [${words(node.arches)}]`;
    case 'kernel':
      return `kernel ${node.op} ${checked(node.version, /^[0-9]+(?:\.[0-9]+)*$/)}`;
    case 'capability':
      return `capability ${word(node.name)}`;
    case 'not':
      return `not ${node.of.kind === 'and' || node.of.kind === 'or' ? `(${guard(node.of)})` : guard(node.of)}`;
    case 'and':
      return node.of
        .map((part) => (part.kind === 'and' || part.kind === 'or' ? `(${guard(part)})` : guard(part)))
        .join(` and${BREAK}`);
    case 'or':
      return node.of.map((part) => (part.kind === 'or' ? `(${guard(part)})` : guard(part))).join(` or${BREAK}`);
    default:
      return assertNever(node);
  }
}

// ---- rules ---------------------------------------------------------------------------------------------------------------------

export function effect(node: EffectNode): string {
  switch (node.kind) {
    case 'errno':
      return `errno ${constant(node.errno)}`;
    case 'trace':
      return `trace ${constant(node.data)}`;
    case 'trap':
      // Only a plain number may follow `trap` as it is: in a test an operation may follow, too.
      return node.data
        ? `trap ${node.data.kind === 'number' ? constant(node.data) : `(${constant(node.data)})`}`
        : 'trap';
    case 'kill':
    case 'kill thread':
    case 'deny':
    case 'notify':
    case 'log':
    case 'allow':
      return node.kind;
    default:
      return assertNever(node);
  }
}

function target(node: TargetNode | undefined): string {
  switch (node?.kind) {
    case undefined:
      return '';
    case 'as':
    case 'to':
      return `${node.kind} ${word(node.profile)}`;
    case 'inherit':
      return 'inherit';
    case 'on':
      return `on ${paths(node.paths)}`;
    default:
      return assertNever(node);
  }
}

const call = (item: SyscallItem): string =>
  item.kind === 'group'
    ? checked(`@${item.name}`, /^@[A-Za-z0-9_-]+$/)
    : word(item.name) + (item.condition ? `(${expression(item.condition)})` : '');

/** The body, with `owner` where it reads best: before the paths, so that no long list hides it. */
function body(node: RuleBody, owner: boolean): string {
  const owned = owner ? 'owner' : '';
  switch (node.kind) {
    case 'file':
      return join(words(node.ops), owned, paths(node.paths));
    case 'exec':
      return join('exec', owned, paths(node.paths));
    case 'net':
      return join(
        word(node.op),
        word(node.transport),
        node.address ? checked(node.address.text, /^(?:any|[0-9A-Fa-f.:]+(?:\/[0-9]+)?)$/) : '',
        node.ports ? `port ${numberItems(node.ports)}` : '',
        owned,
      );
    case 'unix':
      return join(word(node.op), 'unix', paths(node.paths), owned);
    case 'socket':
      return join('socket', word(node.family), words(node.types), owned);
    case 'capability':
    case 'namespace':
      return join(node.kind, words(node.names), owned);
    case 'signal':
      return join('signal', words(node.signals), owned);
    case 'ptrace':
    case 'memory':
      return join(node.kind, words(node.ops), owned);
    case 'mount':
      return join(word(node.op), words(node.types), owned);
    case 'ioctl':
      return join('ioctl', numberItems(node.requests), owned);
    case 'syscall':
      return join('syscall', node.items.map(call).join(COMMA), owned);
    default:
      return assertNever(node);
  }
}

export const rule = (node: Rule): string =>
  join(
    node.action,
    body(node.body, node.owner),
    target(node.target),
    node.effect ? effect(node.effect) : '',
    node.because ? `because ${quote(node.because.value)}` : '',
  );

export const access = (node: Access): string => join(body(node.body, node.owner), target(node.target));

// ---- other lines -----------------------------------------------------------------------------------------------------------------

const module = ({ path, quoted }: ModuleReference): string =>
  quoted ? quote(path) : checked(path, /^[A-Za-z_][A-Za-z0-9_-]*(?:\/[A-Za-z_][A-Za-z0-9_-]*)*$/);

/** Statements of one line. */
export function line(node: Rule | Use | Let | AcceptOpen | Expectation | ProfileSetting): string {
  switch (node.kind) {
    case 'rule':
      return rule(node);
    case 'use':
      return `use ${node.modules.map(module).join(COMMA)}`;
    case 'let':
      return `let ${word(node.name)} = ${value(node.value)}`;
    case 'accept':
      return `accept open ${words(node.operations)} because ${quote(node.because.value)}`;
    case 'expect':
      return `expect ${effect(node.effect)} ${access(node.access)}`;
    case 'program':
      return `program ${paths(node.paths)}`;
    case 'otherwise':
      return `otherwise ${effect(node.effect)}`;
    case 'unknown':
      return `unknown ${node.effect === 'otherwise' ? 'otherwise' : effect(node.effect)}`;
    case 'require':
      return `require ${words(node.layers)}`;
    case 'arch':
      return `arch ${words(node.arches)}`;
    case 'syscalls listed':
      return 'syscalls listed';
    default:
      return assertNever(node);
  }
}

/** The line of a profile that opens its block, without the brace. */
export function profileHead({ name, extends: parent }: Profile): string {
  const head = `profile ${word(name)}`;
  if (!parent) return head;
  return `${head} extends ${parent.module ? `${module(parent.module)}.` : ''}${word(parent.profile)}`;
}
export const testHead = ({ profile }: { readonly profile: Word }): string => `test ${word(profile)}`;

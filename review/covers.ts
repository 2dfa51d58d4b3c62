/** Which rule makes another superfluous, and which share something: by what they say, without a compile. */
import { commonPath, FILE_OPERATIONS, globCovers, type FileOperation, type Glob } from '../compiler/index.js';
import { printRule, type Constant, type ConstantRange, type NameReference, type Rule } from '../dsl/index.js';
import { factsOf, type Facts } from './facts.js';

const known = new WeakMap<Rule, Facts>();

/** @param rule with the names of lists replaced */
export function knownFacts(rule: Rule): Facts {
  let facts = known.get(rule);
  if (!facts) known.set(rule, (facts = factsOf(rule)));
  return facts;
}

/** Whether all that `inner` says is said by `outer`, with the same effect. Undecidable cases say no. */
export function ruleCovers(outer: Rule, inner: Rule): boolean {
  if (outer.action !== inner.action || outer.body.kind !== inner.body.kind) return false;
  if (effectOf(outer) !== effectOf(inner) || (outer.owner && !inner.owner)) return false;
  const [a, b] = [knownFacts(outer), knownFacts(inner)];
  return sameTarget(outer, inner) && bodyCovers(a, b);
}

/** Whether some one access is a matter of both. */
export function rulesMeet(one: Rule, other: Rule): boolean {
  if (one.body.kind !== other.body.kind) return false;
  const [a, b] = [knownFacts(one), knownFacts(other)];
  const share = (x: ReadonlySet<string>, y: ReadonlySet<string>): boolean =>
    x.has('any') || y.has('any') || [...x].some((name) => y.has(name));
  switch (a.kind) {
    case 'file':
    case 'unix':
      return share(grants(a), grants(b)) && globsMeet(a.globs, b.globs);
    case 'exec':
      return globsMeet(a.globs, b.globs);
    case 'net':
      return share(a.ops, b.ops) && transport(one) === transport(other) && (covers(one, other) || covers(other, one));
    case 'socket':
    case 'ptrace':
    case 'memory':
    case 'mount':
      return share(a.ops, b.ops);
    case 'capability':
    case 'namespace':
    case 'signal':
    case 'ioctl':
      return share(a.names, b.names);
    case 'syscall':
      return [...a.calls.keys()].some((name) => b.calls.has(name));
  }
}

const covers = (outer: Rule, inner: Rule): boolean => bodyCovers(knownFacts(outer), knownFacts(inner));

function bodyCovers(a: Facts, b: Facts): boolean {
  const subset = (inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean =>
    outer.has('any') || [...inner].every((name) => outer.has(name));
  switch (a.kind) {
    case 'file':
      return subset(b.ops, grants(a)) && globsCover(a.globs, b.globs);
    case 'exec':
      return globsCover(a.globs, b.globs);
    case 'unix':
      return subset(b.ops, a.ops) && globsCover(a.globs, b.globs);
    case 'net':
      return subset(b.ops, a.ops) && endpointCovers(a.rule, b.rule);
    case 'socket':
      return (
        (a.ops.has('any') || subset(b.ops, a.ops)) &&
        (a.names.size === 0 || (b.names.size > 0 && subset(b.names, a.names)))
      );
    case 'capability':
    case 'namespace':
    case 'signal':
    case 'ioctl':
      return subset(b.names, a.names);
    case 'ptrace':
      return a.ops.has('trace') || subset(b.ops, a.ops);
    case 'memory':
      return true;
    case 'mount':
      return (
        subset(b.ops, a.ops) &&
        (a.names.size === 0 || (b.names.size > 0 && subset(b.names, a.names))) &&
        (a.globs.length === 0 || (b.globs.length > 0 && globsCover(a.globs, b.globs)))
      );
    case 'syscall':
      return [...b.calls].every(([name, { narrowed }]) => {
        const call = a.calls.get(name);
        return (
          call !== undefined &&
          (!call.narrowed || (narrowed && conditionOf(a.rule, name) === conditionOf(b.rule, name)))
        );
      });
  }
}

/** What an allowed operation brings along it brings; a denied one is denied alone. */
function grants({ ops, rule }: Facts): ReadonlySet<string> {
  if (rule.action === 'deny') return ops;
  return new Set(
    [...ops].flatMap((op) => [op, ...(op in FILE_OPERATIONS ? FILE_OPERATIONS[op as FileOperation] : [])]),
  );
}

const globsCover = (outer: readonly Glob[], inner: readonly Glob[]): boolean =>
  inner.length > 0 && inner.every((one) => outer.some((glob) => globCovers(glob, one)));
const globsMeet = (a: readonly Glob[], b: readonly Glob[]): boolean =>
  a.some((one) => b.some((other) => commonPath(one, other) !== undefined));

const effectOf = ({ effect }: Rule): string => effect?.kind ?? '';

function sameTarget({ target: a }: Rule, { target: b }: Rule): boolean {
  if (a?.kind === 'on' || b?.kind === 'on') return true; // compared as paths
  // Who may signal anybody may signal one; a program's child gets just the profile named.
  if (a === undefined) return b === undefined || b.kind === 'to' || b.kind === 'inherit';
  if (a.kind === 'inherit') return b === undefined || b.kind === 'inherit';
  return b?.kind === a.kind && a.profile.text === b.profile.text;
}

const transport = ({ body }: Rule): string => (body.kind === 'net' ? body.transport.text : '');

function endpointCovers({ body: a }: Rule, { body: b }: Rule): boolean {
  if (a.kind !== 'net' || b.kind !== 'net' || a.transport.text !== b.transport.text) return false;
  const [outer, inner] = [a.address?.text ?? 'any', b.address?.text ?? 'any'];
  if (outer !== 'any' && outer !== inner) return false;
  if (!a.ports) return true;
  const { ports } = a;
  return b.ports !== undefined && b.ports.every((port) => ports.some((range) => portIn(port, range)));
}

type Port = Constant | ConstantRange | NameReference;

function portIn(inner: Port, outer: Port): boolean {
  const [a, b] = [bounds(inner), bounds(outer)];
  return a !== undefined && b !== undefined && b[0] <= a[0] && a[1] <= b[1];
}

function bounds(port: Port): readonly [bigint, bigint] | undefined {
  if (port.kind === 'number') return [port.value, port.value];
  if (port.kind !== 'range' || port.from.kind !== 'number' || port.to.kind !== 'number') return undefined;
  return [port.from.value, port.to.value];
}

/** The condition on one call of a rule, as text. */
function conditionOf(rule: Rule, name: string): string {
  if (rule.body.kind !== 'syscall') return '';
  const items = rule.body.items.filter((item) => item.kind === 'call' && item.name.text === name);
  return printRule({ ...rule, body: { ...rule.body, items } });
}

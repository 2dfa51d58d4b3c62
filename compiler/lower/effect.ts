/** Effects as written → effects of the model. */
import type { EffectNode, Rule } from '../../dsl/index.js';
import { assertNever, badErrno, nearest, outOfRange, unknownName } from '../../dsl/index.js';
import type { Constant } from '../../dsl/index.js';
import { constantNames, errno } from '../../kernel/index.js';
import type { Answer, Effect } from '../model.js';
import { constantText, evaluate } from './constant.js';
import type { Lowering } from './context.js';

export function effectText(node: EffectNode): string {
  switch (node.kind) {
    case 'errno':
      return `errno ${constantText(node.errno)}`;
    case 'trace':
      return `trace ${constantText(node.data)}`;
    case 'trap':
      return node.data ? `trap ${constantText(node.data)}` : 'trap';
    default:
      return node.kind;
  }
}

/** @returns undefined after a diagnostic. */
export function lowerEffect(node: EffectNode, lowering: Lowering): Effect | undefined {
  switch (node.kind) {
    case 'errno': {
      const number = lowerErrno(node.errno, lowering);
      return number === undefined ? undefined : { kind: 'errno', errno: number };
    }
    case 'trap':
    case 'trace': {
      const data = node.data ? lowerData(node.data, lowering) : 0;
      return data === undefined ? undefined : { kind: node.kind, data };
    }
    case 'kill':
    case 'kill thread':
    case 'deny':
    case 'notify':
    case 'log':
    case 'allow':
      return { kind: node.kind };
    default:
      return assertNever(node);
  }
}

function lowerErrno(node: Constant, lowering: Lowering): number | undefined {
  if (node.kind === 'constant') {
    const number = errno(lowering.arch, node.name);
    if (number === undefined) {
      const names = constantNames().filter((name) => errno(lowering.arch, name) !== undefined);
      lowering.report(unknownName(node.span, 'errno', node.name, nearest(node.name, names)));
    }
    return number;
  }
  const value = evaluate(node, lowering);
  if (!value) return undefined;
  // include/linux/err.h: MAX_ERRNO is 4095; seccomp clamps what is above, and 0 would look like success.
  if (value.value >= 1n && value.value <= 4095n) return Number(value.value);
  lowering.report(badErrno(node.span, value.text));
  return undefined;
}

function lowerData(node: Constant, lowering: Lowering): number | undefined {
  const value = evaluate(node, lowering);
  if (!value) return undefined;
  if (value.value >= 0n && value.value <= 0xffffn) return Number(value.value);
  lowering.report(outOfRange(node.span, value.text, 'the data of `trap` and `trace`', '0', '65535'));
  return undefined;
}

/** What a rule does: its action, or the effect it names (the parser admits only those that go with the action). */
export const ruleEffect = (rule: Rule, lowering: Lowering): Effect | undefined =>
  rule.effect ? lowerEffect(rule.effect, lowering) : { kind: rule.action };

/** A bare `deny` as a profile's `otherwise` is EPERM, as everywhere. */
export function asAnswer(effect: Effect, lowering: Lowering): Answer {
  return effect.kind === 'deny' ? { kind: 'errno', errno: errno(lowering.arch, 'EPERM') ?? 1 } : effect;
}

/** `when` conditions: decided while lowering, since architecture, kernel and capabilities are known by then. */
import type { Comparison, Guard, Rule, When } from '../../dsl/index.js';
import { assertNever, nearest, unknownName } from '../../dsl/index.js';
import { ARCH_NAMES, capability, capabilityNames } from '../../kernel/index.js';
import type { KernelVersion } from '../profile.js';
import type { Lowering } from './context.js';

export function parseVersion(text: string): KernelVersion {
  const [major, minor] = /^(\d+)(?:\.(\d+))?/.exec(text)?.slice(1) ?? [];
  return [Number(major ?? 0), Number(minor ?? 0)];
}

export const compareVersions = (a: KernelVersion, b: KernelVersion): number => a[0] - b[0] || a[1] - b[1];

function compare(op: Comparison, difference: number): boolean {
  switch (op) {
    case '==':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    default:
      return assertNever(op);
  }
}

/** @param granted capability numbers of this profile. */
export function holdsGuard(guard: Guard, granted: ReadonlySet<number>, lowering: Lowering): boolean {
  switch (guard.kind) {
    case 'arch':
      knownArch(guard.arch, lowering);
      return (guard.arch.text === lowering.arch) === (guard.op === '==');
    case 'arch in':
      for (const arch of guard.arches) knownArch(arch, lowering);
      return guard.arches.some((arch) => arch.text === lowering.arch);
    case 'kernel':
      return compare(guard.op, compareVersions(lowering.kernel, parseVersion(guard.version)));
    case 'capability': {
      const number = capability(guard.name.text);
      if (number === undefined)
        lowering.report(
          unknownName(guard.name.span, 'capability', guard.name.text, nearest(guard.name.text, capabilityNames())),
        );
      return number !== undefined && granted.has(number);
    }
    // Every part is looked at, so that a wrong name is found whatever the others say.
    case 'and':
      return guard.of.map((part) => holdsGuard(part, granted, lowering)).every(Boolean);
    case 'or':
      return guard.of.map((part) => holdsGuard(part, granted, lowering)).some(Boolean);
    case 'not':
      return !holdsGuard(guard.of, granted, lowering);
    default:
      return assertNever(guard);
  }
}

function knownArch(arch: { text: string; span: Guard['span'] }, lowering: Lowering): void {
  if (!ARCH_NAMES.some((name) => name === arch.text))
    lowering.report(unknownName(arch.span, 'architecture', arch.text, nearest(arch.text, ARCH_NAMES)));
}

/** The rules whose guards hold, in order. */
export function selectRules(
  items: readonly (Rule | When)[],
  granted: ReadonlySet<number>,
  lowering: Lowering,
): readonly Rule[] {
  return items.flatMap((item) =>
    item.kind === 'rule'
      ? [item]
      : holdsGuard(item.guard, granted, lowering)
        ? selectRules(item.body, granted, lowering)
        : [],
  );
}

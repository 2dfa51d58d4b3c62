/** Constant expressions → numbers. */
import type { Constant } from '../../dsl/index.js';
import { nearest, unknownConstant } from '../../dsl/index.js';
import { constant as kernelConstant, constantNames } from '../../kernel/index.js';
import type { Lowering } from './context.js';

/** A value and how it was written: hexadecimal numbers, complements and named flags are bit patterns. */
export interface ConstantValue {
  readonly value: bigint;
  readonly pattern: boolean;
  readonly text: string;
}

export function constantText(node: Constant): string {
  switch (node.kind) {
    case 'number':
      return node.text;
    case 'constant':
      return node.name;
    case 'complement':
      return `~${constantText(node.of)}`;
    case 'negate':
      return `-${constantText(node.of)}`;
    case 'union':
      return node.of.map(constantText).join(' | ');
  }
}

/** @returns undefined after a diagnostic. */
export function evaluate(node: Constant, lowering: Lowering): ConstantValue | undefined {
  const text = constantText(node);
  switch (node.kind) {
    case 'number':
      return { value: node.value, pattern: node.hexadecimal, text };
    case 'constant': {
      const value = kernelConstant(lowering.arch, node.name);
      if (value === undefined) {
        lowering.report(unknownConstant(node.span, node.name, lowering.arch, nearest(node.name, constantNames())));
        return undefined;
      }
      return { value, pattern: value >= 0n, text };
    }
    case 'complement':
    case 'negate': {
      const of = evaluate(node.of, lowering);
      if (!of) return undefined;
      return node.kind === 'negate'
        ? { value: -of.value, pattern: false, text }
        : { value: ~of.value, pattern: true, text };
    }
    case 'union': {
      const parts = node.of.map((part) => evaluate(part, lowering));
      let value = 0n;
      for (const part of parts) {
        if (!part) return undefined;
        value |= part.value;
      }
      return { value, pattern: true, text };
    }
  }
}

/** The bit pattern of `width` bits, or undefined where the value does not fit a number of that type. */
export function fit({ value, pattern }: ConstantValue, width: number, signed: boolean): bigint | undefined {
  const modulus = 1n << BigInt(width);
  const half = modulus >> 1n;
  const lowest = signed || pattern ? -half : 0n;
  const highest = signed && !pattern ? half - 1n : modulus - 1n;
  return value < lowest || value > highest ? undefined : BigInt.asUintN(width, value);
}

/** Answers as the language writes them. */
import { assertNever } from '../dsl/index.js';
import type { ArchName } from '../kernel/index.js';
import { errnoName } from '../kernel/index.js';
import type { Effect } from './model.js';

export function answerText(effect: Effect, arch: ArchName): string {
  switch (effect.kind) {
    case 'errno':
      return `errno ${errnoName(arch, effect.errno) ?? effect.errno}`;
    case 'trap':
      return effect.data === 0 ? 'trap' : `trap ${effect.data}`;
    case 'trace':
      return `trace ${effect.data}`;
    case 'kill':
    case 'kill thread':
    case 'deny':
    case 'notify':
    case 'log':
    case 'allow':
      return effect.kind;
    default:
      return assertNever(effect);
  }
}

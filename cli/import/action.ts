/** Actions as effects of a policy. */
import { errnoName } from '../../kernel/index.js';
import { permits } from '../../compiler/index.js';
import type { Action } from './profile.js';

/**
 * The errno as a policy names it. By name it is right on every architecture (ENOSYS is 38, but 89 on mips); `raw` keeps a
 * number that the JSON gives.
 */
export function errnoText(action: Action, raw: boolean): string | undefined {
  const { answer } = action;
  if (answer.kind !== 'errno') return undefined;
  return action.errnoName ?? (raw ? undefined : errnoName('x86_64', answer.errno)) ?? String(answer.errno);
}

export function actionText(action: Action, raw: boolean): string {
  const { answer } = action;
  switch (answer.kind) {
    case 'errno':
      return `errno ${errnoText(action, raw) ?? ''}`;
    case 'trace':
      return `trace ${answer.data}`;
    case 'kill':
    case 'kill thread':
    case 'trap':
    case 'notify':
    case 'log':
    case 'allow':
      return answer.kind;
  }
}

export const allows = (action: Action): boolean => permits(action.answer);

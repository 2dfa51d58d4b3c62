/** Answers as the kernel's `SECCOMP_RET_*` (linux/seccomp.h): the action in the high 16 bits, data in the low ones. */
import { type Effect, answerData } from '../../../compiler/index.js';

export const RET_ALLOW = 0x7fff0000;
const RET_LOG = 0x7ffc0000;
const RET_TRACE = 0x7ff00000;
const RET_USER_NOTIF = 0x7fc00000;

/** @throws on a bare `deny`: its plane says what it becomes. */
export function returnValue(answer: Effect): number {
  switch (answer.kind) {
    case 'kill':
      return 0x80000000;
    case 'kill thread':
      return 0;
    case 'trap':
      return 0x00030000 + answerData(answer);
    case 'errno':
      return 0x00050000 + answerData(answer);
    case 'notify':
      return RET_USER_NOTIF;
    case 'trace':
      return RET_TRACE + answerData(answer);
    case 'log':
      return RET_LOG;
    case 'allow':
      return RET_ALLOW;
    case 'deny':
      throw new Error('a bare deny has no value of its own');
  }
}

/** The call goes through, perhaps after someone was asked. */
export const isAllowed = (k: number): boolean => k >= RET_USER_NOTIF && k <= RET_ALLOW;

/**
 * The supervisor's process: `node supervisor.cjs LAUNCHER PLAN-FD ANSWER-FD`, started by `polc run --supervise`
 * (native/supervise/start.ts), alone with the plan; it ends with the last process that it watches.
 */
import { printable } from '../../dsl/index.js';
import { archByAudit, syscallName } from '../../kernel/index.js';
import {
  answerLauncher,
  attach,
  commandOf,
  openLibc,
  say,
  sayTo,
  supervise,
  type TracedCall,
} from '../../native/index.js';
import { answers, readPlan } from './plan.js';

const [launcher = 0, planFd = 0, answerFd = 0] = process.argv.slice(2).map(Number);
const libc = openLibc();
const plan = readPlan(planFd);
const refused = attach(libc, launcher);
answerLauncher(libc, answerFd, refused, plan.notifyData !== undefined);
if (refused === 0)
  supervise(libc, {
    launcher,
    key: plan.key,
    ...answers(plan),
    traced: (traced) => say(tracedText(traced)),
    withoutLandlock: (pid, why) =>
      sayTo(libc, pid, `Landlock’s ruleset stays the one for all of the profiles: seccomp gives no listener (${why})`),
    killed: (pid, why) =>
      sayTo(libc, pid, `cannot put the policy into \`${printable(commandOf(pid))}\` (${pid}): ${why}`),
  });

function tracedText({ pid, data, call }: TracedCall): string {
  const effect = data === plan.notifyData ? 'notify' : `trace ${data}`;
  const who = `${printable(commandOf(pid))}[${pid}]`;
  if (!call) return `${effect}: a call by ${who}`;
  const arch = archByAudit(call.audit);
  const name = (arch && syscallName(arch.name, call.nr)) ?? `syscall ${call.nr}`;
  return `${effect}: ${name}(${call.args.map((arg) => `0x${arg.toString(16)}`).join(', ')}) by ${who}`;
}

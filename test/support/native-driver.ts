/** Launches what argv[2] (JSON, or @FILE with it) says; bundled by `native-launcher.ts` and run with plain node, as polc itself is. */
import { readFileSync, writeSync } from 'node:fs';
import { launch, parseStartState, rawEnvironment, readStartState, resolveCommand } from '../../native/index.js';
import { denies } from './native-bpf.js';

/** A launch plan as JSON. */
export interface DriverPlan {
  readonly command: readonly string[];
  /** base64 */
  readonly filters?: readonly string[];
  readonly execOnce?: { readonly filters: readonly string[]; readonly notifying: number };
  readonly execAllowed?: boolean;
  readonly keepFds?: readonly number[];
  readonly keepCapabilities?: readonly number[];
  readonly denyWriteExec?: boolean;
  /** base64 each */
  readonly argv?: readonly string[];
  readonly env?: readonly string[];
  readonly start?: string;
  readonly verbose?: boolean;
  /** Touch process.stdout and stdin first, so that libuv sets O_NONBLOCK. */
  readonly touchStreams?: boolean;
}

const start = readStartState();
const given = process.argv[2] ?? '{}';
const plan = JSON.parse(given.startsWith('@') ? readFileSync(given.slice(1), 'utf8') : given) as DriverPlan;
const decode = (texts: readonly string[]): Uint8Array[] => texts.map((text) => Buffer.from(text, 'base64'));
if (plan.touchStreams === true)
  [process.stdout, process.stdin].forEach((stream) => stream.on('error', () => undefined));
const command = resolveCommand(plan.command[0] ?? '', process.env['PATH']);
const result =
  command.kind === 'failure'
    ? command
    : launch({
        path: command.path,
        argv: plan.argv === undefined ? plan.command : decode(plan.argv),
        env: plan.env === undefined ? rawEnvironment() : decode(plan.env),
        filters: decode(plan.filters ?? []),
        denies,
        execAllowed: plan.execAllowed ?? true,
        ...(plan.execOnce === undefined
          ? {}
          : { execOnce: { filters: decode(plan.execOnce.filters), notifying: plan.execOnce.notifying } }),
        keepFds: plan.keepFds ?? [],
        keepCapabilities: plan.keepCapabilities ?? [],
        denyWriteExec: plan.denyWriteExec ?? false,
        start: plan.start === undefined ? start : parseStartState(plan.start, start),
        ...(plan.verbose === true ? { report: (facts) => void writeSync(2, `${JSON.stringify(facts)}\n`) } : {}),
      });
writeSync(2, `polc: ${result.message}\n`);
process.exit(result.status);

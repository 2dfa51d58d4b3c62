/** Launches a command under a Landlock ruleset and filters: argv[2] names a file with a DriverPlan as JSON. */
import { readFileSync, writeSync } from 'node:fs';
import { forAbi, landlockRequest, type Ruleset } from '../../backends/landlock/index.js';
import {
  landlockAbi,
  launch,
  openLandlock,
  rawEnvironment,
  readStartState,
  resolveCommand,
} from '../../native/index.js';

export interface DriverPlan {
  readonly ruleset: Ruleset;
  readonly command: readonly string[];
  /** base64; one at most. */
  readonly filters: readonly string[];
  readonly execAllowed: boolean;
  readonly keepCapabilities: readonly number[];
  readonly denyWriteExec: boolean;
  /** Say on stderr what became of the rules. */
  readonly verbose?: boolean;
}

const start = readStartState();
const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as DriverPlan;

function fail(message: string): never {
  writeSync(2, `driver: ${message}\n`);
  process.exit(125);
}

const resolved = resolveCommand(plan.command[0] ?? '', process.env['PATH']);
if (resolved.kind === 'failure') fail(resolved.message);
const { ruleset } = forAbi(plan.ruleset, landlockAbi());
const opened = openLandlock(landlockRequest(ruleset), resolved.path);
if (plan.verbose === true) writeSync(2, `${JSON.stringify({ rules: opened.rules, notes: opened.notes })}\n`);
const result = launch({
  path: resolved.path,
  argv: plan.command,
  env: rawEnvironment(),
  filters: plan.filters.map((text) => Buffer.from(text, 'base64')),
  // One filter: whatever it denies, nothing is installed after it.
  denies: () => true,
  execAllowed: plan.execAllowed,
  keepFds: [],
  keepCapabilities: plan.keepCapabilities,
  denyWriteExec: plan.denyWriteExec,
  start,
  ...(opened.fd === undefined ? {} : { landlockRuleset: opened.fd }),
});
fail(result.message);

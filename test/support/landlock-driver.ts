/** Runs a command under the Landlock ruleset of a policy, and under its filter too if asked: argv[2] is a DriverPlan as JSON. */
import { readFileSync, writeSync } from 'node:fs';
import { forAbi, landlockRequest, landlockRuleset, reachableProfiles } from '../../backends/landlock/index.js';
import { chooseProfile } from '../../cli/choose-profile.js';
import { provenFilter } from '../../cli/filter.js';
import { confinementOf } from '../../cli/launch-policy.js';
import { FileModuleHost } from '../../cli/module-host.js';
import {
  landlockAbi,
  launch,
  openLandlock,
  rawEnvironment,
  readStartState,
  resolveCommand,
} from '../../cli/native/index.js';
import { compilePolicy } from '../../compiler/index.js';
import { hasErrors, link, load, renderDiagnostics } from '../../dsl/index.js';
import { ACTION, denies, filter } from './native-bpf.js';

export interface DriverPlan {
  /** Path of a policy, which `run` reads, or its text. */
  readonly policy: string | { readonly text: string };
  readonly profile?: string;
  readonly command: readonly string[];
  /** The policy's filter too; else one that allows all. */
  readonly seccomp?: boolean;
  /** Say on stderr what became of the ruleset. */
  readonly verbose?: boolean;
}

const start = readStartState();
const plan = JSON.parse(process.argv[2] ?? '{}') as DriverPlan;

function fail(message: string): never {
  writeSync(2, `driver: ${message}\n`);
  process.exit(125);
}

const source =
  typeof plan.policy === 'string'
    ? { path: plan.policy, text: readFileSync(plan.policy, 'utf8') }
    : { path: 'test.policy', text: plan.policy.text };
const graph = load(source, new FileModuleHost(source, typeof plan.policy === 'string' ? plan.policy : undefined));
const linked = link(graph.value);
const { value: compiled, diagnostics } = compilePolicy(linked.value, { nativeArch: 'x86_64', kernel: [6, 12] });
const said = [...graph.diagnostics, ...linked.diagnostics, ...diagnostics];
if (hasErrors(said)) fail(renderDiagnostics(said, { color: false }));

const resolved = resolveCommand(plan.command[0] ?? '', process.env['PATH']);
if (resolved.kind === 'failure') fail(resolved.message);
const chosen = plan.profile ?? chooseProfile(linked.value.profiles, resolved.path, 'x86_64').name;
const profile = compiled.profiles.find((p) => p.name === chosen) ?? fail(`no profile ${chosen}`);
const models = compiled.profiles.map((p) => p.models[0]);
const made = landlockRuleset(reachableProfiles(profile.models[0], models), 10);
if (hasErrors(made.diagnostics)) fail(renderDiagnostics(made.diagnostics, { color: false }));
const { ruleset } = forAbi(made.value, landlockAbi());
const opened = openLandlock(landlockRequest(ruleset), resolved.path);
if (plan.verbose === true) writeSync(2, `${JSON.stringify({ rules: opened.rules, notes: opened.notes })}\n`);

const open = { filters: [filter([], ACTION.allow)], denies, execAllowed: true, denyWriteExec: false };
const confinement = plan.seccomp
  ? confinementOf(provenFilter(profile), undefined, 'x86_64')
  : { ...open, keepCapabilities: Array.from({ length: 64 }, (_, i) => i) };
const result = launch({
  ...confinement,
  path: resolved.path,
  argv: plan.command,
  env: rawEnvironment(),
  keepFds: [],
  start,
  ...(opened.fd === undefined ? {} : { landlockRuleset: opened.fd }),
});
writeSync(2, `driver: ${result.message}\n`);
process.exit(result.status);

/** What the commands may use of the kernel: start a program under a policy, and ask what this host can do. */
export { launch } from './launch.js';
export type {
  Bytes,
  ExecLabel,
  LaunchFacts,
  LaunchFailure,
  LaunchPlan,
  ProgramPlan,
  SupervisorProgram,
} from './launch-plan.js';
export { resolveCommand, type CommandFailure, type ResolvedCommand } from './resolve-command.js';
export { givenFds, spareFds } from './open-fds.js';
export {
  parseStartState,
  rawArguments,
  rawEnvironment,
  readStartState,
  workingDirectory,
  type StartState,
} from './start-state.js';
export { executionFailure } from './exec-rows.js';
export { launchHeld, type Held } from './held.js';
export { fileContext } from './file-context.js';
export { lockFile } from './file-lock.js';
export { mayManageProfiles } from './capabilities.js';
export { findTool, probeHost, type HostFacts, type SeccompSupport } from './probe.js';
export type { Answer, Unknown } from './probe-answer.js';
export {
  landlockAbi,
  openLandlock,
  type LandlockNote,
  type OpenedRuleset,
  type RuleRequest,
  type RulesetRequest,
} from './landlock.js';
export {
  FORK_FLAGS,
  launchTraced,
  NO_PLAIN_FORK,
  type Traced,
  type TracedConfinement,
  type TracedPlan,
} from './traced.js';
export { CallRing, SLOTS, THREAD, type Entry, type Received } from './call-ring.js';
export type { ArgumentTest, Passing } from './passing.js';
export { interpretersOf } from './program-interpreters.js';
export { errnoName, NativeError, openLibc, type Libc, type Mapping } from './libc.js';
export { answerLauncher, commandOf, prepareSupervisor, say, sayTo } from './supervise/start.js';
export { attach, supervise, type Limits, type Supervision, type TracedCall } from './supervise/supervise.js';
export type { ExecutedProgram } from './supervise/executed-program.js';

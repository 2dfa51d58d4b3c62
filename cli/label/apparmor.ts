/**
 * AppArmor for `polc run`: a profile of the run's own, `polc.NAME.DIGEST`, attached to nothing. Its digest is of all it says
 * and of who shares it: runs of one policy share a profile, those of another have another, and an edited policy never meets an
 * old one. Whoever may load profiles does, and has it removed after its last user (sweeper.ts); others use what is kept.
 */
import { closeSync, openSync, readFileSync, readdirSync, readlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { shortDigest } from '../digest.js';
import { apparmorProfile, runLabel, type AppArmorTarget, type AppArmorText } from '../../backends/apparmor/index.js';
import type { CompiledProfile } from '../../compiler/index.js';
import { hasErrors, printable, profileRefused, type Result } from '../../dsl/index.js';
import { withTargets } from '../../layers/index.js';
import { findTool, interpretersOf, mayManageProfiles } from '../../native/index.js';
import { readFeatures } from '../layers-target.js';
import { realPath } from '../real-path.js';
import { missing, type Label } from './label.js';
import { openSharedLock, type SharedLock } from './lock.js';
import { compileProfile, parserSyntax } from './parser.js';
import { startSweeper, sweeperMissing } from './sweeper.js';

const SECURITYFS = '/sys/kernel/security/apparmor';
const FEATURES = join(SECURITYFS, 'features');

/** @param program absolute path of what is executed. @param keep the profile stays loaded, for whoever can't load it. */
export function openAppArmor(profile: CompiledProfile, program: string, keep: boolean): Label {
  if (read('/sys/module/apparmor/parameters/enabled') !== 'Y')
    return missing('this kernel has no AppArmor, or it is switched off (`lsm=` at boot)');
  const attribute = OWN_ATTRIBUTE.find((name) => read(`/proc/thread-self/${name}`) !== undefined);
  if (attribute === undefined) return missing('/proc does not tell this process’s label');
  const confined = read(`/proc/thread-self/${attribute}`);
  if (confined !== 'unconfined') return missing(`polc itself is confined, by \`${printable(confined ?? '')}\``);
  const parser = findTool('apparmor_parser');
  const syntax = parser === undefined ? undefined : parserSyntax(parser);
  if (parser === undefined || syntax === undefined) return missing('apparmor_parser is not installed, or does not run');
  if (read(join(FEATURES, 'caps/mask')) === undefined)
    return missing(`${FEATURES} can’t be read: is securityfs mounted?`);

  const target: AppArmorTarget = { syntax, ...readFeatures(FEATURES) };
  const started = startedFiles(program);
  const text = (label: string): Result<AppArmorText> => profileText(profile, target, started, label);
  const drafted = text(runLabel(profile.name, 'DIGEST'));
  if (hasErrors(drafted.diagnostics)) return { kind: 'refused', diagnostics: drafted.diagnostics };
  const named = (...sharers: readonly string[]): string =>
    runLabel(profile.name, shortDigest([drafted.value.text, ...sharers]));

  const complains = read('/sys/module/apparmor/parameters/mode') === 'complain';
  const on = (label: string, found: boolean, notes: readonly string[] = []): Label => ({
    kind: 'on',
    exec: { file: `/proc/thread-self/${EXEC[attribute]}`, text: `exec ${label}` },
    name: label,
    found,
    logsOnly: complains ? 'host' : profile.models[0].otherwise.kind === 'log' ? 'policy' : undefined,
    notes,
  });
  const kept = named();
  if (isLoaded(kept)) return on(kept, true);
  if (!mayManageProfiles()) return missing(`loading a profile takes root, and \`${kept}\` is not loaded`);
  const load = (label: string): Label | undefined => {
    const compiled = compileProfile(parser, text(label).value.text, FEATURES);
    const refusal = compiled.kind === 'refused' ? compiled.why : loadProfile(compiled.blob);
    if (refusal === undefined) return undefined;
    const { span } = profile.models[0];
    return { kind: 'refused', diagnostics: [profileRefused(span, profile.name, printable(refusal))] };
  };
  if (keep) return load(kept) ?? on(kept, false, ['it stays loaded']);
  const lock = openSharedLock();
  if (lock.kind === 'no') return missing(lock.why);
  return shared(lock, named(readlinkSync('/proc/self/ns/pid'), lock.identity), attribute, load, on);
}

/** The lock holds from here on until this process executes the program, or ends. */
function shared(
  lock: SharedLock,
  label: string,
  attribute: string,
  load: (label: string) => Label | undefined,
  on: (label: string, found: boolean, notes?: readonly string[]) => Label,
): Label {
  const lacks = sweeperMissing();
  // Before it is loaded: nothing is to be left behind, whatever happens to this process.
  if (lacks === undefined) startSweeper({ label, remove: join(SECURITYFS, '.remove'), attribute, lock: lock.path });
  const notes = lacks === undefined ? ['it goes after its last user'] : [`it stays loaded: there is no \`${lacks}\``];
  if (isLoaded(label)) return on(label, true, notes);
  return load(label) ?? on(label, false, notes);
}

/** Newest first: the second is that of whichever module comes first. */
const OWN_ATTRIBUTE = ['attr/apparmor/current', 'attr/current'] as const;
const EXEC = { 'attr/apparmor/current': 'attr/apparmor/exec', 'attr/current': 'attr/exec' } as const;

function profileText(
  profile: CompiledProfile,
  target: AppArmorTarget,
  started: readonly string[],
  label: string,
): Result<AppArmorText> {
  return apparmorProfile(withTargets([profile]), target, {
    // Another profile of the policy, whose program may run too, has a digest of its own: a pattern.
    label: (name) => (name === profile.name ? label : runLabel(name, '*')),
    attach: false,
    only: [profile.name],
    noNewPrivs: true,
    started,
  });
}

/** By their names without symbolic links, as the kernel compares them; bytes, one character each. */
const startedFiles = (program: string): readonly string[] =>
  [program, ...interpretersOf(program)].flatMap((path) => {
    try {
      return [realPath(path)];
    } catch {
      return []; // execve will say what is wrong with it
    }
  });

/** Every user may look here; `profiles` is for those who manage them. A folder's name is the profile's and a number. */
function isLoaded(label: string): boolean {
  try {
    return readdirSync(join(SECURITYFS, 'policy/profiles')).some(
      (name) => /^\.\d+$/.test(name.slice(label.length)) && name.startsWith(label),
    );
  } catch {
    return false;
  }
}

/** @returns why the kernel did not take it. */
function loadProfile(blob: Uint8Array): string | undefined {
  try {
    const fd = openSync(join(SECURITYFS, '.load'), 'w');
    try {
      writeSync(fd, blob);
    } finally {
      closeSync(fd);
    }
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    // Somebody was faster, with the same profile.
    return code === 'EEXIST' ? undefined : `the kernel answers ${code}`;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

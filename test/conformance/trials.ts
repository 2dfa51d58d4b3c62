/** The rows of the matrix in a file tree: for each a folder and a profile that allows it, and ones that deny it. */
import { type CompiledProfile, type Profile } from '../../compiler/index.js';
import { hasErrors, renderDiagnostics } from '../../dsl/index.js';
import { background, make, NATIVE, probe, PROGRAMS, type Line } from '../probe/index.js';
import { compileText } from '../support/compile.js';
import { FILES } from './files.js';
import { NETWORK } from './network.js';
import { PROCESSES } from './processes.js';
import { OBJECTS, type Case, type Row } from './row.js';

export const ROWS: readonly Row[] = [...FILES, ...NETWORK, ...PROCESSES];

export interface Trial {
  readonly row: Row;
  readonly kind: 'allowed' | 'denied';
  /** Of the profile, and of the folder. */
  readonly name: string;
  readonly what: Case;
  readonly profile: CompiledProfile;
  readonly model: Profile;
}

export interface Tried {
  readonly row: Row;
  /** The case in the folder where nothing confines it. */
  readonly bare: { readonly name: string; readonly what: Case };
  readonly allowed: Trial | undefined;
  readonly denied: Trial;
}

export interface Trials {
  readonly root: string;
  readonly rows: readonly Tried[];
  /** All profiles of the one policy. */
  readonly profiles: readonly CompiledProfile[];
}

/** The profile at the other end of signals and of tracing. */
export const PEER = 'peer';
const PROGRAM = '/bin/probe';

/** @param root an absolute path. @throws Error where a row's policy is wrong. */
export function trials(root: string, kernel: readonly [number, number]): Trials {
  const server = `${root}/server`;
  const at = (folder: string): Case & { readonly row: Row } => {
    const row = ROWS[Number(/\d+/.exec(folder)?.[0])];
    if (!row) throw new Error(`no row ${folder}`);
    return { ...row.of((name) => `${root}/${folder}/${name}`, { self: folder, server }), row };
  };
  const names = ROWS.flatMap((_, i) => (at(`row${i}`).grants === undefined ? [`deny${i}`] : [`allow${i}`, `deny${i}`]));
  const text = [
    `profile ${PEER} {\n  program "${PROGRAM}"\n}\n`,
    ...names.map((name) => {
      const { given = '', grants = '', denies = '' } = at(name);
      // The probe's result is its exit status.
      return `profile ${name} {\n  program "${PROGRAM}"\nallow syscall exit_group\n${given}\n${name.startsWith('allow') ? grants : denies}\n}\n`;
    }),
  ].join('');
  const { policy, diagnostics } = compileText(text, { nativeArch: NATIVE, kernel });
  if (hasErrors(diagnostics)) throw new Error(renderDiagnostics(diagnostics, { color: false }));
  const profiles = new Map(policy.profiles.map((p) => [p.name, p]));
  const trial = (kind: Trial['kind'], name: string): Trial | undefined => {
    const profile = profiles.get(name);
    if (!profile) return undefined;
    const { row, ...what } = at(name);
    return { row, kind, name, what, profile, model: profile.models[0] };
  };
  const rows = ROWS.map((row, i): Tried => {
    const denied = trial('denied', `deny${i}`);
    if (!denied) throw new Error(`no profile for ${row.name}`);
    const { row: _, ...what } = at(`bare${i}`);
    return { row, bare: { name: `bare${i}`, what }, allowed: trial('allowed', `allow${i}`), denied };
  });
  return { root, rows, profiles: policy.profiles };
}

/** Everything there is to try. */
export const allOf = ({ rows }: Trials): readonly { readonly name: string; readonly what: Case }[] =>
  rows.flatMap(({ bare, allowed, denied }) => [bare, ...(allowed ? [allowed] : []), denied]);

/** The paths of what the driver makes. */
export const objectsOf = (trials: Trials): readonly string[] =>
  allOf(trials).flatMap(({ name }) =>
    ['', ...OBJECTS].map((object) => `${trials.root}/${name}/${object}`.replace(/[/@]$/, '')),
  );

/** Before the trials. @param peer the label of the process that is signalled and traced */
export function setup(trials: Trials, peer: string): readonly Line[] {
  const all = allOf(trials);
  const server = `${trials.root}/server`;
  return [
    ...all.map(({ name }) => make(`${trials.root}/${name}`, OBJECTS)),
    ...all.flatMap(({ what }) => (what.before ? [probe('before', '-', what.before)] : [])),
    background('peer', peer, PROGRAMS.pause()),
    background('victim', peer, PROGRAMS.pause()),
    background('free', '-', PROGRAMS.pause()),
    background('path', '-', PROGRAMS.serveUnix(server)),
    background('name', '-', PROGRAMS.serveUnix(`@${server}`)),
  ];
}

export function lineOf({ name, what }: { readonly name: string; readonly what: Case }, label: string): Line {
  const line = probe(name, label, what.calls);
  return what.inherits === undefined ? line : { ...line, words: ['inherit', what.inherits, ...line.words] };
}

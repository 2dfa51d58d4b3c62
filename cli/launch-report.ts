/** What `run -v` says: on stderr, each line marked, just before the program begins. */
import type { Lost } from '../backends/landlock/index.js';
import { assertNever, printable } from '../dsl/index.js';
import type { LandlockNote, LaunchFacts } from '../native/index.js';
import type { Label, LabelLayer, Labels } from './label/index.js';
import type { Landlock } from './launch-landlock.js';
import type { ProvenFilter } from './filter.js';
import { writeAll } from './stdout.js';

export function sayLayers(
  { profile, filter, instructions }: ProvenFilter,
  landlock: Landlock,
  labels: Labels,
  facts: LaunchFacts,
): void {
  const say = (text: string) => writeAll(2, `polc: ${text}\n`);
  const parts = filter.programs.length === 1 ? '' : ` in ${filter.programs.length} filters`;
  say(`profile ${profile.name}: seccomp is on, ${instructions} instructions${parts}, proven`);
  const [, ...others] = profile.reachable;
  if (others.length > 0) {
    const names = others.map(({ name }) => name).join(', ');
    say(
      facts.method === 'supervised'
        ? `exec leads to ${names}: each gets its own limits at its exec`
        : `exec leads to ${names}: all layers allow what any of these profiles allows`,
    );
  }
  say(`installed ${METHODS[facts.method]}${facts.fallback === undefined ? '' : ` (${facts.fallback})`}`);
  if (facts.writeExec === 'denied') say('PR_SET_MDWE is on: no memory becomes writable and executable');
  if (facts.writeExec === 'unsupported')
    say('this kernel has no PR_SET_MDWE: the filter denies write-exec memory alone');
  if (facts.boundingKept) say('the capability bounding set stays: dropping it takes CAP_SETPCAP');
  landlockLines(landlock).forEach(say);
  for (const [layer, label] of labels) labelLines(layer, label).forEach(say);
}

function labelLines(layer: LabelLayer, label: Label): readonly string[] {
  switch (label.kind) {
    case 'on':
      return [
        `${layer} is on${label.logsOnly === undefined ? '' : `, but only logs, as the ${label.logsOnly} says`}: ${printable(label.name)}, ${label.found ? 'found loaded' : 'loaded by this run'}`,
        ...label.notes.map((note) => `${layer}: ${note}`),
      ];
    case 'missing':
      return [`${layer} is off: ${label.why}`];
    case 'refused':
      return label.diagnostics.map(({ message }) => `${layer} is off: ${message}`);
    default:
      return assertNever(label);
  }
}

const METHODS: Readonly<Record<LaunchFacts['method'], string>> = {
  direct: 'before the program is executed',
  inject: 'into the program before its first instruction, as it may not execute others',
  supervised:
    'by a supervisor, at this program’s exec and at those below it: other tracers (gdb, strace) find their places taken',
  asking: 'before the program is executed; what it denies, polc answers',
  'exec-once': 'so that one execve passes; further ones get ENOSYS',
};

function landlockLines(landlock: Landlock): readonly string[] {
  switch (landlock.kind) {
    case 'on':
      return [
        `landlock is on, ABI ${landlock.abi}, ${landlock.rules} rules on paths`,
        ...landlock.lost.map(lostLine),
        ...landlock.notes.map(noteLine),
      ];
    case 'steps back':
      return [`landlock restricts nothing (ABI ${landlock.abi})`, ...landlock.lost.map(lostLine)];
    case 'missing':
      return [`landlock is off: ${landlock.why}: paths and ports are open to what the filter lets through`];
    case 'refused':
      return landlock.diagnostics.map(({ message }) => `landlock is off: ${message}`);
    default:
      return assertNever(landlock);
  }
}

const WHOLE: Readonly<Record<string, string>> = { files: 'no right on files', all: 'nothing' };

const lostLine = ({ right, why }: Lost): string =>
  right in WHOLE
    ? `landlock handles ${WHOLE[right]}: ${printable(why)}`
    : `landlock does not handle ${right}: ${printable(why)}`;

function noteLine(note: LandlockNote): string {
  const path = printable(note.path);
  switch (note.kind) {
    case 'missing':
      return note.instead === undefined
        ? `landlock: ${path} does not exist: no right on it, should it come to be`
        : `landlock: ${path} does not exist: reading is allowed below ${printable(note.instead)} instead`;
    case 'link to a floor':
      return `landlock: ${path} leads to ${printable(note.floor)}: no right on it`;
    case 'unreadable':
      return `landlock: ${path} can’t be looked up (${note.errno}): no right on it`;
    default:
      return assertNever(note);
  }
}

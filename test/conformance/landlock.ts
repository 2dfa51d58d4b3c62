/** The matrix under Landlock alone: rulesets that polc itself opens on the running kernel, and what their rules say. */
import { closeSync } from 'node:fs';
import {
  allowsAccess,
  allowsMove,
  forAbi,
  landlockCoverage,
  landlockRequest,
  landlockRuleset,
  type ObjectForm,
  type Ruleset,
} from '../../backends/landlock/index.js';
import type { FileKind } from '../../backends/selinux/index.js';
import { landlockAbi, openLandlock } from '../../native/index.js';
import { builtProbe } from '../probe/index.js';
import { drive, hostMissing, hostPlace, prepare } from './host.js';
import type { LayerUnderTest, MissingLayer } from './layer.js';
import { lineOf, setup, type Trial } from './trials.js';

const FORM: Readonly<Record<FileKind, ObjectForm>> = {
  file: 'file',
  dir: 'directory',
  lnk_file: 'symlink',
  fifo_file: 'fifo',
  sock_file: 'socket',
  chr_file: 'character device',
  blk_file: 'block device',
};

/** The driver's descriptors start here. */
const FIRST_FD = 3;

export function landlockLayer(): LayerUnderTest | MissingLayer {
  const needs = hostMissing() ?? (landlockAbi() === 0 ? 'a kernel with Landlock' : undefined);
  if (needs !== undefined) return { layer: 'landlock', needs };
  const abi = landlockAbi();
  const place = hostPlace();
  const fds: number[] = [];
  try {
    const { trials } = place;
    prepare(place);
    const rulesets = new Map<string, Ruleset>();
    const confined = (trial: Trial): string => {
      const { ruleset } = forAbi(landlockRuleset([trial.model], abi).value, abi);
      rulesets.set(trial.name, ruleset);
      const { fd } = openLandlock(landlockRequest(ruleset), builtProbe());
      // A ruleset that restricts nothing is not entered.
      return fd === undefined ? '-' : `landlock=${FIRST_FD + fds.push(fd) - 1}`;
    };
    const tried = trials.rows.flatMap(({ bare, allowed, denied }) => [
      lineOf(bare, '-'),
      ...[allowed, denied].flatMap((trial) => (trial ? [lineOf(trial, confined(trial))] : [])),
    ]);
    const { results, seconds } = drive(place, 'lines', [...setup(trials, '-'), ...tried], fds);
    return {
      layer: 'landlock',
      trials,
      kernel: results,
      seconds,
      coverage: ({ model }) => landlockCoverage(model, abi),
      artifact: ({ name, what }) => {
        const ruleset = rulesets.get(name);
        if (!ruleset) throw new Error(`no ruleset ${name}`);
        const answers = what.accesses.map(({ access, form, indirect }) =>
          indirect
            ? undefined
            : allowsAccess(ruleset, access, {
                ...(form === undefined ? {} : { form: FORM[form] }),
                within: (access.kind === 'signal' || access.kind === 'ptrace') && access.peer === name,
              }),
        );
        const [from, to] = what.accesses.map(({ access }) => access);
        if (from?.kind === 'file' && (from.op === 'link' || from.op === 'rename') && to?.kind === 'file')
          answers.push(allowsMove(ruleset, from.path, to.path));
        return { passes: answers.includes(false) ? false : answers.includes(undefined) ? undefined : true };
      },
    };
  } finally {
    for (const fd of fds) closeSync(fd);
    place.close();
  }
}

/** The matrix under AppArmor: one boot of User Mode Linux, and the automata that the parser made. */
import { readFileSync } from 'node:fs';
import { allowsAccess, allowsLink, apparmorCoverage, apparmorProfile } from '../../backends/apparmor/index.js';
import { builtModel, driverInput, driverResults } from '../probe/index.js';
import { compiledProfiles, parserMissing, runParser, UML_TARGET } from '../support/apparmor.js';
import { bootUml, loadAppArmor, umlMissing } from '../uml/index.js';
import type { LayerUnderTest, MissingLayer } from './layer.js';
import { lineOf, PEER, setup, trials as trialsIn, type Trial } from './trials.js';

export async function apparmorLayer(): Promise<LayerUnderTest | MissingLayer> {
  const needs = umlMissing() ?? (parserMissing() ? 'apparmor_parser' : undefined);
  if (needs !== undefined) return { layer: 'apparmor', needs };
  const trials = trialsIn('/w', [6, 1]);
  const { text } = apparmorProfile(trials.profiles, UML_TARGET).value;
  const blobs = compiledProfiles(text, UML_TARGET);
  const tried = trials.rows.flatMap(({ bare, allowed, denied }) => [
    lineOf(bare, '-'),
    ...[allowed, denied].flatMap((trial) => (trial ? [lineOf(trial, `exec ${trial.name}`)] : [])),
  ]);
  const boot = await bootUml({
    lsm: 'apparmor',
    files: {
      '/policy': runParser(text, UML_TARGET).blob,
      '/model': readFileSync(builtModel()),
      '/lines': driverInput([...setup(trials, `exec ${PEER}`), ...tried]),
    },
    script: `${loadAppArmor('/policy')}\nprobe drive /lines /model >/out/results`,
  });
  if (boot.console.includes('probe:')) throw new Error(boot.console);
  const blob = (trial: Trial) => {
    const found = blobs.get(trial.name);
    if (!found) throw new Error(`no profile ${trial.name}`);
    return found;
  };
  return {
    layer: 'apparmor',
    trials,
    kernel: driverResults(boot.out('results')),
    seconds: boot.seconds,
    coverage: (trial) => apparmorCoverage(trial.model, UML_TARGET),
    artifact: (trial) => {
      const answers = trial.what.accesses.map(({ access, form, indirect }) =>
        indirect
          ? undefined
          : allowsAccess(blob(trial), access, form === undefined ? {} : { directory: form === 'dir' }),
      );
      const [from, to] = trial.what.accesses.map(({ access }) => access);
      if (from?.kind === 'file' && from.op === 'link' && to?.kind === 'file')
        answers.push(allowsLink(blob(trial), to.path, from.path, 'owner'));
      return { passes: answers.includes(false) ? false : answers.includes(undefined) ? undefined : true };
    },
  };
}

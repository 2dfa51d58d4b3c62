/** The matrix under seccomp alone: filters on the running kernel, and the interpreter's answer to the same calls. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersWith, encode, seccompCoverage } from '../../backends/seccomp/index.js';
import { permits } from '../../compiler/index.js';
import { provenFilter, runFilter, type ProvenFilter } from '../../cli/filter.js';
import { eventsOf } from '../probe/index.js';
import { drive, hostMissing, hostPlace, prepare } from './host.js';
import type { LayerUnderTest, MissingLayer } from './layer.js';
import { lineOf, setup, type Trial } from './trials.js';

export function seccompLayer(): LayerUnderTest | MissingLayer {
  const needs = hostMissing();
  if (needs !== undefined) return { layer: 'seccomp', needs };
  const place = hostPlace();
  try {
    const { trials, folder } = place;
    const filters = new Map<string, ProvenFilter>();
    const confined = (trial: Trial): string => {
      const proven = provenFilter(trial.profile);
      filters.set(trial.name, proven);
      const [program, ...more] = proven.filter.programs;
      if (!program || more.length > 0) throw new Error(`${trial.name} takes several filters`);
      const file = join(folder, `${trial.name}.bpf`);
      writeFileSync(file, encode(program, proven.filter.endian));
      return `filter=${file}`;
    };
    const tried = trials.rows.flatMap(({ bare, allowed, denied }) => [
      lineOf(bare, '-'),
      ...[allowed, denied].flatMap((trial) => (trial ? [lineOf(trial, confined(trial))] : [])),
    ]);
    prepare(place);
    const { results, seconds } = drive(place, 'lines', [...setup(trials, '-'), ...tried]);
    return {
      layer: 'seccomp',
      trials,
      kernel: results,
      seconds,
      coverage: ({ model }) => seccompCoverage(model),
      artifact: ({ name, what, model }) => {
        const filter = filters.get(name)?.filter;
        if (!filter) throw new Error(`no filter ${name}`);
        for (const event of eventsOf(what.calls)) {
          const answer = runFilter(filter, event);
          if (!permits(answer)) return { passes: false, refusal: answersWith(answer, model) };
        }
        return { passes: true };
      },
    };
  } finally {
    place.close();
  }
}

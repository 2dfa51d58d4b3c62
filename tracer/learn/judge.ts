/** Whether a compiled profile meets a need: `decide()` on resources, and the filter's possible answers on syscalls. */
import {
  answersOf,
  decideResource,
  Diagrams,
  isEntry,
  Meanings,
  permits,
  planeOf,
  rangeOf,
  type Answer,
  type CompiledProfile,
} from '../../compiler/index.js';
import { errno, syscallNumber } from '../../kernel/index.js';
import { needKey, type Need } from './needs.js';

/** Answers about one profile, on syscalls each need once; those on resources are many (a trace may name any number of files), and cheap. */
export class Judge {
  readonly #meanings = new Meanings(new Diagrams());
  readonly #known = new Map<string, boolean>();

  constructor(readonly profile: CompiledProfile) {}

  allows(need: Need): boolean {
    if (need.kind === 'resource') return permits(decideResource(this.profile.models[0], need.access).answer);
    const key = needKey(need);
    let known = this.#known.get(key);
    if (known === undefined) this.#known.set(key, (known = this.#decide(need)));
    return known;
  }

  #decide(need: Extract<Need, { kind: 'syscall' }>): boolean {
    const model = this.profile.models.find(({ arch }) => arch === need.arch);
    const plane = model && planeOf(this.profile.filter, model);
    const nr = syscallNumber(need.arch, need.name);
    if (!plane || nr === undefined) return false;
    const { entry } = rangeOf(plane, nr);
    const met = (answer: Answer): boolean =>
      permits(answer) ||
      (need.unknown === true && answer.kind === 'errno' && answer.errno === errno(need.arch, 'ENOSYS'));
    if (!isEntry(entry)) return met(entry);
    const answers = answersOf(plane, nr, need.where, { entry, meanings: this.#meanings });
    if (!answers) return false;
    // Arguments that were not kept: where resources decide about them, their own observations tell; else all values are meant.
    const unknown = need.where.kind === 'always' && entry.planes.length === 1;
    return unknown ? answers.every(({ answer }) => met(answer)) : answers.some(({ answer }) => met(answer));
  }
}

/** Approvals: recorded beside the policy, bound to everything that it is made of. */
import { changedSinceSignOff, notSignedOff, printable, undecidedRules, type Diagnostic } from '../../dsl/index.js';
import { changedSince, digestOf, progressOf, writeSidecar } from '../../review/index.js';
import { Stop } from '../command.js';
import { Exit } from '../exit.js';
import { writeFiles } from '../write.js';
import { openReview } from './open.js';

/** Of the policy as it is on disk now. @throws Stop where rules are undecided. */
export function signOff(path: string, name: string): void {
  const open = openReview(path);
  const { decided, total } = progressOf(open);
  if (decided < total) throw new Stop(Exit.findings, undecidedRules(undefined, total - decided));
  const { digest, parts } = digestOf(open.graph, open.linked);
  const made = { name, date: new Date().toISOString().slice(0, 10), digest, parts };
  const others = open.sidecar.sign_offs.filter((one) => one.name !== name);
  writeFiles([{ path: open.sidecarPath, content: writeSidecar({ ...open.sidecar, sign_offs: [...others, made] }) }]);
}

/** What keeps the policy from being signed off: nothing, if one approval holds. */
export function signOffProblems(path: string): readonly Diagnostic[] {
  const open = openReview(path);
  const now = digestOf(open.graph, open.linked);
  const last = open.sidecar.sign_offs.at(-1);
  if (!last) return [notSignedOff(undefined, printable(path))];
  if (open.sidecar.sign_offs.some((one) => one.digest === now.digest)) return [];
  const changed = changedSince(last, now).filter((part, _, all) => part !== 'resolved' || all.length === 1);
  const what = changed
    .map((part) => (part === 'groups' ? 'polc’s groups of syscalls' : `\`${printable(part)}\``))
    .join(', ');
  return [
    changedSinceSignOff(undefined, what === '' ? 'the record' : what, printable(last.name), printable(last.date)),
  ];
}

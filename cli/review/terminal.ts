/** A review on the whole screen, or in lines: begun anew, or where it was left. */
import { parse } from '../../dsl/index.js';
import { rebase, replay, reviewState, rulesOf, type ReviewState, type Session } from '../../review/index.js';
import type { Output } from '../command.js';
import { Exit } from '../exit.js';
import { writeAll } from '../stdout.js';
import type { Target } from '../target.js';
import { WorkerBackground } from './background.js';
import { FileReviewHost, headOf, type HostOptions } from './host.js';
import type { OpenReview } from './open.js';
import { reviewInLines } from './plain.js';
import { SessionFile } from './session-file.js';

export interface Begun {
  readonly path: string;
  readonly against: string | undefined;
  readonly trace: string | undefined;
  readonly target: Target;
  readonly open: OpenReview;
}

export async function reviewOnScreen({ open, ...begun }: Begun, color: boolean, output: Output): Promise<Exit> {
  const environment = { ...process.env };
  // Ink shows nothing until the end where CI is set, and chalk takes no notice of NO_COLOR: both look when they are loaded.
  delete process.env['CI'];
  delete process.env['CONTINUOUS_INTEGRATION'];
  if (!color) process.env['FORCE_COLOR'] = '0';
  const { runTui } = await import('../../review/tui/index.js');
  const { real, source } = open;
  const input = { path: begun.path, real, target: begun.target, trace: begun.trace };
  const background = new WorkerBackground(input, source.text, open.context.rules.length);
  const { host, review } = hostOf({ open, ...begun }, background, environment);
  const outcome = await runTui({ host, review, saved: open.entries });
  if (outcome === 'kept') output.print(`not saved; \`polc review ${begun.path}\` goes on where you were\n`);
  return Exit.fine;
}

export async function reviewPlain(begun: Begun): Promise<Exit> {
  const { host, review } = hostOf(begun, undefined, process.env);
  const say = (text: string): void => void writeAll(1, `${text}\n`);
  await reviewInLines(host, review, say);
  return Exit.fine;
}

function hostOf(
  { path, against, target, open }: Begun,
  background: WorkerBackground | undefined,
  environment: NodeJS.ProcessEnv,
): { readonly host: FileReviewHost; readonly review: ReviewState } {
  const session = open.real === undefined ? undefined : new SessionFile(open.real);
  const before = session?.read();
  const options: HostOptions = { path, against, target, background, session, environment };
  const fresh = reviewState(open.context, open.entries);
  const review = before ? resumed(open, before, fresh) : fresh;
  if (before?.head.base === open.source.text) session?.begin(before.head, before.events);
  else
    session?.begin(
      headOf(open),
      review.past.map(({ label, cursor, entries }) => ({
        label,
        cursor,
        entries: entries.map(({ rule, after }) => ({ rule, entry: after })),
      })),
    );
  return { host: new FileReviewHost(open, options), review };
}

/** Decisions of a review that was not saved, on the file as it is now. */
function resumed(open: OpenReview, { head, events }: Session, fresh: ReviewState): ReviewState {
  if (events.length === 0) return fresh;
  if (head.base === open.source.text)
    return { ...replay(fresh, events), notice: 'goes on where it was left: u takes back' };
  const { value: file } = parse({ path: open.source.path, text: head.base });
  const rules = rulesOf(file);
  const then = replay(reviewState({ file, rules, modules: [], against: undefined }), events);
  const { entries, lost } = rebase(rules, then.entries, open.context.rules);
  const known = entries.map((entry, at) =>
    entry.verdict === 'undecided' && !entry.texts ? (open.entries[at] ?? entry) : entry,
  );
  const left = lost.length === 0 ? '' : `; ${lost.length} of its decisions fit no rule any more`;
  return {
    ...reviewState(open.context, known),
    notice: `goes on where it was left; the file has changed since${left}`,
  };
}

/** The world of a review: its file, what is kept beside it, the editor. */
import { spawnSync } from 'node:child_process';
import { position, printable, type Diagnostic } from '../../dsl/index.js';
import {
  checkTyped,
  editedText,
  rebase,
  reviewState,
  sidecarAfter,
  textsOf,
  writeSidecar,
  type Background,
  type CheckedRules,
  type ReviewRule,
  type ReviewState,
  type SessionEvent,
  type Sidecar,
} from '../../review/index.js';
import type { ReviewHost, SaveResult } from '../../review/tui/index.js';
import { Stop } from '../command.js';
import { readSource } from '../input.js';
import type { Target } from '../target.js';
import { writeFiles } from '../write.js';
import { openReview, whyReadOnly, type OpenReview } from './open.js';
import type { SessionFile } from './session-file.js';

export interface HostOptions {
  readonly path: string;
  readonly against: string | undefined;
  readonly target: Target;
  readonly background: Background | undefined;
  readonly session: SessionFile | undefined;
  /** What $EDITOR and $VISUAL get: as polc was started, without what it sets for Ink. */
  readonly environment: NodeJS.ProcessEnv;
}

export class FileReviewHost implements ReviewHost {
  readonly file: string;
  readonly readOnly: string | undefined;
  readonly problems: readonly string[];
  readonly background: Background | undefined;
  #open: OpenReview;
  /** What the file held when it was last read or written. */
  #onDisk: string;
  #sidecar: Sidecar;

  constructor(
    open: OpenReview,
    private readonly options: HostOptions,
  ) {
    this.#open = open;
    this.#onDisk = open.source.text;
    this.#sidecar = open.sidecar;
    this.file = printable(options.path);
    this.readOnly = whyReadOnly(open.real);
    this.problems = open.diagnostics.filter((d) => d.severity === 'error').map(oneLine);
    this.background = options.background;
  }

  check(text: string, rule: ReviewRule): CheckedRules {
    const { nativeArch: arch, kernel } = this.options.target;
    const names = this.#open.linked.profiles.map((profile) => profile.name);
    return checkTyped(text, rule, { arch, kernel, profileNames: new Set(names) });
  }

  text({ context, entries }: ReviewState): string {
    return editedText(context.file, context.rules, entries);
  }

  save(review: ReviewState, overwrite: boolean): SaveResult {
    const { real, sidecarPath } = this.#open;
    if (real === undefined) return { kind: 'failed', problem: 'it is no file' };
    try {
      if (!overwrite && readSource(real).source.text !== this.#onDisk) return { kind: 'changed' };
      const text = this.text(review);
      const sidecar = sidecarAfter(this.#sidecar, review.context.rules, review.entries);
      const files = [{ path: sidecarPath, content: writeSidecar(sidecar) }];
      const policy = { path: real, content: text, keeps: true } as const;
      writeFiles(text === this.#onDisk ? files : [policy, ...files]);
      this.#onDisk = text;
      return { kind: 'saved' };
    } catch (error) {
      if (error instanceof Stop) return { kind: 'failed', problem: error.message };
      throw error;
    }
  }

  merge(review: ReviewState): { readonly review: ReviewState; readonly lost: readonly string[] } | undefined {
    const { path, against, session } = this.options;
    try {
      const open = openReview(path, against);
      const { entries, lost } = rebase(review.context.rules, review.entries, open.context.rules);
      this.#open = open;
      this.#onDisk = open.source.text;
      session?.begin(headOf(open), allAtOnce(entries));
      return {
        review: reviewState(open.context, entries),
        lost: lost.map(({ rule, entry }) => textsOf(rule, entry).join('; ') || rule.text),
      };
    } catch (error) {
      if (error instanceof Stop) return undefined;
      throw error;
    }
  }

  record(event: SessionEvent): void {
    this.options.session?.add(event);
  }

  edit(line: number): string | undefined {
    const { environment, path } = this.options;
    const editor = environment['VISUAL'] || environment['EDITOR'] || 'vi';
    // $EDITOR may hold options: sh splits it as git does.
    const { error, status } = spawnSync('/bin/sh', ['-c', `exec ${editor} "$@"`, 'sh', `+${line}`, path], {
      stdio: 'inherit',
      env: environment,
    });
    if (error) return error.message;
    return status === 0 ? undefined : `${editor} ended with status ${status ?? 'unknown'}`;
  }

  leave(keep: boolean): void {
    if (!keep) this.options.session?.remove();
  }
}

export const headOf = (open: OpenReview) => ({
  polc_review: 1,
  file: open.real ?? open.source.path,
  base: open.source.text,
  started: new Date().toISOString(),
});

const allAtOnce = (entries: ReviewState['entries']): readonly SessionEvent[] => {
  const decided = entries.flatMap((entry, rule) =>
    entry.verdict === 'undecided' && !entry.texts ? [] : [{ rule, entry }],
  );
  return decided.length === 0 ? [] : [{ label: 'merge', cursor: 0, entries: decided }];
};

const oneLine = ({ span, code, message }: Diagnostic): string =>
  `${span ? `${printable(span.source.path)}:${position(span.source, span.start).line}: ` : ''}${code} ${message}`;

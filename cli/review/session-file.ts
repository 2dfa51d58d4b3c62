/** Where a review in progress is kept: in the user's state folder, so that a read-only place can be reviewed, too. */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { readSession, sessionLine, type Session, type SessionEvent, type SessionHead } from '../../review/index.js';

export class SessionFile {
  readonly #path: string;
  #started = false;

  /** @param real path of the policy */
  constructor(real: string) {
    const state = process.env['XDG_STATE_HOME'] || join(homedir(), '.local/state');
    this.#path = join(state, 'polc/review', `${createHash('sha256').update(real).digest('hex').slice(0, 32)}.jsonl`);
  }

  read(): Session | undefined {
    try {
      return readSession(readFileSync(this.#path, 'utf8'));
    } catch {
      return undefined;
    }
  }

  /** A new one, or the events of one that goes on. A review works without: then only a crash would lose something. */
  begin(head: SessionHead, events: readonly SessionEvent[]): void {
    this.#try(() => {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
      writeFileSync(this.#path, [head, ...events].map(sessionLine).join(''), { mode: 0o600 });
      this.#started = true;
    });
  }

  add(event: SessionEvent): void {
    if (this.#started) this.#try(() => appendFileSync(this.#path, sessionLine(event)));
  }

  remove(): void {
    this.#try(() => rmSync(this.#path, { force: true }));
    this.#started = false;
  }

  #try(work: () => void): void {
    try {
      work();
    } catch {
      this.#started = false;
    }
  }
}

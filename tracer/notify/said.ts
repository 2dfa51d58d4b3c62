/**
 * Which calls of those that are not looked at yet mention a name. They are many, and who asks waits: so what they say is gathered
 * before, in pieces that lie together in memory.
 */
import type { Received } from '../../native/index.js';
import type { Later } from './watch.js';

/** A call that was taken. */
export interface Kept {
  readonly received: Received;
  /** What is left to be done about it. */
  later: Later | undefined;
  /** performance.now() when it was taken. */
  readonly since: number;
}

interface Piece {
  readonly calls: readonly Kept[];
  /** What each says. */
  readonly names: readonly string[];
  readonly all: string;
}

export class Said {
  #fresh: Kept[] = [];
  readonly #pieces: Piece[] = [];

  /** To be called for each, in their order. */
  add(call: Kept): void {
    this.#fresh.push(call);
  }

  /** Of the oldest, which was looked at. */
  drop(call: Kept): void {
    if (this.#fresh[0] === call) this.#fresh.shift();
    else if (this.#pieces[0]?.calls.at(-1) === call) this.#pieces.shift();
  }

  /** For when there is time. */
  gather(): void {
    const calls = this.#fresh.filter(({ later }) => later?.kind === 'observe');
    this.#fresh = [];
    if (calls.length === 0) return;
    const names = calls.map(namesOf);
    this.#pieces.push({ calls, names, all: names.join('\n') });
  }

  /** Those that mention it as part of a path, of their descriptor's link or of where they were. */
  mentioning(name: string): readonly Kept[] {
    this.gather();
    const pieces = this.#pieces.filter(({ all }) => all.includes(name));
    return pieces.flatMap(({ calls, names }) => calls.filter((_, nth) => names[nth]?.includes(name)));
  }
}

function namesOf({ received: { text, link }, later }: Kept): string {
  const cwd = later?.kind === 'observe' ? later.at.cwd : undefined;
  return text === undefined && !link ? '' : `${cwd ?? ''}\0${link ?? ''}\0${text ?? ''}`;
}

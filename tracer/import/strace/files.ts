/** What the processes of a log have open. A log may be hostile: all tables together are bounded. */
import type { Descriptor } from '../../index.js';

interface OpenFile {
  readonly descriptor: Descriptor;
  readonly closeOnExec: boolean;
}

/** Of one table; what is open beyond is not known. */
const MAX_DESCRIPTORS = 4096;
/** Of all tables together, of some 70 bytes each. */
const MAX_OPEN = 500_000;

/** Room for descriptors in all tables of a log. */
export class Room {
  left = MAX_OPEN;
}

/** A table of descriptors; shared by those that cloned with CLONE_FILES. */
export class Files {
  readonly #room: Room;
  readonly #open: Map<number, OpenFile>;
  #users = 1;

  constructor(room: Room, open: ReadonlyMap<number, OpenFile> = new Map()) {
    this.#room = room;
    this.#open = new Map(open.size <= room.left ? open : []);
    room.left -= this.#open.size;
  }

  get(fd: number): Descriptor | undefined {
    return this.#open.get(fd)?.descriptor;
  }

  open(fd: number, descriptor: Descriptor, closeOnExec: boolean): void {
    if (fd < 0) return;
    if (!this.#open.has(fd)) {
      if (this.#open.size >= MAX_DESCRIPTORS || this.#room.left <= 0) return;
      this.#room.left--;
    }
    this.#open.set(fd, { descriptor, closeOnExec });
  }

  close(fd: number): void {
    if (this.#open.delete(fd)) this.#room.left++;
  }

  /** Both ends in. */
  closeRange(first: number, last: number): void {
    for (const fd of this.#open.keys()) if (fd >= first && fd <= last) this.close(fd);
  }

  /** What dup2 and its kin do; also where nothing is known to be open. */
  copy(from: number, to: number, closeOnExec: boolean): void {
    const file = this.#open.get(from);
    if (file) this.open(to, file.descriptor, closeOnExec);
    else this.close(to);
  }

  shared(): Files {
    this.#users++;
    return this;
  }

  /** A table of the caller's own with the same in it. */
  copied(): Files {
    return new Files(this.#room, this.#open);
  }

  /** What execve leaves open, in a table that is no longer shared. The old one is released. */
  afterExec(): Files {
    const own = this.#users === 1 ? this : this.copied();
    if (own !== this) this.release();
    for (const [fd, { closeOnExec }] of own.#open) if (closeOnExec) own.close(fd);
    return own;
  }

  /** Who used it is gone, or has another. */
  release(): void {
    if (--this.#users > 0) return;
    this.#room.left += this.#open.size;
    this.#open.clear();
  }
}

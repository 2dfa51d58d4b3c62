/** A terminal for Ink, of any size, that keeps the last frame. */
import { EventEmitter } from 'node:events';

export class FrameStdout extends EventEmitter {
  readonly isTTY = true;
  last = '';
  frames = 0;

  constructor(
    public columns: number,
    public rows: number,
  ) {
    super();
  }

  write(text: string): boolean {
    // Ink's frames; what it writes beside them only moves the cursor.

    const plain = text.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '');
    if (plain.trim() !== '') {
      this.last = plain;
      this.frames++;
    }
    return true;
  }
}

export class SilentStdin extends EventEmitter {
  readonly isTTY = true;
  #data: string | null = null;
  setEncoding(): void {}
  setRawMode(): void {}
  resume(): void {}
  pause(): void {}
  ref(): void {}
  unref(): void {}
  read(): string | null {
    const data = this.#data;
    this.#data = null;
    return data;
  }
  /** One chunk, as it comes from a terminal. */
  send(text: string): void {
    this.#data = text;
    this.emit('readable');
    this.emit('data', text);
  }
}

/** A line that is being typed. */
import type { Question } from './keymap.js';

export class Prompt {
  /** Characters as people count them: code points. */
  readonly #characters: readonly string[];

  constructor(
    readonly question: Question,
    text: string,
    readonly at: number = [...text].length,
  ) {
    this.#characters = [...text];
  }

  get text(): string {
    return this.#characters.join('');
  }
  get before(): string {
    return this.#characters.slice(0, this.at).join('');
  }
  get after(): string {
    return this.#characters.slice(this.at).join('');
  }

  press(key: string): Prompt {
    const { length } = this.#characters;
    const to = (at: number): Prompt => new Prompt(this.question, this.text, Math.min(Math.max(at, 0), length));
    const cut = (from: number): Prompt =>
      new Prompt(this.question, this.#characters.slice(0, from).join('') + this.after, from);
    switch (key) {
      case 'left':
      case 'ctrl-b':
        return to(this.at - 1);
      case 'right':
      case 'ctrl-f':
        return to(this.at + 1);
      case 'home':
      case 'ctrl-a':
        return to(0);
      case 'end':
      case 'ctrl-e':
        return to(length);
      case 'backspace':
        return cut(Math.max(this.at - 1, 0));
      case 'ctrl-u':
        return cut(0);
      case 'ctrl-w':
        return cut(this.before.replace(/\S*\s*$/, '').length);
      case 'ctrl-k':
        return new Prompt(this.question, this.before, this.at);
      default: {
        const character = key === 'space' ? ' ' : key;
        if ([...character].length !== 1) return this;
        return new Prompt(this.question, this.before + character + this.after, this.at + 1);
      }
    }
  }
}

/** A program in a real terminal (tmux): keys in, screens out. `CI` is set, as where tests run: a review must work there. */
import { spawnSync } from 'node:child_process';

export const hasTmux = spawnSync('tmux', ['-V']).status === 0;
const sleep = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
let sessions = 0;

/** A terminal of its own: 100×30, where not said otherwise. */
export class Tmux {
  readonly #socket = `polc-test-${process.pid}-${++sessions}`;

  constructor(
    place: { readonly folder: string; readonly env: NodeJS.ProcessEnv },
    command: string,
    columns = 100,
    rows = 30,
  ) {
    const run = `cd ${place.folder}; echo BEFORE; CI=1 XDG_STATE_HOME=${place.env['XDG_STATE_HOME'] ?? ''} LANG=C.UTF-8 ${command}; echo "EXIT $?"; exec cat`;
    this.#tmux('-f', '/dev/null', 'new-session', '-d', '-s', 's', '-x', String(columns), '-y', String(rows), run);
  }

  #tmux(...args: readonly string[]): string {
    const { stdout } = spawnSync('tmux', ['-L', this.#socket, ...args], {
      encoding: 'utf8',
      env: { ...process.env, SHELL: '/bin/sh' }, // nobody's own is no shell
    });
    return stdout;
  }
  get screen(): string {
    return this.#tmux('capture-pane', '-p', '-t', 's');
  }
  /** The screen with its escape sequences. */
  get colours(): string {
    return this.#tmux('capture-pane', '-e', '-p', '-t', 's');
  }
  keys(...keys: readonly string[]): void {
    this.#tmux('send-keys', '-t', 's', ...keys);
  }
  resize(columns: number, rows: number): void {
    this.#tmux('resize-window', '-t', 's', '-x', String(columns), '-y', String(rows));
  }
  until(what: RegExp, seconds = 60): string {
    let screen = '';
    for (const end = Date.now() + seconds * 1000; Date.now() < end; sleep(50))
      if (what.test((screen = this.screen))) return screen;
    throw new Error(`never saw ${String(what)}:\n${screen}`);
  }
  /** Of the program that runs in it. */
  child(name: string): number {
    const pane = Number(this.#tmux('display-message', '-p', '-t', 's', '#{pane_pid}'));
    const { stdout } = spawnSync('ps', ['--ppid', String(pane), '-o', 'pid=,args='], { encoding: 'utf8' });
    const found = stdout.split('\n').find((line) => line.includes(name));
    return Number(/\d+/.exec(found ?? '')?.[0]);
  }
  end(): void {
    this.#tmux('kill-server');
  }
}

/** Runs Debian's programs under the policies that polc ships, through the built command, and without them for comparison. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const POLC = join(ROOT, 'bin/polc');
export const isRoot = process.getuid?.() === 0;
export const policyFile = (name: string): string => join(ROOT, 'policies/apps', `${name}.policy`);

/** What a person would have: no colours, no proxies, no certificates of this machine, one language. */
export const environment: NodeJS.ProcessEnv = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin',
  HOME: process.env['HOME'] ?? '/nonexistent',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
};

/** The program's path if it is installed. */
export function installed(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const temporary = new Set<string>();

/** A folder that is gone when the test file ends. Its path has no symlink in it, as policies have to name it. */
export function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'polc-apps-')));
  temporary.add(path);
  return path;
}

/**
 * The shipped policy with some of its `let` lines written anew, as its header asks a user to; the `test` blocks, which hold for
 * the shipped ones, are left out.
 * @throws Error where it has no such line.
 */
export function adapted(name: string, lets: Readonly<Record<string, string>>): string {
  let text = readFileSync(policyFile(name), 'utf8');
  for (const [variable, value] of Object.entries(lets)) {
    const line = new RegExp(`^let ${variable} = \\[[^\\]]*\\]$`, 'm');
    if (!line.test(text)) throw new Error(`${name}.policy has no list \`${variable}\``);
    text = text.replace(line, `let ${variable} = ${value}`);
  }
  const file = join(folder(), `${name}.policy`);
  writeFileSync(file, text.replace(/^test [^{]*\{[^}]*\}$/gm, ''));
  return file;
}

export interface Outcome {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Options {
  readonly cwd?: string;
  readonly input?: string;
  readonly profile?: string;
}

function outcome(command: readonly string[], options: Options): Outcome {
  const [file = '', ...args] = command;
  const { status, signal, stdout, stderr, error } = spawnSync(file, args, {
    encoding: 'latin1',
    input: options.input ?? '',
    env: environment,
    timeout: 60_000,
    killSignal: 'SIGKILL',
    maxBuffer: 1 << 26,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  if (error) throw error;
  return { status, signal, stdout, stderr };
}

export const unconfined = (command: readonly string[], options: Options = {}): Outcome => outcome(command, options);

/** argv of `polc run POLICY -- command`. */
export const confinedCommand = (policy: string, command: readonly string[], profile?: string): readonly string[] => [
  POLC,
  'run',
  ...(profile === undefined ? [] : ['--profile', profile]),
  policy,
  '--',
  ...command,
];

export const confined = (policy: string, command: readonly string[], options: Options = {}): Outcome =>
  outcome(confinedCommand(policy, command, options.profile), options);

/** TCP ports of 127.0.0.1 that nobody listens on. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  return Promise.all(
    servers.map((server) => {
      const address = server.address();
      return new Promise<number>((resolve) =>
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0)),
      );
    }),
  );
}

const running = new Set<ChildProcess>();

export interface Server {
  readonly pid: number;
  readonly output: () => string;
  /** Waits for the end; ends it by force after 20 s. */
  readonly ended: () => Promise<Outcome>;
  readonly signal: (name: NodeJS.Signals) => void;
}

/** Starts a program that stays; whatever happens to the test, it is gone when the test file ends. */
export function start(command: readonly string[], options: Options = {}): Server {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('latin1').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('latin1').on('data', (text: string) => (stderr += text));
  const closed = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      running.delete(child);
      resolve({ status, signal, stdout, stderr });
    });
  });
  closed.catch(() => undefined);
  return {
    pid: child.pid ?? -1,
    output: () => stdout + stderr,
    signal: (name) => void child.kill(name),
    ended: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
      try {
        return await closed;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** Asks every 50 ms until the answer is not undefined. @throws Error after 20 s, with what `describe` says. */
export async function until<T>(ask: () => Promise<T | undefined>, describe: () => string): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`nothing within 20 s: ${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const daemons = new Set<number>();

/** A program that went into the background and is to be gone at the end as well. */
export const ownDaemon = (pid: number): void => void daemons.add(pid);

/** For `test.after.each`: what a failed test left running would keep this process from ending. */
export function stopAll(): void {
  for (const child of running) child.kill('SIGKILL');
  for (const pid of daemons) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it has ended, as it should
    }
  }
  daemons.clear();
}

process.on('exit', () => {
  stopAll();
  for (const path of temporary) rmSync(path, { recursive: true, force: true });
});

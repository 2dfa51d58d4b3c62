/** `npm run bench:review`: the built polc in a terminal of its own (script(1)): first frame, key to frame, memory. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const POLC = fileURLToPath(new URL('../bin/polc', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'polc-bench-review-'));

function policyOf(count: number): string {
  const file = join(folder, `${count}.policy`);
  const rules = Array.from({ length: count }, (_, i) => {
    const path = `"/srv/app/${i % 97}/data-${i}/**"`;
    const kinds = [
      `allow read ${path}`,
      `allow read, write, create ${path}`,
      `allow connect tcp any port ${1 + (i % 60_000)}`,
      `allow exec "/opt/app/bin/tool-${i}"`,
    ];
    return `  ${kinds[i % kinds.length] ?? ''}\n`;
  });
  writeFileSync(file, `use std/base\n\nprofile app {\n${rules.join('')}}\n`);
  return file;
}

interface Terminal {
  readonly child: ChildProcess;
  /** Milliseconds until the screen has said this since the last call. */
  until(what: RegExp, timeout?: number): Promise<number>;
  /** Milliseconds from a key to the last byte of the frame that follows. */
  press(key: string): Promise<number>;
  memory(): number;
  end(): void;
}

function terminal(file: string, columns: number, rows: number): Terminal {
  const { CI: _ci, NODE_EXTRA_CA_CERTS: _certificates, ...env } = process.env;
  const command = `stty cols ${columns} rows ${rows}; exec ${POLC} review ${file}`;
  const child = spawn('script', ['-qfec', command, '/dev/null'], {
    env: { ...env, TERM: 'xterm-256color', LANG: 'C.UTF-8', XDG_STATE_HOME: join(folder, 'state') },
  });
  let text = '';
  let wake = (): void => undefined;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    wake();
  });
  const until = async (what: RegExp, timeout = 60_000): Promise<number> => {
    const start = performance.now();
    while (!what.test(text)) {
      if (performance.now() - start > timeout) throw new Error(`never saw ${String(what)}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 100);
      });
    }
    return performance.now() - start;
  };
  return {
    child,
    until,
    press: async (key) => {
      text = '';
      const start = performance.now();
      child.stdin.write(key);
      // A frame ends with the end of the synchronised output.
      await until(/\x1b\[\?2026l/);
      return performance.now() - start;
    },
    memory: () => Math.max(...descendants(child.pid ?? 0).map(peak)),
    end: () => {
      for (const pid of descendants(child.pid ?? 0)) if (pid !== child.pid) process.kill(pid, 'SIGTERM');
    },
  };
}

function descendants(pid: number): readonly number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return /^PPid:\t(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1] === String(pid);
      } catch {
        return false;
      }
    })
    .map(Number);
  return [pid, ...children.flatMap(descendants)];
}

/** MB of resident memory at most. */
const peak = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const worst = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? NaN;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function firstFrame(count: number, times: number): Promise<number> {
  const file = policyOf(count);
  const found: number[] = [];
  for (let i = 0; i < times; i++) {
    const one = terminal(file, 120, 40);
    found.push(await one.until(/decided/));
    one.end();
    await sleep(150);
  }
  return median(found);
}

async function keys(
  count: number,
): Promise<{ readonly median: number; readonly worst: number; readonly memory: number }> {
  const one = terminal(policyOf(count), 120, 40);
  await one.until(/decided/, 180_000);
  await sleep(count > 10_000 ? 8000 : 4000);
  const found: number[] = [];
  for (let i = 0; i < 60; i++) {
    found.push(await one.press(i % 10 === 9 ? 'a' : 'j'));
    await sleep(60);
  }
  const memory = one.memory();
  one.end();
  return { median: median(found), worst: worst(found), memory };
}

try {
  if (spawnSync('script', ['--version']).status !== 0) throw new Error('script(1) of util-linux is needed');
  console.log(`first frame, 200 rules: ${(await firstFrame(200, 9)).toFixed(0)} ms (median of 9; 300 allowed)`);
  for (const count of [5000, 50_000]) {
    const { median: m, worst: w, memory } = await keys(count);
    console.log(
      `key to frame, ${count} rules: median ${m.toFixed(1)} ms, 95 % ${w.toFixed(1)} ms (30 allowed at 5,000); peak memory ${memory.toFixed(0)} MB (200 allowed at 50,000)`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

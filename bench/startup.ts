/** Wall time of whole commands beside an empty Node: what a person waits for. Run in turn, so that drift hits both alike. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const POLC = join(dirname(fileURLToPath(import.meta.url)), '../bin/polc');
const RUNS = 21;

/** A small policy as people begin with: one program, its files, the standard modules. */
const SMALL = `use std/base

profile cat {
  program "/usr/bin/cat"
  allow read "/etc/hostname"
}
`;

// Node 20 reads the certificates at each start where this is set, which is none of polc's time.
const { NODE_EXTRA_CA_CERTS: _certificates, ...env } = process.env;

/** Milliseconds from start to end of a process. */
function wall(command: string, args: readonly string[]): number {
  const started = process.hrtime.bigint();
  const { status, stderr } = spawnSync(command, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return Number(process.hrtime.bigint() - started) / 1e6;
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;

export function startup(): void {
  const folder = mkdtempSync(join(tmpdir(), 'polc-startup-'));
  try {
    const policy = join(folder, 'small.policy');
    writeFileSync(policy, SMALL);
    const bare: number[] = [];
    const version: number[] = [];
    const check: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      bare.push(wall(process.execPath, ['-e', '0']));
      version.push(wall(POLC, ['--version']));
      check.push(wall(POLC, ['check', policy]));
    }
    const row = (name: string, times: readonly number[]): void =>
      console.log(
        `  ${name.padEnd(28)} ${median(times).toFixed(1).padStart(7)} ms  ${(median(times) / median(bare)).toFixed(2)} × an empty Node`,
      );
    console.log(`\nstart-up, wall, median of ${RUNS} in turn: polc check ≤ 3 × an empty Node`);
    row('node -e 0', bare);
    row('polc --version', version);
    row('polc check small.policy', check);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** MAX_INSNS_PER_PATH counts translated instructions: the running kernel says whether polc counts as it does. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Program } from '../backends/seccomp/index.js';
import { CHAIN_LIMIT, chainLength, encode } from '../backends/seccomp/index.js';
import { skip } from './support/skip.js';

const CHILD = join(dirname(fileURLToPath(import.meta.url)), 'support/stack-until-full.ts');
const LD_NR = { code: 0x20, jt: 0, jf: 0, k: 0 };
const ALLOW = { code: 0x06, jt: 0, jf: 0, k: 0x7fff0000 };
const repeat = (count: number, ...of: Program): Program => Array.from({ length: count }, () => of).flat();

const PROGRAMS: Readonly<Record<string, Program>> = {
  'loads, one each': [...repeat(4000, LD_NR), ALLOW],
  'returns, two each': [LD_NR, ...repeat(1500, { code: 0x15, jt: 0, jf: 1, k: 500 }, ALLOW), ALLOW],
  'jumps both ways, two each': [
    LD_NR,
    ...repeat(1500, { code: 0x35, jt: 1, jf: 2, k: 500 }, LD_NR),
    LD_NR,
    LD_NR,
    ALLOW,
  ],
  'large constants, one more': [LD_NR, ...repeat(2000, { code: 0x15, jt: 0, jf: 0, k: 0xf0000000 }), ALLOW],
  'bit tests, which have no inverse': [LD_NR, ...repeat(2000, { code: 0x45, jt: 0, jf: 1, k: 1 << 20 }, LD_NR), ALLOW],
  'jumps if false': [LD_NR, ...repeat(2000, { code: 0x25, jt: 1, jf: 0, k: 600 }, LD_NR), ALLOW],
};

/** How many of them polc would stack. */
function predicted(program: Program): number {
  let count = 0;
  while (chainLength(Array.from({ length: count + 1 }, () => program)) <= CHAIN_LIMIT) count++;
  return count;
}

for (const [what, program] of Object.entries(PROGRAMS)) {
  const name = `the kernel stacks as many as polc counts: ${what}`;
  if (process.arch !== 'x64') skip('x86_64', name);
  else
    test(name, () => {
      const folder = mkdtempSync(join(tmpdir(), 'polc-stack-'));
      try {
        const file = join(folder, 'program');
        writeFileSync(file, encode(program, 'little'));
        const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', CHILD, file], { encoding: 'utf8' });
        assert.is(Number(stdout), predicted(program), stderr);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
}

test.run();

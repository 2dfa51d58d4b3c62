/** `npm run bench`: every figure of the README, side by side with libseccomp's where it has one. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startup } from './startup.js';

const here = dirname(fileURLToPath(import.meta.url));

// Each in a process of its own: none warms the other's caches.
for (const name of ['seccomp-figures.ts', 'scale.ts', 'layers.ts']) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(here, name)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
startup();

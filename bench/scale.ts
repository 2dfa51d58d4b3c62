/**
 * How compiling grows with the number of rules of all kinds: the time of each step in process, and of the whole command.
 * `npx tsx bench/scale.ts [COUNT…]`; milliseconds.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFilter, isTooLarge, prove } from '../backends/seccomp/index.js';
import { compilePolicy } from '../compiler/index.js';
import { hasErrors, link, load, parse } from '../dsl/index.js';
import { socketFamilyNames, syscallsOf } from '../kernel/index.js';
import { stdHost } from '../test/support/compile.js';

const CALLS = [...syscallsOf('x86_64').keys()].filter((name) => !/^(clone3|openat2|mmap|io_uring_setup)$/.test(name));
const CAPABILITIES = ['net_bind_service', 'setuid', 'setgid', 'sys_chroot', 'kill', 'chown'];
const SIGNALS = ['hup', 'term', 'usr1', 'usr2', 'int', 'chld'];

/** One rule; `i` makes it differ from the others of its kind. */
function rule(i: number): string {
  const n = Math.floor(i / 10);
  const scattered = Math.imul(n + 1, 0x9e3779b1) >>> 0;
  switch (i % 10) {
    case 0:
      return `allow read "/srv/app${n % 97}/data${n}/file.conf"`;
    case 1:
      return `allow read, list "/var/lib/app${n}/**", "/opt/app${n}/*.so"`;
    case 2:
      return `deny write, create "/srv/app${n % 97}/data${n}/{secret,private}-*"`;
    case 3:
      return n % 3 === 0 ? `allow exec "/usr/lib/app${n}/bin/tool"` : `allow append owner "/var/log/app${n}/*.log"`;
    case 4:
      return `allow connect tcp 10.${n % 256}.${(n >>> 8) % 256}.0/24 port ${1 + (n % 65535)}`;
    case 5:
      return n % 2 === 0 ? `allow connect unix "/run/app${n}/*.sock"` : `allow bind unix "@app${n}"`;
    case 6:
      return `allow ioctl ${scattered}`;
    case 7:
      return `allow syscall ${CALLS[n % CALLS.length]}(arg${n % 3} == ${scattered})`;
    case 8:
      return `deny syscall ${CALLS[(n * 7) % CALLS.length]}(arg${(n + 1) % 3} & 0xffff00ff == ${(scattered & 0x00ff00ff) >>> 0}) errno EACCES`;
    default:
      return miscellaneous(n, scattered);
  }
}

function miscellaneous(n: number, scattered: number): string {
  switch (n % 5) {
    case 0:
      return `allow capability ${CAPABILITIES[n % CAPABILITIES.length]}`;
    case 1:
      return `allow signal ${SIGNALS[n % SIGNALS.length]}`;
    case 2:
      return `allow socket ${socketFamilyNames()[n % socketFamilyNames().length]}`;
    case 3:
      return `allow syscall ${CALLS[(n * 3) % CALLS.length]}(arg0 in [${scattered & 0xffff}..${(scattered & 0xffff) + 9}, ${scattered}])`;
    default:
      return `allow mount tmpfs on "/run/app${n}/tmp"`;
  }
}

export const policyOf = (count: number): string =>
  `profile scale {\n  arch x86_64\n${Array.from({ length: count }, (_, i) => `  ${rule(i)}\n`).join('')}}\n`;

const POLC = fileURLToPath(new URL('../bin/polc', import.meta.url));
const BUILT = existsSync(fileURLToPath(new URL('../dist/compile.js', import.meta.url)));

interface Row {
  readonly rules: number;
  readonly parse: number;
  readonly link: number;
  readonly compile: number;
  readonly generate: number;
  readonly prove: number;
  readonly outcome: string;
  readonly command: string;
}

function timed<T>(what: () => T): readonly [value: T, milliseconds: number] {
  const start = performance.now();
  const value = what();
  return [value, performance.now() - start];
}

function measure(count: number): Row {
  const text = policyOf(count);
  const [, parsing] = timed(() => parse({ path: 'scale.policy', text }));
  const graph = load({ path: 'scale.policy', text }, stdHost);
  const [linked, linking] = timed(() => link(graph.value));
  const [compiled, compiling] = timed(() => compilePolicy(linked.value, { nativeArch: 'x86_64', kernel: [6, 1] }));
  if (hasErrors(compiled.diagnostics)) {
    const [first] = compiled.diagnostics.filter((d) => d.severity === 'error');
    throw new Error(`${first?.code} ${first?.message}`);
  }
  const { filter: model } = compiled.value.profiles[0]!;
  const [filter, generating] = timed(() => compileFilter(model));
  let proving = 0;
  let outcome: string;
  if (isTooLarge(filter)) outcome = filter.why;
  else {
    const [proof, ms] = timed(() => prove(model, filter));
    proving = ms;
    const length = filter.programs.reduce((sum, p) => sum + p.length, 0);
    outcome = `${proof.kind}, ${filter.programs.length} programs, ${length} instructions`;
  }
  return {
    rules: count,
    parse: parsing,
    link: linking,
    compile: compiling,
    generate: generating,
    prove: proving,
    outcome,
    command: command(text),
  };
}

function command(text: string): string {
  if (!BUILT) return 'not built';
  const folder = mkdtempSync(join(tmpdir(), 'polc-scale-'));
  try {
    const file = join(folder, 'scale.policy');
    writeFileSync(file, text);
    const words = ['compile', file, '-o', join(folder, 'out'), '--arch', 'x86_64', '--only', 'seccomp'];
    const [{ status, stderr }, ms] = timed(() =>
      spawnSync(POLC, words, { encoding: 'utf8', timeout: 300_000, maxBuffer: 1 << 28 }),
    );
    const problem = /^error.*/m.exec(stderr)?.[0] ?? stderr.slice(-200);
    return status === 0 ? ms.toFixed(0) : `${ms.toFixed(0)} (status ${status}: ${problem})`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const counts = process.argv.slice(2).map(Number);
measure(100); // warm up
console.log('rules: parse  link  compile+check  generate+split  prove | in process | whole command | what came out');
for (const count of counts.length > 0 ? counts : [100, 300, 1000, 3000, 10_000, 30_000]) {
  const { parse: p, link: l, compile: c, generate: g, prove: v, outcome, command: whole } = measure(count);
  const numbers = [p, l, c, g, v, p + l + c + g + v].map((ms) => ms.toFixed(0));
  console.log(`${count}: ${numbers.slice(0, 5).join('  ')} | ${numbers[5]} | ${whole} | ${outcome}`);
}

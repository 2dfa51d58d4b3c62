// Compiles tracer/ebpf/trace.bpf.c; `--check`: only compares with what is committed. Needs Debian's clang-14, llvm-14 and
// libbpf-dev (scripts/install-tools.sh). The object is the same whatever kernel it is built on or for.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../tracer/ebpf');
const object = join(folder, 'trace.bpf.o');

function run(command, args) {
  const { status, error, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`ebpf: ${command}: ${error?.message ?? stderr}`);
  process.exit(2);
}

const target = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch] ?? `${process.arch}-linux-gnu`;
const temporary = mkdtempSync(join(tmpdir(), 'polc-ebpf-'));
try {
  const built = join(temporary, 'trace.bpf.o');
  // -g for BTF, which CO-RE lives on; neither the folder nor the compiler's name goes into the object.
  run('clang-14', [
    ...['-O2', '-g', '-Wall', '-Werror', '-Qn', '-target', 'bpf', '-mcpu=v3', `-ffile-prefix-map=${folder}=.`],
    ...[`-I/usr/include/${target}`, '-c', 'trace.bpf.c', '-o', built],
  ]);
  // DWARF: nobody reads it, and it is most of the bytes.
  run('llvm-strip-14', ['-g', built]);
  const bytes = readFileSync(built);
  if (!process.argv.includes('--check')) writeFileSync(object, bytes);
  else if (!bytes.equals(readFileSync(object))) {
    console.error('ebpf: trace.bpf.o is not what trace.bpf.c makes: run `npm run ebpf:build`');
    process.exitCode = 1;
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

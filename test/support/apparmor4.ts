/**
 * Debian 13's apparmor_parser 4.1, with its own C library beside it, so that it runs on Debian 12: downloaded once by an apt that
 * knows that release and keeps its lists to itself, and kept below the temporary folder. Nothing is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { featuresText, type AppArmorTarget } from '../../backends/apparmor/index.js';
import { problemBut, STRICT } from '../../cli/label/parser.js';

const CACHE = join(tmpdir(), `polc-apparmor4-${process.getuid?.() ?? 0}`);
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const FETCH = `
mkdir -p lists/partial cache/archives/partial root
echo "deb [signed-by=${KEYRING}] http://deb.debian.org/debian trixie main" >sources.list
apt="apt-get -q -o Dir::Etc::sourcelist=$PWD/sources.list -o Dir::Etc::sourceparts=- -o Dir::State::lists=$PWD/lists -o Dir::Cache=$PWD/cache"
$apt update
$apt download apparmor libc6
for deb in *.deb; do dpkg-deb -x "$deb" root; done
rm -rf lists cache *.deb`;

/** @returns what is missing, or nothing. */
export function parser4Missing(): string | undefined {
  if (process.arch !== 'x64' || !existsSync(KEYRING)) return 'Debian on x86-64';
  if (existsSync(CACHE)) return undefined;
  const work = mkdtempSync(join(tmpdir(), 'polc-apparmor4-work-'));
  try {
    const { status } = spawnSync('sh', ['-ec', FETCH], { cwd: work, stdio: 'ignore', timeout: 120_000 });
    if (status !== 0) return 'apparmor_parser 4 (apt-get download from trixie)';
    if (!existsSync(CACHE)) renameSync(work, CACHE);
    return undefined;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @returns what parser 4 says against the text, or nothing: every rule is enforced as it stands. */
export const strictProblem4 = (text: string, target: AppArmorTarget): string | undefined =>
  problemBut(text, runParser4(text, target), (what) => runParser4(what, target));

function runParser4(text: string, { features }: AppArmorTarget): { status: number | null; stderr: string } {
  const root = join(CACHE, 'root');
  const libraries = join(root, 'usr/lib/x86_64-linux-gnu');
  const parser = [
    ...['--library-path', libraries, join(root, 'usr/sbin/apparmor_parser')],
    ...['--base', join(root, 'etc/apparmor.d')],
  ];
  const folder = mkdtempSync(join(tmpdir(), 'polc-apparmor4-run-'));
  try {
    const [profile, kernel] = [join(folder, 'profile'), join(folder, 'features')];
    writeFileSync(profile, text, 'latin1');
    writeFileSync(kernel, featuresText(features));
    const args = [...parser, '-QTK', '-M', kernel, ...STRICT, '-S', profile];
    const { status, stderr } = spawnSync(join(libraries, 'ld-linux-x86-64.so.2'), args, { maxBuffer: 1 << 28 });
    return { status, stderr: stderr.toString() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A kernel that enforces: User Mode Linux (Debian's has AppArmor and SELinux compiled in; exclusive, so `lsm` picks one) on a
 * root folder of this host, one boot in two to three seconds. The guest runs a script of busybox's shell as root: it loads the
 * policy, and the probe's driver (test/probe) makes the objects and starts the probe under labels. Results come back through
 * files of the root folder. Nothing is left behind: the folder goes, and the whole process group of the guest is killed,
 * whatever happens.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtProbe, hasCompiler } from '../probe/index.js';

const KERNEL = '/usr/bin/linux.uml';
const BUSYBOX = '/bin/busybox';

/** What the rig lacks here, for `SKIP`; undefined where it can boot. */
export function umlMissing(): string | undefined {
  for (const [path, what] of [
    [KERNEL, 'user-mode-linux'],
    [BUSYBOX, 'busybox-static'],
  ] as const)
    if (!existsSync(path)) return what;
  // The packages `busybox` and `busybox-static` share a path; only one of them runs without libraries.
  const { stdout } = spawnSync('ldd', [BUSYBOX], { encoding: 'utf8' });
  if (stdout.includes('=>')) return 'busybox-static';
  return hasCompiler() ? undefined : 'gcc';
}

export interface UmlBoot {
  readonly lsm: 'apparmor' | 'selinux';
  /**
   * Whose files the guest sees. `own` (the default): a folder with busybox and the probe. `host`: this host's, read-only, so that
   * polc itself runs in the guest as it does here; `/run` is empty and writable, and `/mnt/out` and `/mnt/files` take the place
   * of `/out` and of `files`.
   */
  readonly root?: 'own' | 'host';
  /** Kernel parameters besides `lsm=`; SELinux boots with `enforcing=1` unless something else stands here. */
  readonly parameters?: readonly string[];
  /** Files of the guest's root, by absolute path. The file system is the host's: no xattrs; `/w` and `/tmp` are tmpfs. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Commands of busybox's sh, run by PID 1 after the usual mounts; stdout and stderr are the console. */
  readonly script: string;
  readonly timeoutMs?: number;
  readonly memoryMiB?: number;
}

export interface UmlResult {
  /** What the script wrote to `/out/NAME`, by NAME. `dmesg` is always there. */
  readonly out: (name: string) => string;
  readonly console: string;
  readonly seconds: number;
}

const MOUNTS = `mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev 2>/dev/null # unless the kernel did
mount -t securityfs securityfs /sys/kernel/security
[ -d /sys/fs/selinux ] && mount -t selinuxfs selinuxfs /sys/fs/selinux
`;

const INIT = `#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin HOME=/
${MOUNTS}mount -t tmpfs -o mode=1777 tmpfs /tmp
mount -t tmpfs -o mode=755 tmpfs /w
ip link set lo up
sh /script
echo $? >/out/status
dmesg >/out/dmesg
poweroff -f
`;

// The host's shell: busybox's starts its applets by /proc/self/exe, which is the host's until /proc is mounted.
const HOST_INIT = (folder: string): string => `#!/bin/sh
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/run TMPDIR=/run
${MOUNTS}mount -t tmpfs -o mode=1777 tmpfs /run
mount -t hostfs -o ${folder}/root hostfs /mnt
sh /mnt/script
echo $? >/mnt/out/status
dmesg >/mnt/out/dmesg
/bin/busybox poweroff -f
`;

function buildRoot(root: string, boot: UmlBoot): void {
  if (boot.root === 'host') return buildHostRoot(root, boot);
  for (const folder of ['bin', 'proc', 'sys', 'dev', 'tmp', 'w', 'etc', 'mnt', 'out'])
    mkdirSync(join(root, folder), { recursive: true });
  copyFileSync(BUSYBOX, join(root, 'bin/busybox'));
  copyFileSync(builtProbe(), join(root, 'bin/probe'));
  chmodSync(join(root, 'bin/probe'), 0o755);
  writeFileSync(join(root, 'init'), INIT, { mode: 0o755 });
  writeFileSync(join(root, 'script'), boot.script);
  writeFiles(root, boot.files ?? {});
}

function buildHostRoot(root: string, boot: UmlBoot): void {
  mkdirSync(join(root, 'out'));
  writeFileSync(join(root, 'init'), HOST_INIT(dirname(root)), { mode: 0o755 });
  writeFileSync(join(root, 'script'), boot.script);
  writeFiles(join(root, 'files'), boot.files ?? {});
}

function writeFiles(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** @throws Error where the guest does not come up, or does not end in time; its console is in the message. */
export async function bootUml(boot: UmlBoot): Promise<UmlResult> {
  const folder = mkdtempSync(join(tmpdir(), 'polc-uml-'));
  const started = Date.now();
  try {
    const root = join(folder, 'root');
    mkdirSync(root);
    buildRoot(root, boot);
    const parameters = boot.parameters ?? (boot.lsm === 'selinux' ? ['enforcing=1'] : []);
    const host = boot.root === 'host';
    const text = await runKernel(folder, boot.timeoutMs ?? 180_000, [
      'rootfstype=hostfs',
      `rootflags=${host ? '/' : root}`,
      host ? 'ro' : 'rw',
      // Node maps far more than it uses, and crashes below a GB.
      `mem=${boot.memoryMiB ?? (host ? 1536 : 192)}M`,
      `init=${host ? join(root, 'init') : '/init'}`,
      'con=null',
      'con0=fd:0,fd:1',
      'quiet',
      `lsm=${boot.lsm}`,
      `uml_dir=${join(folder, 'uml')}/`,
      ...parameters,
    ]);
    const out = (name: string): string => {
      const path = join(root, 'out', name);
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    };
    const [status, dmesg] = [out('status'), out('dmesg')];
    if (status === '') throw new Error(`the guest did not finish:\n${text}`);
    const kept = new Map([['dmesg', dmesg]]);
    for (const name of outNames(boot.script)) kept.set(name, out(name));
    return { out: (name) => kept.get(name) ?? '', console: text, seconds: (Date.now() - started) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** The files below /out that a script names. */
const outNames = (script: string): readonly string[] => [
  ...new Set([...script.matchAll(/\/out\/([\w.-]+)/g)].map((m) => m[1] ?? '')),
];

function runKernel(folder: string, timeoutMs: number, parameters: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    // A group of its own: UML's guest processes are processes of the host, and all of them have to go.
    const child = spawn(KERNEL, [...parameters], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: folder, TMPDIR: folder },
    });
    let text = '';
    let late = false;
    const kill = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // gone already
      }
    };
    const timer = setTimeout(() => ((late = true), kill()), timeoutMs);
    process.once('exit', kill);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (data: string) => (text += data));
    child.on('error', (error) => (clearTimeout(timer), reject(error)));
    child.on('exit', () => {
      clearTimeout(timer);
      kill();
      process.removeListener('exit', kill);
      if (late) reject(new Error(`the guest did not end within ${timeoutMs / 1000} s:\n${text.slice(-2000)}`));
      else resolve(text);
    });
  });
}

/** The lines of the script that load compiled AppArmor policy (`apparmor_parser -S`) from a file of the root. */
export const loadAppArmor = (path: string): string =>
  `dd if=${path} of=/sys/kernel/security/apparmor/.replace bs=16M 2>/dev/null || echo "polc: ${path} was refused"`;

/** SELinux takes a policy in one write(2) only. */
export const loadSelinux = (path: string): string =>
  `dd if=${path} of=/sys/fs/selinux/load bs=16M 2>/dev/null || echo "polc: ${path} was refused"`;

/** Debian's refpolicy as CIL, without touching the host: downloaded once, converted (~10 s), kept in a cache below the temporary folder. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CACHE = join(tmpdir(), `polc-refpolicy-${process.getuid?.() ?? 0}`);
const HLL = '/usr/libexec/selinux/hll/pp';

export interface Refpolicy {
  readonly cil: readonly string[];
  readonly fileContexts: string;
  readonly substitutions: string;
}

export function refpolicy(): Refpolicy | { readonly missing: string } {
  if (!existsSync(HLL)) return { missing: 'hll/pp (package policycoreutils)' };
  if (!existsSync(CACHE)) {
    const why = convert();
    if (why !== undefined) return { missing: why };
  }
  const cil = readdirSync(join(CACHE, 'cil')).map((name) => join(CACHE, 'cil', name));
  const read = (name: string): string => readFileSync(join(CACHE, name), 'latin1');
  return { cil, fileContexts: read('file_contexts'), substitutions: read('subs_dist') };
}

/** @returns what is missing. Writes into a folder of its own and renames it, so that two at once do no harm. */
function convert(): string | undefined {
  const work = mkdtempSync(join(tmpdir(), 'polc-refpolicy-work-'));
  try {
    const run = (script: string): boolean =>
      spawnSync('sh', ['-ec', script], { cwd: work, stdio: 'ignore' }).status === 0;
    if (!run('apt-get download selinux-policy-default')) return 'selinux-policy-default (apt-get download)';
    mkdirSync(join(work, 'out/cil'), { recursive: true });
    const converted = run(
      `dpkg-deb -x selinux-policy-default*.deb x
       for f in x/usr/share/selinux/default/*.pp.bz2; do n=$(basename "$f" .pp.bz2); bzcat "$f" >m.pp; ${HLL} m.pp >out/cil/$n.cil; done
       secilc -m -M true -c 33 -o policy -f out/file_contexts out/cil/*.cil
       cp x/etc/selinux/default/contexts/files/file_contexts.subs_dist out/subs_dist`,
    );
    if (!converted) return 'selinux-policy-default that converts to CIL';
    if (!existsSync(CACHE)) renameSync(join(work, 'out'), CACHE);
    return undefined;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The real tools behind the SELinux tests: secilc as a program, libsepol and libselinux (what sepol_compute_av and selabel_lookup call) in this process. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import koffi from 'koffi';
import { minimalBase } from '../../backends/selinux/index.js';

const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];
const library = (name: string): string | undefined => LIBRARIES.map((dir) => join(dir, name)).find(existsSync);

/** What is missing here, for `SKIP`. */
export function selinuxMissing(): string | undefined {
  if (spawnSync('secilc', ['-h']).error) return 'secilc';
  if (!library('libsepol.so.2')) return 'libsepol (package sepol-utils)';
  return library('libselinux.so.1') ? undefined : 'libselinux (package selinux-utils)';
}

const made: string[] = [];
process.once('exit', () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'polc-selinux-'));
  made.push(folder);
  return folder;
}

export interface Built {
  /** The binary policy, or nothing where secilc refused it. */
  readonly policy: string | undefined;
  readonly messages: string;
}

/** Modules (byte strings) on a base (polc's minimal one, or files) → a binary policy. */
export function secilc(
  modules: readonly string[],
  base: { readonly files: readonly string[]; readonly mls: boolean } | undefined = undefined,
): Built {
  const folder = temporary();
  const files = modules.map((text, i) => {
    const path = join(folder, `module${i}.cil`);
    writeFileSync(path, text, 'latin1');
    return path;
  });
  const own = join(folder, 'base.cil');
  if (!base) writeFileSync(own, minimalBase());
  const policy = join(folder, 'policy');
  const run = spawnSync(
    'secilc',
    [
      '-m',
      '-M',
      base?.mls ? 'true' : 'false',
      '-c',
      '33',
      '-o',
      policy,
      '-f',
      join(folder, 'fc'),
      ...(base?.files ?? [own]),
      ...files,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const messages = `${run.stdout}${run.stderr}`;
  return { policy: run.status === 0 ? policy : undefined, messages };
}

// ---- libsepol -----------------------------------------------------------------------------------------------------------

koffi.struct('sepol_av_decision', {
  allowed: 'uint32',
  decided: 'uint32',
  auditallow: 'uint32',
  auditdeny: 'uint32',
  seqno: 'uint32',
});

type Native = (...args: readonly unknown[]) => number;

let sepol: Record<'fopen' | 'fclose' | 'load' | 'sid' | 'classOf' | 'perm' | 'compute', Native> | undefined;
function natives(): NonNullable<typeof sepol> {
  if (sepol) return sepol;
  const lib = koffi.load(library('libsepol.so.2') ?? '');
  const libc = koffi.load('libc.so.6');
  return (sepol = {
    fopen: libc.func('void *fopen(const char *path, const char *mode)') as Native,
    fclose: libc.func('int fclose(void *file)') as Native,
    load: lib.func('int sepol_set_policydb_from_file(void *file)') as Native,
    sid: lib.func('int sepol_context_to_sid(const char *context, size_t length, _Out_ uint32 *sid)') as Native,
    classOf: lib.func('int sepol_string_to_security_class(const char *name, _Out_ uint16 *class)') as Native,
    perm: lib.func('int sepol_string_to_av_perm(uint16 class, const char *name, _Out_ uint32 *perm)') as Native,
    compute: lib.func(
      'int sepol_compute_av(uint32 source, uint32 target, uint16 class, uint32 wanted, _Out_ sepol_av_decision *decision)',
    ) as Native,
  });
}

/** Questions to one binary policy; the library holds one at a time. */
export class Oracle {
  readonly #sids = new Map<string, number>();
  readonly #numbers = new Map<string, number>();
  readonly #answers = new Map<string, number>();
  constructor(
    policy: string,
    private readonly level = '',
  ) {
    const { fopen, fclose, load } = natives();
    const file: unknown = fopen(policy, 'r');
    const status = load(file);
    fclose(file);
    if (status !== 0) throw new Error(`libsepol can't load ${policy}`);
  }

  #sid(context: string): number {
    let sid = this.#sids.get(context);
    if (sid === undefined) {
      const out = [0];
      if (natives().sid(context, context.length, out) !== 0) throw new Error(`no context ${context}`);
      this.#sids.set(context, (sid = out[0] ?? 0));
    }
    return sid;
  }

  #number(key: string, ask: (out: number[]) => number): number {
    let value = this.#numbers.get(key);
    if (value === undefined) {
      const out = [0];
      if (ask(out) !== 0) throw new Error(`no ${key}`);
      this.#numbers.set(key, (value = out[0] ?? 0));
    }
    return value;
  }

  /** Whether all of the permissions are granted. */
  allows(
    source: string,
    target: string,
    className: string,
    perms: readonly string[],
    targetRole = 'object_r',
  ): boolean {
    const classId = this.#number(`class ${className}`, (out) => natives().classOf(className, out));
    const wanted = perms.reduce(
      (sum, perm) => (sum | this.#number(`${className} ${perm}`, (out) => natives().perm(classId, perm, out))) >>> 0,
      0,
    );
    const key = `${source} ${target} ${className}`;
    let allowed = this.#answers.get(key);
    if (allowed === undefined) {
      const decision = { allowed: 0 };
      const [s, t] = [
        this.#sid(`system_u:system_r:${source}${this.level}`),
        this.#sid(`system_u:${targetRole}:${target}${this.level}`),
      ];
      if (natives().compute(s, t, classId, wanted, decision) !== 0) throw new Error(`no decision for ${key}`);
      this.#answers.set(key, (allowed = decision.allowed));
    }
    return (allowed & wanted) >>> 0 === wanted;
  }
}

// ---- libselinux ---------------------------------------------------------------------------------------------------------

/** selabel_lookup(3) over a file_contexts text, in this process. */
export function selabel(fileContexts: string): {
  readonly lookup: (path: string) => string | undefined;
  readonly close: () => void;
} {
  const path = join(temporary(), 'file_contexts');
  writeFileSync(path, fileContexts, 'latin1');
  const lib = koffi.load(library('libselinux.so.1') ?? '');
  const open = lib.func('void *selabel_open(uint32 backend, const selinux_opt *options, uint32 count)') as unknown as (
    ...a: unknown[]
  ) => unknown;
  const lookup = lib.func(
    'int selabel_lookup_raw(void *handle, _Out_ str *context, const uint8_t *key, int type)',
  ) as Native;
  const close = lib.func('void selabel_close(void *handle)') as Native;
  // SELABEL_CTX_FILE 0, SELABEL_OPT_PATH 3.
  const handle = open(0, [{ type: 3, value: path }], 1);
  if (handle === null) throw new Error('libselinux refuses the file_contexts');
  return {
    lookup: (key) => {
      const out: (string | null)[] = [null];
      return lookup(handle, out, Buffer.from(`${key}\0`, 'latin1'), 0) === 0 ? (out[0] ?? undefined) : undefined;
    },
    close: () => void close(handle),
  };
}
koffi.struct('selinux_opt', { type: 'int', value: 'const char *' });

export const typeOf = (context: string): string => context.split(':')[2] ?? '';

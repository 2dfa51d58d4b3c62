/** What tests of `polc run` in the guest share: a script's steps, each with its output, and what came of them. */
import { constants, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { POLC, ROOT } from '../support/polc.js';
import { bootUml, umlMissing, type UmlBoot } from './index.js';

export const RUN = `${POLC} run -v`;
export const OWN_LABEL = 'cat /proc/self/attr/current';

/** Shell lines: what `command` says and how it ends, in files of that name. Through pipes, as files of the host have no labels. */
export const step = (name: string, command: string): string =>
  `{ { ${command}; echo $? >/mnt/out/${name}.status; } </dev/null 2>&1 1>&3 | cat >/mnt/out/${name}.err; } 3>&1 | cat >/mnt/out/${name}.out`;

export interface Said {
  readonly out: string;
  readonly err: string;
  readonly status: number;
}

/** Boots once, for all who ask. */
export function guest(boot: Omit<UmlBoot, 'root'>): (name: string) => Promise<Said> {
  let booted: ReturnType<typeof bootUml> | undefined;
  return async (name) => {
    const { out } = await (booted ??= bootUml({ timeoutMs: 300_000, ...boot, root: 'host' }));
    return { out: out(`${name}.out`), err: out(`${name}.err`), status: Number(out(`${name}.status`) || NaN) };
  };
}

export const guestMissing = (): string | undefined =>
  umlMissing() ?? (readable() ? undefined : 'a checkout that everybody may read');

/** The guest's ordinary user runs polc, too. */
function readable(): boolean {
  for (let at = ROOT; ; at = dirname(at)) {
    if ((statSync(at).mode & constants.S_IXOTH) === 0) return false;
    if (at === '/') return true;
  }
}

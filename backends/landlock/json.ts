/** A ruleset as `polc compile` writes it. */
import { decodeUtf8, printable } from '../../dsl/index.js';
import { inOrder } from './rights.js';
import type { Ruleset } from './ruleset.js';

const FORMAT_VERSION = 1;

/** UTF-8 where the bytes are; else readable, with the bytes beside it. */
function pathText(key: string, bytes: string): Record<string, string> {
  const raw = Buffer.from(bytes, 'latin1');
  const text = decodeUtf8(raw);
  return text !== undefined && !text.includes('\0')
    ? { [key]: text }
    : { [key]: printable(bytes), [`${key}_base64`]: raw.toString('base64') };
}

/** Ends in a newline. Right names are the kernel's, without `LANDLOCK_ACCESS_FS_`, `LANDLOCK_ACCESS_NET_`, `LANDLOCK_SCOPE_`. */
export function rulesetJson(ruleset: Ruleset): string {
  const value = {
    format_version: FORMAT_VERSION,
    profiles: ruleset.profiles,
    abi: ruleset.abi,
    handled_access_fs: ruleset.handledFs,
    handled_access_net: ruleset.handledNet,
    scoped: ruleset.scoped,
    rules: ruleset.rules.map(({ path, matching, beneath, access, missing, origins }) => ({
      ...pathText('path', path),
      ...(matching.length === 0 ? {} : pathText('matching', matching.join('/'))),
      beneath,
      access: inOrder(new Set(access)),
      ...(missing === undefined ? {} : pathText('if_missing_read_from', missing)),
      origins,
    })),
    ports: ruleset.ports,
    lost: ruleset.lost,
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

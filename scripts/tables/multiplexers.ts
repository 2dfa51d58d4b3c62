import type { Compiler } from './compiler.js';
import { targets } from './targets.js';

// linux/net.h calls them SYS_SOCKET …, linux/ipc.h SEMOP …; the direct system calls have the same names in lower case.
const headers = {
  socketcall: ['linux/net.h', /^SYS_([A-Z0-9]+)$/],
  ipc: ['linux/ipc.h', /^((?:SEM|MSG|SHM)[A-Z]+)$/],
} as const;

/** `socket=1 bind=2 …` a multiplexer; the sub-calls' numbers are the same on all architectures that have them. */
export function multiplexers(
  compiler: Compiler | undefined,
  skip: (what: string, needs: string) => undefined,
): Map<string, string | undefined> {
  const target = targets[0];
  const texts = new Map<string, string | undefined>();
  for (const [name, [header, pattern]] of Object.entries(headers)) {
    if (!compiler || !target) {
      texts.set(name, skip(name, `linux-libc-dev (${header})`));
      continue;
    }
    const calls: { call: string; number: number }[] = [];
    for (const [macro, body] of compiler.macros(target, `#include <${header}>\n`)) {
      const [, call] = pattern.exec(macro) ?? [];
      if (call !== undefined && /^\d+/.test(body)) calls.push({ call: call.toLowerCase(), number: parseInt(body, 10) });
    }
    calls.sort((a, b) => a.number - b.number);
    texts.set(name, calls.map(({ call, number }) => `${call}=${number}`).join(' '));
  }
  return texts;
}

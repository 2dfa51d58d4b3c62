import { syscallsOf } from './numbers.js';
import { multiplexers } from './tables/multiplexers.js';
import type { ArchName, Multiplexed } from './types.js';

let calls: ReadonlyMap<string, Multiplexed> | undefined;

function parse(): ReadonlyMap<string, Multiplexed> {
  const found = new Map<string, Multiplexed>();
  for (const multiplexer of ['socketcall', 'ipc'] as const)
    for (const word of (multiplexers[multiplexer] ?? '').split(' ')) {
      const [name = '', call] = word.split('=');
      found.set(name, { multiplexer, call: Number(call) });
    }
  return found;
}

/** How a direct system call (`socket`, `semop`) also goes through a multiplexer of this architecture, if it does. */
export function multiplexed(arch: ArchName, name: string): Multiplexed | undefined {
  const found = (calls ??= parse()).get(name);
  return found && syscallsOf(arch).has(found.multiplexer) ? found : undefined;
}

/** All sub-calls of one multiplexer by name. */
export const multiplexedCalls = (multiplexer: Multiplexed['multiplexer']): ReadonlyMap<string, number> =>
  new Map([...(calls ??= parse())].filter(([, m]) => m.multiplexer === multiplexer).map(([name, m]) => [name, m.call]));

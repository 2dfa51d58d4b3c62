/** Whether this engine works here, found out by trying: it is loaded and attached, and ready to watch. */
import type { LaunchFailure } from '../../native/index.js';
import type { Ending, EngineOptions } from '../index.js';
import type { Target } from './attach.js';
import { watch } from './engine.js';
import { Program, Unavailable } from './program.js';

export type Prepared =
  | {
      readonly kind: 'yes';
      /** Whether they are seen, too. */
      readonly capabilities: boolean;
      /** Once. Closes the engine, however it ends. */
      readonly watch: (target: Target, options: EngineOptions) => Promise<Ending | LaunchFailure>;
      /** For whoever does not watch. */
      readonly close: () => void;
    }
  | { readonly kind: 'no'; readonly reason: string };

/** Takes some 50 ms; nothing is watched yet. `casts`: see Program. */
export function prepareEbpf(casts = true): Prepared {
  let program: Program | undefined;
  try {
    program = new Program(casts);
    program.attach();
  } catch (error) {
    program?.close();
    if (error instanceof Unavailable) return { kind: 'no', reason: error.message };
    throw error;
  }
  const ready = program;
  return {
    kind: 'yes',
    capabilities: ready.capabilities,
    watch: (target, options) => watch(ready, target, options),
    close: () => ready.close(),
  };
}

export type Support =
  { readonly kind: 'yes'; readonly capabilities: boolean } | { readonly kind: 'no'; readonly reason: string };

export function ebpfSupport(): Support {
  const prepared = prepareEbpf();
  if (prepared.kind === 'no') return prepared;
  prepared.close();
  return { kind: 'yes', capabilities: prepared.capabilities };
}

/** Whether this engine works here, found out by trying: loading and attaching takes some 50 ms and changes nothing. */
import type { Answer } from '../../native/index.js';
import { Program, Unavailable } from './program.js';

/** `capabilities`: whether they are seen, too. */
export function ebpfSupport(): Answer & { readonly capabilities?: boolean } {
  try {
    const program = new Program();
    try {
      program.attach();
      return { kind: 'yes', capabilities: program.capabilities };
    } finally {
      program.close();
    }
  } catch (error) {
    if (error instanceof Unavailable) return { kind: 'no', reason: error.message };
    throw error;
  }
}

/** This machine, in the words of the compiler. */
import { arch as machine, endianness, release } from 'node:os';
import { parseVersion, type KernelVersion } from '../compiler/index.js';
import { nativeArch, type ArchName } from '../kernel/index.js';

/** `6.18.44-generic` is 6.18; undefined where the release says nothing of the kind. */
export function hostKernel(): KernelVersion | undefined {
  const version = /^(\d{1,4}\.\d{1,4})/.exec(release())?.[1];
  return version === undefined ? undefined : parseVersion(version);
}

export const hostArch = (): ArchName | undefined => nativeArch(machine(), endianness());

/** `--arch` and `--target`: for what a policy is compiled. */
import type { AppArmorSyntax } from '../backends/apparmor/index.js';
import { NEWEST_ABI } from '../backends/landlock/index.js';
import { parseVersion, type KernelVersion } from '../compiler/index.js';
import { printable, unknownTarget, usageError } from '../dsl/index.js';
import type { ArchName } from '../kernel/index.js';
import type { Options } from './command.js';
import { Stop } from './command.js';
import { Exit } from './exit.js';
import { hostArch, hostKernel } from './host.js';

export interface Target extends NamedTarget {
  readonly kernel: KernelVersion;
  readonly nativeArch: ArchName;
  readonly arches: readonly ArchName[];
  /** The kernel is the running one, because none was named. */
  readonly isHost: boolean;
}

/** What `--target` names. */
interface NamedTarget {
  readonly kernel?: KernelVersion;
  readonly apparmor?: AppArmorSyntax;
  /** An ABI version. */
  readonly landlock?: number;
}

/** @throws Stop for a target that means nothing, or on a machine polc does not know. */
export function targetOf(options: Options, failure: Exit = Exit.usage): Target {
  const stop = (message: string, help: string): Stop => new Stop(failure, usageError(undefined, message, help));
  const named = namedTarget(options.values('target'), failure);
  const kernel = named.kernel ?? hostKernel();
  if (!kernel) throw stop('the running kernel’s version is unknown', 'name one: `--target linux-5.10`');
  const native = hostArch();
  const given = options.values('arch');
  // The table of options has checked the names.
  const arches = given.flatMap((name) => (name === 'native' ? (native ?? []) : (name as ArchName)));
  const nativeArch = native ?? arches[0];
  if (!nativeArch) throw stop(`polc does not know this machine (${process.arch})`, 'name one: `--arch x86_64`');
  return { ...named, kernel, nativeArch, arches: [...new Set(arches)], isHost: named.kernel === undefined };
}

const FORMS = 'write it as `linux-6.1`, `apparmor-3.0`, `apparmor-4.0` or `landlock-4`, or several with commas';

function namedTarget(words: readonly string[], failure: Exit): NamedTarget {
  let named: NamedTarget = {};
  for (const word of words) {
    const part = partOf(word);
    const stop = (help: string): Stop => new Stop(failure, unknownTarget(undefined, printable(word), help));
    if (!part) throw stop(FORMS);
    if (Object.keys(part).some((key) => key in named)) throw stop('name the kernel and each layer once');
    named = { ...named, ...part };
  }
  return named;
}

function partOf(word: string): NamedTarget | undefined {
  const [, layer, major = '', minor] = /^(linux|apparmor|landlock)-(\d{1,4})(?:\.(\d{1,4}))?$/.exec(word) ?? [];
  switch (layer) {
    case 'linux':
      return minor === undefined ? undefined : { kernel: parseVersion(`${major}.${minor}`) };
    case 'apparmor':
      return Number(major) < 3 ? undefined : { apparmor: Number(major) === 3 ? '3.0' : '4.0' };
    case 'landlock':
      return minor !== undefined || Number(major) < 1 || Number(major) > NEWEST_ABI
        ? undefined
        : { landlock: Number(major) };
    default:
      return undefined;
  }
}

/** `Linux 6.18 (this host)`. */
export const targetText = ({ kernel, isHost }: Target): string =>
  `Linux ${kernel.join('.')}${isHost ? ' (this host)' : ''}`;

/** For commands that are about this machine. */
export function hostTarget(failure: Exit = Exit.usage): Target {
  const none: Options = { flag: () => false, value: () => undefined, values: () => [] };
  return targetOf(none, failure);
}

/**
 * In which order to install stacked filters, and with which call: every installation but the first happens under the
 * filters that are there already, and one of them may deny seccomp(2) or prctl(2).
 */

/** The kernel's two ways to install a filter: seccomp(2), and the older prctl(PR_SET_SECCOMP). */
export type InstallCall = 'seccomp' | 'prctl';

export interface InstallStep {
  /** Index into the filters. */
  readonly filter: number;
  readonly call: InstallCall;
}

/**
 * `denies[i]`: which of the two calls filter i denies (in the form used here; whatever is not surely allowed counts as
 * denied). A filter that denies one call leaves the other, so those may pile up; one that closes the last way has to be
 * the last. `undefined` if two do: then no order works. seccomp(2) is preferred, since prctl takes no flags.
 */
export function installOrder(denies: readonly ReadonlySet<InstallCall>[]): readonly InstallStep[] | undefined {
  const filters = denies.map((_, index) => index);
  for (const keep of ['seccomp', 'prctl'] as const) {
    const closing = filters.filter((index) => denies[index]?.has(keep));
    if (closing.length > 1) continue;
    // What denies nothing goes first, so that it is installed with seccomp(2) and its flags.
    const open = filters.filter((index) => !closing.includes(index));
    const order = [
      ...open.filter((i) => denies[i]?.size === 0),
      ...open.filter((i) => denies[i]?.size !== 0),
      ...closing,
    ];
    const closed = new Set<InstallCall>();
    const steps: InstallStep[] = [];
    for (const filter of order) {
      steps.push({ filter, call: closed.has('seccomp') ? 'prctl' : 'seccomp' });
      for (const call of denies[filter] ?? []) closed.add(call);
    }
    return steps;
  }
  return undefined;
}

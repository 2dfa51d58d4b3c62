/** Limits on our own work, held to on a busy machine, too: processor time does not pass while others run. */

const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** A clock of this process's processor time (all its threads): each call says the ms since it was started. */
export function cpuClock(): () => number {
  const start = now();
  return () => now() - start;
}

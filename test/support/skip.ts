/** Says that a test did not run and what it needs; the runner counts lines that start with `SKIP `. */
export function skip(reason: string, name: string): void {
  console.log(`SKIP ${name}: needs ${reason}`);
}

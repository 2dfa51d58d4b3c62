import { readFileSync } from 'node:fs';

export const inputPath = (name: string): string => new URL(`inputs/${name}`, import.meta.url).pathname;

/** The lines of a committed input file, without comments (`# …`) and empty ones. */
export function readInput(name: string): string[] {
  return readFileSync(inputPath(name), 'utf8')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*/, '').trim())
    .filter((line) => line !== '');
}

import { spawnSync } from 'node:child_process';
import { readInput } from './inputs.js';
import { committed } from './output.js';

/**
 * systemd's groups by name, without `@` and `-` (`basic_io` for `basic-io`, a plain key); the text lists members, nested
 * groups with their `@`. Names of no architecture that polc knows are left out (arc_…, osf_…). What is newer than Debian's systemd comes from inputs/groups-newer.txt.
 */
export function groups(
  known: ReadonlySet<string>,
  skip: (what: string, needs: string) => undefined,
): Map<string, string | undefined> {
  const shown = spawnSync('systemd-analyze', ['syscall-filter', '--no-pager'], { encoding: 'utf8' });
  if (shown.status !== 0) {
    skip('groups', 'systemd-analyze (package systemd)');
    return new Map([...committed('groups').keys()].map((key) => [key, undefined]));
  }
  const members = new Map<string, Set<string>>();
  let current: Set<string> | undefined;
  for (const line of shown.stdout.replace(/\x1b\[[\d;]*m/g, '').split('\n')) {
    const word = line.trim();
    if (/^@[\w-]+$/.test(line)) members.set(line.slice(1), (current = new Set()));
    else if (/^[@\w][\w-]*$/.test(word)) current?.add(word);
    else if (word === '') current = undefined;
  }
  for (const line of readInput('groups-newer.txt')) {
    const [group = '', ...names] = line.split(/\s+/);
    const set = members.get(group.slice(1)) ?? new Set();
    for (const name of names) {
      if (!name.startsWith('@') && !known.has(name)) throw new Error(`groups-newer.txt: no architecture has ${name}`);
      set.add(name);
    }
    members.set(group.slice(1), set);
  }
  // systemd means by it what its own build knew: all there is.
  members.set('known', new Set(known));
  return new Map(
    [...members]
      .sort()
      .map(([name, set]) => [
        name.replace(/-/g, '_'),
        wrap([...set].filter((word) => word.startsWith('@') || known.has(word)).sort()),
      ]),
  );
}

function wrap(words: readonly string[]): string {
  let text = '';
  let width = 0;
  for (const word of words) {
    text += width === 0 ? word : width + word.length > 100 ? `\n${word}` : ` ${word}`;
    width = width + word.length > 100 ? word.length : width + word.length + 1;
  }
  return text;
}

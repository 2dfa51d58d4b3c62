// Generates kernel/tables/*.ts: `npm run tables`. `npm run tables:check` (--check) generates in memory and compares: exit 1
// on a difference; what cannot be checked for want of an input is named, counted and left as committed.
//
// Inputs besides inputs/ (Debian 12 packages):
//   gcc gcc-multilib libc6-dev systemd linux-libc-dev linux-libc-dev-arm64-cross linux-libc-dev-armhf-cross
//   linux-libc-dev-riscv64-cross linux-libc-dev-ppc64el-cross linux-libc-dev-s390x-cross linux-libc-dev-mipsel-cross
//   linux-libc-dev-mips64el-cross
// and the tracefs of an x86_64 kernel, as root: `npm run tables -- --tracefs` takes its argument names into inputs/.
import { Compiler, hasCompiler } from './compiler.js';
import { constants, packConstants } from './constants.js';
import { groups } from './groups.js';
import { multiplexers } from './multiplexers.js';
import { packNumbers, syscallNumbers } from './numbers.js';
import { committed, differences, type Table, write } from './output.js';
import { signatures } from './signatures.js';
import { missing, targets } from './targets.js';
import { liveTracefs, refreshSnapshot, runningVersion, snapshot, snapshotVersion } from './tracefs.js';
import { unpackNumbers } from '../../kernel/unpack.js';

const check = process.argv.includes('--check');
const skipped: string[] = [];
const skip = (what: string, needs: string): undefined => void skipped.push(`skipped: ${what} needs ${needs}`);

const compiler = hasCompiler() ? new Compiler() : undefined;
const usable = targets.filter((target) => {
  const lacks = compiler ? missing(target) : 'gcc';
  if (lacks !== undefined) skip(target.arch, lacks);
  return lacks === undefined;
});

/** One text an architecture; those whose headers are missing stay as committed. */
function perArch(text: (target: (typeof targets)[number], using: Compiler) => string): Map<string, string | undefined> {
  return new Map(
    targets.map((target) => [target.arch, compiler && usable.includes(target) ? text(target, compiler) : undefined]),
  );
}

// x86_64 is the first target: the others' constants are stored as differences to its.
let base: ReadonlyMap<string, bigint> | undefined;
if (!usable.some((target) => target.arch === 'x86_64')) usable.length = 0;

const numbers: Table = {
  file: 'numbers',
  source: 'asm/unistd.h of linux-libc-dev (-cross) of Debian 12, scripts/tables/inputs/syscalls-newer.csv',
  texts: perArch((target, using) => packNumbers(syscallNumbers(using, target))),
};
const kept = committed('numbers');
const known = new Set(
  [...numbers.texts].flatMap(([key, text]) => [...unpackNumbers(text ?? kept.get(key) ?? '').keys()]),
);

const live = liveTracefs();
if (process.argv.includes('--tracefs') && live) refreshSnapshot(live);
const signature = signatures(known);

const tables: Table[] = [
  numbers,
  {
    file: 'signatures',
    source: 'scripts/tables/inputs/tracefs-x86_64.txt and signatures.txt',
    texts: new Map([['all', signature.text]]),
  },
  {
    file: 'constants',
    source: 'asm/ and linux/ of linux-libc-dev (-cross) of Debian 12, scripts/tables/inputs/constants.txt',
    texts: perArch((target, using) => {
      base ??= constants(using, target);
      return target.arch === 'x86_64' ? packConstants(base) : packConstants(constants(using, target), base);
    }),
  },
  {
    file: 'multiplexers',
    source: 'linux/net.h and linux/ipc.h of linux-libc-dev of Debian 12',
    texts: multiplexers(compiler && usable.find((target) => target.arch === 'x86_64') && compiler, skip),
  },
  {
    file: 'groups',
    source: 'systemd-analyze syscall-filter of Debian 12, scripts/tables/inputs/groups-newer.txt',
    texts: groups(known, skip),
  },
];
compiler?.close();

let failed = false;
for (const table of tables)
  if (check) {
    for (const difference of differences(table)) {
      failed = true;
      console.error(difference);
    }
  } else write(table);

// The snapshot of tracefs is an input; where the running kernel is of the same version, the two have to agree.
if (!live) skip('the comparison of the argument names', 'the tracefs of an x86_64 kernel, as root');
else if (runningVersion() !== snapshotVersion())
  skip('the comparison of the argument names', `Linux ${snapshotVersion()} (this is ${runningVersion()})`);
else {
  const taken = snapshot();
  for (const [name, prototype] of live)
    if (taken.get(name) !== prototype) {
      failed ||= check;
      console.error(`tracefs: ${prototype}, in the snapshot ${taken.get(name) ?? 'nothing'}`);
    }
}

for (const line of skipped) console.log(line);
console.log(
  `${known.size} syscall names, ${signature.without.length} without a signature: ${signature.without.join(' ')}`,
);
console.log(`${tables.length} tables ${check ? 'checked' : 'written'}, ${skipped.length} inputs skipped`);
if (failed) console.error('the tables differ from their sources: run `npm run tables` and commit the result');
process.exitCode = failed ? 1 : 0;

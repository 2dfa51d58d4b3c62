/**
 * `npm run fuzz [-- --seed N --runs N --jobs N]`: random policies in the long run, in as many processes as there are cores.
 * A job of its own seed each: a failure names the job's seed, with which `POLC_FUZZ_SEED` and `--jobs 1` repeat it.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { checkDirect } from '../test/fuzz/direct-property.js';
import { checkCase } from '../test/fuzz/filter-property.js';
import { checkLive, hasPython, here, livePolicy } from '../test/fuzz/live.js';
import { checkHostile, hostileName } from '../test/fuzz/hostile-strings.js';
import { checkPaths, pathCase } from '../test/fuzz/path-rules.js';
import { policyCase } from '../test/fuzz/policy-text.js';

interface Tally {
  policies: number;
  proven: number;
  contradictory: number;
  tooLarge: number;
  events: number;
  direct: number;
  live: number;
  paths: number;
  strings: number;
}

type Message = { readonly kind: 'tally'; readonly tally: Tally } | { readonly kind: 'wrong'; readonly text: string };

const none = (): Tally => ({
  policies: 0,
  proven: 0,
  contradictory: 0,
  tooLarge: 0,
  events: 0,
  direct: 0,
  live: 0,
  paths: 0,
  strings: 0,
});

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 0x7fffffff) },
    runs: { type: 'string', default: '10000' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    job: { type: 'string' },
  },
});
const seed = Number(values.seed);
const runs = Number(values.runs);
const jobs = Math.max(1, Number(values.jobs));

/** Policies a report, so that the time left can be told. */
const BATCH = 50;

function work(jobSeed: number, count: number): void {
  const send = (message: Message): void => void process.send?.(message);
  for (let done = 0; done < count; done += BATCH) {
    const numRuns = Math.min(BATCH, count - done);
    const batchSeed = (jobSeed + done) >>> 0;
    const tally = none();
    const hold = <T>(what: string, property: fc.IProperty<T>, share: number): boolean => {
      const details = fc.check(property, { seed: batchSeed, numRuns: Math.ceil(numRuns * share) });
      if (!details.failed) return true;
      const { errorInstance, numShrinks } = details;
      const text = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
      send({ kind: 'wrong', text: `${what}, POLC_FUZZ_SEED=${batchSeed} (shrunk ${numShrinks} times)\n${text}` });
      return false;
    };
    const whole = fc.property(policyCase(), (policy) => {
      const outcome = checkCase(policy);
      tally.policies++;
      if (outcome.kind === 'proven') {
        tally.proven++;
        tally.events += outcome.events;
      } else if (outcome.kind === 'contradictory') tally.contradictory++;
      else tally.tooLarge++;
    });
    const read = fc.property(policyCase({ syscallsOnly: true }), (policy) => {
      tally.direct += checkDirect(policy) ?? 0;
    });
    const paths = fc.property(pathCase, (policy) => {
      tally.paths += checkPaths(policy);
    });
    const strings = fc.property(hostileName, (name) => {
      checkHostile(name, false);
      tally.strings++;
    });
    const live = fc.property(livePolicy, (policy) => {
      tally.live += checkLive(policy, 6) ?? 0;
    });
    const fine = [
      hold('filter', whole, 1),
      hold('direct reading', read, 0.5),
      hold('paths', paths, 0.5),
      hold('strings', strings, 0.5),
      !here || !hasPython || hold('live kernel', live, 0.04),
    ];
    send({ kind: 'tally', tally });
    if (fine.includes(false)) process.exitCode = 1;
  }
  process.disconnect?.();
}

async function lead(): Promise<void> {
  console.log(
    `seed ${seed}: ${runs} policies in ${jobs} processes; again with --seed ${seed} --runs ${runs} --jobs ${jobs}`,
  );
  const total = none();
  const start = Date.now();
  let failures = 0;
  let said = 0;
  const progress = (): void => {
    const seconds = (Date.now() - start) / 1000;
    const left = total.policies > 0 ? (seconds / total.policies) * (runs - total.policies) : 0;
    console.log(
      `${total.policies}/${runs} policies, ${seconds.toFixed(0)} s, about ${left.toFixed(0)} s left, ${failures} wrong`,
    );
  };
  const one = (job: number): Promise<void> =>
    new Promise((resolve) => {
      const share = Math.floor(runs / jobs) + (job < runs % jobs ? 1 : 0);
      const options = ['--job', String(job), '--seed', String((seed + job * 0x1000003) >>> 0), '--runs', String(share)];
      const child = fork(fileURLToPath(import.meta.url), options);
      child.on('message', (message: Message) => {
        if (message.kind === 'wrong') {
          failures++;
          console.log(`WRONG ${message.text}\n`);
          return;
        }
        for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += message.tally[key]; // the keys of `none()`
        if (Date.now() - said > 10_000) {
          said = Date.now();
          progress();
        }
      });
      child.on('exit', (code, signal) => {
        if (code !== 0 && code !== 1) {
          failures++;
          console.log(`WRONG a job ended by ${signal ?? `status ${code}`}`);
        }
        resolve();
      });
    });
  await Promise.all(Array.from({ length: jobs }, (_, job) => one(job)));
  progress();
  console.log(
    `${total.proven} proven, ${total.contradictory} contradictory (POL3001), ${total.tooLarge} too large; ` +
      `${total.events} events run, ${total.direct} read directly, ${total.paths} path accesses, ${total.strings} hostile strings, ${total.live} calls on the kernel; ${failures} wrong`,
  );
  process.exitCode = failures > 0 ? 1 : 0;
}

if (values.job !== undefined) work(seed, runs);
else await lead();

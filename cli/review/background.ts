/** Questions to the thread that works beside the terminal. Made when first asked, ended with the review. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Background, Consequences, DetailQuestion, FileCount, Findings, RuleDetail } from '../../review/index.js';
import type { AnalysisInput } from './analyse.js';
import { slowGrowth } from '../memory.js';

export type Question = { readonly id: number } & (
  | { readonly kind: 'findings'; readonly text: string; readonly size: number }
  | { readonly kind: 'consequences'; readonly text: string }
  | ({ readonly kind: 'detail' } & DetailQuestion)
  | { readonly kind: 'count'; readonly pattern: string }
);

export interface Answer {
  readonly id: number;
  readonly result:
    | { readonly kind: 'findings'; readonly found: Findings }
    | { readonly kind: 'consequences'; readonly found: Consequences }
    | { readonly kind: 'detail'; readonly found: RuleDetail }
    | { readonly kind: 'count'; readonly found: FileCount }
    | { readonly kind: 'failed'; readonly why: string };
}

/** Of the thread's heap: a policy that needs more goes without what the thread works out, and the review goes on. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 3 };

type Result = Answer['result'];
type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

export class WorkerBackground implements Background {
  #worker: Worker | undefined;
  #next = 0;
  readonly #waiting = new Map<number, (result: Result) => void>();

  constructor(
    private readonly input: AnalysisInput,
    private readonly text: string,
    /** How many rules the text has. */
    private readonly size: number,
  ) {}

  findings(found: (findings: Findings) => void): void {
    this.#send({ kind: 'findings', text: this.text, size: this.size }, (result) => {
      if (result.kind === 'findings') found(result.found);
    });
  }

  consequences(text: string): Promise<Consequences> {
    return this.#ask({ kind: 'consequences', text }, (result) =>
      result.kind === 'consequences' ? result.found : undefined,
    );
  }

  detail(question: DetailQuestion): Promise<RuleDetail> {
    return this.#ask({ kind: 'detail', ...question }, (result) =>
      result.kind === 'detail' ? result.found : undefined,
    );
  }

  countFiles(pattern: string): Promise<FileCount> {
    return this.#ask({ kind: 'count', pattern }, (result) => (result.kind === 'count' ? result.found : undefined));
  }

  close(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting.clear();
  }

  #ask<T>(question: Unnumbered<Question>, pick: (result: Result) => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const id = this.#send(question, (result) => {
        this.#waiting.delete(id);
        const found = pick(result);
        if (found === undefined) reject(new Error(result.kind === 'failed' ? result.why : 'no answer'));
        else resolve(found);
      });
    });
  }

  #send(question: Unnumbered<Question>, answer: (result: Result) => void): number {
    const id = this.#next++;
    this.#waiting.set(id, answer);
    this.#started().postMessage({ ...question, id });
    return id;
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    slowGrowth(); // now, when the first frame stands
    const here = import.meta.url;
    const options = { workerData: this.input, resourceLimits: LIMITS };
    // From the source tree through tsx, else the bundle beside this one (scripts/build.mjs).
    const worker = here.endsWith('.ts')
      ? new Worker(new URL('worker-dev.mjs', here), options)
      : new Worker(fileURLToPath(new URL('review-worker.cjs', here)), { ...options, stdout: true, stderr: true });
    worker.on('message', ({ id, result }: Answer) => this.#waiting.get(id)?.(result));
    worker.on('error', (error) => {
      for (const waiting of this.#waiting.values()) waiting({ kind: 'failed', why: error.message });
      this.#waiting.clear();
      this.#worker = undefined; // the next question starts another
    });
    worker.unref();
    return (this.#worker = worker);
  }
}

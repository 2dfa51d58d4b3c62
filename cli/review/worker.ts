/** The thread beside the terminal: takes questions, answers them one after the other. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { matches, parseGlob, expandVariables } from '../../compiler/index.js';
import type { FileCount, Findings } from '../../review/index.js';
import { Analysis, type AnalysisInput } from './analyse.js';
import type { Answer, Question } from './background.js';

if (parentPort) {
  const port = parentPort;
  // The thread that starts this one hands in nothing else.
  const analysis = new Analysis(workerData as AnalysisInput);
  port.on('message', (question: Question) => {
    const answer = (result: Answer['result']): void => port.postMessage({ id: question.id, result } satisfies Answer);
    const guarded = (work: () => void): void => {
      try {
        work();
      } catch (error) {
        answer({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
      }
    };
    /** Between the steps the questions that came meanwhile get their turn. */
    const stepwise = (steps: Iterator<Findings>): void =>
      guarded(() => {
        const step = steps.next();
        if (step.done) return;
        answer({ kind: 'findings', found: step.value });
        setImmediate(() => stepwise(steps));
      });
    switch (question.kind) {
      case 'findings':
        return stepwise(analysis.findings(question.text, question.size));
      case 'consequences':
        return guarded(() => answer({ kind: 'consequences', found: analysis.consequences(question.text) }));
      case 'detail':
        return guarded(() => answer({ kind: 'detail', found: analysis.detail(question) }));
      case 'count':
        return guarded(() => answer({ kind: 'count', found: countFiles(question.pattern) }));
    }
  });
}

const MOST_MS = 1500;

/** Files of this machine that a pattern names, as far as the time goes. Links are not followed. */
function countFiles(text: string): FileCount {
  const glob = parseGlob(expandVariables(text, () => undefined));
  if ('problem' in glob) return { count: 0, more: false };
  const end = performance.now() + MOST_MS;
  const start = glob.prefix.slice(0, glob.prefix.lastIndexOf('/')) || '/';
  let count = 0;
  const waiting = [start];
  // A pattern without `**` opens nothing below its own depth.
  const depth = glob.text.includes('**') ? Infinity : glob.text.split('/').length - 1;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    let entries;
    try {
      entries = readdirSync(Buffer.from(folder, 'latin1'), { withFileTypes: true, encoding: 'latin1' });
    } catch {
      continue; // not ours to read, or gone
    }
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (matches(glob, path)) count++;
      if (entry.isDirectory() && path.split('/').length - 1 < depth && path !== '/proc' && path !== '/sys')
        waiting.push(path);
    }
    if (performance.now() > end) return { count, more: true };
  }
  return { count, more: false };
}

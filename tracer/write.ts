/** A trace as it stands on disk: JSON lines. */
import { bytesToText, mapStrings, type TraceLine } from './lines.js';
import { TRACE_FORMAT, type Run, type Trace } from './trace.js';

/** Line by line, with the newlines, so that a big trace need not be held as one text. Cut short anywhere it can be read. */
export function* writeTrace(trace: Trace): Iterable<string> {
  for (const run of trace.runs)
    for (const line of linesOf(run)) yield `${JSON.stringify(mapStrings(line, bytesToText))}\n`;
}

function* linesOf({ start, images, entries, end }: Run): Iterable<TraceLine> {
  yield { type: 'run', polc_trace: TRACE_FORMAT, ...start };
  for (const image of images) yield { type: 'image', ...image };
  for (const entry of entries) yield { type: 'entry', ...entry };
  if (end) yield { type: 'end', ...end };
}

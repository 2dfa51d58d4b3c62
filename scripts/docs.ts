/** `npm run docs`: writes the pages of docs/ that are derived from tables in the code. `--check`: exit 1 if one is not up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codesPage, commandsPage } from '../cli/docs.js';
import { reviewBlocks } from './review-docs.js';

const DOCS = join(dirname(fileURLToPath(import.meta.url)), '../docs');
const pages = new Map([
  ['cli.md', commandsPage()],
  ['codes.md', codesPage()],
  ['review.md', withBlocks(read(join(DOCS, 'review.md')) ?? '', await reviewBlocks())],
]);

/** Pages with text of their own: what stands between `<!-- NAME -->` and `<!-- end -->` is replaced. */
function withBlocks(page: string, blocks: ReadonlyMap<string, string>): string {
  return page.replace(
    /(<!-- ([a-z]+) -->\n)[^]*?(<!-- end -->)/g,
    (whole, start: string, name: string, end: string) => {
      const block = blocks.get(name);
      return block === undefined ? whole : `${start}\n${block}\n${end}`;
    },
  );
}

for (const [name, text] of pages) {
  const path = join(DOCS, name);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (read(path) !== text) {
    console.error(`docs/${name} is not up to date: npm run docs`);
    process.exitCode = 1;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

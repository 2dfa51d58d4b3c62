/** `apparmor_parser`: a profile's text → what the kernel loads, or why that would not be the policy. */
import { spawnSync } from 'node:child_process';
import type { AppArmorSyntax } from '../../backends/apparmor/index.js';

export type ParserAnswer =
  { readonly kind: 'compiled'; readonly blob: Uint8Array } | { readonly kind: 'refused'; readonly why: string };

/** A rule that the kernel would not enforce, or only in part, is an error. */
export const STRICT = ['--warn=all', '--Werror=rule-not-enforced', '--Werror=rule-downgraded'] as const;

const LARGEST = 1 << 28;
/** Patterns that take it longer were refused before (backends/apparmor/lint.ts). */
const PATIENCE_MS = 60_000;

/** The syntax that the parser reads; undefined where it does not run. */
export function parserSyntax(parser: string): AppArmorSyntax | undefined {
  const { stdout, status } = spawnSync(parser, ['--version'], { encoding: 'utf8', timeout: PATIENCE_MS });
  const major = status === 0 ? /version (\d+)\./.exec(stdout)?.[1] : undefined;
  if (major === undefined) return undefined;
  return Number(major) < 4 ? '3.0' : '4.0';
}

export interface ParserRun {
  readonly status: number | null;
  readonly stderr: string;
  readonly blob: Uint8Array;
}

/**
 * @param text a byte string
 * @param features a features file or folder: what the kernel mediates
 */
export function compileProfile(parser: string, text: string, features: string): ParserAnswer {
  const run = (what: string, options: readonly string[]): ParserRun => {
    const { status, stdout, stderr, error } = spawnSync(parser, ['-QTK', '-M', features, ...options, '-S'], {
      input: Buffer.from(what, 'latin1'),
      maxBuffer: LARGEST,
      timeout: PATIENCE_MS,
    });
    return { status, stderr: error ? error.message : stderr.toString(), blob: stdout };
  };
  const strict = run(text, STRICT);
  if (strict.status === 0) return { kind: 'compiled', blob: strict.blob };
  const problem = problemBut(text, strict, (what) => run(what, STRICT));
  const made = problem === undefined ? run(text, []) : undefined;
  if (made?.status === 0) return { kind: 'compiled', blob: made.blob };
  return { kind: 'refused', why: firstLine(problem ?? made?.stderr ?? '') };
}

/**
 * Whether the parser enforces every rule as it stands. On kernels without `af_unix` parser 3.0.8 calls every `network unix`
 * (and `network`) downgraded, though nothing else could be written (unix_rule::gen_policy_re): such a line is taken out, after
 * the parser has complained of just that.
 * @param strict what it said of the text with STRICT's options
 * @param run the parser with the same options on another text
 * @returns its words
 */
export function problemBut<Run extends Omit<ParserRun, 'blob'>>(
  text: string,
  strict: Run,
  run: (text: string) => Run,
): string | undefined {
  if (strict.status === 0) return undefined;
  const complaints = strict.stderr.split('\n').filter((line) => /Warning|[Ee]rror/.test(line));
  if (!complaints.every((line) => line.includes('downgrading extended network unix socket rule'))) return strict.stderr;
  const rest = run(text.replace(/^ *network( unix)?,.*$/gm, ''));
  return rest.status === 0 ? undefined : rest.stderr;
}

/** That names what is wrong: the parser begins with where it read. */
function firstLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error|warning/i.test(line)) ?? lines[0] ?? 'apparmor_parser failed without a word';
}

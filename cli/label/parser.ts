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

/**
 * @param text a byte string
 * @param features a features file or folder: what the kernel mediates
 */
export function compileProfile(parser: string, text: string, features: string): ParserAnswer {
  const run = (what: string, options: readonly string[]) =>
    spawnSync(parser, ['-QTK', '-M', features, ...options, '-S'], {
      input: Buffer.from(what, 'latin1'),
      maxBuffer: LARGEST,
      timeout: PATIENCE_MS,
    });
  const problem = strictProblem(text, (what) => {
    const { status, stderr, error } = run(what, STRICT);
    return { status, stderr: error ? error.message : stderr.toString() };
  });
  if (problem !== undefined) return { kind: 'refused', why: firstLine(problem) };
  const { status, stdout, stderr } = run(text, []);
  return status === 0 ? { kind: 'compiled', blob: stdout } : { kind: 'refused', why: firstLine(stderr.toString()) };
}

/**
 * Whether the parser enforces every rule as it stands. On kernels without `af_unix` parser 3.0.8 calls every `network unix`
 * (and `network`) downgraded, though nothing else could be written (unix_rule::gen_policy_re): such a line is taken out, after
 * the parser has complained of just that.
 * @param run the parser on a text, with STRICT's options
 * @returns its words
 */
export function strictProblem(
  text: string,
  run: (text: string) => { readonly status: number | null; readonly stderr: string },
): string | undefined {
  const strict = run(text);
  if (strict.status === 0) return undefined;
  const complaints = strict.stderr.split('\n').filter((line) => /Warning|[Ee]rror/.test(line));
  const allowed = (line: string): boolean => line.includes('downgrading extended network unix socket rule');
  if (complaints.length === 0 || !complaints.every(allowed)) return strict.stderr || 'it ended without a word';
  const rest = run(text.replace(/^ *network( unix)?,.*$/gm, ''));
  return rest.status === 0 ? undefined : rest.stderr;
}

/** That names what is wrong: the parser begins with where it read. */
const firstLine = (text: string): string => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error|Warning/i.test(line)) ?? lines[0] ?? 'it ended without a word';
};

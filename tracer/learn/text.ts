/** Drafts of profiles → a policy's text, as a person would lay it out. */
import { format, printableBytes, quote, escapeGlob } from '../../dsl/index.js';
import { MARKS, type Trace } from '../index.js';
import type { Draft } from './draft.js';
import { CORE } from './modules.js';
import { tidyPath } from './relevant.js';

export interface Provenance {
  /** The trace's file, as the policy refers to it. */
  readonly trace?: string;
}

const WIDEST = 96;

/** `sort -u names.txt`, shortened. */
export function commandText(command: readonly string[]): string {
  const words = command.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${printableBytes(word)}'`));
  const text = words.join(' ');
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}

/** One line for each reason not to take the trace for the whole truth; runs that say the same share it. */
export function markLines(trace: Trace): readonly string[] {
  const lines = trace.runs.flatMap(({ end }) =>
    end === undefined
      ? [MARKS['ended early']]
      : end.marks.map(({ mark, detail }) =>
          detail === undefined ? MARKS[mark] : `${MARKS[mark]} (${printableBytes(detail)})`,
        ),
  );
  return [...new Set(lines)].sort();
}

function header(trace: Trace, { trace: file }: Provenance): readonly string[] {
  const runs = trace.runs.length;
  const commands = [...new Set(trace.runs.map(({ start }) => commandText(start.command)))]
    .filter((text) => text !== '')
    .sort();
  const count = runs === 1 ? 'a run' : `${runs} runs`;
  const [first] = commands;
  const of =
    first === undefined ? '' : ` of \`${first}\`${commands.length > 1 ? ` and ${commands.length - 1} more` : ''}`;
  return [
    `# Learned by polc from ${count}${of}: review it before you rely on it.`,
    ...(file === undefined ? [] : [`# trace: ${printableBytes(file)}`]),
    ...markLines(trace).map((line) => `# incomplete: ${line}`),
  ];
}

const useLine = (modules: readonly string[]): readonly string[] =>
  modules.length === 0 ? [] : [`use ${modules.map((name) => `std/${name}`).join(', ')}`];

/** @throws Error where the drafts are no policy: a bug. */
export function policyText(drafts: readonly Draft[], trace: Trace, provenance: Provenance): string {
  const [first] = drafts;
  const common = first ? first.uses.filter((name) => drafts.every(({ uses }) => uses.includes(name))) : [];
  const parts = [
    ...header(trace, provenance),
    '',
    ...useLine([CORE, ...common]),
    ...drafts.flatMap((draft, i) => {
      // Of several profiles for one program the first is that of the command; `exec` leads to the others.
      const isFirst = drafts.findIndex(({ plan }) => plan.program === draft.plan.program) === i;
      return ['', ...profileLines(draft, common, isFirst)];
    }),
  ];
  return formatted(parts.join('\n'));
}

/** One profile by itself, with all its modules inside: what is put behind a policy that is there. */
export const profileText = (draft: Draft): string =>
  formatted(profileLines({ ...draft, uses: [CORE, ...draft.uses] }, [], true).join('\n'));

function profileLines(
  { plan, arches, uses, sections, more }: Draft,
  common: readonly string[],
  named: boolean,
): readonly string[] {
  const blocks = [
    // What was executed from memory has no path.
    [
      ...(named && tidyPath(plan.program) !== undefined ? [`program ${quote(escapeGlob(plan.program))}`] : []),
      ...(arches.length > 1 ? [`arch ${arches.join(', ')}`] : []),
      ...useLine(uses.filter((name) => !common.includes(name))),
    ],
    ...sections,
    more,
  ].filter((block) => block.length > 0);
  return [`profile ${plan.name} {`, ...blocks.flatMap((block, i) => (i === 0 ? block : ['', ...block])), '}'];
}

function formatted(text: string): string {
  const { value, diagnostics } = format({ path: 'learned.policy', text });
  if (value === undefined)
    throw new Error(`the learner wrote no policy: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return value;
}

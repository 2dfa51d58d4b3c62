/** The filter's little language: `risk>=high state:undecided kind:file /etc`; all terms have to hold, `!` turns one round. */
import { LAYERS } from '../compiler/index.js';
import { nearest } from '../dsl/index.js';
import { riskNow, type Findings, type ReviewContext } from './context.js';
import { textsOf, VERDICTS, type Entry } from './entry.js';
import { rankOf, RISKS, type Risk } from './risk.js';
import type { ReviewRule } from './rules.js';

export interface FilterInput {
  readonly context: ReviewContext;
  readonly findings: Findings;
}

export type Filter = (rule: ReviewRule, entry: Entry, input: FilterInput) => boolean;
export type ParsedFilter = { readonly filter: Filter } | { readonly problem: string };

/** One table: the words of the filter, for its parser, its help and the docs. */
export const FILTER_TERMS = {
  'risk:LEVEL': 'rules of this risk; `risk>=LEVEL` and above',
  'state:STATE': 'undecided, accepted, denied, dropped or edited',
  'kind:CLASS': 'file, exec, net, unix, socket, capability, signal, syscall …',
  'profile:NAME': 'rules of this profile',
  'open:LAYER': 'rules that this layer does not restrict',
  'new, changed': 'against the older policy',
  'seen, unseen': 'whether a run did what the rule allows',
  covered: 'what a module of policies/std grants as well',
  TEXT: 'rules that contain it',
} as const;

export function parseFilter(text: string): ParsedFilter {
  const filters: Filter[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const negated = word.startsWith('!') && word.length > 1;
    const term = parseTerm(negated ? word.slice(1) : word);
    if ('problem' in term) return term;
    const { filter } = term;
    filters.push(negated ? (...input) => !filter(...input) : filter);
  }
  return { filter: (...input) => filters.every((filter) => filter(...input)) };
}

function parseTerm(word: string): ParsedFilter {
  const [, key, op, value] = /^(risk|state|kind|profile|open)(:|>=|<=)(.+)$/.exec(word) ?? [];
  switch (key) {
    case 'risk':
      return oneOf(RISKS, value, (risk) => ({ filter: (rule, entry) => compare(riskNow(rule, entry).risk, op, risk) }));
    case 'state':
      return oneOf([...VERDICTS, 'edited'] as const, value, (state) => ({
        filter: (_rule, entry) =>
          state === 'edited' ? entry.texts !== undefined && entry.verdict !== 'dropped' : entry.verdict === state,
      }));
    case 'kind':
      return {
        filter: ({ node: { body } }) =>
          body.kind === value || (body.kind === 'file' && body.ops.some((o) => o.text === value)),
      };
    case 'profile':
      return { filter: ({ profile }) => profile === value };
    case 'open':
      return oneOf(LAYERS, value, (layer) => ({
        filter: ({ index }, _entry, { findings }) => findings.open?.get(index)?.includes(layer) ?? false,
      }));
    default:
      return { filter: plainTerm(word) };
  }
}

function oneOf<T extends string>(
  known: readonly T[],
  value: string | undefined,
  make: (value: T) => ParsedFilter,
): ParsedFilter {
  const found = known.find((one) => one === value);
  if (found !== undefined) return make(found);
  const near = nearest(value ?? '', known);
  return { problem: near ? `did you mean \`${near}\`?` : `it takes ${known.join(', ')}` };
}

function compare(risk: Risk, op: string | undefined, limit: Risk): boolean {
  const difference = rankOf(risk) - rankOf(limit);
  return op === '>=' ? difference >= 0 : op === '<=' ? difference <= 0 : difference === 0;
}

function plainTerm(word: string): Filter {
  switch (word) {
    case 'new':
    case 'changed':
      return ({ index }, _entry, { context }) => context.against?.get(index)?.kind === word;
    case 'seen':
      return ({ index }, _entry, { findings }) => (findings.hits?.get(index) ?? 0) > 0;
    case 'unseen':
      return ({ index }, _entry, { findings }) => findings.hits?.get(index) === 0;
    case 'covered':
      return ({ index }, _entry, { findings }) => findings.covered?.has(index) ?? false;
    default: {
      const wanted = word.toLowerCase();
      return (rule, entry) => textsOf(rule, entry).some((text) => text.toLowerCase().includes(wanted));
    }
  }
}

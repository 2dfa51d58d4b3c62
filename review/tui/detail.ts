/** What the screen says of the rule at the cursor. */
import {
  currentRule,
  ladderFor,
  MOST_FOR_LAYERS,
  nodesOf,
  opensInWords,
  pathsOf,
  resolved,
  riskNow,
  textsOf,
  UNDECIDED,
  type ReviewRule,
  type RuleDetail,
} from '../index.js';
import type { Rule } from '../../dsl/index.js';
import type { Snapshot } from './controller.js';
import { EMPTY_LINE, line, seg, textLine, wrapped, type Line, type Tone } from './line.js';
import type { Marks } from './theme.js';

const LABEL = 9;

export function detailLines(now: Snapshot, marks: Marks, width: number): readonly Line[] {
  const { review } = now;
  const row = review.rows[review.cursor];
  if (row?.kind === 'module' || row?.kind === 'module rule') return moduleLines(now, row.module, width);
  const index = currentRule(review);
  const rule = index === undefined ? undefined : review.context.rules[index];
  if (!rule) return [textLine('no rule is selected', 'dim')];
  return new Detail(now, marks, width, rule).lines();
}

class Detail {
  private readonly out: Line[] = [];

  constructor(
    private readonly now: Snapshot,
    private readonly marks: Marks,
    private readonly width: number,
    private readonly rule: ReviewRule,
  ) {}

  lines(): readonly Line[] {
    const { review } = this.now;
    const entry = review.entries[this.rule.index] ?? UNDECIDED;
    const texts = textsOf(this.rule, entry);
    for (const text of texts) this.wrap(text, 'strong');
    if (entry.texts) {
      this.out.push(textLine(entry.verdict === 'dropped' ? 'is dropped; it said:' : 'instead of:', 'dim'));
      this.wrap(this.rule.text, 'dim');
    }
    this.gap();
    this.risk();
    for (const words of this.nodes().flatMap(opensInWords).slice(0, 12)) this.labelled('opens', words);
    this.against();
    const known = this.now.detail;
    const detail = known?.rule === this.rule.index ? known.found : undefined;
    this.evidence(detail);
    this.ladders();
    this.layers(detail);
    if (detail) this.neighbours(detail);
    const where = [
      `line ${this.rule.line}`,
      this.rule.profile === undefined ? 'all profiles' : `profile ${this.rule.profile}`,
    ];
    if (this.rule.guard !== undefined) where.push(`when ${this.rule.guard}`);
    this.gap();
    this.labelled('where', where.join(` ${this.marks.dot} `), 'dim');
    return this.out;
  }

  private nodes(): readonly Rule[] {
    const entry = this.now.review.entries[this.rule.index] ?? UNDECIDED;
    return nodesOf(this.rule, entry).map((node) => resolved(node, this.rule.scope));
  }

  private risk(): void {
    const { risk, reasons } = riskNow(this.rule, this.now.review.entries[this.rule.index] ?? UNDECIDED);
    const [first, ...more] = reasons;
    this.labelled('risk', `${risk}${first ? `: ${first.what}` : risk === 'none' ? ': it only takes away' : ''}`, risk);
    if (first) this.labelled('', `an attacker gains: ${first.gains}`);
    for (const reason of more.slice(0, 2)) this.labelled('', `${reason.risk}: ${reason.what}`, 'dim');
  }

  private against(): void {
    const change = this.now.review.context.against?.get(this.rule.index);
    if (change?.kind === 'new') this.labelled('against', 'new: the older policy has no such rule', 'warn');
    if (change?.kind === 'changed') this.labelled('against', `it was: ${change.from}`, 'warn');
    const module = this.now.review.findings.covered?.get(this.rule.index);
    if (module !== undefined) this.labelled('std', `${module} grants all of it, too`);
  }

  private evidence(detail: RuleDetail | undefined): void {
    const evidence = detail?.evidence;
    if (!evidence) return;
    const denies = this.nodes().every(({ action }) => action === 'deny');
    if (evidence.count === 0)
      return denies
        ? this.labelled('seen', 'never: no run did what this denies', 'good')
        : this.labelled('seen', 'never: no run did what this allows', 'warn');
    if (denies) this.labelled('seen', 'runs did what this denies: they will fail there', 'bad');
    const by = evidence.programs.length > 0 ? ` by ${evidence.programs.join(', ')}` : '';
    const times = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
    const often = [
      times(evidence.count, 'time', 'times'),
      `in ${times(evidence.runs, 'run', 'runs')}`,
      times(evidence.processes, 'process', 'processes'),
    ];
    this.labelled(
      denies ? '' : 'seen',
      `${often.join(', ')}${by}; first at ${evidence.first.toFixed(1)} s, last at ${evidence.last.toFixed(1)} s`,
    );
    for (const example of evidence.examples) this.labelled('', example, 'dim');
  }

  private ladders(): void {
    const { review, counts } = this.now;
    const nodes = nodesOf(this.rule, review.entries[this.rule.index] ?? UNDECIDED);
    const [node] = nodes;
    if (!node || nodes.length > 1) return;
    const paths = pathsOf(node);
    const item = paths[Math.min(review.path, paths.length - 1)];
    const ladder = item && ladderFor(node, item, review.findings.seen ?? []);
    if (!ladder || ladder.rungs.length < 2) return;
    const which =
      paths.length > 1 ? `path ${Math.min(review.path, paths.length - 1) + 1} of ${paths.length} (p for the next)` : '';
    this.gap();
    this.labelled('ladder', which, 'dim');
    for (const [at, rung] of ladder.rungs.entries()) {
      const count = counts.get(rung.pattern);
      const besides =
        count === 'counting'
          ? 'counting'
          : count
            ? `opens ${count.more ? 'more than ' : ''}${count.count} ${count.count === 1 ? 'file' : 'files'} here`
            : '';
      const { seen } = rung;
      const notes = [
        seen > 0 ? `${seen} seen` : '',
        besides,
        rung.floor === undefined ? '' : `floor: ${rung.floor}`,
      ].filter((note) => note !== '');
      const here = at === ladder.at;
      this.out.push(
        line(
          seg(`${' '.repeat(LABEL)}${here ? this.marks.at : ' '} `, 'accent'),
          seg(rung.pattern, here ? 'strong' : rung.floor === undefined ? 'plain' : 'dim'),
          seg(
            notes.length === 0 ? '' : `  ${notes.join(` ${this.marks.dot} `)}`,
            rung.floor === undefined ? 'dim' : 'warn',
          ),
        ),
      );
    }
  }

  private layers(detail: RuleDetail | undefined): void {
    this.gap();
    if (!detail) {
      this.labelled('layers', this.now.pending ? 'being worked out' : 'not known', 'dim');
      return;
    }
    if (this.now.review.context.rules.length > MOST_FOR_LAYERS)
      this.labelled(
        'layers',
        'of this rule alone: the others, which may widen it, are too many to compile live',
        'dim',
      );
    for (const { layer, coverage, lines } of detail.layers) {
      const tone: Tone = coverage.kind === 'exact' ? 'good' : coverage.kind === 'wider' ? 'warn' : 'dim';
      this.out.push(
        line(
          seg(`${layer.padEnd(LABEL)}${this.marks.coverage[coverage.kind]} `, tone),
          seg(coverage.kind, tone),
          seg('answers' in coverage && coverage.answers ? `, denies with ${coverage.answers}` : '', 'dim'),
        ),
      );
      if ('why' in coverage) this.indented(coverage.why, 'dim');
      const most = this.now.mode === 'detail' ? 40 : 4;
      for (const text of lines.slice(0, most)) this.out.push(line(seg(' '.repeat(LABEL + 2)), seg(text, 'accent')));
      if (lines.length > most) this.indented(`${this.marks.more} ${lines.length - most} more: Enter`, 'dim');
    }
  }

  private neighbours({ covers, coveredBy, meets }: RuleDetail): void {
    const { rules } = this.now.review.context;
    const show = (label: string, list: readonly number[], tone: Tone): void => {
      for (const [i, index] of list.slice(0, 4).entries())
        this.labelled(i === 0 ? label : '', `${rules[index]?.line ?? '?'}: ${rules[index]?.text ?? ''}`, tone);
      if (list.length > 4) this.labelled('', `${this.marks.more} and ${list.length - 4} more`, 'dim');
    };
    if (covers.length + coveredBy.length + meets.length > 0) this.gap();
    show('replaces', covers, 'plain');
    show('in', coveredBy, 'warn');
    show('overlaps', meets, 'dim');
  }

  private gap(): void {
    if (this.out.length > 0 && this.out.at(-1) !== EMPTY_LINE) this.out.push(EMPTY_LINE);
  }

  private wrap(text: string, tone: Tone): void {
    for (const part of wrapped(text, this.width, '  ')) this.out.push(textLine(part, tone));
  }

  private labelled(label: string, text: string, tone: Tone = 'plain'): void {
    for (const [i, part] of wrapped(text, this.width - LABEL).entries())
      this.out.push(line(seg((i === 0 ? label : '').padEnd(LABEL), 'dim'), seg(part, tone)));
  }

  private indented(text: string, tone: Tone): void {
    for (const part of wrapped(text, this.width - LABEL - 2))
      this.out.push(line(seg(' '.repeat(LABEL + 2)), seg(part, tone)));
  }
}

function moduleLines({ review }: Snapshot, at: number, width: number): readonly Line[] {
  const module = review.context.modules[at];
  const row = review.rows[review.cursor];
  if (!module) return [];
  const rule = row?.kind === 'module rule' ? module.rules[row.at] : undefined;
  const words = rule
    ? opensInWords(rule)
    : [`${module.name} brings ${module.rules.length} rules`, 'they are read only here: Enter shows and folds them'];
  return words.flatMap((text) => wrapped(text, width).map((part) => textLine(part)));
}

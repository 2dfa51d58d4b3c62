/** What Landlock makes of path rules: of each rule, and of each operation over all of them. */
import {
  commonPath,
  parseGlob,
  permits,
  type Coverage,
  type Glob,
  type Profile,
  type ResourceRule,
} from '../../compiler/index.js';
import { escapeGlob, printable } from '../../dsl/index.js';
import { grantsOf, type Grant, type Grants } from './grants.js';
import { placeOf, type Place } from './places.js';
import { rightsFor, type PathOperation, type Right } from './rights.js';
import { pathWords, usesOf, type Use } from './uses.js';

const ACCESS = 'EACCES';
/**
 * landlock(7): what would need REFER and has it not is answered as if the two directories were two file systems; taking the
 * name out of its directory is a right of its own.
 */
const answerOf = (op: PathOperation): string =>
  op === 'link' ? 'EXDEV' : op === 'rename' ? `${ACCESS} or EXDEV` : ACCESS;

const UNMEDIATED: Readonly<Partial<Record<PathOperation, string>>> = {
  stat: 'Landlock does not see stat, readlink and the like',
  attributes: 'Landlock does not see changes of mode, owner, times and attributes',
  lock: 'Landlock does not see locks',
  map: 'Landlock does not see mappings: what may be read may be mapped executable',
};

/** What makes an operation wider wherever it is allowed. */
const WIDER: Readonly<Partial<Record<PathOperation, string>>> = {
  append: 'Landlock has one right for all writing',
  list: 'a right on a directory is one on all directories below it',
  rename: 'Landlock pairs no names: what may be renamed may go wherever names may be made',
  link: 'Landlock pairs no names: what may be linked may be so wherever names may be made',
  exec: 'what may be executed may be read, and the loader executes what may be read',
  'bind unix': 'Landlock knows the directory, not the name',
};

export class PathCoverage {
  private readonly grants: Grants;
  private readonly uses: readonly Use[];
  private readonly usesOf = new Map<ResourceRule, Use[]>();

  constructor(
    private readonly profile: Profile,
    private readonly handled: ReadonlySet<Right>,
    /** Why no file right is handled. */
    private readonly off: string | undefined,
    private readonly withSeccomp: boolean,
  ) {
    this.uses = usesOf([profile]);
    this.grants = grantsOf(this.uses, handled);
    for (const use of this.uses) {
      const same = this.usesOf.get(use.rule);
      if (same) same.push(use);
      else this.usesOf.set(use.rule, [use]);
    }
  }

  /** `undefined` for rules that are not about paths. */
  ofRule(rule: ResourceRule): Coverage | undefined {
    const words = pathWords(rule);
    if (!words || words.globs.length === 0) return undefined;
    const allows = permits(rule.effect);
    // `stat` comes with every other operation, and would hide what Landlock makes of those.
    const asked = words.ops.filter((op) => !allows || op !== 'stat' || words.ops.length === 1);
    const each = asked.map((op): Coverage => {
      const nothing = this.unrestricted(op);
      if (nothing !== undefined) return { kind: 'none', why: nothing };
      return allows ? this.ofUses(rule, op, words.owner) : this.ofDenial(op, words.globs);
    });
    const seen = each.filter((coverage) => coverage.kind !== 'none');
    const unseen = each.find((coverage) => coverage.kind === 'none');
    if (seen.length === 0 || !allows) return unseen ?? seen[0];
    const wider = seen.find((coverage) => coverage.kind === 'wider');
    if (unseen && unseen.kind === 'none') return { kind: 'wider', why: unseen.why, answers: ACCESS };
    return wider ?? seen[0];
  }

  ofOperation(op: PathOperation): Coverage {
    const nothing = this.unrestricted(op);
    if (nothing !== undefined) return { kind: 'none', why: nothing };
    const answers = answerOf(op);
    for (const rule of this.profile.resources) {
      const words = permits(rule.effect) ? undefined : pathWords(rule);
      const denial = words?.ops.includes(op) ? this.ofDenial(op, words.globs) : undefined;
      if (denial?.kind === 'none') return { kind: 'wider', why: denial.why, answers };
    }
    const mine = this.uses.filter((use) => use.op === op);
    for (const { rule } of mine) {
      const coverage = this.ofUses(rule, op, pathWords(rule)?.owner ?? false);
      if (coverage.kind !== 'exact') return coverage;
    }
    if (op === 'link' && this.uses.some((use) => use.op === 'create'))
      return { kind: 'wider', why: 'within a directory a link is no more than a new name', answers };
    const stray = this.strayGrant(op, mine);
    // A filter opens O_TMPFILE only for profiles that may create.
    const unnamed = op === 'create' && !(this.withSeccomp && mine.length === 0) ? this.unnamedIn() : undefined;
    if (unnamed)
      return { kind: 'wider', why: `O_TMPFILE makes files without a name in \`${shown(unnamed)}\``, answers };
    if (stray) return { kind: 'wider', why: `\`${shown(stray)}\` is opened for other rules’ sake`, answers };
    return { kind: 'exact', answers };
  }

  private unrestricted(op: PathOperation): string | undefined {
    const unmediated = UNMEDIATED[op];
    if (unmediated !== undefined) return unmediated;
    if (this.off !== undefined) return this.off;
    return rightsFor(op).some((right) => this.handled.has(right))
      ? undefined
      : `Landlock restricts this from ABI ${op === 'connect unix' ? 9 : 1} on`;
  }

  private ofUses(rule: ResourceRule, op: PathOperation, owner: boolean): Coverage {
    const answers = answerOf(op);
    const hows = (this.usesOf.get(rule) ?? []).filter((use) => use.op === op).map((use) => this.grants.how.get(use));
    if (hows.includes('refused'))
      return { kind: 'none', why: 'only a system directory could grant it: it stays denied' };
    if (hows.includes('wider'))
      return { kind: 'wider', why: 'Landlock opens the directory with all below it', answers };
    const always = WIDER[op];
    if (always !== undefined) return { kind: 'wider', why: always, answers };
    if (owner) return { kind: 'wider', why: 'Landlock does not look at owners', answers };
    if (op === 'write' && !this.handled.has('TRUNCATE'))
      return { kind: 'wider', why: 'Landlock sees truncating from ABI 3 on', answers };
    if (hows.includes('at launch'))
      return { kind: 'wider', why: 'Landlock binds to what matches at launch: what is made later is refused', answers };
    return { kind: 'exact', answers };
  }

  /** A denial holds where nothing is opened around it: Landlock can only list what is allowed. */
  private ofDenial(op: PathOperation, globs: readonly Glob[]): Coverage {
    // Within a directory, a link takes no REFER.
    const rights: readonly Right[] = op === 'link' ? ['REFER', 'MAKE_REG'] : rightsFor(op);
    const grant = this.grants.grants.find(
      ({ access, place }) =>
        rights.some((right) => access.has(right)) &&
        globs.some((glob) => commonPath(glob, placeGlob(place, rights.includes('READ_DIR'))) !== undefined),
    );
    if (grant) return { kind: 'none', why: `Landlock can take nothing out of what it opens: \`${shown(grant)}\`` };
    return { kind: 'exact', answers: answerOf(op) };
  }

  /** Where files may be written and not made: an unnamed one takes the right to write only (fs.c has no hook for it). */
  private unnamedIn(): Grant | undefined {
    return this.grants.grants.find(
      ({ access, place }) => place.beneath && access.has('WRITE_FILE') && !access.has('MAKE_REG'),
    );
  }

  /** A place that has a right of the operation, though no rule on the operation asks for it there. */
  private strayGrant(op: PathOperation, mine: readonly Use[]): Grant | undefined {
    // Reading is part of executing, but a place to read is none to execute.
    const rights = op === 'exec' ? (['EXECUTE'] as const) : rightsFor(op);
    const asked = new Set(
      mine.flatMap(({ alternative }) =>
        rights.flatMap((right) => {
          const placed = placeOf(alternative, right, undefined);
          return placed.kind === 'place' ? [`${right} ${keyOf(placed.place)}`] : [];
        }),
      ),
    );
    return this.grants.grants.find(({ access, place }) =>
      rights.some((right) => access.has(right) && !asked.has(`${right} ${keyOf(place)}`)),
    );
  }
}

const keyOf = ({ path, matching, beneath }: Place): string => JSON.stringify([path, matching, beneath]);

const shown = ({ place: { path, matching } }: Grant): string =>
  printable([path === '/' ? '' : path, ...matching].join('/') || '/');

const globs = new Map<string, Glob>();

/** The paths that a place is about. `reaching`: a right on a directory is one on all below, whatever was meant. */
function placeGlob({ path, matching, beneath }: Place, reaching: boolean): Glob {
  const top = path === '/' ? '' : escapeGlob(path);
  const self = [top, ...matching].join('/') || '/';
  const text = beneath || reaching ? `${self === '/' ? '' : self}{,/**}` : self;
  let glob = globs.get(text);
  if (!glob) {
    const parsed = parseGlob(text);
    if ('problem' in parsed) throw new Error(`a place is no glob: ${text}: ${parsed.problem}`);
    globs.set(text, (glob = parsed));
  }
  return glob;
}

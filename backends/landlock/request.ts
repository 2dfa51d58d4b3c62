/**
 * A ruleset for a kernel's ABI, as bits and functions: what the launcher takes (native/landlock.ts), which knows no
 * policies. A kernel answers EINVAL for a right that is newer than itself, so those are taken out, and said.
 */
import { type Glob, isFloor, matches, parseGlob } from '../../compiler/index.js';
import { FS_RIGHTS, inOrder, mask, RIGHTS, type Right } from './rights.js';
import type { Lost, PathRule, Ruleset } from './ruleset.js';

export interface RequestRule {
  /** Bytes, one character each. */
  readonly path: string;
  /** One predicate for each segment below `path`, on the segment's bytes; or its name where that is plain. */
  readonly matching: readonly (string | ((name: string) => boolean))[];
  readonly beneath: boolean;
  readonly access: bigint;
  /** Where reading is granted if `path` does not exist. */
  readonly missing?: string;
}

export interface LandlockRequest {
  readonly handledFs: bigint;
  readonly handledNet: bigint;
  readonly scoped: bigint;
  readonly rules: readonly RequestRule[];
  readonly ports: readonly { readonly access: bigint; readonly ports: readonly (readonly [number, number])[] }[];
  /** What may be said of something that is no directory, what of a directory only for itself, and what reads. */
  readonly fileRights: bigint;
  readonly directoryRights: bigint;
  readonly readingRights: bigint;
  /** For the program that is started, and its interpreters. */
  readonly executeRights: bigint;
  /** A symbolic link must not lead a rule to one of these. */
  readonly isFloor: (path: string) => boolean;
}

/** What a kernel of `abi` can take of the ruleset, and what it can't. */
export function forAbi(ruleset: Ruleset, abi: number): { readonly ruleset: Ruleset; readonly lost: readonly Lost[] } {
  const known = (right: Right): boolean => RIGHTS[right].since <= abi;
  const handled = [...ruleset.handledFs, ...ruleset.handledNet, ...ruleset.scoped];
  const lost: Lost[] = handled
    .filter((right) => !known(right))
    .map((right) => ({ right, why: `takes Landlock's ABI ${RIGHTS[right].since}, and this kernel has ${abi}` }));
  // Without REFER every rename and link between directories is denied, as long as any right on files is handled.
  const moves = abi < 2 && ruleset.rules.some((rule) => rule.access.includes('REFER'));
  if (moves) lost.push({ right: 'files', why: 'before ABI 2 Landlock denies renames and links between directories' });
  const handledFs = moves ? [] : ruleset.handledFs.filter(known);
  const rules = ruleset.rules.flatMap((rule): readonly PathRule[] => {
    const access = rule.access.filter((right) => handledFs.includes(right));
    return access.length === 0 ? [] : [{ ...rule, access }];
  });
  return {
    ruleset: {
      ...ruleset,
      abi: Math.min(ruleset.abi, abi),
      handledFs,
      handledNet: ruleset.handledNet.filter(known),
      scoped: ruleset.scoped.filter(known),
      rules,
      ports: ruleset.ports.filter(({ access }) => known(access)),
    },
    lost,
  };
}

/** For a ruleset that fits the kernel: see `forAbi`. */
export function landlockRequest(ruleset: Ruleset): LandlockRequest {
  const handled = new Set(ruleset.handledFs);
  const bits = (rights: readonly Right[]): bigint => mask(rights.filter((right) => handled.has(right)));
  return {
    handledFs: mask(ruleset.handledFs),
    handledNet: mask(ruleset.handledNet),
    scoped: mask(ruleset.scoped),
    rules: ruleset.rules.map(({ path, matching, beneath, access, missing }) => ({
      path,
      matching: matching.map(segmentTest),
      beneath,
      access: mask(access),
      ...(missing === undefined ? {} : { missing }),
    })),
    ports: ruleset.ports.map(({ access, ports }) => ({ access: mask([access]), ports })),
    fileRights: bits(FS_RIGHTS.filter((right) => RIGHTS[right].file)),
    directoryRights: bits(FS_RIGHTS.filter((right) => !RIGHTS[right].file)),
    readingRights: bits(['READ_FILE', 'READ_DIR', 'RESOLVE_UNIX']),
    executeRights: bits(['EXECUTE', 'READ_FILE']),
    isFloor,
  };
}

function segmentTest(text: string): string | ((name: string) => boolean) {
  // As one of a path: `*` alone means one character or more.
  const glob: Glob | { problem: string } = parseGlob(`/${text}`);
  if ('problem' in glob) throw new Error(`a segment of a glob is none: ${text}: ${glob.problem}`);
  return glob.literal !== undefined ? glob.literal.slice(1) : (name) => matches(glob, `/${name}`);
}

/** The rights that the rules give on an object at `path`: what `explain` says. */
export function grantedAt(ruleset: Ruleset, path: string): readonly Right[] {
  const granted = new Set<Right>();
  for (const rule of ruleset.rules) for (const right of rightsAt(rule, path)) granted.add(right);
  return inOrder(granted);
}

function rightsAt({ path: base, matching, beneath, access }: PathRule, path: string): readonly Right[] {
  const top = base === '/' ? '' : base;
  if (path !== base && !path.startsWith(`${top}/`)) return [];
  const names = path === base || path === '/' ? [] : path.slice(top.length + 1).split('/');
  const matched = matching.map(segmentTest).every((test, i) => {
    const name = names[i];
    return name !== undefined && (typeof test === 'string' ? test === name : test(name));
  });
  if (!matched) return [];
  if (beneath || names.length === matching.length) return access;
  // What is meant for one directory is for all below it, as every right on a directory is; the launcher gives it no others.
  return access.filter((right) => right === 'READ_DIR');
}

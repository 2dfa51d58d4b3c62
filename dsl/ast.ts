/**
 * The tree of one policy file: what the parser makes, the printer prints, and the compiler lowers.
 * Every node has its span; comments and blank lines are kept aside by offset (`PolicyFile.comments`).
 */
import type { Source, Span } from './source.js';

export interface Node {
  readonly span: Span;
}

/** An identifier or a reserved word as written. */
export interface Word extends Node {
  readonly text: string;
}

/**
 * A string literal. `value` is a *byte string*: one character per byte (U+0000…U+00FF), the source text taken as UTF-8,
 * escapes decoded (`\xHH` is that byte). Kernel paths are bytes; nothing is lost or normalised here.
 * A backslash before a glob character (`\* \? \[ \] \{ \} \, \^ \@`) is kept in `value` as two characters, so that the
 * glob parser sees a literal; every other escape is decoded (`\\` to one backslash escaped for the glob: `\\\\`→ `\\`).
 */
export interface StringLiteral extends Node {
  readonly kind: 'string';
  readonly value: string;
}

/** A reference to a `let`. */
export interface NameReference extends Node {
  readonly kind: 'name';
  readonly name: string;
}

export interface ListLiteral extends Node {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** A number, a named constant or a constant expression of them (`|`, `~`, parentheses, unary minus). */
export type Constant =
  | (Node & { readonly kind: 'number'; readonly value: bigint; readonly hexadecimal: boolean; readonly text: string })
  | (Node & { readonly kind: 'constant'; readonly name: string })
  | (Node & { readonly kind: 'complement' | 'negate'; readonly of: Constant })
  | (Node & { readonly kind: 'union'; readonly of: readonly Constant[] });

/** `a` or `a..b` (both ends in). */
export interface ConstantRange extends Node {
  readonly kind: 'range';
  readonly from: Constant;
  readonly to: Constant;
}

export type Value = StringLiteral | NameReference | ListLiteral | Constant | ConstantRange;

/** Paths of a rule, in the order written; names are expanded by the compiler. */
export type PathItem = StringLiteral | NameReference;

// ---- conditions on arguments -------------------------------------------------------------------------------------

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** `flags`, `arg0`, or `flags & MASK`. */
export interface ArgumentTerm extends Node {
  readonly name: Word;
  readonly mask?: Constant;
}

export type Expression =
  | (Node & {
      readonly kind: 'compare';
      readonly term: ArgumentTerm;
      readonly op: Comparison;
      readonly value: Constant;
    })
  | (Node & {
      readonly kind: 'in';
      readonly term: ArgumentTerm;
      readonly negated: boolean;
      readonly values: readonly (Constant | ConstantRange | NameReference)[];
    })
  | (Node & { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] })
  | (Node & { readonly kind: 'not'; readonly of: Expression });

// ---- rules ---------------------------------------------------------------------------------------------------------

export type EffectNode =
  | (Node & { readonly kind: 'kill' | 'kill thread' | 'deny' | 'notify' | 'log' | 'allow' })
  | (Node & { readonly kind: 'trap'; readonly data?: Constant })
  | (Node & { readonly kind: 'errno'; readonly errno: Constant })
  | (Node & { readonly kind: 'trace'; readonly data: Constant });

/** `as P`, `inherit` (exec), `to P` (signal, ptrace), `on PATH` (mount). */
export type TargetNode =
  | (Node & { readonly kind: 'as' | 'to'; readonly profile: Word })
  | (Node & { readonly kind: 'inherit' })
  | (Node & { readonly kind: 'on'; readonly paths: readonly PathItem[] });

/** `any`, `10.0.0.0/8`, `::1`. */
export interface AddressNode extends Node {
  readonly text: string;
}

export type SyscallItem =
  | (Node & { readonly kind: 'group'; readonly name: string }) // without the `@`
  | (Node & { readonly kind: 'call'; readonly name: Word; readonly condition?: Expression });

/** What a rule, or an `expect`, is about. Words are as written; the compiler knows which are meant. */
export type RuleBody =
  | (Node & { readonly kind: 'file'; readonly ops: readonly Word[]; readonly paths: readonly PathItem[] })
  | (Node & { readonly kind: 'exec'; readonly paths: readonly PathItem[] })
  | (Node & {
      readonly kind: 'net'; // bind | connect, tcp | udp …
      readonly op: Word;
      readonly transport: Word;
      readonly address?: AddressNode; // absent: any
      readonly ports?: readonly (Constant | ConstantRange | NameReference)[]; // absent: any
    })
  | (Node & { readonly kind: 'unix'; readonly op: Word; readonly paths: readonly PathItem[] }) // `@name`: abstract
  | (Node & { readonly kind: 'socket'; readonly family: Word; readonly types: readonly Word[] })
  | (Node & { readonly kind: 'capability'; readonly names: readonly Word[] })
  | (Node & { readonly kind: 'signal'; readonly signals: readonly Word[] })
  | (Node & { readonly kind: 'ptrace'; readonly ops: readonly Word[] }) // trace, read
  | (Node & { readonly kind: 'memory'; readonly ops: readonly Word[] }) // write-exec
  | (Node & { readonly kind: 'namespace'; readonly names: readonly Word[] })
  | (Node & { readonly kind: 'mount'; readonly op: Word; readonly types: readonly Word[] }) // mount | umount | pivot_root
  | (Node & { readonly kind: 'ioctl'; readonly requests: readonly (Constant | ConstantRange | NameReference)[] })
  | (Node & { readonly kind: 'syscall'; readonly items: readonly SyscallItem[] });

export interface Rule extends Node {
  readonly kind: 'rule';
  readonly action: 'allow' | 'deny';
  readonly body: RuleBody;
  readonly owner: boolean;
  readonly target?: TargetNode;
  readonly effect?: EffectNode;
  readonly because?: StringLiteral;
}

/** `when arch == x86_64 and not capability sys_admin { … }` */
export type Guard =
  | (Node & { readonly kind: 'arch'; readonly op: '==' | '!='; readonly arch: Word })
  | (Node & { readonly kind: 'arch in'; readonly arches: readonly Word[] })
  | (Node & { readonly kind: 'kernel'; readonly op: Comparison; readonly version: string })
  | (Node & { readonly kind: 'capability'; readonly name: Word })
  | (Node & { readonly kind: 'and' | 'or'; readonly of: readonly Guard[] })
  | (Node & { readonly kind: 'not'; readonly of: Guard });

export interface When extends Node {
  readonly kind: 'when';
  readonly guard: Guard;
  readonly body: readonly (Rule | When)[];
}

// ---- statements ----------------------------------------------------------------------------------------------------

/** `std/base` or `"./x.policy"`. */
export interface ModuleReference extends Node {
  readonly path: string;
  readonly quoted: boolean;
}

export interface Use extends Node {
  readonly kind: 'use';
  readonly modules: readonly ModuleReference[];
}

export interface Let extends Node {
  readonly kind: 'let';
  readonly name: Word;
  readonly value: Value;
}

/** `accept open chmod because "…"` acknowledges an operation that no layer restricts. */
export interface AcceptOpen extends Node {
  readonly kind: 'accept';
  readonly operations: readonly Word[];
  readonly because: StringLiteral;
}

export type ProfileSetting =
  | (Node & { readonly kind: 'program'; readonly paths: readonly PathItem[] })
  | (Node & { readonly kind: 'otherwise'; readonly effect: EffectNode })
  | (Node & { readonly kind: 'unknown'; readonly effect: EffectNode | 'otherwise' })
  | (Node & { readonly kind: 'require'; readonly layers: readonly Word[] })
  | (Node & { readonly kind: 'arch'; readonly arches: readonly Word[] })
  | (Node & { readonly kind: 'syscalls listed' });

export interface Profile extends Node {
  readonly kind: 'profile';
  readonly name: Word;
  /** `extends std/worker.worker`; without a module, a profile of this file. */
  readonly extends?: Node & { readonly module?: ModuleReference; readonly profile: Word };
  readonly body: readonly (ProfileSetting | Use | Let | AcceptOpen | Rule | When)[];
}

export interface Expectation extends Node {
  readonly kind: 'expect';
  readonly effect: EffectNode;
  readonly access: Access;
}

/** What follows `expect allow`, and the ACCESS of `polc explain FILE ACCESS`. */
export interface Access extends Node {
  readonly body: RuleBody;
  readonly owner: boolean;
  readonly target?: TargetNode;
}

export interface Test extends Node {
  readonly kind: 'test';
  readonly profile: Word;
  readonly expectations: readonly Expectation[];
}

export type Statement = Use | Let | Profile | Test | AcceptOpen | Rule | When;

export interface Comment extends Node {
  readonly text: string; // with its `#`, without the newline
}

export interface PolicyFile extends Node {
  readonly kind: 'file';
  readonly source: Source;
  readonly statements: readonly Statement[];
  readonly comments: readonly Comment[];
}

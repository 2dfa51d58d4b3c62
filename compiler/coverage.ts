/**
 * Coverage: how well each layer enforces each rule, and each operation that no rule is about. A layer is `exact`, `wider`
 * (lets through more than the policy) or `none` (can't restrict it). A layer never denies what the policy allows.
 */
import type { Span } from '../dsl/index.js';
import type { Layer, Profile } from './profile.js';
import type { Resource, ResourceAccess } from './resources.js';
import { FILE_OPERATIONS, TRANSPORTS } from './resources.js';

export type Coverage =
  | { readonly kind: 'exact'; readonly answers?: string }
  | { readonly kind: 'wider'; readonly why: string; readonly answers?: string }
  | { readonly kind: 'none'; readonly why: string };

/** What one layer says of one profile. Both maps are total: every rule, every operation. */
export interface LayerCoverage {
  readonly layer: Layer;
  /** By `Origin.rule`. */
  readonly rules: ReadonlyMap<number, Coverage>;
  readonly operations: ReadonlyMap<Operation, Coverage>;
}

/** The words of the language for what a process may do: the rows of the table for `otherwise`. */
export type Operation = string;

export const OPERATIONS: readonly Operation[] = [
  ...Object.keys(FILE_OPERATIONS),
  'exec',
  ...TRANSPORTS.flatMap((t) => [`bind ${t}`, `connect ${t}`]),
  'bind unix',
  'connect unix',
  'socket',
  'capability',
  'signal',
  'ptrace',
  'memory',
  'namespace',
  'mount',
  'umount',
  'pivot_root',
  'ioctl',
  'syscall',
];

export function operationsOf(resource: Resource): readonly Operation[] {
  switch (resource.kind) {
    case 'file':
      return [...resource.ops];
    case 'net':
      return [`${resource.op} ${resource.transport}`];
    case 'unix':
      return [`${resource.op} unix`];
    case 'mount':
      return [resource.op];
    default:
      return [resource.kind];
  }
}

export const operationOf = (access: ResourceAccess): Operation => {
  switch (access.kind) {
    case 'file':
    case 'mount':
      return access.op;
    case 'net':
      return `${access.op} ${access.transport}`;
    case 'unix':
      return `${access.op} unix`;
    default:
      return access.kind;
  }
};

/** exact, then wider, then none. */
const ORDER = { exact: 0, wider: 1, none: 2 } as const;

export const worse = (a: Coverage, b: Coverage): Coverage => (ORDER[b.kind] > ORDER[a.kind] ? b : a);
/** Of two alike the later layer's: it sees more of the object, so that its reason says more. */
const better = (a: Coverage | undefined, b: Coverage): Coverage => (a && ORDER[a.kind] < ORDER[b.kind] ? a : b);

export interface CoverageRow {
  readonly rule: { readonly index: number; readonly span: Span };
  readonly layers: ReadonlyMap<Layer, Coverage>;
  readonly best: Coverage;
}

export interface OpenOperation {
  readonly operation: Operation;
  readonly coverage: Coverage;
  /** The reason of an `accept open`, where there is one. */
  readonly accepted: string | undefined;
}

export interface CoverageReport {
  readonly profile: string;
  readonly layers: readonly Layer[];
  readonly rows: readonly CoverageRow[];
  /** What no chosen layer restricts exactly. */
  readonly open: readonly OpenOperation[];
}

/** Adds the layers up: the best single one counts. */
export function coverageReport(profile: Profile, layers: readonly LayerCoverage[]): CoverageReport {
  const missing: Coverage = { kind: 'none', why: 'no layer is chosen' };
  const rows = profile.origins.map((origin, index): CoverageRow => {
    const each = new Map(layers.map((l) => [l.layer, l.rules.get(index) ?? missing]));
    const best = [...each.values()].reduce<Coverage | undefined>(better, undefined) ?? missing;
    return { rule: { index, span: origin.span }, layers: each, best };
  });
  const open = OPERATIONS.flatMap((operation): readonly OpenOperation[] => {
    const best = layers
      .map((l) => l.operations.get(operation) ?? missing)
      .reduce<Coverage | undefined>(better, undefined);
    const coverage = best ?? missing;
    if (coverage.kind === 'exact') return [];
    const accepted = profile.acceptedOpen.find((a) => a.operation === operation)?.because;
    return [{ operation, coverage, accepted }];
  });
  return { profile: profile.name, layers: layers.map((l) => l.layer), rows, open };
}

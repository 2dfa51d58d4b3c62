/** Whether a profile allows all that a resource rule allows. In doubt it does not: the answer `true` can be relied on. */
import {
  execRules,
  execTarget,
  globCovers,
  inNetwork,
  mayMeet,
  permits,
  type Glob,
  type Profile,
  type Range,
  type Resource,
  type ResourceRule,
} from '../../compiler/index.js';
import { assertNever } from '../../dsl/index.js';

type Of<K extends Resource['kind']> = Extract<Resource, { readonly kind: K }>;

/** Which profile of the bound stands for one of those that are compared with it. */
export type LimitOf = (profile: string) => string | undefined;

/** @param name of the rule's profile. */
export function isWithin({ resource }: ResourceRule, name: string, limit: Profile, limitOf: LimitOf): boolean {
  if (resource.kind === 'exec' && !leadsAlike(resource, limit, limitOf(resource.profile ?? name))) return false;
  const alike = limit.resources.filter((rule) => rule.resource.kind === resource.kind);
  const against = alike.some((rule) => !permits(rule.effect) && mayOverlap(rule.resource, resource));
  if (against) return false;
  const allowed = alike.filter((rule) => permits(rule.effect)).map((rule) => rule.resource);
  return permits(limit.otherwise) || parts(resource).every((part) => allowed.some((one) => holds(one, part, limitOf)));
}

/** Each path, name, operation … by itself: they may be allowed by different rules. */
function parts(resource: Resource): readonly Resource[] {
  switch (resource.kind) {
    case 'file':
      return [...resource.ops].flatMap((op) =>
        resource.paths.map((path) => ({ ...resource, ops: new Set([op]), paths: [path] })),
      );
    case 'exec':
      return resource.paths.map((path) => ({ ...resource, paths: [path] }));
    case 'unix':
      return resource.names.map((one) => ({ ...resource, names: [one] }));
    case 'capability':
      return [...resource.capabilities].map((one) => ({ ...resource, capabilities: new Set([one]) }));
    case 'namespace':
      return [...resource.namespaces].map((one) => ({ ...resource, namespaces: new Set([one]) }));
    case 'ptrace':
      return [...resource.ops].map((one) => ({ ...resource, ops: new Set([one]) }));
    case 'signal':
      return resource.signals
        ? [...resource.signals].map((one) => ({ ...resource, signals: new Set([one]) }))
        : [resource];
    case 'ioctl':
      return resource.requests ? resource.requests.map((one) => ({ ...resource, requests: [one] })) : [resource];
    case 'net':
      return resource.ports ? resource.ports.map((one) => ({ ...resource, ports: [one] })) : [resource];
    case 'socket':
    case 'memory':
    case 'mount':
      return [resource];
    default:
      return assertNever(resource);
  }
}

/** Whether what is executed gets the profile `wanted` in the bound, too. */
function leadsAlike({ paths, owner }: Of<'exec'>, limit: Profile, wanted: string | undefined): boolean {
  const rules = execRules(limit);
  const isWanted = (target: string | undefined): boolean => (target ?? limit.name) === wanted;
  return paths.every((glob) => {
    const path = glob.literal;
    return path === undefined
      ? rules
          .filter(({ effect, paths: others }) => permits(effect) && others.some((other) => mayMeet(other, glob)))
          .every(({ profile }) => isWanted(profile))
      : (owner ? [true] : [true, false]).every((mine) => isWanted(execTarget(rules, { path, owner: mine })));
  });
}

/** Whether `outer` holds all of `inner`, which is of its kind. */
function holds(outer: Resource, inner: Resource, limitOf: LimitOf): boolean {
  switch (outer.kind) {
    case 'file': {
      const one = inner as Of<'file'>; // of one kind, as the caller has filtered; so in all cases
      return subset(one.ops, outer.ops) && (!outer.owner || one.owner) && globs(outer.paths, one.paths);
    }
    case 'exec': {
      const one = inner as Of<'exec'>;
      return (!outer.owner || one.owner) && globs(outer.paths, one.paths);
    }
    case 'unix': {
      const one = inner as Of<'unix'>;
      return outer.op === one.op && globs(outer.names, one.names);
    }
    case 'net': {
      const one = inner as Of<'net'>;
      if (outer.op !== one.op || outer.transport !== one.transport || !ranges(outer.ports, one.ports)) return false;
      const [wide, narrow] = [outer.network, one.network];
      if (!wide) return true;
      return (
        narrow !== undefined &&
        narrow.prefix >= wide.prefix &&
        inNetwork(wide, { family: narrow.family, value: narrow.base })
      );
    }
    case 'socket': {
      const one = inner as Of<'socket'>;
      const family =
        outer.family === undefined
          ? outer.familyName === one.familyName || outer.familyName === 'any'
          : outer.family === one.family;
      return family && subsetOrAny(one.types, outer.types) && subsetOrAny(one.protocols, outer.protocols);
    }
    case 'capability':
      return subset((inner as Of<'capability'>).capabilities, outer.capabilities);
    case 'signal': {
      const one = inner as Of<'signal'>;
      return subsetOrAny(one.signals, outer.signals) && peer(outer.peer, one.peer, limitOf);
    }
    case 'ptrace': {
      const one = inner as Of<'ptrace'>;
      return subset(one.ops, outer.ops) && peer(outer.peer, one.peer, limitOf);
    }
    case 'memory':
      return true;
    case 'namespace':
      return subset((inner as Of<'namespace'>).namespaces, outer.namespaces);
    case 'mount': {
      const one = inner as Of<'mount'>;
      const targets = !outer.targets || (one.targets !== undefined && globs(outer.targets, one.targets));
      return outer.op === one.op && subsetOrAny(one.types, outer.types) && targets;
    }
    case 'ioctl':
      return ranges(outer.requests, (inner as Of<'ioctl'>).requests);
    default:
      return assertNever(outer);
  }
}

/** Whether a `deny` of the limit may be about something that the rule allows. Paths are looked at; else one kind is enough. */
function mayOverlap(denied: Resource, rule: Resource): boolean {
  const meet = (a: readonly Glob[], b: readonly Glob[]): boolean => a.some((x) => b.some((y) => mayMeet(x, y)));
  if (denied.kind === 'file' && rule.kind === 'file')
    return [...denied.ops].some((op) => rule.ops.has(op)) && meet(denied.paths, rule.paths);
  if (denied.kind === 'exec' && rule.kind === 'exec') return meet(denied.paths, rule.paths);
  if (denied.kind === 'unix' && rule.kind === 'unix') return denied.op === rule.op && meet(denied.names, rule.names);
  if (denied.kind === 'net' && rule.kind === 'net') return denied.op === rule.op && denied.transport === rule.transport;
  return true;
}

const globs = (outer: readonly Glob[], inner: readonly Glob[]): boolean =>
  inner.every((one) => outer.some((wide) => globCovers(wide, one)));

const subset = <T>(inner: ReadonlySet<T>, outer: ReadonlySet<T>): boolean => [...inner].every((one) => outer.has(one));

const subsetOrAny = <T>(inner: ReadonlySet<T> | undefined, outer: ReadonlySet<T> | undefined): boolean =>
  !outer || (inner !== undefined && subset(inner, outer));

const ranges = (outer: readonly Range[] | undefined, inner: readonly Range[] | undefined): boolean =>
  !outer || inner?.every(([lo, hi]) => outer.some(([from, to]) => lo >= from && hi <= to)) === true;

const peer = (outer: string | undefined, inner: string | undefined, limitOf: LimitOf): boolean =>
  outer === undefined || (inner !== undefined && limitOf(inner) === outer);

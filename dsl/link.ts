/** Module graph → linked policy: `use`, `let` and `extends` are gone; rules hold literals only. */
import { assertNever } from './assert-never.js';
import type {
  Access,
  AcceptOpen,
  Expression,
  ModuleReference,
  Node,
  Profile,
  ProfileSetting,
  Rule,
  RuleBody,
  TargetNode,
  Test,
  When,
} from './ast.js';
import type { Diagnostic, Result } from './diagnostics/diagnostic.js';
import { duplicateName, duplicateSetting, extendsCycle, noSuchProfile, tooMuch } from './diagnostics/links.js';
import { LetScope, MAX_ITEMS, type LinkLimits } from './lets.js';
import type { Module, ModuleGraph } from './load.js';

type Setting<K extends ProfileSetting['kind']> = Extract<ProfileSetting, { kind: K }>;

/** A profile with everything that its file, its modules and its parents bring. No `NameReference` is left in it. */
export interface LinkedProfile extends Node {
  readonly name: string;
  readonly node: Profile;
  readonly program?: Setting<'program'>;
  readonly otherwise?: Setting<'otherwise'>;
  readonly unknown?: Setting<'unknown'>;
  readonly require?: Setting<'require'>;
  readonly arch?: Setting<'arch'>;
  /** `syscalls listed`, here or in a parent. */
  readonly listed: boolean;
  /** Of the parents, of the file and its modules, its own; each once. Their spans say which file they stand in. */
  readonly rules: readonly (Rule | When)[];
  readonly accepts: readonly AcceptOpen[];
}

export interface LinkedPolicy {
  readonly root: Module;
  /** Of the root file, in its order. Empty for a file that is only meant as a module. */
  readonly profiles: readonly LinkedProfile[];
  readonly tests: readonly Test[];
}

/** Resolves every name that the policy itself gives. Names of the kernel are the compiler's. */
export function link(graph: ModuleGraph): Result<LinkedPolicy> {
  const linker = new Linker();
  return { value: linker.policy(graph), diagnostics: linker.diagnostics };
}

const MAX_PARENTS = 64;

/** One file: its lists, its profiles, and its rules with the names replaced. */
interface Unit {
  readonly module: Module;
  readonly scope: LetScope;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly statements: readonly Contribution[];
}

type Contribution = Rule | When | AcceptOpen | { readonly kind: 'use'; readonly modules: readonly ModuleReference[] };

/** A profile while it is put together; `modules` are those that have contributed already. */
interface Gathered {
  readonly settings: ReadonlyMap<ProfileSetting['kind'], ProfileSetting>;
  readonly rules: readonly (Rule | When)[];
  readonly accepts: readonly AcceptOpen[];
  readonly modules: ReadonlySet<Module>;
}

interface Collector {
  readonly rules: (Rule | When)[];
  readonly accepts: AcceptOpen[];
  readonly modules: Set<Module>;
}

class Linker {
  readonly diagnostics: Diagnostic[] = [];
  private readonly limits: LinkLimits = { budget: MAX_ITEMS, exhausted: false };
  private readonly units = new Map<Module, Unit>();
  private readonly gathered = new Map<Profile, Gathered>();
  private readonly report = (diagnostic: Diagnostic): void => void this.diagnostics.push(diagnostic);

  policy({ root, modules }: ModuleGraph): LinkedPolicy {
    for (const module of modules) this.unit(module);
    const unit = this.unit(root);
    const profiles = [...unit.profiles.values()].map((profile) => this.profile(unit, profile));
    // Profiles of modules are linked only where something extends them, but their mistakes are found now.
    for (const module of modules) {
      for (const profile of this.unit(module).profiles.values()) this.gather(this.unit(module), profile, []);
    }
    const tests = root.file.statements.filter((s): s is Test => s.kind === 'test');
    return { root, profiles, tests: tests.map((test) => this.test(test, unit)) };
  }

  // ---- files -------------------------------------------------------------------------------------------------------------

  private unit(module: Module): Unit {
    const known = this.units.get(module);
    if (known) return known;
    const { statements } = module.file;
    const lets = statements.filter((s) => s.kind === 'let');
    const scope = new LetScope(lets, undefined, this.limits, this.report);
    const profiles = new Map<string, Profile>();
    for (const statement of statements) {
      if (statement.kind !== 'profile') continue;
      const first = profiles.get(statement.name.text);
      if (first) this.report(duplicateName(statement.name.span, 'profile', statement.name.text, first.name.span));
      else profiles.set(statement.name.text, statement);
    }
    const contributions = statements.flatMap((s): Contribution[] =>
      s.kind === 'rule' || s.kind === 'when'
        ? [substituted(s, scope)]
        : s.kind === 'use' || s.kind === 'accept'
          ? [s]
          : [],
    );
    const unit: Unit = { module, scope, profiles, statements: contributions };
    this.units.set(module, unit);
    return unit;
  }

  /** Adds what the top level of a file says, and what its modules say; a file twice used says it once. */
  private contribute(module: Module, into: Collector): void {
    if (into.modules.has(module)) return;
    into.modules.add(module);
    this.take(this.unit(module).statements, module, into);
  }

  private take(statements: readonly Contribution[], from: Module, into: Collector): void {
    for (const statement of statements) {
      switch (statement.kind) {
        case 'use':
          for (const reference of statement.modules) {
            const used = from.uses.get(reference);
            if (used) this.contribute(used, into);
          }
          break;
        case 'accept':
          into.accepts.push(statement);
          break;
        case 'rule':
        case 'when':
          into.rules.push(statement);
          break;
        default:
          assertNever(statement);
      }
    }
  }

  // ---- profiles ------------------------------------------------------------------------------------------------------------

  private profile(unit: Unit, node: Profile): LinkedProfile {
    const { settings, rules, accepts } = this.gather(unit, node, []);
    // The map holds under each kind a setting of that kind.
    const setting = <K extends ProfileSetting['kind']>(kind: K): Partial<Record<K, Setting<K>>> => {
      const found = settings.get(kind) as Setting<K> | undefined;
      return (found ? { [kind]: found } : {}) as Partial<Record<K, Setting<K>>>;
    };
    return {
      name: node.name.text,
      span: node.span,
      node,
      ...setting('program'),
      ...setting('otherwise'),
      ...setting('unknown'),
      ...setting('require'),
      ...setting('arch'),
      listed: settings.has('syscalls listed'),
      rules,
      accepts,
    };
  }

  private gather(unit: Unit, node: Profile, chain: readonly Profile[]): Gathered {
    const known = this.gathered.get(node);
    if (known) return known;
    const parent = this.parent(unit, node, [...chain, node]);
    const into: Collector = {
      rules: [...(parent?.rules ?? [])],
      accepts: [...(parent?.accepts ?? [])],
      modules: new Set(parent?.modules),
    };
    const settings = new Map(parent?.settings);
    settings.delete('program');
    this.contribute(unit.module, into);
    const lets = node.body.filter((s) => s.kind === 'let');
    const scope = new LetScope(lets, unit.scope, this.limits, this.report);
    const own = new Map<ProfileSetting['kind'], ProfileSetting>();
    for (const statement of node.body) {
      switch (statement.kind) {
        case 'let':
          break;
        case 'use':
        case 'accept':
          this.take([statement], unit.module, into);
          break;
        case 'rule':
        case 'when':
          into.rules.push(substituted(statement, scope));
          break;
        default: {
          const first = own.get(statement.kind);
          if (first) this.report(duplicateSetting(statement.span, statement.kind, first.span));
          else
            own.set(
              statement.kind,
              statement.kind === 'program' ? { ...statement, paths: scope.paths(statement.paths) } : statement,
            );
        }
      }
    }
    for (const [kind, setting] of own) settings.set(kind, setting);
    const gathered: Gathered = { settings, ...into };
    this.gathered.set(node, gathered);
    return gathered;
  }

  private parent(unit: Unit, node: Profile, chain: readonly Profile[]): Gathered | undefined {
    const clause = node.extends;
    if (!clause) return undefined;
    const module = clause.module ? unit.module.uses.get(clause.module) : unit.module;
    if (!module) return undefined; // the loader said why
    const parentUnit = this.unit(module);
    const parent = parentUnit.profiles.get(clause.profile.text);
    if (!parent) {
      const where = clause.module ? `in \`${module.name}\`` : 'in this file';
      this.report(noSuchProfile(clause.profile.span, clause.profile.text, where, [...parentUnit.profiles.keys()]));
      return undefined;
    }
    const at = chain.indexOf(parent);
    if (at !== -1) {
      this.report(
        extendsCycle(
          clause.span,
          [...chain.slice(at), parent].map((p) => p.name.text),
        ),
      );
      return undefined;
    }
    if (chain.length > MAX_PARENTS) {
      this.report(tooMuch(clause.span, `profiles extend each other more than ${MAX_PARENTS} deep`));
      return undefined;
    }
    return this.gather(parentUnit, parent, chain);
  }

  private test(test: Test, unit: Unit): Test {
    if (!unit.profiles.has(test.profile.text)) {
      this.report(noSuchProfile(test.profile.span, test.profile.text, 'in this file', [...unit.profiles.keys()]));
    }
    const expectations = test.expectations.map((e) => ({ ...e, access: substitutedAccess(e.access, unit.scope) }));
    return { ...test, expectations };
  }
}

// ---- names → values ------------------------------------------------------------------------------------------------------

/** The rule with the names of `let` replaced. */
export function substituted<T extends Rule | When>(node: T, scope: LetScope): T;
export function substituted(node: Rule | When, scope: LetScope): Rule | When {
  if (node.kind === 'when') return { ...node, body: node.body.map((inner) => substituted(inner, scope)) };
  const body = substitutedBody(node.body, scope);
  const target = node.target && substitutedTarget(node.target, scope);
  return body === node.body && target === node.target ? node : { ...node, body, ...(target ? { target } : {}) };
}

/** An ACCESS with the lists of a file replaced; `polc explain` needs none and passes it as it is. */
function substitutedAccess(access: Access, scope: LetScope): Access {
  const target = access.target && substitutedTarget(access.target, scope);
  return { ...access, body: substitutedBody(access.body, scope), ...(target ? { target } : {}) };
}

function substitutedTarget(target: TargetNode, scope: LetScope): TargetNode {
  if (target.kind !== 'on') return target;
  const paths = scope.paths(target.paths);
  return paths === target.paths ? target : { ...target, paths };
}

function substitutedBody(body: RuleBody, scope: LetScope): RuleBody {
  switch (body.kind) {
    case 'file':
    case 'exec':
    case 'unix': {
      const paths = scope.paths(body.paths);
      return paths === body.paths ? body : { ...body, paths };
    }
    case 'net': {
      const ports = body.ports && scope.numbers(body.ports, false);
      return ports === body.ports || !ports ? body : { ...body, ports };
    }
    case 'ioctl': {
      const requests = scope.numbers(body.requests, true);
      return requests === body.requests ? body : { ...body, requests };
    }
    case 'syscall': {
      const items = body.items.map((item) => {
        if (item.kind !== 'call' || !item.condition) return item;
        const condition = substitutedCondition(item.condition, scope);
        return condition === item.condition ? item : { ...item, condition };
      });
      return items.every((item, i) => item === body.items[i]) ? body : { ...body, items };
    }
    case 'socket':
    case 'capability':
    case 'signal':
    case 'ptrace':
    case 'memory':
    case 'namespace':
    case 'mount':
      return body;
    default:
      return assertNever(body);
  }
}

function substitutedCondition(expression: Expression, scope: LetScope): Expression {
  switch (expression.kind) {
    case 'compare':
      return expression;
    case 'in': {
      const values = scope.numbers(expression.values, true);
      return values === expression.values ? expression : { ...expression, values };
    }
    case 'not': {
      const of = substitutedCondition(expression.of, scope);
      return of === expression.of ? expression : { ...expression, of };
    }
    case 'and':
    case 'or': {
      const of = expression.of.map((part) => substitutedCondition(part, scope));
      return of.every((part, i) => part === expression.of[i]) ? expression : { ...expression, of };
    }
    default:
      return assertNever(expression);
  }
}

/** What each layer's artifact answers to an access: by its own rules, or by asking the tools that the layer's people use. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowsAccess as appArmorAllows, featuresText, readPolicy } from '../backends/apparmor/index.js';
import { allowsAccess as landlockAllows } from '../backends/landlock/index.js';
import { explainer, minimalBase, type AvQuery } from '../backends/selinux/index.js';
import {
  operationOf,
  type CompiledProfile,
  type Coverage,
  type Layer,
  type LoweredProfile,
  type ResourceAccess,
} from '../compiler/index.js';
import { hasErrors, printable } from '../dsl/index.js';
import { compileLayers, withTargets, type CompiledLayers } from '../layers/index.js';
import type { HostedTarget } from './layers-target.js';

export interface LayerAnswer {
  readonly layer: Layer;
  readonly answer: 'allows' | 'denies' | 'unknown';
  /** Of `unknown`, or beside an answer: what the layer can't see. */
  readonly why?: string;
}

const LAYERS = ['landlock', 'apparmor', 'selinux'] as const;

/** The artifacts are made once; each question is one look at them. Use `close` at the end: tools read files. */
export class LayerAnswers {
  readonly #compiled: CompiledLayers;
  readonly #all: readonly LoweredProfile[];
  readonly #broken: string | undefined;
  #folder: string | undefined;
  readonly #appArmor = new Map<string, ReturnType<typeof readPolicy>>();
  #selinux: string | { readonly problem: string } | undefined;

  constructor(
    profiles: readonly CompiledProfile[],
    private readonly target: HostedTarget,
  ) {
    const { value, diagnostics } = compileLayers(profiles, target, { layers: LAYERS, filters: false });
    this.#compiled = value;
    this.#all = withTargets(profiles);
    this.#broken = hasErrors(diagnostics) ? diagnostics.find((d) => d.severity === 'error')?.message : undefined;
  }

  close(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }

  /** @param profile its name */
  ask(profile: string, access: ResourceAccess): readonly LayerAnswer[] {
    const made = this.#compiled.profiles.find((p) => p.profile.name === profile);
    if (!made) throw new Error('the profile is none of the policy’s');
    const operation = operationOf(access);
    return LAYERS.map((layer): LayerAnswer => {
      const { allowed, why } =
        this.#broken !== undefined ? { allowed: undefined, why: this.#broken } : this.#answer(layer, made, access);
      const coverage = made.operations.get(layer)?.get(operation);
      const limit = why ?? (allowed === false ? undefined : limitOf(coverage));
      return {
        layer,
        answer: allowed === undefined ? 'unknown' : allowed ? 'allows' : 'denies',
        ...(limit === undefined ? {} : { why: limit }),
      };
    });
  }

  #answer(
    layer: (typeof LAYERS)[number],
    { profile, landlock, apparmor }: CompiledLayers['profiles'][number],
    access: ResourceAccess,
  ): { readonly allowed: boolean | undefined; readonly why?: string } {
    const leftOut = { allowed: undefined, why: 'the layer is left out: `polc compile` says why' };
    switch (layer) {
      case 'landlock':
        return landlock ? { allowed: landlockAllows(landlock, access) } : leftOut;
      case 'apparmor': {
        if (apparmor === undefined) return leftOut;
        const compiled = this.#appArmorOf(profile.name, apparmor);
        if ('problem' in compiled) return { allowed: undefined, why: compiled.problem };
        const [found] = compiled;
        return found ? { allowed: appArmorAllows(found, access) } : leftOut;
      }
      case 'selinux':
        return this.#compiled.selinux ? this.#ofSelinux(profile.name, access) : leftOut;
    }
  }

  #file(name: string, content: string): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'polc-explain-'));
    const path = join(this.#folder, name);
    writeFileSync(path, content, 'latin1');
    return path;
  }

  #appArmorOf(profile: string, text: string): ReturnType<typeof readPolicy> {
    let made = this.#appArmor.get(profile);
    if (made) return made;
    const parser = tool('apparmor_parser');
    if (parser === undefined) made = { problem: 'needs apparmor_parser (Debian’s package apparmor)' };
    else {
      const kernel = this.#file('features', featuresText(this.target.apparmor.features));
      const source = this.#file(`${profile}.apparmor`, text);
      const run = spawnSync(parser, ['-QTK', '-M', kernel, '-S', source], { maxBuffer: 1 << 28 });
      made = run.status === 0 ? readPolicy(run.stdout) : { problem: firstLine(run.stderr.toString()) };
    }
    this.#appArmor.set(profile, made);
    return made;
  }

  #ofSelinux(
    profile: string,
    access: ResourceAccess,
  ): { readonly allowed: boolean | undefined; readonly why?: string } {
    const check = tool('sepol_check_access');
    if (check === undefined)
      return { allowed: undefined, why: 'needs sepol_check_access (Debian’s package sepol-utils)' };
    this.#selinux ??= this.#linked();
    const policy = this.#selinux;
    if (typeof policy !== 'string') return { allowed: undefined, why: policy.problem };
    const alternatives = explainer(this.#all, this.target.selinux)?.queries(profile, access) ?? [];
    if (alternatives.length === 0) return { allowed: true };
    const answers = alternatives.map((queries) => queries.map((query) => this.#granted(check, policy, query)));
    if (answers.some((all) => all.every((granted) => granted === true))) return { allowed: true };
    return answers.flat().includes(undefined)
      ? { allowed: undefined, why: 'the label is that of a process, or not one of the base policy' }
      : { allowed: false };
  }

  /** @returns undefined where the context is none. */
  #granted(check: string, policy: string, { source, target, className, perms }: AvQuery): boolean | undefined {
    const { base, user, roles } = this.target.selinux;
    const level = base.mls ? ':s0' : '';
    const domain = (type: string): string => `${user}:${roles[0] ?? 'system_r'}:${type}${level}`;
    // Domains have the role of processes, all else object_r.
    const process = target === source || className.startsWith('process');
    const context = process ? domain(target) : `${user}:object_r:${target}${level}`;
    const { status } = spawnSync(check, [policy, domain(source), context, className, perms.join(',')], {
      stdio: 'ignore',
    });
    // sepol_check_access: 0 granted, 7 denied, anything else did not understand.
    return status === 0 ? true : status === 7 ? false : undefined;
  }

  #linked(): string | { readonly problem: string } {
    const secilc = tool('secilc');
    if (secilc === undefined) return { problem: 'needs secilc (Debian’s package secilc)' };
    const module = this.#file('module.cil', this.#compiled.selinux?.cil ?? '');
    const base = this.target.selinuxFiles ?? [this.#file('base.cil', minimalBase())];
    const [policy, contexts] = [this.#file('policy', ''), this.#file('contexts', '')];
    const { mls } = this.target.selinux.base;
    const run = spawnSync(secilc, ['-m', '-M', String(mls), '-c', '33', '-o', policy, '-f', contexts, ...base, module]);
    return run.status === 0 ? policy : { problem: firstLine(run.stderr.toString()) };
  }
}

const limitOf = (coverage: Coverage | undefined): string | undefined =>
  coverage && coverage.kind !== 'exact' ? `${coverage.kind}: ${coverage.why}` : undefined;

const firstLine = (text: string): string => printable(text.trim().split('\n', 1)[0] ?? '');

/** The programs lie in folders that are not in everybody's PATH. */
function tool(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin', '/usr/bin'];
  return folders
    .filter((folder) => folder.startsWith('/'))
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

export function layersText(answers: readonly LayerAnswer[]): string {
  return answers
    .map(
      ({ layer, answer, why }) =>
        `    ${layer} ${answer === 'unknown' ? 'can’t be asked' : answer}${why === undefined ? '' : ` (${why})`}\n`,
    )
    .join('');
}

/**
 * SELinux for `polc run`: the domain that the policy's module has for the profile, entered at execve (setexeccon(3)). The module
 * stays installed, as the labels of files refer to it; that it is of this very policy is told by an alias of the domain
 * (backends/selinux/names.ts, versionName). What the kernel would refuse at execve is found out before.
 */
import { domainName, MINIMAL_TARGET, versionName } from '../../backends/selinux/index.js';
import type { CompiledProfile } from '../../compiler/index.js';
import { printable, printableBytes } from '../../dsl/index.js';
import { fileContext } from '../../native/index.js';
import { missing, type Label } from './label.js';
import { allows, isContext, mode, readAttribute } from './selinuxfs.js';

export interface SelinuxRun {
  /** Absolute path of what is executed. */
  readonly program: string;
  /** Of the policy's text. */
  readonly digest: () => string;
  /** The launcher attaches to the program by ptrace. */
  readonly attaches: boolean;
}

export function openSelinux({ name, models }: CompiledProfile, run: SelinuxRun): Label {
  const now = mode();
  if (now === undefined)
    return readAttribute('/proc/filesystems')?.includes('selinuxfs') === true
      ? missing('selinuxfs is not mounted')
      : missing('this kernel has no SELinux, or it is switched off (`selinux=` or `lsm=` at boot)');
  const current = readAttribute('/proc/thread-self/attr/current') ?? '';
  if (!current.includes(':')) return missing('no policy of SELinux is loaded');
  const context = (type: string): string => withType(current, type);
  const versioned = context(versionName(name, run.digest(), MINIMAL_TARGET));
  const domain = context(domainName(name, MINIMAL_TARGET));
  if (!isContext(versioned))
    return missing(
      isContext(domain)
        ? 'the module that is loaded is of another version of the policy'
        : `no module with the domain \`${printable(domain)}\` is loaded`,
    );
  const refusal = refusalOf(current, domain, run);
  if (refusal !== undefined && now === 'enforcing') return missing(refusal);
  return {
    kind: 'on',
    exec: { file: '/proc/thread-self/attr/exec', text: domain },
    name: domain,
    found: true,
    logsOnly: now === 'permissive' ? 'host' : models[0].otherwise.kind === 'log' ? 'policy' : undefined,
    notes: refusal === undefined ? [] : [`enforcing, it would not start: ${refusal}`],
  };
}

/** `user:role:type[:range]`. */
const withType = (context: string, type: string): string =>
  context
    .split(':')
    .map((part, i) => (i === 2 ? type : part))
    .join(':');

/** What selinux_bprm_creds_for_exec of security/selinux/hooks.c would refuse: the first of it, in words. */
function refusalOf(current: string, domain: string, { program, attaches }: SelinuxRun): string | undefined {
  const file = fileContext(program);
  const name = printableBytes(program);
  if (file === undefined) return `\`${name}\` has no label`;
  const label = `\`${name}\`, labelled \`${printable(file)}\`,`;
  const needs: readonly (readonly [source: string, target: string, of: string, permission: string, says: string])[] = [
    [current, current, 'process', 'setexec', 'polc may not name the domain of what it executes'],
    [current, file, 'file', 'execute', `polc may not execute ${label} at all`],
    [
      domain,
      file,
      'file',
      'entrypoint',
      `${label} is no entry point of the domain: label it as the module’s \`.fc\` says`,
    ],
    [current, domain, 'process', 'transition', 'polc’s own domain may not start the program’s'],
    // Under no_new_privs, which polc sets.
    [
      current,
      domain,
      'process2',
      'nnp_transition',
      'under no_new_privs the policy lets no domain start this one (nnp_transition)',
    ],
    ...(attaches
      ? ([
          [
            current,
            domain,
            'process',
            'ptrace',
            'a profile without exec rules takes ptrace, which the policy denies to polc’s domain',
          ],
        ] as const)
      : []),
  ];
  for (const [source, target, of, permission, says] of needs) {
    const answer = allows(source, target, of, permission);
    if (answer === undefined) return 'the kernel does not say what the policy allows (`security compute_av`)';
    if (!answer) return says;
  }
  return undefined;
}

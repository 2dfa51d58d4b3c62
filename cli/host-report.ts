/** What the probes found, as rows for people: what works here, and what to do about what does not. */
import { assertNever, printable } from '../dsl/index.js';
import type { Answer as ProbeAnswer, HostFacts } from '../native/index.js';
import type { Support } from '../tracer/ebpf/index.js';
import { table } from './layout.js';

export interface HostRow {
  readonly name: string;
  readonly state: 'yes' | 'no' | 'unknown';
  readonly detail: string;
  /** What to install or switch on. */
  readonly advice?: string;
}

export function hostRows(facts: HostFacts, ebpf: Support): readonly HostRow[] {
  return [
    { name: 'kernel', state: 'yes', detail: `${facts.release} on ${facts.arch}` },
    ...seccompRows(facts),
    ebpfRow(ebpf),
    landlockRow(facts),
    {
      ...answer('AppArmor', facts.appArmor, appArmorDetail(facts)),
      ...adviceUnless(facts.appArmor, 'boot with `lsm=…,apparmor` on a kernel that has it'),
    },
    {
      ...answer('SELinux', facts.selinux, selinuxDetail(facts)),
      ...adviceUnless(facts.selinux, 'boot with `selinux=1` and a policy installed'),
    },
    {
      ...answer(
        'exec rules',
        facts.ptrace,
        'a profile without exec rules binds from the first instruction; `run --supervise`',
      ),
      ...adviceUnless(
        facts.ptrace,
        'without ptrace such a profile answers execve with ENOSYS, and `polc run --supervise` refuses; allow ptrace in the container, or lower kernel.yama.ptrace_scope',
      ),
    },
    {
      ...answer('PR_SET_MDWE', facts.mdwe),
      ...adviceUnless(facts.mdwe, 'takes Linux 6.3; the filter denies write-exec alone'),
    },
    answer('user namespaces', facts.userNamespaces),
    ...Object.entries(facts.foreign).map(([name, found]) => answer(`${name} programs`, found)),
    sandboxRow(facts),
    toolsRow(facts),
  ];
}

function answer(name: string, found: ProbeAnswer, detail?: string): HostRow {
  switch (found.kind) {
    case 'yes':
      return { name, state: 'yes', detail: printable(detail ?? '') };
    case 'no':
    case 'unknown':
      return { name, state: found.kind, detail: printable(found.reason) };
    default:
      return assertNever(found);
  }
}

const adviceUnless = (found: ProbeAnswer, advice: string): { advice?: string } =>
  found.kind === 'no' ? { advice } : {};

function seccompRows({ seccomp }: HostFacts): readonly HostRow[] {
  if (seccomp.kind === 'none') {
    const advice = 'use a kernel with CONFIG_SECCOMP_FILTER, or allow seccomp in the container';
    return [{ name: 'seccomp', state: 'no', detail: seccomp.reason, advice }];
  }
  const silent = seccomp.actions.filter((action) => action !== 'allow' && !(seccomp.logged ?? []).includes(action));
  const rows: HostRow[] = [
    { name: 'seccomp', state: 'yes', detail: `actions ${seccomp.actions.join(' ')}; flags ${seccomp.flags.join(' ')}` },
    {
      name: 'notify tracing',
      state: seccomp.userNotification ? 'yes' : 'no',
      detail: seccomp.userNotification ? 'seccomp user notification' : 'takes Linux 5.6',
    },
  ];
  if (seccomp.logged && silent.length > 0) {
    rows.push({
      name: 'seccomp log',
      state: silent.includes('log') ? 'no' : 'yes',
      detail: `not logged: ${silent.join(' ')}`,
      ...(silent.includes('log') ? { advice: 'write `log` into /proc/sys/kernel/seccomp/actions_logged' } : {}),
    });
  }
  return rows;
}

function ebpfRow(ebpf: Support): HostRow {
  if (ebpf.kind === 'no') return { name: 'eBPF tracing', state: 'no', detail: printable(ebpf.reason) };
  const blind = 'but for capabilities (Linux 6.14)';
  return { name: 'eBPF tracing', state: 'yes', detail: ebpf.capabilities ? 'calls and capabilities' : blind };
}

function landlockRow({ landlock }: HostFacts): HostRow {
  return landlock.kind === 'abi'
    ? { name: 'Landlock', state: 'yes', detail: `ABI ${landlock.version}` }
    : { name: 'Landlock', state: 'no', detail: landlock.reason, advice: 'boot with `lsm=landlock,…` (Linux 5.13)' };
}

const appArmorDetail = ({ appArmor: { profile, loads }, tools }: HostFacts): string =>
  [
    profile && `this process: ${profile}`,
    loads && tools['apparmor_parser'] !== undefined
      ? 'polc run can load profiles'
      : `polc run can’t load profiles: that takes ${loads ? 'apparmor_parser' : 'root'}`,
  ]
    .filter(Boolean)
    .join('; ');

const selinuxDetail = ({ selinux }: HostFacts): string =>
  [selinux.enforcing ? 'enforcing' : 'permissive', selinux.context].filter(Boolean).join(', ');

function sandboxRow({ noNewPrivs, filtered }: HostFacts): HostRow {
  const inside = [noNewPrivs && 'no_new_privs is set', filtered && 'a seccomp filter is in force'].filter(Boolean);
  return {
    name: 'outer sandbox',
    state: inside.length > 0 ? 'yes' : 'no',
    detail: inside.length > 0 ? inside.join(', ') : 'nothing restricts this process already',
  };
}

function toolsRow({ tools }: HostFacts): HostRow {
  const found = Object.entries(tools).filter(([, path]) => path !== undefined);
  const missing = Object.keys(tools).filter((name) => tools[name] === undefined);
  return {
    name: 'tools',
    state: found.length > 0 ? 'yes' : 'no',
    detail: `${found.map(([name]) => name).join(' ') || 'none'}${missing.length > 0 ? `; missing ${missing.join(' ')}` : ''}`,
  };
}

export function hostText(rows: readonly HostRow[]): string {
  const advice = rows.flatMap((row) => (row.advice === undefined ? [] : [`  ${row.name}: ${row.advice}\n`]));
  const list = table(rows.map((row) => [row.name, row.state, row.detail]));
  return advice.length > 0 ? `${list}\nto do:\n${advice.join('')}` : list;
}

/** POL6040–6049: learning while a policy is in force. Their examples are command lines. */
import { defineCode, type CodeDefinition } from './diagnostic.js';
import { printable } from './printable.js';

/** What a trace's `denied` says where it was not the filter. */
const PREDICTED: Readonly<Record<string, string>> = {
  landlock: 'by Landlock, as predicted',
  apparmor: 'by AppArmor, as predicted',
  kernel: 'by the kernel, as predicted',
  policy: 'as the policy says; no layer in force here can tell',
};

/** `3 times`, and how it was answered. */
const told = (answers: readonly string[], times: number): string => {
  const how = answers.map((answer) => PREDICTED[answer] ?? answer).join(', ');
  return `${times === 1 ? 'once' : `${times.toLocaleString('en')} times`}: ${printable(how)}`;
};

export const denied = defineCode(
  {
    code: 'POL6040',
    severity: 'warning',
    title: 'something that the policy denied while the program ran',
    explain:
      'The help gives the line that allows just this, and was tried: with it the policy allows what was denied. Behind the count stands what the program got instead: an errno, `kill` or `trap`. As predicted: the filter let the call pass, and the rules on paths and addresses are against it, so that Landlock, AppArmor or SELinux denies it; where none of them is in force, or can tell, the program was let do it.',
    example: '$ polc run --learn-denials app.denials app.policy -- cat /etc/hostname',
  },
  (profile: string, what: string, answers: readonly string[], times: number, rule: string) => ({
    message: `profile \`${printable(profile)}\` denied ${printable(what)} (${told(answers, times)})`,
    help: `add \`${printable(rule)}\``,
  }),
);

export const deniedForGood = defineCode(
  {
    code: 'POL6041',
    severity: 'warning',
    title: 'denial that no further rule lifts',
    explain:
      'A `deny` rule of the policy is about this, and of all rules that match the strictest wins; or the language has no rule about it. Nothing can be added: the `deny` has to be narrowed, if the program is to be allowed this.',
    example: '$ polc run --learn-denials app.denials denies.policy -- uname',
  },
  (profile: string, what: string, answers: readonly string[], times: number, byRule: boolean) => ({
    message: `profile \`${printable(profile)}\` denied ${printable(what)} (${told(answers, times)})`,
    help: byRule
      ? 'a rule of the policy denies it: no `allow` outdoes that'
      : 'no line that could be added to the profile allows just this',
  }),
);

export const denialsKept = defineCode(
  {
    code: 'POL6042',
    severity: 'note',
    title: 'what was learned from denials',
    explain:
      'How often the policy denied something, and in which trace that is kept. `polc learn -o POLICY TRACE` adds rules for it, as general as the evidence bears; `polc learn --check POLICY TRACE` says in CI what is still denied.',
    example: '$ polc run --learn-denials app.denials app.policy -- true',
  },
  (trace: string, policy: string, times: number, rules: number, lookedUp: number) => ({
    message:
      times === 0
        ? `nothing was denied; \`${printable(trace)}\` says so`
        : `${times.toLocaleString('en')} ${times === 1 ? 'denial' : 'denials'}, ${rules} ${rules === 1 ? 'line' : 'lines'} to add${lookedUp === 0 ? '' : ` beside ${lookedUp} ${lookedUp === 1 ? 'path that was' : 'paths that were'} looked up only, which no layer in force here denies`}; \`${printable(trace)}\` has them`,
    ...(rules + lookedUp === 0
      ? {}
      : {
          help: `\`polc learn -o ${printable(policy)} ${printable(trace)}\` adds rules, \`polc review\` goes through them`,
        }),
  }),
);

export const logUnread = defineCode(
  {
    code: 'POL6043',
    severity: 'note',
    title: 'kernel’s log that can’t be read',
    explain:
      'What AppArmor and SELinux deny, and what seccomp answers with `trap` or `kill thread`, stands in the log of the kernel or of auditd only. Reading it takes root, or CAP_SYSLOG, or `kernel.dmesg_restrict = 0`.',
    example: '$ polc run --learn-denials app.denials traps.policy -- true',
  },
  (why: string) => ({ message: `denials that only the kernel’s log tells of are not seen: ${why}` }),
);

export const cannotAsk = defineCode(
  {
    code: 'POL6044',
    severity: 'error',
    title: 'policy that can’t be supervised',
    explain:
      'To learn what a policy denies, its filter is made to ask polc instead of denying by itself. The kernel takes one such filter a process, so it has to fit into one program.',
    example: '$ polc run --learn-denials app.denials huge.policy -- true',
  },
  (profile: string, why: string) => ({
    message: `profile \`${printable(profile)}\` can’t be supervised: ${printable(why)}`,
    help: 'run it without `--learn-denials`',
  }),
);

export const beyondBound = defineCode(
  {
    code: 'POL6045',
    severity: 'warning',
    title: 'something that the bound of a run denied',
    explain:
      'The program was run within the policy that `--within` names. What that denies stays denied, and is not learned: the new policy allows no more than the bound. If the program is to be allowed this, the bound has to allow it first.',
    example: '$ polc learn --within app.policy -- cat /etc/hostname',
  },
  (bound: string, what: string, answers: readonly string[], times: number) => ({
    message: `\`${printable(bound)}\` denied ${printable(what)} (${told(answers, times)}): it is not learned`,
  }),
);

/** In numeric order. */
export const DENIAL_CODES: readonly CodeDefinition[] = [
  denied,
  deniedForGood,
  denialsKept,
  logUnread,
  cannotAsk,
  beyondBound,
];

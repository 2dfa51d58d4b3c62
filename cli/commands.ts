/** Every subcommand: the one table behind the command line's checks, help, completion and docs/cli.md. */
import type { CommandSpec, OptionSpec } from './command.js';

const LAYER_CHOICES = ['seccomp', 'apparmor', 'selinux', 'landlock'];
const ARCH_CHOICES = [
  'native',
  'x86_64',
  'i386',
  'x32',
  'aarch64',
  'arm',
  'riscv64',
  'ppc64le',
  's390x',
  'loongarch64',
  'mipsel',
  'mips64el',
];

const profile: OptionSpec = { name: 'profile', short: 'p', value: 'NAME', summary: 'take this profile of the file' };
const target: OptionSpec = {
  name: 'target',
  value: 'TARGET,…',
  summary:
    'for what to compile: `linux-X.Y` (default: the running kernel), `apparmor-3.0` (default) or `apparmor-4.0` (its parser), `landlock-N` (the ABI; default: the kernel’s)',
  list: true,
};
/** What the target's AppArmor and SELinux are, beyond their versions. */
const layerTargets: readonly OptionSpec[] = [
  {
    name: 'apparmor-features',
    value: 'PATH',
    summary:
      'what the target kernel’s AppArmor mediates: a copy of its /sys/kernel/security/apparmor/features, as folder or as file, or of the folder above, which names the loaded profiles too',
  },
  {
    name: 'selinux-base',
    value: 'DIR',
    summary:
      'the SELinux policy of the target: the CIL of its modules, and file_contexts (default: polc’s minimal one)',
  },
];
const arch: OptionSpec = {
  name: 'arch',
  value: 'ARCH,…',
  summary: 'architectures (default: the policy’s, else this machine’s)',
  choices: ARCH_CHOICES,
  list: true,
};

/** Every command takes these. */
export const COMMON_OPTIONS: readonly OptionSpec[] = [
  { name: 'json', summary: 'one JSON object on stdout, diagnostics included' },
  {
    name: 'color',
    value: 'WHEN',
    summary: 'auto (default: on a terminal, unless NO_COLOR is set), always or never',
    choices: ['auto', 'always', 'never'],
  },
  { name: 'help', short: 'h', summary: 'show the help of the command' },
];

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'compile',
    summary: 'compile a policy, prove the result, write it',
    operands: 'FILE',
    minimum: 1,
    maximum: 1,
    completes: 'policy',
    description:
      'Compiles every profile of the policy for all layers and writes into the folder: `PROFILE.bpf` (`.1.bpf`, `.2.bpf` … where one program is too small for it), proven equal to what the policy says, `PROFILE.pfc` (a listing to read), `PROFILE.seccomp.json` (the OCI form, where it can say the same), `PROFILE.apparmor`, `PROFILE.landlock.json`, one `.cil` with `.fc` (file contexts) for the whole policy, named after its first profile, and `coverage.json`. Prints how well each layer enforces each rule, and what stays open. A layer that could hold the policy only by opening far more is left out, or an error where `--only` names it. Without `-o` nothing is written. Nothing is loaded or switched on in any case.',
    options: [
      { name: 'output', short: 'o', value: 'DIR', summary: 'the folder to write to; it is made if missing' },
      profile,
      { name: 'only', value: 'LAYER,…', summary: 'make these layers only', choices: LAYER_CHOICES, list: true },
      arch,
      target,
      ...layerTargets,
      {
        name: 'weights',
        value: 'FILE',
        summary:
          'how often each syscall is made: lines `COUNT SYSCALL`, or a polc trace; frequent ones are answered first',
      },
      {
        name: 'require',
        value: 'exact',
        summary: 'fail if some operation stays open that the policy does not accept',
        choices: ['exact'],
      },
    ],
    examples: [
      { command: 'polc compile app.policy -o out', does: 'compile for this machine' },
      {
        command: 'polc compile app.policy -o out --arch x86_64,aarch64 --target linux-6.12,apparmor-4.0',
        does: 'compile for a fleet of Debian 13',
      },
      {
        command: 'polc compile app.policy --only seccomp,landlock --require exact',
        does: 'fail if these two leave something open that the policy does not accept',
      },
    ],
  },
  {
    name: 'check',
    summary: 'report what is wrong with policies, and run their tests',
    operands: 'FILE…',
    minimum: 1,
    completes: 'policy',
    description:
      'Reads the policies and the modules they use, reports every mistake and doubtful rule, and runs the `test` blocks. Says nothing where all is well. Several files are checked each on its own; `-` is stdin.',
    options: [
      arch,
      target,
      {
        name: 'signed-off',
        summary: 'fail unless somebody signed off on it (`polc review`), and nothing of it changed since',
      },
    ],
    examples: [{ command: 'polc check *.policy', does: 'check all policies here' }],
  },
  {
    name: 'test',
    summary: 'run the test blocks of policies',
    operands: 'FILE…',
    minimum: 1,
    completes: 'policy',
    description:
      'Runs every `expect` of every `test` block against the model that the compiler makes, and prints how many hold. An `expect` that fails is shown with the rule that decided.',
    options: [arch, target],
    examples: [{ command: 'polc test app.policy', does: 'run the tests of a policy' }],
  },
  {
    name: 'fmt',
    summary: 'format policies',
    operands: 'FILE…',
    minimum: 1,
    completes: 'policy',
    description:
      'Rewrites the files in the one format; comments are kept. A file with a syntax error is left as it is. `-` formats stdin to stdout.',
    options: [{ name: 'check', summary: 'write nothing; exit 1 and name the files that are not formatted' }],
    examples: [
      { command: 'polc fmt app.policy', does: 'format a file in place' },
      { command: 'polc fmt --check policies/*.policy', does: 'what CI runs' },
    ],
  },
  {
    name: 'explain',
    summary: 'say why an access is allowed or denied, or what a code means',
    operands: 'FILE ACCESS | CODE',
    minimum: 1,
    completes: 'policy',
    description:
      'With a policy and an access (what follows `expect allow` in a test: `read /etc/passwd`, `connect tcp 192.0.2.1 port 80`, `syscall socket(family == AF_INET)`): each profile’s answer, the rules that decide, and what each layer’s artifact answers: the compiled filter, the Landlock rules, the automaton that apparmor_parser makes of the profile, and sepol_check_access on the module as secilc links it; where a tool is missing, which. With a code (`POL2001`): what it means, with an example. `polc explain` with `codes` lists all codes.',
    options: [profile, arch, target, ...layerTargets],
    examples: [
      { command: 'polc explain app.policy read /etc/shadow', does: 'why can’t it read this file?' },
      {
        command: "polc explain app.policy 'syscall personality(personality == 8)'",
        does: 'a syscall with an argument',
      },
      { command: 'polc explain POL2001', does: 'what does this code mean?' },
    ],
  },
  {
    name: 'diff',
    summary: 'compare what two policies allow',
    operands: 'OLD NEW',
    minimum: 2,
    maximum: 2,
    completes: 'policy',
    description:
      'Compares what the policies mean, not their text: per profile the syscalls (with arguments) that get another answer, with an example of each, and the resource rules gained and lost. Exit 1 if they differ.',
    options: [profile, arch, target],
    examples: [{ command: 'polc diff released.policy app.policy', does: 'what did this change open?' }],
  },
  {
    name: 'run',
    summary: 'run a program under a policy',
    operands: 'FILE -- COMMAND [ARGUMENT…]',
    minimum: 1,
    maximum: 1,
    program: 'required',
    completes: 'policy',
    description:
      'Compiles the policy, proves the filter, and executes the command under it: from the program’s first instruction, with its stdin, stdout, stderr, signals and exit status as if it had been started directly. Takes the profile whose `program` is the command, else the only profile. Exits with the program’s status; 125 if polc itself fails, 126 if the command can’t be executed, 127 if it is not found.',
    options: [
      profile,
      {
        name: 'fd',
        value: 'N',
        summary: 'keep this file descriptor open (from 3 up, the others are closed)',
        repeated: true,
      },
      {
        name: 'supervise',
        summary: 'give each program its own profile’s limits at its exec, and answer `notify` and `trace`',
      },
      {
        name: 'learn-denials',
        value: 'TRACE',
        summary: 'keep in this file what the policy denies, and at the end say which lines would allow it',
      },
      { name: 'verbose', short: 'v', summary: 'say on stderr which layers are on and what stays open' },
      {
        name: 'keep-loaded',
        summary: 'leave the AppArmor profile loaded, for users who can’t load it',
      },
    ],
    examples: [
      { command: 'polc run policies/apps/curl.policy -- curl https://example.org', does: 'curl, confined' },
      {
        command: 'polc run --learn-denials app.denials app.policy -- ./app',
        does: 'what it is denied, and the lines to add',
      },
    ],
  },
  {
    name: 'learn',
    summary: 'make a policy from what a program does, or from traces',
    operands: '-- COMMAND [ARGUMENT…] | TRACE…',
    minimum: 0,
    program: 'optional',
    completes: 'file',
    description:
      'Runs the command as if it had been started directly, watches every system call of it and of all that it starts, and exits with its status; or reads what is known of earlier runs (polc’s own traces, what `strace -f` wrote, or audit records of auditd, the kernel or the journal: each file’s content tells which it is; `-` is stdin, and a name given to `strace -ff -o` stands for the files it made). Writes a policy under which they replay: modules of `std/` that cover what was seen, files as generally as the evidence bears (but never whole system folders), system calls by class, dangerous ones as they were used. A policy that is there already is added to: nothing in it changes. With `--check` it says what the traces need beyond a policy, rule by rule, and exits with 1 if that is anything.',
    options: [
      { name: 'output', short: 'o', value: 'FILE', summary: 'write the policy here, or add to it (default: stdout)' },
      { name: 'check', value: 'POLICY', summary: 'compare the traces with this policy, write nothing' },
      { name: 'program', value: 'PATH', summary: 'of an audit log, learn this program and what it executes' },
      profile,
      {
        name: 'trace',
        value: 'FILE',
        summary: 'keep what was seen here (default: beside the policy, `app.trace` for `-o app.policy`)',
      },
      { name: 'merge', summary: 'add the run to those that the trace file has' },
      {
        name: 'engine',
        value: 'ENGINE',
        summary: 'auto (default: ebpf for root where it works, else notify), notify or ebpf',
        choices: ['auto', 'notify', 'ebpf'],
      },
      {
        name: 'writes',
        value: 'WHERE',
        summary:
          'workspace (default: output belongs in the folder in which the run was started, too) or seen (where it was seen, and nowhere else)',
        choices: ['workspace', 'seen'],
      },
      {
        name: 'within',
        value: 'MAX',
        summary: 'run the command under this policy, and learn no more than it allows (`--profile`: of it)',
      },
      { name: 'pid', value: 'PID', summary: 'watch this process and all below it, which run already (root)' },
      { name: 'cgroup', value: 'PATH', summary: 'watch all in this cgroup, a container’s for instance (root)' },
      { name: 'for', value: 'TIME', summary: 'end the run after this time (`30s`, `5m`, `500ms`)' },
      { name: 'pin', summary: 'run program and tracer on one CPU: quicker, but the program sees that' },
    ],
    examples: [
      { command: 'polc learn -o app.policy -- ./app --its-options', does: 'run a program, learn its policy' },
      {
        command: 'polc learn -o app.policy --merge --for 1m -- ./app serve',
        does: 'add a run that does something else',
      },
      { command: 'polc learn app.trace -o app.policy', does: 'a policy for what `app` did' },
      {
        command: 'polc learn app.strace -o app.policy',
        does: 'the same from what `strace -f -y -o app.strace app` wrote',
      },
      { command: 'polc learn --check app.policy app.trace', does: 'in CI: does the policy still cover it?' },
    ],
  },
  {
    name: 'import',
    summary: 'turn a seccomp profile of Docker, OCI or Firecracker into a policy',
    operands: 'FILE',
    minimum: 1,
    maximum: 1,
    completes: 'file',
    description:
      'Reads OCI or Docker seccomp JSON (includes and excludes become `when`) or Firecracker’s (one profile per thread, named as there) and prints a policy that means the same.',
    options: [
      { name: 'output', short: 'o', value: 'FILE', summary: 'write the policy here instead of to stdout' },
      {
        name: 'raw',
        summary: 'compare the registers bit for bit (`arg0` …), not the arguments as the kernel reads them',
      },
    ],
    examples: [
      { command: 'polc import docker-default.json -o docker.policy', does: 'a policy from Docker’s default profile' },
    ],
  },
  {
    name: 'review',
    summary: 'read, understand and decide every rule of a policy',
    operands: 'FILE',
    minimum: 1,
    maximum: 1,
    completes: 'policy',
    description:
      'Full screen: the rules of the policy, riskiest first, each with what it opens, how well each layer enforces it and what runs did. `?` shows the keys (docs/review.md). Decisions are kept in `FILE.review.json`; the policy keeps its comments and order. Flags do the same without a terminal; a RULE is a line number or an id as `--json` lists them.',
    options: [
      { name: 'trace', short: 't', value: 'FILE', summary: 'what runs did, for evidence and the ladder' },
      { name: 'against', value: 'OLD', summary: 'mark what is new or changed against an older policy' },
      { name: 'accept', value: 'RULE,…', summary: 'accept these rules', list: true, repeated: true },
      {
        name: 'accept-below',
        value: 'RISK',
        summary: 'accept undecided rules below this risk',
        choices: ['low', 'medium', 'high', 'critical'],
      },
      { name: 'accept-covered', summary: 'accept undecided rules that a module of policies/std grants as well' },
      { name: 'deny', value: 'RULE,…', summary: 'make `deny` rules of these', list: true, repeated: true },
      { name: 'because', value: 'TEXT', summary: 'the reason of `--deny`' },
      { name: 'drop', value: 'RULE,…', summary: 'take these rules out', list: true, repeated: true },
      { name: 'undecide', value: 'RULE,…', summary: 'take back what was decided on these', list: true, repeated: true },
      { name: 'widen', value: 'RULE,…', summary: 'one step up the ladder of paths', list: true, repeated: true },
      { name: 'narrow', value: 'RULE,…', summary: 'one step down the ladder', list: true, repeated: true },
      {
        name: 'split',
        value: 'RULE,…',
        summary: 'split into one rule per path, name or call',
        list: true,
        repeated: true,
      },
      { name: 'edit', value: 'RULE=TEXT', summary: 'put this rule in its place', repeated: true },
      {
        name: 'effect',
        value: 'RULE=EFFECT',
        summary: '`log`, `errno NAME`, `kill`, `trap` or `none`',
        repeated: true,
      },
      { name: 'decisions', value: 'FILE', summary: 'decisions as a `.review.json` has them' },
      { name: 'sign-off', value: 'NAME', summary: 'approve the policy, once every rule is decided' },
      { name: 'plain', summary: 'print lines and read commands, for screen readers and pipes' },
    ],
    examples: [
      { command: 'polc review app.policy --trace app.trace', does: 'review what was learned' },
      { command: 'polc review app.policy --accept-below medium', does: 'accept what gives little away' },
      { command: 'polc review app.policy --json', does: 'the rules with risk and evidence' },
      { command: 'polc review app.policy --sign-off "Ada L."', does: 'approve it' },
    ],
  },
  {
    name: 'doctor',
    summary: 'say what this host can enforce, and what is missing',
    operands: '[FILE]',
    minimum: 0,
    maximum: 1,
    completes: 'policy',
    description:
      'Tries what this kernel and this user can do: seccomp and its actions, Landlock, the LSMs, tracing; and says what to install or switch on. With a policy: how well the layers of this host enforce it, and what stays open here.',
    options: [profile, ...layerTargets],
    examples: [{ command: 'polc doctor app.policy', does: 'how well does this host enforce the policy?' }],
  },
  {
    name: 'completion',
    summary: 'print the completion script of a shell',
    operands: 'bash|zsh|fish',
    minimum: 1,
    maximum: 1,
    completes: ['bash', 'zsh', 'fish'],
    description: 'Prints a script that completes polc’s commands, options and files.',
    options: [],
    examples: [{ command: 'source <(polc completion bash)', does: 'completion in this shell' }],
  },
  {
    name: 'help',
    summary: 'show the commands, or the help of one',
    operands: '[COMMAND]',
    minimum: 0,
    maximum: 1,
    completes: 'command',
    description: 'Without a command: the list of commands.',
    options: [],
    examples: [{ command: 'polc help compile', does: 'the options of compile' }],
  },
];

export const findCommand = (name: string): CommandSpec | undefined => COMMANDS.find((command) => command.name === name);

/** Own options first. */
export const optionsOf = (command: CommandSpec): readonly OptionSpec[] => [...command.options, ...COMMON_OPTIONS];

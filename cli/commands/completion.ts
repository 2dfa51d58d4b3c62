/** `polc completion bash|zsh|fish`: scripts made from the table of commands. */
import type { CommandSpec, Invocation, OptionSpec } from '../command.js';
import { usage } from '../arguments.js';
import { COMMANDS, optionsOf } from '../commands.js';
import { Exit } from '../exit.js';

export function run({ operands, output }: Invocation): Exit {
  const [shell = ''] = operands;
  const make = SHELLS.get(shell);
  if (!make) throw usage(undefined, `no completion for \`${shell}\``, 'it takes bash, zsh or fish');
  const script = make();
  output.print(script);
  output.result({ shell, script });
  return Exit.fine;
}

const SHELLS: ReadonlyMap<string, () => string> = new Map([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
]);

const words = (options: readonly OptionSpec[]): string =>
  options.flatMap((o) => [`--${o.name}`, ...(o.short === undefined ? [] : [`-${o.short}`])]).join(' ');

/** How the values of an option are completed: its choices, folders, files, or nothing. */
function valueKind(option: OptionSpec): 'choices' | 'folder' | 'file' | 'none' {
  if (option.choices) return 'choices';
  if (option.value === 'DIR') return 'folder';
  return option.value === 'FILE' ? 'file' : 'none';
}

// ---- bash ----------------------------------------------------------------------------------------------------------

function bash(): string {
  const names = COMMANDS.map((c) => c.name).join(' ');
  const commands = COMMANDS.map((command) => {
    const values = optionsOf(command).flatMap((option) => {
      if (option.value === undefined) return [];
      const flags = `--${option.name}${option.short === undefined ? '' : `|-${option.short}`}`;
      const reply = {
        choices: `_polc_words '${(option.choices ?? []).join(' ')}'`,
        folder: 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$cur")',
        file: '_polc_files',
        none: ':',
      }[valueKind(option)];
      return [`        ${flags}) ${reply}; return ;;`];
    });
    return `    ${command.name})
      case $prev in
${values.join('\n')}
      esac
      if [[ $cur == -* ]]; then _polc_words '${words(optionsOf(command))}'; else ${bashOperands(command)}; fi ;;`;
  });
  return `# bash completion of polc; source it, or put it into ~/.local/share/bash-completion/completions/polc
_polc_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }
_polc_files() { compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); }
_polc_policies() { compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$cur"; compgen -f -X '!*.policy' -- "$cur"); }
_polc() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} i
  COMPREPLY=()
  if (( COMP_CWORD == 1 )); then _polc_words '${names} --help --version'; return; fi
  for (( i = 2; i < COMP_CWORD; i++ )); do
    if [[ \${COMP_WORDS[i]} == -- ]]; then
      if (( COMP_CWORD == i + 1 )); then mapfile -t COMPREPLY < <(compgen -c -- "$cur"); else _polc_files; fi
      return
    fi
  done
  case \${COMP_WORDS[1]} in
${commands.join('\n')}
  esac
}
complete -F _polc polc
`;
}

function bashOperands({ completes }: CommandSpec): string {
  if (completes === 'policy') return '_polc_policies';
  if (completes === 'file') return '_polc_files';
  return `_polc_words '${(completes === 'command' ? COMMANDS.map((c) => c.name) : completes).join(' ')}'`;
}

// ---- zsh -----------------------------------------------------------------------------------------------------------

/** Inside single quotes, and inside the brackets and colons of _arguments. */
const zshText = (text: string): string => text.replace(/'/g, '’').replace(/[[\]:\\]/g, '\\$&');

function zsh(): string {
  const list = COMMANDS.map((c) => `    '${c.name}:${zshText(c.summary)}'`).join('\n');
  const cases = COMMANDS.map((command) => {
    const options = optionsOf(command).flatMap((option) => {
      const tail = option.value === undefined ? '' : `:${zshText(option.value)}:${zshValue(option)}`;
      const repeat = option.repeated ? '*' : '';
      const names = [`--${option.name}`, ...(option.short === undefined ? [] : [`-${option.short}`])];
      return names.map((name) => `        '${repeat}${name}[${zshText(option.summary)}]${tail}'`);
    });
    const operands = zshOperands(command);
    return `      ${command.name})\n        _arguments -S \\\n${[...options, `        '*:argument:${operands}'`].join(' \\\n')} ;;`;
  });
  return `#compdef polc
# zsh completion of polc; put it into a folder of $fpath as _polc
_polc() {
  local -a commands=(
${list}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command=$words[2] at=$words[(i)--]
  if (( at < CURRENT )); then
    words=("\${(@)words[at+1,-1]}"); (( CURRENT -= at ))
    _normal
    return
  fi
  words=("\${(@)words[2,-1]}"); (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _polc polc
`;
}

function zshValue(option: OptionSpec): string {
  const values = (option.choices ?? []).join(' ');
  return { choices: `(${values})`, folder: '_files -/', file: '_files', none: '' }[valueKind(option)];
}

function zshOperands({ completes }: CommandSpec): string {
  if (completes === 'policy') return '_files -g "*.policy(-.)"';
  if (completes === 'file') return '_files';
  return `(${(completes === 'command' ? COMMANDS.map((c) => c.name) : completes).join(' ')})`;
}

// ---- fish ----------------------------------------------------------------------------------------------------------

const fishText = (text: string): string => text.replace(/\\/g, '\\\\').replace(/'/g, "\\'");

function fish(): string {
  const lines = COMMANDS.flatMap((command) => {
    const when = `-n '__fish_seen_subcommand_from ${command.name}'`;
    const options = optionsOf(command).map((option) => {
      const short = option.short === undefined ? '' : ` -s ${option.short}`;
      const value = {
        choices: ` -x -a '${(option.choices ?? []).join(' ')}'`,
        folder: " -x -a '(__fish_complete_directories)'",
        file: ' -r -F',
        none: ' -x',
      };
      const takes = option.value === undefined ? '' : value[valueKind(option)];
      return `complete -c polc ${when} -l ${option.name}${short}${takes} -d '${fishText(option.summary)}'`;
    });
    const { completes } = command;
    const operands = {
      policy: `complete -c polc ${when} -k -a "(__fish_complete_suffix .policy)"`,
      file: `complete -c polc ${when} -F`,
      list: `complete -c polc ${when} -a '${(typeof completes === 'string' ? COMMANDS.map((c) => c.name) : completes).join(' ')}'`,
    }[completes === 'policy' || completes === 'file' ? completes : 'list'];
    return [
      `complete -c polc -n __fish_use_subcommand -a ${command.name} -d '${fishText(command.summary)}'`,
      ...options,
      operands,
    ];
  });
  return `# fish completion of polc; put it into ~/.config/fish/completions/polc.fish\ncomplete -c polc -f\n${lines.join('\n')}\n`;
}

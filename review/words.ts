/** What a rule opens, in words. */
import {
  assertNever,
  decodeUtf8,
  printable,
  printRule,
  type PathItem,
  type Rule,
  type RuleBody,
} from '../dsl/index.js';

/** One table: what each file operation lets a program do with what the paths name. */
const FILE_WORDS: Readonly<Record<string, string>> = {
  read: 'read the content of',
  list: 'list the names in',
  stat: 'see that there is, and how large and old is,',
  write: 'change and truncate',
  append: 'add to the end of',
  create: 'make anew',
  delete: 'delete',
  rename: 'rename',
  link: 'make hard links to',
  modify: 'change, make, delete and rename',
  attributes: 'change permissions, owner and times of',
  lock: 'lock',
  map: 'map as code',
};

/** One sentence per thing that the rule says. Bytes of paths are shown as text, made safe to print. */
export function opensInWords(rule: Rule): readonly string[] {
  const verb = rule.action === 'deny' ? 'may not' : 'may';
  const lines = bodyWords(rule.body, rule).map((line) => `${verb} ${line}`);
  const owner = rule.owner ? ['only where the process’s user owns it'] : [];
  return [...lines, ...owner, ...targetWords(rule), ...effectWords(rule)].map(printable);
}

function bodyWords(body: RuleBody, rule: Rule): readonly string[] {
  const names = (list: readonly { readonly text: string }[]): string => list.map((w) => w.text).join(', ');
  switch (body.kind) {
    case 'file': {
      const verbs = body.ops.map(({ text }) => FILE_WORDS[text] ?? text);
      return [`${listed(verbs)} ${places(body.paths)}`];
    }
    case 'exec':
      return [`execute ${places(body.paths)}`];
    case 'net': {
      const what = body.op.text === 'bind' ? 'take the' : 'connect to';
      const ports = body.ports ? ` port ${portsText(rule)}` : ' any port';
      const where =
        body.address && body.address.text !== 'any'
          ? ` of ${body.address.text}`
          : body.op.text === 'bind'
            ? ''
            : ' of any address';
      return [`${what} ${body.transport.text}${ports}${where}`];
    }
    case 'unix':
      return [`${body.op.text === 'bind' ? 'take the' : 'connect to the'} local socket ${places(body.paths)}`];
    case 'socket':
      return [
        `make sockets of ${body.family.text === 'any' ? 'any family' : `the family ${body.family.text}`}${body.types.length > 0 ? ` (${names(body.types)})` : ''}`,
      ];
    case 'capability':
      return body.names.map(({ text }) => `use CAP_${text.toUpperCase()}, where the process has it`);
    case 'signal':
      return [
        `send ${body.signals.some((s) => s.text === 'any') ? 'any signal' : `SIG${names(body.signals).toUpperCase().replaceAll(', ', ', SIG')}`}`,
      ];
    case 'ptrace':
      return [
        body.ops.some((op) => op.text === 'trace')
          ? 'trace processes: read and change all they hold'
          : 'read what processes hold',
      ];
    case 'memory':
      return ['have memory that is, or was, writable run as code'];
    case 'namespace':
      return [`make or enter namespaces: ${names(body.names)}`];
    case 'mount':
      return [
        `${body.op.text}${body.types.length > 0 ? ` file systems of type ${names(body.types)}` : ' any file system'}`,
      ];
    case 'ioctl':
      return [
        `make the device calls ${printRule(rule)
          .replace(/^.*? ioctl /, '')
          .replace(/ because .*$/, '')}`,
      ];
    case 'syscall':
      return body.items.map((item) =>
        item.kind === 'group'
          ? `call all of systemd’s group @${item.name}`
          : `call ${item.name.text}${item.condition ? ' with the arguments stated' : ', whatever its arguments'}`,
      );
    default:
      return assertNever(body);
  }
}

function targetWords({ target }: Rule): readonly string[] {
  switch (target?.kind) {
    case undefined:
      return [];
    case 'as':
      return [`the child gets profile ${target.profile.text}`];
    case 'inherit':
      return ['the child keeps this profile'];
    case 'to':
      return [
        target.profile.text === 'self'
          ? 'only within its own profile'
          : `only to processes of profile ${target.profile.text}`,
      ];
    case 'on':
      return target.paths.map((path) => `only on ${placeWords(path)}`);
    default:
      return assertNever(target);
  }
}

function effectWords({ effect, action }: Rule): readonly string[] {
  if (!effect) return [];
  if (action === 'allow')
    return effect.kind === 'log' ? ['each use is logged'] : [`each use goes to the supervisor (${effect.kind})`];
  return [effect.kind === 'errno' ? 'who tries gets that error' : `who tries: ${effect.kind}`];
}

/** `/a/**` → everything below /a. */
export function placeWords(item: PathItem): string {
  if (item.kind === 'name') return `the list ${item.name}`;
  const text = decodeUtf8(Buffer.from(item.value, 'latin1')) ?? item.value;
  const [, deep] = /^([^*?[{]*)\/\*\*$/.exec(text) ?? [];
  if (deep !== undefined) return `everything below ${deep === '' ? '/' : deep}, at any depth`;
  const [, flat] = /^([^*?[{]*)\/\*$/.exec(text) ?? [];
  if (flat !== undefined) return `everything directly in ${flat === '' ? '/' : flat}`;
  return /(?<!\\)[*?[{]/.test(text) ? `what matches ${text}` : text;
}

/** One is named in the sentence; several follow it. */
const places = (items: readonly PathItem[]): string => items.map(placeWords).join(items.length > 1 ? '; ' : '');

const portsText = (rule: Rule): string => /\bport ((?:[^ ,]+, )*[^ ,]+)/.exec(printRule(rule))?.[1] ?? '';

const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

/**
 * The ladder (DESIGN §4): ways to write a rule for a path that was seen, from the path itself to ever more besides. The traced
 * program chose its names: a rung is a suggestion, and those behind a floor are never suggested unasked.
 */
import { commonPath, expandVariables, liesIn, matches, parseGlob, type Glob } from '../../compiler/index.js';
import { COMMONS, hasStar, isHollow, standsForFloor, temporaryName, templateOf } from './temporary.js';
import { escapeGlob } from '../../dsl/index.js';

export type Step = 'literal' | 'name' | 'extension' | 'directory' | 'subtree';

export interface Rung {
  readonly step: Step;
  /** As between the quotes of a policy: a glob with the language's variables, bytes. */
  readonly pattern: string;
  /** Why it is never suggested unasked: what of the rung is a floor. */
  readonly floor?: string;
}

/** What is done with the path, as far as it matters here. */
export interface Uses {
  /** Any of write, append, create, delete, rename, link, attributes. */
  readonly writes: boolean;
  /** exec or map. */
  readonly executes: boolean;
}

/** Of COMMONS, what was installed for everybody to read: one folder of it is no secret. */
const PUBLIC: ReadonlySet<string> = new Set([
  ...['/usr/bin', '/usr/sbin', '/usr/lib', '/usr/libexec', '/usr/share', '/usr/src', '/usr/include'],
  ...['/usr/lib/x86_64-linux-gnu', '/bin', '/sbin', '/lib', '/lib64'],
]);

/** Whether a folder is one of those, or lies in one. */
export const isPublic = (folder: string): boolean => [...PUBLIC].some((place) => liesIn(folder, place));

/** Kernel interfaces: names there are no data, and neighbours have nothing to do with each other. */
const INTERFACES = /^\/(?:proc|sys|dev)(?:\/|$)/;
/** But for what is data, or made by programs. */
const PLAIN_INTERFACES = /^\/(?:dev\/shm|dev\/pts|sys\/(?:devices|fs\/cgroup)\/.*)(?:\/|$)/;

const glob = (text: string): Glob => {
  const parsed = parseGlob(text);
  return 'problem' in parsed ? unreachable(`a glob that is none: ${text}: ${parsed.problem}`) : parsed;
};

/** Secrets, and what gives power over others: a rung that opens one of them unseen stands behind a floor. */
const SENSITIVE: readonly (readonly [glob: Glob, what: string])[] = (
  [
    ['/etc/{,g}shadow{,-}', 'passwords'],
    ['/etc/{sudoers,sudoers.d/**,pam.d/**,security/**}', 'who may do what'],
    ['/etc/{ssh/**_key,ssl/private/**,letsencrypt/**,pki/**/private/**}', 'private keys'],
    ['/{root,home/*}/.{ssh,gnupg,aws,azure,kube,docker,password-store,mozilla,thunderbird}{,/**}', 'keys'],
    ['/{root,home/*}/.{netrc,pgpass,git-credentials,npmrc,pypirc,*_history}', 'passwords'],
    ['/{root,home/*}/.config/{gcloud,gh,chromium,google-chrome,op,keybase,autostart,systemd}{,/**}', 'keys'],
    ['/{root,home/*}/.{profile,bashrc,bash_profile,zshrc,zshenv,bash_login,bash_logout}', 'start files'],
    ['/proc/{kcore,kmem,kallsyms,sysrq-trigger,1/**,*/{mem,environ}}', "other processes' memory"],
    ['/dev/{mem,kmem,port,kmsg,sd*,nvme*,vd*,dm-*,mapper/**,disk/**,kvm,fuse,uinput,input/**}', 'devices'],
    ['/{var/,}run/{docker,containerd/containerd,podman/podman,crio/crio}.sock', 'control of containers'],
    ['/var/{lib/docker/**,spool/cron/**,lib/private/**,lib/sss/**}', 'what others run'],
    ['/etc/{cron*/**,crontab,systemd/**,profile.d/**,ld.so.preload,ld.so.conf.d/**}', 'what others run'],
  ] as const
).map(([text, what]) => [glob(text), what]);

/** What a rung opens. */
export const rungGlob = (pattern: string): Glob =>
  glob(expandVariables(pattern, (name) => unreachable(`a rung with the variable ${name}`)));

function unreachable(what: string): never {
  throw new Error(`the learner made ${what}`);
}

/** `*.conf`; not the end of `libc.so.6`, `.bashrc` or `a.1`. */
const EXTENSION = /^(?!\.).+(\.[A-Za-z][A-Za-z0-9_+-]{0,11})$/;

/** `holds`: what is sensitive of the path itself. */
function floorOf(directory: string, pattern: string, holds: string | undefined, { writes }: Uses): string | undefined {
  const plain = directory === '' ? '/' : directory;
  if (plain === '@{HOME}' || plain === '/home/*') return 'it is a whole home';
  if (standsForFloor(plain)) return `\`${plain}\` holds the system or keys`;
  const readable = !writes && PUBLIC.has(plain) && !pattern.endsWith('**');
  if (COMMONS.has(plain) && !readable) return `\`${plain}\` is shared with other programs`;
  if (INTERFACES.test(plain) && !PLAIN_INTERFACES.test(`${plain}/`))
    return 'interfaces of the kernel are each their own matter';
  return opening(secretIn(pattern) ?? holds);
}

const opening = (secret: string | undefined): string | undefined => secret && `it would open ${secret}`;

/** Neighbours have most of their rungs in common: what was found last is kept. */
const secrets = new Map<string, string | undefined>();
const MAX_SECRETS = 4096;

/** What of SENSITIVE a pattern opens, and where, as far as that is found in time. */
function secretIn(pattern: string): string | undefined {
  if (secrets.has(pattern)) return secrets.get(pattern);
  const opened = rungGlob(pattern);
  let found: string | undefined;
  for (const [secret, what] of SENSITIVE) {
    const common = commonPath(opened, secret);
    if (common === undefined) continue;
    found = `${what} (\`${common}\`)`;
    break;
  }
  if (secrets.size >= MAX_SECRETS) secrets.clear();
  secrets.set(pattern, found);
  return found;
}

/** Whether a pattern matches a path that only a rule of its own opens. */
export const opensSecret = (pattern: string): boolean => secretIn(pattern) !== undefined;

/** The path, with `*` for names that will differ unless that stands behind a floor; then as it is. */
export function nameRung(path: string, uses: Uses): string {
  const name = ladderOf(path, uses).find(({ step }) => step === 'name');
  return name === undefined || name.floor !== undefined ? escapeGlob(path) : name.pattern;
}

/** All that lies in a folder, read only, by its rung of the ladder; `undefined` where that stands behind a floor. */
export function treeRung(folder: string): string | undefined {
  const pattern = `${templateOf(folder)}/**`;
  const rung = ladderOf(`${folder}/x`, { writes: false, executes: false }).find((one) => one.pattern === pattern);
  return rung?.floor === undefined ? rung?.pattern : undefined;
}

/** Whether a path is one of those that only a rule of their own opens; `~` is any home. */
export const sensitive = (path: string): string | undefined => SENSITIVE.find(([g]) => matches(g, path))?.[1];

/**
 * From the path itself upwards; each rung matches the path, and what the rung before it matches but for an extension's
 * directory. `path` absolute and normalised, bytes.
 */
export function ladderOf(path: string, uses: Uses): readonly Rung[] {
  const literal = escapeGlob(path);
  const rungs: Rung[] = [{ step: 'literal', pattern: literal }];
  if (path === '/' || !path.startsWith('/')) return rungs;
  const template = templateOf(path);
  const holds = sensitive(path);
  const add = (step: Step, directory: string, name: string): void => {
    const pattern = `${directory}/${name}`;
    if (rungs.some((rung) => rung.pattern === pattern)) return;
    // A name of which nothing is left says no more than its directory.
    const whole = step !== 'name' || isHollow(name);
    // Libraries are mapped, and hardly ever programs: all of a folder that nothing is written to.
    const executes = uses.executes && (uses.writes || step !== 'extension' || !name.endsWith('.so'));
    const floor = whole
      ? (floorOf(directory, pattern, holds, uses) ?? (executes ? executable(uses) : undefined))
      : hasStar(pattern)
        ? opening(secretIn(pattern))
        : undefined;
    rungs.push({ step, pattern, ...(floor === undefined ? {} : { floor }) });
  };
  const cut = template.lastIndexOf('/');
  const name = template.slice(cut + 1);
  let directory = template.slice(0, cut);
  add('name', directory, name);
  const extension = EXTENSION.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
  if (extension !== undefined && temporaryName(extension) === undefined) add('extension', directory, `*${extension}`);
  add('directory', directory, '*');
  for (;;) {
    add('subtree', directory, '**');
    if (directory === '' || directory === '@{HOME}') break;
    directory = directory.slice(0, directory.lastIndexOf('/'));
  }
  return rungs;
}

const executable = ({ writes }: Uses): string =>
  writes ? 'what is written there could be executed' : 'whatever is put there could be executed';

/** The files of a list that a pattern opens beyond those that were seen. */
export function opensBeyond(pattern: string, seen: ReadonlySet<string>, files: Iterable<string>): readonly string[] {
  const opened = rungGlob(pattern);
  return [...files].filter((file) => !seen.has(file) && matches(opened, file));
}

/**
 * Opens a Landlock ruleset for the launcher: resolves the rules' paths against the file tree as it is now, and hands them to
 * the kernel (landlock_create_ruleset(2), landlock_add_rule(2)). Nothing is in force before `launch` enters the ruleset.
 */
import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { interpretersOf } from './program-interpreters.js';
import { NativeError, errnoName, openLibc, type Libc } from './libc.js';
import { constants } from 'node:os';
import { O_CLOEXEC } from './abi.js';

/** As bits of the running kernel's ABI. `backends/landlock` makes it; this layer knows numbers only. */
export interface RulesetRequest {
  readonly handledFs: bigint;
  readonly handledNet: bigint;
  readonly scoped: bigint;
  readonly rules: readonly RuleRequest[];
  /** Both ends in. */
  readonly ports: readonly {
    readonly access: bigint;
    readonly ports: readonly (readonly [from: number, to: number])[];
  }[];
  /** What may be granted on something that is no directory. */
  readonly fileRights: bigint;
  /** What of a directory is about itself, where not all below it is meant. */
  readonly directoryRights: bigint;
  /** What may be granted on `missing` instead. */
  readonly readingRights: bigint;
  /** For the program and its interpreters. */
  readonly executeRights: bigint;
  /** Where no rule may lead by a symbolic link. */
  readonly isFloor: (path: string) => boolean;
}

export interface RuleRequest {
  /** Absolute; bytes, one character each. */
  readonly path: string;
  /** A name or a test for each segment below `path`: the rule is on all that exist now. */
  readonly matching: readonly (string | ((name: string) => boolean))[];
  readonly beneath: boolean;
  readonly access: bigint;
  readonly missing?: string;
}

/** What became of a rule that did not go as written. Paths are bytes, one character each. */
export type LandlockNote =
  | { readonly kind: 'missing'; readonly path: string; readonly instead: string | undefined }
  | { readonly kind: 'link to a floor'; readonly path: string; readonly floor: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly errno: string };

export interface OpenedRuleset {
  /** For `LaunchPlan.landlockRuleset`; `undefined` where the request restricts nothing. */
  readonly fd: number | undefined;
  readonly rules: number;
  readonly notes: readonly LandlockNote[];
}

/** include/uapi/linux/landlock.h */
const CREATE_RULESET_VERSION = 1;
const RULE_PATH_BENEATH = 1;
const RULE_NET_PORT = 2;
const O_PATH = 0o10000000;
const AT_FDCWD = -100;
/** asm-generic/errno.h, as the launcher's architectures have it; Node has no name for it. */
const EBADFD = 77;
const S_IFMT = 0o170000;
const S_IFDIR = 0o040000;

/** Landlock's ABI of the running kernel, from 1; 0 without it. */
export function landlockAbi(libc: Libc = openLibc()): number {
  return Math.max(0, libc.syscall(libc.abi.nr.landlockCreateRuleset, 0, 0, CREATE_RULESET_VERSION));
}

/**
 * `program`: absolute path of what is going to be executed under it.
 * @throws NativeError where the kernel refuses: then nothing must be started.
 */
export function openLandlock(request: RulesetRequest, program: string | undefined): OpenedRuleset {
  if (request.handledFs === 0n && request.handledNet === 0n && request.scoped === 0n)
    return { fd: undefined, rules: 0, notes: [] };
  const kernel = new Kernel(openLibc());
  const fd = kernel.createRuleset(request);
  try {
    const opened = new Opened(kernel, fd, request);
    if (request.handledFs !== 0n) {
      for (const rule of request.rules) opened.add(rule);
      if (program !== undefined) opened.addProgram(program);
    }
    for (const { access, ports } of request.ports)
      for (const [from, to] of ports) for (let port = from; port <= to; port++) kernel.addPort(fd, access, port);
    return { fd, rules: opened.rules, notes: opened.notes };
  } catch (error) {
    kernel.close(fd);
    throw error;
  }
}

/** The calls, with one piece of memory for their structures. */
class Kernel {
  private readonly scratch;

  constructor(private readonly libc: Libc) {
    this.scratch = libc.map(8192);
  }

  createRuleset({ handledFs, handledNet, scoped }: RulesetRequest): number {
    const { memory, address } = this.scratch;
    memory.writeBigUInt64LE(handledFs, 0);
    memory.writeBigUInt64LE(handledNet, 8);
    memory.writeBigUInt64LE(scoped, 16);
    // An older kernel takes a longer structure if what it does not know is zero (copy_struct_from_user).
    return this.call('landlock_create_ruleset', this.libc.abi.nr.landlockCreateRuleset, address, 24, 0);
  }

  /** @returns false for what lies in no file tree (a pipe, memory): Landlock lets all be done with that, and takes no rule. */
  addPath(ruleset: number, access: bigint, fd: number): boolean {
    const { memory, address } = this.scratch;
    memory.writeBigUInt64LE(access, 0);
    memory.writeInt32LE(fd, 8); // struct landlock_path_beneath_attr is packed: 12 bytes
    const result = this.libc.syscall(this.libc.abi.nr.landlockAddRule, ruleset, RULE_PATH_BENEATH, address, 0);
    if (result < 0 && result !== -EBADFD) throw new NativeError('landlock_add_rule', -result);
    return result >= 0;
  }

  addPort(ruleset: number, access: bigint, port: number): void {
    const { memory, address } = this.scratch;
    memory.writeBigUInt64LE(access, 0);
    memory.writeBigUInt64LE(BigInt(port), 8); // host byte order
    this.call('landlock_add_rule', this.libc.abi.nr.landlockAddRule, ruleset, RULE_NET_PORT, address, 0);
  }

  /** O_PATH: no right on the file is needed, and a device is not touched. Symbolic links are followed, once. −errno or the fd. */
  openPath(path: string): number {
    const { memory, address } = this.scratch;
    const bytes = Buffer.from(`${path}\0`, 'latin1');
    if (bytes.length > memory.length) return -constants.errno.ENAMETOOLONG;
    bytes.copy(memory);
    return this.libc.syscall(this.libc.abi.nr.openat, AT_FDCWD, address, O_PATH | O_CLOEXEC, 0);
  }

  close(fd: number): void {
    this.libc.syscall(this.libc.abi.nr.close, fd);
  }

  private call(name: string, nr: number, ...args: readonly (number | bigint)[]): number {
    const result = this.libc.syscall(nr, ...args);
    if (result < 0) throw new NativeError(name, -result);
    return result;
  }
}

class Opened {
  rules = 0;
  readonly notes: LandlockNote[] = [];

  constructor(
    private readonly kernel: Kernel,
    private readonly ruleset: number,
    private readonly request: RulesetRequest,
  ) {}

  add(rule: RuleRequest): void {
    if (rule.matching.length > 0) {
      for (const path of this.existing(rule.path, rule.matching)) this.addObject(path, rule.access, rule.beneath);
    } else if (!this.addObject(rule.path, rule.access, rule.beneath)) {
      const reading = rule.access & this.request.readingRights;
      const instead = reading !== 0n && rule.missing !== undefined && this.addObject(rule.missing, reading, true);
      this.notes.push({ kind: 'missing', path: rule.path, instead: instead ? rule.missing : undefined });
    }
  }

  addProgram(program: string): void {
    for (const path of [program, ...interpretersOf(program)]) this.addObject(path, this.request.executeRights, false);
  }

  /** @returns false if there is no such object. */
  private addObject(path: string, access: bigint, beneath: boolean): boolean {
    const fd = this.kernel.openPath(path);
    if (fd < 0) {
      const errno = errnoName(-fd);
      if (errno === 'ENOENT' || errno === 'ENOTDIR') return false;
      this.notes.push({ kind: 'unreadable', path, errno });
      return true;
    }
    try {
      const { mode, real } = describe(fd);
      const directory = (mode & S_IFMT) === S_IFDIR;
      const rights = access & (!directory ? this.request.fileRights : beneath ? ~0n : this.request.directoryRights);
      if (directory && real !== path && this.request.isFloor(real))
        this.notes.push({ kind: 'link to a floor', path, floor: real });
      else if (rights !== 0n && this.kernel.addPath(this.ruleset, rights, fd)) {
        this.rules++;
        // Else the program may be executed, but the kernel not execute what that needs.
        if (!directory && (access & this.request.executeRights) === this.request.executeRights)
          this.addInterpreters(path);
      }
      return true;
    } finally {
      this.kernel.close(fd);
    }
  }

  private readonly interpreted = new Set<string>();

  private addInterpreters(path: string): void {
    for (const interpreter of interpretersOf(path)) {
      if (this.interpreted.has(interpreter)) continue;
      this.interpreted.add(interpreter);
      this.addObject(interpreter, this.request.executeRights, false);
    }
  }

  private existing(base: string, segments: RuleRequest['matching']): readonly string[] {
    let found = [base === '/' ? '' : base];
    for (const segment of segments)
      found = found.flatMap((path) =>
        typeof segment === 'string'
          ? [`${path}/${segment}`]
          : this.names(path || '/')
              .filter(segment)
              .map((n) => `${path}/${n}`),
      );
    return found;
  }

  private names(path: string): readonly string[] {
    try {
      return readdirSync(Buffer.from(path, 'latin1'), 'buffer').map((name) => name.toString('latin1'));
    } catch (error) {
      const errno = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
      if (errno !== 'ENOENT' && errno !== 'ENOTDIR') this.notes.push({ kind: 'unreadable', path, errno });
      return [];
    }
  }
}

/** What the fd is open on, whatever its name leads to by now. */
function describe(fd: number): { mode: number; real: string } {
  const link = `/proc/self/fd/${fd}`;
  return { mode: statSync(link).mode, real: readlinkSync(link, 'buffer').toString('latin1') };
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Target } from './targets.js';

/** The host's gcc, made to read another architecture's user-space headers. No cross compiler is needed: nothing is linked. */
export class Compiler {
  readonly #dir = mkdtempSync(join(tmpdir(), 'polc-tables-'));
  readonly #freestanding: string;

  constructor() {
    this.#freestanding = join(this.#dir, 'stub');
    // linux/if.h and a few others include libc's headers for these few things only; libc's own would clash with linux/.
    const stubs: Readonly<Record<string, string>> = {
      'sys/socket.h':
        '#include <linux/socket.h>\ntypedef unsigned short sa_family_t;\nstruct sockaddr { sa_family_t sa_family; char sa_data[14]; };',
      'sys/types.h': '#include <linux/types.h>',
      'sys/time.h': '#include <linux/time.h>',
      'time.h': '#include <linux/time.h>\n#include <stddef.h>\ntypedef long time_t;',
      'stdint.h':
        '#include <linux/types.h>\ntypedef __u8 uint8_t;\ntypedef __u16 uint16_t;\ntypedef __u32 uint32_t;\ntypedef __u64 uint64_t;\ntypedef __s32 int32_t;\ntypedef __s64 int64_t;\ntypedef unsigned long uintptr_t;',
      'stddef.h': 'typedef __SIZE_TYPE__ size_t;\n#define offsetof __builtin_offsetof',
      'stdlib.h': '#include <stddef.h>',
      'string.h': '#include <stddef.h>',
      'unistd.h': '#include <stddef.h>',
      'limits.h': '',
      'sys/ioctl.h': '#include <asm/ioctl.h>',
      'endian.h': '',
    };
    for (const [name, text] of Object.entries(stubs)) this.#write(`stub/${name}`, `#pragma once\n${text}\n`);
  }

  #write(name: string, text: string): string {
    const path = join(this.#dir, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  /** asm/NAME.h → asm-generic/NAME.h for every generic header, and what architectures without their own ones lack. */
  #genericAsm(target: Target): string {
    const dir = join(this.#dir, `generic-${target.arch}`);
    for (const root of target.include)
      for (const name of readdirSync(join(root, 'asm-generic')))
        this.#write(`generic-${target.arch}/asm/${name}`, `#include <asm-generic/${name}>\n`);
    this.#write(`generic-${target.arch}/asm/byteorder.h`, '#include <linux/byteorder/little_endian.h>\n');
    this.#write(
      `generic-${target.arch}/asm/bitsperlong.h`,
      '#define __BITS_PER_LONG 64\n#include <asm-generic/bitsperlong.h>\n',
    );
    // arch/loongarch/include/uapi/asm/kvm.h has just these three empty; what needs its other structures drops out.
    this.#write(
      `generic-${target.arch}/asm/kvm.h`,
      ['kvm_guest_debug_arch', 'kvm_debug_exit_arch', 'kvm_sync_regs'].map((name) => `struct ${name} {};\n`).join(''),
    );
    for (const name of ['ptrace.h', 'sigcontext.h', 'auxvec.h', 'hwcap.h', 'prctl.h', 'ldt.h', 'cachectl.h'])
      this.#write(`generic-${target.arch}/asm/${name}`, '');
    return dir;
  }

  #flags(target: Target): string[] {
    const host = ['__x86_64__', '__x86_64', '__amd64__', '__amd64', '__i386__', '__i386', 'i386', '__ILP32__'];
    return [
      '-w',
      '-nostdinc',
      ...host.filter((name) => !target.macros.includes(name)).map((name) => `-U${name}`),
      ...target.abi,
      ...target.macros.map((macro) => `-D${macro}`),
      `-I${this.#freestanding}`,
      ...(target.generic ? [`-I${this.#genericAsm(target)}`] : []),
      ...target.include.flatMap((dir) => ['-isystem', dir]),
    ];
  }

  /** Runs gcc on a source text; `args` choose what comes out. */
  run(target: Target, args: readonly string[], source: string): { readonly out: string; readonly errors: string } {
    const file = this.#write('input.c', source);
    const done = spawnSync('gcc', [...this.#flags(target), ...args, file, '-o', '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (done.error) throw done.error;
    return { out: done.stdout, errors: done.status === 0 ? '' : done.stderr };
  }

  /** The macros defined after `source`, with their unexpanded bodies. */
  macros(target: Target, source: string): Map<string, string> {
    const { out, errors } = this.run(target, ['-E', '-dM'], source);
    if (errors) throw new Error(`${target.arch}: ${errors}`);
    const found = new Map<string, string>();
    for (const [, name = '', body = ''] of out.matchAll(/^#define (\w+) (.*)$/gm)) found.set(name, body);
    return found;
  }

  close(): void {
    rmSync(this.#dir, { recursive: true });
  }
}

export const hasCompiler = (): boolean => spawnSync('gcc', ['--version']).status === 0;

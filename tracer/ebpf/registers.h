/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* Which call a task is in, and with what. */
#ifndef POLC_REGISTERS_H
#define POLC_REGISTERS_H

#include "kernel-types.h"
#include "load.h"
#include "shared.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* asm/thread_info.h, asm/unistd.h; linux/errno.h */
#define TS_COMPAT 2
#define X32_BIT 0x40000000
#define MAX_ERRNO 4095
#define ERESTARTSYS 512
#define ERESTART_RESTARTBLOCK 516
#define EINTR 4

static __always_inline __u64 argument(struct pt_regs *regs, int arch, int index)
{
	struct pt_regs___x86 *x86 = (void *)regs;
	struct pt_regs___arm64 *arm = (void *)regs;

	if (bpf_core_field_exists(x86->orig_ax)) {
		if (arch == ARCH_COMPAT) {
			switch (index) {
			case 0: return (__u32)x86->bx;
			case 1: return (__u32)x86->cx;
			case 2: return (__u32)x86->dx;
			case 3: return (__u32)x86->si;
			case 4: return (__u32)x86->di;
			default: return (__u32)x86->bp;
			}
		}
		switch (index) {
		case 0: return x86->di;
		case 1: return x86->si;
		case 2: return x86->dx;
		case 3: return x86->r10;
		case 4: return x86->r8;
		default: return x86->r9;
		}
	}
	if (bpf_core_field_exists(arm->syscallno)) {
		/* x0 holds the result by now. */
		if (index == 0)
			return arm->orig_x0;
		return arm->regs[index];
	}
	return 0;
}

static __always_inline int number_of(struct pt_regs *regs)
{
	struct pt_regs___x86 *x86 = (void *)regs;
	struct pt_regs___arm64 *arm = (void *)regs;

	if (bpf_core_field_exists(x86->orig_ax))
		return x86->orig_ax;
	if (bpf_core_field_exists(arm->syscallno))
		return arm->syscallno;
	return -1;
}

/* `task`: its address. */
static __always_inline int arch_of(__u64 task, int nr)
{
	if (bpf_core_field_exists(struct task_struct, thread_info.status) && LOAD(task_struct, task, thread_info.status) & TS_COMPAT)
		return ARCH_COMPAT;
	return nr >= 0 && nr & X32_BIT ? ARCH_X32 : ARCH_NATIVE;
}

static __always_inline int outcome_of(long result)
{
	if (result >= 0 || result < -MAX_ERRNO)
		return 0;
	/* The kernel's own ways to say: interrupted by a signal, to be tried again. */
	if (result <= -ERESTARTSYS && result >= -ERESTART_RESTARTBLOCK)
		return -EINTR;
	return result;
}
#endif

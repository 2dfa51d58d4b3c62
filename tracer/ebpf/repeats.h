/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/*
 * Calls that are like one that this CPU has just seen, by what their registers alone say: fcntl with the same command, fstat by the name
 * of newfstatat. They are only counted.
 */
#ifndef POLC_REPEATS_H
#define POLC_REPEATS_H

#include "kernel-types.h"
#include "maps.h"
#include "table.h"
#include <stdbool.h>
#include <bpf/bpf_helpers.h>

/* linux/mm.h */
#define VM_WRITE 2

static __always_inline struct repeat *repeat_of(struct scratch *scratch, int nr, __u64 value)
{
	return &scratch->repeats[mix(nr, value) & (REPEATS - 1)];
}

/* Counts a native call that worked, if it is known here. `value` and `other`: its second and its fourth argument. */
static __always_inline bool counts_as_repeat(struct scratch *scratch, struct task_state *state, int nr, __u64 value, __u64 other)
{
	struct repeat *repeat = repeat_of(scratch, nr, value);
	struct entry *entry;

	if (repeat->nr != nr || repeat->value != value || repeat->other != (other & repeat->mask) || repeat->image != state->image ||
	    repeat->process != state->process)
		return false;
	entry = entry_at(repeat->entry);
	if (!entry || !entry->count || entry->last_process != state->process)
		return false;
	__sync_fetch_and_add(&entry->count, 1);
	entry->last = bpf_jiffies64();
	return true;
}

static long is_constant(struct task_struct *task, struct vm_area_struct *area, bool *constant)
{
	*constant = !(area->vm_flags & VM_WRITE);
	return 0;
}

/* Remembers a native call that worked and whose entry is `scratch->entry`, if registers tell what it is. `empty`: its name is. */
static __always_inline void remember_repeat(struct scratch *scratch, struct task_state *state, struct spec *spec, int nr, bool empty)
{
	struct record *record = (struct record *)scratch->bytes;
	__u64 value = record->args[1];
	struct repeat *repeat = repeat_of(scratch, nr, value);
	bool constant = false;
	__u64 mask = 0;

	if (!scratch->entry || spec->telling[0] || spec->telling[2] || spec->telling[4] || spec->telling[5] || spec->zero)
		return;
	if (empty) {
		/* The string must be one that stays empty. */
		if (spec->text[0] != 2 || spec->telling[1])
			return;
		bpf_find_vma(bpf_get_current_task_btf(), value, is_constant, &constant, 0);
		if (!constant)
			return;
		mask = spec->telling[3];
	} else if (spec->flags || spec->telling[3] || spec->text[0] || spec->base[0] || spec->words || spec->address || spec->peer ||
		   (spec->when && spec->when_argument != 1)) {
		return;
	}
	repeat->nr = nr;
	repeat->value = value;
	repeat->mask = mask;
	repeat->other = record->args[3] & mask;
	repeat->image = state->image;
	repeat->process = state->process;
	repeat->entry = scratch->entry;
}
#endif

/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* The table of what was seen: how entries are found by hash, made, and counted. */
#ifndef POLC_TABLE_H
#define POLC_TABLE_H

#include "items.h"
#include "maps.h"
#include <stdbool.h>
#include <bpf/bpf_helpers.h>

static __always_inline struct entry *entry_at(__u32 number)
{
	return bpf_map_lookup_elem(&entries, &number);
}

/* The number in a slot, if it is that of the entry of what has this hash; else 0. */
static __always_inline __u32 matching(__u32 slot, __u64 hash)
{
	__u32 number = slot & (MAX_ENTRIES - 1);
	struct entry *entry;

	if ((slot ^ hash >> 32) & ~(MAX_ENTRIES - 1))
		return 0;
	entry = entry_at(number);
	return entry && entry->hash == hash ? number : 0;
}

/* The slot in a line where the entry of what has this hash is, or may be put; NULL: all are taken by others. */
static __always_inline __u32 *slot_in(__u32 index, __u64 hash, __u32 *number)
{
	struct line *line = bpf_map_lookup_elem(&lines, &index);

	if (!line)
		return NULL;
	for (__u32 i = 0; i < SLOTS; i++) {
		__u32 *slot = &line->slots[(hash + i) & (SLOTS - 1)], found = *slot;

		*number = found ? matching(found, hash) : 0;
		if (!found || *number)
			return slot;
	}
	return NULL;
}

/* The line to look into as `attempt` (from 0 on): where the entry of what has this hash is, if those before are full. */
static __always_inline __u32 line_of(__u32 attempt, __u64 hash, struct near near)
{
	switch (near.folder ? attempt : attempt + 2) {
	case 0: return near.folder & (NEAR_LINES - 1);
	case 1: return (near.folder & (NEAR_LINES - 1)) ^ 1;
	case 2: return NEAR_LINES + ((near.name ?: hash / SLOTS) & (FAR_LINES - 1));
	default: return NEAR_LINES + ((hash >> 32) & (FAR_LINES - 1));
	}
}

/*
 * The number of the entry of what has this hash, a fresh one if need be. 0: there is no room. What is done in one folder, or else by one
 * name, shares lines as long as they have room, since all that is new would wait for memory else. A slot holds an entry's number, and
 * above it what the number leaves room for of the hash's high bits.
 */
static __always_inline __u32 entry_of(__u64 hash, struct near near)
{
	__u32 number = 0, found;
	__u32 *free = NULL;
	struct entry *entry;

	for (__u32 i = 0; i < 4 && !free; i++)
		free = slot_in(line_of(i, hash, near), hash, &number);
	if (number)
		return number;
	if (!free || control.entries >= MAX_ENTRIES - 1)
		return 0;
	number = __sync_fetch_and_add(&control.entries, 1) + 1;
	entry = entry_at(number);
	if (!entry)
		return 0;
	entry->hash = hash;
	found = __sync_val_compare_and_swap(free, 0, ((__u32)(hash >> 32) & ~(MAX_ENTRIES - 1)) | number);
	/* Another CPU was faster, most likely with the same; then this number remains unused. */
	return found ? matching(found, hash) : number;
}

/* Remembers that the process did what has this hash. Whether it had not yet; not even where there is no such process any more. */
static __always_inline bool first_of(__u32 serial, __u64 hash)
{
	struct process *process = bpf_map_lookup_elem(&processes, &serial);
	__u32 word = (hash >> 6) % BLOOM_WORDS;
	__u64 bit = 1ull << (hash & 63);

	if (!process || process->done[word] & bit)
		return false;
	process->done[word] |= bit;
	return true;
}

/* Counts what has this hash. Where it is new: the number of its entry, or NO_ENTRY. Else 0. */
__noinline __u32 count(__u64 hash, __u64 folder, __u64 name, __u32 process)
{
	__u32 number = entry_of(hash, (struct near){folder, name});
	struct entry *entry = entry_at(number);
	struct scratch *scratch = scratch_of();
	bool told;

	if (scratch)
		scratch->entry = number;
	if (!number || !entry) {
		/* The table is full there. A record all the same: user space then counts for itself. */
		__sync_fetch_and_add(&control.uncounted, 1);
		return NO_ENTRY;
	}
	told = __sync_fetch_and_add(&entry->count, 1) != 0;
	entry->last = bpf_jiffies64();
	if (entry->last_process != process) {
		/* Of most there is one process alone, which is remembered only when a second one comes. */
		if (!entry->last_process) {
			entry->processes = 1;
		} else {
			first_of(entry->last_process, hash);
			if (first_of(process, hash))
				__sync_fetch_and_add(&entry->processes, 1);
		}
		entry->last_process = process;
	}
	return told ? 0 : number;
}
#endif

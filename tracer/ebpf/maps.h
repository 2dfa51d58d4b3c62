/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* What the kernel's side remembers, and what it shares with user space. */
#ifndef POLC_MAPS_H
#define POLC_MAPS_H

#include "shared.h"
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

/* Written by user space before the program is loaded. */
const volatile struct settings settings;

/* Written by user space while the program runs (the section is mapped there), and read from there. */
struct control control;

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct task_state);
} tasks SEC(".maps");

/* By architecture and number: what of a call matters. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, ARCHES * CALLS);
	__type(key, __u32);
	__type(value, struct spec);
} specs SEC(".maps");

/* Of calls whose arguments don't matter, all but the first of a thread: one array per image, which takes no hashing. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, COUNTED_IMAGES);
	__type(key, __u32);
	__type(value, struct counts);
} counts SEC(".maps");

/* By number, one after the other as they come, so that new ones share cache lines and pages. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, MAX_ENTRIES);
	__type(key, __u32);
	__type(value, struct entry);
} entries SEC(".maps");

/*
 * Their numbers by hash, as `entry_of` says. A hash map of the kernel's would take three calls for what is new, and with each a
 * cache miss or two.
 */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	/* Nobody maps it, but so it begins at a page, and its lines are the processor's. */
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, LINES);
	__type(key, __u32);
	__type(value, struct line);
} lines SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, MAX_IMAGES);
	__type(key, __u64);
	__type(value, __u32);
} images SEC(".maps");

/* By serial number: which entries a process has had, as a Bloom filter. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, MAX_PROCESSES);
	__type(key, __u32);
	__type(value, struct process);
} processes SEC(".maps");

/* By pid as the process itself and its peers see it: who is a process of this trace. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, MAX_PROCESSES);
	__type(key, struct peer);
	__type(value, struct who);
} peers SEC(".maps");

/* Processes that ran already and are to be traced from their next call on. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, MAX_PROCESSES);
	__type(key, __u32);
	__type(value, __u8);
} seeds SEC(".maps");

/* Numbers of folders whose paths user space knows, by their low bits: a folder may drive another out. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, MAX_FOLDERS);
	__type(key, __u32);
	__type(value, __u64);
} folders SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, RING_BYTES);
} ring SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct scratch);
} scratches SEC(".maps");
#endif

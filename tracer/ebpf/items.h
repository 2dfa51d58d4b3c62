/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* A record in the making: texts and bytes, and the hash that tells calls apart. */
#ifndef POLC_ITEMS_H
#define POLC_ITEMS_H

#include "maps.h"
#include <stdbool.h>
#include <bpf/bpf_helpers.h>

static __always_inline struct scratch *scratch_of(void)
{
	__u32 zero = 0;

	/* The tracepoints run with preemption off, so the scratch space of this CPU is ours. */
	return bpf_map_lookup_elem(&scratches, &zero);
}

/* A typed pointer as a number, which is all that the functions below take: the verifier forgets a type on the way through memory. */
static __always_inline __u64 number(struct scratch *scratch, const void *pointer)
{
	*(volatile __u64 *)&scratch->number = (__u64)pointer;
	return *(volatile __u64 *)&scratch->number;
}

static __always_inline __u64 mix(__u64 hash, __u64 word)
{
	hash = (hash ^ word) * 0x9e3779b97f4a7c15ull;
	return hash ^ (hash >> 29);
}

/*
 * Below, functions that are `__noinline` and not static are verified once, for all arguments, and not in each place where they
 * are called: with them, this is a program that the verifier can get through. They share the scratch space.
 */

struct hashing {
	struct scratch *scratch;
	__u64 hash;
	__u32 at;
};

static __always_inline __u64 word_at(struct scratch *scratch, __u32 at)
{
	return *(__u64 *)&scratch->bytes[at > ITEMS_END + MAX_TEXT ? 0 : at & ~7u];
}

static long hash_word(__u32 index, struct hashing *hashing)
{
	hashing->hash = mix(hashing->hash, word_at(hashing->scratch, hashing->at + index * 8));
	return 0;
}

/* Mixes `length` bytes at `at` of the record into the hash. */
__noinline int hash_bytes(__u32 at, __u32 length)
{
	struct scratch *scratch = scratch_of();
	struct hashing hashing = {.scratch = scratch, .at = at};
	__u32 rest = length & 7;

	if (!scratch)
		return 0;
	hashing.hash = scratch->hash;
	bpf_loop(length / 8, hash_word, &hashing, 0);
	/* What lies behind the text is of an earlier record. */
	if (rest)
		hashing.hash = mix(hashing.hash, word_at(scratch, at + length) & ((1ull << (rest * 8)) - 1));
	scratch->hash = hashing.hash;
	return 0;
}

/* Room for an item of at most MAX_TEXT bytes; NULL where the record is full. */
static __always_inline struct item *item_at(struct scratch *scratch)
{
	__u32 at = scratch->at & ~7u;

	if (at > ITEMS_END) {
		scratch->cut = 1;
		return NULL;
	}
	return (struct item *)&scratch->bytes[at];
}

static __always_inline void close_item(struct scratch *scratch, struct item *item, __u8 kind, __u8 role, __u32 length)
{
	item->kind = kind;
	item->role = role;
	item->length = length;
	scratch->at = (scratch->at & ~7u) + sizeof(struct item) + ((length + 7) & ~7u);
}

/*
 * A string of the program's that is short, as most are. It comes by the kernel's stack, which is spared what the kernel checks of other
 * memory before it copies to it; functions that have 64 bytes there or more are given another one.
 */
static __noinline long put_short(struct item *item, __u64 address, struct scratch *scratch)
{
	__u64 near[SHORT_TEXT / 8], *words = (__u64 *)item->data, hash;
	long length = bpf_probe_read_user_str(near, SHORT_TEXT, (void *)address);

	if (length <= 0 || length >= SHORT_TEXT)
		return 0;
	hash = settings.seed;
	for (__u32 i = 0; i < SHORT_TEXT / 8; i++) {
		__s32 left = length - i * 8;

		if (left <= 0)
			break;
		if (left < 8)
			near[i] &= (1ull << (left * 8)) - 1;
		words[i] = near[i];
		hash = mix(hash, near[i]);
	}
	scratch->name = hash;
	scratch->hash = mix(scratch->hash, hash);
	return length;
}

/* A string with its NUL, from the program's memory or (`of_kernel`) from the kernel's. */
__noinline int put_text(__u8 role, __u64 address, bool of_kernel)
{
	struct scratch *scratch = scratch_of();
	struct item *item;
	__u32 at;
	long length;

	if (!scratch)
		return 0;
	item = item_at(scratch);
	if (!item)
		return 0;
	scratch->hash = mix(scratch->hash, role);
	if (!of_kernel) {
		length = put_short(item, address, scratch);
		if (length > 0) {
			close_item(scratch, item, ITEM_TEXT, role, length);
			return 0;
		}
		length = bpf_probe_read_user_str(item->data, MAX_TEXT, (void *)address);
	} else {
		length = bpf_probe_read_kernel_str(item->data, MAX_TEXT, (void *)address);
	}
	at = (scratch->at & ~7u) + sizeof(*item);
	close_item(scratch, item, length < 0 ? ITEM_FAULT : ITEM_TEXT, role, length < 0 ? 0 : length);
	if (length > 0)
		hash_bytes(at, length);
	return 0;
}

/* `hashed`: how many bytes of it tell calls apart. */
__noinline int put_bytes(__u8 kind, __u8 role, __u64 address, __u32 length, __u32 hashed)
{
	struct scratch *scratch = scratch_of();
	struct item *item;
	__u32 at;

	if (!scratch)
		return 0;
	item = item_at(scratch);
	if (!item)
		return 0;
	at = (scratch->at & ~7u) + sizeof(*item);
	if (length > MAX_BYTES)
		length = MAX_BYTES;
	if (bpf_probe_read_user(item->data, length, (void *)address) < 0) {
		kind = ITEM_FAULT;
		length = 0;
	}
	close_item(scratch, item, kind, role, length);
	hash_bytes(at, hashed > length ? length : hashed);
	return 0;
}
#endif

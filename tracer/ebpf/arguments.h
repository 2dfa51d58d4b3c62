/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* What the arguments of a call lead to, as its spec says. */
#ifndef POLC_ARGUMENTS_H
#define POLC_ARGUMENTS_H

#include "files.h"
#include "items.h"
#include "peers.h"

/* linux/fs.h */
#define FMODE_CREATED 0x100000

/* Arguments lie in the record, as there (unlike on the stack) the verifier lets an index choose. Nobody asks for one behind the last. */
static __always_inline __u64 pick(struct scratch *scratch, __u32 index)
{
	/* Keeps the compiler from concluding that the mask does nothing. */
	asm volatile("" : "+r"(index));
	return ((struct record *)scratch->bytes)->args[index & 7];
}

static __always_inline struct spec *spec_of(int arch, int nr)
{
	__u32 slot = arch * CALLS + nr;

	return nr >= 0 && nr < CALLS && arch >= 0 && arch < ARCHES ? bpf_map_lookup_elem(&specs, &slot) : NULL;
}

/* The texts of a call, and what path names are relative to. Whether its name is empty, so that it asks about a descriptor. */
static __always_inline bool take_names(struct scratch *scratch, struct spec *spec)
{
	struct task_struct *task = bpf_get_current_task_btf();

	for (int i = 0; i < 3; i++) {
		__u32 index = spec->text[i];
		__u64 address;

		if (!index)
			break;
		address = pick(scratch, index - 1);
		if (address)
			put_text(index - 1, address, false);
	}
	scratch->base[0].dentry = scratch->base[1].dentry = 0;
	/* fstat by another name: of a file that is open already there is nothing to tell. */
	if (spec->flags & SPEC_LOOKS && scratch->bytes[sizeof(struct record) + sizeof(struct item)] == 0 &&
	    scratch->at == sizeof(struct record) + 2 * sizeof(struct item))
		return true;
	for (int i = 0; i < 2; i++) {
		__u32 index = spec->base[i];
		struct place *place = &scratch->base[i];

		if (!index)
			continue;
		if (index == BASE_CWD || (int)pick(scratch, index - 1) < 0) {
			place->dentry = number(scratch, task->fs->pwd.dentry);
			place->mount = number(scratch, task->fs->pwd.mnt);
		} else {
			__u64 file = file_of(task, pick(scratch, index - 1));

			if (file)
				*place = place_of(file);
			if (i == 0)
				scratch->near = (struct near){.folder = mix(settings.seed, place->dentry) ?: 1, .name = mix(scratch->name, place->dentry)};
		}
		if (place->dentry)
			hash_file(scratch, place->dentry);
	}
	return false;
}

/* Structures: words that matter, and socket addresses. */
__noinline int take_structures(int arch, int nr)
{
	struct scratch *scratch = scratch_of();
	struct spec *spec = spec_of(arch, nr);
	__u64 address;
	__u32 length;

	if (!scratch || !spec)
		return 0;
	if (spec->words) {
		address = pick(scratch, spec->words - 1);
		if (address)
			put_bytes(ITEM_WORDS, spec->words - 1, address, spec->words_size, spec->words_hashed);
	}
	if (!spec->address)
		return 0;
	address = pick(scratch, spec->address - 1);
	length = pick(scratch, spec->address_length - 1);
	if (address && spec->flags & SPEC_MSGHDR) {
		/* struct msghdr (and mmsghdr, which begins with one) begins with the name and its length. */
		if (arch == ARCH_COMPAT) {
			__u32 head[2] = {};

			bpf_probe_read_user(head, sizeof(head), (void *)address);
			address = head[0];
			length = head[1];
		} else {
			__u64 head[2] = {};

			bpf_probe_read_user(head, sizeof(head), (void *)address);
			address = head[0];
			length = head[1];
		}
	}
	if (address && length)
		put_bytes(ITEM_ADDRESS, spec->address - 1, address, length, MAX_BYTES);
	return 0;
}

/* Whether take_objects has something to take: a descriptor that has a condition is all that its call is about. */
static __always_inline bool wants_objects(struct scratch *scratch, struct spec *spec)
{
	__u64 value = pick(scratch, spec->when_argument);

	if (spec->when && (value >= 64 || !(spec->when & 1ull << value)))
		return false;
	return spec->descriptor || spec->peer || spec->flags & SPEC_OPENS;
}

/* Descriptors that matter, and who a pid means. */
__noinline int take_objects(int arch, int nr, __s64 result, __u32 process)
{
	struct scratch *scratch = scratch_of();
	struct spec *spec = spec_of(arch, nr);

	if (!scratch || !spec)
		return 0;
	if (spec->descriptor) {
		scratch->file = file_of(bpf_get_current_task_btf(), pick(scratch, spec->descriptor - 1));
		if (scratch->file)
			hash_open(scratch->file);
	}
	if (spec->peer) {
		scratch->relation = relation_to(process, pick(scratch, spec->peer - 1));
		scratch->hash = mix(scratch->hash, scratch->relation);
	}
	if (spec->flags & SPEC_OPENS && result >= 0) {
		scratch->result = file_of(bpf_get_current_task_btf(), result);
		scratch->hash = mix(scratch->hash, LOAD(file, scratch->result, f_mode) & FMODE_CREATED);
	}
	return 0;
}

/* What only a new record needs: paths. */
__noinline int put_paths(int arch, int nr)
{
	struct scratch *scratch = scratch_of();
	struct spec *spec = spec_of(arch, nr);

	if (!scratch || !spec)
		return 0;
	take_root(scratch, bpf_get_current_task_btf());
	if (scratch->result) {
		struct place place = place_of(scratch->result);

		put_file(ROLE_RESULT, place.dentry, place.mount, LOAD(file, scratch->result, f_mode));
		/* Then the result's path says the folder's as well. */
		if (scratch->base[0].dentry == head_of(place.dentry).parent)
			scratch->base[0].dentry = 0;
	}
	for (int i = 0; i < 2; i++) {
		struct place place = scratch->base[i];

		if (spec->base[i] && place.dentry)
			put_file(spec->base[i] == BASE_CWD ? ROLE_CWD : ROLE_BASE + i, place.dentry, place.mount, 0);
	}
	if (scratch->file)
		put_open(ROLE_DESCRIPTOR, scratch->file);
	return 0;
}
#endif

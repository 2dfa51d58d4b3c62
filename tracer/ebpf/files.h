/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* What lies behind paths and descriptors. */
#ifndef POLC_FILES_H
#define POLC_FILES_H

#include "items.h"
#include "load.h"
#include <bpf/bpf_helpers.h>

/* linux/stat.h */
#define S_IFMT 0170000
#define S_IFSOCK 0140000
#define S_IFDIR 0040000

/* Where paths begin. */
static __always_inline void take_root(struct scratch *scratch, struct task_struct *task)
{
	/* Loads from typed pointers, here and elsewhere, are single instructions; BPF_CORE_READ calls a function for each. */
	scratch->root.dentry = (__u64)task->fs->root.dentry;
	scratch->root.mount = (__u64)task->fs->root.mnt;
}

/* What of a dentry matters here. */
struct head {
	__u64 parent;
	__u64 inode;
	__u64 hash_length;
	__u64 name;
};

static __always_inline struct head head_of(__u64 dentry)
{
	return (struct head){
		.parent = LOAD(dentry, dentry, d_parent),
		.inode = LOAD(dentry, dentry, d_inode),
		.hash_length = LOAD(dentry, dentry, d_name.hash_len),
		.name = LOAD(dentry, dentry, d_name.name),
	};
}

struct walking {
	struct scratch *scratch;
	struct place at;
	/* The root of that mount. */
	__u64 top;
	/* In the record. */
	__u32 where;
	__u32 length;
	int end;
};

static long step(__u32 index, struct walking *walking)
{
	__u64 dentry = walking->at.dentry;
	struct scratch *scratch = walking->scratch;
	__u32 where = walking->where + walking->length;
	struct head head;
	long length;

	if (walking->at.dentry == scratch->root.dentry && walking->at.mount == scratch->root.mount) {
		walking->end = WALK_ROOT;
		return 1;
	}
	if (walking->at.dentry == walking->top) {
		__u64 here = walking->at.mount - bpf_core_field_offset(struct mount, mnt);
		__u64 above = LOAD(mount, here, mnt_parent);

		if (above == here) {
			walking->end = WALK_TOP;
			return 1;
		}
		walking->at.dentry = LOAD(mount, here, mnt_mountpoint);
		walking->at.mount = above + bpf_core_field_offset(struct mount, mnt);
		walking->top = LOAD(mount, above, mnt.mnt_root);
		return 0;
	}
	head = head_of(dentry);
	if (dentry == head.parent) {
		walking->end = WALK_APART;
		return 1;
	}
	if (walking->length > MAX_TEXT - MAX_NAME || where > ITEMS_END + MAX_TEXT)
		return 1;
	length = bpf_probe_read_kernel_str(&scratch->bytes[where], MAX_NAME, (void *)head.name);
	if (length < 0)
		return 1;
	walking->length += length;
	walking->at.dentry = head.parent;
	return 0;
}

/*
 * The names from a file up to the process's root (or the top of its own tree), each with its NUL, to `where` in the record.
 * Returns how it ended << 16 | the length. fs/d_path.c does the same under locks that can't be taken here: a rename at this
 * very moment may give a path of which one part is old.
 */
__noinline int walk(__u32 where, __u64 dentry, __u64 mount, __u64 top)
{
	struct walking walking = {.scratch = scratch_of(), .at = {dentry, mount}, .top = top, .where = where, .end = WALK_DEEP};

	if (!walking.scratch)
		return 0;
	bpf_loop(MAX_DEPTH, step, &walking, 0);
	return walking.end << 16 | (walking.length & 0xffff);
}

/*
 * Which inode of all: its address alone is another one's as soon as it is gone, and on most file systems its number, too, but then
 * with another generation.
 */
static __always_inline __u64 mix_inode(__u64 hash, __u64 inode)
{
	return mix(mix(hash, inode), LOAD(inode, inode, i_ino) ^ LOAD(inode, inode, i_generation) << 32);
}

/* What tells one file from another while the trace runs; where it lies takes a walk. */
static __always_inline void hash_file(struct scratch *scratch, __u64 dentry)
{
	__u64 hash = mix_inode(mix(scratch->hash, dentry), LOAD(dentry, dentry, d_inode));

	scratch->hash = mix(mix(hash, LOAD(dentry, dentry, d_parent)), LOAD(dentry, dentry, d_name.hash_len));
}

/*
 * A number for a folder, whose path is told only once. It changes with the folder's own place, name and inode, and with whatever a
 * traced process renames or mounts (`generation`). What others do to the folders above it meanwhile goes unnoticed, and so does another
 * folder of this name in the memory of one that is gone, where the file system gave it the same inode number and generation.
 */
static __always_inline __u64 folder_of(struct scratch *scratch, __u64 dentry, __u64 mount, struct head *head)
{
	__u64 hash = mix(mix(settings.seed, control.generation), dentry);

	hash = mix(mix_inode(mix(hash, head->parent), head->inode), head->hash_length);
	return mix(mix(mix(hash, mount), scratch->root.dentry), scratch->root.mount);
}

static __always_inline bool is_told(__u64 folder)
{
	__u32 slot = folder & (MAX_FOLDERS - 1);
	__u64 *told = bpf_map_lookup_elem(&folders, &slot);

	return told && *told == folder;
}

static __always_inline void tell_folder(__u64 folder)
{
	__u32 slot = folder & (MAX_FOLDERS - 1);
	__u64 *told = bpf_map_lookup_elem(&folders, &slot);

	if (told)
		*told = folder;
}

static __always_inline void tell_later(struct scratch *scratch, __u64 folder)
{
	scratch->fresh[scratch->fresh_count++ & (FRESH - 1)] = folder;
}

/* The name in its folder, and its NUL, to `where` in the record. Returns the length, 0 where it can't be read. */
static __always_inline int put_name(struct scratch *scratch, __u32 where, struct head *head)
{
	__u32 length = head->hash_length >> 32;
	long read;

	if (settings.casts && length < SHORT_NAME) {
		for (__u32 i = 0; i < length; i += 8)
			*(__u64 *)&scratch->bytes[where + i] = PEEK(__u64, head->name + i);
		scratch->bytes[where + length] = 0;
		return length + 1;
	}
	read = bpf_probe_read_kernel_str(&scratch->bytes[where], MAX_NAME, (void *)head->name);
	return read < 0 ? 0 : read;
}

/*
 * Where a file lies: the number of its folder and the name in it where user space knows the folder, else all the names. With
 * `facts->own` it is a folder itself, and the number its own.
 */
static __always_inline int locate(struct scratch *scratch, struct file_facts *facts, __u32 where, __u64 dentry, __u64 mount,
				  struct head *head)
{
	__u64 top = LOAD(vfsmount, mount, mnt_root);
	struct head above;
	int walked;

	facts->folder = 0;
	if (where > ITEMS_END + MAX_TEXT || (!facts->own && (dentry == top || dentry == head->parent)))
		return walk(where, dentry, mount, top);
	if (facts->own) {
		facts->folder = folder_of(scratch, dentry, mount, head);
	} else {
		above = head_of(head->parent);
		facts->folder = folder_of(scratch, head->parent, mount, &above);
	}
	if (is_told(facts->folder))
		return WALK_KNOWN << 16 | (facts->own ? 0 : put_name(scratch, where, head));
	walked = walk(where, dentry, mount, top);
	if (walked >> 16 == WALK_ROOT || walked >> 16 == WALK_TOP)
		tell_later(scratch, facts->folder);
	else
		facts->folder = 0;
	return walked;
}

/*
 * The number of a folder whose path is told by a record that names it, so that it takes no walk to tell what lies in it. Whether it was
 * told before is not asked: that would be to wait for memory, and most such folders are new.
 */
static __always_inline __u64 told_by(struct scratch *scratch, struct file_facts *facts, __u64 dentry, __u64 mount, struct head *head)
{
	__u64 folder;

	if (facts->own || (facts->mode & S_IFMT) != S_IFDIR || facts->end == WALK_DEEP || facts->end == WALK_APART)
		return 0;
	folder = folder_of(scratch, dentry, mount, head);
	tell_later(scratch, folder);
	return folder;
}

__noinline int put_file(__u8 role, __u64 dentry, __u64 mount, __u32 file_mode)
{
	struct scratch *scratch = scratch_of();
	struct file_facts *facts;
	struct head head;
	struct item *item;
	__u32 where;
	int walked;

	if (!scratch)
		return 0;
	item = item_at(scratch);
	if (!item)
		return 0;
	head = head_of(dentry);
	facts = (struct file_facts *)item->data;
	facts->mode = LOAD(inode, head.inode, i_mode);
	facts->uid = LOAD(inode, head.inode, i_uid.val);
	facts->deleted = LOAD(dentry, dentry, d_hash.pprev) == 0;
	facts->file_mode = file_mode;
	facts->own = role <= ROLE_BASE_2;
	where = (scratch->at & ~7u) + sizeof(*item) + sizeof(*facts);
	walked = locate(scratch, facts, where, dentry, mount, &head);
	facts->end = walked >> 16;
	facts->told = told_by(scratch, facts, dentry, mount, &head);
	close_item(scratch, item, ITEM_FILE, role, sizeof(*facts) + (walked & 0xffff));
	return 0;
}

/* A struct file of this process, as a number; 0: not open. */
static __always_inline __u64 file_of(struct task_struct *task, __u32 fd)
{
	struct fdtable *table = task->files->fdt;

	return fd < table->max_fds ? PEEK(__u64, (__u64)table->fd + fd * 8ull) : 0;
}

static __always_inline struct place place_of(__u64 file)
{
	return (struct place){
		.dentry = LOAD(file, file, f_path.dentry),
		.mount = LOAD(file, file, f_path.mnt),
	};
}

static __always_inline bool is_socket(__u64 file)
{
	return (LOAD(inode, LOAD(file, file, f_inode), i_mode) & S_IFMT) == S_IFSOCK;
}

static __always_inline struct socket_facts socket_of(__u64 file)
{
	__u64 socket = LOAD(file, file, private_data), sk = LOAD(socket, socket, sk);

	return (struct socket_facts){
		.family = LOAD(sock, sk, __sk_common.skc_family),
		.type = LOAD(socket, socket, type),
		.protocol = LOAD(sock, sk, sk_protocol),
	};
}

/* What a descriptor is open on goes into the hash. */
__noinline int hash_open(__u64 file)
{
	struct scratch *scratch = scratch_of();

	if (!scratch)
		return 0;
	if (is_socket(file)) {
		struct socket_facts facts = socket_of(file);

		scratch->hash = mix(scratch->hash, (__u64)facts.family << 32 | facts.type << 16 | facts.protocol);
	} else {
		hash_file(scratch, place_of(file).dentry);
	}
	return 0;
}

__noinline int put_open(__u8 role, __u64 file)
{
	struct scratch *scratch = scratch_of();
	struct item *item;

	if (!scratch)
		return 0;
	if (!is_socket(file)) {
		struct place place = place_of(file);

		return put_file(role, place.dentry, place.mount, LOAD(file, file, f_mode));
	}
	item = item_at(scratch);
	if (!item)
		return 0;
	*(struct socket_facts *)item->data = socket_of(file);
	close_item(scratch, item, ITEM_SOCKET, role, sizeof(struct socket_facts));
	return 0;
}
#endif

/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* What lies behind paths and descriptors. */
#ifndef POLC_FILES_H
#define POLC_FILES_H

#include "items.h"
#include "kernel-types.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* linux/stat.h */
#define S_IFMT 0170000
#define S_IFSOCK 0140000

/* What of a dentry matters here. */
struct head {
	struct dentry *parent;
	__u64 hash_length;
	const unsigned char *name;
	struct inode *inode;
};

/* In one read where the members lie side by side, as they do in all kernels so far. */
static __always_inline struct head head_of(struct dentry *dentry)
{
	const __u32 parent = bpf_core_field_offset(struct dentry, d_parent);
	struct head head = {};

	if (bpf_core_field_offset(struct dentry, d_name) == parent + 8 &&
	    bpf_core_field_offset(struct dentry, d_inode) == parent + 24) {
		bpf_probe_read_kernel(&head, sizeof(head), (void *)dentry + parent);
	} else {
		head.parent = BPF_CORE_READ(dentry, d_parent);
		head.hash_length = BPF_CORE_READ(dentry, d_name.hash_len);
		head.name = BPF_CORE_READ(dentry, d_name.name);
		head.inode = BPF_CORE_READ(dentry, d_inode);
	}
	return head;
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
	struct dentry *dentry = (struct dentry *)walking->at.dentry;
	struct vfsmount *mount = (struct vfsmount *)walking->at.mount;
	struct scratch *scratch = walking->scratch;
	__u32 where = walking->where + walking->length;
	struct head head;
	long length;

	if (walking->at.dentry == scratch->root.dentry && walking->at.mount == scratch->root.mount) {
		walking->end = WALK_ROOT;
		return 1;
	}
	if (walking->at.dentry == walking->top) {
		struct mount *here = (void *)mount - bpf_core_field_offset(struct mount, mnt);
		struct mount *above = BPF_CORE_READ(here, mnt_parent);

		if (above == here) {
			walking->end = WALK_TOP;
			return 1;
		}
		walking->at.dentry = (__u64)BPF_CORE_READ(here, mnt_mountpoint);
		mount = (void *)above + bpf_core_field_offset(struct mount, mnt);
		walking->at.mount = (__u64)mount;
		walking->top = (__u64)BPF_CORE_READ(mount, mnt_root);
		return 0;
	}
	head = head_of(dentry);
	if (dentry == head.parent) {
		walking->end = WALK_APART;
		return 1;
	}
	if (walking->length > MAX_TEXT - MAX_NAME || where > ITEMS_END + MAX_TEXT)
		return 1;
	length = bpf_probe_read_kernel_str(&scratch->bytes[where], MAX_NAME, head.name);
	if (length < 0)
		return 1;
	walking->length += length;
	walking->at.dentry = (__u64)head.parent;
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

/* What tells one file from another while the trace runs; where it lies takes a walk. */
__noinline int hash_file(__u64 dentry)
{
	struct head head = head_of((struct dentry *)dentry);
	struct scratch *scratch = scratch_of();

	if (!scratch)
		return 0;
	scratch->hash = mix(mix(mix(scratch->hash, dentry), (__u64)head.inode), (__u64)head.parent);
	return 0;
}

/*
 * A number for a folder, whose path is told only once. It changes with the folder's own place and name, and with whatever a
 * traced process renames or mounts (`generation`); what others do to the folders above it meanwhile goes unnoticed.
 */
static __always_inline __u64 folder_of(struct scratch *scratch, struct dentry *dentry, __u64 mount)
{
	struct head head = head_of(dentry);
	__u64 hash = mix(mix(seed, control.generation), (__u64)dentry);

	hash = mix(mix(mix(hash, (__u64)head.parent), (__u64)head.inode), head.hash_length);
	return mix(mix(mix(hash, mount), scratch->root.dentry), scratch->root.mount);
}

/* Where a file lies: the number of its folder and the name in it where user space knows the folder, else all the names. */
static __always_inline int locate(struct scratch *scratch, struct file_facts *facts, __u32 where, __u64 dentry, __u64 mount,
				  struct head *head)
{
	__u64 top = (__u64)BPF_CORE_READ((struct vfsmount *)mount, mnt_root);
	int walked;
	long length;

	facts->folder = 0;
	if (dentry == top || dentry == (__u64)head->parent || where > ITEMS_END + MAX_TEXT)
		return walk(where, dentry, mount, top);
	facts->folder = folder_of(scratch, head->parent, mount);
	if (bpf_map_lookup_elem(&folders, &facts->folder)) {
		length = bpf_probe_read_kernel_str(&scratch->bytes[where], MAX_NAME, head->name);
		return WALK_KNOWN << 16 | (length < 0 ? 0 : length & 0xffff);
	}
	walked = walk(where, dentry, mount, top);
	if (walked >> 16 == WALK_ROOT || walked >> 16 == WALK_TOP)
		scratch->fresh[scratch->fresh_count++ & (FRESH - 1)] = facts->folder;
	else
		facts->folder = 0;
	return walked;
}

__noinline int put_file(__u8 role, __u64 dentry, __u64 mount, __u32 file_mode)
{
	struct scratch *scratch = scratch_of();
	struct file_facts *facts;
	struct inode *inode;
	struct head head;
	struct item *item;
	__u32 where;
	int walked;

	if (!scratch)
		return 0;
	item = item_at(scratch);
	if (!item)
		return 0;
	head = head_of((struct dentry *)dentry);
	facts = (struct file_facts *)item->data;
	inode = head.inode;
	facts->mode = BPF_CORE_READ(inode, i_mode);
	facts->uid = BPF_CORE_READ(inode, i_uid.val);
	facts->deleted = BPF_CORE_READ((struct dentry *)dentry, d_hash.pprev) == NULL;
	facts->file_mode = file_mode;
	where = (scratch->at & ~7u) + sizeof(*item) + sizeof(*facts);
	walked = locate(scratch, facts, where, dentry, mount, &head);
	facts->end = walked >> 16;
	close_item(scratch, item, ITEM_FILE, role, sizeof(*facts) + (walked & 0xffff));
	return 0;
}

/* A struct file of this process, as a number; 0: not open. */
__noinline __u64 file_of(__u32 fd)
{
	struct fdtable *table = bpf_get_current_task_btf()->files->fdt;
	struct file *file = NULL;

	if (fd >= table->max_fds)
		return 0;
	bpf_probe_read_kernel(&file, sizeof(file), &table->fd[fd]);
	return (__u64)file;
}

static __always_inline struct place place_of(__u64 file)
{
	struct path path = {};

	bpf_core_read(&path, sizeof(path), &((struct file *)file)->f_path);
	return (struct place){.dentry = (__u64)path.dentry, .mount = (__u64)path.mnt};
}

static __always_inline bool is_socket(__u64 address)
{
	struct file *file = (struct file *)address;

	return (BPF_CORE_READ(file, f_inode, i_mode) & S_IFMT) == S_IFSOCK;
}

static __always_inline struct socket_facts socket_of(__u64 address)
{
	struct socket *socket = BPF_CORE_READ((struct file *)address, private_data);

	return (struct socket_facts){
		.family = BPF_CORE_READ(socket, sk, __sk_common.skc_family),
		.type = BPF_CORE_READ(socket, type),
		.protocol = BPF_CORE_READ(socket, sk, sk_protocol),
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
		hash_file(place_of(file).dentry);
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

		return put_file(role, place.dentry, place.mount, BPF_CORE_READ((struct file *)file, f_mode));
	}
	item = item_at(scratch);
	if (!item)
		return 0;
	*(struct socket_facts *)item->data = socket_of(file);
	close_item(scratch, item, ITEM_SOCKET, role, sizeof(struct socket_facts));
	return 0;
}
#endif

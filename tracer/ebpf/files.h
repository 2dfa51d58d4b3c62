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
	struct dentry *dentry = (struct dentry *)walking->at.dentry, *parent;
	struct vfsmount *mount = (struct vfsmount *)walking->at.mount;
	struct scratch *scratch = walking->scratch;
	__u32 where = walking->where + walking->length;
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
	parent = BPF_CORE_READ(dentry, d_parent);
	if (dentry == parent) {
		walking->end = WALK_APART;
		return 1;
	}
	if (walking->length > MAX_TEXT - MAX_NAME || where > ITEMS_END + MAX_TEXT)
		return 1;
	length = bpf_probe_read_kernel_str(&scratch->bytes[where], MAX_NAME, BPF_CORE_READ(dentry, d_name.name));
	if (length < 0)
		return 1;
	walking->length += length;
	walking->at.dentry = (__u64)parent;
	return 0;
}

/*
 * The names from a file up to the process's root (or the top of its own tree), each with its NUL, to `where` in the record.
 * Returns how it ended << 16 | the length. fs/d_path.c does the same under locks that can't be taken here: a rename at this
 * very moment may give a path of which one part is old.
 */
__noinline int walk(__u32 where, __u64 dentry, __u64 mount)
{
	struct walking walking = {.scratch = scratch_of(), .at = {dentry, mount}, .where = where, .end = WALK_DEEP};

	if (!walking.scratch)
		return 0;
	walking.top = (__u64)BPF_CORE_READ((struct vfsmount *)mount, mnt_root);
	bpf_loop(MAX_DEPTH, step, &walking, 0);
	return walking.end << 16 | (walking.length & 0xffff);
}

/* What tells one file from another while the trace runs; where it lies takes a walk. */
__noinline int hash_file(__u64 address)
{
	struct dentry *dentry = (struct dentry *)address;
	struct scratch *scratch = scratch_of();

	if (!scratch)
		return 0;
	scratch->hash = mix(scratch->hash, address);
	scratch->hash = mix(scratch->hash, BPF_CORE_READ(dentry, d_inode, i_ino));
	scratch->hash = mix(scratch->hash, (__u64)BPF_CORE_READ(dentry, d_parent));
	return 0;
}

__noinline int put_file(__u8 role, __u64 from_dentry, __u64 from_mount, __u32 file_mode)
{
	struct dentry *dentry = (struct dentry *)from_dentry;
	struct scratch *scratch = scratch_of();
	struct file_facts *facts;
	struct inode *inode;
	struct item *item;
	int walked;

	if (!scratch)
		return 0;
	item = item_at(scratch);
	if (!item)
		return 0;
	facts = (struct file_facts *)item->data;
	inode = BPF_CORE_READ(dentry, d_inode);
	facts->mode = BPF_CORE_READ(inode, i_mode);
	facts->uid = BPF_CORE_READ(inode, i_uid.val);
	facts->deleted = BPF_CORE_READ(dentry, d_hash.pprev) == NULL;
	facts->file_mode = file_mode;
	walked = walk((scratch->at & ~7u) + sizeof(*item) + sizeof(*facts), from_dentry, from_mount);
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

static __always_inline struct place place_of(__u64 address)
{
	struct file *file = (struct file *)address;

	return (struct place){
		.dentry = (__u64)BPF_CORE_READ(file, f_path.dentry),
		.mount = (__u64)BPF_CORE_READ(file, f_path.mnt),
	};
}

static __always_inline __u64 parent_of(__u64 file)
{
	return (__u64)BPF_CORE_READ((struct file *)file, f_path.dentry, d_parent);
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

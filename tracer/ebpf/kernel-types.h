/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/*
 * What trace.bpf.c reads of the kernel, and no more: names and types only. Where a member lies is found out when the program
 * is loaded (CO-RE), so this fits every kernel that has members of these names; see include/linux there.
 */
#ifndef POLC_KERNEL_TYPES_H
#define POLC_KERNEL_TYPES_H

#include <linux/bpf.h>

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

/* A syscall's registers, as each architecture has them; the right one is chosen when the program is loaded. */
struct pt_regs___x86 {
	unsigned long orig_ax, ax, bx, cx, dx, si, di, bp, r8, r9, r10;
};
struct pt_regs___arm64 {
	unsigned long regs[31];
	unsigned long orig_x0;
	int syscallno;
};

struct thread_info {
	unsigned long flags;
	unsigned int status;
};

struct qstr {
	unsigned long long hash_len;
	const unsigned char *name;
};
struct super_block {
	unsigned int s_dev;
};
typedef struct {
	unsigned int val;
} kuid_t;
struct inode {
	unsigned short i_mode;
	kuid_t i_uid;
	unsigned long i_ino;
	unsigned int i_generation;
	struct super_block *i_sb;
};
struct hlist_bl_node {
	struct hlist_bl_node *next, **pprev;
};
struct dentry {
	struct hlist_bl_node d_hash;
	struct dentry *d_parent;
	struct qstr d_name;
	struct inode *d_inode;
};
struct vfsmount {
	struct dentry *mnt_root;
};
struct mount {
	struct mount *mnt_parent;
	struct dentry *mnt_mountpoint;
	struct vfsmount mnt;
};
struct path {
	struct vfsmount *mnt;
	struct dentry *dentry;
};
struct file {
	unsigned int f_mode;
	struct inode *f_inode;
	struct path f_path;
	void *private_data;
};
struct fdtable {
	unsigned int max_fds;
	struct file **fd;
};
struct files_struct {
	struct fdtable *fdt;
};
struct fs_struct {
	struct path root;
	struct path pwd;
};

struct sock_common {
	unsigned short skc_family;
};
struct sock {
	struct sock_common __sk_common;
	unsigned short sk_protocol;
};
struct socket {
	short type;
	struct sock *sk;
};

struct ns_common {
	unsigned int inum;
};
struct mnt_namespace {
	struct ns_common ns;
};
struct pid_namespace {
	struct ns_common ns;
};
struct nsproxy {
	struct mnt_namespace *mnt_ns;
};
struct upid {
	int nr;
	struct pid_namespace *ns;
};
struct pid {
	unsigned int level;
	struct upid numbers[1];
};

struct cred {
	kuid_t euid;
	kuid_t fsuid;
};
struct vm_area_struct {
	unsigned long vm_flags;
};
struct mm_struct {
	struct file *exe_file;
	unsigned long arg_start, arg_end;
};
typedef struct {
	int counter;
} atomic_t;
struct signal_struct {
	atomic_t live;
};
struct task_struct {
	struct thread_info thread_info;
	unsigned int flags;
	int pid, tgid;
	int exit_code;
	unsigned long long start_boottime;
	struct task_struct *group_leader;
	struct pid *thread_pid;
	struct mm_struct *mm;
	const struct cred *cred;
	struct fs_struct *fs;
	struct files_struct *files;
	struct nsproxy *nsproxy;
	struct signal_struct *signal;
};
struct linux_binprm {
	struct file *file;
	const char *filename;
	const char *interp;
};
struct user_namespace {
	int level;
	kuid_t owner;
};

#pragma clang attribute pop
#endif

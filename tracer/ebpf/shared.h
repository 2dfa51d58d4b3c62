/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* What the kernel's side and layout.ts agree on. All members are naturally aligned, so that there is no padding to guess. */
#ifndef POLC_SHARED_H
#define POLC_SHARED_H

#include <linux/types.h>

#define CALLS 512
#define COUNTED_IMAGES 1024
#define MAX_IMAGES 16384
#define MAX_ENTRIES (1 << 18)
#define SLOTS 16
#define FAR_LINES (MAX_ENTRIES / SLOTS)
#define NEAR_LINES (FAR_LINES / 2)
#define LINES (NEAR_LINES + FAR_LINES)
#define MAX_FOLDERS (1 << 16)
#define FRESH 4
#define REPEATS 32
#define MAX_PROCESSES 32768
#define RING_BYTES (32 << 20)
#define BLOOM_WORDS 32
#define MAX_TEXT 4096
#define SHORT_TEXT 40
#define MAX_NAME 256
#define SHORT_NAME 64
#define MAX_BYTES 128
#define MAX_DEPTH 64
#define ITEMS_END 24576

enum { ARCH_NATIVE, ARCH_COMPAT, ARCH_X32, ARCHES, ARCH_EXEC = 16, ARCH_CAPABILITY };
enum { RECORD_CALL, RECORD_IMAGE, RECORD_EXEC, RECORD_END, RECORD_CAPABILITY };
enum { ITEM_TEXT, ITEM_FAULT, ITEM_WORDS, ITEM_ADDRESS, ITEM_FILE, ITEM_SOCKET };
/* Roles of texts and words are the argument's index; of files: */
enum { ROLE_CWD = 16, ROLE_BASE, ROLE_BASE_2, ROLE_DESCRIPTOR, ROLE_RESULT, ROLE_PROGRAM, ROLE_FILENAME, ROLE_INTERPRETER, ROLE_ARGUMENTS };
enum { WALK_DEEP, WALK_ROOT, WALK_TOP, WALK_APART, WALK_KNOWN };
enum { PEER_OTHER, PEER_SELF, PEER_CHILD };
enum { SPEC_PLAIN = 1, SPEC_CHILD = 2, SPEC_MSGHDR = 4, SPEC_OPENS = 8, SPEC_LOOKS = 16, SPEC_MOVES = 32 };
#define BASE_CWD 7
#define NO_CALL 0xffff
#define NO_ENTRY 0xffffffff

/* What of a call matters. Indices of arguments count from 1; 0: none. */
struct spec {
	/* The bits of each argument that tell one use of the call from another. */
	__u64 telling[6];
	/* If not 0: `descriptor` counts only for these values (bit n: n) of this argument (from 0). */
	__u64 when;
	__u8 when_argument;
	__u8 flags;
	/* Strings; path names come first, and `base` is what each is relative to: a descriptor, or BASE_CWD. */
	__u8 text[3];
	__u8 base[2];
	__u8 descriptor;
	/* struct sockaddr and its length, or with SPEC_MSGHDR a struct msghdr. */
	__u8 address;
	__u8 address_length;
	/* A structure, and how much of it. */
	__u8 words;
	__u8 words_size;
	__u8 words_hashed;
	/* A pid. */
	__u8 peer;
	/* Arguments (bit n: n) of which only matters whether they are 0. */
	__u8 zero;
	__u8 pad;
};

struct key {
	/* Of all that tells a use of a call from others, the members below among it; never 0. */
	__u64 hash;
	__u32 image;
	/* 0, or −errno. */
	__s32 outcome;
	__u16 nr;
	__u16 arch;
	__u32 pad;
};
struct entry {
	/* The key's. */
	__u64 hash;
	/* 0: user space has not been told of it yet, or its record was lost. */
	__u64 count;
	/* In ticks of the kernel's timer, which cost nothing to read. */
	__u64 last;
	__u32 processes;
	__u32 last_process;
};
/* Of entries by hash: a cache line of their numbers. */
struct line {
	__u32 slots[SLOTS];
};
struct count {
	__u64 count;
	/* In ticks. */
	__u64 last;
};
struct counts {
	struct count of[CALLS];
};

struct task_state {
	__u32 image;
	__u32 process;
	__u64 seen[CALLS / 64];
};
struct process {
	__u32 parent;
	__u32 pad;
	__u64 done[BLOOM_WORDS];
};
struct peer {
	__u32 namespace;
	__s32 pid;
};
struct who {
	__u32 process;
	/* As the first pid namespace numbers it. */
	__u32 tgid;
	/* CLOCK_BOOTTIME, in ns. */
	__u64 started;
};

struct settings {
	/* Chosen anew for each trace, so that the traced program can't aim for two calls with one hash. */
	__u64 seed;
	/* Whether this kernel has `bpf_rdonly_cast` (6.2). */
	__u64 casts;
};
struct control {
	/* Set by user space, but for `changes`. All that every call reads lies in one cache line. */
	__u32 armed;
	__u32 adopting;
	/* What CPUs remember of tasks holds as long as this is as it was. */
	__u64 changes;
	__u64 cgroup;
	__s32 sigreturn;
	__s32 sigreturn_compat;
	__s32 exec[4][2];
	__s32 exit[4][2];
	/* And by the kernel's side: what was known of folders holds no longer. */
	__u64 generation;
	/* Read by user space. Numbers that have been given away: from 1 on, and maybe more than there is room for. */
	__u32 entries;
	__u32 images;
	__u32 processes;
	__u32 pad;
	__s64 alive;
	__u64 lost;
	__u64 uncounted;
	__u64 lost_tasks;
	__u64 now;
	__u64 ticks;
};

struct record {
	__u32 size;
	__u16 type;
	__u16 cut;
	struct key key;
	__u64 time;
	__u32 tgid;
	__u32 pid;
	__u32 process;
	__u32 image;
	__s64 result;
	__u64 args[6];
	__u32 fsuid;
	__u32 relation;
	__u64 root_inode;
	__u32 root_device;
	__u32 mount_namespace;
};
struct item {
	__u8 kind;
	__u8 role;
	__u16 length;
	__u32 pad;
	__u8 data[];
};
struct file_facts {
	/* Where it lies, by number (with `own`: its own number); 0: not known. With WALK_KNOWN that path has been told. */
	__u64 folder;
	__u32 uid;
	__u32 file_mode;
	__u16 mode;
	__u8 deleted;
	__u8 end;
	__u8 own;
	__u8 pad[3];
	/* The number of a folder, not `own`, whose path this tells; else 0. */
	__u64 told;
};
struct socket_facts {
	__u16 family;
	__u16 type;
	__u16 protocol;
	__u16 pad;
};
/* What a call has in common with the next ones, most likely: the folder that it names something in, and the name. 0: nothing. */
struct near {
	__u64 folder;
	__u64 name;
};
/* A struct path: addresses in the kernel. */
struct place {
	__u64 dentry;
	__u64 mount;
};
/* What a CPU remembers of the task whose calls it saw last: of most calls, the one before was of the same task. */
struct current {
	/* Where its registers lie: at the end of its stack, which no other task has until this one has ended. */
	__u64 registers;
	__u64 task;
	__u64 changes;
	/* A copy; `process` is 0 where the task is not traced. */
	struct task_state state;
};
/* Whose root is what, as last told: it takes memory that nothing else of most calls needs. */
struct home {
	__u64 task;
	__u64 dentry;
	__u64 nsproxy;
	__u64 inode;
	__u32 device;
	__u32 mount_namespace;
};
/* A call that needs no looking into: `other` are the bits `mask` of its fourth argument, `value` is its second one. */
struct repeat {
	__u64 value;
	__u64 other;
	__u64 mask;
	__s32 nr;
	__u32 image;
	__u32 process;
	__u32 entry;
};
/* A record in the making. */
struct scratch {
	struct current current;
	struct home home;
	struct repeat repeats[REPEATS];
	__u64 hash;
	/* Of the first text alone. */
	__u64 name;
	struct near near;
	__u64 number;
	struct place root;
	struct place base[2];
	/* struct file of the descriptor that matters, and of the one that the call made. */
	__u64 file;
	__u64 result;
	/* Folders whose paths this record tells. */
	__u64 fresh[FRESH];
	/* Where the next item goes. */
	__u32 at;
	__u16 cut;
	__u16 pad;
	__u32 relation;
	__u32 fresh_count;
	/* What was counted last. */
	__u32 entry;
	__u32 rest;
	__u8 bytes[ITEMS_END + sizeof(struct item) + MAX_TEXT + MAX_NAME + 64] __attribute__((aligned(8)));
};
#endif

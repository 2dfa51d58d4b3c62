// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/*
 * Watches the syscalls of chosen processes. The first time that a program makes a call in some way, user space gets a record
 * with all that the arguments lead to; every time after that is one look-up in a map, and adds to a count.
 *
 * All of it happens when a call *returns*: then the outcome is known, the pages with the arguments are surely present (the
 * kernel has just read them), calls that a seccomp filter refuses are seen too, and only one tracepoint costs time. The
 * registers still hold the arguments, but for a successful execve, which has a tracepoint of its own. What never returns is
 * exit, seen when the task ends, and what a task is in at the end of the trace, which user space reads from /proc.
 */
#include "arguments.h"
#include "files.h"
#include "items.h"
#include "kernel-types.h"
#include "maps.h"
#include "peers.h"
#include "registers.h"
#include "repeats.h"
#include "shared.h"
#include "table.h"
#include <stdbool.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

/*
 * The helpers used here (task storage, probe reads) are for programs whose licence the kernel takes for GPL-compatible, so in the
 * kernel this one is under the second of its two licences. The rest of polc is Apache-2.0 alone.
 */
char LICENSE[] SEC("license") = "GPL";

/* Begins a record; the hash of what follows tells the call from others. */
static __always_inline void begin(struct scratch *scratch)
{
	scratch->at = sizeof(struct record);
	scratch->cut = 0;
	scratch->fresh_count = 0;
	scratch->hash = settings.seed;
}

static __always_inline void put_cwd(struct scratch *scratch, struct task_struct *task)
{
	__u64 dentry = number(scratch, task->fs->pwd.dentry);

	put_file(ROLE_CWD, dentry, number(scratch, task->fs->pwd.mnt), 0);
}

static __always_inline void put_home(struct record *record, struct home *home, struct task_struct *task)
{
	struct dentry *dentry = task->fs->root.dentry;

	if (home->task != (__u64)task || home->dentry != (__u64)dentry || home->nsproxy != (__u64)task->nsproxy) {
		home->task = (__u64)task;
		home->dentry = (__u64)dentry;
		home->nsproxy = (__u64)task->nsproxy;
		home->inode = dentry->d_inode->i_ino;
		home->device = dentry->d_inode->i_sb->s_dev;
		home->mount_namespace = task->nsproxy->mnt_ns->ns.inum;
	}
	record->root_inode = home->inode;
	record->root_device = home->device;
	record->mount_namespace = home->mount_namespace;
}

/* Whether there was room for it. */
static __noinline bool send(struct task_struct *task, struct task_state *state, struct key *key, __u16 type, __s64 result)
{
	__u64 ticks = bpf_jiffies64();
	struct scratch *scratch = scratch_of();
	struct record *record;
	__u32 size;

	if (!scratch || !state || !key)
		return false;
	record = (struct record *)scratch->bytes;
	size = scratch->at;
	if (size > sizeof(scratch->bytes))
		return false;
	record->size = size;
	record->type = type;
	record->cut = scratch->cut;
	record->key = *key;
	record->result = result;
	/* Two clocks at one time: `count.last` is in ticks, which cost nothing to read. For most records a tick is exact enough. */
	if (type != RECORD_CALL || control.ticks != ticks) {
		control.now = bpf_ktime_get_ns();
		control.ticks = ticks;
	}
	record->time = control.now;
	record->tgid = task->tgid;
	record->pid = task->pid;
	record->process = state->process;
	record->image = state->image;
	record->fsuid = task->cred->fsuid.val;
	put_home(record, &scratch->home, task);
	/* Nobody is woken: that would cost the program more than the record did. User space looks by itself. */
	if (bpf_ringbuf_output(&ring, record, size, BPF_RB_NO_WAKEUP) < 0) {
		__sync_fetch_and_add(&control.lost, 1);
		return false;
	}
	for (int i = 0; i < FRESH; i++)
		if (i < scratch->fresh_count)
			tell_folder(scratch->fresh[i]);
	return true;
}

/* Completes the key and counts, as `count` says. */
static __always_inline __u32 is_new(struct task_state *state, struct key *key, struct near near)
{
	key->hash = mix(mix(key->hash, (__u64)key->image << 32 | (__u32)key->outcome), (__u64)key->arch << 16 | key->nr) ?: 1;
	return count(key->hash, near.folder, near.name, state->process);
}

/* Sends a record of what is new. If it could not be sent, it is told of the next time that it happens. */
static __always_inline bool tell(struct task_struct *task, struct task_state *state, struct key *key, __u32 fresh, __u16 type,
				 __s64 result)
{
	bool sent = send(task, state, key, type, result);
	struct entry *entry = sent ? NULL : entry_at(fresh);

	if (entry)
		entry->count = 0;
	return sent;
}

/* A call whose arguments lie in the record. */
static __noinline int see(struct task_state *state, int arch, int nr, __s64 result)
{
	struct scratch *scratch = scratch_of();
	struct spec *spec = spec_of(arch, nr);
	struct key key = {};
	struct record *record;
	bool told = true, empty = false, objects = false;
	__u32 fresh;

	if (!scratch || !state)
		return 0;
	begin(scratch);
	scratch->file = scratch->result = scratch->relation = 0;
	scratch->name = 0;
	scratch->near = (struct near){};
	record = (struct record *)scratch->bytes;
	if (spec) {
		/* The child's return of clone: the parent's is the one that counts. */
		if (spec->flags & SPEC_CHILD && result == 0)
			return 0;
		if (!(spec->flags & SPEC_PLAIN)) {
			for (int i = 0; i < 6; i++) {
				if (spec->telling[i])
					scratch->hash = mix(scratch->hash, record->args[i] & spec->telling[i]);
				else if (spec->zero & 1 << i)
					scratch->hash = mix(scratch->hash, !record->args[i]);
			}
			/* Most repeats, fcntl's above all, lead to nothing: not even a call for them. */
			if (spec->text[0] || spec->base[0])
				empty = take_names(scratch, spec);
			if (spec->words || spec->address)
				take_structures(arch, nr);
			objects = wants_objects(scratch, spec);
			if (objects)
				take_objects(arch, nr, result, state->process);
		}
	}
	key.image = state->image;
	key.arch = arch;
	key.nr = nr;
	key.outcome = outcome_of(result);
	key.hash = scratch->hash;
	fresh = is_new(state, &key, scratch->near);
	if (fresh) {
		record->relation = scratch->relation;
		if (spec && !(spec->flags & SPEC_PLAIN))
			put_paths(arch, nr);
		told = tell(bpf_get_current_task_btf(), state, &key, fresh, RECORD_CALL, result);
	}
	if (!fresh && spec && !(spec->flags & SPEC_PLAIN) && !objects && arch == ARCH_NATIVE && result >= 0)
		remember_repeat(scratch, state, spec, nr, empty);
	if (spec && spec->flags & SPEC_MOVES && result >= 0)
		__sync_fetch_and_add(&control.generation, 1);
	/* From now on this thread's calls of this kind are only counted. */
	if (told && spec && spec->flags & SPEC_PLAIN && arch == ARCH_NATIVE && result >= 0) {
		struct task_state *kept = bpf_task_storage_get(&tasks, bpf_get_current_task_btf(), 0, 0);
		__u32 word = (nr >> 6) & (CALLS / 64 - 1);

		state->seen[word] |= 1ull << (nr & 63);
		if (kept)
			kept->seen[word] = state->seen[word];
	}
	return 0;
}

/* The image that a file, run from another image, makes; sends a record where it is a new one. */
static __noinline __u32 image_of(struct task_state *state, __u64 file, __u64 filename, __u64 interpreter)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct scratch *scratch = scratch_of();
	struct place place = place_of(file);
	__u64 arguments, end, hash;
	struct key key = {};
	struct item *item;
	__u32 *known, fresh;

	if (!scratch || !state)
		return 0;
	begin(scratch);
	scratch->hash = mix(scratch->hash, state->image);
	hash_file(scratch, place.dentry);
	if (filename) {
		put_text(ROLE_FILENAME, filename, true);
		put_text(ROLE_INTERPRETER, interpreter, true);
	}
	hash = scratch->hash;
	known = bpf_map_lookup_elem(&images, &hash);
	if (known)
		return *known;
	fresh = __sync_fetch_and_add(&control.images, 1) + 1;
	/* Another CPU may have been first: then a number stays unused. Where the map is full, each exec gets a number. */
	if (bpf_map_update_elem(&images, &hash, &fresh, BPF_NOEXIST) < 0) {
		known = bpf_map_lookup_elem(&images, &hash);
		if (known)
			return *known;
	}
	take_root(scratch, task);
	put_file(ROLE_PROGRAM, place.dentry, place.mount, 0);
	/* All that a program in memory has for a path. */
	put_text(ROLE_PROGRAM, head_of(place.dentry).name, true);
	put_cwd(scratch, task);
	arguments = task->mm->arg_start;
	end = task->mm->arg_end;
	item = item_at(scratch);
	if (item && end > arguments) {
		__u32 length = end - arguments > MAX_TEXT ? MAX_TEXT : end - arguments;

		if (bpf_probe_read_user(item->data, length, (void *)arguments) == 0)
			close_item(scratch, item, ITEM_TEXT, ROLE_ARGUMENTS, length);
	}
	key.hash = hash;
	key.image = fresh;
	if (!send(task, state, &key, RECORD_IMAGE, 0))
		bpf_map_delete_elem(&images, &hash);
	return fresh;
}

/* A process begins to be traced. */
static __always_inline void begin_process(struct task_struct *task, struct task_state *state, __u32 parent)
{
	__u32 serial = __sync_fetch_and_add(&control.processes, 1) + 1;
	struct process *process;
	struct peer peer = peer_of(task);
	struct who who = {.process = serial, .tgid = task->tgid, .started = task->group_leader->start_boottime};
	struct scratch *scratch = scratch_of();

	state->process = serial;
	/* What on_exit counts down by. */
	if (bpf_map_update_elem(&peers, &peer, &who, BPF_ANY) == 0)
		__sync_fetch_and_add(&control.alive, 1);
	else
		__sync_fetch_and_add(&control.lost_tasks, 1);
	if (!scratch)
		return;
	/* Too large for the stack. */
	process = (struct process *)scratch->bytes;
	__builtin_memset(process, 0, sizeof(*process));
	process->parent = parent;
	bpf_map_update_elem(&processes, &serial, process, BPF_ANY);
}

/* What CPUs remember of tasks holds no longer. */
static __always_inline void forget_tasks(void)
{
	__sync_fetch_and_add(&control.changes, 1);
}

static __always_inline void forget_calls(struct task_state *state)
{
	for (int i = 0; i < CALLS / 64; i++)
		state->seen[i] = 0;
}

/* A thread of a process that ran before the trace began. */
static __noinline struct task_state *adopt(void)
{
	struct task_struct *task = bpf_get_current_task_btf();
	__u32 tgid = task->tgid;
	struct who *who;
	struct task_state *state;
	struct peer peer;

	if (!bpf_map_lookup_elem(&seeds, &tgid))
		return NULL;
	state = bpf_task_storage_get(&tasks, task, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!state)
		return NULL;
	peer = peer_of(task);
	who = bpf_map_lookup_elem(&peers, &peer);
	if (who)
		state->process = who->process;
	else
		begin_process(task, state, 0);
	state->image = 0;
	state->image = image_of(state, (__u64)task->mm->exe_file, 0, 0);
	forget_tasks();
	return state;
}

/* The state of the current task; NULL where it is not traced. */
static __always_inline struct task_state *state_of_current(struct task_struct *task)
{
	struct task_state *state = bpf_task_storage_get(&tasks, task, 0, 0);

	return state || !control.adopting ? state : adopt();
}

/*
 * The same, as this CPU remembers it; `changes` is raised at all that makes it untrue. No function is called for it, which would be some
 * ns more at every system call.
 */
static __always_inline struct task_state *remembered(struct current *current, struct pt_regs *regs)
{
	struct task_struct *task;
	struct task_state *state;

	/* Where processes are being adopted, one that is not traced may be by now. */
	if (current->registers != (__u64)regs || current->changes != control.changes || (control.adopting && !current->state.process)) {
		task = bpf_get_current_task_btf();
		current->registers = (__u64)regs;
		current->task = (__u64)task;
		current->changes = control.changes;
		state = state_of_current(task);
		if (state)
			current->state = *state;
		else
			current->state.process = 0;
	}
	return current->state.process ? &current->state : NULL;
}

SEC("tp_btf/sys_exit")
int BPF_PROG(on_sys_exit, struct pt_regs *regs, long result)
{
	struct scratch *scratch = scratch_of();
	struct task_state *state;
	int nr, arch;

	if (!scratch)
		return 0;
	state = remembered(&scratch->current, regs);
	if (!state)
		return 0;
	nr = number_of(regs);
	arch = arch_of(scratch->current.task, nr);
	if (result >= 0 && arch == ARCH_NATIVE && nr >= 0 && nr < CALLS &&
	    state->seen[(nr >> 6) & (CALLS / 64 - 1)] & 1ull << (nr & 63)) {
		struct counts *counted = bpf_map_lookup_elem(&counts, &state->image);

		if (counted) {
			struct count *count = &counted->of[nr & (CALLS - 1)];

			__sync_fetch_and_add(&count->count, 1);
			count->last = bpf_jiffies64();
			return 0;
		}
	}
	if (nr < 0) {
		/* rt_sigreturn has put back the registers of what was interrupted, and has no number any more. */
		nr = arch == ARCH_COMPAT ? control.sigreturn_compat : control.sigreturn;
		result = 0;
	} else if (arch == ARCH_X32) {
		nr &= ~X32_BIT;
	}
	/* sched_process_exec has told of it. */
	if (result == 0 && (nr == control.exec[arch & 3][0] || nr == control.exec[arch & 3][1]))
		return 0;
	if (result >= 0 && arch == ARCH_NATIVE &&
	    counts_as_repeat(scratch, state, nr, argument(regs, ARCH_NATIVE, 1), argument(regs, ARCH_NATIVE, 3)))
		return 0;
	for (int i = 0; i < 6; i++)
		((struct record *)scratch->bytes)->args[i] = argument(regs, arch, i);
	return see(state, arch, nr, result);
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(on_fork, struct task_struct *parent, struct task_struct *child)
{
	struct task_state *from = state_of_current(bpf_get_current_task_btf());
	struct task_state *state;

	if (!from)
		return 0;
	state = bpf_task_storage_get(&tasks, child, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!state) {
		__sync_fetch_and_add(&control.lost_tasks, 1);
		return 0;
	}
	state->image = from->image;
	state->process = from->process;
	if (child->pid == child->tgid)
		begin_process(child, state, from->process);
	forget_tasks();
	return 0;
}

static __always_inline bool in_cgroup(__u64 wanted)
{
	if (!wanted)
		return false;
	for (int level = 0; level < 16; level++)
		if (bpf_get_current_ancestor_cgroup_id(level) == wanted)
			return true;
	return false;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(on_exec, struct task_struct *task, int old_pid, struct linux_binprm *bprm)
{
	struct task_state *state = bpf_task_storage_get(&tasks, task, 0, 0);
	struct scratch *scratch = scratch_of();
	__u64 file = (__u64)BPF_CORE_READ(bprm, file), filename = (__u64)BPF_CORE_READ(bprm, filename);
	struct place place = place_of(file);
	struct key key = {};
	__u32 before, fresh;

	if (!scratch)
		return 0;
	if (!state) {
		/* The command itself, or a program started into the cgroup: what ran in the process before is not its own. */
		if (control.armed && task->tgid == control.armed)
			control.armed = 0;
		else if (!in_cgroup(control.cgroup))
			return 0;
		state = bpf_task_storage_get(&tasks, task, 0, BPF_LOCAL_STORAGE_GET_F_CREATE);
		if (!state) {
			__sync_fetch_and_add(&control.lost_tasks, 1);
			return 0;
		}
		begin_process(task, state, 0);
		state->image = 0;
	}
	before = state->image;
	state->image = image_of(state, file, filename, (__u64)BPF_CORE_READ(bprm, interp));
	forget_calls(state);
	forget_tasks();
	/* The command's own start is told of its own image. */
	if (!before)
		before = state->image;
	begin(scratch);
	hash_file(scratch, number(scratch, task->fs->pwd.dentry));
	put_text(ROLE_FILENAME, filename, true);
	key.image = before;
	key.arch = ARCH_EXEC;
	key.hash = mix(scratch->hash, state->image);
	fresh = is_new(state, &key, (struct near){});
	if (!fresh)
		return 0;
	take_root(scratch, task);
	put_file(ROLE_PROGRAM, place.dentry, place.mount, 0);
	put_cwd(scratch, task);
	tell(task, state, &key, fresh, RECORD_EXEC, state->image);
	return 0;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(on_exit, struct task_struct *task)
{
	struct task_state *state = bpf_task_storage_get(&tasks, task, 0, 0);
	struct scratch *scratch = scratch_of();
	struct key key = {}, none = {};
	struct peer peer;
	__u32 fresh;
	int nr, arch;

	/* Its memory may become another task's. */
	forget_tasks();
	if (!state || !scratch)
		return 0;
	nr = number_of((struct pt_regs *)bpf_task_pt_regs(task));
	arch = arch_of((__u64)task, nr);
	if (nr >= 0 && (nr == control.exit[arch & 3][0] || nr == control.exit[arch & 3][1])) {
		/* As `see` does for a call whose arguments don't matter. */
		begin(scratch);
		((struct record *)scratch->bytes)->relation = 0;
		key.image = state->image;
		key.arch = arch;
		key.nr = nr;
		key.hash = scratch->hash;
		fresh = is_new(state, &key, (struct near){});
		if (fresh)
			tell(task, state, &key, fresh, RECORD_CALL, 0);
	}
	if (task->signal->live.counter != 0)
		return 0;
	/* Two threads that end together may both be the last by now; one of them deletes. */
	peer = peer_of(task);
	if (bpf_map_delete_elem(&peers, &peer) != 0)
		return 0;
	__sync_fetch_and_add(&control.alive, -1);
	begin(scratch);
	send(task, state, &none, RECORD_END, task->exit_code);
	return 0;
}

/* Since 6.14. What the kernel asks for by itself (memory accounting in mmap, say) is told apart by the call it happens in. */
SEC("?tp_btf/cap_capable")
int BPF_PROG(on_capable, const struct cred *cred, struct user_namespace *target, const struct user_namespace *of, int capability,
	     int result)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct task_state *state = bpf_task_storage_get(&tasks, task, 0, 0);
	struct scratch *scratch = scratch_of();
	struct key key = {};
	__u32 fresh;
	int nr, arch;

	if (!state || !scratch)
		return 0;
	/*
	 * In a user namespace below the first one, who is in it and who made it has them all (security/commoncap.c,
	 * cap_capable): no policy has to grant that.
	 */
	if (target && target->level > 0 && ((of && of->level > 0) || target->owner.val == cred->euid.val))
		return 0;
	nr = number_of((struct pt_regs *)bpf_task_pt_regs(task));
	arch = arch_of((__u64)task, nr);
	key.image = state->image;
	key.arch = ARCH_CAPABILITY;
	key.nr = nr < 0 ? NO_CALL : nr;
	key.outcome = result;
	key.hash = mix(mix(settings.seed, capability), arch);
	fresh = is_new(state, &key, (struct near){});
	if (!fresh)
		return 0;
	begin(scratch);
	((struct record *)scratch->bytes)->relation = arch;
	tell(task, state, &key, fresh, RECORD_CAPABILITY, capability);
	return 0;
}

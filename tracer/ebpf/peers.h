/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* Who a process is to others. */
#ifndef POLC_PEERS_H
#define POLC_PEERS_H

#include "kernel-types.h"
#include "maps.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

static __always_inline struct peer peer_of(struct task_struct *task)
{
	struct pid *pid = BPF_CORE_READ(task, group_leader, thread_pid);
	__u32 level = BPF_CORE_READ(pid, level);
	struct upid upid = {};

	/* A pid has as many numbers as it has namespaces; its own is the last. */
	bpf_core_read(&upid.nr, sizeof(upid.nr), &pid->numbers[level].nr);
	bpf_core_read(&upid.ns, sizeof(upid.ns), &pid->numbers[level].ns);
	return (struct peer){.pid = upid.nr, .namespace = BPF_CORE_READ(upid.ns, ns.inum)};
}

/* Who a pid argument means: this process (`serial`), one below it, or another. */
__noinline __u32 relation_to(__u32 serial, int pid)
{
	struct peer self = peer_of(bpf_get_current_task_btf());
	struct peer wanted = {.pid = pid < 0 ? -pid : pid, .namespace = self.namespace};
	struct who *found;
	__u32 at;

	if (pid == 0 || wanted.pid == self.pid)
		return PEER_SELF;
	if (pid == -1)
		return PEER_OTHER;
	found = bpf_map_lookup_elem(&peers, &wanted);
	if (!found)
		return PEER_OTHER;
	at = found->process;
	for (int i = 0; i < 16; i++) {
		struct process *process = bpf_map_lookup_elem(&processes, &at);

		if (!process)
			break;
		at = process->parent;
		if (at == serial)
			return PEER_CHILD;
	}
	return PEER_OTHER;
}
#endif

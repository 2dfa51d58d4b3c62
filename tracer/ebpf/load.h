/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* How the kernel's structures are read by address. */
#ifndef POLC_LOAD_H
#define POLC_LOAD_H

#include "kernel-types.h"
#include "maps.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

extern void *bpf_rdonly_cast(const void *address, __u32 type) __ksym __weak;

/*
 * A number of this type at an address in the kernel. Where the kernel lets a program say what lies there, that is one instruction
 * and not a call. What it says is `struct thread_info`, for its first member is a plain word on all machines, and no pointer of
 * which the verifier would remember the type.
 */
#define PEEK(type, address)                                                                                            \
	({                                                                                                             \
		const void *at_ = (void *)(address);                                                                   \
		type value_ = 0;                                                                                       \
		if (settings.casts)                                                                                    \
			value_ = *(type *)bpf_rdonly_cast(at_, bpf_core_type_id_kernel(struct thread_info));           \
		else                                                                                                   \
			bpf_probe_read_kernel(&value_, sizeof(value_), at_);                                           \
		(__u64) value_;                                                                                        \
	})

/* A member of the `struct type` at an address, as a number. */
#define LOAD(type, address, member) \
	PEEK(typeof(((struct type *)0)->member), (__u64)(address) + bpf_core_field_offset(struct type, member))
#endif

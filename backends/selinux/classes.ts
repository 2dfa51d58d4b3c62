/**
 * Object classes and permissions of a current kernel (security/selinux/include/classmap.h, 6.12). Policies made before a class
 * or permission existed leave it out: what a target does not know is never written, and the coverage says what is lost.
 */

/** A file's permissions that every class of files has. */
const FILE =
  'ioctl read write create getattr setattr lock relabelfrom relabelto append map unlink link rename execute quotaon mounton ' +
  'audit_access open execmod watch watch_mount watch_sb watch_with_perm watch_reads';

const SOCKET =
  'ioctl read write create getattr setattr lock relabelfrom relabelto append map bind connect listen accept getopt setopt ' +
  'shutdown recvfrom sendto name_bind';

const IPC = 'create destroy getattr setattr read write associate unix_read unix_write';

const CAPABILITIES =
  'chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable net_bind_service net_broadcast ' +
  'net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice ' +
  'sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap';

const CAPABILITIES2 =
  'mac_override mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf checkpoint_restore';

/** Bit by bit, as `capability` and `capability2` number them: CAP_CHOWN is 0, CAP_MAC_OVERRIDE 32. */
export const CAPABILITY_WORDS: readonly string[] = [...CAPABILITIES.split(' '), ...CAPABILITIES2.split(' ')];

/** Sockets with a class of their own since extended_socket_class (4.11), by AF_* number; socket_type_to_security_class. */
export const FAMILY_CLASSES: ReadonlyMap<number, string> = new Map([
  [3, 'ax25_socket'],
  [4, 'ipx_socket'],
  [6, 'netrom_socket'],
  [8, 'atmpvc_socket'],
  [9, 'x25_socket'],
  [11, 'rose_socket'],
  [12, 'decnet_socket'],
  [20, 'atmsvc_socket'],
  [21, 'rds_socket'],
  [23, 'irda_socket'],
  [24, 'pppox_socket'],
  [26, 'llc_socket'],
  [29, 'can_socket'],
  [30, 'tipc_socket'],
  [31, 'bluetooth_socket'],
  [32, 'iucv_socket'],
  [33, 'rxrpc_socket'],
  [34, 'isdn_socket'],
  [35, 'phonet_socket'],
  [36, 'ieee802154_socket'],
  [37, 'caif_socket'],
  [38, 'alg_socket'],
  [39, 'nfc_socket'],
  [40, 'vsock_socket'],
  [41, 'kcm_socket'],
  [42, 'qipcrtr_socket'],
  [43, 'smc_socket'],
  [44, 'xdp_socket'],
  [45, 'mctp_socket'],
]);

/** By NETLINK_* number; anything else is `netlink_socket`. */
export const NETLINK_CLASSES: ReadonlyMap<number, string> = new Map([
  [0, 'netlink_route_socket'],
  [4, 'netlink_tcpdiag_socket'],
  [5, 'netlink_nflog_socket'],
  [6, 'netlink_xfrm_socket'],
  [7, 'netlink_selinux_socket'],
  [8, 'netlink_iscsi_socket'],
  [9, 'netlink_audit_socket'],
  [10, 'netlink_fib_lookup_socket'],
  [11, 'netlink_connector_socket'],
  [12, 'netlink_netfilter_socket'],
  [14, 'netlink_dnrt_socket'],
  [15, 'netlink_kobject_uevent_socket'],
  [16, 'netlink_generic_socket'],
  [18, 'netlink_scsitransport_socket'],
  [20, 'netlink_rdma_socket'],
  [21, 'netlink_crypto_socket'],
]);

const NLMSG = new Set([
  'netlink_route_socket',
  'netlink_tcpdiag_socket',
  'netlink_xfrm_socket',
  'netlink_audit_socket',
]);

/** [class, permissions]: the order is the kernel's, for the minimal base's `classorder`. */
const TABLE: readonly (readonly [string, string])[] = [
  [
    'security',
    'compute_av compute_create compute_member check_context load_policy compute_relabel compute_user setenforce setbool setsecparam setcheckreqprot read_policy validate_trans',
  ],
  [
    'process',
    'fork transition sigchld sigkill sigstop signull signal ptrace getsched setsched getsession getpgid setpgid getcap setcap share getattr setexec setfscreate noatsecure siginh setrlimit rlimitinh dyntransition setcurrent execmem execstack execheap setkeycreate setsockcreate getrlimit',
  ],
  ['process2', 'nnp_transition nosuid_transition'],
  ['system', 'ipc_info syslog_read syslog_mod syslog_console module_request module_load'],
  ['capability', CAPABILITIES],
  ['filesystem', 'mount remount unmount getattr relabelfrom relabelto associate quotamod quotaget watch'],
  ['file', `${FILE} execute_no_trans entrypoint`],
  ['dir', `${FILE} add_name remove_name reparent search rmdir`],
  ['fd', 'use'],
  ['lnk_file', FILE],
  ['chr_file', FILE],
  ['blk_file', FILE],
  ['sock_file', FILE],
  ['fifo_file', FILE],
  ['socket', SOCKET],
  ['tcp_socket', `${SOCKET} node_bind name_connect`],
  ['udp_socket', `${SOCKET} node_bind`],
  ['rawip_socket', `${SOCKET} node_bind`],
  ['node', 'recvfrom sendto'],
  ['netif', 'ingress egress'],
  ['netlink_socket', SOCKET],
  ['packet_socket', SOCKET],
  ['key_socket', SOCKET],
  ['unix_stream_socket', `${SOCKET} connectto`],
  ['unix_dgram_socket', SOCKET],
  ['sem', IPC],
  ['msg', 'send receive'],
  ['msgq', `${IPC} enqueue`],
  ['shm', `${IPC} lock`],
  ['ipc', IPC],
  ...[...NETLINK_CLASSES.values()].map((c): [string, string] => [
    c,
    NLMSG.has(c) ? `${SOCKET} nlmsg_read nlmsg_write` : SOCKET,
  ]),
  ['appletalk_socket', SOCKET],
  ['packet', 'send recv relabelto forward_in forward_out'],
  ['key', 'view read write search link setattr create'],
  ['dccp_socket', `${SOCKET} node_bind name_connect`],
  ['memprotect', 'mmap_zero'],
  ['peer', 'recv'],
  ['capability2', CAPABILITIES2],
  ['kernel_service', 'use_as_override create_files_as'],
  ['tun_socket', `${SOCKET} attach_queue`],
  ['binder', 'impersonate call set_context_mgr transfer'],
  ['cap_userns', CAPABILITIES],
  ['cap2_userns', CAPABILITIES2],
  ['sctp_socket', `${SOCKET} node_bind name_connect association`],
  ['icmp_socket', `${SOCKET} node_bind`],
  ...[...FAMILY_CLASSES.values()].map((c): [string, string] => [c, SOCKET]),
  ['infiniband_pkey', 'access'],
  ['infiniband_endport', 'manage_subnet'],
  ['bpf', 'map_create map_read map_write prog_load prog_run'],
  ['perf_event', 'open cpu kernel tracepoint read write'],
  ['anon_inode', FILE],
  ['io_uring', 'override_creds sqpoll cmd'],
  ['user_namespace', 'create'],
];

export type Classes = ReadonlyMap<string, ReadonlySet<string>>;

export const KERNEL_CLASSES: Classes = new Map(TABLE.map(([name, perms]) => [name, new Set(perms.split(' '))]));

/** What may lie at a path, but for directories. */
export const NON_DIRECTORIES = ['file', 'lnk_file', 'chr_file', 'blk_file', 'fifo_file', 'sock_file'] as const;

/*
 * The program that is confined, and the driver that starts it: one static binary, the only one (beside busybox) of the guest.
 *
 *   probe drive FILE     reads lines  ID TAB LABEL TAB OP [TAB ARGUMENT]…  and prints  ID TAB RESULT  for each
 *   probe OP ARGUMENT…   does one thing; its exit status is the errno, 0 where it worked
 *
 * Each line is a process of its own, and the result travels as an exit status: descriptors that a confined process inherits
 * are checked again at exec (AppArmor: aa_inherit_files, SELinux: flush_unauthorized_files), so no pipe leads out of it.
 * LABEL is written to /proc/self/attr/exec before the exec: an AppArmor `exec NAME` or an SELinux context; `-` is no label;
 * `LABEL#1000` runs as that user. OP `spawn NAME OP …` leaves the process running: `%{NAME}` in later arguments is its pid.
 * `make DIRECTORY NAME …` is done by the driver itself: files with a line in them, directories where a NAME ends in `/`.
 * Arguments are bytes: `%XX` is one, so that every path can be said.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

enum { NO_LABEL = 250, NO_EXEC = 251, NO_OPERATION = 252, BAD_ARGUMENTS = 253, MISMATCH = 254 };

static char **args;
static int count;
static const char *arg(int i) {
  if (i >= count) _exit(BAD_ARGUMENTS);
  return args[i];
}
static long number(int i) { return strtol(arg(i), 0, 0); }
static int result(long value) { return value < 0 ? errno : 0; }

/* ---- files ---------------------------------------------------------------------------------------------------------- */

static int opened(int flags) { return result(open(arg(0), flags | O_CLOEXEC, 0644)); }
static int op_read(void) {
  char byte;
  int fd = open(arg(0), O_RDONLY | O_NONBLOCK);
  return fd < 0 ? errno : result(read(fd, &byte, 1));
}
static int written(int flags) {
  int fd = open(arg(0), flags, 0644);
  return fd < 0 ? errno : result(write(fd, "x", 1));
}
static int op_write(void) { return written(O_WRONLY); }
static int op_readwrite(void) { return written(O_RDWR); }
static int op_append(void) { return written(O_WRONLY | O_APPEND); }
static int op_append_cleared(void) {
  int fd = open(arg(0), O_WRONLY | O_APPEND);
  if (fd < 0) return MISMATCH;
  if (fcntl(fd, F_SETFL, 0) < 0) return errno;
  return result(pwrite(fd, "y", 1, 0));
}
static int op_create(void) { return opened(O_WRONLY | O_CREAT | O_EXCL); }
static int op_create_append(void) { return opened(O_WRONLY | O_CREAT | O_APPEND); }
static int op_create_readonly(void) { return opened(O_RDONLY | O_CREAT); }
static int op_read_truncate(void) { return opened(O_RDONLY | O_TRUNC); }
static int op_tmpfile(void) { return opened(O_TMPFILE | O_RDWR); }
static int op_path_only(void) { return opened(O_PATH); }
static int op_truncate(void) { return result(truncate(arg(0), 0)); }
static int op_list(void) {
  DIR *dir = opendir(arg(0));
  if (!dir) return errno;
  errno = 0;
  return readdir(dir) ? 0 : errno;
}
static int op_unlink(void) { return result(unlink(arg(0))); }
static int op_rmdir(void) { return result(rmdir(arg(0))); }
static int op_mkdir(void) { return result(mkdir(arg(0), 0755)); }
static int op_fifo(void) { return result(mkfifo(arg(0), 0644)); }
static int op_device(void) { return result(mknod(arg(0), S_IFCHR | 0644, (1 << 8) | 3)); }
static int op_symlink(void) { return result(symlink(arg(0), arg(1))); }
static int op_link(void) { return result(link(arg(0), arg(1))); }
static int op_rename(void) { return result(rename(arg(0), arg(1))); }
static int op_exchange(void) { return result(syscall(SYS_renameat2, AT_FDCWD, arg(0), AT_FDCWD, arg(1), RENAME_EXCHANGE)); }
static int op_chmod(void) { return result(chmod(arg(0), 0600)); }
static int op_chown(void) { return result(lchown(arg(0), getuid(), getgid())); }
static int op_give(void) { return result(lchown(arg(0), number(1), -1)); }
static int op_utime(void) { return result(utimes(arg(0), 0)); }
static int op_setxattr(void) { return result(setxattr(arg(0), arg(1), "x", 1, 0)); }
static int op_stat(void) {
  struct stat st;
  return result(stat(arg(0), &st));
}
static int op_chdir(void) { return result(chdir(arg(0))); }
static int op_readlink(void) {
  char buffer[256];
  return result(readlink(arg(0), buffer, sizeof buffer));
}
static int op_lock(void) {
  int fd = open(arg(0), O_RDONLY);
  return fd < 0 ? errno : result(flock(fd, LOCK_SH | LOCK_NB));
}
static int op_lock_range(void) {
  struct flock lock = {.l_type = F_RDLCK, .l_whence = SEEK_SET, .l_len = 1};
  int fd = open(arg(0), O_RDONLY);
  return fd < 0 ? errno : result(fcntl(fd, F_SETLK, &lock));
}
static int mapped(int protection) {
  int fd = open(arg(0), O_RDONLY);
  if (fd < 0) return errno;
  return mmap(0, 4096, protection, MAP_PRIVATE, fd, 0) == MAP_FAILED ? errno : 0;
}
static int op_map(void) { return mapped(PROT_READ | PROT_EXEC); }
static int op_map_read(void) { return mapped(PROT_READ); }
static int op_map_later(void) {
  int fd = open(arg(0), O_RDONLY);
  if (fd < 0) return errno;
  void *at = mmap(0, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
  return at == MAP_FAILED ? errno : result(mprotect(at, 4096, PROT_READ | PROT_EXEC));
}
static int op_ioctl(void) {
  long space[16] = {0};
  int fd = open(arg(0), O_RDONLY | O_NONBLOCK);
  return fd < 0 ? errno : result(ioctl(fd, number(1), space));
}

/* ---- programs, and who am I ------------------------------------------------------------------------------------------- */

/* The exit status is that of the program, when it could be started. */
static int op_exec(void) {
  execv(arg(0), args);
  return errno;
}
static int op_exec_no_new_privs(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return errno;
  return op_exec();
}
static int op_exec_memory(void) {
  static char buffer[1 << 16];
  int from = open("/proc/self/exe", O_RDONLY), to = memfd_create("probe", 0);
  if (from < 0) return errno;
  for (ssize_t n; (n = read(from, buffer, sizeof buffer)) > 0;)
    if (write(to, buffer, n) != n) return errno;
  char *argv[] = {"probe", "ok", 0}, *env[] = {0};
  syscall(SYS_execveat, to, "", argv, env, AT_EMPTY_PATH);
  return errno;
}
static int op_ok(void) { return 0; }
static int op_label(void) {
  char is[512] = "";
  int fd = open("/proc/self/attr/current", O_RDONLY);
  if (fd < 0) return errno;
  ssize_t n = read(fd, is, sizeof is - 1);
  if (n < 0) return errno;
  while (n > 0 && (is[n - 1] == '\n' || is[n - 1] == 0)) is[--n] = 0;
  return strncmp(is, arg(0), strlen(arg(0))) ? MISMATCH : 0;
}
static int op_pause(void) { return prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY), sleep(60), 0; }

/* ---- sockets ------------------------------------------------------------------------------------------------------------ */

static int op_socket(void) { return result(socket(number(0), number(1), number(2))); }
static int op_socketpair(void) {
  int pair[2];
  if (socketpair(AF_UNIX, number(0), 0, pair) < 0) return errno;
  return result(write(pair[0], "x", 1));
}
static struct sockaddr_in at(int i) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(number(i + 1))};
  if (inet_pton(AF_INET, arg(i), &address.sin_addr) != 1) _exit(BAD_ARGUMENTS);
  return address;
}
static int reaches(int type, int protocol, int binds) {
  struct sockaddr_in address = at(0);
  int one = 1, fd = socket(AF_INET, type, protocol);
  if (fd < 0) return errno;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  int code = result((binds ? bind : connect)(fd, (struct sockaddr *)&address, sizeof address));
  /* Nobody listens: the layer let it through. */
  return !binds && code == ECONNREFUSED ? 0 : code;
}
static int op_bind_tcp(void) { return reaches(SOCK_STREAM, 0, 1); }
static int op_connect_tcp(void) { return reaches(SOCK_STREAM, 0, 0); }
static int op_bind_udp(void) { return reaches(SOCK_DGRAM, 0, 1); }
static int op_connect_udp(void) { return reaches(SOCK_DGRAM, 0, 0); }
static int op_connect_mptcp(void) { return reaches(SOCK_STREAM, 262, 0); }
static int op_fast_open(void) {
  struct sockaddr_in address = at(0);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0) return errno;
  int code = result(sendto(fd, "x", 1, MSG_FASTOPEN, (struct sockaddr *)&address, sizeof address));
  return code == ECONNREFUSED ? 0 : code;
}
static int op_listen(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  return fd < 0 ? errno : result(listen(fd, 1));
}
static int op_send_udp(void) {
  struct sockaddr_in address = at(0);
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  return fd < 0 ? errno : result(sendto(fd, "x", 1, 0, (struct sockaddr *)&address, sizeof address));
}
/* `@name` is abstract. */
static socklen_t named(struct sockaddr_un *address) {
  const char *name = arg(0);
  size_t length = strlen(name);
  if (length >= sizeof address->sun_path) _exit(BAD_ARGUMENTS);
  address->sun_family = AF_UNIX;
  memcpy(address->sun_path, name, length + 1);
  if (*name != '@') return offsetof(struct sockaddr_un, sun_path) + length + 1;
  address->sun_path[0] = 0;
  return offsetof(struct sockaddr_un, sun_path) + length;
}
static int op_bind_unix(void) {
  struct sockaddr_un address;
  socklen_t length = named(&address);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  return fd < 0 ? errno : result(bind(fd, (struct sockaddr *)&address, length));
}
static int op_connect_unix(void) {
  struct sockaddr_un address;
  socklen_t length = named(&address);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  return fd < 0 ? errno : result(connect(fd, (struct sockaddr *)&address, length));
}
/* For `spawn`: listens until killed. */
static int op_serve_unix(void) {
  struct sockaddr_un address;
  socklen_t length = named(&address);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  if (fd < 0 || bind(fd, (struct sockaddr *)&address, length) < 0 || listen(fd, 16) < 0) return errno;
  return sleep(60), 0;
}

/* ---- processes, privileges, the kernel ------------------------------------------------------------------------------------ */

static int op_signal(void) { return result(kill(number(0), number(1))); }
static int op_trace(void) {
  long pid = number(0);
  if (ptrace(PTRACE_SEIZE, pid, 0, 0) < 0) return errno;
  ptrace(PTRACE_DETACH, pid, 0, 0);
  return 0;
}
static int op_trace_read(void) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%ld/cwd", number(0));
  char buffer[256];
  return result(readlink(path, buffer, sizeof buffer)); /* proc_fd_access_allowed: PTRACE_MODE_READ */
}
static int op_mount(void) { return result(mount("none", arg(1), arg(0), 0, 0)); }
static int op_bind_mount(void) { return result(mount(arg(0), arg(1), 0, MS_BIND, 0)); }
static int op_remount(void) { return result(mount("none", arg(0), 0, MS_REMOUNT | MS_RDONLY, 0)); }
static int op_make_private(void) { return result(mount("none", arg(0), 0, MS_PRIVATE, 0)); }
static int op_fsopen(void) {
  int fs = syscall(SYS_fsopen, arg(0), 0);
  if (fs < 0) return errno;
  if (syscall(SYS_fsconfig, fs, 6 /* FSCONFIG_CMD_CREATE */, 0, 0, 0) < 0) return errno;
  int fd = syscall(SYS_fsmount, fs, 0, 0);
  if (fd < 0) return errno;
  return result(syscall(SYS_move_mount, fd, "", AT_FDCWD, arg(1), 4 /* MOVE_MOUNT_F_EMPTY_PATH */));
}
static int op_umount(void) { return result(umount2(arg(0), 0)); }
static int op_pivot_root(void) { return result(syscall(SYS_pivot_root, arg(0), arg(1))); }
static int op_chroot(void) { return result(chroot(arg(0))); }
static int op_unshare(void) { return result(unshare(number(0))); }
static int op_hostname(void) { return result(sethostname("probe", 5)); }
static int op_setuid(void) { return result(setuid(number(0))); }
static int op_setgid(void) { return result(setgid(number(0))); }
static int op_nice(void) { return result(setpriority(PRIO_PROCESS, 0, -5)); }
static int op_settime(void) {
  struct timeval now;
  gettimeofday(&now, 0);
  return result(settimeofday(&now, 0));
}
static int op_rlimit(void) {
  struct rlimit limit = {1 << 19, 1 << 19};
  return result(setrlimit(RLIMIT_NOFILE, &limit));
}
static int op_wx(void) {
  return mmap(0, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno : 0;
}
static int op_io_uring(void) {
  char parameters[512] = {0};
  return result(syscall(425, 1, parameters));
}

static const struct {
  const char *name;
  int (*run)(void);
} operations[] = {
#define OP(name) {#name, op_##name}
    OP(read),          OP(write),      OP(readwrite),   OP(append),      OP(append_cleared), OP(create),
    OP(create_append), OP(create_readonly), OP(read_truncate), OP(tmpfile), OP(path_only),   OP(truncate),
    OP(list),          OP(unlink),     OP(rmdir),       OP(mkdir),       OP(fifo),           OP(device),
    OP(symlink),       OP(link),       OP(rename),      OP(exchange),    OP(chmod),          OP(chown),
    OP(give), OP(utime),         OP(setxattr),   OP(stat),        OP(chdir),       OP(readlink),       OP(lock),
    OP(lock_range),    OP(map),        OP(map_read),    OP(map_later),   OP(ioctl),          OP(exec),
    OP(exec_memory), OP(exec_no_new_privs),   OP(ok),         OP(label),       OP(pause),       OP(socket),         OP(socketpair),
    OP(bind_tcp),      OP(connect_tcp), OP(bind_udp),   OP(connect_udp), OP(connect_mptcp),  OP(fast_open),
    OP(listen),        OP(send_udp),   OP(bind_unix),   OP(connect_unix), OP(serve_unix),    OP(signal),
    OP(trace),         OP(trace_read), OP(mount),       OP(bind_mount),  OP(remount),        OP(make_private),
    OP(fsopen),        OP(umount),     OP(pivot_root),  OP(chroot),      OP(unshare),        OP(hostname),
    OP(setuid),        OP(setgid),     OP(nice),        OP(settime),     OP(rlimit),         OP(wx),
    OP(io_uring),
};

static int perform(int argc, char **argv) {
  args = argv + 1;
  count = argc - 1;
  for (size_t i = 0; i < sizeof operations / sizeof *operations; i++)
    if (!strcmp(operations[i].name, argv[0])) return operations[i].run();
  return NO_OPERATION;
}

/* ---- the driver ----------------------------------------------------------------------------------------------------------- */

static struct {
  char name[64];
  pid_t pid;
} spawned[64];
static int spawns;

static void decode(char *text, char *out, size_t size) {
  char *end = out + size - 1;
  for (; *text && out < end; text++) {
    unsigned byte;
    char name[64];
    if (*text == '%' && sscanf(text, "%%{%63[^}]}", name) == 1) {
      for (int i = 0; i < spawns; i++)
        if (!strcmp(spawned[i].name, name)) out += snprintf(out, end - out, "%d", spawned[i].pid);
      text += strlen(name) + 2;
    } else if (*text == '%' && sscanf(text, "%%%2x", &byte) == 1) {
      *out++ = (char)byte;
      text += 2;
    } else
      *out++ = *text;
  }
  *out = 0;
}

static void become(char *label) {
  char *user = strchr(label, '#');
  long uid = 0;
  if (user) {
    *user = 0;
    uid = strtol(user + 1, 0, 10);
  }
  if (strcmp(label, "-")) {
    int fd = open("/proc/self/attr/exec", O_WRONLY);
    if (fd < 0 || write(fd, label, strlen(label)) < 0) _exit(NO_LABEL);
    close(fd);
  }
  if (user && (setgid(uid) < 0 || setuid(uid) < 0)) _exit(NO_LABEL);
}

static pid_t start(char *label, int argc, char **argv) {
  pid_t pid = fork();
  if (pid) return pid;
  alarm(20);
  become(label);
  char *out[argc + 2];
  char *env[] = {0};
  out[0] = "probe";
  for (int i = 0; i < argc; i++) out[i + 1] = argv[i];
  out[argc + 1] = 0;
  execve("/bin/probe", out, env);
  _exit(NO_EXEC);
}

static void print(const char *id, int status) {
  if (WIFSIGNALED(status))
    printf("%s\tSIG%s\n", id, sigabbrev_np(WTERMSIG(status)));
  else
    switch (WEXITSTATUS(status)) {
    case 0: printf("%s\tok\n", id); break;
    case NO_LABEL: printf("%s\tno label\n", id); break;
    case NO_EXEC: printf("%s\tno exec\n", id); break;
    case NO_OPERATION: printf("%s\tno such operation\n", id); break;
    case BAD_ARGUMENTS: printf("%s\tbad arguments\n", id); break;
    case MISMATCH: printf("%s\tmismatch\n", id); break;
    default: printf("%s\t%s\n", id, strerrorname_np(WEXITSTATUS(status)));
    }
  fflush(stdout);
}

/* Objects for the probes to try: without a process each, for User Mode Linux starts some hundred a second. */
static void make(int argc, char **argv) {
  char path[8400];
  mkdir(argv[0], 0755);
  for (int i = 1; i < argc; i++) {
    snprintf(path, sizeof path, "%s/%s", argv[0], argv[i]);
    size_t length = strlen(path);
    if (path[length - 1] == '/') {
      mkdir(path, 0755);
      continue;
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0 || write(fd, "content\n", 8) != 8) fprintf(stderr, "probe: can't make %s\n", path);
    close(fd);
  }
}

static int drive(const char *path) {
  static char line[1 << 16], decoded[32][4200];
  FILE *file = fopen(path, "re");
  if (!file) return 1;
  while (fgets(line, sizeof line, file)) {
    char *fields[32];
    int n = 0;
    line[strcspn(line, "\n")] = 0;
    for (char *at = line, *field; n < 32 && (field = strsep(&at, "\t"));) {
      decode(field, decoded[n], sizeof decoded[n]);
      fields[n] = decoded[n];
      n++;
    }
    if (n < 3) continue;
    if (!strcmp(fields[2], "make") && n >= 4) {
      make(n - 3, fields + 3);
      continue;
    }
    if (!strcmp(fields[2], "spawn") && n >= 5 && spawns < 64) {
      snprintf(spawned[spawns].name, sizeof spawned->name, "%s", fields[3]);
      spawned[spawns++].pid = start(fields[1], n - 4, fields + 4);
      usleep(50000);
      continue;
    }
    int status;
    pid_t pid = start(fields[1], n - 2, fields + 2);
    waitpid(pid, &status, 0);
    print(fields[0], status);
  }
  for (int i = 0; i < spawns; i++) kill(spawned[i].pid, SIGKILL);
  return 0;
}

int main(int argc, char **argv) {
  if (argc == 3 && !strcmp(argv[1], "drive")) return drive(argv[2]);
  return argc < 2 ? BAD_ARGUMENTS : perform(argc - 1, argv + 1);
}

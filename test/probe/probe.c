/*
 * The program that is confined, and the driver that starts it: one static binary, on this host and as the only one (beside
 * busybox) of the guest.
 *
 *   probe drive FILE MODEL [isolate]   reads lines  ID TAB LABEL TAB WORD…  and prints  ID TAB RESULT  for each
 *   probe WORD…                        does one thing; its exit status is the errno, 0 where it worked
 *
 * The words are system calls (calls.ts writes them):  C NR ARGUMENT…  With `S` a result of 0 is none, `I` enters by int 0x80.
 * Arguments: nNUMBER, sTEXT and hHEX (pointers to these bytes), bN (a buffer, zeros at first), rN (what call N
 * returned), aN (a vector of the next N words). The first call that fails ends it.
 *
 * Each line is a process of its own, and the result travels as an exit status: descriptors that a confined process inherits
 * are checked again at exec (AppArmor: aa_inherit_files, SELinux: flush_unauthorized_files), so no pipe leads out of it.
 * LABEL: `-` is none. `landlock=FD` enters a ruleset that the driver inherited, `filter=FILE` installs a seccomp filter: both
 * in the driver's child, right before the calls. Anything else is written to /proc/self/attr/exec before /bin/probe is
 * executed: an AppArmor `exec NAME` or an SELinux context. `LABEL#1000` runs as that user.
 *
 * Lines that the driver does itself:  make DIRECTORY NAME… (copies of MODEL; directories and symbolic links where a NAME ends in `/` or `@`),
 * label CONTEXT PATH…, and  spawn NAME WORD…,  which leaves the process running: `%{NAME}` in later words is its pid. A line
 * that starts with  inherit PATH  does the rest with descriptor 200 open on it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

enum { EMPTY = 249, NO_LABEL, NO_EXEC, NO_OPERATION, BAD_ARGUMENTS, MISMATCH };
enum { INHERITED = 200, CALLS = 32, LANDLOCK_RESTRICT_SELF = 446 };

/* ---- calls ---------------------------------------------------------------------------------------------------------- */

static long results[CALLS];

static const char *hex(const char *text) {
  static char bytes[4096];
  static size_t used;
  char *start = bytes + used;
  for (unsigned byte; sscanf(text, "%2x", &byte) == 1 && used < sizeof bytes; text += 2) bytes[used++] = (char)byte;
  return start;
}

static long argument(char **word, int *taken) {
  static char buffers[4][1 << 16];
  static char *vectors[4][32];
  static int vector;
  long n = strtol(*word + 1, 0, 0);
  *taken = 1;
  switch (**word) {
  case 'n': return n;
  case 's': return (long)(*word + 1);
  case 'h': return (long)hex(*word + 1);
  case 'b': return (long)buffers[n & 3];
  case 'r': return results[n % CALLS];
  case 'a':
    if (n > 31 || vector == 4) _exit(BAD_ARGUMENTS);
    memcpy(vectors[vector], word + 1, n * sizeof *word);
    *taken += n;
    return (long)vectors[vector++];
  default: _exit(BAD_ARGUMENTS);
  }
}

static long made(int by_int80, long nr, const long a[6]) {
#ifdef __x86_64__
  if (by_int80) {
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(nr), "b"(a[0]), "c"(a[1]), "d"(a[2]) : "memory");
    errno = (int)result < 0 ? -(int)result : 0;
    return (int)result < 0 ? -1 : result;
  }
#endif
  return syscall(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
}

static int is_fork(long nr) {
#ifdef SYS_fork
  if (nr == SYS_fork) return 1;
#endif
  return nr == SYS_clone || nr == SYS_clone3;
}

static int calls(int count, char **words) {
  for (int i = 0, step = 0; i < count; step++) {
    const char *kind = words[i];
    if (i + 1 >= count || step == CALLS) return BAD_ARGUMENTS;
    long nr = strtol(words[i + 1], 0, 0), a[6] = {0};
    i += 2;
    for (int n = 0, taken; i < count && strchr("nshbra", *words[i]) && n < 6; i += taken) a[n++] = argument(words + i, &taken);
    long result = made(*kind == 'I', nr, a);
    if (result == 0 && is_fork(nr)) syscall(SYS_exit_group, 0);
    if (result == -1) return errno;
    if (result == 0 && *kind == 'S') return EMPTY;
    results[step] = result;
  }
  return 0;
}

static int has_label(const char *expected) {
  char is[512] = "";
  int fd = open("/proc/self/attr/current", O_RDONLY);
  if (fd < 0) return errno;
  ssize_t n = read(fd, is, sizeof is - 1);
  if (n < 0) return errno;
  while (n > 0 && (is[n - 1] == '\n' || is[n - 1] == 0)) is[--n] = 0;
  return strncmp(is, expected, strlen(expected)) ? MISMATCH : 0;
}

static int perform(int count, char **words) {
  if (count == 2 && !strcmp(words[0], "label")) return has_label(words[1]);
  return count == 0 || strchr("CSI", *words[0]) ? calls(count, words) : NO_OPERATION;
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
      if (!strcmp(name, "uid")) out += snprintf(out, end - out, "%d", getuid());
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

/* What it needs is opened and read before, so that neither layer has to allow it. */
static void install(const char *path) {
  static struct sock_filter code[4096];
  int fd = open(path, O_RDONLY);
  ssize_t size = fd < 0 ? -1 : read(fd, code, sizeof code);
  struct sock_fprog program = {size / sizeof *code, code};
  close(fd);
  if (size <= 0 || syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) < 0) _exit(NO_LABEL);
}

/* Whether the program has to be executed for the label to hold. */
static int become(char *label) {
  char *user = strchr(label, '#');
  long uid = 0;
  if (user) {
    *user = 0;
    uid = strtol(user + 1, 0, 10);
  }
  int executes = 0;
  if (!strncmp(label, "landlock=", 9) || !strncmp(label, "filter=", 7)) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) _exit(NO_LABEL);
    if (*label == 'f') install(label + 7);
    else if (syscall(LANDLOCK_RESTRICT_SELF, strtol(label + 9, 0, 10), 0) < 0) _exit(NO_LABEL);
  } else if (strcmp(label, "-")) {
    int fd = open("/proc/self/attr/exec", O_WRONLY);
    if (fd < 0 || write(fd, label, strlen(label)) < 0) _exit(NO_LABEL);
    close(fd);
    executes = 1;
  }
  if (user && (setgid(uid) < 0 || setuid(uid) < 0)) _exit(NO_LABEL);
  return executes;
}

static pid_t start(char *label, int count, char **words) {
  pid_t pid = fork();
  if (pid) return pid;
  alarm(30);
  prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY); /* where Yama would ask for a relation */
  if (count >= 2 && !strcmp(*words, "inherit")) {
    if (dup2(open(words[1], O_RDONLY), INHERITED) < 0) _exit(BAD_ARGUMENTS);
    words += 2;
    count -= 2;
  }
  if (!become(label)) syscall(SYS_exit_group, perform(count, words));
  char *argv[count + 2], *env[] = {0};
  argv[0] = "probe";
  memcpy(argv + 1, words, count * sizeof *words);
  argv[count + 1] = 0;
  execve("/bin/probe", argv, env);
  _exit(NO_EXEC);
}

static void print(const char *id, int status) {
  const char *text = 0;
  if (WIFSIGNALED(status)) printf("%s\tSIG%s\n", id, sigabbrev_np(WTERMSIG(status)));
  else {
    switch (WEXITSTATUS(status)) {
    case 0: text = "ok"; break;
    case EMPTY: text = "empty"; break;
    case NO_LABEL: text = "no label"; break;
    case NO_EXEC: text = "no exec"; break;
    case NO_OPERATION: text = "no such operation"; break;
    case BAD_ARGUMENTS: text = "bad arguments"; break;
    case MISMATCH: text = "mismatch"; break;
    default: text = strerrorname_np(WEXITSTATUS(status));
    }
    printf("%s\t%s\n", id, text ? text : "no known errno");
  }
  fflush(stdout);
}

static char model[1 << 16];
static ssize_t model_size;

/* Objects for the probes to try: without a process each, for User Mode Linux starts some hundred a second. */
static void make(int count, char **names) {
  char path[8400];
  mkdir(names[0], 0755);
  for (int i = 1; i < count; i++) {
    snprintf(path, sizeof path, "%s/%s", names[0], names[i]);
    size_t length = strlen(path);
    char kind = path[length - 1];
    if (kind == '/' || kind == '@') {
      path[length - 1] = 0;
      if (kind == '/') mkdir(path, 0755);
      else if (symlink("nowhere", path) < 0 && errno != EEXIST) fprintf(stderr, "probe: can't make %s\n", path);
      continue;
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
    if (fd < 0 || write(fd, model, model_size) != model_size) fprintf(stderr, "probe: can't make %s\n", path);
    close(fd);
  }
}

static void label(int count, char **words) {
  for (int i = 1; i < count; i++)
    if (lsetxattr(words[i], "security.selinux", words[0], strlen(words[0]) + 1, 0) < 0)
      fprintf(stderr, "probe: can't label %s: %s\n", words[i], strerror(errno));
}

static void put(const char *path, const char *text) {
  int fd = open(path, O_WRONLY);
  if (fd < 0 || write(fd, text, strlen(text)) < 0) fprintf(stderr, "probe: can't write %s\n", path);
  close(fd);
}

/* Mounts, addresses, ports and names of its own: what is tried leaves the host as it was. */
static void isolate(void) {
  int flags = CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWIPC;
  char map[64];
  snprintf(map, sizeof map, "0 %d 1", geteuid());
  int user = geteuid() != 0;
  if (unshare(flags | (user ? CLONE_NEWUSER : 0)) < 0) {
    fprintf(stderr, "probe: no namespaces of its own: %s\n", strerror(errno));
    return;
  }
  if (user) put("/proc/self/setgroups", "deny"), put("/proc/self/uid_map", map), put("/proc/self/gid_map", map);
  mount(0, "/", 0, MS_REC | MS_PRIVATE, 0);
  struct ifreq lo = {.ifr_name = "lo", .ifr_flags = IFF_UP};
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (ioctl(fd, SIOCSIFFLAGS, &lo) < 0) perror("probe: lo");
  close(fd);
}

static int drive(const char *path, const char *model_path) {
  static char line[1 << 16], decoded[128][4200];
  int fd = open(model_path, O_RDONLY | O_CLOEXEC);
  model_size = read(fd, model, sizeof model);
  close(fd);
  FILE *file = fopen(path, "re");
  if (!file || model_size < 0) return perror(path), 1;
  while (fgets(line, sizeof line, file)) {
    char *fields[128];
    int n = 0;
    line[strcspn(line, "\n")] = 0;
    for (char *at = line, *field; n < 128 && (field = strsep(&at, "\t"));) {
      decode(field, decoded[n], sizeof decoded[n]);
      fields[n] = decoded[n];
      n++;
    }
    if (n < 2) continue;
    char **words = fields + 2;
    int count = n - 2;
    if (count >= 2 && !strcmp(*words, "make")) make(count - 1, words + 1);
    else if (count >= 3 && !strcmp(*words, "label") && !strcmp(fields[0], "-")) label(count - 1, words + 1);
    else if (count >= 2 && !strcmp(*words, "spawn") && spawns < 64) {
      snprintf(spawned[spawns].name, sizeof spawned->name, "%s", words[1]);
      spawned[spawns++].pid = start(fields[1], count - 2, words + 2);
      usleep(50000);
    } else {
      int status;
      waitpid(start(fields[1], count, words), &status, 0);
      print(fields[0], status);
    }
  }
  for (int i = 0; i < spawns; i++) kill(spawned[i].pid, SIGKILL);
  return 0;
}

int main(int argc, char **argv) {
  if (argc >= 4 && !strcmp(argv[1], "drive")) {
    if (argc == 5 && !strcmp(argv[4], "isolate")) isolate();
    return drive(argv[2], argv[3]);
  }
  return perform(argc - 1, argv + 1);
}

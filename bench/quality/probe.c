/* What no ordinary program may do: prints a line for each attempt, with errno. Linked statically, so that it needs nothing else. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static void say(const char *what, long result) {
  printf("%s %d\n", what, result < 0 ? errno : 0);
  fflush(stdout);
}

int main(int argc, char **argv) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  say("mount", mount("none", "/nonexistent", "tmpfs", 0, ""));
  say("ptrace", ptrace(PTRACE_ATTACH, 2147483000, 0, 0));
  say("bpf", syscall(SYS_bpf, 0, NULL, 0));
  say("unshare", unshare(CLONE_NEWUTS));
  say("keyctl", syscall(SYS_keyctl, 0, -3, 0));
  say("write-etc", open("/etc/polc-probe", O_WRONLY | O_CREAT | O_EXCL, 0600));
  if (argc > 1) say("read-ssh", open(argv[1], O_RDONLY));
  if (argc > 2) say("read-tmp", open(argv[2], O_RDONLY));
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  say("connect", fd < 0 ? -1 : connect(fd, (struct sockaddr *)&address, sizeof address));
  unlink("/etc/polc-probe");
  return 0;
}

/*
 * Makes and labels what the guest's policy is about. Standard input, one object a line, fields NUL-free and separated by tabs:
 * KIND (d: directory, f: file, l: only label what is there) CONTEXT PATH; bytes that a line can't hold are %XX.
 */
#include <stdio.h>
#include <string.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/stat.h>
#include <sys/xattr.h>

static void decode(char *text) {
  char *out = text;
  for (unsigned byte; *text; text++)
    if (*text == '%' && sscanf(text + 1, "%2x", &byte) == 1) *out++ = (char)byte, text += 2;
    else *out++ = *text;
  *out = 0;
}

int main(void) {
  static char line[1 << 16];
  int bad = 0;
  while (fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = 0;
    char *rest = line, *kind = strsep(&rest, "\t"), *context = strsep(&rest, "\t"), *path = strsep(&rest, "\t");
    if (!path) continue;
    decode(path);
    if (*kind == 'd') mkdir(path, 0755);
    else if (*kind == 'f') {
      int fd = open(path, O_WRONLY | O_CREAT, 0755);
      if (fd >= 0 && lseek(fd, 0, SEEK_END) == 0 && write(fd, "content\n", 8) != 8) bad = 1;
      close(fd);
    }
    if (lsetxattr(path, "security.selinux", context, strlen(context) + 1, 0) < 0) {
      perror(path);
      bad = 1;
    }
  }
  return bad;
}

/** The folder that the programs work in: the same for each run, made anew. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES: Readonly<Record<string, string>> = {
  'a.txt': 'pear 3\napple 1\nplum 2\n',
  'b.txt': 'banana 9\napricot 8\n',
  'table.csv': 'one,1\ntwo,2\n',
  'data.json': '{"a": 1, "b": [2]}\n',
  'a.json': '[1, 2]\n',
  'dir/one': 'pear\n',
  'dir/two': 'fig\n',
  'other/one': 'pear\n',
  'change.diff': '--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n-pear 3\n+pear 4\n apple 1\n plum 2\n',
  'other.diff': '--- b.txt\n+++ b.txt\n@@ -1,2 +1,2 @@\n banana 9\n-apricot 8\n+apricot 7\n',
  'sum.bc': '1+2\nquit\n',
  'product.bc': '3*4\nquit\n',
  'src.c': '#include <stdio.h>\nint main(void) { puts("x"); return 0; }\n',
  'src2.c': '#include <string.h>\nint f(const char *s) { return (int)strlen(s); }\n',
  Makefile: 'all:\n\techo built\nother:\n\techo other\nwrite:\n\techo x > made.txt\n',
  'one.tcl': 'puts [expr 1+2]\n',
  'two.tcl': 'puts [string length four]\n',
  'write.tcl': 'set f [open made.txt w]; puts $f x; close $f; puts ok\n',
};

const MADE = `sha256sum a.txt > sums.txt
tar cf archive.tar other
tar czf archive.tar.gz dir
printf small | bzip2 > small.bz2
printf small | xz > small.xz
zip -q archive.zip a.txt
zip -q other.zip b.txt
sqlite3 test.db 'create table t(x); insert into t values (1),(2)'
git init -q repo && git -C repo -c user.name=n -c user.email=e@example.org commit -q --allow-empty -m first
git -C repo config user.name n && git -C repo config user.email e@example.org`;

export function makeFixtures(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
    utimesSync(join(folder, name), 1_700_000_000, 1_700_000_000);
  }
  const env = { ...process.env, GIT_AUTHOR_DATE: '2024-01-01T00:00:00Z', GIT_COMMITTER_DATE: '2024-01-01T00:00:00Z' };
  execFileSync('sh', ['-ec', MADE], { cwd: folder, stdio: 'ignore', env });
}

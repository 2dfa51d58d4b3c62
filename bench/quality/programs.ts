/**
 * Ordinary programs with a run to learn from and two others: `same` uses the same features on other input, `more` a feature that
 * the first run did not. Chosen before anything was measured; all work in a folder of fixtures (`fixtures.ts`).
 */
export interface Subject {
  readonly name: string;
  /** argv; the first is looked up in PATH. */
  readonly learn: readonly string[];
  readonly same: readonly string[];
  readonly more: readonly string[];
}

/** Split at spaces; what needs a space or quotes is given as a list. */
const words = (text: string): readonly string[] => text.split(' ');
export const row = (name: string, learn: string, same: string, more: string): Subject => ({
  name,
  learn: words(learn),
  same: words(same),
  more: words(more),
});
const script = (name: string, interpreter: readonly string[], learn: string, same: string, more: string): Subject => ({
  name,
  learn: [...interpreter, learn],
  same: [...interpreter, same],
  more: [...interpreter, more],
});

export const SUBJECTS: readonly Subject[] = [
  // coreutils and their like
  row('sort', 'sort a.txt', 'sort -r b.txt', 'sort -o sorted.txt a.txt'),
  row('cat', 'cat a.txt', 'cat b.txt dir/one', 'cat -n a.txt /etc/hostname'),
  row('cp', 'cp a.txt copy.txt', 'cp b.txt dir/copy.txt', 'cp -r dir dir2'),
  row('ls', 'ls dir', 'ls', 'ls -l dir'),
  row('wc', 'wc a.txt', 'wc b.txt', 'wc -l a.txt b.txt dir/one'),
  row('cut', 'cut -d, -f1 table.csv', 'cut -d, -f2 table.csv', 'cut -c1-3 a.txt b.txt'),
  row('sha256sum', 'sha256sum a.txt', 'sha256sum b.txt', 'sha256sum -c sums.txt'),
  row('head', 'head -2 a.txt', 'head -1 b.txt', 'head -c 5 a.txt b.txt'),
  row('split', 'split -l 1 a.txt part-', 'split -l 1 b.txt piece-', 'split -n 2 a.txt half-'),
  row(
    'dd',
    'dd if=a.txt of=out.bin status=none',
    'dd if=b.txt of=other.bin status=none',
    'dd if=a.txt of=out.bin bs=2 seek=3 conv=notrunc status=none',
  ),
  row('du', 'du -b dir', 'du -b .', 'du -s -b dir a.txt'),
  row('stat', 'stat -c %s a.txt', 'stat -c %s b.txt', 'stat -f -c %T a.txt'),
  row('find', 'find dir -name one', 'find . -name a.txt', 'find dir -type f -delete'),
  row('grep', 'grep a a.txt', 'grep -v b b.txt', 'grep -r pear .'),
  row('sed', 'sed s/a/b/ a.txt', 'sed s/b/c/ b.txt', 'sed -i s/a/b/ a.txt'),
  row('awk', 'awk {print$1} a.txt', 'awk {print$2} b.txt', 'awk {print$1>"made.txt"} a.txt'),
  row('diff', 'diff a.txt b.txt', 'diff b.txt a.txt', 'diff -r dir other'),
  row('patch', 'patch -s a.txt change.diff', 'patch -s b.txt other.diff', 'patch -s -b a.txt change.diff'),
  row('xxd', 'xxd a.txt', 'xxd b.txt', 'xxd a.txt out.hex'),
  row('jq', 'jq .a data.json', 'jq .b data.json', 'jq -s . data.json a.json'),
  row('file', 'file a.txt', 'file src.c', 'file -z archive.tar.gz'),
  row('bc', 'bc -q sum.bc', 'bc -q product.bc', 'bc -q -l sum.bc'),
  row(
    'iconv',
    'iconv -f utf8 -t latin1 a.txt',
    'iconv -f utf8 -t latin1 b.txt',
    'iconv -f utf8 -t utf16 -o wide.txt a.txt',
  ),
  // archivers
  row('tar', 'tar cf new.tar dir', 'tar cf new2.tar other a.txt', 'tar xf archive.tar'),
  row('gzip', 'gzip -k a.txt', 'gzip -k b.txt', 'gzip -d archive.tar.gz'),
  row('bzip2', 'bzip2 -k a.txt', 'bzip2 -k b.txt', 'bzip2 -t small.bz2'),
  row('xz', 'xz -k a.txt', 'xz -k b.txt', 'xz -l small.xz'),
  row('zip', 'zip -q new.zip a.txt', 'zip -q new.zip b.txt', 'zip -q -r new.zip dir'),
  row('unzip', 'unzip -q archive.zip', 'unzip -q -o other.zip', 'unzip -l archive.zip'),
  row('zstd', 'zstd -q a.txt', 'zstd -q b.txt', 'zstd -q --rm a.txt'),
  // interpreters
  script(
    'python3',
    ['/usr/bin/python3', '-c'],
    'import json; print(json.load(open("data.json")))',
    'import json; print(json.load(open("a.json")))',
    'open("made.txt","w").write("x"); print(1)',
  ),
  script(
    'perl',
    ['perl', '-e'],
    'open F, "a.txt"; print sort <F>',
    'open F, "b.txt"; print reverse <F>',
    'open F, ">made.txt"; print F 1; print "ok"',
  ),
  script(
    'node',
    ['node', '-e'],
    'console.log(require("fs").readFileSync("a.txt","utf8"))',
    'console.log(require("fs").readFileSync("b.txt","utf8").length)',
    'require("fs").writeFileSync("made.txt","x");console.log(1)',
  ),
  script(
    'bash',
    ['bash', '-c'],
    'while read l; do echo "$l"; done < a.txt',
    'while read l; do echo "${#l}"; done < b.txt',
    'sort a.txt | head -1',
  ),
  script('tclsh', ['tclsh'], 'one.tcl', 'two.tcl', 'write.tcl'),
  // compilers and their tools
  row('gcc', 'gcc -c src.c -o src.o', 'gcc -c src2.c -o src2.o', 'gcc src.c -o program'),
  row('make', 'make -s all', 'make -s other', 'make -s write'),
  row(
    'objdump',
    'objdump -h /usr/bin/true',
    'objdump -h /usr/bin/false',
    'objdump -d --no-show-raw-insn -j .init /usr/bin/true',
  ),
  row(
    'git',
    'git -C repo log --oneline',
    'git -C repo show --stat HEAD',
    'git -C repo commit -q --allow-empty -m second',
  ),
  row(
    'openssl',
    'openssl dgst -sha256 a.txt',
    'openssl dgst -sha1 b.txt',
    'openssl enc -aes-128-cbc -K 00 -iv 00 -nosalt -in a.txt -out made.enc',
  ),
  // databases, servers and clients, on the loopback interface only
  script(
    'sqlite3',
    ['sqlite3', 'test.db'],
    'select * from t',
    'select count(*) from t',
    'insert into t values (7); select count(*) from t',
  ),
  row(
    'curl',
    'curl -s http://127.0.0.1:PORT/a.txt',
    'curl -s http://127.0.0.1:PORT/b.txt',
    'curl -s -o made.txt http://127.0.0.1:PORT/a.txt',
  ),
  row(
    'wget',
    'wget -q -O - http://127.0.0.1:PORT/a.txt',
    'wget -q -O - http://127.0.0.1:PORT/b.txt',
    'wget -q http://127.0.0.1:PORT/dir/one',
  ),
  script(
    'redis',
    ['sh', '-c'],
    'redis-server --port 0 --unixsocket r.sock --save "" --daemonize no >/dev/null & sleep 0.5; redis-cli -s r.sock set a 1; redis-cli -s r.sock shutdown nosave; wait',
    'redis-server --port 0 --unixsocket r.sock --save "" --daemonize no >/dev/null & sleep 0.5; redis-cli -s r.sock set b 2; redis-cli -s r.sock shutdown nosave; wait',
    'redis-server --port 0 --unixsocket r.sock --save "" --daemonize no >/dev/null & sleep 0.5; redis-cli -s r.sock set a 1; redis-cli -s r.sock save; redis-cli -s r.sock shutdown nosave; wait',
  ),
];

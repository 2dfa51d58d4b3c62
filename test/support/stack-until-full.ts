/** Run as a process of its own: installs the program in the file over and over until the kernel refuses; prints how often. */
import koffi from 'koffi';
import { readFileSync } from 'node:fs';

const bytes = readFileSync(process.argv[2]!);
const libc = koffi.load('libc.so.6');
const prctl = libc.func('int prctl(int, long, void *, long, long)');
const program = Buffer.alloc(16);
program.writeUInt16LE(bytes.length / 8, 0);
program.writeBigUInt64LE(koffi.address(bytes), 8);
const PR_SET_NO_NEW_PRIVS = 38;
const PR_SET_SECCOMP = 22;
prctl(PR_SET_NO_NEW_PRIVS, 1, null, 0, 0);
let installed = 0;
while (installed < 64 && prctl(PR_SET_SECCOMP, 2, program, 0, 0) === 0) installed++;
process.stdout.write(String(installed));

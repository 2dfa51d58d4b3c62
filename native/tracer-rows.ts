/**
 * Filters for a policy that does not let execve pass, although the launcher has to call it: the helper attaches, lets the
 * launcher execve without them, gets hold of the program before its first instruction (PTRACE_EVENT_EXEC), and has it make
 * the calls itself: prctl(PR_SET_MDWE) and seccomp(2), by a `syscall` instruction put at the entry point and removed again
 * (ptrace(2)). Registers, code, stack and signal mask are as execve left them when the helper detaches.
 *
 * INVARIANT: from PTRACE_SEIZE on, the program either gets all its filters or dies. PTRACE_O_EXITKILL sees to it should
 * the helper itself be killed.
 */
import { constants } from 'node:os';
import { PR, PR_MDWE_REFUSE_EXEC_GAIN, PTRACE, SECCOMP, SIGKILL, SIGTRAP, WALL } from './abi.js';
import { emitAnswer, emitExit, emitHelperStart, emitMessage, READY, type Meeting } from './helper-rows.js';
import type { InstallCall } from './install-order.js';
import { Label, type Operand, type Rows } from './interpreter.js';
import type { Libc } from './libc.js';
import { INSTRUCTION_BYTES } from './sock-filter.js';

export interface Injection {
  readonly launcher: number;
  /** How messages name the program. */
  readonly program: string;
  readonly denyWriteExec: boolean;
  /** In the order of installation. */
  readonly filters: readonly { readonly code: Uint8Array; readonly call: InstallCall; readonly flags: number }[];
}

const STOPPED = 0x7f;
const LOW_WORD = 0xffff_ffffn;
const ALL_SIGNALS = -1n;
/** struct sock_fprog: u16 length, padding, pointer. */
const SOCK_FPROG = 16;
/** x86-64's red zone, and then some. The kernel makes 128 KB of stack at exec (fs/exec.c, setup_arg_pages). */
const BELOW_STACK = 512;

export function emitTracer(rows: Rows, libc: Libc, meet: Meeting, helper: Label, injection: Injection): void {
  const { nr, registers: layout } = libc.abi;
  const { launcher } = injection;
  const status = rows.words(0);
  const gone = new Label();
  const ptrace = (request: number, address: Operand, data: Operand, onError: Label = gone): void => {
    rows.syscall(nr.ptrace, [request, launcher, address, data], onError);
  };
  const wait = (): void => {
    rows.syscall(nr.wait4, [launcher, status, WALL, 0], gone);
  };

  rows.place(helper);
  emitHelperStart(rows, libc, meet, launcher, 'closed');
  const options = PTRACE.O_EXITKILL | PTRACE.O_TRACEEXEC | PTRACE.O_TRACESYSGOOD;
  const refused = new Label();
  const attached = new Label();
  const seize = rows.syscall(nr.ptrace, [PTRACE.SEIZE, launcher, 0, options], refused);
  rows.jump(attached);
  rows.place(refused);
  rows.copy(meet.error.address, seize.resultAddress);
  emitAnswer(rows, libc, meet, READY.no);
  rows.place(gone);
  emitExit(rows, libc, 0);
  rows.place(attached);
  emitAnswer(rows, libc, meet, READY.yes);

  // Until the execve: the launcher lives as if nobody watched.
  const next = new Label();
  const stopEvent = new Label();
  const executed = new Label();
  rows.place(next);
  wait();
  rows.branch(status, LOW_WORD, BigInt((PTRACE.EVENT_EXEC << 16) | (SIGTRAP << 8) | STOPPED), executed);
  const alive = new Label();
  rows.branch(status, 0x7fn, BigInt(STOPPED), alive);
  rows.jump(gone);
  rows.place(alive);
  rows.branch(status, 0xff_0000n, BigInt(PTRACE.EVENT_STOP << 16), stopEvent);
  // A signal on its way: the status' second byte, read as a word from there (the bytes above are 0).
  ptrace(PTRACE.CONT, 0, { from: status + 1n });
  rows.jump(next);
  rows.place(stopEvent);
  const plainStop = new Label();
  rows.branch(status, 0xff00n, BigInt(SIGTRAP << 8), plainStop);
  ptrace(PTRACE.LISTEN, 0, 0);
  rows.jump(next);
  rows.place(plainStop);
  ptrace(PTRACE.CONT, 0, 0);
  rows.jump(next);

  // The new program, before its first instruction.
  rows.place(executed);
  const failures: { label: Label; problem: string; canExit: boolean }[] = [];
  // `canExit`: our code is at the entry point, so the program can be resumed to call exit_group. Before that it cannot.
  const failure = (problem: string, canExit: boolean): Label => {
    const label = new Label();
    failures.push({ label, problem, canExit });
    return label;
  };
  const mask = rows.words(0);
  const untouchable = failure('its state cannot be read', false);
  ptrace(PTRACE.GETSIGMASK, 8, mask, untouchable);
  ptrace(PTRACE.SETSIGMASK, 8, rows.words(ALL_SIGNALS), untouchable);
  const unexpected = failure('an unexpected signal', false);
  const resume = (): void => {
    const again = new Label();
    const stopped = new Label();
    rows.place(again);
    ptrace(PTRACE.SYSCALL, 0, 0);
    wait();
    rows.branch(status, LOW_WORD, BigInt(((SIGTRAP | 0x80) << 8) | STOPPED), stopped);
    // Signals are blocked; SIGSTOP makes an event. It takes effect after the detach.
    rows.branch(status, 0xff_00ffn, BigInt((PTRACE.EVENT_STOP << 16) | STOPPED), again);
    const ended = new Label();
    rows.branch(status, 0x7fn, BigInt(STOPPED), ended);
    rows.jump(gone);
    rows.place(ended);
    rows.jump(unexpected);
    rows.place(stopped);
  };
  resume(); // to the end of execve itself

  const registers = (): { iov: bigint; at: (offset: number) => bigint } => {
    const room = rows.zeroed(layout.size);
    return { iov: rows.words(room.address, layout.size), at: (offset) => room.address + BigInt(offset) };
  };
  const saved = registers();
  const call = registers();
  const after = registers();
  ptrace(PTRACE.GETREGSET, PTRACE.NT_PRSTATUS, saved.iov, untouchable);
  ptrace(PTRACE.GETREGSET, PTRACE.NT_PRSTATUS, call.iov, untouchable);
  const sized = new Label();
  // The kernel stores the length of what it gave: shorter for a 32-bit program.
  rows.branch(saved.iov + 8n, -1n, BigInt(layout.size), sized);
  rows.jump(failure('32-bit programs cannot be given a policy that forbids exec', false));
  rows.place(sized);
  const code = rows.words(0);
  const entry = { from: saved.at(layout.pc) };
  const memory = failure('its memory cannot be written', false);
  ptrace(PTRACE.PEEKDATA, entry, code, memory);
  ptrace(PTRACE.POKEDATA, entry, layout.syscallCode, memory);

  /** Has the program make a call that returns 0. */
  const remote = (number: number, args: readonly Operand[], failed: Label): void => {
    rows.set(call.at(layout.number), number);
    if (layout.originalNumber !== undefined) rows.set(call.at(layout.originalNumber), -1);
    for (const [index, offset] of layout.args.entries()) {
      const operand = args[index] ?? 0;
      if (typeof operand === 'object') rows.copy(call.at(offset), operand.from, operand.add);
      else rows.set(call.at(offset), operand);
    }
    ptrace(PTRACE.SETREGSET, PTRACE.NT_PRSTATUS, call.iov, failed);
    resume();
    resume();
    ptrace(PTRACE.GETREGSET, PTRACE.NT_PRSTATUS, after.iov, failed);
    const good = new Label();
    rows.branch(after.at(layout.result), -1n, 0n, good);
    rows.jump(failed);
    rows.place(good);
  };

  if (injection.denyWriteExec) {
    remote(nr.prctl, [PR.SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN, 0, 0, 0], failure('PR_SET_MDWE was refused', true));
  }
  const longest = Math.max(0, ...injection.filters.map(({ code }) => code.length));
  const distance = BELOW_STACK + Math.ceil((SOCK_FPROG + longest) / 16) * 16;
  const sp = saved.at(layout.sp);
  const write = (local: bigint, length: number): void => {
    const iov = rows.words(local, length);
    const remoteIov = rows.words(0, length);
    rows.copy(remoteIov, sp, -distance);
    const written = rows.syscall(nr.processVmWritev, [launcher, iov, 1, remoteIov, 1, 0], memory);
    const whole = new Label();
    rows.branch(written.resultAddress, -1n, BigInt(length), whole);
    rows.jump(memory);
    rows.place(whole);
  };
  for (const [index, filter] of injection.filters.entries()) {
    const room = rows.zeroed(SOCK_FPROG + filter.code.length);
    room.memory.writeUInt16LE(filter.code.length / INSTRUCTION_BYTES, 0);
    room.memory.set(filter.code, SOCK_FPROG);
    rows.copy(room.address + 8n, sp, SOCK_FPROG - distance);
    write(room.address, room.memory.length);
    const refusal = failure(`filter ${index + 1} was refused`, true);
    const program = { from: sp, add: -distance };
    if (filter.call === 'seccomp') remote(nr.seccomp, [SECCOMP.SET_MODE_FILTER, filter.flags, program], refusal);
    else remote(nr.prctl, [PR.SET_SECCOMP, SECCOMP.MODE_FILTER, program], refusal);
  }
  if (longest > 0) write(rows.zeroed(SOCK_FPROG + longest).address, SOCK_FPROG + longest);
  ptrace(PTRACE.POKEDATA, entry, { from: code }, memory);
  ptrace(PTRACE.SETREGSET, PTRACE.NT_PRSTATUS, saved.iov, untouchable);
  ptrace(PTRACE.SETSIGMASK, 8, mask, untouchable);
  ptrace(PTRACE.DETACH, 0, 0, untouchable);
  emitExit(rows, libc, 0);

  // Not all filters in place: the program must not run. It exits with 125 if it can be made to, else SIGKILL.
  for (const { label, problem, canExit } of failures) {
    rows.place(label);
    const text = `cannot put the policy into \`${injection.program}\`: ${problem}`;
    if (canExit) emitProblem(rows, libc, text, after.at(layout.result));
    else emitMessage(rows, libc, text);
    const kill = new Label();
    if (canExit) {
      rows.set(call.at(layout.number), nr.exitGroup);
      rows.set(call.at(layout.args[0] ?? 0), 125);
      ptrace(PTRACE.SETREGSET, PTRACE.NT_PRSTATUS, call.iov, kill);
      // Should a filter deny exit_group, the trap behind the syscall instruction stops it.
      ptrace(PTRACE.CONT, 0, 0, kill);
      wait();
    }
    rows.place(kill);
    rows.syscall(nr.kill, [launcher, SIGKILL]);
    emitExit(rows, libc, 1);
  }
}

/** What seccomp(2) and prctl(2) may say; any other error is reported without its name. */
const REFUSALS = ['EINVAL', 'ENOMEM', 'EPERM', 'EACCES', 'ENOSYS', 'EFAULT'] as const;

/** The rows cannot format a number, so there is a message for each errno. */
function emitProblem(rows: Rows, libc: Libc, text: string, result: bigint): void {
  const done = new Label();
  for (const name of REFUSALS) {
    const [mine, next] = [new Label(), new Label()];
    rows.branch(result, -1n, BigInt(-constants.errno[name]), mine);
    rows.jump(next);
    rows.place(mine);
    emitMessage(rows, libc, `${text}: ${name}`);
    rows.jump(done);
    rows.place(next);
  }
  emitMessage(rows, libc, text);
  rows.place(done);
}

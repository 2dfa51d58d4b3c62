"""Makes system calls under a filter and says what became of them.

One JSON object a line on stdin: {"filters": [base64 of struct sock_filter[], ...], "events": [[nr, a0 ... a5], ...]}; without
filters, the calls are made unfiltered. One line on stdout: a list, an event each: ["returned", value or -errno],
["trapped", data] or ["killed", signal].

A child makes the calls one after the other and writes what it saw into memory shared with its parent, so that the
filter need allow nothing for that; when it dies the next child goes on behind the call that killed it.
"""
import base64, ctypes, json, mmap, os, signal, struct, sys

SYSCALL_MODE_FILTER, PR_SET_NO_NEW_PRIVS, SECCOMP_SET_MODE_FILTER = 2, 38, 1
NR_SECCOMP = 317 if os.uname().machine == "x86_64" else 277

# PyDLL keeps the interpreter's lock: no futex calls around a syscall.
libc = ctypes.PyDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
libc.syscall.argtypes = [ctypes.c_long] + [ctypes.c_ulong] * 6

CELL = struct.Struct("<qq")
STARTED, RETURNED, TRAPPED = 1, 2, 3


class Fprog(ctypes.Structure):
    _fields_ = [("len", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


class Sigaction(ctypes.Structure):
    _fields_ = [("handler", ctypes.c_void_p), ("mask", ctypes.c_ulong * 16), ("flags", ctypes.c_int), ("restorer", ctypes.c_void_p)]


Handler = ctypes.PYFUNCTYPE(None, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


def install(filters):
    if filters and libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs")
    for code in filters:
        program = Fprog(len(code) // 8, code)
        if libc.syscall(NR_SECCOMP, SECCOMP_SET_MODE_FILTER, 0, ctypes.addressof(program), 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "seccomp")


def child(filters, events, first, memory):
    at = [first]

    def trapped(number, info, context):
        # siginfo_t: si_errno holds SECCOMP_RET_DATA.
        CELL.pack_into(memory, at[0] * CELL.size, TRAPPED, ctypes.c_int.from_address(info + 4).value)

    handler = Handler(trapped)
    action = Sigaction(ctypes.cast(handler, ctypes.c_void_p), (ctypes.c_ulong * 16)(), 4 | 0x40000000, None)  # SA_SIGINFO | SA_NODEFER
    if libc.sigaction(signal.SIGSYS, ctypes.byref(action), None) != 0:
        os._exit(3)
    calls = [(event[0], event[1:]) for event in events]
    try:
        install(filters)
    except OSError as error:
        sys.stderr.write(f"live-child: {error}\n")
        os._exit(4)
    for i in range(first, len(calls)):
        at[0] = i
        number, args = calls[i]
        CELL.pack_into(memory, i * CELL.size, STARTED, 0)
        ctypes.set_errno(0)
        result = libc.syscall(number, *args)
        if CELL.unpack_from(memory, i * CELL.size)[0] == STARTED:
            CELL.pack_into(memory, i * CELL.size, RETURNED, -ctypes.get_errno() if result == -1 else result)
    os._exit(0)


def run(filters, events):
    memory = mmap.mmap(-1, max(1, len(events)) * CELL.size)
    outcomes = []
    while len(outcomes) < len(events):
        first = len(outcomes)
        pid = os.fork()
        if pid == 0:
            child(filters, events, first, memory)
        _, status = os.waitpid(pid, 0)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) in (3, 4):
            raise SystemExit(f"the filter could not be installed ({os.WEXITSTATUS(status)})")
        for i in range(first, len(events)):
            kind, value = CELL.unpack_from(memory, i * CELL.size)
            if kind == RETURNED:
                outcomes.append(["returned", value])
            elif kind == TRAPPED:
                outcomes.append(["trapped", value])
            else:
                # Started and never seen again. Killed before it started means that the child's own work was in the way.
                outcomes.append(["killed" if kind == STARTED else "lost", os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)])
                break
    return outcomes


for line in sys.stdin:
    given = json.loads(line)
    filters = [base64.b64decode(text) for text in given["filters"]]
    events = [[int(word) for word in event] for event in given["events"]]
    print(json.dumps(run(filters, events)), flush=True)

/** libbpf.so.1 through koffi: what loading, attaching and reading maps takes. The library is only looked for when asked. */
import { createRequire } from 'node:module';
import type * as Koffi from 'koffi';

/** An address; 0n is NULL. */
type Address = bigint;

export interface Libbpf {
  /** An object file in memory; 0n and `errno` where it is none. */
  open(object: Uint8Array): Address;
  load(object: Address): number;
  close(object: Address): void;
  program(object: Address, name: string): Address;
  setAutoload(program: Address, on: boolean): void;
  programFd(program: Address): number;
  /** The link; 0n and `errno` on failure. */
  attach(program: Address): Address;
  destroyLink(link: Address): void;
  map(object: Address, name: string): Address;
  mapFd(map: Address): number;
  /** Of a map that stands for a section: what it will hold when loaded. */
  initialValue(map: Address, size: number): Buffer;
  update(fd: number, key: Uint8Array, value: Uint8Array): number;
  delete(fd: number, key: Uint8Array): number;
  lookup(fd: number, key: Uint8Array, value: Uint8Array): number;
  /** `get_next_key`: false at the end. `undefined` asks for the first. */
  nextKey(fd: number, key: Uint8Array | undefined, next: Uint8Array): boolean;
  /** Whether this kernel has a function that programs can be attached to, or may call. */
  hasFunction(name: string): boolean;
  /** Whether this kernel has a tracepoint that programs can be attached to by type. */
  hasTracepoint(name: string): boolean;
  /** As the last call here left it; positive. */
  errno(): number;
}

/** enum bpf_attach_type. */
const BPF_TRACE_RAW_TP = 23;
const BPF_TRACE_FENTRY = 24;

// What koffi's untyped functions return for the declarations beside them: 64-bit integers come as number or bigint.
type Wide = number | bigint;
type Fn<A extends readonly unknown[], R> = (...args: A) => R;

/** @throws where the library can't be loaded; `message` is the loader's. */
export function openLibbpf(): Libbpf {
  // `require`, because a dynamic `import()` would make every caller asynchronous.
  const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
  const library = koffi.load('libbpf.so.1');
  const bind = <A extends readonly unknown[], R>(name: string, result: string, args: readonly string[]): Fn<A, R> =>
    library.func(name, result, [...args]); // koffi types functions as any
  const pointer = 'uintptr_t';
  const open = bind<[Uint8Array, number, null], Wide>('bpf_object__open_mem', pointer, ['void *', 'size_t', 'void *']);
  const load = bind<[Address], number>('bpf_object__load', 'int', [pointer]);
  const close = bind<[Address], void>('bpf_object__close', 'void', [pointer]);
  const program = bind<[Address, string], Wide>('bpf_object__find_program_by_name', pointer, [pointer, 'str']);
  const autoload = bind<[Address, boolean], number>('bpf_program__set_autoload', 'int', [pointer, 'bool']);
  const programFd = bind<[Address], number>('bpf_program__fd', 'int', [pointer]);
  const attach = bind<[Address], Wide>('bpf_program__attach', pointer, [pointer]);
  const destroy = bind<[Address], number>('bpf_link__destroy', 'int', [pointer]);
  const map = bind<[Address, string], Wide>('bpf_object__find_map_by_name', pointer, [pointer, 'str']);
  const mapFd = bind<[Address], number>('bpf_map__fd', 'int', [pointer]);
  const initial = bind<[Address, Uint8Array], Wide>('bpf_map__initial_value', pointer, [pointer, 'void *']);
  const update = bind<[number, Uint8Array, Uint8Array, number], number>('bpf_map_update_elem', 'int', [
    'int',
    'void *',
    'void *',
    'uint64_t',
  ]);
  const remove = bind<[number, Uint8Array], number>('bpf_map_delete_elem', 'int', ['int', 'void *']);
  const lookup = bind<[number, Uint8Array, Uint8Array], number>('bpf_map_lookup_elem', 'int', [
    'int',
    'void *',
    'void *',
  ]);
  const next = bind<[number, Uint8Array | null, Uint8Array], number>('bpf_map_get_next_key', 'int', [
    'int',
    'void *',
    'void *',
  ]);
  const findType = bind<[string, number], number>('libbpf_find_vmlinux_btf_id', 'int', ['str', 'int']);
  const setPrint = bind<[null], void>('libbpf_set_print', 'void', ['void *']);
  // Its messages are the verifier's, and for nobody who uses polc; what failed is told by errno.
  setPrint(null);
  return {
    open: (object) => BigInt(open(object, object.length, null)),
    load,
    close,
    program: (object, name) => BigInt(program(object, name)),
    setAutoload: (of, on) => void autoload(of, on),
    programFd,
    attach: (of) => BigInt(attach(of)),
    destroyLink: (link) => void destroy(link),
    map: (object, name) => BigInt(map(object, name)),
    mapFd,
    initialValue: (of, size) => Buffer.from(koffi.view(BigInt(initial(of, Buffer.alloc(8))), size)),
    update: (fd, key, value) => update(fd, key, value, 0),
    delete: remove,
    lookup,
    nextKey: (fd, key, to) => next(fd, key ?? null, to) === 0,
    hasFunction: (name) => findType(name, BPF_TRACE_FENTRY) > 0,
    hasTracepoint: (name) => findType(name, BPF_TRACE_RAW_TP) > 0,
    errno: () => koffi.errno(),
  };
}

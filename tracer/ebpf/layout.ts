/** What kernel and user space agree on: shared.h in TypeScript. Offsets and sizes in bytes; all is in native byte order (little). */

export const CALLS = 512;
/** Images from here on have no array of counts. */
export const COUNTED_IMAGES = 1024;

export const ARCH = { native: 0, compat: 1, x32: 2, exec: 16, capability: 17 } as const;
export const RECORD = { call: 0, image: 1, exec: 2, end: 3, capability: 4 } as const;
export const ITEM = { text: 0, fault: 1, words: 2, address: 3, file: 4, socket: 5 } as const;
export const ROLE = {
  cwd: 16,
  base: 17,
  base2: 18,
  descriptor: 19,
  result: 20,
  program: 21,
  filename: 22,
  interpreter: 23,
  arguments: 24,
} as const;
/** How the way from a file up to the root ended. */
export const WALK = { deep: 0, root: 1, top: 2, apart: 3, known: 4 } as const;
export const PEERS = ['other', 'self', 'child'] as const;
export const SPEC_FLAG = { plain: 1, child: 2, message: 4, opens: 8, looks: 16, moves: 32 } as const;
/** As `base`: relative to the working directory, whatever the arguments say. */
export const BASE_CWD = 7;
/** A capability was asked for outside of any call. */
export const NO_CALL = 0xffff;

/** fs.h: the open made the file. */
export const FMODE_CREATED = 0x100000;

export const SPEC = {
  size: 72,
  telling: 0,
  when: 48,
  whenArgument: 56,
  flags: 57,
  text: 58,
  base: 61,
  descriptor: 63,
  address: 64,
  addressLength: 65,
  words: 66,
  wordsSize: 67,
  wordsHashed: 68,
  peer: 69,
  zero: 70,
} as const;

export const PEER = { size: 8 } as const;
export const WHO = { size: 16, process: 0, tgid: 4, started: 8 } as const;
export const MAX_ENTRIES = 1 << 18;
export const MAX_FOLDERS = 1 << 16;
export const KEY = { size: 24, hash: 0, image: 8, outcome: 12, nr: 16, arch: 18 } as const;
export const ENTRY = { size: 32, hash: 0, count: 8, last: 16, processes: 24 } as const;
/** `struct counts`: CALLS of these. */
export const COUNT = { size: 16, count: 0, last: 8 } as const;

export const SETTINGS = { size: 16, seed: 0, casts: 8 } as const;
export const CONTROL = {
  size: 168,
  armed: 0,
  adopting: 4,
  cgroup: 16,
  sigreturn: 24,
  sigreturnCompat: 28,
  exec: 32,
  exit: 64,
  generation: 96,
  entries: 104,
  images: 108,
  processes: 112,
  alive: 120,
  lost: 128,
  uncounted: 136,
  lostTasks: 144,
  now: 152,
  ticks: 160,
} as const;

export const RECORD_AT = {
  size: 136,
  length: 0,
  type: 4,
  cut: 6,
  key: 8,
  time: 32,
  tgid: 40,
  pid: 44,
  process: 48,
  image: 52,
  result: 56,
  args: 64,
  fsuid: 112,
  relation: 116,
  rootInode: 120,
  rootDevice: 128,
  mountNamespace: 132,
} as const;
export const ITEM_AT = { size: 8, kind: 0, role: 1, length: 2 } as const;
export const FILE_AT = {
  size: 32,
  folder: 0,
  uid: 8,
  fileMode: 12,
  mode: 16,
  deleted: 18,
  end: 19,
  own: 20,
  told: 24,
} as const;
export const SOCKET_AT = { family: 0, type: 2, protocol: 4 } as const;

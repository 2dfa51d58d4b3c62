/**
 * One table: AppArmor's file permissions and the operations of the language (apparmor.d(5) "File rules"; map_old_perms and
 * aa_path_link, apparmor_path_rename … of security/apparmor). `w` can't be divided: it creates, deletes, is renamed over and
 * changes mode and owner; a rename takes `rw` of what is renamed, and `w` of the new name. `a` alone opens a file with O_APPEND,
 * but the write(2) behind it is checked as `w` and fails (aa_file_perm asks for MAY_WRITE; seen on Linux 6.1), so appending
 * takes `w` too.
 */
import type { FileOperation } from '../../compiler/index.js';
import type { PathOperation } from './domain.js';

export type Letter = 'm' | 'r' | 'w' | 'a' | 'k' | 'x';

export interface Permission {
  readonly letter: Letter;
  readonly form: 'file' | 'directory';
  /** What it makes possible by itself (a rename takes two). */
  readonly enables: readonly PathOperation[];
  /** What a `deny` of it makes impossible: all this has to be denied before the rule may be written. */
  readonly denies: readonly PathOperation[];
}

export const PERMISSIONS: readonly Permission[] = [
  { letter: 'r', form: 'file', enables: ['read'], denies: ['read', 'rename'] },
  { letter: 'r', form: 'directory', enables: ['list'], denies: ['list', 'rename'] },
  {
    letter: 'w',
    form: 'file',
    enables: ['write', 'append', 'create', 'delete', 'attributes', 'bind unix'],
    // The parser takes `a` away with `w` (parse_sub_perms of parser/parser_misc.c).
    denies: ['write', 'append', 'create', 'delete', 'attributes', 'rename', 'bind unix'],
  },
  {
    letter: 'w',
    form: 'directory',
    enables: ['create', 'delete', 'attributes'],
    denies: ['create', 'delete', 'attributes', 'rename'],
  },
  { letter: 'a', form: 'file', enables: ['append'], denies: ['append'] },
  { letter: 'k', form: 'file', enables: ['lock'], denies: ['lock'] },
  { letter: 'k', form: 'directory', enables: ['lock'], denies: ['lock'] },
  { letter: 'm', form: 'file', enables: ['map'], denies: ['map'] },
  // `ix` brings `m` along; a program that gets a profile of its own is mapped by that.
  { letter: 'x', form: 'file', enables: ['exec', 'map'], denies: ['exec'] },
];

export type PermissionKey = `${Letter} ${'file' | 'directory'}`;
export const keyOf = ({ letter, form }: Pick<Permission, 'letter' | 'form'>): PermissionKey => `${letter} ${form}`;

/** What has to be granted for an operation; a listed pair is both or nothing. */
export const NEEDS: Readonly<
  Record<Exclude<PathOperation, 'stat' | 'link' | 'connect unix'>, readonly PermissionKey[]>
> = {
  read: ['r file'],
  list: ['r directory'],
  write: ['w file'],
  append: ['w file', 'a file'],
  create: ['w file', 'w directory'],
  delete: ['w file', 'w directory'],
  rename: ['r file', 'w file', 'r directory', 'w directory'],
  attributes: ['w file', 'w directory'],
  lock: ['k file', 'k directory'],
  map: ['m file'],
  exec: ['x file'],
  'bind unix': ['w file'],
};

/**
 * Denying an operation: in each group one of the permissions has to be denied, or be granted nowhere in the pattern. What
 * nothing mediates is not in the table.
 */
export const STOPS: Readonly<Partial<Record<PathOperation, readonly (readonly PermissionKey[])[]>>> = {
  read: [['r file']],
  list: [['r directory']],
  write: [['w file']],
  append: [['a file']],
  create: [['w file'], ['w directory']],
  delete: [['w file'], ['w directory']],
  rename: [
    ['w file', 'r file'],
    ['w directory', 'r directory'],
  ],
  attributes: [['w file'], ['w directory']],
  lock: [['k file'], ['k directory']],
  map: [['m file']],
  exec: [['x file']],
  'bind unix': [['w file']],
};

/** Not mediated at all (no LSM hook of AppArmor's: security/apparmor/lsm.c). */
export const UNMEDIATED: Readonly<Partial<Record<FileOperation, string>>> = {
  stat: 'AppArmor lets anybody ask for attributes (stat, readlink, O_PATH, chdir)',
  attributes: 'times and extended attributes are not mediated, only chmod and chown are',
};

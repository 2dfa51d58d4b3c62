/** What all readers take and give. */
import type { ArchName } from '../../kernel/index.js';
import type { Run } from '../index.js';
import type { ImportHost } from './world.js';

export interface ImportOptions {
  /** Of the machine that wrote the log, where it does not say. */
  readonly arch: ArchName;
  /** Of the command, where the log does not say. */
  readonly cwd?: string;
  readonly uid?: number;
  readonly home?: string;
  /** Asked for symlinks, kinds and owners of files that the log leaves open. */
  readonly host?: ImportHost;
  /** Of logs of whole machines: the program to learn, by its path. */
  readonly program?: string;
}

export interface Imported {
  readonly run: Run;
  /** Lines that could not be read; what they said is missing. */
  readonly damaged: number;
  /** The number and the text of the first of them. */
  readonly damage?: { readonly line: number; readonly text: string };
  /** Lines of calls that polc's tables do not have, by the names or numbers they are written with. */
  readonly unnamed: ReadonlyMap<string, number>;
  /** The programs that a log of a whole machine tells of, by how often. */
  readonly programs?: ReadonlyMap<string, number>;
}

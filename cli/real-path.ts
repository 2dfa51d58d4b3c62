import { realpathSync } from 'node:fs';

/**
 * A path without symbolic links; both are bytes, one a character. Node's own way, which is not `native`, takes what it is given for UTF-8
 * and loses names that are none. @throws where there is nothing.
 */
export const realPath = (path: string): string => realpathSync.native(Buffer.from(path, 'latin1'), 'latin1');

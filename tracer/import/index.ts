/**
 * Logs that others wrote → a run: what strace, auditd and the kernel's ring buffer already hold becomes a policy. The readers are
 * pure and streaming; who calls hands in the bytes, and (or not) a host to look up what the logs leave open.
 */
export { detect, unpackerOf, type LogFormat } from './detect.js';
export { hostHere } from './host.js';
export { importAudit } from './audit/index.js';
export { importStrace, type StraceFile } from './strace/index.js';
export type { Imported, ImportOptions } from './imported.js';
export type { ImportHost } from './world.js';

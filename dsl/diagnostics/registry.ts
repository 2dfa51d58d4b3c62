/** Every code polc can report, in order: what `polc explain CODE` and the docs read. */
import { APPARMOR_CODES } from './apparmor.js';
import { BACKEND_CODES } from './backends.js';
import { DENIAL_CODES } from './denials.js';
import { EBPF_CODES } from './ebpf.js';
import type { CodeDefinition } from './diagnostic.js';
import { ENVIRONMENT_CODES } from './environment.js';
import { LABEL_CODES } from './labels.js';
import { LANDLOCK_CODES } from './landlock.js';
import { LAYERS_CODES } from './layers.js';
import { LINK_CODES } from './links.js';
import { IMPORT_CODES } from './import.js';
import { LEARN_CODES } from './learn.js';
import { LINT_CODES } from './lints.js';
import { LOG_CODES } from './logs.js';
import { MODULE_CODES } from './modules.js';
import { NAME_CODES } from './names.js';
import { REVIEW_CODES } from './review.js';
import { SELINUX_CODES } from './selinux.js';
import { SEMANTIC_CODES } from './semantics.js';
import { SUPERVISE_CODES } from './supervise.js';
import { SYNTAX_CODES } from './syntax.js';
import { TRACER_CODES } from './tracer.js';

export const ALL_CODES: readonly CodeDefinition[] = [
  ...SYNTAX_CODES,
  ...MODULE_CODES,
  ...NAME_CODES,
  ...LINK_CODES,
  ...SEMANTIC_CODES,
  ...BACKEND_CODES,
  ...LAYERS_CODES,
  ...APPARMOR_CODES,
  ...SELINUX_CODES,
  ...LANDLOCK_CODES,
  ...LINT_CODES,
  ...ENVIRONMENT_CODES,
  ...LABEL_CODES,
  ...SUPERVISE_CODES,
  ...DENIAL_CODES,
  ...IMPORT_CODES,
  ...TRACER_CODES,
  ...EBPF_CODES,
  ...LOG_CODES,
  ...LEARN_CODES,
  ...REVIEW_CODES,
];

/** The definition of `code` (`POL1002`, any case), or nothing. */
export function findCode(code: string): CodeDefinition | undefined {
  const wanted = code.toUpperCase();
  return ALL_CODES.find((definition) => definition.code === wanted);
}

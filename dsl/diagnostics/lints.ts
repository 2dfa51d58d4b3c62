/** POL5xxx: policies that mean something, but probably not what their author wanted. */
import type { CodeDefinition } from './diagnostic.js';
import { defineCode } from './diagnostic.js';

export const throughSymlink = defineCode(
  {
    code: 'POL5001',
    severity: 'warning',
    title: 'path through a symlink',
    explain:
      'Rules name objects by the path after all symlinks, as the kernel’s path layers see them. On this machine a component of the path is a link, so the rule matches nothing here: name what the link leads to.',
    example: '$ polc check FILE   # with `allow read "/bin/sh"`, where /bin is a link to /usr/bin',
  },
  (path: string, link: string, fixed: string) => ({
    message: `\`${path}\` goes through the symlink \`${link}\`: no file has this path here`,
    help: `write \`${fixed}\``,
  }),
);

/** In numeric order. Each entry is a constructor made by `defineCode`; `polc check` calls it. */
export const LINT_CODES: readonly CodeDefinition[] = [throughSymlink];

/** Shape errors of a profile as diagnostics that point at the JSON. */
import type { Diagnostic } from '../../dsl/index.js';
import { badShape, ignoredMember, nearest, printable } from '../../dsl/index.js';
import type { JsonNode } from './json.js';
import { plain } from './json.js';
import type { ShapeError } from './schema/validators.js';
import { firecracker, oci } from './schema/validators.js';

const VALIDATORS = { oci, firecracker } as const;
export type Format = keyof typeof VALIDATORS;

/** One wrong member often breaks every rule the same way; the first few say it. */
const MAX_ERRORS = 20;

/**
 * What is wrong with the shape of a profile. Unknown members are warnings, as runtimes ignore them; without an error the
 * members that are there have the types of `schemas.ts`.
 * @param prefix of every path, where the profile stands inside something else.
 */
export function checkShape(format: Format, root: JsonNode, prefix = ''): readonly Diagnostic[] {
  const validate = VALIDATORS[format];
  if (validate(plain(root))) return [];
  return (validate.errors ?? []).slice(0, MAX_ERRORS).map((error) => diagnose(error, root, prefix));
}

function diagnose(error: ShapeError, root: JsonNode, prefix: string): Diagnostic {
  const { node, path } = locate(error.instancePath, root, prefix);
  const { params } = error;
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = String(params['additionalProperty']);
      const known = node.kind === 'object' ? node.members.find((m) => m.key === name) : undefined;
      const near = nearest(name, MEMBERS);
      return ignoredMember(
        known?.keySpan ?? node.span,
        path,
        `the member \`${printable(name.slice(0, 60))}\` means nothing here and is ignored`,
        near,
      );
    }
    case 'required':
      return badShape(node.span, path, `\`${String(params['missingProperty'])}\` is missing`);
    case 'type':
      return badShape(node.span, path, `expected ${wanted(params['type'])}, found ${kindOf(node)}`);
    default:
      return badShape(node.span, path, `not as the format demands (${error.keyword})`);
  }
}

const MEMBERS =
  'defaultAction defaultErrnoRet defaultErrno architectures archMap flags listenerPath listenerMetadata syscalls names action errnoRet errno args comment includes excludes index value valueTwo op caps arches minKernel architecture subArchitectures default_action filter_action filter syscall type val masked_eq trace'.split(
    ' ',
  );

const NAMES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  integer: 'an integer',
  string: 'a string',
};

function wanted(type: unknown): string {
  const types: readonly unknown[] = Array.isArray(type) ? type : String(type).split(',');
  return types.flatMap((t) => (t === 'null' ? [] : (NAMES[String(t)] ?? String(t)))).join(' or ');
}

export function kindOf(node: JsonNode): string {
  switch (node.kind) {
    case 'null':
      return 'null';
    case 'boolean':
      return String(node.value);
    case 'number':
      return `the number ${node.text.slice(0, 40)}`;
    case 'string':
      return 'a string';
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
  }
}

/** Follows a JSON pointer (RFC 6901): the node, and its path as people write it (`syscalls[3].args[0]`). */
function locate(pointer: string, root: JsonNode, prefix: string): { node: JsonNode; path: string } {
  let node = root;
  let path = prefix;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    // A repeated key is an error of its own; the schema saw the last.
    const next =
      node.kind === 'array'
        ? node.items[Number(key)]
        : node.kind === 'object'
          ? node.members.findLast((m) => m.key === key)?.value
          : undefined;
    if (!next) break;
    path = node.kind === 'array' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    node = next;
  }
  return { node, path };
}

/**
 * What a kernel's AppArmor can mediate, as it says itself: /sys/kernel/security/apparmor/features, a folder of small files, or
 * the same as one text with braces (libapparmor's src/features.c; apparmor_parser's `-M`).
 */

/** Leaf texts by path, `network_v8/af_mask`. */
export type Features = ReadonlyMap<string, string>;

export type FeaturesProblem = { readonly problem: string };

const MAX_DEPTH = 16;

/** Of the text form: `name {` … `}` nested, a leaf's words directly inside its braces. */
export function parseFeatures(text: string): Features | FeaturesProblem {
  const found = new Map<string, string>();
  const path: string[] = [];
  let words: string[] = [];
  for (const [token] of text.matchAll(/[{}]|[^{}\s]+/g)) {
    if (token === '{') {
      const name = words.pop();
      if (name === undefined) return { problem: 'a `{` without a name' };
      if (words.length > 0) return { problem: `\`${words.join(' ')}\` stands beside the folder \`${name}\`` };
      if (!/^[\w.-]+$/.test(name)) return { problem: 'a name with characters that no feature has' };
      path.push(name);
      if (path.length > MAX_DEPTH) return { problem: `folders nested deeper than ${MAX_DEPTH}` };
    } else if (token === '}') {
      if (path.length === 0) return { problem: 'a `}` too many' };
      if (words.length > 0) found.set(path.join('/'), words.join(' '));
      words = [];
      path.pop();
    } else words.push(token);
  }
  if (path.length > 0) return { problem: `\`${path.join('/')}\` is not closed` };
  if (words.length > 0) return { problem: `\`${words[0] ?? ''}\` stands outside of all braces` };
  if (!found.has('caps/mask') || !found.has('file/mask'))
    return { problem: 'neither capabilities nor files are mentioned: not a features file, or a part of one' };
  return found;
}

/** Of the folder: every file's path below `features/` and its content. */
export function featuresOfFiles(files: ReadonlyMap<string, string>): Features | FeaturesProblem {
  const found = new Map([...files].map(([path, content]) => [path, content.trim().split(/\s+/).join(' ')]));
  return found.has('caps/mask') ? found : { problem: 'there is no `caps/mask` among the features' };
}

/** The text form, as `apparmor_parser -M` reads it. */
export function featuresText(features: Features): string {
  interface Folder {
    readonly folders: Map<string, Folder>;
    text?: string;
  }
  const root: Folder = { folders: new Map() };
  for (const [path, text] of features) {
    let at = root;
    for (const name of path.split('/')) {
      let next = at.folders.get(name);
      if (!next) at.folders.set(name, (next = { folders: new Map() }));
      at = next;
    }
    at.text = text;
  }
  const write = (folder: Folder): string =>
    [...folder.folders]
      .map(([name, inner]) => `${name} {${inner.text ?? ''}${inner.text ? '\n' : ''}${write(inner)}}\n`)
      .join('');
  return write(root);
}

const listed = (features: Features, path: string): ReadonlySet<string> =>
  new Set((features.get(path) ?? '').split(/\s+/).filter((word) => word !== ''));

/** What the generator asks; each is one file of the folder. */
export const mediates = {
  network: (features: Features): boolean => features.has('network_v8/af_mask'),
  /** Names, peers and single operations of unix sockets: Ubuntu's kernels, and mainline from 6.17 in `network_v9`. */
  unix: (features: Features): boolean => ['network/af_unix', 'network_v8/af_unix'].some((path) => features.has(path)),
  signal: (features: Features): boolean => features.has('signal/mask'),
  ptrace: (features: Features): boolean => features.has('ptrace/mask'),
  mount: (features: Features): boolean => listed(features, 'mount/mask').has('mount'),
  /** move_mount(2), from 6.7. */
  moveMount: (features: Features): boolean => features.has('mount/move_mount'),
  userns: (features: Features): boolean => listed(features, 'namespaces/mask').has('userns_create'),
  mqueue: (features: Features): boolean => features.has('ipc/posix_mqueue'),
  dbus: (features: Features): boolean => features.has('dbus/mask'),
} as const;

export const knownCapabilities = (features: Features): ReadonlySet<string> => listed(features, 'caps/mask');
export const knownFamilies = (features: Features): ReadonlySet<string> => listed(features, 'network_v8/af_mask');

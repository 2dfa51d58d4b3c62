/** The ACCESS of `polc explain`: what the shell left of it → what the language reads. */
import { escapeText, hasErrors, parseAccess, quote, type Access, type Result } from '../dsl/index.js';

/**
 * `read /etc/shadow`, as one argument or several, becomes `read "/etc/shadow"`: the shell has eaten the quotes of whoever
 * wrote them, and nobody else should need any. Text with quotes is taken as it is.
 */
export function readAccess(words: readonly string[]): Result<Access | undefined> {
  const text = words.join(' ');
  const plain = parseAccess({ path: '<access>', text });
  if (!hasErrors(plain.diagnostics) || text.includes('"')) return plain;
  const parts = words.length === 1 ? text.split(' ') : words;
  const quoted = parts.map(literal).join(' ');
  return quoted === text ? plain : parseAccess({ path: '<access>', text: quoted });
}

/** A word that starts as paths and abstract sockets do, as a string that means just it. */
function literal(word: string): string {
  if (word.startsWith('/')) return quote(escapeText(word));
  return word.startsWith('@') ? quote(`@${escapeText(word.slice(1))}`) : word;
}

/** `0 read write open`: a number, then the names that follow each other from it (written by scripts/tables/numbers.ts). */
export function unpackNumbers(text: string): Map<string, number> {
  const found = new Map<string, number>();
  let next = 0;
  for (const word of text.split(/\s/)) {
    // A name may start with a digit in no architecture: words that do are numbers.
    const digit = word.charCodeAt(0) - 48;
    if (digit >= 0 && digit <= 9) next = Number(word);
    else found.set(word, next++);
  }
  return found;
}

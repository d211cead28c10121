/** A text cut where a search matched. */
type Piece = { readonly text: string; readonly hit: boolean };

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Cuts `text` at every word of `query`; case and accents do not count. */
export function pieces(text: string, query: string): Piece[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [{ text, hit: false }];
  // Fold letter by letter, so that places in the folded text are places in the text.
  const letters = Array.from(text);
  const folded = letters.map(fold);
  const hits = letters.map(() => false);
  for (const word of words) {
    for (let start = 0; start < letters.length; start += 1) {
      let end = start;
      let seen = "";
      while (end < letters.length && seen.length < word.length) {
        seen += folded[end] ?? "";
        end += 1;
      }
      if (seen === word) hits.fill(true, start, end);
    }
  }
  const out: { text: string; hit: boolean }[] = [];
  letters.forEach((letter, index) => {
    const hit = hits[index] ?? false;
    const last = out.at(-1);
    if (last?.hit === hit) last.text += letter;
    else out.push({ text: letter, hit });
  });
  return out;
}

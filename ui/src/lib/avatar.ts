/** Up to two initials: the first letter of the first name and of the family name's last capital word. */
export function initials(given: string, family: string): string {
  const first = firstLetter(given);
  const last = firstLetter(family.split(/\s+/).find((word) => /^\p{Lu}/u.test(word)) ?? family);
  return first + last;
}

function firstLetter(text: string): string {
  return (/[\p{L}\p{N}]/u.exec(text)?.[0] ?? "").toLocaleUpperCase();
}

/** One of the six tints, always the same for the same id. */
export function tint(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i += 1) hash = (hash * 31 + id.charCodeAt(i)) >>> 0;
  return (hash % 6) + 1;
}

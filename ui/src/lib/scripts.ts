/** Alphabets with letters that look alike. */
const alphabets = ["Latin", "Greek", "Cyrillic", "Armenian", "Cherokee"].map(
  (name) => new RegExp(`\\p{Script=${name}}`, "u"),
);

/** Whether letters of two alphabets that look alike stand in one half of an address, as in `аnna@example.com` with a Cyrillic first letter. */
export function hasMixedScripts(address: string): boolean {
  const mixed = (part: string): boolean => alphabets.filter((alphabet) => alphabet.test(part)).length > 1;
  return address.split("@").some(mixed);
}

/**
 * What the firm calls its teams. A firm that keeps contact books calls them so; every text that speaks of
 * teams is written with `w`, and this is the one place that chooses. What is put into a text, such as a
 * name, stays as it is.
 */
let keepsBooks = (): boolean => false;

/** Says how to find out whether the firm keeps contact books. */
export function callTeamsBooks(source: () => boolean): void {
  keepsBooks = source;
}

const books = (text: string): string =>
  text
    .replaceAll("client team", "contact book")
    .replaceAll("Client team", "Contact book")
    .replace(/\bteam/g, "book")
    .replace(/\bTeam/g, "Book");

/** A text that speaks of teams. */
export function w(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const say = keepsBooks() ? books : (text: string): string => text;
  return parts.map((part, place) => say(part) + (values[place] ?? "")).join("");
}

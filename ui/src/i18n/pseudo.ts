import type { Catalogue } from "./catalogue";

const plain = "abcdeghijklnoprstuwyzACDEGHIJKLNOPRSTUWYZ";
const accented = "áƀçďéğĥîĵķļñöþřšţûŵýžÁÇĎÉĞĤÎĴĶĻÑÖÞŘŠŢÛŴÝŽ";
const accents = new Map(Array.from(plain, (letter, place) => [letter, accented[place] ?? letter]));

/** Longer by four tenths, as other languages are. */
const GROWTH = 0.4;

/** A text as a foreign language might look: with accents, longer, and in brackets, so that a text that comes from no catalogue is seen. */
export function pseudoText(text: string, data: readonly string[] = []): string {
  if (text.trim() === "") return text;
  const words = data.filter((word) => word !== "").toSorted((a, b) => b.length - a.length);
  const parts = words.length === 0 ? [text] : text.split(new RegExp(`(${words.map(escaped).join("|")})`, "u"));
  const said = parts.map((part) => (words.includes(part) ? part : foreign(part))).join("");
  return `[[${said} ${"ẋ".repeat(Math.ceil(text.length * GROWTH))}]]`;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
const foreign = (text: string): string => Array.from(text, (letter) => accents.get(letter) ?? letter).join("");

/** The words that are put into a sentence. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(wordsIn);
}

function said(value: unknown): unknown {
  if (typeof value === "string") return pseudoText(value);
  if (Array.isArray(value)) return value.map(said);
  if (typeof value === "function") {
    const say = value as (...words: unknown[]) => unknown;
    return (...words: unknown[]): unknown => {
      const text = say(...words);
      return typeof text === "string" ? pseudoText(text, wordsIn(words)) : said(text);
    };
  }
  return typeof value === "object" && value !== null ? pseudo(value) : value;
}

/** A catalogue in a made-up language. Each text is looked up when it is shown, as in the real one. */
export function pseudo<Texts extends object = Catalogue>(texts: Texts): Texts {
  return new Proxy(texts, { get: (target, key) => said(Reflect.get(target, key)) });
}

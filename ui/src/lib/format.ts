/** Numbers, dates and plurals in the reader's language. */
const language = "en-GB";
const numbers = new Intl.NumberFormat(language);
const plurals = new Intl.PluralRules(language);
const lists = new Intl.ListFormat(language, { type: "conjunction" });
const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const thisYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" });
const otherYear = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric" });
const wholeDate = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" });
const monthAndYear = new Intl.DateTimeFormat(language, { month: "long", year: "numeric" });
const countries = new Intl.DisplayNames(language, { type: "region" });

export const number = (value: number): string => numbers.format(value);
export const list = (items: readonly string[]): string => lists.format(items);
export const time = (at: Date): string => clock.format(at);

/** The sentence for this number; `#` in it becomes the number. */
export function plural(value: number, forms: { one: string; other: string }): string {
  const form = plurals.select(value) === "one" ? forms.one : forms.other;
  return form.replaceAll("#", number(value));
}

/** "Today 09:12" or "14 Nov", from microseconds since 1970. */
export function moment(micros: number, now: Date, words: { today: string }): string {
  const at = new Date(micros / 1000);
  if (at.toDateString() === now.toDateString()) return `${words.today} ${time(at)}`;
  return at.getFullYear() === now.getFullYear() ? thisYear.format(at) : otherYear.format(at);
}

/** "14 Nov", from microseconds since 1970. */
export function date(micros: number): string {
  const at = new Date(micros / 1000);
  return at.getFullYear() === new Date().getFullYear() ? thisYear.format(at) : otherYear.format(at);
}

/** The local day as 2026-11-22. */
export function day(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** "14 November 2026". */
export const fullDate = (at: Date): string => wholeDate.format(at);

/** "March 2021", from microseconds since 1970. */
export const month = (micros: number): string => monthAndYear.format(new Date(micros / 1000));

/** A country's name, from its ISO 3166-1 alpha-2 code. */
export function country(code: string): string {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code; // not of the form of a code
  }
}

/** Compares as the reader's language sorts. */
export const compare = new Intl.Collator(language).compare;

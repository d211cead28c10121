/** Numbers, dates, lists and plurals in the reader's language, which {@link formatIn} chooses. */
function formats(locale: string) {
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  return {
    numbers: new Intl.NumberFormat(locale),
    plurals: new Intl.PluralRules(locale),
    lists: new Intl.ListFormat(locale, { type: "conjunction" }),
    clock: new Intl.DateTimeFormat(locale, time),
    thisYear: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }),
    otherYear: new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }),
    wholeDate: new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric" }),
    monthAndYear: new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" }),
    countries: new Intl.DisplayNames(locale, { type: "region" }),
    order: new Intl.Collator(locale),
    letters: new Intl.Collator(locale, { sensitivity: "base" }),
    numericOrder: new Intl.Collator(locale, { numeric: true }),
  };
}
let current = formats("en-GB");

/** Formats by a locale (BCP 47) from now on. */
export function formatIn(locale: string): void {
  current = formats(locale);
}

export const number = (value: number): string => current.numbers.format(value);
export const list = (items: readonly string[]): string => current.lists.format(items);
export const time = (at: Date): string => current.clock.format(at);
/** A full hour of any day, from 0 to 23: "08:00". */
export const hour = (count: number): string => time(new Date(2000, 0, 1, count));

/** The sentence for each plural category that a language has beside `other`. */
type PluralForms = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** The sentence for this number; `#` in it becomes the number. */
export function plural(value: number, forms: PluralForms): string {
  const form = forms[current.plurals.select(value)] ?? forms.other;
  return form.replaceAll("#", number(value));
}

/** "Today 09:12" or "14 Nov", from microseconds since 1970. */
export function moment(micros: number, now: Date, words: { today: string }): string {
  const at = new Date(micros / 1000);
  if (at.toDateString() === now.toDateString()) return `${words.today} ${time(at)}`;
  return dateAt(at, now);
}

/** "14 Nov", from microseconds since 1970. */
export const date = (micros: number): string => dateAt(new Date(micros / 1000), new Date());

const dateAt = (at: Date, now: Date): string =>
  (at.getFullYear() === now.getFullYear() ? current.thisYear : current.otherYear).format(at);

/** The local day as 2026-11-22. */
export function day(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** "14 November 2026". */
export const fullDate = (at: Date): string => current.wholeDate.format(at);

/** "March 2021", from microseconds since 1970. */
export const month = (micros: number): string => current.monthAndYear.format(new Date(micros / 1000));

/** A country's name, from its ISO 3166-1 alpha-2 code. */
export function country(code: string): string {
  try {
    return current.countries.of(code) ?? code;
  } catch {
    return code; // not of the form of a code
  }
}

/** Compares as the reader's language sorts. */
export const compare = (a: string, b: string): number => current.order.compare(a, b);
/** The same, with numbers in texts by their size. */
export const compareNumeric = (a: string, b: string): number => current.numericOrder.compare(a, b);
/** Whether two letters are one to the reader’s language, but for case and accents. */
export const isSameLetter = (a: string, b: string): boolean => current.letters.compare(a, b) === 0;

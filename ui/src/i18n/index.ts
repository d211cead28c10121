import { type AppError } from "../generated/AppError";
import { camel } from "./codes";
import { isolating } from "../lib/isolate";
import { en, type Catalogue } from "./en";
import type { ProblemText } from "./en_problems";

/** The texts in the reader's language. */
export const t: Catalogue = isolating(en);

/** Name and sentence of a problem; one for codes this version does not know, too. */
export function problemText(code: string): ProblemText {
  const known: Record<string, ProblemText | undefined> = t.problems.all;
  return known[camel(code)] ?? t.problems.unknown(code);
}

export function bannerText(code: string, column: string, count: number, country: string): string {
  const known: Record<string, ((column: string, count: number, country: string) => string) | undefined> =
    t.problems.banners;
  return known[camel(code)]?.(column, count, country) ?? t.problems.unknownBanner(column, code);
}

/** The sentence for an error; an unreadable file has one for each reason. */
export function errorText(error: AppError): string {
  if (error.code !== "file") return t.error(error);
  const known: Record<string, ((file: string) => string) | undefined> = t.problems.files;
  return known[camel(error.problem)]?.(error.file) ?? t.problems.unknownFile(error.file, error.problem);
}

export { camel };

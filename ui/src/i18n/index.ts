import type { AppError } from "../generated/AppError";
import type { BannerCode } from "../generated/BannerCode";
import type { NoteCode } from "../generated/NoteCode";
import type { ProblemCode } from "../generated/ProblemCode";
import { isolating } from "../lib/isolate";
import { en, type Catalogue } from "./en";
import type { ProblemText } from "./en/problems";

/** The texts in the reader's language. */
export const t: Catalogue = isolating(en);

/** Name and sentence of a problem; `null` is a reason that another version of the program noted. */
export function problemText(code: ProblemCode | NoteCode | null): ProblemText {
  return code === null ? t.problems.unknown : t.problems.all[code];
}

export function bannerText(code: BannerCode, column: string, count: number, country: string): string {
  return t.problems.banners[code](column, count, country);
}

/** The sentence for an error; an unreadable file has one for each reason. */
export function errorText(error: AppError): string {
  return error.code === "file" ? t.problems.files[error.problem](error.file) : t.error(error);
}

import type { AppError } from "../generated/AppError";
import type { BannerCode } from "../generated/BannerCode";
import type { MailProblemKind } from "../generated/MailProblemKind";
import type { MailProblemView } from "../generated/MailProblemView";
import type { NoteCode } from "../generated/NoteCode";
import type { ProblemCode } from "../generated/ProblemCode";
import type { Refusal } from "../generated/Refusal";
import { formatIn } from "../lib/format";
import { isolating } from "../lib/isolate";
import { lookUp } from "../lib/look_up";
import type { Catalogue } from "./catalogue";
import { en } from "./en";
import type { Language, LanguageCode } from "./languages";
import type { ProblemText } from "./sentences";

let texts: Catalogue = isolating(en);
let spoken: LanguageCode = "en";

/** The texts in the reader's language. */
export const t: Catalogue = new Proxy(en, { get: (_, key): unknown => Reflect.get(texts, key) });

/** Shows every text in a language from now on; what is on the screen already stays as it is. */
export async function speak({ code, texts: read, locale, direction }: Language): Promise<void> {
  texts = isolating(await read());
  spoken = code;
  formatIn(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = direction;
}

/** The reader's language, for what the backend writes for them. */
export const language = (): LanguageCode => spoken;

/** Name and sentence of a problem; `null` is a reason that another version of the program noted. */
export function problemText(code: ProblemCode | NoteCode | null): ProblemText {
  return code === null ? t.problems.unknown : t.problems.all[code];
}

export function bannerText(code: BannerCode, column: string, count: number, country: string): string {
  return t.problems.banners[code](column, count, country);
}

/** The sentence for an error; those about fields, files and mail, and refusals, have tables of their own. */
export function errorText(error: AppError): string {
  switch (error.code) {
    case "field":
      return lookUp(t.errors.fields, error.problem)?.(error.field) ?? t.errors.unknownField(error.field, error.problem);
    case "file":
      return t.problems.files[error.problem](error.file);
    case "mail":
      return mailProblemText(error.problem);
    case "refused":
      return refusalText(error.refusal);
    default:
      return byCode(t.errors.all, error);
  }
}

export const refusalText = (refusal: Refusal): string => byCode(t.errors.refusals, refusal);

/** Before a server says anything, the words are those of the system. */
const unsaid: readonly MailProblemKind[] = ["nameNotFound", "connectionRefused", "notReached", "timedOut"];

/** Why a mail does not leave, and what the server said to it. */
export function mailProblemText({ kind, answer }: MailProblemView): string {
  const sentence = t.errors.mail[kind];
  if (answer === "") return sentence;
  return unsaid.includes(kind) ? t.errors.mailSystem(sentence, answer) : t.errors.mailAnswer(sentence, answer);
}

// One lookup for all codes: the sentence for a code takes exactly that code's parameters.
function byCode(texts: object, of: { readonly code: string }): string {
  const text = (texts as Readonly<Record<string, ((of: object) => string) | undefined>>)[of.code];
  return text?.(of) ?? t.errors.unknown(of.code);
}

import type { LanguageCode } from "../generated/LanguageCode";
import type { Catalogue } from "./catalogue";
import { en } from "./en";
import { pseudo } from "./pseudo";

export type Language = {
  readonly code: LanguageCode;
  /** Its name in itself. */
  readonly name: string;
  /** What `<html lang>` says, and what numbers and dates are formatted by (BCP 47). */
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
  /** Reads its texts: English is part of the program, another language a file that only its readers load. */
  readonly texts: () => Promise<Catalogue>;
};

export type { LanguageCode };

/** The languages a reader can choose, by their code (ISO 639-1). */
export const languages: Readonly<Record<LanguageCode, Language>> = {
  en: { code: "en", name: "English", locale: "en-GB", direction: "ltr", texts: () => Promise.resolve(en) },
  de: { code: "de", name: "Deutsch", locale: "de-DE", direction: "ltr", texts: async () => (await import("./de")).de },
  fr: { code: "fr", name: "Français", locale: "fr-FR", direction: "ltr", texts: async () => (await import("./fr")).fr },
};

/** Languages for tests and development only; a build for release has none. */
const trial: Readonly<Record<string, Language>> = import.meta.env.DEV
  ? {
      pseudo: {
        code: "en",
        name: "Pseudo",
        locale: "en-GB",
        direction: "ltr",
        texts: () => Promise.resolve(pseudo(en)),
      },
      mirrored: {
        code: "en",
        name: "Mirrored",
        locale: "en-GB",
        direction: "rtl",
        texts: () => Promise.resolve(pseudo(en)),
      },
    }
  : {};

const KEY = "language";
const isOffered = (code: string): code is LanguageCode => Object.hasOwn(languages, code);

/** What the reader chose in Settings; `system` follows the system's languages. */
export function chosenLanguage(): LanguageCode | "system" {
  const kept = localStorage.getItem(KEY) ?? "";
  return isOffered(kept) ? kept : "system";
}

export function chooseLanguage(code: LanguageCode | "system"): void {
  if (code === "system") localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, code);
}

/** The reader's language: the chosen one, else the first of the system's that is offered, else English. */
export function readersLanguage(system: readonly string[] = navigator.languages): Language {
  const kept = localStorage.getItem(KEY) ?? "";
  const onTrial = Object.hasOwn(trial, kept) ? trial[kept] : undefined;
  if (onTrial !== undefined) return onTrial;
  if (isOffered(kept)) return languages[kept];
  const code = system.map((tag) => tag.split("-")[0]?.toLowerCase() ?? "").find(isOffered);
  return languages[code ?? "en"];
}

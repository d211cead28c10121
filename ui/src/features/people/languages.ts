import type { PreferredLanguage } from "../../generated/PreferredLanguage";
import { t } from "../../i18n";

/** What a form offers as the language of mails to a person. */
export const languages = ["", "en", "de", "fr"] as const satisfies readonly PreferredLanguage[];

/** The name of a language; empty means that of the firm's mails. */
export const languageName = (language: PreferredLanguage): string =>
  language === "" ? t.edit.sameLanguage : t.settings.languages[language];

import { chooseLanguage, chosenLanguage, languages, type LanguageCode } from "../i18n/languages";
import type { App } from "./app.svelte";

/** What the reader can choose from: the system's language, or one of those offered. */
export const languageChoices: readonly (LanguageCode | "system")[] = [
  "system",
  ...(Object.keys(languages) as LanguageCode[]),
];

/** Changes the language and loads the window again, after asking if something unsaved would be lost. */
export function changeLanguage(app: App, code: LanguageCode | "system"): void {
  if (code === chosenLanguage()) return;
  app.leave("language", () => {
    chooseLanguage(code);
    location.reload();
  });
}

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const KEY = "theme";

/** Light or dark, as the system says or as the reader chose. */
export class ThemeChoice {
  #theme = $state<Theme>("system");

  constructor() {
    const kept = localStorage.getItem(KEY);
    this.set(themes.find((theme) => theme === kept) ?? "system");
  }

  get theme(): Theme {
    return this.#theme;
  }

  set(theme: Theme): void {
    this.#theme = theme;
    if (theme === "system") {
      localStorage.removeItem(KEY);
      delete document.documentElement.dataset["theme"];
    } else {
      localStorage.setItem(KEY, theme);
      document.documentElement.dataset["theme"] = theme;
    }
  }
}

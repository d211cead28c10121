import type { Catalogue } from "../catalogue";

export const appearance = {
  heading: "Sur cet ordinateur",
  theme: "Apparence",
  themes: { system: "Système", light: "Clair", dark: "Sombre" },
  language: "Langue",
  systemLanguage: "Système",
  changeLanguage: (name: string): string => `Langue\u00a0: ${name}`,
} satisfies Catalogue["appearance"];

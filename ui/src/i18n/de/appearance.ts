import type { Catalogue } from "../catalogue";

export const appearance = {
  heading: "Auf diesem Computer",
  theme: "Darstellung",
  themes: { system: "System", light: "Hell", dark: "Dunkel" },
  language: "Sprache",
  systemLanguage: "System",
  changeLanguage: (name) => `Sprache: ${name}`,
} satisfies Catalogue["appearance"];

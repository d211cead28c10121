/** What the window looks like, and which language it speaks. */
export const appearance = {
  heading: "On this computer",
  theme: "Appearance",
  themes: { system: "System", light: "Light", dark: "Dark" },
  language: "Language",
  systemLanguage: "System",
  changeLanguage: (name: string): string => `Language: ${name}`,
};

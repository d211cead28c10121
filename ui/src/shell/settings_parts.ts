import type { Route } from "./router.svelte";

/** The parts of the settings, in the order of their tabs. */
const settingsParts = [
  "firm",
  "invitations",
  "books",
  "terms",
  "mail",
  "sync",
  "backup",
  "security",
  "appearance",
] as const;
export type SettingsPart = (typeof settingsParts)[number];

/** Who looks at the settings, and where the firm is. */
type Reader = { readonly isAdmin: boolean; readonly keepsBackups: boolean };

/** The parts that a reader has. A hub elsewhere keeps the backups of an attached firm. */
export function partsFor({ isAdmin, keepsBackups }: Reader): readonly SettingsPart[] {
  if (!isAdmin) return ["sync", "security", "appearance"];
  const others: readonly SettingsPart[] = keepsBackups ? ["appearance"] : ["appearance", "backup"];
  return settingsParts.filter((part) => !others.includes(part));
}

/** Where a part of the settings is; the address keeps it, so that it is there again after a reload. */
export function settingsAt(part: SettingsPart): Route {
  return part === settingsParts[0] ? { screen: "settings" } : { screen: "settings", query: `part=${part}` };
}

/** Which part an address asks for; the first one if it names none of these. */
export function settingsPart({ query }: Route, parts: readonly SettingsPart[] = settingsParts): SettingsPart {
  const asked = new URLSearchParams(query).get("part");
  return parts.find((part) => part === asked) ?? parts[0] ?? settingsParts[0];
}

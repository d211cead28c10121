import type { Route } from "./router.svelte";

/** The parts of the settings, in the order of their tabs. */
export const settingsParts = ["firm", "invitations", "books", "terms", "mail", "backup", "security"] as const;
export type SettingsPart = (typeof settingsParts)[number];

/** Where a part of the settings is; the address keeps it, so that it is there again after a reload. */
export function settingsAt(part: SettingsPart): Route {
  return part === settingsParts[0] ? { screen: "settings" } : { screen: "settings", query: `part=${part}` };
}

/** Which part an address asks for; the first one if it names none. */
export function settingsPart({ query }: Route): SettingsPart {
  const asked = new URLSearchParams(query).get("part");
  return settingsParts.find((part) => part === asked) ?? settingsParts[0];
}

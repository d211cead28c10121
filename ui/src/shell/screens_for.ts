import type { SessionView } from "../generated/SessionView";
import type { Screen } from "./router.svelte";

/** Screens of administrators, in the order of the sidebar. */
const administration: readonly Screen[] = [
  "clients",
  "staff",
  "teams",
  "groups",
  "duplicates",
  "imports",
  "audit",
  "settings",
];

/** The screens in the second part of the sidebar. Of an attached firm everybody has settings: those of their device. */
export function screensFor({ isAdmin, attached }: SessionView): readonly Screen[] {
  if (isAdmin) return administration;
  return attached ? ["settings"] : [];
}

/** Whether a screen is there for the reader; everybody has contacts and notices, and is told why they cannot import. */
export function hasScreen(session: SessionView, screen: Screen): boolean {
  if (screen === "contacts" || screen === "notices" || screen === "import") return true;
  return session.isAdmin || screensFor(session).includes(screen);
}

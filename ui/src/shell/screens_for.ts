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

/** Whether a person is a client or partner, who has contacts but no teams. */
function isOutside(session: SessionView): boolean {
  const kind: unknown = "kind" in session ? session.kind : undefined;
  return kind === "client" || kind === "partner";
}

/**
 * The screens in the second part of the sidebar. Of an attached firm the hub has the imports, and everybody
 * has settings: those of their device.
 */
export function screensFor(session: SessionView): readonly Screen[] {
  if (session.isAdmin) return administration.filter((screen) => screen !== "imports" || !session.attached);
  if (!session.attached) return [];
  return isOutside(session) ? ["settings"] : ["teams", "settings"];
}

/** Whether a screen is there for the reader; everybody has contacts and notices, and is told why they cannot import. */
export function hasScreen(session: SessionView, screen: Screen): boolean {
  if (screen === "contacts" || screen === "notices" || screen === "import") return true;
  return session.isAdmin || screensFor(session).includes(screen);
}

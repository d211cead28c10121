import type { PairView } from "../../generated/PairView";
import { t } from "../../i18n";
import { fullName } from "../../lib/full_name";
import type { App } from "../../shell/app.svelte";
import type { Route } from "../../shell/router.svelte";

/** Where a pair is compared; `fromPerson` leads back to the person instead of the list. */
export function comparison(pair: PairView, fromPerson = false): Route {
  return {
    screen: "duplicates",
    id: pair.keep.id,
    query: `with=${encodeURIComponent(pair.other.id)}${fromPerson ? "&back=person" : ""}`,
  };
}

/** Reads the people who may be the same as this person. */
export const readLikely = (app: App, id: string): Promise<readonly PairView[]> =>
  app.backend.call("likely_same", { id });

/** Whoever was just saved may be somebody who was there already: the message says so, with the way there. */
export async function tellLikely(app: App, id: string, told: string): Promise<void> {
  try {
    const [pair] = await readLikely(app, id);
    if (pair === undefined) return;
    const other = pair.keep.id === id ? pair.other : pair.keep;
    const text = t.duplicates.saved(told, fullName(other));
    app.undo.tell(text, { text: t.duplicates.compare, route: comparison(pair, true) });
    app.announcer.say(text);
  } catch {
    // What was saved is saved; nobody waits for this.
  }
}

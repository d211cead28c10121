import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";
import { saveAs } from "../../shell/files";

/** Asks where to, and writes these people there as a spreadsheet or as address cards. */
export async function exportPeople(
  app: App,
  users: () => Promise<readonly string[]>,
  name: string,
  kinds: "people" | "cards" = "people",
): Promise<void> {
  await app.try(async () => {
    const done = await saveAs(
      app,
      name,
      async (file) => app.backend.call("save_people", { users: [...(await users())], file, cardVersion: null }),
      kinds,
    );
    if (done !== undefined) app.undo.say(t.people.exported(done.file, done.rows));
  });
}

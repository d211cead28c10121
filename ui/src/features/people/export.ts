import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";
import { saveAs } from "../../shell/files";

/** Asks where to, and writes these people there as a spreadsheet. */
export async function exportPeople(app: App, users: () => Promise<readonly string[]>, name: string): Promise<void> {
  await app.try(async () => {
    const done = await saveAs(app, name, async (file) =>
      app.backend.call("save_people", { users: [...(await users())], file }),
    );
    if (done !== undefined) app.undo.say(t.people.exported(done.file, done.rows));
  });
}

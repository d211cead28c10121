import { asAppError } from "../../backend/backend";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";

/** Asks where to, and writes these people there as a spreadsheet. */
export async function exportPeople(app: App, users: () => Promise<readonly string[]>, name: string): Promise<void> {
  try {
    const chosen = await app.backend.call("pick_save_file", { name });
    if (chosen === null) return;
    const done = await app.backend.call("save_people", { users: [...(await users())], file: chosen.handle });
    app.undo.say(t.people.exported(done.file, done.rows));
  } catch (reason) {
    app.undo.refuse(asAppError(reason));
  }
}

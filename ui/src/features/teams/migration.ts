import type { MigrationView } from "../../generated/MigrationView";
import type { SavedView } from "../../generated/SavedView";
import { t } from "../../i18n";
import type { App, Doing } from "../../shell/app.svelte";
import { saveAs } from "../../shell/files";

/** What giving up the contact books comes to. */
export const readMigration = (app: App): Promise<MigrationView> => app.backend.call("migration", {});

/** Saves a file of who is in which book. */
export function saveMemberships(app: App): Promise<SavedView | undefined> {
  return saveAs(app, t.books.migrate.file, (file) => app.backend.call("save_memberships", { file }));
}

/** Gives the contact books up: so many clients come into one team. */
export function migrateBooks(app: App, clients: number): Doing {
  return app.do(app.backend.call("migrate_books", {}), t.books.migrate.done(clients));
}

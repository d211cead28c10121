import type { DoneView } from "../../generated/DoneView";
import type { MigrationView } from "../../generated/MigrationView";
import type { SavedView } from "../../generated/SavedView";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";
import { saveAs } from "../../shell/files";

/** Reads what migrating the contact books would change. */
export const readMigration = (app: App): Promise<MigrationView> => app.backend.call("migration", {});

/** Saves all memberships as a file. Undefined if the reader cancels. */
export function saveMemberships(app: App): Promise<SavedView | undefined> {
  return saveAs(app, t.books.migrate.file, (file) => app.backend.call("save_memberships", { file }));
}

/** Turns the contact books into one team with this many clients. */
export function migrateBooks(app: App, clients: number): Promise<DoneView> {
  return app.do(app.backend.call("migrate_books", {}), t.books.migrate.done(clients));
}

import type { DoneView } from "../../generated/DoneView";
import type { ImportResultView } from "../../generated/ImportResultView";
import type { Listed } from "../../generated/Listed";
import type { SavedView } from "../../generated/SavedView";
import { language, t } from "../../i18n";
import type { App } from "../../shell/app.svelte";
import { saveAs } from "../../shell/files";

/** Reads all imports, the latest first. */
export const readImports = (app: App): Promise<ImportResultView[]> => app.backend.call("imports", {});

/** Reads the result of one import. */
export const readImport = (app: App, id: string): Promise<ImportResultView> =>
  app.backend.call("import_result", { id });

/**
 * Undoes an import, or redoes one that was undone. People and teams that changed since stay as they are if
 * `keepsChanged`; otherwise they are why it is refused.
 */
export function undoOrRedoImport(
  app: App,
  { id, undone, file }: ImportResultView,
  keepsChanged = false,
): Promise<DoneView> {
  const work = undone ? app.backend.call("redo_import", { id }) : app.backend.call("undo_import", { id, keepsChanged });
  return app.do(work, undone ? t.import.redone(file) : t.import.undone(file));
}

/** Saves the rows that were not imported, with the reasons. Undefined if the reader cancels. */
export function saveProblems(app: App, { id, file: name }: ImportResultView): Promise<SavedView | undefined> {
  // They are saved as the file was written that they are from.
  return saveAs(
    app,
    t.import.problemsFile(name),
    (file) => app.backend.call("save_problems", { id, file, language: language() }),
    "text",
  );
}

/** What a file may list, to choose from. */
export const listedChips = (): { value: Listed; text: string }[] => [
  { value: "clients", text: t.import.listedNames.clients },
  { value: "staff", text: t.import.listedNames.staff },
  { value: "teams", text: t.import.listedNames.teams },
  { value: "members", text: t.import.listedNames.members },
];

/** Saves an empty template, or an example with made-up people. Undefined if the reader cancels. */
export function saveTemplate(app: App, listed: Listed, example: boolean): Promise<SavedView | undefined> {
  const name = (example ? t.import.exampleFile : t.import.templateFile)[listed];
  return saveAs(app, name, (file) =>
    app.backend.call("save_template", { listed, language: language(), example, file }),
  );
}

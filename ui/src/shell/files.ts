import type { ChosenView } from "../generated/ChosenView";
import { t } from "../i18n";
import type { App } from "./app.svelte";

/** Lets the reader choose where to save a table, as CSV or as a workbook, and saves it. Undefined if they cancel. */
export async function saveAs<Saved>(
  { backend }: App,
  name: string,
  save: (file: string) => Promise<Saved>,
  workbook = true,
): Promise<Saved | undefined> {
  const chosen = await backend.call("pick_save_file", { title: t.dialogs.save, name, workbook });
  return chosen === null ? undefined : save(chosen.handle);
}

/** Lets the reader choose a folder. Null if they cancel. */
export const pickFolder = ({ backend }: App): Promise<ChosenView | null> =>
  backend.call("pick_folder", { title: t.dialogs.folder });

import type { ChosenView } from "../generated/ChosenView";
import { t } from "../i18n";
import type { App } from "./app.svelte";

/** What a file may be: text alone, or also a workbook, or also address cards; or nothing but cards. */
export type FileKinds = "text" | "tables" | "people" | "cards";

/** Lets the reader choose where to save a file of one of these kinds, and saves it. Undefined if they cancel. */
export async function saveAs<Saved>(
  { backend }: App,
  name: string,
  save: (file: string) => Promise<Saved>,
  kinds: FileKinds = "tables",
): Promise<Saved | undefined> {
  const workbook = kinds === "tables" || kinds === "people";
  const cards = kinds === "people" || kinds === "cards";
  const chosen = await backend.call("pick_save_file", { title: t.dialogs.save, name, workbook, cards });
  return chosen === null ? undefined : save(chosen.handle);
}

/** Lets the reader choose a folder. Null if they cancel. */
export const pickFolder = ({ backend }: App): Promise<ChosenView | null> =>
  backend.call("pick_folder", { title: t.dialogs.folder });

import type { ChosenView } from "../generated/ChosenView";
import type { App } from "./app.svelte";

/** Lets the reader say where a file goes and writes it there; nothing if they changed their mind. */
export async function saveAs<Saved>(
  { backend }: App,
  name: string,
  save: (file: string) => Promise<Saved>,
): Promise<Saved | undefined> {
  const chosen = await backend.call("pick_save_file", { name });
  return chosen === null ? undefined : save(chosen.handle);
}

/** Lets the reader choose a folder. */
export const pickFolder = ({ backend }: App): Promise<ChosenView | null> => backend.call("pick_folder", {});

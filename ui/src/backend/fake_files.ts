import type { ChosenView } from "../generated/ChosenView";
import type { SavedView } from "../generated/SavedView";
import type { SaveTemplateRequest } from "../generated/SaveTemplateRequest";

/** A file of this name as somebody chose it; the handle tells the pretend backend which. */
export const chosen = (name: string): ChosenView => ({ handle: name, name });

/** What the system's own dialogs answer. */
export const fakeFiles = {
  pick_import_file: (): ChosenView | null => chosen("clients-autumn.csv"),
  pick_folder: (): ChosenView | null => chosen("Letters"),
  pick_picture: (): ChosenView | null => chosen("cora.jpg"),
  pick_save_file: ({ name }: { name: string }): ChosenView | null => chosen(name),
  save_template: ({ example, file }: SaveTemplateRequest): SavedView => ({ file, rows: example ? 5 : 0 }),
};

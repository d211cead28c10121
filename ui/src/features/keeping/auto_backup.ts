import type { AppError } from "../../generated/AppError";
import type { AutoBackupView } from "../../generated/AutoBackupView";
import { errorText, t } from "../../i18n";
import { lookUp } from "../../lib/look_up";

/** What keeps a backup from being saved into its folder, and what to do. */
export function folderProblem(error: AppError): string {
  if (error.code === "file") return lookUp(t.autoBackup.files, error.problem)?.(error.file) ?? errorText(error);
  return error.code === "disk" ? t.autoBackup.full : errorText(error);
}

/** Why no backup is saved by itself though one is due; nothing if all is well or not known yet. */
export function autoBackupProblem(view: AutoBackupView | undefined): string | null {
  return view === undefined || view.problem === null ? null : folderProblem(view.problem);
}

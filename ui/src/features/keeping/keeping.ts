import type { AutoBackupView } from "../../generated/AutoBackupView";
import type { CopyView } from "../../generated/CopyView";
import type { KeepingView } from "../../generated/KeepingView";
import type { PassphraseRequest } from "../../generated/PassphraseRequest";
import type { SavedView } from "../../generated/SavedView";
import { language, t } from "../../i18n";
import type { App } from "../../shell/app.svelte";

/** Reads how the firm is protected, and when it was last backed up. */
export const readKeeping = (app: App): Promise<KeepingView> => app.backend.call("keeping", {});

/** Sets, changes or removes the passphrase. */
export const setPassphrase = (app: App, request: PassphraseRequest): Promise<KeepingView> =>
  app.backend.call("set_passphrase", request);

/** Chooses whether the passphrase is asked for at each start. */
export const chooseStart = (app: App, ask: boolean): Promise<KeepingView> => app.backend.call("choose_start", { ask });

/** Creates a recovery code. It replaces the old one once it is confirmed. */
export async function newRecoveryCode(app: App, secret: string | null): Promise<string> {
  return (await app.backend.call("new_recovery_code", { secret })).recoveryCode;
}

/** Replaces the old recovery code with the one created last. */
export const confirmRecoveryCode = (app: App): Promise<KeepingView> => app.backend.call("confirm_recovery_code", {});

/** Saves the recovery code on show to a file named after the firm. Undefined if the reader cancels. */
export async function saveRecoveryCode(app: App, firm: string): Promise<SavedView | undefined> {
  const chosen = await app.backend.call("pick_code_file", {
    title: t.dialogs.save,
    name: t.recovery.file(firm),
    workbook: false,
    cards: false,
  });
  return chosen === null
    ? undefined
    : app.backend.call("save_recovery_code", { file: chosen.handle, language: language() });
}

/** Tells the backend that the recovery code is no longer on show: it cannot be saved any more. */
export function hideRecoveryCode(app: App): void {
  void app.backend.call("hide_recovery_code", {}).catch(() => undefined);
}

/** Prints the window. */
export async function print(app: App): Promise<void> {
  await app.backend.call("print_window", {});
}

/** Reads the copies of the firm that restored backups replaced. */
export const readCopies = (app: App): Promise<CopyView[]> => app.backend.call("copies", {});

/** Deletes a copy. Answers the remaining ones. */
export const deleteCopy = (app: App, { id }: CopyView): Promise<CopyView[]> => app.backend.call("delete_copy", { id });

/** Reads where automatic backups are saved, and how the last ones went. */
export const readAutoBackup = (app: App): Promise<AutoBackupView> => app.backend.call("auto_backup", {});

/** Sets the folder for automatic backups. Null turns them off. */
export const setAutoBackup = (app: App, folder: string | null): Promise<AutoBackupView> =>
  app.backend.call("set_auto_backup", { folder });

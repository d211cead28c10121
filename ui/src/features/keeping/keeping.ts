import type { AutoBackupView } from "../../generated/AutoBackupView";
import type { CopyView } from "../../generated/CopyView";
import type { KeepingView } from "../../generated/KeepingView";
import type { PassphraseRequest } from "../../generated/PassphraseRequest";
import type { SavedView } from "../../generated/SavedView";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";

/** What opens the firm, and when it was last saved. */
export const readKeeping = (app: App): Promise<KeepingView> => app.backend.call("keeping", {});

/** Sets, changes or takes away the passphrase. */
export const setPassphrase = (app: App, request: PassphraseRequest): Promise<KeepingView> =>
  app.backend.call("set_passphrase", request);

/** Whether the passphrase is asked for at each start. */
export const chooseStart = (app: App, ask: boolean): Promise<KeepingView> => app.backend.call("choose_start", { ask });

/** Makes a recovery code that counts once it is confirmed. */
export async function newRecoveryCode(app: App, secret: string | null): Promise<string> {
  return (await app.backend.call("new_recovery_code", { secret })).recoveryCode;
}

/** From now on the code that was made last counts. */
export const confirmRecoveryCode = (app: App): Promise<KeepingView> => app.backend.call("confirm_recovery_code", {});

/** Saves the code that is shown as a file that is named after this firm. */
export async function saveRecoveryCode(app: App, firm: string): Promise<SavedView | undefined> {
  const chosen = await app.backend.call("pick_code_file", { name: t.recovery.file(firm) });
  return chosen === null ? undefined : app.backend.call("save_recovery_code", { file: chosen.handle });
}

/** The code is not shown any more, and cannot be saved. */
export function hideRecoveryCode(app: App): void {
  void app.backend.call("hide_recovery_code", {}).catch(() => undefined);
}

/** Prints what the window has for paper. */
export async function print(app: App): Promise<void> {
  await app.backend.call("print_window", {});
}

/** What stood in this firm's place before. */
export const readCopies = (app: App): Promise<CopyView[]> => app.backend.call("copies", {});

/** Deletes one of these copies; answers those that are left. */
export const deleteCopy = (app: App, { id }: CopyView): Promise<CopyView[]> => app.backend.call("delete_copy", { id });

/** Into which folder backups are saved by themselves, and how that goes. */
export const readAutoBackup = (app: App): Promise<AutoBackupView> => app.backend.call("auto_backup", {});

/** Has backups saved into this folder by themselves, or into none. */
export const setAutoBackup = (app: App, folder: string | null): Promise<AutoBackupView> =>
  app.backend.call("set_auto_backup", { folder });

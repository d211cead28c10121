import { asAppError, type Backend } from "../../backend/backend";
import type { AppError } from "../../generated/AppError";
import type { BackupSavedView } from "../../generated/BackupSavedView";
import type { BackupView } from "../../generated/BackupView";
import type { ChosenView } from "../../generated/ChosenView";
import type { SessionView } from "../../generated/SessionView";
import { t } from "../../i18n";

/** What the backend calls this work when it tells how far it is. */
const WORK = new Set(["backup", "newKey"]);

export type BackupProgress = { readonly phase: string; readonly share: number };

/** A backup that is being saved or opened, or a new key that is being made. One at a time. */
export class BackupFlow {
  readonly #backend: Backend;
  #progress = $state.raw<BackupProgress | undefined>();
  #error = $state.raw<AppError | undefined>();
  #saved = $state.raw<BackupSavedView | undefined>();
  #intoFolder = $state(false);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** How far it is, while something is being done. */
  get progress(): BackupProgress | undefined {
    return this.#progress;
  }
  get error(): AppError | undefined {
    return this.#error;
  }
  /** The backup that was saved last. */
  get saved(): BackupSavedView | undefined {
    return this.#saved;
  }

  /** Lets the reader choose a place and saves there. */
  async save(): Promise<void> {
    if (this.#progress !== undefined) return;
    this.clear();
    let chosen: ChosenView | null;
    try {
      const { backupName: name } = await this.#backend.call("keeping", {});
      chosen = await this.#backend.call("pick_save_file", {
        title: t.dialogs.save,
        name,
        workbook: false,
        cards: false,
      });
    } catch (reason) {
      this.#error = asAppError(reason);
      return;
    }
    if (chosen === null) return;
    const { handle: file } = chosen;
    this.#saved = await this.#work(() => this.#backend.call("save_backup", { file }));
  }

  /** Whether the work is a backup into the folder of the automatic ones. */
  get intoFolder(): boolean {
    return this.#intoFolder;
  }

  /** Saves into the folder of the automatic backups; answers whether it was done, or rejects with why not. */
  async saveIntoFolder(): Promise<boolean> {
    if (this.#progress !== undefined) return false;
    this.clear();
    this.#intoFolder = true;
    const view = await this.#work(() => this.#backend.call("auto_backup_now", {}));
    this.#intoFolder = false;
    const error = this.#error;
    this.#error = undefined;
    if (error !== undefined) throw error;
    return view !== undefined;
  }

  /** Lets the reader choose a backup. */
  pick(): Promise<ChosenView | null> {
    this.clear();
    return this.#backend.call("pick_backup_file", { title: t.dialogs.backup });
  }

  /** Reads what a backup holds. */
  async look(file: string, secret: string): Promise<BackupView | undefined> {
    this.#error = undefined;
    try {
      return await this.#backend.call("look_at_backup", { file, secret });
    } catch (reason) {
      this.#error = asAppError(reason);
      return undefined;
    }
  }

  /** Puts the firm of a backup here; answers its session. */
  restore(file: string, secret: string, replace: boolean): Promise<SessionView | undefined> {
    return this.#work(() => this.#backend.call("restore_backup", { file, secret, replace }));
  }

  /** Has a new key open the firm, with the recovery code that was shown last. */
  makeKey(secret: string | null, passphrase: string | null): Promise<SessionView | undefined> {
    return this.#work(() => this.#backend.call("make_new_key", { secret, passphrase }));
  }

  async stop(): Promise<void> {
    await this.#backend.call("stop_backup", {}).catch(() => undefined);
  }

  clear(): void {
    this.#error = undefined;
    this.#saved = undefined;
  }

  async #work<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    this.#error = undefined;
    this.#progress = { phase: "", share: 0 };
    const stop = this.#backend.onProgress(({ draft, phase, done, total }) => {
      if (WORK.has(draft)) this.#progress = { phase, share: total === 0 ? 0 : Math.min(1, done / total) };
    });
    try {
      return await work();
    } catch (reason) {
      const error = asAppError(reason);
      if (error.code !== "cancelled") this.#error = error;
      return undefined;
    } finally {
      stop();
      this.#progress = undefined;
    }
  }
}

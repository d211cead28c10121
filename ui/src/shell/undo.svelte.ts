import { asAppError, type Backend, type Stop } from "../backend/backend";
import type { AppError } from "../generated/AppError";
import type { UndoEntry } from "../generated/UndoEntry";
import type { UndoView } from "../generated/UndoView";
import type { Route } from "./router.svelte";

/** A way from a message to a screen. */
type ToastLink = { readonly text: string; readonly route: Route };

/** A short message with a way back. */
export type Toast =
  | { readonly kind: "done"; readonly text: string; readonly link?: ToastLink | undefined }
  | { readonly kind: "told"; readonly text: string }
  | { readonly kind: "undone" | "redone"; readonly entry: UndoEntry }
  /** The entry cannot be undone; the next undo steps past it. */
  | { readonly kind: "stuck"; readonly entry: UndoEntry; readonly error: AppError }
  | { readonly kind: "refused"; readonly error: AppError };

const STAY_MS = 8000;

/** Undo and redo by name, and what is told about them. */
export class Undo {
  readonly #backend: Backend;
  #state = $state.raw<UndoView>({ undo: null, redo: null });
  #toast = $state.raw<Toast | undefined>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Commands that cannot be undone, as was told. */
  #past: string[] = [];

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get state(): UndoView {
    return this.#state;
  }
  get toast(): Toast | undefined {
    return this.#toast;
  }

  live(): Stop {
    void this.#load();
    return this.#backend.onChanged(() => void this.#load());
  }

  undo(): Promise<void> {
    return this.#step("undo", "undone", this.#state.undo);
  }

  redo(): Promise<void> {
    return this.#step("redo", "redone", this.#state.redo);
  }

  /** Tells what was done; Undo stands beside it. */
  tell(text: string, link?: ToastLink): void {
    this.#show({ kind: "done", text, link });
  }

  /** Tells something that changed nothing. */
  say(text: string): void {
    this.#show({ kind: "told", text });
  }

  /** Tells why something was not done. */
  refuse(error: AppError): void {
    this.#show({ kind: "refused", error });
  }

  /** Forgets what it knows of a firm. */
  clear(): void {
    this.dismiss();
    this.#past = [];
    this.#state = { undo: null, redo: null };
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.#toast = undefined;
  }

  async #step(command: "undo" | "redo", kind: "undone" | "redone", entry: UndoEntry | null): Promise<void> {
    if (entry === null) return;
    try {
      this.#state = await this.#backend.call(command, { past: this.#past });
      this.#show({ kind, entry });
    } catch (reason) {
      const error = asAppError(reason);
      if (command === "undo" && error.code === "refused") {
        this.#past = [...this.#past, entry.command];
        await this.#load();
        this.#show({ kind: "stuck", entry, error });
      } else this.#show({ kind: "refused", error });
    }
  }

  #show(toast: Toast): void {
    clearTimeout(this.#timer);
    this.#toast = toast;
    this.#timer = setTimeout(() => {
      this.#toast = undefined;
    }, STAY_MS);
  }

  async #load(): Promise<void> {
    try {
      this.#state = await this.#backend.call("undo_state", { past: this.#past });
    } catch {
      this.#state = { undo: null, redo: null }; // no firm is open any more
    }
  }
}

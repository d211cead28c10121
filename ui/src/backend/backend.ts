import type { AppError } from "../generated/AppError";
import type { ChangedKind } from "../generated/ChangedKind";
import type { Commands } from "../generated/commands";
import type { DroppedEvent } from "../generated/DroppedEvent";

export type { ChangedKind };

/** What a committed change touched. No ids means many. */
export type Changed = { readonly kinds: readonly ChangedKind[]; readonly ids: readonly string[] };

/** `scanning` is a look for duplicates. */
export type ImportPhase = "reading" | "checking" | "sending" | "judging" | "importing" | "indexing" | "scanning";

export type ImportProgress = {
  readonly draft: string;
  readonly phase: ImportPhase;
  readonly done: number;
  readonly total: number;
};

/** Stops what a subscription started. */
export type Stop = () => void;

/** Everything outside the page. Calls reject with an `AppError`. */
export type Backend = {
  call<Name extends keyof Commands>(name: Name, request: Commands[Name][0]): Promise<Commands[Name][1]>;
  onChanged(listener: (changed: Changed) => void): Stop;
  onProgress(listener: (progress: ImportProgress) => void): Stop;
  /** Files held over the window. Their names are known from `enter` on, a handle when they are dropped. */
  onDrop(listener: (event: DroppedEvent) => void): Stop;
  /** A command chosen from the system's own menu. */
  onMenu(listener: (command: string) => void): Stop;
};

/** Whether the reader may see nothing of the firm for now: its hub has not answered for too long, or says so. */
export const hidesAll = (error: AppError): boolean =>
  error.code === "lease" || (error.code === "hub" && ["suspended", "revoked", "copied"].includes(error.problem));

/** Reads a rejection as an error with a code; everything else becomes an internal one. */
export function asAppError(reason: unknown): AppError {
  if (typeof reason === "object" && reason !== null && "code" in reason && typeof reason.code === "string") {
    return reason as AppError; // the backend rejects with nothing else that has a code
  }
  return { code: "internal", incident: "" };
}

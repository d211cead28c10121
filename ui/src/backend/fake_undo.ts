import type { AppError } from "../generated/AppError";
import type { Commands } from "../generated/commands";
import type { UndoEntry } from "../generated/UndoEntry";

type Handlers = {
  [Name in "undo_state" | "undo" | "redo"]: (request: Commands[Name][0]) => Commands[Name][1];
};

const nothing = (): never => {
  const error: AppError = { code: "refused", refusal: { code: "nothingToUndo" } };
  // The boundary rejects with plain objects, and so does this.
  throw error;
};

/** What was done and what was undone, the latest last. */
export function fakeUndo(done: UndoEntry[], undone: UndoEntry[]): Handlers {
  const next = (past: readonly string[]): UndoEntry | null =>
    done.findLast(({ command }) => !past.includes(command)) ?? null;
  const state: Handlers["undo_state"] = ({ past }) => ({ undo: next(past), redo: undone.at(-1) ?? null });
  return {
    undo_state: state,
    undo: (request) => {
      const entry = next(request.past) ?? nothing();
      done.splice(done.indexOf(entry), 1);
      undone.push(entry);
      return state(request);
    },
    redo: (request) => {
      const entry = undone.pop();
      if (entry !== undefined) done.push(entry);
      return state(request);
    },
  };
}

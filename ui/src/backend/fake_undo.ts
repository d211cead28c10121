import type { UndoEntry } from "../generated/UndoEntry";
import type { UndoView } from "../generated/UndoView";
import type { FakeFirm, Handlers } from "./fake_firm";
import { fail } from "./fake_people";

const nothing = (): never => fail({ code: "refused", refusal: { code: "nothingToUndo" } });

/** What was done and what was undone, the latest last. */
export function fakeUndo({ done, undone }: FakeFirm) {
  const next = (past: readonly string[]): UndoEntry | null =>
    done.findLast(({ command }) => !past.includes(command)) ?? null;
  const state = ({ past }: { readonly past: readonly string[] }): UndoView => ({
    undo: next(past),
    redo: undone.at(-1) ?? null,
  });
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
  } satisfies Partial<Handlers>;
}

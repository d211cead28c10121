import type { UndoEntry } from "./UndoEntry";

export type UndoView = { undo: UndoEntry | null, redo: UndoEntry | null };

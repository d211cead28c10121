export type UndoEntry = { command: string, verb: string, what: string };

export type DoneView = { command: string, id: string | null };

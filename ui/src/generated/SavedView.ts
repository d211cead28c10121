export type SavedView = { file: string, rows: number };

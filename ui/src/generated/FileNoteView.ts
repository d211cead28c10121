export type FileNoteView = { code: string, level: string, row: number | null, count: number };

export type ImportCellView = { text: string, stored: string | null, code: string | null, level: string | null };

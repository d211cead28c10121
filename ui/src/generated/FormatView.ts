export type FormatView = { encoding: string, delimiter: string, headerRow: number | null, rows: number, ignored: number };

import type { ImportCellView } from "./ImportCellView";

export type ImportRowView = { row: number, outcome: string, code: string | null, blocker: string | null, cells: Array<ImportCellView> };

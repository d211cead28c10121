import type { ImportRowView } from "./ImportRowView";

export type ImportRowsView = { total: number, offset: number, rows: Array<ImportRowView> };

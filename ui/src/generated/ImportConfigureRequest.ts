import type { ColumnFieldRequest } from "./ColumnFieldRequest";

export type ImportConfigureRequest = { draft: string, region: string | null, onMatch: string | null, ignoreIdentifiersInUse: boolean | null, delimiter: string | null, encoding: string | null, headerRow: number | null, column: ColumnFieldRequest | null };

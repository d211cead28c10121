export type ColumnFieldRequest = { column: number, field: string };

export type FieldBefore = { field: string, text: string };

export type ImportRowsRequest = { draft: string, code: string | null, only: string | null, find: string, offset: number, limit: number };

export type ImportOpenRequest = { path: string };

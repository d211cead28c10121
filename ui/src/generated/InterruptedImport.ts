export type InterruptedImport = { file: string, finished: boolean, import: string | null, people: number };

export type ColumnView = { letter: string, header: string, samples: Array<string>, field: string, confidence: string };

export type ForecastView = { rows: number, created: number, updated: number, unchanged: number, skipped: number, refused: number, ignored: number, leftOut: number };

export type ProblemKindView = { code: string, level: string, count: number };

export type ImportProblemView = { row: number, outcome: string, code: string, blocker: string | null, text: string };

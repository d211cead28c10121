export type SaveProblemsRequest = { id: string, path: string };

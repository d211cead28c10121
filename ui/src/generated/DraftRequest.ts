export type DraftRequest = { draft: string };

export type IdRequest = { id: string };

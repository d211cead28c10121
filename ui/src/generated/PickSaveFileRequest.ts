export type PickSaveFileRequest = { name: string };

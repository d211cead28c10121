export type OpenFirmRequest = { file: string, secret: string | null };

export type FirmEntry = { file: string, unlocked: boolean, hasPassphrase: boolean };

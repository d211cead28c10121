export type CreateFirmRequest = { name: string, country: string, timeZone: string, given: string, family: string, email: string, passphrase: string | null };

import type { InterruptedImport } from "./InterruptedImport";

export type SessionView = { firm: string, firmName: string, country: string, user: string, userName: string, isAdmin: boolean, isSample: boolean, interruptedImport: InterruptedImport | null };

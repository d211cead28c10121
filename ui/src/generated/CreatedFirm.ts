import type { SessionView } from "./SessionView";

export type CreatedFirm = { session: SessionView, recoveryCode: string };

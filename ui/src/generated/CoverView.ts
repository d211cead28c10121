import type { PhoneView } from "./PhoneView";

export type CoverView = { id: string, given: string, family: string, jobTitle: string, team: string, phone: PhoneView | null };

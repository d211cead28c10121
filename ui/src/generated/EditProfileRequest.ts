import type { FieldBefore } from "./FieldBefore";

export type EditProfileRequest = { id: string, given: string | null, family: string | null, jobTitle: string | null, email: string | null, phone: string | null, identifier: string | null, role: string | null, before: Array<FieldBefore> };

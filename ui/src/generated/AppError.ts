import type { Refusal } from "./Refusal";

export type AppError = { "code": "locked", file: string } | { "code": "wrongSecret" } | { "code": "newerFile", found: number, known: number } | { "code": "damagedFile" } | { "code": "noFirm" } | { "code": "cancelled" } | { "code": "notFound" } | { "code": "field", field: string, problem: string } | { "code": "file", problem: string, file: string } | { "code": "refused", refusal: Refusal } | { "code": "internal", incident: string };

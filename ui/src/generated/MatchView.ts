import type { MatchField } from "./MatchField";

export type MatchView = { field: MatchField, text: string };

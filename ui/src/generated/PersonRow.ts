import type { KindView } from "./KindView";
import type { MatchView } from "./MatchView";
import type { StatusView } from "./StatusView";

export type PersonRow = { id: string, given: string, family: string, kind: KindView, status: StatusView, jobTitle: string, teams: Array<string>, email: string, phone: string, identifier: string, matched: MatchView | null };

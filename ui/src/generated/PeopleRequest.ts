import type { PeopleScope } from "./PeopleScope";
import type { PeopleSort } from "./PeopleSort";
import type { Side } from "./Side";

export type PeopleRequest = { scope: PeopleScope, query: string, side: Side | null, team: string | null, status: string | null, import: string | null, sort: PeopleSort, descending: boolean, offset: number, limit: number };

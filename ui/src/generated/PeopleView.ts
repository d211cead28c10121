import type { PersonRow } from "./PersonRow";

export type PeopleView = { total: number, offset: number, rows: Array<PersonRow>, capped: boolean };

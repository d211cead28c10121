import type { PeopleRequest } from "./PeopleRequest";

export type PositionRequest = { list: PeopleRequest, id: string };

import type { PersonView } from "../../generated/PersonView";

/** Whether somebody is on the side that is covered; partners are. */
export const isClient = ({ kind }: Pick<PersonView, "kind">): boolean => kind === "client" || kind === "partner";

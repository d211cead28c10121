import { MediaQuery } from "svelte/reactivity";
import type { PeopleSort } from "../generated/PeopleSort";
import { t } from "../i18n";

/** The orders of people that have a column. */
type PersonColumnId = Exclude<PeopleSort, "given">;

/** What a cell shows of a person. */
export type PersonCell =
  | PersonColumnId
  /** The name, and below it what tells namesakes apart. */
  | "nameAndCompany"
  /** The job title, without marking what was searched for. */
  | "plainJobTitle"
  /** The job title, or else the kind. */
  | "role"
  /** All teams, as far as there is room. */
  | "allTeams"
  /** The state of the invitation, or else of the person. */
  | "invitation";

/** One column of a grid of people. */
export type PersonColumn = {
  /** The order its heading sorts by. */
  readonly id: PersonColumnId;
  /** What its cells show, if not what `id` says. */
  readonly shows?: PersonCell;
  /** Its heading, if not the usual one. */
  readonly title?: string;
  /** A CSS grid track, such as `minmax(0, 1fr)` or `120px`. */
  readonly width: string;
  /** Left out on a narrow window; the widest also below 1360 pixels, so in a new window. */
  readonly wide?: true | "widest";
};

/** Which columns of people the window has room for. */
export class Room {
  readonly #narrow = new MediaQuery("max-width: 1080px");
  readonly #medium = new MediaQuery("max-width: 1359px");

  has({ wide }: PersonColumn): boolean {
    return wide === undefined || !(wide === true ? this.#narrow : this.#medium).current;
  }
}

/** The heading of a column. */
export function titleOf({ id, title }: PersonColumn): string {
  if (title !== undefined) return title;
  switch (id) {
    case "firstSent":
      return t.inviting.facts.first;
    case "lastSent":
      return t.inviting.facts.last;
    case "sends":
      return t.inviting.facts.sends;
    case "nextMail":
      return t.inviting.facts.next;
    case "ends":
      return t.inviting.facts.ends;
    default:
      return t.people[id];
  }
}

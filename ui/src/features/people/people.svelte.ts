import type { Backend, Stop } from "../../backend/backend";
import type { PeopleRequest } from "../../generated/PeopleRequest";
import type { PeopleView } from "../../generated/PeopleView";
import type { PersonRow } from "../../generated/PersonRow";
import type { GridSort } from "../../lib/row_source";
import type { App } from "../../shell/app.svelte";
import { WindowedRows } from "../../shell/windowed_rows.svelte";

/** What a list of people shows; the window on it is the list's own affair. */
export type PeopleQuery = Omit<PeopleRequest, "offset" | "limit">;

export const everyone = (scope: PeopleQuery["scope"]): PeopleQuery => ({
  scope,
  query: "",
  side: null,
  team: null,
  group: null,
  outsideTeam: null,
  outsideGroup: null,
  without: [],
  status: null,
  invitation: null,
  import: null,
  reader: null,
  sort: "name",
  descending: false,
});

/** Reads the first people of a list, and how many it has. */
export function firstPeople(app: App, query: PeopleQuery, limit: number): Promise<PeopleView> {
  return app.backend.call("people", { ...query, offset: 0, limit });
}

/** A list of people that stays true while people and teams change. */
export class PeopleList {
  readonly rows: WindowedRows<PersonRow>;
  readonly #backend: Backend;
  #query = $state.raw<PeopleQuery>(everyone("contacts"));
  #capped = $state(false);
  #of = $state(0);

  constructor(backend: Backend, query: PeopleQuery) {
    this.#backend = backend;
    this.#query = query;
    this.rows = new WindowedRows(
      (row) => row.id,
      (offset, limit) => this.#fetch(query, offset, limit),
    );
  }

  get query(): PeopleQuery {
    return this.#query;
  }
  /** Whether there are more hits than were counted. */
  get capped(): boolean {
    return this.#capped;
  }
  /** How many the list had when last nothing was searched for. */
  get of(): number {
    return this.#of;
  }

  /** What the list is ordered by; hits of a search have an order of their own. */
  get sort(): GridSort | undefined {
    const { query, sort: by, descending } = this.#query;
    return query === "" ? { by, descending } : undefined;
  }

  /** By this column, or the other way round; the columns that sort carry the names of the orders. */
  turned(column: string): Pick<PeopleQuery, "sort" | "descending"> {
    const sort = column as PeopleQuery["sort"];
    return { sort, descending: this.#query.sort === sort && !this.#query.descending };
  }

  /** Loads, and loads again when the data changes. Answers how to stop. */
  live(): Stop {
    void this.rows.restart((offset, limit) => this.#fetch(this.#query, offset, limit));
    return this.#backend.onChanged(({ kinds }) => {
      if (kinds.includes("people") || kinds.includes("teams")) void this.rows.refresh();
    });
  }

  async ask(change: Partial<PeopleQuery>): Promise<void> {
    const query = { ...this.#query, ...change };
    this.#query = query;
    await this.rows.restart((offset, limit) => this.#fetch(query, offset, limit));
  }

  /** Place of a person in the list, if they are in it. */
  position(id: string): Promise<number | null> {
    return this.#backend.call("position", { list: { ...this.#query, offset: 0, limit: 0 }, id });
  }

  async #fetch(query: PeopleQuery, offset: number, limit: number): Promise<{ total: number; rows: PersonRow[] }> {
    const view = await this.#backend.call("people", { ...query, offset, limit });
    if (query === this.#query) {
      this.#capped = view.capped;
      if (query.query === "") this.#of = view.total;
    }
    return view;
  }
}

import { compareNumeric } from "../lib/format";
import type { GridSort } from "../lib/row_source";

/** What rows of a short list go by; a text or a number each. */
type Values<Row> = Readonly<Record<string, (row: Row) => string | number>>;

const compare = (one: string | number, other: string | number): number =>
  typeof one === "number" && typeof other === "number" ? one - other : compareNumeric(String(one), String(other));

/** The order of a short list that is here as a whole. Rows that are equal in it stay as they come. */
export class Sorted<Row> {
  readonly #values: Values<Row>;
  /** The order the rows come in: nothing is to do for it. */
  readonly #given: GridSort;
  #sort = $state.raw<GridSort>();

  /** `sort` is the order the rows come in. */
  constructor(values: Values<Row>, sort: GridSort) {
    this.#values = values;
    this.#given = sort;
    this.#sort = sort;
  }

  get sort(): GridSort | undefined {
    return this.#sort;
  }

  /** By this column; the second time from the last to the first. Numbers and times begin with the highest. */
  by(column: string, highestFirst = false): void {
    const again = this.#sort?.by === column;
    this.#sort = { by: column, descending: again ? this.#sort?.descending !== true : highestFirst };
  }

  /** The rows in order. Whoever has no text stands last, whichever way round. */
  of(rows: readonly Row[]): readonly Row[] {
    const sort = this.#sort;
    const value = sort === undefined ? undefined : this.#values[sort.by];
    if (sort === undefined || sort === this.#given || value === undefined) return rows;
    return rows.toSorted((one, other) => {
      const [a, b] = [value(one), value(other)];
      if (a === "" || b === "") return Number(a === "") - Number(b === "");
      return sort.descending ? compare(b, a) : compare(a, b);
    });
  }
}

/** Rows that a grid draws from. Not all of them need be at hand. */
export type RowSource<Row> = {
  /** How many there are. */
  readonly total: number;
  /** The row at `index`, or nothing while it is on its way. */
  at(index: number): Row | undefined;
  /** Asks for the rows from `start` up to, not including, `end`. Cheap when they are there. */
  need(start: number, end: number): void;
  /** Whether rows have been on their way for long enough to say so. */
  readonly slow: boolean;
  /** Place of the row with this key among the rows at hand; -1 if it is not there. */
  find(key: string): number;
};

/** Which rows of a grid are chosen. */
export type RowChoice = {
  readonly count: number;
  has(key: string): boolean;
  toggle(key: string): void;
  /** Chooses the rows between two places, both included. */
  range(from: number, to: number): void;
  all(): void;
  clear(): void;
};

/** The column a grid is ordered by. */
export type GridSort = { readonly by: string; readonly descending: boolean };

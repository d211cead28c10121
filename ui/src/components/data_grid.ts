import type { Snippet } from "svelte";

/** One column of a grid. */
export type GridColumn<Row> = {
  readonly id: string;
  /** Its heading. */
  readonly title: string;
  /** A CSS grid track, such as `minmax(0, 1fr)` or `120px`. */
  readonly width: string;
  /** Draws the row's cell; gets the row, its place and the column's place. */
  readonly cell: Snippet<[Row, number, number]>;
  /** Whether its heading sorts. */
  readonly sortable?: boolean;
  /** Class of its cells and its heading. */
  readonly class?: string;
  /** Drawn instead of a plain heading. Its button must be no tab stop of its own. */
  readonly head?: Snippet<[number]>;
};

export type { GridSort } from "../lib/row_source";

/** Texts a grid says by itself. */
export type GridTexts = {
  readonly selectAll: string;
  readonly selectRow: string;
  readonly rowMenu: string;
};

type GridPlace = { readonly row: number; readonly column: number };

/** What the keys of a grid need to know of it. A `list` moves by row alone. */
type GridSize = {
  readonly look: "table" | "list";
  readonly lastRow: number;
  readonly columnCount: number;
  /** Rows that a page key passes. */
  readonly page: number;
};

/** Where a key leads from a place, as the APG says for grids; `control` is Command on Apple keyboards. */
export function gridMove(key: string, from: GridPlace, size: GridSize, control: boolean): GridPlace | undefined {
  const { row, column } = from;
  const { look, lastRow, columnCount, page } = size;
  const toEdge = control || look === "list";
  switch (key) {
    case "ArrowDown":
      return { row: control ? lastRow : row + 1, column };
    case "ArrowUp":
      return { row: control ? 0 : row - 1, column };
    case "ArrowRight":
      return look === "table" ? { row, column: column + 1 } : undefined;
    case "ArrowLeft":
      return look === "table" ? { row, column: column - 1 } : undefined;
    case "Home":
      return { row: toEdge ? 0 : row, column: 0 };
    case "End":
      return { row: toEdge ? lastRow : row, column: columnCount - 1 };
    case "PageDown":
      return { row: row < 0 ? page : row + page, column };
    case "PageUp":
      return { row: Math.max(0, row - page), column };
    default:
      return undefined;
  }
}

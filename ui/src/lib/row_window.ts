/**
 * Arithmetic of a list of equal rows that is taller than a browser lets an element be.
 *
 * Up to `MAX_HEIGHT` one pixel of scrolling is one pixel of the list. Above it the scroll range is a
 * scaled image of the list, so a million rows still fit under one scroll bar.
 */
export const MAX_HEIGHT = 16_000_000; // WebKit stops at about 33.5 million, Firefox at 17.8

type Extent = {
  /** Rows in all. */
  readonly total: number;
  /** Height of one row in px. */
  readonly row: number;
  /** Height of what is seen of the rows, in px. */
  readonly view: number;
};

/** Height of the element that stands for all rows. */
export function bodyHeight({ total, row }: Extent): number {
  return Math.min(total * row, MAX_HEIGHT);
}

/** Place in the list, in px of the unscaled list, of the first pixel seen. */
export function listTop(extent: Extent, scrollTop: number): number {
  const range = bodyHeight(extent) - extent.view;
  const real = extent.total * extent.row - extent.view;
  if (range <= 0 || real <= 0) return 0;
  return Math.min(Math.max(scrollTop, 0), range) * (real / range);
}

/** The scroll position that shows `top` first. The inverse of `listTop`. */
export function scrollFor(extent: Extent, top: number): number {
  const range = bodyHeight(extent) - extent.view;
  const real = extent.total * extent.row - extent.view;
  if (range <= 0 || real <= 0) return 0;
  return Math.min(Math.max(top, 0), real) * (range / real);
}

/** The rows to draw: those seen and `spare` on either side. `end` is exclusive. */
export function rowWindow({ total, row, view }: Extent, top: number, spare: number): { start: number; end: number } {
  const start = Math.max(0, Math.floor(top / row) - spare);
  const end = Math.min(total, Math.ceil((top + view) / row) + spare);
  return { start: Math.min(start, total), end };
}

/** Where the list must stand so that row `index` is seen whole; the same `top` if it already is. */
export function reveal({ row, view }: Extent, top: number, index: number): number {
  if (index * row < top) return index * row;
  if ((index + 1) * row > top + view) return (index + 1) * row - view;
  return top;
}

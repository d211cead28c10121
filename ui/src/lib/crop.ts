/** A square in a picture of this size, in its pixels. */
export type Square = { readonly left: number; readonly top: number; readonly side: number };
export type Size = { readonly width: number; readonly height: number };

/** How much closer than the whole picture one can go. */
export const CLOSEST = 8;

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** The middle of the picture, as large as it goes. */
export function middle({ width, height }: Size): Square {
  const side = Math.min(width, height);
  return { left: (width - side) / 2, top: (height - side) / 2, side };
}

/** The square moved by so many pixels, but not beyond the edges. */
export function moved(size: Size, square: Square, right: number, down: number): Square {
  return {
    left: clamp(square.left + right, size.width - square.side),
    top: clamp(square.top + down, size.height - square.side),
    side: square.side,
  };
}

/** The square so much closer than the whole, around the same middle. */
export function closer(size: Size, square: Square, zoom: number): Square {
  const side = Math.min(size.width, size.height) / Math.max(1, Math.min(CLOSEST, zoom));
  const shift = (square.side - side) / 2;
  return moved(size, { ...square, side }, shift, shift);
}

/** In whole pixels. */
export function whole({ left, top, side }: Square): Square {
  return { left: Math.round(left), top: Math.round(top), side: Math.max(1, Math.floor(side)) };
}

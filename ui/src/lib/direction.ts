/** Whether the window reads from right to left. */
export const isMirrored = (): boolean => document.documentElement.dir === "rtl";

/**
 * The key of an event as a left-to-right reader would have pressed it: to them the right arrow goes on, and
 * to those who read from right to left the left arrow does.
 */
export function readingKey({ key }: KeyboardEvent): string {
  if (!isMirrored()) return key;
  return key === "ArrowRight" ? "ArrowLeft" : key === "ArrowLeft" ? "ArrowRight" : key;
}

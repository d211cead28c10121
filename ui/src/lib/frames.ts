/** Calls `then` once what is on its way to the screen has been painted. Answers how to call it off. */
export function afterPaint(then: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(then);
  });
  return () => {
    cancelAnimationFrame(frame);
  };
}

/** Adds a listener; the answer takes it away again. */
export function subscribe<Value>(set: Set<(value: Value) => void>, listener: (value: Value) => void): () => void {
  set.add(listener);
  return () => {
    set.delete(listener);
  };
}

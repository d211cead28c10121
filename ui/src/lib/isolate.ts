/** Letters of scripts that run from right to left. */
const turned = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1eeff}]/u;

/** A text that keeps to its own place in a sentence, whichever way its script runs (Unicode, UAX 9). */
export const isolate = (text: string): string => (turned.test(text) ? `\u2068${text}\u2069` : text);

/** Names in one line, each of which keeps to its own place. */
export const inLine = (names: readonly string[], between = ", "): string => names.map(isolate).join(between);

function deep(value: unknown): unknown {
  if (typeof value === "string") return isolate(value);
  if (Array.isArray(value)) return value.map(deep);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, deep(part)]));
}

/** A catalogue whose sentences isolate every name that is put into them. */
export function isolating<Catalogue extends object>(catalogue: Catalogue): Catalogue {
  const made = new WeakMap<object, object>();
  return new Proxy(catalogue, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function" && (typeof value !== "object" || value === null)) return value;
      let wrapped = made.get(value);
      if (wrapped === undefined) {
        const say = value as (...words: unknown[]) => unknown;
        wrapped =
          typeof value === "function"
            ? Object.defineProperty((...words: unknown[]) => say(...words.map(deep)), "length", { value: value.length })
            : isolating(value);
        made.set(value, wrapped);
      }
      return wrapped;
    },
  });
}

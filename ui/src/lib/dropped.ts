/** What is held over the window, judged by its names alone. */
export type Held =
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "several" }
  | { readonly kind: "picture" }
  | { readonly kind: "folder" };

const picture = /\.(png|jpe?g|gif|webp|heic|bmp|tiff?|svg)$/i;

/** Only one file that may be a table can be dropped. Without an ending it is taken for a folder. */
export function judge(names: readonly string[]): Held {
  const [name, ...others] = names;
  if (name === undefined || others.length > 0) return { kind: "several" };
  if (picture.test(name)) return { kind: "picture" };
  if (!name.includes(".")) return { kind: "folder" };
  return { kind: "file", name };
}

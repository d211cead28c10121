/** What is held over the window, judged by its names alone. */
export type Held =
  | { readonly kind: "file"; readonly path: string; readonly name: string }
  | { readonly kind: "several" }
  | { readonly kind: "picture"; readonly path: string }
  | { readonly kind: "folder" };

const picture = /\.(png|jpe?g|gif|webp|heic|bmp|tiff?|svg)$/i;

/** Only one file that may be a table can be dropped. Without an ending it is taken for a folder. */
export function judge(paths: readonly string[]): Held {
  const [path, ...others] = paths;
  if (path === undefined || others.length > 0) return { kind: "several" };
  const name =
    path
      .split(/[/\\]/)
      .filter((part) => part !== "")
      .at(-1) ?? path;
  if (picture.test(name)) return { kind: "picture", path };
  if (!name.includes(".")) return { kind: "folder" };
  return { kind: "file", path, name };
}

/** Apple keyboards use Command where others use Control. */
export const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator.platform);

/** A key with its modifiers. `mod` is Command on Apple keyboards and Control elsewhere. */
export type Shortcut = { readonly key: string; readonly mod?: true; readonly shift?: true };

/** Whether the event is this shortcut and nothing more. */
export function pressed(event: KeyboardEvent, { key, mod = undefined, shift = undefined }: Shortcut): boolean {
  const control = isApple ? event.metaKey : event.ctrlKey;
  const other = isApple ? event.ctrlKey : event.metaKey;
  if (event.altKey || other || control !== (mod === true)) return false;
  // A character that is itself shifted ("?") says so in its key.
  if (event.shiftKey !== (shift === true) && /^[\p{L}\p{N}]$|^\w{2,}$/u.test(key)) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** The names of keys in the reader’s language. */
type KeyNames = { readonly control: string; readonly shift: string };

/** The shortcut as a reader of this keyboard writes it. */
export function shown({ key, mod = undefined, shift = undefined }: Shortcut, names: KeyNames): string {
  const letter = key.length === 1 ? key.toUpperCase() : key;
  const parts = isApple
    ? [shift === true ? "⇧" : "", mod === true ? "⌘" : "", letter].join("")
    : [mod === true ? names.control : "", shift === true ? names.shift : "", letter]
        .filter((part) => part !== "")
        .join(" ");
  return parts;
}

/** Value of `aria-keyshortcuts`. */
export function spoken({ key, mod = undefined, shift = undefined }: Shortcut): string {
  const control = isApple ? "Meta" : "Control";
  const parts = [
    mod === true ? control : "",
    shift === true ? "Shift" : "",
    key.length === 1 ? key.toUpperCase() : key,
  ];
  return parts.filter((part) => part !== "").join("+");
}

/** Whether typing belongs to this element, so that letters are no shortcuts there. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select'))
  );
}

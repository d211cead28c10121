/**
 * Makes an element the one to begin with, in a dialog as on a screen.
 *
 * The attribute comes after the element is in the page: one that comes with it lets WebKit move the
 * focus once more with its next frame, away from where somebody is typing by then.
 */
export function beginsHere(element: HTMLElement): void {
  element.autofocus = true;
  // A dialog gives the focus away when it opens.
  if (document.activeElement === document.body) element.focus();
}

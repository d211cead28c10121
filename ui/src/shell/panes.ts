/** The panes of the window, marked in the order they stand. */
const SELECTOR = "[data-pane]";

/** Puts the focus into the next or previous pane, onto what it holds to start from. */
export function focusPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(SELECTOR)];
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(here + by + panes.length) % panes.length];
  if (next === undefined) return;
  const first =
    next.querySelector<HTMLElement>('[role="grid"] [tabindex="0"], [aria-current="page"]') ??
    next.querySelector<HTMLElement>("button, a[href], input, select, [tabindex='0']");
  first?.focus();
}

/** Where a menu opens: at the pointer if one opened it, else at an element, which has the focus again afterwards. */
export type MenuPlace = {
  readonly anchor: HTMLElement;
  readonly at?: { readonly x: number; readonly y: number } | undefined;
};

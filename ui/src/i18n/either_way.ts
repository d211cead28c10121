let keepsBooks = (): boolean => false;

/** Says how to find out whether the firm calls its teams contact books. */
export function callTeamsBooks(source: () => boolean): void {
  keepsBooks = source;
}

/**
 * The sentence of a firm with client teams, or that of a firm with contact books. The firm can change its
 * choice while a window is open, so a text calls this each time it is shown: from a getter or a function.
 */
export const eitherWay = <Text>(texts: { readonly teams: Text; readonly books: Text }): Text =>
  keepsBooks() ? texts.books : texts.teams;

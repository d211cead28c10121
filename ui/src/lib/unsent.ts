/** Fields of forms and sheets that somebody typed into and did not send yet. */
export class Unsent {
  readonly #fields = new Set<Element>();

  /** Listens to the page. Answers how to stop. */
  watch(): () => void {
    const typed = ({ target }: Event): void => {
      if (target instanceof HTMLElement && !isSearch(target) && target.closest("form, dialog") !== null)
        this.#fields.add(target);
    };
    const sent = ({ target }: Event): void => {
      for (const field of this.#fields)
        if (target instanceof Node && target.contains(field)) this.#fields.delete(field);
    };
    addEventListener("input", typed, true);
    addEventListener("submit", sent, true);
    return () => {
      removeEventListener("input", typed, true);
      removeEventListener("submit", sent, true);
      this.#fields.clear();
    };
  }

  /** Whether any of them is still on the screen. */
  get any(): boolean {
    for (const field of this.#fields) if (!field.isConnected) this.#fields.delete(field);
    return this.#fields.size > 0;
  }
}

/** What is typed to find something is no loss. */
function isSearch(field: HTMLElement): boolean {
  return (
    field.matches('[type="search"], [type="password"], [role="combobox"]') || field.closest("[role=search]") !== null
  );
}

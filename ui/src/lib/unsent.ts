/** Fields of forms and dialogs that hold text that somebody typed and has not saved. */
export class Unsent {
  readonly #before = new WeakMap<Element, string>();
  readonly #fields = new Set<Element>();

  /** Listens to the page. Answers how to stop. */
  watch(): () => void {
    const entered = ({ target }: Event): void => {
      if (target instanceof HTMLElement && !this.#before.has(target)) this.#before.set(target, content(target));
    };
    const typed = ({ target }: Event): void => {
      if (target instanceof HTMLElement && !isPassing(target) && target.closest("form, dialog") !== null)
        this.#fields.add(target);
    };
    const sent = ({ target }: Event): void => {
      // A dialog that is still open was refused: its text is not saved.
      for (const field of this.#fields)
        if (target instanceof Node && target.contains(field) && field.closest("dialog") === null)
          this.#fields.delete(field);
    };
    addEventListener("focusin", entered, true);
    addEventListener("input", typed, true);
    addEventListener("submit", sent, true);
    return () => {
      removeEventListener("focusin", entered, true);
      removeEventListener("input", typed, true);
      removeEventListener("submit", sent, true);
      this.#fields.clear();
    };
  }

  /** Whether any of them is still on the screen. */
  get any(): boolean {
    return this.within(document);
  }

  /** Whether any of them is inside `root` and differs from what it held before. */
  within(root: Node): boolean {
    return this.#changed(root).length > 0;
  }

  /** As {@link within}, for text alone: a choice is quickly made again. */
  textWithin(root: Node): boolean {
    return this.#changed(root).some(isText);
  }

  #changed(root: Node): readonly Element[] {
    for (const field of this.#fields) if (!field.isConnected) this.#fields.delete(field);
    return [...this.#fields].filter((field) => root.contains(field) && content(field) !== this.#before.get(field));
  }
}

function isText(field: Element): boolean {
  const choices = ["checkbox", "radio", "range", "color", "file"];
  return field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && !choices.includes(field.type));
}

function content(field: Element): string {
  if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio"))
    return String(field.checked);
  return "value" in field ? String(field.value) : "";
}

/** What is typed to find something, to prove who one is, or to confirm an act is no loss. */
function isPassing(field: HTMLElement): boolean {
  return (
    field.matches('[type="search"], [type="password"], [role="combobox"], [data-passing]') ||
    field.closest("[role=search]") !== null
  );
}

import { SvelteMap } from "svelte/reactivity";

const key = (firm: string): string => `setup.${firm}`;

/** For which firms the steps of setting up are hidden on this computer: they are done, or in the way. */
export class SetupHidden {
  /** Chosen since the start; earlier choices stand in the storage. */
  readonly #chosen = new SvelteMap<string, boolean>();

  for(firm: string): boolean {
    return this.#chosen.get(firm) ?? localStorage.getItem(key(firm)) !== null;
  }

  hide(firm: string): void {
    localStorage.setItem(key(firm), "hidden");
    this.#chosen.set(firm, true);
  }

  show(firm: string): void {
    localStorage.removeItem(key(firm));
    this.#chosen.set(firm, false);
  }
}

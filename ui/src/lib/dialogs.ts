import { getContext, setContext } from "svelte";

/** What dialogs are told by the window around them. */
export type Dialogs = {
  /** Whether they are put aside for a while. */
  readonly aside: boolean;
};

const key = Symbol("dialogs");

/** Tells the dialogs below this component. */
export function setDialogs(told: Dialogs): void {
  setContext(key, told);
}

/** What the window tells its dialogs. Outside of a window they are never put aside. */
export function dialogs(): Dialogs {
  return getContext<Dialogs | undefined>(key) ?? { aside: false };
}

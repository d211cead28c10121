import type { Backend, Stop } from "../../backend/backend";
import type { AtHandRow } from "../../generated/AtHandRow";
import type { AtHandView } from "../../generated/AtHandView";
import { Live } from "../../shell/live.svelte";

/** Somebody looked at for this long was opened; somebody stepped over was not. */
const LOOK_MS = 1000;

/** People the reader pinned, and whom they opened lately. */
export class AtHand {
  readonly #backend: Backend;
  readonly #people: Live<AtHandView>;
  #look: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.#people = new Live(backend, ["people", "teams"]);
  }

  get pinned(): readonly AtHandRow[] {
    return this.#people.value?.pinned ?? [];
  }
  /** The last one first, without those who are pinned. */
  get recent(): readonly AtHandRow[] {
    return this.#people.value?.recent ?? [];
  }

  isPinned(id: string): boolean {
    return this.pinned.some(({ person }) => person.id === id);
  }

  live(): Stop {
    const stop = this.#people.live();
    return () => {
      clearTimeout(this.#look);
      stop();
      this.#people.clear();
    };
  }

  ask(): Promise<void> {
    return this.#people.ask(() => this.#backend.call("at_hand", {}));
  }

  /** Pins somebody, or takes the pin away. */
  async pin(id: string, pinned: boolean): Promise<void> {
    await this.#backend.call("pin", { id, pinned });
    await this.#people.refresh();
  }

  /** The reader looks at somebody, or at nobody any more. */
  look(id: string | undefined): void {
    clearTimeout(this.#look);
    if (id === undefined) return;
    this.#look = setTimeout(() => void this.#opened(id), LOOK_MS);
  }

  async #opened(id: string): Promise<void> {
    try {
      await this.#backend.call("opened", { id });
      await this.#people.refresh();
    } catch {
      // A firm on a disk that cannot be written remembers nobody, and the reader has other worries.
    }
  }
}

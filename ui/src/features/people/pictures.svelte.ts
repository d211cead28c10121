import { SvelteMap } from "svelte/reactivity";
import type { Backend, Stop } from "../../backend/backend";

/** Rows of a list come one after the other; their pictures are asked for together. */
const GATHER_MS = 40;
/** People asked for at once. */
const MOST = 500;
/** Pictures that are kept; each has some ten thousand characters. */
const KEPT = 400;

/** People's pictures: asked for once they are shown, and kept until something changes. */
export class Pictures {
  readonly #backend: Backend;
  readonly #known = new SvelteMap<string, string>();
  readonly #asked = new Set<string>();
  readonly #waiting = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The picture of this person, if it is known that they have one; else it is asked for. */
  of(id: string): string | undefined {
    if (!this.#asked.has(id)) this.#want([id]);
    return this.#known.get(id);
  }

  live(): Stop {
    const stop = this.#backend.onChanged(({ kinds, ids }) => {
      if (!kinds.includes("people")) return;
      // Of many changes only what is on show is asked for again: lists read their rows anew.
      const again = ids.length > 0 ? ids.filter((id) => this.#asked.has(id)) : [...this.#known.keys()];
      if (ids.length === 0) this.#asked.clear();
      this.#want(again);
    });
    return () => {
      stop();
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#waiting.clear();
      this.#asked.clear();
      this.#known.clear();
    };
  }

  #want(ids: readonly string[]): void {
    for (const id of ids) {
      this.#asked.add(id);
      this.#waiting.add(id);
    }
    if (this.#waiting.size > 0)
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        void this.#fetch();
      }, GATHER_MS);
  }

  async #fetch(): Promise<void> {
    const users = [...this.#waiting].slice(0, MOST);
    for (const id of users) this.#waiting.delete(id);
    this.#want([]);
    try {
      const found = new Map((await this.#backend.call("pictures", { users })).map(({ id, data }) => [id, data]));
      for (const id of users) {
        const data = found.get(id);
        if (data === undefined) this.#known.delete(id);
        else this.#known.set(id, data);
      }
    } catch {
      // Initials stand there; the next look asks again.
      for (const id of users) this.#asked.delete(id);
    }
    for (const id of [...this.#known.keys()].slice(0, Math.max(0, this.#known.size - KEPT))) {
      this.#known.delete(id);
      this.#asked.delete(id);
    }
  }
}

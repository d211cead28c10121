import { asAppError, type Backend, type Stop } from "../../backend/backend";
import type { AppError } from "../../generated/AppError";
import type { NoticeView } from "../../generated/NoticeView";

/** Notices that come with each step back. */
const STEP = 50;
/** Most the backend gives at once. */
const WINDOW = 200;

/** What the reader was told, the latest first, as far back as they asked. */
export class NoticeList {
  readonly #backend: Backend;
  #rows = $state.raw<readonly NoticeView[]>();
  #total = $state(0);
  #unread = $state(0);
  #error = $state.raw<AppError>();
  #wanted = STEP;
  #generation = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Nothing before the first answer. */
  get rows(): readonly NoticeView[] | undefined {
    return this.#rows;
  }
  get total(): number {
    return this.#total;
  }
  get unread(): number {
    return this.#unread;
  }
  get error(): AppError | undefined {
    return this.#error;
  }

  /** Starts to listen. Answers how to stop. */
  live(): Stop {
    void this.refresh();
    // Names are looked up anew: people and teams may have other ones.
    return this.#backend.onChanged(() => void this.refresh());
  }

  /** Goes further back. */
  more(): Promise<void> {
    this.#wanted += STEP;
    return this.refresh();
  }

  async refresh(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    try {
      const rows: NoticeView[] = [];
      let total = 0;
      let unread = 0;
      do {
        const limit = Math.min(WINDOW, this.#wanted - rows.length);
        const page = await this.#backend.call("notices", { offset: rows.length, limit });
        rows.push(...page.rows);
        ({ total, unread } = page);
        if (page.rows.length < limit) break;
      } while (rows.length < this.#wanted && rows.length < total);
      if (generation !== this.#generation) return;
      this.#rows = rows;
      this.#total = total;
      this.#unread = unread;
      this.#error = undefined;
    } catch (reason) {
      if (generation === this.#generation) this.#error = asAppError(reason);
    }
  }
}

import { asAppError, type Backend, type Stop } from "../../backend/backend";
import type { AppError } from "../../generated/AppError";
import type { DuplicatesView } from "../../generated/DuplicatesView";
import type { LaneView } from "../../generated/LaneView";

/** Pairs shown at once. */
const SHOWN = 500;

/** A look through the firm for pairs, repeated when people change; the last answer stays in view meanwhile. */
export class Duplicates {
  readonly #backend: Backend;
  #lane = $state<LaneView>();
  #names = $state(false);
  #view = $state.raw<DuplicatesView>();
  #error = $state.raw<AppError>();
  #share = $state<number>();
  #generation = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get view(): DuplicatesView | undefined {
    return this.#view;
  }
  get error(): AppError | undefined {
    return this.#error;
  }
  /** How much is looked through, in per cent; nothing if it rests. */
  get share(): number | undefined {
    return this.#share;
  }
  get names(): boolean {
    return this.#names;
  }
  /** The lane in view; until one is chosen the first that has pairs. */
  get lane(): LaneView {
    return (
      this.#lane ?? (this.#view !== undefined && this.#view.safe === 0 && this.#view.review > 0 ? "review" : "safe")
    );
  }

  live(): Stop {
    const stops = [
      this.#backend.onChanged(({ kinds }) => {
        if (kinds.includes("people") || kinds.includes("teams")) void this.look();
      }),
      this.#backend.onProgress(({ draft, done, total }) => {
        if (draft === "duplicates" && this.#share !== undefined)
          this.#share = Math.round((100 * done) / Math.max(1, total));
      }),
    ];
    void this.look();
    return () => {
      this.#generation += 1;
      void this.stop();
      for (const stop of stops) stop();
    };
  }

  choose(lane: LaneView): void {
    this.#lane = lane;
    void this.look();
  }

  lookForNames(names: boolean): void {
    this.#names = names;
    if (!names && this.#lane === "nameOnly") this.#lane = undefined;
    void this.look();
  }

  /** Stops a look that goes on. */
  async stop(): Promise<void> {
    if (this.#share === undefined) return;
    await this.#backend.call("stop_duplicates", {});
  }

  async look(): Promise<void> {
    this.#generation += 1;
    const generation = this.#generation;
    this.#share ??= 0;
    const ask = (lane: LaneView): Promise<DuplicatesView> =>
      this.#backend.call("duplicates", { names: this.#names, lane, offset: 0, limit: SHOWN });
    try {
      const asked = this.lane;
      let view = await ask(asked);
      if (generation !== this.#generation) return;
      this.#view = view;
      // The first answer may say that another lane is the first with pairs.
      if (this.lane !== asked) {
        view = await ask(this.lane);
        if (generation !== this.#generation) return;
        this.#view = view;
      }
      this.#error = undefined;
    } catch (reason) {
      if (generation === this.#generation) this.#error = asAppError(reason);
    }
    if (generation === this.#generation) this.#share = undefined;
  }
}

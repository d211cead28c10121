import { asAppError, hidesAll, type Backend, type ChangedKind, type Stop } from "../backend/backend";
import type { AppError } from "../generated/AppError";

/** An answer that is asked for again when what it reads has changed. Late answers to old questions are dropped. */
export class Live<Value> {
  readonly #backend: Backend;
  readonly #kinds: readonly ChangedKind[];
  #ask: (() => Promise<Value>) | undefined;
  #value = $state.raw<Value | undefined>();
  #error = $state.raw<AppError | undefined>();
  #generation = 0;

  /** Without a question, nothing is asked until {@link ask} brings one. */
  constructor(backend: Backend, kinds: readonly ChangedKind[], question?: () => Promise<Value>) {
    this.#backend = backend;
    this.#kinds = kinds;
    this.#ask = question;
  }

  get value(): Value | undefined {
    return this.#value;
  }
  get error(): AppError | undefined {
    return this.#error;
  }

  /** Asks the question and starts listening. Answers how to stop. */
  begin(): Stop {
    void this.refresh();
    return this.live();
  }

  /** Starts listening. Answers how to stop. */
  live(): Stop {
    return this.#backend.onChanged(({ kinds }) => {
      if (kinds.some((kind) => this.#kinds.includes(kind))) void this.refresh();
    });
  }

  /** Asks another question; the old answer stays in view until the new one is here. */
  ask(question: () => Promise<Value>): Promise<void> {
    this.#ask = question;
    return this.refresh();
  }

  /** Forgets question and answer. */
  clear(): void {
    this.#generation += 1;
    this.#ask = undefined;
    this.#value = undefined;
    this.#error = undefined;
  }

  async refresh(): Promise<void> {
    if (this.#ask === undefined) return;
    this.#generation += 1;
    const generation = this.#generation;
    try {
      const value = await this.#ask();
      if (generation !== this.#generation) return;
      this.#value = value;
      this.#error = undefined;
    } catch (reason) {
      if (generation !== this.#generation) return;
      const error = asAppError(reason);
      if (hidesAll(error)) this.#value = undefined;
      // While it gets a new key, the firm is closed for a moment: what stands there still holds.
      if (error.code !== "noFirm" || this.#value === undefined) this.#error = error;
    }
  }
}

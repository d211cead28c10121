const PAUSE_MS = 1000;

/** The one polite live region: at most one message a second, the newest wins. */
export class Announcer {
  #text = $state("");
  #next: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get text(): string {
    return this.#text;
  }

  /** What was said is said no more. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = undefined;
    this.#text = "";
  }

  say(text: string): void {
    if (this.#timer !== undefined) {
      this.#next = text;
      return;
    }
    // The same words twice would not be read out; a no-break space makes them new.
    this.#text = this.#text === text ? `${text}\u00a0` : text;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const next = this.#next;
      this.#next = undefined;
      if (next !== undefined) this.say(next);
    }, PAUSE_MS);
  }
}

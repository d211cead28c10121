import type { Stop } from "../../backend/backend";

/** Minutes without a sign of anybody after which the firm is locked; 0 is never. */
export const lockMinutes = [5, 15, 60, 0] as const;
type LockMinutes = (typeof lockMinutes)[number];

const KEY = "lockAfter";
const MINUTE_MS = 60_000;
/** How often the clock is looked at. A computer that slept shows by it, too. */
const LOOK_MS = 1000;
/** How long it is told beforehand that something unsent is lost. */
export const WARN_SECONDS = 60;

/** What stands against locking: nothing, something to wait for, or something that would be lost. */
export type Hold = "none" | "wait" | "ask";

/** Locks the firm when nobody was there for a while. Chosen for this computer. */
export class AutoLock {
  #chosen = $state<LockMinutes | undefined>(kept());
  #guarded = $state(false);
  #left = $state<number | undefined>();
  #seen = Date.now();

  /** Without a choice: a quarter of an hour where a passphrase unlocks, else never. */
  get minutes(): LockMinutes {
    return this.#chosen ?? (this.#guarded ? 15 : 0);
  }

  /** Seconds left, once the reader is warned. */
  get left(): number | undefined {
    return this.#left;
  }

  set(minutes: LockMinutes): void {
    this.#chosen = minutes;
    localStorage.setItem(KEY, String(minutes));
  }

  /** Whether a passphrase unlocks the firm. */
  guard(hasPassphrase: boolean): void {
    this.#guarded = hasPassphrase;
  }

  /** Somebody is there. */
  seen(): void {
    this.#seen = Date.now();
    this.#left = undefined;
  }

  /** Begins to look. Answers how to stop. */
  watch(hold: () => Hold, lock: () => void): Stop {
    this.seen();
    const moved = (): void => {
      // Once warned, a button is the answer: a hand on the table moves a mouse.
      if (this.#left === undefined) this.#seen = Date.now();
    };
    const signs = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
    for (const sign of signs) addEventListener(sign, moved, { capture: true, passive: true });
    const timer = setInterval(() => {
      const { minutes } = this;
      const over = Math.floor((Date.now() - this.#seen - minutes * MINUTE_MS) / 1000);
      if (minutes === 0 || over < 0) {
        this.#left = undefined;
        return;
      }
      const held = hold();
      if (held === "wait") {
        this.#left = undefined;
      } else if (held === "none" || over >= WARN_SECONDS) {
        this.seen();
        lock();
      } else {
        this.#left = WARN_SECONDS - over;
      }
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      this.#left = undefined;
      for (const sign of signs) removeEventListener(sign, moved, { capture: true });
    };
  }
}

function kept(): LockMinutes | undefined {
  const text = localStorage.getItem(KEY);
  return lockMinutes.find((minutes) => String(minutes) === text);
}

import type { Backend } from "../../backend/backend";
import type { AppError } from "../../generated/AppError";
import type { CreatedFirm } from "../../generated/CreatedFirm";
import type { CreateFirmRequest } from "../../generated/CreateFirmRequest";
import type { FirmEntry } from "../../generated/FirmEntry";
import type { OpenFirmRequest } from "../../generated/OpenFirmRequest";
import type { SessionView } from "../../generated/SessionView";
import type { StartView } from "../../generated/StartView";
import { Attempt } from "../../shell/attempt.svelte";

type Phase = "loading" | "start" | "recovery" | "ready";

/** Which firm is open, and the way in. */
export class Session {
  readonly #backend: Backend;
  #phase = $state<Phase>("loading");
  #start = $state.raw<StartView | undefined>();
  #session = $state.raw<SessionView | undefined>();
  #recoveryCode = $state("");
  readonly #attempt = new Attempt();
  /** The firm whose key is not at hand, or that was locked. */
  #locked = $state<string | undefined>();
  #lost = $state(false);
  /** The firm that was asked for last, and with which secret. */
  #asked = $state.raw<OpenFirmRequest | undefined>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get phase(): Phase {
    return this.#phase;
  }
  get start(): StartView | undefined {
    return this.#start;
  }
  get current(): SessionView | undefined {
    return this.#session;
  }
  /** Shown once, after a firm was created. */
  get recoveryCode(): string {
    return this.#recoveryCode;
  }
  get error(): AppError | undefined {
    return this.#attempt.error;
  }
  get busy(): boolean {
    return this.#attempt.busy;
  }
  get locked(): string | undefined {
    return this.#locked;
  }
  /** Whether locking took something away that was being typed. */
  get lost(): boolean {
    return this.#lost;
  }

  /** Whether the firm that was asked for is shown no more, and can only be removed. */
  get isOver(): boolean {
    const error = this.#attempt.error;
    return error?.code === "lease" || (error?.code === "hub" && error.problem === "revoked");
  }
  /** The name of the firm that was asked for. */
  get askedName(): string {
    const file = this.#asked?.file;
    return this.#start?.firms.find((firm) => firm.file === file)?.name ?? file ?? "";
  }

  /** Asks what is there. A single firm, or the one open last, opens at once if its key is at hand. */
  async begin(): Promise<void> {
    await this.#attempt.run(async () => {
      const start = await this.#backend.call("start", {});
      this.#start = start;
      if (start.session !== null) this.#enter(start.session);
      else this.#phase = "start";
    });
    if (this.#phase === "loading") this.#phase = "start";
    const start = this.#start;
    if (this.#phase !== "start" || start === undefined) return;
    const [only, ...others] = start.firms;
    const last = start.firms.find(({ file }) => file === start.last);
    const first = last ?? (others.length === 0 ? only : undefined);
    if (start.locked || (last !== undefined && !last.unlocked)) this.#locked = last?.file;
    else if (first?.unlocked === true) await this.open(first.file, null);
  }

  async create(request: CreateFirmRequest): Promise<void> {
    await this.#attempt.run(async () => {
      const { session, recoveryCode } = await this.#backend.call("create_firm", request);
      this.#session = session;
      this.#recoveryCode = recoveryCode;
      this.#phase = "recovery";
    });
  }

  /** A firm was taken back from the hub of this computer: it has a new recovery code. */
  takenBack({ session, recoveryCode }: CreatedFirm): void {
    this.#session = session;
    this.#recoveryCode = recoveryCode;
    this.#phase = "recovery";
  }

  /** The reader has written the recovery code down. */
  enterAfterRecovery(): void {
    this.#recoveryCode = "";
    if (this.#session !== undefined) this.#enter(this.#session);
  }

  async open(file: string, secret: string | null): Promise<void> {
    this.#asked = { file, secret };
    await this.#attempt.run(async () => {
      this.#enter(await this.#backend.call("open_firm", { file, secret }));
    });
    if (this.#attempt.error?.code === "locked") {
      this.#locked = file;
      this.#attempt.error = undefined;
    }
  }

  async openSample(): Promise<void> {
    await this.#attempt.run(async () => {
      this.#enter(await this.#backend.call("open_sample", {}));
    });
  }

  async close(): Promise<void> {
    await this.#attempt.run(async () => {
      this.left(await this.#backend.call("close_firm", {}));
    });
  }

  /** Closes the firm until it is unlocked. Nothing of it stays in the window meanwhile, either. */
  async lock(lost: boolean): Promise<void> {
    this.#phase = "loading";
    this.#session = undefined;
    await this.#attempt.run(async () => {
      const start = await this.#backend.call("lock_firm", {});
      this.#start = start;
      this.#locked = start.locked ? (start.last ?? undefined) : undefined;
      this.#lost = lost;
    });
    this.#phase = "start";
  }

  /** From one firm to another. */
  async switchTo({ file, unlocked }: FirmEntry): Promise<void> {
    this.#phase = "loading";
    this.#session = undefined;
    if (unlocked) await this.open(file, null);
    if (this.#session === undefined) {
      await this.close();
      this.#locked = file;
    }
  }

  /** Looks again which firms are here. */
  async look(): Promise<void> {
    try {
      this.#start = await this.#backend.call("start", {});
    } catch {
      // What was known before stays.
    }
  }

  /** The firm's own record changed. */
  async refresh(): Promise<void> {
    if (this.#phase !== "ready") return;
    try {
      const now = await this.#backend.call("session_now", {});
      if (this.#session !== undefined) this.#session = { ...now, interruptedImport: this.#session.interruptedImport };
    } catch {
      // It is being closed.
    }
  }

  /** A firm is open that came out of a backup or from a hub, or that moved to one. */
  enterOpened(session: SessionView): void {
    this.#enter(session);
  }

  /** The firm is no longer on this device. */
  left(start: StartView): void {
    this.#start = start;
    this.#session = undefined;
    this.#phase = "start";
  }

  /** Deletes the firm that was asked for from this device. */
  async remove(): Promise<void> {
    if (this.#asked === undefined) return;
    this.left(await this.#backend.call("remove_firm", this.#asked));
    this.back();
  }

  /** Asks for the passphrase of a firm. */
  ask(file: string): void {
    this.#attempt.error = undefined;
    this.#locked = file;
  }

  /** Back to the choice of firms. */
  back(): void {
    this.#attempt.error = undefined;
    this.#asked = undefined;
    this.#locked = undefined;
  }

  /** The reader has seen what became of an import that was cut short. */
  dismissInterrupted(): void {
    if (this.#session !== undefined) this.#session = { ...this.#session, interruptedImport: null };
  }

  #enter(session: SessionView): void {
    this.#asked = undefined;
    this.#session = session;
    this.#locked = undefined;
    this.#lost = false;
    this.#phase = "ready";
  }
}

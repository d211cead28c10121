import { asAppError, type Backend, type Stop } from "../backend/backend";
import type { AppError } from "../generated/AppError";
import type { AuditRow } from "../generated/AuditRow";
import type { CountsView } from "../generated/CountsView";
import type { DoneView } from "../generated/DoneView";
import type { PersonView } from "../generated/PersonView";
import type { TeamRow } from "../generated/TeamRow";
import { Announcer } from "./announcer.svelte";
import { Commands } from "./commands.svelte";
import { ImportFlow } from "./import_flow.svelte";
import { Live } from "./live.svelte";
import { Router } from "./router.svelte";
import { Session } from "./session.svelte";
import { setupProgress, type SetupProgress } from "./setup";
import { SetupHidden } from "./setup_hidden.svelte";
import { ThemeChoice } from "./theme.svelte";
import type { AskedAct, Whom } from "./standing";
import { Undo } from "./undo.svelte";

/** A layer over the window. One at a time. */
export type Layer =
  | { readonly kind: "palette" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "addPerson"; readonly side: "staff" | "clients" }
  | { readonly kind: "editPerson"; readonly person: PersonView }
  | { readonly kind: "createTeam" }
  | { readonly kind: "editTeam"; readonly team: TeamRow }
  | { readonly kind: "addMembers"; readonly team: TeamRow; readonly side: "staff" | "clients" | "both" }
  | { readonly kind: "act"; readonly act: AuditRow }
  | { readonly kind: "deleteTeam"; readonly team: TeamRow }
  | { readonly kind: "invite"; readonly whom: Whom; readonly again: boolean }
  | { readonly kind: "accept"; readonly id: string; readonly name: string; readonly invited: boolean }
  | { readonly kind: "returned"; readonly id: string; readonly name: string }
  | { readonly kind: "standing"; readonly act: AskedAct; readonly whom: Whom }
  | {
      readonly kind: "chooseTeam";
      readonly users: () => Promise<readonly string[]>;
      readonly count: number;
      /** The team they leave, if they move. */
      readonly from?: TeamRow;
    };

export type Attempt<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: AppError };

/** Figures and teams wait so long for the first rows at most; not every screen has rows. */
const BESIDES_MS = 400;

/** Everything a window shares between its screens. */
export class App {
  readonly backend: Backend;
  readonly session: Session;
  readonly router = new Router();
  readonly theme = new ThemeChoice();
  readonly announcer = new Announcer();
  readonly commands = new Commands();
  readonly undo: Undo;
  readonly counts: Live<CountsView>;
  readonly teams: Live<readonly TeamRow[]>;
  readonly imports: ImportFlow;
  readonly setupHidden = new SetupHidden();
  #layer = $state.raw<Layer | undefined>();
  #asked = false;

  constructor(backend: Backend) {
    this.backend = backend;
    this.session = new Session(backend);
    this.undo = new Undo(backend);
    this.counts = new Live(backend, ["people", "teams", "firm"]);
    this.teams = new Live(backend, ["teams", "people"]);
    this.imports = new ImportFlow(backend);
  }

  get layer(): Layer | undefined {
    return this.#layer;
  }
  get isAdmin(): boolean {
    return this.session.current?.isAdmin ?? false;
  }

  /** How far the firm is set up; not known before its figures are there. */
  get setup(): SetupProgress | undefined {
    const { counts, teams } = this;
    return counts.value === undefined || teams.value === undefined
      ? undefined
      : setupProgress(counts.value, teams.value);
  }

  /** Listens to what concerns an open firm. Answers how to stop. */
  live(): Stop {
    const stops = [this.counts.live(), this.teams.live(), this.undo.live(), this.imports.live()];
    const timer = setTimeout(() => {
      this.#askBesides();
    }, BESIDES_MS);
    return () => {
      clearTimeout(timer);
      this.#asked = false;
      for (const stop of stops) stop();
      // The figures of one firm are not those of the next.
      this.counts.clear();
      this.teams.clear();
    };
  }

  /** The rows a reader waits for are on the screen: what stands beside them may follow. */
  rowsShown(): void {
    this.#askBesides();
  }

  #askBesides(): void {
    if (this.#asked) return;
    this.#asked = true;
    void this.counts.ask(() => this.backend.call("counts", {}));
    void this.teams.ask(() => this.backend.call("teams", {}));
  }

  open(layer: Layer): void {
    this.#layer = layer;
  }

  closeLayer(): void {
    this.#layer = undefined;
  }

  /** Does a command and tells it, or answers why not. */
  async do(work: Promise<DoneView>, told: string): Promise<Attempt<DoneView>> {
    try {
      const value = await work;
      this.undo.tell(told);
      this.announcer.say(told);
      return { ok: true, value };
    } catch (reason) {
      return { ok: false, error: asAppError(reason) };
    }
  }
}

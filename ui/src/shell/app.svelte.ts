import { asAppError, type Backend, type Stop } from "../backend/backend";
import { Session } from "../features/firm/session.svelte";
import { setupProgress, type SetupProgress } from "../features/firm/setup";
import { SetupHidden } from "../features/firm/setup_hidden.svelte";
import { ImportFlow } from "../features/import/import_flow.svelte";
import { AutoLock, type Hold } from "../features/keeping/auto_lock.svelte";
import { BackupFlow } from "../features/keeping/backup.svelte";
import { AtHand } from "../features/people/at_hand.svelte";
import { Pictures } from "../features/people/pictures.svelte";
import type { AutoBackupView } from "../generated/AutoBackupView";
import type { CountsView } from "../generated/CountsView";
import type { DoneView } from "../generated/DoneView";
import type { GroupRow } from "../generated/GroupRow";
import type { HubView } from "../generated/HubView";
import type { NamedView } from "../generated/NamedView";
import type { TeamRow } from "../generated/TeamRow";
import { callTeamsBooks } from "../i18n/either_way";
import { Unsent } from "../lib/unsent";
import { Actions } from "./actions.svelte";
import { Announcer } from "./announcer.svelte";
import { isSameLayer, type Layer, type OpenLayer } from "./layers";
import { Live } from "./live.svelte";
import { Router, type Route } from "./router.svelte";
import { ThemeChoice } from "./theme.svelte";
import { Undo } from "./undo.svelte";

/** Ways out of an open firm, or of a screen. */
type Way = "lock" | "switch" | "close" | "screen" | "language";

/** A way out that something stands against. */
export type Leaving = { readonly way: Way; readonly loss: Loss; readonly go: () => void };

/** What leaving the firm would cut short. */
type Loss = "edit" | "draft" | "import" | "backup";

/** Figures and teams wait so long for the first rows at most; not every screen has rows. */
const BESIDES_MS = 400;

/** Everything a window shares between its screens. */
export class App {
  readonly backend: Backend;
  readonly session: Session;
  readonly router = new Router();
  readonly theme = new ThemeChoice();
  readonly announcer = new Announcer();
  readonly actions = new Actions();
  readonly undo: Undo;
  readonly counts: Live<CountsView>;
  readonly teams: Live<readonly TeamRow[]>;
  /** Those that the reader is in. */
  readonly contactTeams: Live<readonly NamedView[]>;
  /** Every client group, for administrators. */
  readonly groups: Live<readonly GroupRow[]>;
  /** Those in which contacts of the reader are. */
  readonly contactGroups: Live<readonly GroupRow[]>;
  /** How many notices the reader has not read. */
  readonly unread: Live<number>;
  /** Where backups are saved by themselves, and whether that fails; for administrators. */
  readonly autoBackup: Live<AutoBackupView>;
  /** How an attached firm stands with its hub. */
  readonly hub: Live<HubView>;
  /** Whom the reader pinned or opened lately. */
  readonly atHand: AtHand;
  readonly imports: ImportFlow;
  readonly pictures: Pictures;
  readonly setupHidden = new SetupHidden();
  readonly backup: BackupFlow;
  readonly autoLock = new AutoLock();
  readonly #unsent = new Unsent();
  /** Whether the firm is moving to a hub; it stays open until it is there. */
  moving = $state(false);
  #leaving = $state.raw<Leaving | undefined>();
  #layers = $state.raw<readonly OpenLayer[]>([]);
  #nextLayer = 0;
  #parked = $state.raw(false);
  #asked = false;

  constructor(backend: Backend) {
    this.backend = backend;
    this.session = new Session(backend);
    this.undo = new Undo(backend);
    this.counts = new Live(backend, ["people", "teams", "groups", "firm"]);
    this.teams = new Live(backend, ["teams", "people"]);
    this.groups = new Live(backend, ["groups", "people"]);
    this.contactTeams = new Live(backend, ["teams", "people"]);
    this.contactGroups = new Live(backend, ["groups", "teams", "people"]);
    this.unread = new Live(backend, ["notices"]);
    this.autoBackup = new Live(backend, ["keeping"]);
    this.hub = new Live(backend, ["hub"]);
    this.atHand = new AtHand(backend);
    this.imports = new ImportFlow(backend);
    callTeamsBooks(() => this.keepsBooks);
    this.backup = new BackupFlow(backend);
    this.pictures = new Pictures(backend);
    this.router.guardedBy((go) => {
      const screen = document.querySelector("main");
      if (screen === null || !this.#unsent.within(screen)) return true;
      this.#leaving = { way: "screen", loss: "edit", go };
      return false;
    });
  }

  /** The layers from the lowest to the one in front. */
  get layers(): readonly OpenLayer[] {
    return this.#layers;
  }
  /** Whether the layers are put aside until {@link resume}. */
  get parked(): boolean {
    return this.#parked;
  }
  /** The way out the reader is asked about. */
  get leaving(): Leaving | undefined {
    return this.#leaving;
  }
  get isAdmin(): boolean {
    return this.session.current?.isAdmin ?? false;
  }
  /** Whether a hub has the whole firm. */
  get isAttached(): boolean {
    return this.session.current?.attached ?? false;
  }
  /** Whether backups are saved here: the firm is this computer's own, or is shared from it. */
  get keepsBackups(): boolean {
    return !this.isAttached || this.hub.value?.here === true;
  }
  get isSystemAdministrator(): boolean {
    return this.session.current?.isSystemAdministrator ?? false;
  }

  /** Whether clients come with contact books; the figures know first of a change. */
  get keepsBooks(): boolean {
    return (this.counts.value ?? this.session.current)?.books ?? false;
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
    const stops = [
      this.counts.live(),
      this.teams.live(),
      this.groups.live(),
      this.contactTeams.live(),
      this.contactGroups.live(),
      this.unread.live(),
      this.autoBackup.live(),
      this.hub.live(),
      this.atHand.live(),
      this.undo.live(),
      this.imports.live(),
      this.backend.onChanged(({ kinds }) => {
        // What a hub sends may change what the reader is allowed.
        if (kinds.includes("firm") || kinds.includes("hub")) void this.session.refresh();
      }),
      this.#unsent.watch(),
      this.autoLock.watch(
        () => this.#hold(),
        () => void this.lock(),
      ),
      this.pictures.live(),
    ];
    void this.guard();
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
      this.groups.clear();
      this.contactTeams.clear();
      this.contactGroups.clear();
      this.unread.clear();
      this.autoBackup.clear();
      this.hub.clear();
      this.undo.clear();
      this.announcer.clear();
      this.backup.clear();
      this.#layers = [];
      this.#parked = false;
      this.#leaving = undefined;
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
    if (this.isAdmin) {
      void this.groups.ask(() => this.backend.call("groups", {}));
      if (!this.isAttached) void this.autoBackup.ask(() => this.backend.call("auto_backup", {}));
    }
    if (this.isAttached) void this.hub.ask(() => this.backend.call("hub", {}));
    void this.contactTeams.ask(() => this.backend.call("contact_teams", {}));
    void this.contactGroups.ask(() => this.backend.call("contact_groups", {}));
    void this.unread.ask(() => this.backend.call("unread_notices", {}));
    void this.atHand.ask();
  }

  /** Learns whether a passphrase unlocks the firm. */
  async guard(): Promise<void> {
    try {
      this.autoLock.guard((await this.backend.call("keeping", {})).hasPassphrase);
    } catch {
      this.autoLock.guard(false); // no firm is open any more
    }
  }

  /** Leaves the firm by a way, after asking if something would be lost. A firm that is moving is not left. */
  leave(way: Way, go: () => void): void {
    if (this.moving) return;
    const loss = this.#loss();
    if (loss === undefined) go();
    else this.#leaving = { way, loss, go };
  }

  /** The reader stays. */
  stay(): void {
    this.#leaving = undefined;
  }

  /** Locks the firm now. The sample has no lock: it goes with the window. */
  async lock(): Promise<void> {
    if (this.session.current === undefined || this.session.current.isSample || this.moving) return;
    const loss = this.#loss();
    this.imports.leave();
    await this.session.lock(loss === "edit" || loss === "draft");
  }

  #loss(): Loss | undefined {
    if (this.imports.phase === "running") return "import";
    if (this.backup.progress !== undefined) return "backup";
    if (this.imports.touched) return "draft";
    return this.#unsent.any ? "edit" : undefined;
  }

  #hold(): Hold {
    if (this.session.current?.isSample !== false || this.imports.phase === "reading" || this.moving) return "wait";
    const loss = this.#loss();
    if (loss === undefined) return this.imports.phase === "choose" ? "none" : "ask";
    return loss === "import" || loss === "backup" ? "wait" : "ask";
  }

  /** Opens a layer in front of the others, which keep what was typed into them. */
  open(layer: Layer): void {
    // The same form that was put aside comes back with what was typed into it.
    const front = this.#layers.at(-1)?.layer;
    const again = this.#parked && front !== undefined && isSameLayer(front, layer);
    this.#parked = false;
    if (again) return;
    const below = front?.passing === true ? this.#layers.slice(0, -1) : this.#layers;
    this.#nextLayer += 1;
    this.#layers = [...below, { key: this.#nextLayer, layer }];
  }

  /** Closes the layer in front. The one below continues where it was. */
  readonly closeLayer = (): void => {
    this.#layers = this.#layers.slice(0, -1);
    if (this.#layers.length === 0) this.#parked = false;
  };

  /** Puts the layers aside, with everything typed, and goes to a screen that has to be seen to first. */
  park(route: Route): void {
    this.#parked = this.#layers.length > 0;
    this.router.go(route);
  }

  /** Brings back what {@link park} put aside. */
  resume(): void {
    this.#parked = false;
  }

  /** Does a command and tells it. */
  async do(work: Promise<DoneView>, told: string): Promise<DoneView> {
    const done = await work;
    this.undo.tell(told);
    this.announcer.say(told);
    return done;
  }

  /** Does what no form asks for; why it was not done is said beside the screen. */
  async try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (reason) {
      this.undo.refuse(asAppError(reason));
    }
  }
}

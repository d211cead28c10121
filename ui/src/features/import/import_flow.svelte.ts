import type { ProblemCode } from "../../generated/ProblemCode";
import type { RowFilter as RowsOnly } from "../../generated/RowFilter";
import { asAppError, type Backend, type ImportProgress, type Stop } from "../../backend/backend";
import type { AppError } from "../../generated/AppError";
import type { ChosenView } from "../../generated/ChosenView";
import type { ImportConfigureRequest } from "../../generated/ImportConfigureRequest";
import type { ImportEdit } from "../../generated/ImportEdit";
import type { ImportResultView } from "../../generated/ImportResultView";
import type { ImportRowView } from "../../generated/ImportRowView";
import type { ImportView } from "../../generated/ImportView";
import type { Listed } from "../../generated/Listed";
import { t } from "../../i18n";
import { WindowedRows } from "../../shell/windowed_rows.svelte";

export type ImportPhase = "choose" | "reading" | "check" | "forecast" | "running";
export type RowFilter = {
  readonly code: ProblemCode | null;
  readonly only: RowsOnly | null;
  readonly find: string;
};

const QUIET_MS = 400; // reading that takes no longer needs no screen
const EVERYTHING: RowFilter = { code: null, only: null, find: "" };

/** One import, from choosing a file to its result. Nothing is written before `run`. */
export class ImportFlow {
  readonly rows: WindowedRows<ImportRowView>;
  readonly #backend: Backend;
  #phase = $state<ImportPhase>("choose");
  #file = $state("");
  #slow = $state(false);
  #listed = $state<Listed>("clients");
  #view = $state.raw<ImportView | undefined>();
  #filter = $state.raw<RowFilter>(EVERYTHING);
  #progress = $state.raw<ImportProgress | undefined>();
  #error = $state.raw<AppError | undefined>();
  #touched = $state(false);
  /** Rows under the filters whose numbers no forecast has. */
  #totals = $state.raw<{ ready: number; check: number } | undefined>();
  #busy = $state(false);
  /** Counts readings, so that one we no longer want is recognised. */
  #reading = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.rows = new WindowedRows<ImportRowView>(
      (row) => String(row.row),
      () => Promise.resolve({ total: 0, rows: [] }),
    );
  }

  get phase(): ImportPhase {
    return this.#phase;
  }
  /** Whom the file lists. */
  get listed(): Listed {
    return this.#view?.options.listed ?? this.#listed;
  }
  /** Name of the file being read or checked. */
  get file(): string {
    return this.#view?.file ?? this.#file;
  }
  /** Whether reading takes long enough to say so. */
  get slow(): boolean {
    return this.#slow;
  }
  get view(): ImportView | undefined {
    return this.#view;
  }
  get filter(): RowFilter {
    return this.#filter;
  }
  get progress(): ImportProgress | undefined {
    return this.#progress;
  }
  get error(): AppError | undefined {
    return this.#error;
  }
  /** Whether leaving would lose choices of the reader. */
  get touched(): boolean {
    return this.#touched;
  }
  get totals(): { ready: number; check: number } | undefined {
    return this.#totals;
  }
  /** Whether a changed choice is being worked out. */
  get busy(): boolean {
    return this.#busy;
  }

  live(): Stop {
    return this.#backend.onProgress((progress) => {
      if (progress.phase === "scanning") return;
      if (this.#phase === "reading" || this.#phase === "running") this.#progress = progress;
    });
  }

  /** Says whom the file lists; what was read is looked at anew. */
  async list(listed: Listed): Promise<void> {
    this.#listed = listed;
    if (this.#view !== undefined) await this.configure({ listed });
  }

  /** Lets the reader choose a file; answers whether one is being read. */
  async pick(): Promise<boolean> {
    const chosen = await this.#backend.call("pick_import_file", { title: t.dialogs.importFile });
    if (chosen === null) return false;
    void this.open(chosen);
    return true;
  }

  /** Reads a file; `place` is what is listed where it was dropped. */
  open({ handle, name }: ChosenView, place?: Listed): Promise<void> {
    this.#listed = place ?? this.#listed;
    const dropped = place !== undefined;
    return this.#read(name, () => this.#backend.call("import_open", { file: handle, listed: this.#listed, dropped }));
  }

  /** Reads cells that were copied from a spreadsheet. */
  paste(text: string): Promise<void> {
    const name = t.import.pasted;
    return this.#read(name, () => this.#backend.call("import_paste", { name, text, listed: this.#listed }));
  }

  async #read(name: string, open: () => Promise<ImportView>): Promise<void> {
    this.#drop();
    this.#reading += 1;
    const reading = this.#reading;
    this.#phase = "reading";
    this.#file = name;
    const timer = setTimeout(() => (this.#slow = true), QUIET_MS);
    try {
      const view = await open();
      if (reading !== this.#reading) {
        await this.#backend.call("import_close", { draft: view.draft });
        return;
      }
      this.#view = view;
      this.#phase = "check";
      this.#ask(EVERYTHING);
      void this.#count(view.draft);
    } catch (reason) {
      if (reading !== this.#reading) return;
      const error = asAppError(reason);
      this.#phase = "choose";
      if (error.code !== "cancelled") this.#error = error;
    } finally {
      clearTimeout(timer);
      if (reading === this.#reading) {
        this.#slow = false;
        this.#progress = undefined;
      }
    }
  }

  /** Stops reading. A draft that is not known yet is closed when it arrives. */
  stopReading(): void {
    const draft = this.#progress?.draft;
    this.#reading += 1;
    this.#phase = "choose";
    this.#slow = false;
    this.#progress = undefined;
    if (draft !== undefined) void this.#backend.call("import_cancel", { draft }).catch(() => undefined);
  }

  /** Changes a choice and shows what comes of it. */
  async configure(change: Partial<Omit<ImportConfigureRequest, "draft">>): Promise<void> {
    const draft = this.#view?.draft;
    if (draft === undefined) return;
    this.#busy = true;
    this.#error = undefined;
    try {
      this.#view = await this.#backend.call("import_configure", {
        draft,
        listed: null,
        region: null,
        onMatch: null,
        onRename: null,
        onSame: null,
        ignoreIdentifiersInUse: null,
        keepFullNames: null,
        defaults: [],
        delimiter: null,
        encoding: null,
        headerRow: null,
        sheet: null,
        column: null,
        teams: [],
        ...change,
      });
      this.#touched = true;
      const { code } = this.#filter;
      const stays = code === null || this.#view.problems.some((problem) => problem.code === code);
      this.#ask(stays ? this.#filter : EVERYTHING);
      void this.#count(draft);
    } catch (reason) {
      this.#error = asAppError(reason);
    } finally {
      this.#busy = false;
    }
  }

  /** Changes rows of the file and shows what comes of it; answers whether it did. */
  async edit(edit: ImportEdit): Promise<boolean> {
    const draft = this.#view?.draft;
    if (draft === undefined) return false;
    this.#busy = true;
    this.#error = undefined;
    try {
      this.#took(draft, await this.#backend.call("import_edit", { draft, edit }));
      return true;
    } catch (reason) {
      this.#error = asAppError(reason);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  /** The whole text of a cell. */
  async textOf(row: number, column: number): Promise<string> {
    const draft = this.#view?.draft;
    if (draft === undefined) return "";
    return (await this.#backend.call("import_cell", { draft, row, column })).text;
  }

  /** Shows what a change came to. */
  #took(draft: string, view: ImportView): void {
    this.#view = view;
    this.#touched = true;
    const { code } = this.#filter;
    const stays = code === null || view.problems.some((problem) => problem.code === code);
    if (stays) void this.rows.refresh();
    else this.#ask(EVERYTHING);
    void this.#count(draft);
  }

  show(filter: Partial<RowFilter>): void {
    this.#ask({ ...EVERYTHING, find: this.#filter.find, ...filter });
  }

  forecast(): void {
    if (this.#view !== undefined) this.#phase = "forecast";
  }

  back(): void {
    if (this.#phase === "forecast") this.#phase = "check";
  }

  /** Imports; `invite` are the words above the mails of new people, who come quietly without it. Answers the result, or nothing if it was stopped or refused; then the check is back. */
  async run(invite: string | null = null): Promise<ImportResultView | undefined> {
    const draft = this.#view?.draft;
    if (draft === undefined) return undefined;
    this.#phase = "running";
    this.#error = undefined;
    this.#progress = undefined;
    try {
      const result = await this.#backend.call("import_run", { draft, invite });
      this.#drop();
      return result;
    } catch (reason) {
      this.#error = asAppError(reason);
      this.#phase = "check";
      return undefined;
    } finally {
      this.#progress = undefined;
    }
  }

  /** Stops a running import; everything is put back. */
  async stopRunning(): Promise<void> {
    const draft = this.#view?.draft;
    if (draft !== undefined) await this.#backend.call("import_cancel", { draft }).catch(() => undefined);
  }

  /** Leaves the draft; nothing was written. */
  leave(): void {
    if (this.#phase !== "running") this.#drop();
  }

  /** Says why a file was not taken. */
  refuse(error: AppError): void {
    if (this.#phase === "choose") this.#error = error;
  }

  #drop(): void {
    const draft = this.#view?.draft;
    this.#view = undefined;
    this.#phase = "choose";
    this.#error = undefined;
    this.#touched = false;
    this.#filter = EVERYTHING;
    if (draft !== undefined) void this.#backend.call("import_close", { draft }).catch(() => undefined);
  }

  async #count(draft: string): Promise<void> {
    const total = async (only: RowsOnly): Promise<number> =>
      (await this.#backend.call("import_rows", { draft, ...EVERYTHING, only, offset: 0, limit: 1 })).total;
    try {
      const [ready, check] = await Promise.all([total("ready"), total("check")]);
      if (this.#view?.draft === draft) this.#totals = { ready, check };
    } catch {
      this.#totals = undefined; // the filters then stand without numbers
    }
  }

  #ask(filter: RowFilter): void {
    const draft = this.#view?.draft;
    if (draft === undefined) return;
    this.#filter = filter;
    void this.rows.restart((offset, limit) => this.#backend.call("import_rows", { draft, ...filter, offset, limit }));
  }
}

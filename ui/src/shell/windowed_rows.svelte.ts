import { asAppError } from "../backend/backend";
import type { AppError } from "../generated/AppError";
import type { RowSource } from "../lib/row_source";

const PAGE = 100; // rows asked for at once
const KEEP = 40; // pages held; those farthest from the reader are let go
const SLOW_MS = 200;

export type Page<Row> = { readonly total: number; readonly rows: readonly Row[] };

/** Fetches rows from `offset`. */
type Fetch<Row> = (offset: number, limit: number) => Promise<Page<Row>>;

/** A list of any length of which only the pages near the reader are held. */
export class WindowedRows<Row> implements RowSource<Row> {
  #fetch: Fetch<Row>;
  readonly #key: (row: Row) => string;
  #pages = $state.raw<ReadonlyMap<number, readonly Row[]>>(new Map());
  #total = $state(0);
  #slow = $state(false);
  #error = $state.raw<AppError | undefined>();
  #loads = $state(0);
  #asked = new Set<number>();
  #seen = { start: 0, end: PAGE };
  #generation = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(key: (row: Row) => string, fetch: Fetch<Row>) {
    this.#key = key;
    this.#fetch = fetch;
  }

  get total(): number {
    return this.#total;
  }
  get slow(): boolean {
    return this.#slow;
  }
  get error(): AppError | undefined {
    return this.#error;
  }
  /** How often a first page has arrived; 0 while nothing has. */
  get loads(): number {
    return this.#loads;
  }

  at(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  find(key: string): number {
    for (const [page, rows] of this.#pages) {
      const place = rows.findIndex((row) => this.#key(row) === key);
      if (place >= 0) return page * PAGE + place;
    }
    return -1;
  }

  need(start: number, end: number): void {
    this.#seen = { start, end };
    // Before the first question there is nothing to fetch.
    if (this.#generation === 0) return;
    const last = Math.floor(Math.max(start, end - 1) / PAGE);
    for (let page = Math.floor(start / PAGE); page <= last; page += 1) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#load(page, this.#generation);
    }
  }

  /** Another question: nothing of the old answer stays. Late answers to it are dropped. */
  restart(fetch: Fetch<Row>): Promise<void> {
    this.#fetch = fetch;
    return this.#begin(0);
  }

  /** The same question, because the data changed. The old rows stay in view until the new ones are here. */
  refresh(): Promise<void> {
    return this.#begin(Math.floor(this.#seen.start / PAGE));
  }

  /** Keys of the rows between two places, both included; fetches what is not at hand. */
  async keys(from: number, to: number): Promise<string[]> {
    const keys: string[] = [];
    const generation = this.#generation;
    const first = Math.min(from, to);
    const end = Math.min(Math.max(from, to) + 1, this.#total);
    for (let page = Math.floor(first / PAGE); page * PAGE < end; page += 1) {
      const rows = this.#pages.get(page) ?? (await this.#fetch(page * PAGE, PAGE)).rows;
      if (generation !== this.#generation) return [];
      rows.forEach((row, place) => {
        const index = page * PAGE + place;
        if (index >= first && index < end) keys.push(this.#key(row));
      });
    }
    return keys;
  }

  async #begin(page: number): Promise<void> {
    this.#generation += 1;
    this.#asked.clear();
    await this.#load(page, this.#generation, true);
  }

  async #load(page: number, generation: number, fresh = false): Promise<void> {
    this.#asked.add(page);
    this.#timer ??= setTimeout(() => (this.#slow = true), SLOW_MS);
    try {
      const { total, rows } = await this.#fetch(page * PAGE, PAGE);
      if (generation !== this.#generation) return;
      const pages = fresh ? new Map<number, readonly Row[]>() : new Map(this.#pages);
      // A page past the end of a list that became shorter says nothing about its start.
      if (rows.length > 0 || total === 0) pages.set(page, rows);
      this.#pages = this.#near(pages);
      this.#total = total;
      this.#error = undefined;
      if (fresh) this.#loads += 1;
    } catch (reason) {
      if (generation === this.#generation) this.#error = asAppError(reason);
    } finally {
      if (generation === this.#generation) {
        this.#asked.delete(page);
        if (this.#asked.size === 0) this.#calm();
        if (fresh) this.need(this.#seen.start, Math.min(this.#seen.end, this.#total));
      }
    }
  }

  #calm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#slow = false;
  }

  #near(pages: Map<number, readonly Row[]>): Map<number, readonly Row[]> {
    const middle = (this.#seen.start + this.#seen.end) / 2 / PAGE;
    const far = [...pages.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
    for (const page of far.slice(0, Math.max(0, pages.size - KEEP))) pages.delete(page);
    return pages;
  }
}

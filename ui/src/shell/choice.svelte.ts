import { SvelteSet } from "svelte/reactivity";
import type { RowChoice } from "../lib/row_source";
import type { WindowedRows } from "./windowed_rows.svelte";

/** Rows chosen by key, so that the choice outlives sorting; "all" needs no keys until they are asked for. */
export class Choice<Row> implements RowChoice {
  readonly #rows: WindowedRows<Row>;
  #all = $state(false);
  /** The chosen ones, or with `all` those left out. */
  readonly #keys = new SvelteSet<string>();

  constructor(rows: WindowedRows<Row>) {
    this.#rows = rows;
  }

  get count(): number {
    return this.#all ? this.#rows.total - this.#keys.size : this.#keys.size;
  }

  /** Whether all are chosen, but for some. */
  get isAll(): boolean {
    return this.#all;
  }

  has(key: string): boolean {
    return this.#keys.has(key) !== this.#all;
  }

  toggle(key: string): void {
    if (!this.#keys.delete(key)) this.#keys.add(key);
  }

  range(from: number, to: number): void {
    void this.#rows.keys(from, to).then((keys) => {
      for (const key of keys) {
        if (this.#all) this.#keys.delete(key);
        else this.#keys.add(key);
      }
    });
  }

  all(): void {
    this.#keys.clear();
    this.#all = true;
  }

  clear(): void {
    this.#keys.clear();
    this.#all = false;
  }

  /** The keys of all chosen rows. */
  async keys(): Promise<string[]> {
    if (!this.#all) return [...this.#keys];
    const keys = await this.#rows.keys(0, Math.max(0, this.#rows.total - 1));
    return keys.filter((key) => !this.#keys.has(key));
  }
}

import type { PersonRow } from "../../../generated/PersonRow";
import { fullName } from "../../../lib/full_name";
import { isClient } from "../kind";

/** Somebody in a book that is being made. */
type InBook = { readonly id: string; readonly name: string; readonly note: string; readonly active: boolean };

/** A contact book before it is there: its name, until somebody types one, follows the client's. */
export class NewBook {
  #typed = $state<string>();
  #members = $state.raw<readonly InBook[]>([]);
  readonly #suggested: () => string;

  /** @param suggested the name it has as long as nobody typed another */
  constructor(suggested: () => string) {
    this.#suggested = suggested;
  }

  get name(): string {
    return this.#typed ?? this.#suggested();
  }
  set name(name: string) {
    this.#typed = name;
  }
  get members(): readonly InBook[] {
    return this.#members;
  }
  /** How many of them are active staff. */
  get active(): number {
    return this.#members.filter((member) => member.active).length;
  }

  has(id: string): boolean {
    return this.#members.some((member) => member.id === id);
  }
  add(member: InBook): void {
    if (!this.has(member.id)) this.#members = [...this.#members, member];
  }
  addRow(row: PersonRow, note: string): void {
    this.add({ id: row.id, name: fullName(row), note, active: !isClient(row) && row.status === "active" });
  }
  remove(id: string): void {
    this.#members = this.#members.filter((member) => member.id !== id);
  }
}

import type { Commands } from "../generated/commands";
import type { DoneView } from "../generated/DoneView";
import type { PersonRow } from "../generated/PersonRow";
import type { PhoneView } from "../generated/PhoneView";
import type { StatusView } from "../generated/StatusView";
import type { UndoEntry } from "../generated/UndoEntry";
import type { Verb } from "../generated/Verb";
import type { Changed } from "./backend";
import { fail, fakePeople, fakeTeams, fold, type FakeOptions, type FakePerson, type FakeTeam } from "./fake_people";
import { fakeSession } from "./fake_session";

/** What answers each command. */
export type Handlers = {
  [Name in keyof Commands]: (request: Commands[Name][0]) => Commands[Name][1] | Promise<Commands[Name][1]>;
};

export type FakeGroup = { id: string; name: string; members: string[] };

/** What the pretend firm holds, and what everything done in it has in common. */
export class FakeFirm {
  readonly people: FakePerson[];
  readonly teams: FakeTeam[] = fakeTeams();
  readonly groups: FakeGroup[];
  readonly done: UndoEntry[] = [];
  readonly undone: UndoEntry[] = [];
  readonly session: Commands["open_firm"][1];
  readonly emit: (changed: Changed) => void;
  books = false;
  #next = 1;

  constructor(options: FakeOptions, emit: (changed: Changed) => void) {
    this.people = fakePeople(options.people ?? 437);
    const members = ["p-27", "p-30", "p-36", "p-38"].filter((id) => this.people.some((person) => person.id === id));
    this.groups = this.people.length === 0 ? [] : [{ id: "group-0", name: "Families", members }];
    this.session = fakeSession(this.people, options);
    this.emit = emit;
  }

  /** A new id. */
  id(kind: string): string {
    return `${kind}-${String(this.#next++)}`;
  }

  did(verb: Verb, what: string, id: string | null = null): DoneView {
    const command = this.id("c");
    this.done.push({ command, verb, what, with: "", person: null });
    this.undone.length = 0;
    this.emit({ kinds: ["people", "teams", "imports"], ids: [] });
    return { command, id };
  }

  /** Puts people into a state. */
  stand(verb: Verb, users: readonly string[], status: StatusView): DoneView {
    for (const id of users) this.find(id).status = status;
    return this.did(verb, this.find(users[0] ?? "").given);
  }

  find(id: string): FakePerson {
    return this.people.find((person) => person.id === id) ?? fail({ code: "notFound" });
  }

  inTeam(id: string): FakePerson[] {
    return this.people.filter((person) => person.teams.includes(id));
  }

  teamName(id: string): string {
    return this.teams.find((team) => team.id === id)?.name ?? "";
  }

  row(person: FakePerson, query = ""): PersonRow {
    return {
      ...person,
      teams: person.teams.map((id) => this.teamName(id)).toSorted(),
      created,
      matched: query === "" ? null : matched(person, query),
      invitation: null,
    };
  }
}

/** When everybody was added. */
export const created = Date.UTC(2021, 2, 4) * 1000;

export const phone = (text: string): PhoneView => ({
  shown: text,
  dial: `tel:+44${text.slice(1).replaceAll(" ", "")}`,
  ext: null,
  label: "mobile",
  region: "GB",
  raw: text,
  status: "ok",
});

/** Where a search finds a person. */
export const matched = (person: FakePerson, query: string): PersonRow["matched"] => {
  for (const [field, text] of [
    ["name", `${person.given} ${person.family}`],
    ["email", person.email],
    ["phone", person.phone],
    ["identifier", person.identifier],
    ["jobTitle", person.jobTitle],
    ["company", person.company],
  ] as const) {
    if (fold(text).includes(fold(query))) return { field, text, similar: false };
  }
  return null;
};

import type { PersonRow } from "../generated/PersonRow";
import type { SessionView } from "../generated/SessionView";
import type { FakeOptions } from "./fake_people";

/** The open firm, and who is signed in. */
export function fakeSession(people: readonly Pick<PersonRow, "id" | "kind">[], options: FakeOptions): SessionView {
  return {
    firm: "firm-1",
    file: "harcourt-lane",
    firmName: "Harcourt & Lane",
    country: "GB",
    user: people.find((person) => person.kind === "systemAdministrator")?.id ?? "",
    userName: "Anna Whitmore",
    kind: "staff",
    isAdmin: options.admin ?? true,
    isSystemAdministrator: options.systemAdmin ?? options.admin ?? true,
    isSample: false,
    books: false,
    attached: options.attached ?? false,
    interruptedImport: null,
  };
}

import { plural } from "../../lib/format";
import { eitherWay } from "../either_way";

/** Changes an import makes to existing people, and unknown team names. */
export const updating = {
  chip: (count: number): string => plural(count, { one: "# update", other: "# updates" }),
  title: "Changes",
  fields: {
    given: "First name",
    family: "Last name",
    middleNames: "Middle names",
    company: "Company",
    note: "Note",
    jobTitle: "Job title",
    email: "Sign-in e-mail",
    phone: "Sign-in phone",
    identifier: "Identifier",
    publicEmail: "E-mail",
    publicPhone: "Phone",
    label: "Label",
    get team(): string {
      return eitherWay({ teams: "Team", books: "Book" });
    },
  },
  get unknownTeams(): string {
    return eitherWay({ teams: "Unknown teams", books: "Unknown books" });
  },
  get existingTeam(): string {
    return eitherWay({ teams: "Existing team", books: "Existing book" });
  },
  get youCover(): string {
    return eitherWay({
      teams: "You cover new teams until you add other staff.",
      books: "You cover new books until you add other staff.",
    });
  },
  teamChoices: {
    leave: "leave its rows out",
    get create(): string {
      return eitherWay({ teams: "create the team", books: "create the book" });
    },
    ignore: "ignore the name",
  },
  unused: (count: number, shown: boolean): string =>
    `${shown ? "Hide" : "Show"} ${plural(count, { one: "# column not imported", other: "# columns not imported" })}`,
  leftValue: (column: string, value: string, why: string): string => `${column}: “${value}”. ${why}`,
  withoutValues: "Imported without some values",
  saveRows: (count: number): string => plural(count, { one: "Save # row to correct", other: "Save # rows to correct" }),
};

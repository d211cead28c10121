import { number, plural } from "../../lib/format";
import { eitherWay } from "../either_way";

/** What an import changes of people who are here, and names no team has. */
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
    email: "Secure e-mail",
    phone: "Secure phone",
    identifier: "Identifier",
    publicEmail: "E-mail",
    publicPhone: "Phone",
    label: "Label",
    get team(): string {
      return eitherWay({ teams: "Team", books: "Book" });
    },
  } as Record<string, string | undefined>,
  get unknownTeams(): string {
    return eitherWay({ teams: "Teams we do not know", books: "Books we do not know" });
  },
  get existingTeam(): string {
    return eitherWay({ teams: "This existing team", books: "This existing book" });
  },
  get youCover(): string {
    return eitherWay({
      teams: "You cover a new team until you add others to it.",
      books: "You cover a new book until you add others to it.",
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
  inFile: (name: string): string => `In the file: ${name}`,
  valuesLeftOut: (count: number): string => plural(count, { one: "# value left out", other: "# values left out" }),
  leftValue: (column: string, value: string, why: string): string => `${column}: “${value}”. ${why}`,
  withoutValues: "Imported without a value",
  saveRows: (count: number): string => `Save ${number(count)} rows to correct`,
};

import { number, plural } from "../lib/format";
import { w } from "./words";

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
      return w`Team`;
    },
  } as Record<string, string | undefined>,
  get unknownTeams(): string {
    return w`Teams we do not know`;
  },
  get existingTeam(): string {
    return w`This existing team`;
  },
  get youCover(): string {
    return w`You cover a new team until you add others to it.`;
  },
  teamChoices: {
    leave: "leave its rows out",
    get create(): string {
      return w`create the team`;
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

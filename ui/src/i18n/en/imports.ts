import { plural } from "../../lib/format";

/** Earlier imports. */
export const imports = {
  title: "Imports",
  list: "Imports",
  new: "Import clients…",
  count: (total: number): string => plural(total, { one: "# import", other: "# imports" }),
  emptyTitle: "No imports yet",
  emptyText: "Import your clients and staff from a spreadsheet. Every import is listed here, and you can undo it.",
  file: "File",
  when: "When",
  who: "Who",
  created: "New",
  updated: "Updated",
  leftOut: "Left out",
  state: "Status",
  undone: "Undone",
  imported: "Imported",
  interrupted: (file: string): string => `The import of ${file} did not finish. Nothing was changed.`,
  finished: (file: string, people: number): string =>
    plural(people, {
      one: `The import of ${file} is done: # row.`,
      other: `The import of ${file} is done: # rows.`,
    }),
  open: "Open it",
  hide: "Hide",
  /** About columns whose heading is unknown but whose values look like a field. */
  questions: {
    label: "Questions about columns",
    looksLike: (letter: string, header: string, field: string): string => {
      const column = header === "" ? `Column ${letter}` : `Column ${letter} “${header}”`;
      return `${column} looks like ${looks[field] ?? "values we can import"}.`;
    },
    samples: (samples: readonly string[]): string => `For example ${samples.join(", ")}.`,
    take: (field: string): string => `Import as ${as[field] ?? "it is"}`,
    leave: "Leave out",
    more: (count: number): string => plural(count, { one: "# more question.", other: "# more questions." }),
    taken: (column: string): string => `${column} will be imported.`,
    left: (column: string): string => `${column} will be left out.`,
  },
};

const looks: Record<string, string | undefined> = {
  email: "e-mail addresses",
  phone: "phone numbers",
  fullName: "people’s names",
  country: "countries",
  dialCode: "codes in front of phone numbers",
};

const as: Record<string, string | undefined> = {
  email: "e-mail",
  phone: "phone",
  fullName: "full name",
  country: "country",
  dialCode: "dial or area code",
};

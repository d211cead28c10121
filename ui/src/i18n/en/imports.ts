import { plural } from "../../lib/format";

/** Earlier imports. */
export const imports = {
  title: "Imports",
  list: "Imports",
  new: "Import clients…",
  count: (total: number): string => plural(total, { one: "# import", other: "# imports" }),
  emptyTitle: "No imports yet",
  emptyText: "Bring your clients in from a spreadsheet. Each import stays here and can be undone.",
  file: "File",
  when: "When",
  who: "Who",
  created: "New",
  updated: "Updated",
  leftOut: "Left out",
  state: "State",
  undone: "Undone",
  imported: "Imported",
  interrupted: (file: string): string => `Your import of ${file} did not finish. Nothing was changed.`,
  finished: (file: string, people: number): string =>
    plural(people, {
      one: `Your import of ${file} finished: # client.`,
      other: `Your import of ${file} finished: # clients.`,
    }),
  open: "Open it",
  hide: "Hide",
  /** Columns whose heading says nothing and whose values say much. */
  questions: {
    label: "Questions about columns",
    looksLike: (letter: string, header: string, field: string): string => {
      const column = header === "" ? `Column ${letter}` : `Column ${letter} “${header}”`;
      return `${column} looks like ${looks[field] ?? "values we can import"}.`;
    },
    samples: (samples: readonly string[]): string => `Such as ${samples.join(", ")}.`,
    take: (field: string): string => `Import as ${as[field] ?? "it is"}`,
    leave: "Leave out",
    more: (count: number): string =>
      plural(count, { one: "# more column is asked about.", other: "# more columns are asked about." }),
    taken: (column: string): string => `${column} is imported.`,
    left: (column: string): string => `${column} is left out.`,
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

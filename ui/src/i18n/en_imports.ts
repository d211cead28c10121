import { plural } from "../lib/format";

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
};

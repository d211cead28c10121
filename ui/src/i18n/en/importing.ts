import type { Listed } from "../../generated/Listed";
import { country, list, number, plural } from "../../lib/format";
import { eitherWay } from "../either_way";
import { forListed } from "../listed";

/** How many of what a file lists. */
const nouns: Record<Listed, { one: string; other: string }> = {
  clients: { one: "# person", other: "# people" },
  staff: { one: "# person", other: "# people" },
  teams: { one: "# team", other: "# teams" },
  members: { one: "# member", other: "# members" },
};

/** Choosing a file, checking it, importing it, and the result. */
export const importing = {
  title: "Import",
  steps: "Steps",
  choose: "Choose",
  check: "Check",
  done: "Done",
  adminsOnly: "Only administrators can import. Ask an administrator.",
  chooseTitle: "Choose a file to import",
  chooseText: "An Excel, ODS, CSV or vCard file. You check everything before it is imported.",
  chooseButton: "Choose a file…",
  orDrop: "Or drop it anywhere on this window.",
  paste: "Paste cells",
  pasteHint: (keys: string): string => `Or paste cells from a spreadsheet here (${keys})`,
  pasteNoTable: "That is not a table. Copy several cells or rows of a spreadsheet.",
  pasted: "Pasted cells",
  template: "Save a template",
  listed: "The file lists",
  listedHere: "Lists",
  listedNames: {
    clients: "Clients",
    staff: "Staff",
    get teams(): string {
      return eitherWay({ teams: "Client teams", books: "Contact books" });
    },
    members: "Team members",
  },
  templateFile: {
    clients: "clients template.csv",
    staff: "staff template.csv",
    teams: "teams template.csv",
    members: "members template.csv",
  },
  templateSaved: (file: string): string => `${file} saved. Fill in the rows, then import the file here.`,
  example: "Save an example",
  exampleFile: {
    clients: "clients example.csv",
    staff: "staff example.csv",
    teams: "teams example.csv",
    members: "members example.csv",
  },
  exampleSaved: (file: string): string => `${file} saved, with made-up people. You can undo an import.`,
  dropTitle: "Drop to import",
  dropText: (file: string): string => `${file}. You check everything before it is imported.`,
  dropFolder: "A folder cannot be imported. Drop one spreadsheet or CSV file.",
  dropPicture: "A picture cannot be imported. Drop one spreadsheet or CSV file.",
  dropSeveral: "Drop one file at a time.",
  dropBusy: "An import is running. Wait until it is done, then drop the file again.",
  reading: (file: string): string => `Reading ${file}`,
  checking: (file: string): string => `Checking ${file}`,
  format: "How the file was read",
  sheet: "Sheet",
  sheetName: (name: string, rows: number, isHidden: boolean): string =>
    `${name} (${plural(rows, { one: "# row", other: "# rows" })}${isHidden ? ", hidden" : ""})`,
  whichSheet: (count: number): string => `${number(count)} sheets have rows. Which one do you want to import?`,
  sheetChosen: (name: string): string => `Sheet ${name} chosen.`,
  chooseSheet: "Choose a sheet first.",
  encoding: "Text",
  delimiter: "Columns split by",
  delimiters: { ",": "comma", ";": "semicolon", "|": "bar", "\t": "tab" },
  header: "Header",
  headerRow: (row: number): string => `row ${number(row)}`,
  noHeader: "none",
  region: "Numbers without a country code",
  regionName: (code: string, calling: number): string => `${country(code)} (+${String(calling)})`,
  notImported: "Not imported",
  rowsShown: "Rows to show",
  rows: (count: number): string => plural(count, { one: "# row", other: "# rows" }),
  ready: (count: number): string => `${number(count)} ready`,
  toCheck: (count: number): string => `${number(count)} to check`,
  refused: (count: number): string => `${number(count)} cannot be imported`,
  skippedRows: (count: number): string => `${number(count)} skipped`,
  find: "Find in the file",
  kinds: "Kinds of problems",
  noProblems: "No problems",
  noProblemsText: "Every value was read.",
  levels: {
    row: "Cannot be imported",
    cannotUse: "Values left out",
    replaces: "Replaces existing values",
    check: "Check these",
    fixed: "Fixed for you",
  },
  grid: (file: string): string => `Rows of ${file}`,
  rowColumn: "Row",
  fieldFor: (column: string): string => `Field for ${column}`,
  column: (letter: string): string => `Column ${letter}`,
  guess: "Guess",
  fields: {
    givenName: "First name",
    middleNames: "Middle names",
    familyName: "Last name",
    fullName: "Full name",
    jobTitle: "Job title",
    company: "Company",
    email: "E-mail",
    phone: "Phone",
    identifier: "Identifier",
    role: "Role",
    get groupIdentifiers(): string {
      return eitherWay({ teams: "Teams", books: "Books" });
    },
    get groupIds(): string {
      return eitherWay({ teams: "Team IDs", books: "Book IDs" });
    },
    country: "Country",
    dialCode: "Dial code",
    note: "Note",
    teamName: "Team name",
    teamIdentifier: "Team identifier",
    teamId: "Team ID",
    description: "Description",
    staffIds: "Staff IDs",
    staffIdentifiers: "Staff identifiers",
    staffEmails: "Staff e-mails",
    memberId: "Person ID",
    notImported: "Not imported",
  },
  leftOut: "Left out",
  inFile: "In the file",
  weStore: "Imported as",
  proposal: "Suggestion",
  empty: "empty",
  cellPlace: (row: number, column: string): string => `Row ${number(row)}, ${column}`,
  rowPlace: (row: number): string => `Row ${number(row)}`,
  blocker: (name: string): string => `Conflicts with: ${name}.`,
  outcomes: {
    created: "New",
    updated: "Updated",
    unchanged: "Unchanged",
    skipped: "Skipped",
    refused: "Cannot be imported",
  },
  onMatch: {
    clients: "People you already have",
    staff: "People you already have",
    teams: "Teams you already have",
  } as Partial<Record<Listed, string>>,
  onMatchChoices: { update: "update them", skip: "skip them", refuse: "leave them out" },
  onRename: "Same address, another name",
  onRenameChoices: {
    ask: "skip the row for now",
    update: "rename the person",
    addWithoutAddress: "add someone new, without the address",
  },
  onSame: "Same name and number, new address",
  onSameChoices: {
    ask: "skip the row for now",
    update: "update the same person",
    add: "add someone new",
  },
  ignoreInUse: "Skip rows whose identifier is already in use",
  missing: {
    name: "Each person needs a name. Choose First name, Last name, Full name or Company above a column.",
    contact: "Each person needs an e-mail address or a phone number. Choose E-mail or Phone above a column.",
    teamName: "Each row needs the name of a team. Choose Team name above a column.",
    team: "Each row needs a team. Choose Team identifier or Team ID above a column.",
    member: "Each row needs a person. Choose E-mail, Identifier or Person ID above a column.",
  } as Partial<Record<string, string>>,
  willLeaveOut: (rows: number, values: number): string => {
    const rowsText = plural(rows, { one: "# row", other: "# rows" });
    const valuesText = plural(values, { one: "# value", other: "# values" });
    if (rows > 0 && values > 0) return `${rowsText} and ${valuesText} will be left out.`;
    if (rows > 0) return `${rowsText} will be left out.`;
    if (values > 0) return `${valuesText} will be left out.`;
    return "Nothing is left out.";
  },
  asFile: "You can save these rows as a file.",
  continue: (rows: number): string => plural(rows, { one: "Continue with # row", other: "Continue with # rows" }),
  nothingToImport: "No row can be imported. Check the problems and how the file was read.",
  edit: {
    cell: "Edit",
    cellLabel: (row: number, column: string): string => `Row ${number(row)}, ${column}`,
    accept: "Use it",
    leaveOut: "Leave row out",
    takeIn: "Take row in",
    was: "In the file",
    acceptAll: (count: number): string => plural(count, { one: "Use the proposal", other: "Use all # proposals" }),
    leaveOutAll: (count: number): string => plural(count, { one: "Leave the row out", other: "Leave all # rows out" }),
    isSame: (name: string | null): string => (name === null ? "It is this person" : `It is ${name}`),
    isNew: "Somebody new",
    askAgain: "Decide again",
    chosen: (choice: "same" | "new" | null): string =>
      choice === null
        ? "The choice was taken back."
        : choice === "same"
          ? "You chose the person you already have."
          : "You chose somebody new.",
    undo: "Undo the last change in the rows",
    redo: "Redo the change in the rows",
    changed: (cells: number, rows: number, chosen: number): string => {
      const cellsText = plural(cells, { one: "# cell changed", other: "# cells changed" });
      const rowsText = plural(rows, { one: "# row left out", other: "# rows left out" });
      const chosenText = plural(chosen, { one: "# row decided", other: "# rows decided" });
      return [
        ...(cells > 0 ? [cellsText] : []),
        ...(rows > 0 ? [rowsText] : []),
        ...(chosen > 0 ? [chosenText] : []),
      ].join(", ");
    },
    saved: (row: number, column: string): string => `Row ${number(row)}, ${column} changed.`,
    undone: "Change undone.",
    replace: "Replace…",
    replaceTitle: "Replace in a column",
    column: "Column",
    find: "Find",
    findHelp: "Leave it empty to fill the empty cells.",
    with: "Replace with",
    replaceGo: "Replace all",
    replaced: (cells: number): string => plural(cells, { one: "# cell changed.", other: "# cells changed." }),
    discardTitle: "Discard your changes?",
    discardText: "The file is read anew, and what you changed in its rows is lost.",
    discardGo: "Read anew",
    discardStay: "Keep changes",
  },
  leave: "Cancel import",
  leaveTitle: "Leave this import?",
  leaveText: "Nothing was imported. Your choices for this file will be lost.",
  leaveGo: "Leave",
  leaveStay: "Stay",
  forecastTitle: forListed(nouns, (counted) => `Import ${counted}?`),
  forecast: "What will be imported",
  created: "new",
  updated: "updated",
  unchanged: "unchanged",
  upToDate: "Already up to date",
  skipped: "skipped",
  left: "left out",
  leftFile: "You can save them as a file",
  skippedWhy: "By your choice",
  rowsIn: (file: string): string => `rows in ${file}`,
  nothingErased: "Nothing is deleted. Empty cells keep the existing values.",
  rowsNotRead: (count: number, kinds: readonly { kind: string; count: number }[]): string => {
    const names: Record<string, ((count: number) => string) | undefined> = {
      blank: (of) => `${number(of)} blank`,
      comment: (of) => plural(of, { one: "# comment", other: "# comments" }),
      preamble: (of) => `${number(of)} above the header`,
      repeatedHeader: (of) => plural(of, { one: "# repeated header", other: "# repeated headers" }),
      otherTable: (of) => `${number(of)} of another table`,
    };
    const parts = kinds.map(({ kind, count: of }) => names[kind]?.(of) ?? `${number(of)} ${kind}`);
    const sum = plural(count, { one: "# row was not read", other: "# rows were not read" });
    return parts.length === 0 ? sum : `${sum}: ${parts.join(", ")}`;
  },
  ignoredKind: {
    blank: "blank",
    comment: "comment",
    preamble: "above the header",
    repeatedHeader: "repeated header",
    otherTable: "another table",
  },
  ignoredMore: (count: number): string => plural(count, { one: "and # more", other: "and # more" }),
  valuesOut: (count: number): string =>
    plural(count, {
      one: "# value will be left out of an imported row.",
      other: "# values will be left out of imported rows.",
    }),
  canUndo: "You can undo this under Imports.",
  go: "Import",
  running: (done: number, total: number): string => `Importing ${number(done)} of ${number(total)}…`,
  sending: (done: number, total: number): string => `Sending ${number(done)} of ${number(total)} rows to the hub…`,
  judging: "The hub is importing…",
  judgingNote: "This can no longer be stopped. You can undo it afterwards.",
  rowsAtHub: "The hub has the rows that were left out. They will be listed here once it can be reached.",
  indexing: "Updating the search…",
  runningTitle: "Importing",
  stopTitle: "Stop this import?",
  stopText: "Nothing will be imported.",
  stopGo: "Stop",
  stopStay: "Continue import",
  cancelRun: "Cancel",
  resultTitle: forListed(nouns, (counted) => `${counted} imported`),
  same: {
    button: (count: number): string => (count === 0 ? "Same for all rows…" : `Same for all rows (${number(count)})…`),
    title: "Same for all rows",
    text: "What you enter here is used for every row that gives nothing of its own.",
    none: "What the row says",
    teams: "Name or identifier; several with semicolons between them.",
    fills: "Fills the empty cells of its column.",
    all: "The file has no column for it.",
    go: "Use for all rows",
  },
  fullNames: "Full names",
  splitNames: "Split into first and last name",
  keepNames: "Keep whole",
  undoneTitle: "Import undone",
  undoneText: "What it added was removed, and what it changed was restored.",
  /** A problem with what stands in the way: another row, or a person. */
  /** Said when a filter goes to the next problem. */
  rowsOfKind: (problem: string, count: number): string =>
    plural(count, { one: `${problem}, # row`, other: `${problem}, # rows` }),
  columnSamples: (column: string, samples: readonly string[]): string => `${column}: ${list(samples)}`,
  withBlocker: (problem: string, blocker: string): string => `${problem}: ${blocker}`,
  by: (when: string, who: string): string => `${when}, by ${who}.`,
  result: "Result",
  openNew: "Open the new people",
  openTeams: "Open the teams",
  saveRows: (count: number): string =>
    plural(count, { one: "Save the row left out", other: "Save the # rows left out" }),
  savedRows: (file: string, rows: number): string =>
    plural(rows, { one: `# row saved to ${file}.`, other: `# rows saved to ${file}.` }),
  keepTitle: "Keep what changed since?",
  keepText: (total: number): string =>
    plural(total, {
      one: "This changed after the import. It stays as it is now, and the rest of the import is undone:",
      other: "These # changed after the import. They stay as they are now, and the rest of the import is undone:",
    }),
  keepMore: (rest: number): string => plural(rest, { one: "and # other", other: "and # others" }),
  undoRest: "Undo the rest",
  keptAsIs: (kept: number): string =>
    plural(kept, {
      one: "# person or team that changed after the import stayed as it was.",
      other: "# people and teams that changed after the import stayed as they were.",
    }),
  openKept: "Show who stayed",
  undoImport: "Undo import",
  redoImport: "Redo import",
  undone: (file: string): string => `Import of ${file} undone`,
  redone: (file: string): string => `Import of ${file} redone`,
  kept: "You find it under Imports.",
  leftRows: "Rows left out",
  leftRowsFirst: (shown: number): string =>
    plural(shown, { one: "The first # row left out", other: "The first # rows left out" }),
  problem: "Problem",
  text: "In the file",
  cancelled: "Stopped. Nothing was imported.",
  problemsFile: (file: string): string => `${file.replace(/\.[^.]*$/, "")} left out.csv`,
  nextProblem: "Next problem",
  previousProblem: "Previous problem",
};

import { number, plural } from "../../lib/format";
import { eitherWay } from "../either_way";

const clients = (count: number): string => plural(count, { one: "# client", other: "# clients" });

/** Contact books, teams whose clients see each other, and people who came as the wrong kind. */
export const books = {
  /** In the settings. */
  title: "Contact books",
  keep: "Every client comes with a contact book of their own",
  keepHelp:
    "A contact book is a client team made for one client, or for a household. Adding or inviting a client makes one, with you and the client in it. Without this, clients come into the teams that are there.",
  giveUp: "Move to client teams…",
  giveUpHelp: "All clients come into one team. The books go, and you make the teams you need.",

  /** Beside a client who is added. */
  covers: "Who covers",
  fresh: "New contact book",
  existing: "Existing books",
  name: "Name of the book",
  suggested: (client: string, me: string): string => (client === "" ? me : me === "" ? client : `${client} and ${me}`),
  members: "In the book",
  comes: "comes with it",
  newcomer: "The client",
  you: "You",
  out: (name: string): string => `Take ${name} out of the book`,
  addSomebody: "Add somebody: name, e-mail or phone",
  found: "People who match",
  nobody: "Nobody matches.",
  rule: (active: number): string =>
    active === 0
      ? "A book needs at least one active member of staff. It has none."
      : `A book needs at least one active member of staff. It has ${number(active)}.`,
  /** The dialog's own cure. */
  addMe: "Put yourself into the book and add",
  narrow: "Narrow the list",
  moreTeams: (count: number): string => `${number(count)} more. Narrow the list to see them.`,

  migrate: {
    title: "Move to client teams",
    lead: (team: string): string => `Every client and partner comes into ${team}, and all other books go.`,
    books: (count: number): string =>
      plural(count, { one: "# contact book is deleted.", other: "# contact books are deleted." }),
    clients: (count: number, team: string): string =>
      plural(count, { one: `# client is in ${team} alone.`, other: `# clients are in ${team} alone.` }),
    staff: (count: number): string =>
      count === 0
        ? "Nobody of the staff loses a book."
        : plural(count, {
            one: "# member of staff is in no team afterwards, until you add them to one.",
            other: "# members of staff are in no team afterwards, until you add them to one.",
          }),
    you: (team: string): string => `Of the staff only you are in ${team}: nobody else comes to see a client by this.`,
    shared: (team: string): string => `The clients of ${team} see each other now. Afterwards they do not.`,
    backup: "Before that, a file keeps who is in which book: names, keys and e-mail addresses.",
    without: "Go on without this file",
    submit: "Save file and move…",
    submitWithout: "Move without a file",
    file: "contact-books.csv",
    saved: (file: string, rows: number): string =>
      `${file} has ${plural(rows, { one: "# membership", other: "# memberships" })}.`,
    done: (count: number): string => `${clients(count)} moved to client teams`,
    none: "There is no default team. Choose one first.",
  },

  sharing: {
    label: "Clients see each other",
    token: "Open",
    tokenTitle: "Its clients see each other.",
    title: (team: string): string => `Let the clients of ${team} see each other?`,
    text: (count: number): string =>
      count === 0
        ? "Whoever comes into it sees every other client in it: name, e-mail address and phone number."
        : plural(count, {
            one: "The name, e-mail address and phone number of # client become visible to every other client in it, now and later.",
            other:
              "The names, e-mail addresses and phone numbers of # clients become visible to each of them, and to whoever comes later.",
          }),
    from: "Each sees the others from the day they are active, and is seen from that day.",
    only: "This is for families and for people who know each other. It can be taken back, but not what was seen.",
    submit: "Let them see each other",
    opened: (team: string): string => `The clients of ${team} see each other`,
    closed: (team: string): string => `The clients of ${team} do not see each other any more`,
  },

  /** Teams with clients and nobody active. */
  uncovered: (count: number): string =>
    eitherWay({
      teams: plural(count, {
        one: "# team has clients and no active staff.",
        other: "# teams have clients and no active staff.",
      }),
      books: plural(count, {
        one: "# book has clients and no active staff.",
        other: "# books have clients and no active staff.",
      }),
    }),
  uncoveredText: "Nobody is there for these clients.",
  showUncovered: "Show",
  get onlyUncovered(): string {
    return eitherWay({
      teams: "Only teams with clients and no active staff are shown.",
      books: "Only books with clients and no active staff are shown.",
    });
  },
  uncoveredNone: "Every client is covered again",
  showAll: "Show all",
  mark: "Its clients have nobody active.",

  id: "ID",
  copyId: "Copy ID",

  otherKind: {
    asStaff: "Add as staff instead…",
    asClient: "Add as client instead…",
    titleStaff: (name: string): string => `Add ${name} as staff instead?`,
    titleClient: (name: string): string => `Add ${name} as a client instead?`,
    lead: "A client cannot become staff, nor staff a client. They are added anew, in these steps:",
    revoke:
      "Their invitation is taken back: the code of their mail counts no more, and they leave every list and team.",
    deactivate: "Their record is deactivated: they leave every list and team. It is kept, with its history.",
    free: "Their e-mail address and identifier are free for the new record.",
    form: "The form to add them opens, filled in with what we know. Nothing is sent before you say so there.",
    submitRevoke: "Take back and go on",
    submitDeactivate: "Deactivate and go on",
    left: (name: string): string => `${name} can be added anew`,
  },
};

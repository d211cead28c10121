import { plural } from "../../lib/format";
import { eitherWay } from "../either_way";

const clients = (count: number): string => plural(count, { one: "# client", other: "# clients" });

/** Contact books, teams whose clients see each other, and people who came as the wrong kind. */
export const books = {
  /** In the settings. */
  title: "Contact books",
  keep: "Give every client their own contact book",
  keepHelp:
    "A contact book is a team for one client or household. Adding or inviting a client creates one with the two of you in it. When this is off, clients join your existing teams.",
  giveUp: "Move to client teams…",
  giveUpHelp: "All clients join one team and the books are deleted. You then create the teams you need.",

  /** Beside a client who is added. */
  covers: "Covered by",
  fresh: "New contact book",
  existing: "Existing books",
  name: "Name of the book",
  suggested: (client: string, me: string): string => (client === "" ? me : me === "" ? client : `${client} and ${me}`),
  members: "In the book",
  comes: "always in the book",
  newcomer: "The client",
  you: "You",
  out: (name: string): string => `Remove ${name} from the book`,
  addSomebody: "Add someone: name, e-mail or phone",
  nobody: "No matches.",
  rule: (active: number): string =>
    active === 0
      ? "Add at least one active member of staff. The book has none."
      : plural(active, {
          one: "The book has # active member of staff. It needs at least one.",
          other: "The book has # active members of staff. It needs at least one.",
        }),
  /** The dialog's own cure. */
  addMe: "Add yourself to the book and continue",
  narrow: "Narrow the list",
  moreTeams: (count: number): string =>
    plural(count, { one: "# more. Narrow the list to see it.", other: "# more. Narrow the list to see them." }),

  migrate: {
    title: "Move to client teams",
    lead: (team: string): string => `Every client and partner joins ${team}, and all other books are deleted.`,
    books: (count: number): string =>
      plural(count, { one: "# contact book will be deleted.", other: "# contact books will be deleted." }),
    clients: (count: number, team: string): string =>
      plural(count, { one: `# client will be only in ${team}.`, other: `# clients will be only in ${team}.` }),
    staff: (count: number): string =>
      count === 0
        ? "All staff stay in a team."
        : plural(count, {
            one: "# member of staff will have no team until you add them to one.",
            other: "# members of staff will have no team until you add them to one.",
          }),
    you: (team: string): string =>
      `You will be the only member of staff in ${team}, so no one else gains access to a client.`,
    shared: (team: string): string => `The clients of ${team} see each other now. They will not after the move.`,
    backup: "First, a file is saved that lists who is in which book: names, IDs and e-mail addresses.",
    without: "Continue without this file",
    submit: "Save file and move…",
    submitWithout: "Move without a file",
    file: "contact-books.csv",
    saved: (file: string, rows: number): string =>
      plural(rows, { one: `# membership saved to ${file}.`, other: `# memberships saved to ${file}.` }),
    done: (count: number): string => `${clients(count)} moved to client teams`,
  },

  sharing: {
    label: "Clients see each other",
    token: "Open",
    tokenTitle: "Its clients see each other.",
    title: (team: string): string => `Let the clients of ${team} see each other?`,
    text: (count: number): string =>
      count === 0
        ? "Every client who joins will see the others: name, e-mail address and phone number."
        : plural(count, {
            one: "The name, e-mail address and phone number of # client will be visible to every client who joins.",
            other:
              "The names, e-mail addresses and phone numbers of # clients will be visible to each other and to every client who joins.",
          }),
    from: "Clients see the others, and are seen, once they are active.",
    only: "Use this for families and people who know each other. You can turn it off, but you cannot undo what they saw.",
    submit: "Let them see each other",
    opened: (team: string): string => `The clients of ${team} see each other`,
    closed: (team: string): string => `The clients of ${team} no longer see each other`,
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
  uncoveredText: "No one covers these clients.",
  showUncovered: "Show",
  get onlyUncovered(): string {
    return eitherWay({
      teams: "Only teams with clients and no active staff are shown.",
      books: "Only books with clients and no active staff are shown.",
    });
  },
  uncoveredNone: "Every client is covered again",
  showAll: "Show all",
  mark: "Its clients have no active staff.",

  id: "ID",
  copyId: "Copy ID",

  otherKind: {
    asStaff: "Add as staff instead…",
    asClient: "Add as client instead…",
    titleStaff: (name: string): string => `Add ${name} as staff instead?`,
    titleClient: (name: string): string => `Add ${name} as a client instead?`,
    lead: "A client cannot become staff, and staff cannot become a client. Add them again in these steps:",
    get revoke(): string {
      return eitherWay({
        teams: "Their invitation is revoked: its code stops working, and they leave every list and team.",
        books: "Their invitation is revoked: its code stops working, and they leave every list and book.",
      });
    },
    get deactivate(): string {
      return eitherWay({
        teams: "Their record is deactivated: they leave every list and team. The record and its history are kept.",
        books: "Their record is deactivated: they leave every list and book. The record and its history are kept.",
      });
    },
    free: "Their e-mail address and identifier become free for the new record.",
    form: "The form to add them opens with their details filled in. Nothing is sent until you send it there.",
    submitRevoke: "Revoke and continue",
    submitDeactivate: "Deactivate and continue",
    left: (name: string): string => `${name} can be added again`,
  },
};

import { number, plural } from "../../lib/format";
import { eitherWay } from "../either_way";

/** The steps that make a new firm ready. */
export const setup = {
  nav: "Set up",
  title: (firm: string): string => `Set up ${firm}`,
  progress: (done: number, of: number): string => `${number(done)} of ${number(of)} done`,
  count: (done: number, of: number): string => `${number(done)} of ${number(of)}`,
  lead: "In this order, so that every client you invite is covered by somebody.",
  steps: "Steps",
  hide: "Hide this list",
  hideHelp: "“Go to Set up” in the search brings it back.",
  hidden: "The list is hidden. “Go to Set up” in the search brings it back.",
  done: ", done",
  get prepare(): string {
    return eitherWay({
      teams: "You need not wait: teams and clients can be prepared now and sent later.",
      books: "You need not wait: books and clients can be prepared now and sent later.",
    });
  },
  ready: "Everything is set up.",

  invite: "Invite staff",
  inviteNone: "They cover your clients. Nobody but you is here yet.",
  inviteSome: (staff: number): string =>
    plural(staff, { one: "# member of staff, you included.", other: "# members of staff, you included." }),
  inviteGo: "Invite staff",
  inviteMore: "Invite more",

  wait: "Wait until staff accept",
  waitNone: "They count as cover once they have accepted.",
  waitSome: (accepted: number, of: number): string =>
    plural(accepted, { one: `# of ${number(of)} has.`, other: `# of ${number(of)} have.` }),
  waitQuiet: (quiet: number): string =>
    plural(quiet, { one: "# is not invited yet.", other: "# are not invited yet." }),
  waitGo: "Show invitations",

  get teams(): string {
    return eitherWay({ teams: "Make client teams", books: "Make contact books" });
  },
  get teamsNone(): string {
    return eitherWay({
      teams: "A team is a set of staff and the clients they serve. It needs one active member of staff.",
      books: "A book is a set of staff and the clients they serve. It needs one active member of staff.",
    });
  },
  teamsSome: (teams: number): string =>
    eitherWay({
      teams: plural(teams, { one: "# client team.", other: "# client teams." }),
      books: plural(teams, { one: "# contact book.", other: "# contact books." }),
    }),
  get teamsGo(): string {
    return eitherWay({ teams: "New team", books: "New book" });
  },

  clients: "Add clients",
  clientsNone: "From a spreadsheet, or one by one. You check everything before it is written.",
  clientsSome: (clients: number): string => plural(clients, { one: "# client.", other: "# clients." }),
  clientsGo: "Import",
};

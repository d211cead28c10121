import { number, plural } from "../../lib/format";
import { eitherWay } from "../either_way";

/** The steps to set up a new firm. */
export const setup = {
  nav: "Set up",
  title: (firm: string): string => `Set up ${firm}`,
  progress: (done: number, of: number): string => `${number(done)} of ${number(of)} done`,
  count: (done: number, of: number): string => `${number(done)} of ${number(of)}`,
  lead: "Follow this order, so that someone covers every client you invite.",
  steps: "Steps",
  hide: "Hide this list",
  hideHelp: "To show it again, search for “Go to Set up”.",
  hidden: "List hidden. To show it again, search for “Go to Set up”.",
  done: ", done",
  get prepare(): string {
    return eitherWay({
      teams: "You do not have to wait: prepare teams and clients now, and invite the clients later.",
      books: "You do not have to wait: prepare books and clients now, and invite the clients later.",
    });
  },
  ready: "Everything is set up.",

  invite: "Invite staff",
  inviteNone: "Staff cover your clients. You are the only one so far.",
  inviteSome: (staff: number): string =>
    plural(staff, { one: "# member of staff, including you.", other: "# members of staff, including you." }),
  inviteGo: "Invite staff",
  inviteMore: "Invite more",

  wait: "Wait until staff accept",
  waitNone: "Staff can cover clients when they have accepted.",
  waitSome: (accepted: number, of: number): string =>
    plural(accepted, { one: `# of ${number(of)} has accepted.`, other: `# of ${number(of)} have accepted.` }),
  waitQuiet: (quiet: number): string =>
    plural(quiet, { one: "# is not invited yet.", other: "# are not invited yet." }),
  waitGo: "Show invitations",

  get teams(): string {
    return eitherWay({ teams: "Create client teams", books: "Create contact books" });
  },
  get teamsNone(): string {
    return eitherWay({
      teams: "A team is a group of staff and the clients they cover. It needs at least one active member of staff.",
      books: "A book holds a client and the staff who cover them. It needs at least one active member of staff.",
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
  clientsNone: "From a spreadsheet, or one by one. You check everything before it is imported.",
  clientsSome: (clients: number): string => plural(clients, { one: "# client.", other: "# clients." }),
  clientsGo: "Import",
};

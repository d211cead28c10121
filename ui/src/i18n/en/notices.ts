import { number, plural } from "../../lib/format";
import { eitherWay } from "../either_way";

/** Notices to one person. */
export const notices = {
  title: "Notices",
  unread: (count: number): string => plural(count, { one: "# unread", other: "# unread" }),
  unreadMark: "Unread",
  markAll: "Mark all as read",
  allRead: "All notices are marked as read.",
  new: "New announcement…",
  emptyTitle: "No notices yet",
  emptyText: "Coverbook tells you here when a client joins, an e-mail bounces or an import is done.",
  more: "Show earlier notices",
  count: (total: number): string => plural(total, { one: "# notice", other: "# notices" }),
  yesterday: "Yesterday",
  somebody: "Someone",
  get aTeam(): string {
    return eitherWay({ teams: "A team", books: "A book" });
  },
  opened: "There is nothing more to show for this notice.",

  welcome: (firm: string): string => `Welcome to ${firm}`,
  get welcomeText(): string {
    return eitherWay({
      teams: "Your contacts are the people who share a client team with you. News for you appears here.",
      books: "Your contacts are the people who share a contact book with you. News for you appears here.",
    });
  },
  joined: (who: string): string => `${who} has joined. You cover them.`,
  bounced: (who: string): string => `The invitation to ${who} bounced. Correct the address to send a new one.`,
  declined: (who: string): string => `${who} declined the invitation.`,
  expired: (who: string, count: number): string =>
    count > 1
      ? `${number(count)} invitations expired without an answer, including the one to ${who}.`
      : `The invitation to ${who} expired without an answer.`,
  imported: (file: string, created: number, leftOut: number, updated = 0): string =>
    `The import of ${file} is done: ${number(created)} new, ${number(updated)} updated, ${number(leftOut)} left out.`,
  uncovered: (team: string): string => `${team} has clients but no active staff. Add a member of staff.`,
  emailChanged: (who: string): string => `The sign-in e-mail address of ${who} was changed.`,
  week: (here: number, joined: number): string =>
    `Your week: ${plural(here, { one: "# active client", other: "# active clients" })}, ${number(joined)} joined last week.`,
  weekTitle: "Your week",
  figures: {
    here: "Active clients",
    joined: "Joined last week",
    invited: "Invited",
    notInvited: "Not invited",
    bounced: "Bounced invitations",
    get uncovered(): string {
      return eitherWay({
        teams: "Teams with clients and no active staff",
        books: "Books with clients and no active staff",
      });
    },
  },
  weekOff: "You can turn this off in Settings.",
};

/** An announcement before it is sent. */
export const announcing = {
  title: "New announcement",
  heading: "Title",
  text: "Text",
  textHelp: "<First Name> and <Last Name> are replaced by each reader’s name.",
  to: "To",
  staff: "All staff",
  clients: "All clients",
  chosen: (count: number): string => plural(count, { one: "# selected person", other: "# selected people" }),
  toChosen: "Announce…",
  toHelp: "Only active people receive it. They cannot reply.",
  preview: "Preview",
  recipients: (count: number): string =>
    plural(count, { one: "# person will receive it.", other: "# people will receive it." }),
  nobody: "None of the recipients has joined yet.",
  send: (count: number): string => plural(count, { one: "Send to # person", other: "Send to # people" }),
  sent: (title: string): string => `Announcement sent: ${title}`,
};

/** The firm's and the reader's own choices about notices. */
export const noticeSettings = {
  heading: "Notices",
  welcome: "Welcome for clients",
  welcomeHelp:
    "Clients read this when they join. <First Name> and <Last Name> are replaced by their name. If empty, Coverbook’s own text is used.",
  weekly: "Send me weekly figures every Monday",
  weeklyHelp: "This setting is only for you. Other notices cannot be turned off.",
};

import { number, plural } from "../../lib/format";

/** What people are told, and words to many. */
export const notices = {
  title: "Notices",
  go: "Go to Notices",
  unread: (count: number): string => plural(count, { one: "# unread", other: "# unread" }),
  unreadMark: "Unread",
  markAll: "Mark all as read",
  allRead: "All notices are marked as read.",
  new: "New announcement…",
  emptyTitle: "Nothing to tell you yet",
  emptyText: "When a client joins, a mail comes back or an import is done, it stands here.",
  more: "Show earlier notices",
  count: (total: number): string => plural(total, { one: "# notice", other: "# notices" }),
  yesterday: "Yesterday",
  somebody: "Somebody",
  aTeam: "A team",
  opened: "This notice has nothing more to open.",

  welcome: (firm: string): string => `Welcome to ${firm}`,
  welcomeText:
    "You are here now. Your contacts are the people who share a client team with you; what concerns you is told here.",
  joined: (who: string): string => `${who} has joined. You cover them.`,
  bounced: (who: string): string => `The invitation of ${who} came back. Correct the address to send a new one.`,
  declined: (who: string): string => `${who} declined the invitation.`,
  expired: (who: string, count: number): string =>
    count > 1
      ? `${number(count)} invitations ended without an answer, that of ${who} among them.`
      : `The invitation of ${who} ended without an answer.`,
  imported: (file: string, created: number, leftOut: number, updated = 0): string =>
    `The import of ${file} is done: ${number(created)} new, ${number(updated)} updated, ${number(leftOut)} left out.`,
  uncovered: (team: string): string => `${team} has clients and no active staff any more. Add staff to it.`,
  emailChanged: (who: string): string => `The secure e-mail address of ${who} was changed.`,
  week: (here: number, joined: number): string =>
    `Your week: ${plural(here, { one: "# client here", other: "# clients here" })}, ${number(joined)} joined last week.`,
  weekTitle: "Your week",
  figures: {
    here: "Clients who are here",
    joined: "Joined last week",
    invited: "Invited",
    notInvited: "Not invited",
    bounced: "Invitations that came back",
    uncovered: "Teams with clients and no active staff",
  },
  weekOff: "Settings can turn this off.",
};

/** An announcement before it leaves. */
export const announcing = {
  title: "New announcement",
  heading: "Title",
  text: "Text",
  textHelp: "<First Name> and <Last Name> become the name of whoever reads it.",
  to: "To",
  staff: "All staff",
  clients: "All clients",
  chosen: (count: number): string => plural(count, { one: "The # person chosen", other: "The # people chosen" }),
  toChosen: "Announce…",
  toHelp: "Only people who are here read it. Nobody can answer.",
  preview: "Show it as you would read it",
  recipients: (count: number): string =>
    plural(count, { one: "# person will read it.", other: "# people will read it." }),
  nobody: "Nobody is chosen who is here.",
  send: (count: number): string => plural(count, { one: "Send to # person", other: "Send to # people" }),
  sent: (title: string): string => `Announced: ${title}`,
};

/** The firm's and the reader's own choices about notices. */
export const noticeSettings = {
  heading: "Notices",
  welcome: "Welcome for clients",
  welcomeHelp:
    "A client reads this when they join. <First Name> and <Last Name> become theirs. Empty: Coverbook’s own words.",
  weekly: "Tell me the figures of the week every Monday",
  weeklyHelp: "Only for you. Everything else concerns your work and cannot be turned off.",
};

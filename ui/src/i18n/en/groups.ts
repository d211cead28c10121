import { list, number, plural } from "../../lib/format";
import { eitherWay } from "../either_way";

/** Client groups. */
export const groups = {
  title: "Client groups",
  list: "Client groups",
  count: (total: number): string => plural(total, { one: "# group", other: "# groups" }),
  ofCount: (shown: number, total: number): string =>
    `${number(shown)} of ${plural(total, { one: "# group", other: "# groups" })}`,
  create: "Create group",
  rename: "Rename",
  renameTitle: (group: string): string => `Rename ${group}`,
  save: "Save changes",
  name: "Name",
  nameHelp: "Visible to staff, not to clients.",
  members: "Clients",
  quiet: "Not invited",
  search: "Search client groups",
  emptyTitle: "No client groups yet",
  emptyText: "Use a group to invite or look up several clients at once. It does not change who covers them.",
  noneTitle: (query: string): string => `No group matches “${query}”`,
  gone: "This group no longer exists",
  created: (group: string): string => `${group} created`,
  renamed: (group: string): string => `${group} renamed`,
  delete: "Delete group",
  deleted: (group: string): string => `${group} deleted`,
  actions: "More actions",

  add: "Add clients",
  addTo: (group: string): string => `Add clients to ${group}`,
  added: (count: number, group: string): string =>
    plural(count, { one: `# client added to ${group}`, other: `# clients added to ${group}` }),
  remove: "Remove from group",
  removed: (name: string, group: string): string => `${name} removed from ${group}`,
  searchMembers: "Search the clients of this group",
  noMembers: "No clients in this group yet",
  get noMembersText(): string {
    return eitherWay({
      teams: "Add clients and partners. Staff belong in teams.",
      books: "Add clients and partners. Staff belong in contact books.",
    });
  },
  foot: (members: number): string => plural(members, { one: "# client", other: "# clients" }),
  rule: "A group does not change who covers whom.",
  chooseTitle: (count: number): string =>
    plural(count, { one: "Add # person to a client group", other: "Add # people to a client group" }),
  choose: "Client group",
  chooseSubmit: "Add to group",
  addToGroup: "Add to group…",
  noneYet: "There are no client groups yet. Create one first.",
  noOther: "There is no other client group. Create one first.",
  filter: "Client groups",
  group: "Client group",
  meta: (members: number): string => plural(members, { one: "# client", other: "# clients" }),

  invite: "Invite whole group…",
  inviteTitle: (group: string): string => `Invite ${group}`,
  ready: (count: number): string =>
    plural(count, { one: "# client will be invited.", other: "# clients will be invited." }),
  nobody: "No one in this group can be invited now.",
  leftOut: "Left out",
  why: {
    noAddress: (count: number) =>
      plural(count, { one: "# without an e-mail address", other: "# without an e-mail address" }),
    noPhone: (count: number) =>
      plural(count, { one: "# without a phone number for codes", other: "# without a phone number for codes" }),
    noActiveStaff: (count: number) =>
      eitherWay({
        teams: plural(count, { one: "# in a team without active staff", other: "# in teams without active staff" }),
        books: plural(count, { one: "# in a book without active staff", other: "# in books without active staff" }),
      }),
    suspended: (count: number) => plural(count, { one: "# suspended", other: "# suspended" }),
    invited: (count: number) => plural(count, { one: "# already invited", other: "# already invited" }),
    active: (count: number) => plural(count, { one: "# already active", other: "# already active" }),
  },
  /** Names of a few, and how many more. */
  names: (shown: readonly string[], more: number): string =>
    list(more > 0 ? [...shown, plural(more, { one: "# other", other: "# others" })] : shown),
  inTeam: (name: string, team: string): string => `${name} (${team})`,
  invited: (count: number, group: string): string =>
    plural(count, { one: `# client of ${group} invited`, other: `# clients of ${group} invited` }),
};

import { list, number, plural } from "../../lib/format";

/** Client groups, apart from teams. */
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
  nameHelp: "Shown to staff. Clients do not see it.",
  members: "Clients",
  quiet: "Not invited",
  search: "Search client groups",
  emptyTitle: "No client groups yet",
  emptyText: "A group brings clients together that you invite or look up as a whole. Who covers them stays as it is.",
  noneTitle: (query: string): string => `No group matches “${query}”`,
  gone: "This group is not there any more",
  created: (group: string): string => `${group} created`,
  renamed: (group: string): string => `${group} renamed`,
  delete: "Delete group",
  deleted: (group: string): string => `${group} deleted`,
  actions: "More actions",

  add: "Add clients",
  addTo: (group: string): string => `Add clients to ${group}`,
  added: (count: number, group: string): string =>
    plural(count, { one: `# client added to ${group}`, other: `# clients added to ${group}` }),
  remove: "Take out of the group",
  removed: (name: string, group: string): string => `${name} taken out of ${group}`,
  searchMembers: "Search the clients of this group",
  noMembers: "Nobody in this group yet",
  noMembersText: "Add clients and partners. Staff belong into teams.",
  foot: (members: number): string => plural(members, { one: "# client", other: "# clients" }),
  rule: "A group changes nothing about who covers whom.",
  chooseTitle: (count: number): string =>
    plural(count, { one: "Add # person to a client group", other: "Add # people to a client group" }),
  choose: "Client group",
  chooseSubmit: "Add to group",
  addToGroup: "Add to group…",
  noneYet: "There is no client group yet. Create one first.",
  noOther: "There is no other client group yet. Create one first.",
  filter: "Client groups",
  group: "Client group",
  meta: (members: number): string => plural(members, { one: "# client", other: "# clients" }),

  invite: "Invite whole group…",
  inviteTitle: (group: string): string => `Invite ${group}`,
  ready: (count: number): string =>
    plural(count, { one: "# client will be invited.", other: "# clients will be invited." }),
  nobody: "Nobody in this group can be invited now.",
  leftOut: "Left out",
  why: {
    noAddress: (count: number) =>
      plural(count, { one: "# without an e-mail address", other: "# without an e-mail address" }),
    noPhone: (count: number) =>
      plural(count, { one: "# without a phone number for codes", other: "# without a phone number for codes" }),
    noActiveStaff: (count: number) =>
      plural(count, { one: "# in a team nobody active covers", other: "# in teams nobody active covers" }),
    suspended: (count: number) => plural(count, { one: "# suspended", other: "# suspended" }),
    invited: (count: number) => plural(count, { one: "# invited already", other: "# invited already" }),
    here: (count: number) => plural(count, { one: "# here already", other: "# here already" }),
  } as Record<string, ((count: number) => string) | undefined>,
  /** Names of a few, and how many more. */
  names: (shown: readonly string[], more: number): string =>
    list(more > 0 ? [...shown, plural(more, { one: "# other", other: "# others" })] : shown),
  inTeam: (name: string, team: string): string => `${name} (${team})`,
  invited: (count: number, group: string): string =>
    plural(count, { one: `# client of ${group} invited`, other: `# clients of ${group} invited` }),
};

/** The page of one person, for administrators. */
export const user = {
  tabs: {
    details: "Details",
    teams: "Client teams",
    invitation: "Invitation",
    permissions: "Permissions",
    history: "History",
  },
  about: (name: string): string => `About ${name}`,
  noTeams: "In no client team yet.",

  role: "Role",
  changeRole: "Change role…",
  may: "What they may do",
  /** Each role may do what the ones before it may. */
  mayDo: {
    staff: ["Look up all staff", "Look up the clients of their own teams"],
    userAdministrator: [
      "Look up all clients, see what others see, and read the audit",
      "Add, edit, suspend and deactivate staff and clients",
      "Make client teams, and choose who is in them",
      "Send invitations, and take them back",
      "Import clients, and undo an import",
    ],
    systemAdministrator: [
      "Make, edit and let go other system administrators",
      "Restore people who were deactivated",
      "Change how the firm invites, and how its mail leaves",
    ],
  },
  onlyActive: "This counts only while they are active.",
  outside: "They see only the staff who cover them, and can change nothing.",

  unchanged: "Nothing was changed so far.",
  audit: "Open the audit",
};

import { eitherWay } from "../either_way";

/** The page of one person, for administrators. */
export const user = {
  tabs: {
    details: "Details",
    get teams(): string {
      return eitherWay({ teams: "Client teams", books: "Contact books" });
    },
    invitation: "Invitation",
    permissions: "Permissions",
    history: "History",
  },
  about: (name: string): string => `About ${name}`,
  get noTeams(): string {
    return eitherWay({ teams: "In no client team yet.", books: "In no contact book yet." });
  },
  noGroups: "In no client group yet.",

  role: "Role",
  changeRole: "Change role…",
  may: "What they may do",
  /** Each role may do what the ones before it may. */
  mayDo: {
    get staff(): readonly string[] {
      return [
        "Look up all staff",
        eitherWay({ teams: "Look up the clients of their own teams", books: "Look up the clients of their own books" }),
      ];
    },
    get userAdministrator(): readonly string[] {
      return [
        "Look up all clients, see what others see, and read the audit",
        "Add, edit, suspend and deactivate staff and clients",
        eitherWay({
          teams: "Make client teams and client groups, and choose who is in them",
          books: "Make contact books and client groups, and choose who is in them",
        }),
        "Send invitations, and take them back",
        "Import clients, and undo an import",
      ];
    },
    systemAdministrator: [
      "Make, edit and let go other system administrators",
      "Restore people who were deactivated",
      "Change how the firm invites, and how its mail leaves",
    ],
  },
  onlyActive: "This counts only while they are active.",
  outside: "They see the staff who cover them, and can change nothing but their own contact details.",

  unchanged: "Nothing was changed so far.",
  audit: "Open the audit",
};

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
    return eitherWay({ teams: "Not in a client team yet.", books: "Not in a contact book yet." });
  },
  noGroups: "Not in a client group yet.",

  role: "Role",
  changeRole: "Change role…",
  may: "What they can do",
  /** Each role can do what the ones before it can. */
  mayDo: {
    get staff(): readonly string[] {
      return [
        "See all staff",
        eitherWay({ teams: "See the clients of their own teams", books: "See the clients of their own books" }),
      ];
    },
    get userAdministrator(): readonly string[] {
      return [
        "See all clients, see what others see, and read the audit",
        "Add, edit, suspend and deactivate staff and clients",
        eitherWay({
          teams: "Create client teams and client groups, and choose their members",
          books: "Create contact books and client groups, and choose their members",
        }),
        "Send and revoke invitations",
        "Import clients and staff, and undo imports",
      ];
    },
    systemAdministrator: [
      "Add, edit and deactivate other system administrators",
      "Restore deactivated people",
      "Change how the firm invites people and sends e-mail",
    ],
  },
  onlyActive: "This applies only while they are active.",
  outside: "They see the staff who cover them, and can change only their own contact details.",

  unchanged: "No changes yet.",
  saveCard: "Save as address card…",
  audit: "Open the audit",
};

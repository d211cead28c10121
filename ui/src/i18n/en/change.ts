import type { ChangedField } from "../../generated/ChangedField";
import type { Verb } from "../../generated/Verb";
import { eitherWay } from "../either_way";

/** What became of one person, as their own page tells it. */
export const change = {
  verbs: {
    createFirm: () => "Firm created",
    addStaff: () => "Added as staff",
    addClient: () => "Added as a client",
    importPeople: (what: string, fields: string) =>
      fields === "" ? `Imported from ${what}` : `${fields} updated from ${what}`,
    editProfile: (_: string, fields: string) => (fields === "" ? "Details changed" : `${fields} changed`),
    editPoints: () => "Contact details changed",
    createGroup: (what: string) => `Added to the new client group ${what}`,
    deleteGroup: (what: string) => `The client group ${what} was deleted`,
    addToGroup: (what: string) => `Added to the client group ${what}`,
    removeFromGroup: (what: string) => `Taken out of the client group ${what}`,
    suspend: () => "Suspended",
    unsuspend: () => "Suspension ended",
    deactivate: () => "Deactivated",
    restore: () => "Restored",
    freeEmail: () => "E-mail address freed",
    invite: () => "Invited",
    resend: () => "Invitation sent again",
    revoke: () => "Invitation taken back",
    recordAcceptance: () => "Accepted",
    recordDecline: () => "Declined",
    recordBounce: () => "Mail came back",
    remind: () => "Reminded",
    expire: () => "Invitation expired",
    addMembers: (what: string) => `Added to ${what}`,
    removeMembers: (what: string) => `Taken out of ${what}`,
    createTeam: (what: string) =>
      eitherWay({ teams: `Added to the new team ${what}`, books: `Added to the new book ${what}` }),
    moveMembers: (what: string) => `Moved to ${what}`,
    deleteTeam: (what: string) => `${what} was deleted`,
    mergePeople: () => "Another record merged into this one",
    undoCommand: () => "Change undone",
  } as Partial<Record<Verb, (what: string, fields: string) => string>>,
  other: "Changed",
  beforeMerge: (text: string): string => `${text} (record merged later)`,
  fields: {
    name: "Name",
    middleNames: "Middle names",
    jobTitle: "Job title",
    company: "Company",
    note: "Note",
    email: "E-mail",
    phone: "Phone",
    reach: "Public contact details",
    identifier: "Identifier",
    get team(): string {
      return eitherWay({ teams: "Team", books: "Book" });
    },
    group: "Client group",
    status: "Status",
    role: "Role",
  } satisfies Record<ChangedField, string>,
};

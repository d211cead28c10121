import type { ChangedField } from "../../generated/ChangedField";
import type { Verb } from "../../generated/Verb";
import { list } from "../../lib/format";
import { eitherWay } from "../either_way";

const fields = {
  name: "Name",
  middleNames: "Middle names",
  jobTitle: "Job title",
  company: "Company",
  language: "E-mail language",
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
} satisfies Record<ChangedField, string>;

/** The history of one person, on their own page. */
export const change = {
  verbs: {
    createFirm: () => "Firm created",
    addStaff: () => "Added as staff",
    addClient: () => "Added as a client",
    importPeople: (what: string, fields: string) =>
      fields === "" ? `Imported from ${what}` : `${fields} updated from ${what}`,
    importStaff: (what: string, fields: string) =>
      fields === "" ? `Imported from ${what}` : `${fields} updated from ${what}`,
    importTeams: (what: string, fields: string) =>
      fields === "" ? `Imported from ${what}` : `${fields} updated from ${what}`,
    importMembers: (what: string, fields: string) =>
      fields === "" ? `Imported from ${what}` : `${fields} updated from ${what}`,
    editProfile: (_: string, fields: string) => (fields === "" ? "Details changed" : `${fields} changed`),
    editPoints: () => "Contact details changed",
    createGroup: (what: string) => `Added to the new client group ${what}`,
    deleteGroup: (what: string) => `The client group ${what} was deleted`,
    addToGroup: (what: string) => `Added to the client group ${what}`,
    removeFromGroup: (what: string) => `Removed from the client group ${what}`,
    suspend: () => "Suspended",
    unsuspend: () => "Suspension ended",
    deactivate: () => "Deactivated",
    restore: () => "Restored",
    freeEmail: () => "E-mail address freed",
    invite: () => "Invited",
    resend: () => "Invitation sent again",
    revoke: () => "Invitation revoked",
    recordAcceptance: () => "Invitation accepted",
    recordDecline: () => "Invitation declined",
    recordBounce: () => "E-mail bounced",
    remind: () => "Reminder sent",
    expire: () => "Invitation expired",
    addMembers: (what: string) => `Added to ${what}`,
    removeMembers: (what: string) => `Removed from ${what}`,
    createTeam: (what: string) =>
      eitherWay({ teams: `Added to the new team ${what}`, books: `Added to the new book ${what}` }),
    moveMembers: (what: string) => `Moved to ${what}`,
    makeLead: (what: string) => `Made lead of ${what}`,
    removeLead: (what: string) => `Removed as lead of ${what}`,
    deleteTeam: (what: string) => `${what} was deleted`,
    mergePeople: () => "Merged with another record",
    undoCommand: () => "Change undone",
  } satisfies Partial<Record<Verb, (what: string, fields: string) => string>>,
  other: "Changed",
  beforeMerge: (text: string): string => `${text} (in a record that was merged later)`,
  /** Names of fields in one phrase. */
  named: (changed: readonly ChangedField[]): string =>
    list(changed.map((field, place) => (place === 0 ? fields[field] : fields[field].toLocaleLowerCase()))),
};

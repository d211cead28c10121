import { plural } from "../../lib/format";
import { eitherWay } from "../either_way";

/** Changing a person’s status. */
export const standing = {
  suspend: "Suspend…",
  unsuspend: "End suspension",
  deactivate: "Deactivate…",
  restore: "Restore…",
  freeEmail: "Free e-mail address…",
  revoke: "Revoke invitation…",
  erase: "Erase…",
  more: "More",
  title: {
    suspend: (who: string) => `Suspend ${who}?`,
    deactivate: (who: string) => `Deactivate ${who}?`,
    restore: (who: string) => `Restore ${who}?`,
    freeEmail: (who: string) => `Free the e-mail address of ${who}?`,
    revoke: (who: string) => `Revoke the invitation of ${who}?`,
    erase: (who: string) => `Erase ${who} permanently?`,
  },
  text: {
    get suspend(): readonly string[] {
      return [
        eitherWay({
          teams: "They stay in lists and in their teams, marked as suspended.",
          books: "They stay in lists and in their books, marked as suspended.",
        }),
        "They have no access until you end the suspension. Nothing is lost.",
      ];
    },
    get deactivate(): readonly string[] {
      return [
        eitherWay({
          teams: "They leave all contact lists and teams at once.",
          books: "They leave all contact lists and books at once.",
        }),
        "Their record, their history and their e-mail address are kept. A system administrator can restore them.",
      ];
    },
    get restore(): readonly string[] {
      return [
        eitherWay({
          teams: "Staff become active but have no team. Clients return to the default team, not invited.",
          books: "Staff become active but have no book. Clients return to the default book, not invited.",
        }),
        eitherWay({
          teams: "They do not return to their former teams.",
          books: "They do not return to their former books.",
        }),
      ];
    },
    get revoke(): readonly string[] {
      return [
        eitherWay({
          teams: "They leave all lists and teams, and the code in their e-mail stops working.",
          books: "They leave all lists and books, and the code in their e-mail stops working.",
        }),
        "Their address and identifier become free, so you can add them again.",
      ];
    },
    get erase(): readonly string[] {
      return [
        "Their record, picture, note and history are removed, and the audit no longer names them. This cannot be undone.",
        eitherWay({
          teams: "Earlier backups and files still contain them, and a team named after them keeps its name.",
          books: "Earlier backups and files still contain them, and a book named after them keeps its name.",
        }),
      ];
    },
    freeEmail: ["The address is removed from this record, so someone else can use it. The history keeps this change."],
  },
  act: {
    revoke: "Revoke",
    erase: "Erase permanently",
    suspend: "Suspend",
    deactivate: "Deactivate",
    restore: "Restore",
    freeEmail: "Free address",
  },
  anyway: "Suspend anyway",
  type: (word: string): string => `Type ${word} to continue`,
  cover: (team: string): string => `Add staff to ${team}`,
  people: (count: number): string => plural(count, { one: "# person", other: "# people" }),
  done: {
    suspend: (who: string) => `${who} suspended`,
    unsuspend: (who: string) => `${who} active again`,
    deactivate: (who: string) => `${who} deactivated`,
    restore: (who: string) => `${who} restored`,
    freeEmail: (who: string) => `E-mail address of ${who} freed`,
    revoke: (who: string) => `Invitation of ${who} revoked`,
    erase: (who: string) => `${who} erased`,
  },
};

import { plural } from "../../lib/format";
import { eitherWay } from "../either_way";

/** Suspending, letting go, taking back. */
export const standing = {
  suspend: "Suspend…",
  unsuspend: "End suspension",
  deactivate: "Deactivate…",
  restore: "Restore…",
  freeEmail: "Free e-mail address…",
  revoke: "Take invitation back…",
  erase: "Erase…",
  more: "More",
  title: {
    suspend: (who: string) => `Suspend ${who}?`,
    deactivate: (who: string) => `Deactivate ${who}?`,
    restore: (who: string) => `Restore ${who}?`,
    freeEmail: (who: string) => `Free the e-mail address of ${who}?`,
    revoke: (who: string) => `Take back the invitation of ${who}?`,
    erase: (who: string) => `Erase ${who} for good?`,
  },
  text: {
    get suspend(): readonly string[] {
      return [
        eitherWay({
          teams: "They stay on the lists and in their teams, marked as suspended.",
          books: "They stay on the lists and in their books, marked as suspended.",
        }),
        "They can read nothing until you end the suspension. Nothing is lost.",
      ];
    },
    get deactivate(): readonly string[] {
      return [
        eitherWay({
          teams: "They leave every contact list and every team at once.",
          books: "They leave every contact list and every book at once.",
        }),
        "Their record, their history and their e-mail address are kept. A system administrator can restore them.",
      ];
    },
    get restore(): readonly string[] {
      return [
        eitherWay({
          teams: "Staff become active without a team. Clients come back not invited, in the default team.",
          books: "Staff become active without a book. Clients come back not invited, in the default book.",
        }),
        eitherWay({
          teams: "Their former teams do not come back by themselves.",
          books: "Their former books do not come back by themselves.",
        }),
      ];
    },
    get revoke(): readonly string[] {
      return [
        eitherWay({
          teams: "They leave every list and every team, and the code of their mail counts no more.",
          books: "They leave every list and every book, and the code of their mail counts no more.",
        }),
        "Their address and identifier are free: they can be added anew, also as somebody else.",
      ];
    },
    get erase(): readonly string[] {
      return [
        "Their record, picture, note and history are removed, and the audit no longer names them. This cannot be undone.",
        eitherWay({
          teams: "Backups and files you saved before still hold them, and a team that bears their name keeps it.",
          books: "Backups and files you saved before still hold them, and a book that bears their name keeps it.",
        }),
      ];
    },
    freeEmail: [
      "Somebody else can be given this address afterwards. It is taken out of this record; the history keeps the act.",
    ],
  },
  act: {
    revoke: "Take back",
    erase: "Erase for good",
    suspend: "Suspend",
    deactivate: "Deactivate",
    restore: "Restore",
    freeEmail: "Free address",
  },
  anyway: "Suspend anyway",
  type: (word: string): string => `Type ${word} to go on`,
  cover: (team: string): string => `Add staff to ${team}`,
  people: (count: number): string => plural(count, { one: "# person", other: "# people" }),
  done: {
    suspend: (who: string) => `${who}: suspended`,
    unsuspend: (who: string) => `${who}: active again`,
    deactivate: (who: string) => `${who}: deactivated`,
    restore: (who: string) => `${who}: restored`,
    freeEmail: (who: string) => `${who}: the e-mail address is free`,
    revoke: (who: string) => `${who}: invitation taken back`,
    erase: (who: string) => `${who}: erased`,
  },
};

import type { StatusView } from "../../generated/StatusView";
import { eitherWay } from "../either_way";

/** The contact book through somebody's eyes. */
export const viewAs = {
  open: "See what they see",
  title: (name: string): string => `What ${name} sees`,
  crumb: "What they see",
  back: "Back",
  status: {
    active: (name) => `This is the contact list of ${name} as it is now.`,
    quiet: (name) => `${name} was not invited yet. This is what they will see once they have joined.`,
    pending: (name) => `${name} was invited. This is what they will see once they have joined.`,
    suspended: (name) => `${name} is suspended and sees nothing until the suspension ends.`,
    inactive: (name) => `${name} was deactivated and sees nothing.`,
  } satisfies Record<StatusView, (name: string) => string>,
  nobody: "Nobody",
  nobodyText: "There is nobody on this list.",
  get clientRule(): string {
    return eitherWay({
      teams: "Clients see the active staff of their teams, and each other only where a team was opened.",
      books: "Clients see the active staff of their books, and each other only where a book was opened.",
    });
  },
  get staffRule(): string {
    return eitherWay({
      teams: "Staff see who shares a team with them.",
      books: "Staff see who shares a book with them.",
    });
  },
};

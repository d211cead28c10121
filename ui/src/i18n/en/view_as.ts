import type { StatusView } from "../../generated/StatusView";
import { eitherWay } from "../either_way";

/** Contacts as another person sees them. */
export const viewAs = {
  open: "See what they see",
  title: (name: string): string => `What ${name} sees`,
  crumb: "What they see",
  back: "Back",
  status: {
    active: (name) => `This is the contact list of ${name} as it is now.`,
    quiet: (name) => `${name} is not invited yet. This is what they will see when they have joined.`,
    pending: (name) => `${name} is invited. This is what they will see when they have joined.`,
    suspended: (name) => `${name} is suspended and sees nothing until the suspension ends.`,
    inactive: (name) => `${name} is deactivated and sees nothing.`,
  } satisfies Record<StatusView, (name: string) => string>,
  nobody: "No contacts",
  nobodyText: "This list is empty.",
  get clientRule(): string {
    return eitherWay({
      teams: "Clients see the active staff of their teams. They see each other only in teams where this is turned on.",
      books: "Clients see the active staff of their books. They see each other only in books where this is turned on.",
    });
  },
  get staffRule(): string {
    return eitherWay({
      teams: "Staff see the people who share a team with them.",
      books: "Staff see the people who share a book with them.",
    });
  },
};

import { eitherWay } from "../either_way";

/** Adding one person by hand. */
export const adding = {
  staff: "Add staff",
  client: "Add client",
  menu: "Add",
  kind: "Kind",
  contactHelp: "One of the two is enough.",
  titleHelp: "Empty: “Client”.",
  get teamsHelp(): string {
    return eitherWay({
      teams: "Without a choice they come into the default team.",
      books: "Without a choice they come into the default book.",
    });
  },
  arrival: "How they come",
  arrivals: {
    invited: "Invite by mail",
    quiet: "Add quietly",
    present: "Works here now",
  } as Record<string, string>,
  arrivalHelp: {
    invited: "First mail at once. They count once they accept.",
    quiet: "Nothing is sent to them. They can be invited later.",
    get present(): string {
      return eitherWay({
        teams: "Counts as cover for the clients of their teams.",
        books: "Counts as cover for the clients of their books.",
      });
    },
  } as Record<string, string>,
  done: (name: string): string => `${name} added`,
  cover: (team: string): string => `Join ${team} yourself and add`,
};

import { w } from "./words";

/** Adding one person by hand. */
export const adding = {
  staff: "Add staff",
  client: "Add client",
  menu: "Add",
  kind: "Kind",
  contactHelp: "One of the two is enough.",
  titleHelp: "Empty: “Client”.",
  get teamsHelp(): string {
    return w`Without a choice they come into the default team.`;
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
      return w`Counts as cover for the clients of their teams.`;
    },
  } as Record<string, string>,
  done: (name: string): string => `${name} added`,
  cover: (team: string): string => `Join ${team} yourself and add`,
};

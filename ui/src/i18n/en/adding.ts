import { eitherWay } from "../either_way";

/** Adding one person by hand. */
export const adding = {
  staff: "Add staff",
  client: "Add client",
  menu: "Add",
  kind: "Kind",
  contactHelp: "Enter at least one of the two.",
  titleHelp: "If empty, “Client” is shown.",
  get teamsHelp(): string {
    return eitherWay({
      teams: "If none is chosen, they join the default team.",
      books: "If none is chosen, they join the default book.",
    });
  },
  arrival: "How to add them",
  arrivals: {
    invited: "Invite by e-mail",
    quiet: "Add without inviting",
    present: "Add as active",
  },
  arrivalHelp: {
    invited: "Sends an e-mail now. They become active when they accept.",
    quiet: "Nothing is sent. You can invite them later.",
    get present(): string {
      return eitherWay({
        teams: "They cover the clients of their teams at once.",
        books: "They cover the clients of their books at once.",
      });
    },
  },
  done: (name: string): string => `${name} added`,
  cover: (team: string): string => `Join ${team} yourself and add`,
};

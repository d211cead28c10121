/** Adding one person by hand. */
export const adding = {
  staff: "Add staff",
  client: "Add client",
  menu: "Add",
  kind: "Kind",
  contactHelp: "One of the two is enough.",
  titleHelp: "Empty: “Client”.",
  teamsHelp: "Without a choice they come into the default team.",
  active: "Works here now",
  activeHelp: "Counts as cover for the clients of their teams.",
  quiet: "Nothing is sent to them.",
  done: (name: string): string => `${name} added`,
  cover: (team: string): string => `Join ${team} yourself and add`,
};

import { plural } from "../lib/format";

/** People who change their team, and teams that go. */
export const moving = {
  move: "Move to another team…",
  moveAll: "Move all clients…",
  title: (count: number): string =>
    plural(count, { one: "Move # person to another team", other: "Move # people to another team" }),
  submit: "Move",
  done: (count: number, team: string): string =>
    plural(count, { one: `# person moved to ${team}`, other: `# people moved to ${team}` }),
  noOther: "There is no other team yet. Create one first.",
  delete: "Delete team…",
  deleteTitle: (team: string): string => `Delete ${team}?`,
  deleteText: "Nobody in it is deleted: staff and clients only leave the team.",
  clientsTo: "Clients who are in no other team go to",
  deleteSubmit: "Delete team",
  deleted: (team: string): string => `${team} deleted`,
};

import { plural } from "../lib/format";
import { w } from "./words";

/** People who change their team, and teams that go. */
export const moving = {
  get move(): string {
    return w`Move to another team…`;
  },
  moveAll: "Move all clients…",
  title: (count: number): string =>
    plural(count, { one: w`Move # person to another team`, other: w`Move # people to another team` }),
  submit: "Move",
  done: (count: number, team: string): string =>
    plural(count, { one: `# person moved to ${team}`, other: `# people moved to ${team}` }),
  get noOther(): string {
    return w`There is no other team yet. Create one first.`;
  },
  get delete(): string {
    return w`Delete team…`;
  },
  deleteTitle: (team: string): string => `Delete ${team}?`,
  get deleteText(): string {
    return w`Nobody in it is deleted: staff and clients only leave the team.`;
  },
  get clientsTo(): string {
    return w`Clients who are in no other team go to`;
  },
  get deleteSubmit(): string {
    return w`Delete team`;
  },
  deleted: (team: string): string => `${team} deleted`,
};

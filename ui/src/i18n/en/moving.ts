import { plural } from "../../lib/format";
import { eitherWay } from "../either_way";

/** Moving people to another team, and deleting teams. */
export const moving = {
  get move(): string {
    return eitherWay({ teams: "Move to another team…", books: "Move to another book…" });
  },
  moveAll: "Move all clients…",
  title: (count: number): string =>
    eitherWay({
      teams: plural(count, { one: "Move # person to another team", other: "Move # people to another team" }),
      books: plural(count, { one: "Move # person to another book", other: "Move # people to another book" }),
    }),
  submit: "Move",
  done: (count: number, team: string): string =>
    plural(count, { one: `# person moved to ${team}`, other: `# people moved to ${team}` }),
  get noOther(): string {
    return eitherWay({
      teams: "There is no other team. Create one first.",
      books: "There is no other book. Create one first.",
    });
  },
  get delete(): string {
    return eitherWay({ teams: "Delete team…", books: "Delete book…" });
  },
  deleteTitle: (team: string): string => `Delete ${team}?`,
  get deleteText(): string {
    return eitherWay({
      teams: "No people are deleted: staff and clients only leave the team.",
      books: "No people are deleted: staff and clients only leave the book.",
    });
  },
  get clientsTo(): string {
    return eitherWay({
      teams: "Move clients who are in no other team to",
      books: "Move clients who are in no other book to",
    });
  },
  get deleteSubmit(): string {
    return eitherWay({ teams: "Delete team", books: "Delete book" });
  },
  deleted: (team: string): string => `${team} deleted`,
};

import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const moving = {
  get move(): string {
    return eitherWay({ teams: "In anderes Team verschieben …", books: "In anderes Kontaktbuch verschieben …" });
  },
  moveAll: "Alle Mandanten verschieben …",
  title: (count) =>
    eitherWay({
      teams: plural(count, {
        one: "# Person in ein anderes Team verschieben",
        other: "# Personen in ein anderes Team verschieben",
      }),
      books: plural(count, {
        one: "# Person in ein anderes Kontaktbuch verschieben",
        other: "# Personen in ein anderes Kontaktbuch verschieben",
      }),
    }),
  submit: "Verschieben",
  done: (count, team) =>
    plural(count, { one: `# Person in ${team} verschoben`, other: `# Personen in ${team} verschoben` }),
  get noOther(): string {
    return eitherWay({
      teams: "Es gibt kein anderes Team. Legen Sie zuerst eines an.",
      books: "Es gibt kein anderes Kontaktbuch. Legen Sie zuerst eines an.",
    });
  },
  get delete(): string {
    return eitherWay({ teams: "Team löschen …", books: "Kontaktbuch löschen …" });
  },
  deleteTitle: (team) => `${team} löschen?`,
  get deleteText(): string {
    return eitherWay({
      teams: "Es werden keine Personen gelöscht: Mitarbeitende und Mandanten verlassen nur das Team.",
      books: "Es werden keine Personen gelöscht: Mitarbeitende und Mandanten verlassen nur das Kontaktbuch.",
    });
  },
  get clientsTo(): string {
    return eitherWay({
      teams: "Mandanten, die in keinem anderen Team sind, verschieben in",
      books: "Mandanten, die in keinem anderen Kontaktbuch sind, verschieben in",
    });
  },
  get deleteSubmit(): string {
    return eitherWay({ teams: "Team löschen", books: "Kontaktbuch löschen" });
  },
  deleted: (team) => `${team} gelöscht`,
} satisfies Catalogue["moving"];

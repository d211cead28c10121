import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const adding = {
  staff: "Mitarbeitende hinzufügen",
  client: "Mandanten hinzufügen",
  menu: "Hinzufügen",
  kind: "Art",
  contactHelp: "Mindestens eines ist nötig.",
  titleHelp: "Wenn leer, wird „Mandant“ angezeigt.",
  get teamsHelp(): string {
    return eitherWay({
      teams: "Ohne Auswahl gilt das Standardteam.",
      books: "Ohne Auswahl gilt das Standardkontaktbuch.",
    });
  },
  arrival: "Art des Hinzufügens",
  arrivals: {
    invited: "Per E-Mail einladen",
    quiet: "Ohne Einladung hinzufügen",
    present: "Als aktiv hinzufügen",
  },
  arrivalHelp: {
    invited: "Sendet jetzt eine E-Mail. Mit der Annahme wird die Person aktiv.",
    quiet: "Es wird nichts gesendet. Sie können die Person später einladen.",
    get present(): string {
      return eitherWay({
        teams: "Die Person betreut sofort die Mandanten ihrer Teams.",
        books: "Die Person betreut sofort die Mandanten ihrer Kontaktbücher.",
      });
    },
  },
  done: (name) => `${name} hinzugefügt`,
  cover: (team) => `Selbst ${team} beitreten und hinzufügen`,
} satisfies Catalogue["adding"];

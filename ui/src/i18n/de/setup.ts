import { number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const setup = {
  nav: "Einrichtung",
  title: (firm) => `${firm} einrichten`,
  progress: (done, of) => `${number(done)} von ${number(of)} erledigt`,
  count: (done, of) => `${number(done)} von ${number(of)}`,
  lead: "In dieser Reihenfolge ist jeder Mandant betreut, den Sie einladen.",
  steps: "Schritte",
  hide: "Diese Liste ausblenden",
  hideHelp: "Um sie wieder einzublenden, suchen Sie nach „Einrichtung anzeigen“.",
  hidden: "Liste ausgeblendet. Um sie wieder einzublenden, suchen Sie nach „Einrichtung anzeigen“.",
  done: ", erledigt",
  get prepare(): string {
    return eitherWay({
      teams:
        "Sie müssen nicht warten: Bereiten Sie Teams und Mandanten jetzt vor und laden Sie die Mandanten später ein.",
      books:
        "Sie müssen nicht warten: Bereiten Sie Kontaktbücher und Mandanten jetzt vor und laden Sie die Mandanten später ein.",
    });
  },
  ready: "Alles ist eingerichtet.",

  invite: "Mitarbeitende einladen",
  inviteNone: "Mitarbeitende betreuen Ihre Mandanten. Bisher sind nur Sie hier.",
  inviteSome: (staff) =>
    plural(staff, { one: "# Person der Kanzlei, Sie eingeschlossen.", other: "# Mitarbeitende, Sie eingeschlossen." }),
  inviteGo: "Mitarbeitende einladen",
  inviteMore: "Weitere einladen",

  wait: "Auf Mitarbeitende warten",
  waitNone: "Mitarbeitende können Mandanten betreuen, sobald sie angenommen haben.",
  waitSome: (accepted, of) =>
    plural(accepted, {
      one: `# von ${number(of)} hat angenommen.`,
      other: `# von ${number(of)} haben angenommen.`,
    }),
  waitQuiet: (quiet) => plural(quiet, { one: "# ist noch nicht eingeladen.", other: "# sind noch nicht eingeladen." }),
  waitGo: "Einladungen anzeigen",

  get teams(): string {
    return eitherWay({ teams: "Mandantenteams anlegen", books: "Kontaktbücher anlegen" });
  },
  get teamsNone(): string {
    return eitherWay({
      teams:
        "Ein Team besteht aus Mitarbeitenden und den Mandanten, die sie betreuen. Mindestens eine Person der Kanzlei muss aktiv sein.",
      books:
        "Ein Kontaktbuch enthält einen Mandanten und die Mitarbeitenden, die ihn betreuen. Mindestens eine Person der Kanzlei muss aktiv sein.",
    });
  },
  teamsSome: (teams) =>
    eitherWay({
      teams: plural(teams, { one: "# Mandantenteam.", other: "# Mandantenteams." }),
      books: plural(teams, { one: "# Kontaktbuch.", other: "# Kontaktbücher." }),
    }),
  get teamsGo(): string {
    return eitherWay({ teams: "Neues Team", books: "Neues Kontaktbuch" });
  },

  clients: "Mandanten hinzufügen",
  clientsNone: "Aus einer Tabelle oder einzeln. Vor dem Import prüfen Sie alles.",
  clientsSome: (clients) => plural(clients, { one: "# Mandant.", other: "# Mandanten." }),
  clientsGo: "Importieren",
} satisfies Catalogue["setup"];

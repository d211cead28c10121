import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const user = {
  tabs: {
    details: "Angaben",
    get teams(): string {
      return eitherWay({ teams: "Mandantenteams", books: "Kontaktbücher" });
    },
    invitation: "Einladung",
    permissions: "Berechtigungen",
    history: "Verlauf",
  },
  about: (name) => `Über ${name}`,
  get noTeams(): string {
    return eitherWay({ teams: "Noch in keinem Mandantenteam.", books: "Noch in keinem Kontaktbuch." });
  },
  noGroups: "Noch in keiner Mandantengruppe.",

  role: "Rolle",
  changeRole: "Rolle ändern …",
  may: "Das ist erlaubt",
  mayDo: {
    get staff(): readonly string[] {
      return [
        "Alle Mitarbeitenden sehen",
        eitherWay({
          teams: "Die Mandanten der eigenen Teams sehen",
          books: "Die Mandanten der eigenen Kontaktbücher sehen",
        }),
      ];
    },
    get userAdministrator(): readonly string[] {
      return [
        "Alle Mandanten und die Sicht anderer Personen sehen, das Protokoll lesen",
        "Mitarbeitende und Mandanten hinzufügen, bearbeiten, sperren und deaktivieren",
        eitherWay({
          teams: "Mandantenteams und Mandantengruppen anlegen und ihre Mitglieder bestimmen",
          books: "Kontaktbücher und Mandantengruppen anlegen und ihre Mitglieder bestimmen",
        }),
        "Einladungen senden und zurückziehen",
        "Mandanten und Mitarbeitende importieren und Importe rückgängig machen",
      ];
    },
    systemAdministrator: [
      "Andere Personen der Systemadministration hinzufügen, bearbeiten und deaktivieren",
      "Deaktivierte Personen reaktivieren",
      "Ändern, wie die Kanzlei einlädt und E-Mails sendet",
    ],
  },
  onlyActive: "Das gilt nur, solange die Person aktiv ist.",
  outside: "Sieht die betreuenden Mitarbeitenden und kann nur die eigenen Kontaktdaten ändern.",

  unchanged: "Noch keine Änderungen.",
  saveCard: "Als Adresskarte speichern …",
  audit: "Protokoll öffnen",
} satisfies Catalogue["user"];

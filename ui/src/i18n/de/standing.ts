import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const standing = {
  suspend: "Sperren …",
  unsuspend: "Sperre aufheben",
  deactivate: "Deaktivieren …",
  restore: "Reaktivieren …",
  freeEmail: "E-Mail-Adresse freigeben …",
  revoke: "Einladung zurückziehen …",
  erase: "Endgültig löschen …",
  more: "Mehr",
  title: {
    suspend: (who) => `${who} sperren?`,
    deactivate: (who) => `${who} deaktivieren?`,
    restore: (who) => `${who} reaktivieren?`,
    freeEmail: (who) => `E-Mail-Adresse von ${who} freigeben?`,
    revoke: (who) => `Einladung an ${who} zurückziehen?`,
    erase: (who) => `${who} endgültig löschen?`,
  },
  text: {
    get suspend(): readonly string[] {
      return [
        eitherWay({
          teams: "Gesperrte bleiben in Listen und Teams und sind dort als gesperrt gekennzeichnet.",
          books: "Gesperrte bleiben in Listen und Kontaktbüchern und sind dort als gesperrt gekennzeichnet.",
        }),
        "Bis Sie die Sperre aufheben, besteht kein Zugang. Nichts geht verloren.",
      ];
    },
    get deactivate(): readonly string[] {
      return [
        eitherWay({
          teams: "Deaktivierte verlassen sofort alle Kontaktlisten und Teams.",
          books: "Deaktivierte verlassen sofort alle Kontaktlisten und Kontaktbücher.",
        }),
        "Datensatz, Verlauf und E-Mail-Adresse bleiben erhalten. Die Systemadministration kann Deaktivierte reaktivieren.",
      ];
    },
    get restore(): readonly string[] {
      return [
        eitherWay({
          teams:
            "Mitarbeitende werden aktiv, sind aber in keinem Team. Mandanten kommen ohne Einladung in das Standardteam.",
          books:
            "Mitarbeitende werden aktiv, sind aber in keinem Kontaktbuch. Mandanten kommen ohne Einladung in das Standardkontaktbuch.",
        }),
        eitherWay({
          teams: "In ihre früheren Teams kehren sie nicht zurück.",
          books: "In ihre früheren Kontaktbücher kehren sie nicht zurück.",
        }),
      ];
    },
    get revoke(): readonly string[] {
      return [
        eitherWay({
          teams: "Eingeladene verlassen alle Listen und Teams, und der Code aus ihrer E-Mail gilt nicht mehr.",
          books: "Eingeladene verlassen alle Listen und Kontaktbücher, und der Code aus ihrer E-Mail gilt nicht mehr.",
        }),
        "Adresse und Kennung werden frei, sodass Sie die Person neu hinzufügen können.",
      ];
    },
    get erase(): readonly string[] {
      return [
        "Datensatz, Bild, Notiz und Verlauf werden entfernt, und das Protokoll nennt keinen Namen mehr. Das lässt sich nicht rückgängig machen.",
        eitherWay({
          teams:
            "Frühere Sicherungen und Dateien enthalten die Daten weiterhin; ein nach der Person benanntes Team behält seinen Namen.",
          books:
            "Frühere Sicherungen und Dateien enthalten die Daten weiterhin; ein nach der Person benanntes Kontaktbuch behält seinen Namen.",
        }),
      ];
    },
    freeEmail: [
      "Die Adresse wird aus diesem Datensatz entfernt und kann anderswo verwendet werden. Der Verlauf behält diese Änderung.",
    ],
  },
  act: {
    revoke: "Zurückziehen",
    erase: "Endgültig löschen",
    suspend: "Sperren",
    deactivate: "Deaktivieren",
    restore: "Reaktivieren",
    freeEmail: "Adresse freigeben",
  },
  anyway: "Trotzdem sperren",
  type: (word) => `Geben Sie ${word} ein, um fortzufahren`,
  cover: (team) => `Mitarbeitende zu ${team} hinzufügen`,
  people: (count) => plural(count, { one: "# Person", other: "# Personen" }),
  done: {
    suspend: (who) => `${who} gesperrt`,
    unsuspend: (who) => `${who} wieder aktiv`,
    deactivate: (who) => `${who} deaktiviert`,
    restore: (who) => `${who} reaktiviert`,
    freeEmail: (who) => `E-Mail-Adresse von ${who} freigegeben`,
    revoke: (who) => `Einladung an ${who} zurückgezogen`,
    erase: (who) => `${who} endgültig gelöscht`,
  },
} satisfies Catalogue["standing"];

import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const updating = {
  chip: (count) => plural(count, { one: "# Aktualisierung", other: "# Aktualisierungen" }),
  title: "Änderungen",
  fields: {
    given: "Vorname",
    family: "Nachname",
    middleNames: "Weitere Vornamen",
    company: "Unternehmen",
    note: "Notiz",
    jobTitle: "Funktion",
    email: "Anmeldeadresse",
    phone: "Anmeldenummer",
    identifier: "Kennung",
    publicEmail: "E-Mail",
    publicPhone: "Telefon",
    label: "Bezeichnung",
    get team(): string {
      return eitherWay({ teams: "Team", books: "Kontaktbuch" });
    },
  },
  get unknownTeams(): string {
    return eitherWay({ teams: "Unbekannte Teams", books: "Unbekannte Kontaktbücher" });
  },
  get existingTeam(): string {
    return eitherWay({ teams: "Vorhandenes Team", books: "Vorhandenes Kontaktbuch" });
  },
  get youCover(): string {
    return eitherWay({
      teams: "In neuen Teams betreuen Sie die Mandanten, bis Sie weitere Mitarbeitende hinzufügen.",
      books: "In neuen Kontaktbüchern betreuen Sie die Mandanten, bis Sie weitere Mitarbeitende hinzufügen.",
    });
  },
  teamChoices: {
    leave: "Zeilen auslassen",
    get create(): string {
      return eitherWay({ teams: "Team anlegen", books: "Kontaktbuch anlegen" });
    },
    ignore: "Namen ignorieren",
  },
  unused: (count, shown) =>
    shown
      ? plural(count, { one: "# Spalte ausblenden", other: "# Spalten ausblenden" })
      : plural(count, { one: "# weitere Spalte anzeigen", other: "# weitere Spalten anzeigen" }),
  leftValue: (column, value, why) => `${column}: „${value}“. ${why}`,
  withoutValues: "Ohne einige Werte importiert",
  saveRows: (count) =>
    plural(count, { one: "# Zeile zum Korrigieren speichern", other: "# Zeilen zum Korrigieren speichern" }),
} satisfies Catalogue["updating"];

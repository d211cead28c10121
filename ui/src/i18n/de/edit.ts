import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const edit = {
  title: (name) => `${name} bearbeiten`,
  given: "Vorname",
  family: "Nachname",
  middleNames: "Weitere Vornamen",
  jobTitle: "Funktion",
  company: "Unternehmen",
  language: "E-Mail-Sprache",
  sameLanguage: "Wie die Kanzlei",
  note: "Notiz",
  noteHelp: "Sichtbar für die Administration und die betreuenden Mitarbeitenden, nie für Mandanten.",
  noteHelpStaff: "Sichtbar für die Administration.",
  left: (count) => plural(count, { one: "Noch # Zeichen.", other: "Noch # Zeichen." }),
  email: "E-Mail-Adresse",
  phone: "Telefonnummer",
  identifier: "Kennung",
  role: "Rolle",
  optional: "optional",
  get teams(): string {
    return eitherWay({ teams: "Teams", books: "Kontaktbücher" });
  },
  save: "Änderungen speichern",
  saveAndSend: "Speichern und erneut senden",
  sendsAgain: (email) => `Eine neue Einladung mit neuem Code wird an ${email} gesendet.`,
  saved: (name) => `Änderungen an ${name} gespeichert`,
  theirs: "Anderen Text übernehmen",
  mine: "Meinen behalten",
  nothing: "Es wurde nichts geändert.",
} satisfies Catalogue["edit"];

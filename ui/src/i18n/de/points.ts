import { number } from "../../lib/format";
import type { Catalogue } from "../catalogue";

export const points = {
  mixedScripts:
    "Diese Adresse mischt ähnliche Buchstaben zweier Alphabete. Vergewissern Sie sich, dass sie stimmt, bevor Sie an sie schreiben.",
  heading: "Kontaktdaten",
  help: "Sichtbar für andere. Unabhängig von den Anmeldedaten.",
  edit: "Kontaktdaten bearbeiten …",
  own: "Meine Kontaktdaten …",
  title: (name) => `Kontaktdaten von ${name}`,
  phones: "Telefonnummern",
  emails: "E-Mail-Adressen",
  addPhone: "Nummer hinzufügen",
  addEmail: "Adresse hinzufügen",
  phone: (place) => `Telefonnummer ${number(place)}`,
  email: (place) => `E-Mail-Adresse ${number(place)}`,
  label: "Bezeichnung",
  labelOf: (what) => `Bezeichnung: ${what}`,
  labels: ["Mobil", "Büro", "Privat", "Andere"],
  main: "Haupteintrag",
  up: (what) => `${what} nach oben verschieben`,
  down: (what) => `${what} nach unten verschieben`,
  remove: (what) => `${what} entfernen`,
  moved: (what, place) => `${what} an Stelle ${number(place)} verschoben.`,
  removed: (what) => `${what} entfernt.`,
  none: "Noch keine.",
  save: "Änderungen speichern",
  saved: (name) => `Kontaktdaten von ${name} gespeichert`,
  reload: "Aktuelle Kontaktdaten anzeigen",

  signIn: "Anmeldedaten",
  signInHelp: "Für Einladungen und Codes. Sichtbar nur für die Administration.",
  secureEmail: "E-Mail-Adresse",
  securePhone: "Telefon für Codes",
  noSecureEmail: "Keine. Fügen Sie eine hinzu, um die Person einzuladen.",
  noSecurePhone: "Keine",
  editSignIn: "Bearbeiten …",
} satisfies Catalogue["points"];

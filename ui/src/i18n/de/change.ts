import type { ChangedField } from "../../generated/ChangedField";
import { list } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

const fields = {
  name: "Name",
  middleNames: "Weitere Vornamen",
  jobTitle: "Funktion",
  company: "Unternehmen",
  language: "E-Mail-Sprache",
  note: "Notiz",
  email: "E-Mail",
  phone: "Telefon",
  reach: "Sichtbare Kontaktdaten",
  identifier: "Kennung",
  get team(): string {
    return eitherWay({ teams: "Team", books: "Kontaktbuch" });
  },
  group: "Mandantengruppe",
  status: "Status",
  role: "Rolle",
} satisfies Record<ChangedField, string>;

/** Within a sentence, an adjective starts with a small letter; nouns keep their capital. */
const inside: Partial<Record<ChangedField, string>> = {
  middleNames: "weitere Vornamen",
  reach: "sichtbare Kontaktdaten",
};

export const change = {
  verbs: {
    createFirm: () => "Kanzlei angelegt",
    addStaff: () => "Zu Mitarbeitenden hinzugefügt",
    addClient: () => "Zu Mandanten hinzugefügt",
    importPeople: (what, fields) => (fields === "" ? `Aus ${what} importiert` : `${fields} aus ${what} aktualisiert`),
    importStaff: (what, fields) => (fields === "" ? `Aus ${what} importiert` : `${fields} aus ${what} aktualisiert`),
    importTeams: (what, fields) => (fields === "" ? `Aus ${what} importiert` : `${fields} aus ${what} aktualisiert`),
    importMembers: (what, fields) => (fields === "" ? `Aus ${what} importiert` : `${fields} aus ${what} aktualisiert`),
    editProfile: (_, fields) => (fields === "" ? "Angaben geändert" : `${fields} geändert`),
    editPoints: () => "Kontaktdaten geändert",
    createGroup: (what) => `Zur neuen Mandantengruppe ${what} hinzugefügt`,
    deleteGroup: (what) => `Mandantengruppe ${what} gelöscht`,
    addToGroup: (what) => `Zur Mandantengruppe ${what} hinzugefügt`,
    removeFromGroup: (what) => `Aus der Mandantengruppe ${what} entfernt`,
    suspend: () => "Gesperrt",
    unsuspend: () => "Sperre aufgehoben",
    deactivate: () => "Deaktiviert",
    restore: () => "Reaktiviert",
    freeEmail: () => "E-Mail-Adresse freigegeben",
    invite: () => "Eingeladen",
    resend: () => "Einladung erneut gesendet",
    revoke: () => "Einladung zurückgezogen",
    recordAcceptance: () => "Einladung angenommen",
    recordDecline: () => "Einladung abgelehnt",
    recordBounce: () => "E-Mail unzustellbar",
    remind: () => "Erinnerung gesendet",
    expire: () => "Einladung abgelaufen",
    addMembers: (what) => `Zu ${what} hinzugefügt`,
    removeMembers: (what) => `Aus ${what} entfernt`,
    createTeam: (what) =>
      eitherWay({
        teams: `Zum neuen Team ${what} hinzugefügt`,
        books: `Zum neuen Kontaktbuch ${what} hinzugefügt`,
      }),
    moveMembers: (what) => `In ${what} verschoben`,
    makeLead: (what) => `Leitung von ${what} erhalten`,
    removeLead: (what) => `Leitung von ${what} abgegeben`,
    deleteTeam: (what) => `${what} wurde gelöscht`,
    mergePeople: () => "Mit einem anderen Datensatz zusammengeführt",
    undoCommand: () => "Änderung rückgängig gemacht",
  },
  other: "Geändert",
  beforeMerge: (text) => `${text} (in einem später zusammengeführten Datensatz)`,
  named: (changed) =>
    list(changed.map((field, place) => (place === 0 ? fields[field] : (inside[field] ?? fields[field])))),
} satisfies Catalogue["change"];

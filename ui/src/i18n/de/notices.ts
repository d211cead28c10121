import { number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const notices = {
  title: "Mitteilungen",
  unread: (count) => plural(count, { one: "# ungelesen", other: "# ungelesen" }),
  unreadMark: "Ungelesen",
  markAll: "Alle als gelesen markieren",
  allRead: "Alle Mitteilungen sind als gelesen markiert.",
  new: "Neue Ankündigung …",
  emptyTitle: "Noch keine Mitteilungen",
  emptyText: "Hier erfahren Sie, wenn ein Mandant beitritt, eine E-Mail unzustellbar ist oder ein Import fertig ist.",
  more: "Frühere Mitteilungen anzeigen",
  count: (total) => plural(total, { one: "# Mitteilung", other: "# Mitteilungen" }),
  yesterday: "Gestern",
  somebody: "Eine Person",
  get aTeam(): string {
    return eitherWay({ teams: "Ein Team", books: "Ein Kontaktbuch" });
  },
  opened: "Zu dieser Mitteilung gibt es nichts weiter anzuzeigen.",

  welcome: (firm) => `Willkommen bei ${firm}`,
  get welcomeText(): string {
    return eitherWay({
      teams:
        "Ihre Kontakte sind die Personen, die mit Ihnen in einem Mandantenteam sind. Neuigkeiten für Sie erscheinen hier.",
      books:
        "Ihre Kontakte sind die Personen, die mit Ihnen in einem Kontaktbuch sind. Neuigkeiten für Sie erscheinen hier.",
    });
  },
  joined: (who) => `${who} ist beigetreten und wird von Ihnen betreut.`,
  bounced: (who) => `Einladung unzustellbar: ${who}. Korrigieren Sie die Adresse, um eine neue zu senden.`,
  declined: (who) => `${who} hat die Einladung abgelehnt.`,
  expired: (who, count) =>
    count > 1
      ? `${number(count)} Einladungen sind ohne Antwort abgelaufen, darunter: ${who}.`
      : `Einladung ohne Antwort abgelaufen: ${who}.`,
  imported: (file, created, leftOut, updated = 0) =>
    `Der Import von ${file} ist abgeschlossen: ${number(created)} neu, ${number(updated)} aktualisiert, ${number(leftOut)} ausgelassen.`,
  uncovered: (team) => `${team} hat Mandanten, aber keine aktiven Mitarbeitenden. Fügen Sie welche hinzu.`,
  emailChanged: (who) => `Anmeldeadresse geändert: ${who}.`,
  week: (here, joined) =>
    `Ihre Woche: ${plural(here, { one: "# aktiver Mandant", other: "# aktive Mandanten" })}, ${number(joined)} letzte Woche beigetreten.`,
  weekTitle: "Ihre Woche",
  figures: {
    here: "Aktive Mandanten",
    joined: "Letzte Woche beigetreten",
    invited: "Eingeladen",
    notInvited: "Nicht eingeladen",
    bounced: "Unzustellbare Einladungen",
    get uncovered(): string {
      return eitherWay({
        teams: "Teams mit Mandanten, aber ohne aktive Mitarbeitende",
        books: "Kontaktbücher mit Mandanten, aber ohne aktive Mitarbeitende",
      });
    },
  },
  weekOff: "Sie können dies in den Einstellungen ausschalten.",
} satisfies Catalogue["notices"];

export const announcing = {
  title: "Neue Ankündigung",
  heading: "Titel",
  text: "Text",
  textHelp: "<First Name> und <Last Name> werden durch Vor- und Nachnamen der lesenden Person ersetzt.",
  to: "An",
  staff: "Alle Mitarbeitenden",
  clients: "Alle Mandanten",
  chosen: (count) => plural(count, { one: "# ausgewählte Person", other: "# ausgewählte Personen" }),
  toChosen: "Ankündigen …",
  toHelp: "Nur aktive Personen erhalten sie. Antworten ist nicht möglich.",
  preview: "Vorschau",
  recipients: (count) => plural(count, { one: "# Person erhält sie.", other: "# Personen erhalten sie." }),
  nobody: "Von den Ausgewählten ist noch niemand beigetreten.",
  send: (count) => plural(count, { one: "An # Person senden", other: "An # Personen senden" }),
  sent: (title) => `Ankündigung gesendet: ${title}`,
} satisfies Catalogue["announcing"];

export const noticeSettings = {
  heading: "Mitteilungen",
  welcome: "Begrüßung der Mandanten",
  welcomeHelp:
    "Mandanten lesen dies, wenn sie beitreten. <First Name> und <Last Name> werden durch ihren Vor- und Nachnamen ersetzt. Wenn leer, gilt der Text von Coverbook.",
  weekly: "Mir jeden Montag die Wochenzahlen senden",
  weeklyHelp: "Diese Einstellung gilt nur für Sie. Andere Mitteilungen lassen sich nicht ausschalten.",
} satisfies Catalogue["noticeSettings"];

import { number } from "../../lib/format";
import type { Catalogue } from "../catalogue";

export const autoBackup = {
  title: "Automatische Sicherung",
  lead: (kept) =>
    `Coverbook speichert einmal täglich eine Sicherung, solange diese Kanzlei auf diesem Computer geöffnet ist, und behält die neuesten ${number(kept)}. Am sichersten ist ein Ordner auf einem anderen Datenträger.`,
  none: "Die automatische Sicherung ist ausgeschaltet.",
  folder: "Ordner",
  choose: "Ordner auswählen …",
  change: "Ordner ändern …",
  now: "Jetzt sichern",
  off: "Ausschalten",
  turnedOn: "Die automatische Sicherung ist eingeschaltet.",
  turnedOff: "Die automatische Sicherung ist ausgeschaltet. Ihre Sicherungen bleiben im Ordner.",
  savedNow: "Sicherung gespeichert und geprüft.",
  never: "Dort wurde noch keine Sicherung gespeichert.",
  last: (when) => `Zuletzt gespeichert: ${when}.`,
  next: (when) => `Nächste: ${when}.`,
  again: (when) => `Nächster Versuch: ${when}.`,
  soon: "in Kürze",
  at: (when) => `${when} oder später`,
  failed: "Automatische Sicherung nicht gespeichert",
  failedBecause: (why) => `Die automatische Sicherung wurde nicht gespeichert. ${why}`,
  settings: "Einstellungen der Sicherung",
  files: {
    missing: (folder) =>
      `Der Ordner ${folder} wurde nicht gefunden. Schließen Sie den Datenträger an oder wählen Sie einen anderen Ordner.`,
    emptied: (folder) =>
      `Ihre früheren Sicherungen sind nicht in ${folder}. Schließen Sie den richtigen Datenträger an oder klicken Sie auf „Jetzt sichern“, um dort neu zu beginnen.`,
    noPermission: (folder) =>
      `Coverbook darf nicht in ${folder} schreiben. Erlauben Sie es oder wählen Sie einen anderen Ordner.`,
    vanished: (folder) =>
      `Coverbook kann derzeit nicht in ${folder} schreiben. Prüfen Sie Datenträger und Netzwerk oder wählen Sie einen anderen Ordner.`,
    ownFolder: () => "Coverbook verwendet diesen Ordner selbst. Wählen Sie einen auf einem anderen Datenträger.",
  },
  full: "Der Datenträger des Ordners oder der Kanzleidatei ist voll. Schaffen Sie Platz oder wählen Sie einen anderen Ordner.",
} satisfies Catalogue["autoBackup"];

import type { SharedView } from "../../generated/SharedView";
import { list, number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";

const reason = ({ kind, text }: SharedView): string => {
  if (kind === "phone") return `gleiche Nummer ${text}`;
  if (kind === "email") return `gleiche Adresse ${text}`;
  return kind === "company" ? "gleiches Unternehmen" : "gleicher Name";
};

const reasons = (shared: readonly SharedView[]): string => list(shared.map(reason));

export const duplicates = {
  title: "Dubletten",
  lanes: "Sicherheit beim Zusammenführen",
  lane: { safe: "Sicher", review: "Zu prüfen", nameOnly: "Nur gleicher Name" },
  about: {
    safe: "Gleiche Nummer oder Adresse und passende Namen.",
    review:
      "Gleiche Nummer oder Adresse bei verschiedenen Namen, oder gleicher Name im selben Unternehmen. Ehepaare teilen sich manchmal eine Nummer: Vergleichen Sie vor dem Zusammenführen.",
    nameOnly: "Gleicher Name und sonst nichts. Verschiedene Personen können gleich heißen: Vergleichen Sie jedes Paar.",
  },
  names: "Auch Paare anzeigen, die nur den Namen gemeinsam haben",
  list: "Mögliche Dubletten",
  one: "Datensatz",
  other: "Anderer Datensatz",
  shared: "Gemeinsam",
  act: "Aktion",
  compare: "Vergleichen",
  compareBoth: (a, b) => `${a} und ${b} vergleichen`,
  apart: "Verschieden",
  apartBoth: (a, b) => `Verschieden: ${a} und ${b}`,
  both: (shared) => {
    const said = reasons(shared);
    return said.charAt(0).toLocaleUpperCase() + said.slice(1);
  },
  looked: (people) => plural(people, { one: "# Person geprüft", other: "# Personen geprüft" }),
  first: (shown) => `Die ersten ${number(shown)} Paare werden angezeigt.`,
  scanning: "Dubletten werden gesucht",
  stop: "Abbrechen",
  stopped: "Abgebrochen",
  stoppedText: "Es wurde nichts geändert. Sie können jederzeit erneut suchen.",
  again: "Erneut suchen",
  none: "Keine Dubletten",
  noneText:
    "Keine zwei Datensätze haben eine Nummer oder Adresse gemeinsam. Sie können auch Paare anzeigen, die nur den Namen gemeinsam haben.",
  noneHere: "Hier gibt es keine Paare",
  noneHereText: "Sehen Sie unter den anderen Reitern nach.",
  mergeAll: (count) => plural(count, { one: "# Paar zusammenführen …", other: "# Paare zusammenführen …" }),
  allTitle: (count) => plural(count, { one: "# Paar zusammenführen?", other: "# Paare zusammenführen?" }),
  allText: [
    "Der erste Datensatz jedes Paars bleibt und wird aus dem anderen ergänzt. Alle Adressen und Nummern bleiben erhalten.",
    "Sie können alles in einem Schritt rückgängig machen.",
  ],
  into: (other, keep) => `${other} in ${keep}`,
  mergeCount: (count) => plural(count, { one: "# Paar zusammenführen", other: "# Paare zusammenführen" }),
  mergedAll: (merged, left) => {
    const done = plural(merged, { one: "# Paar zusammengeführt", other: "# Paare zusammengeführt" });
    return left === 0
      ? done
      : `${done}, ${plural(left, { one: "# weiteres zu prüfen", other: "# weitere zu prüfen" })}`;
  },
  kept: (a, b) => `${a} und ${b} als verschiedene Personen vermerkt`,

  notice: (other, shared) => `Vielleicht dieselbe Person wie ${other}: ${reasons(shared)}.`,
  saved: (told, other) => `${told}. Vielleicht dieselbe Person wie ${other}.`,

  merge: {
    title: (a, b) => `${a} und ${b} vergleichen`,
    values: "Werte beider Datensätze",
    value: "Wert",
    stays: "Datensatz behalten",
    fields: {
      name: "Name",
      middleNames: "Weitere Vornamen",
      jobTitle: "Funktion",
      company: "Unternehmen",
      language: "E-Mail-Sprache",
      email: "E-Mail für Einladungen",
      phone: "Telefon für Codes",
      identifier: "Kennung",
    },
    emails: "Sichtbare E-Mail-Adressen",
    phones: "Sichtbare Telefonnummern",
    nothing: "leer",
    staysTitle: "Bleibt",
    goesTitle: "Wird entfernt",
    goesRecord: (name) => `Der zweite Datensatz von ${name}. Sein Verlauf geht in diesen über.`,
    joins: (teams) => `Die Person kommt in ${list(teams)}.`,
    sameTeams: "Die Teams der Person ändern sich nicht.",
    becomes: (state) => `Neuer Status: ${state}.`,
    sends: (email) => `Eine neue Einladung mit neuem Code wird an ${email} gesendet.`,
    invitation: {
      kept: "Die Einladung ändert sich nicht.",
      moved: "Die Einladung des anderen Datensatzes bleibt erhalten.",
      dropped: "Die Einladung endet, denn die Person ist bereits beigetreten.",
    },
    go: "Zusammenführen",
    done: (name) => `${name} zu einem Datensatz zusammengeführt`,
  },
} satisfies Catalogue["duplicates"];

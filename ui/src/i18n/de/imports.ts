import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";

const looks: Record<string, string | undefined> = {
  email: "E-Mail-Adressen",
  phone: "Telefonnummern",
  fullName: "Namen von Personen",
  country: "Länder",
  dialCode: "Vorwahlen von Telefonnummern",
};

const as: Record<string, string | undefined> = {
  email: "E-Mail",
  phone: "Telefon",
  fullName: "vollständigen Namen",
  country: "Land",
  dialCode: "Landes- oder Ortsvorwahl",
};

export const imports = {
  title: "Importe",
  list: "Importe",
  new: "Mandanten importieren …",
  count: (total) => plural(total, { one: "# Import", other: "# Importe" }),
  emptyTitle: "Noch keine Importe",
  emptyText:
    "Importieren Sie Mandanten und Mitarbeitende aus einer Tabelle. Jeder Import steht danach hier und lässt sich rückgängig machen.",
  file: "Datei",
  when: "Wann",
  who: "Wer",
  created: "Neu",
  updated: "Aktualisiert",
  leftOut: "Ausgelassen",
  state: "Status",
  undone: "Rückgängig",
  imported: "Importiert",
  interrupted: (file) => `Der Import von ${file} wurde unterbrochen. Es wurde nichts geändert.`,
  finished: (file, people) =>
    plural(people, {
      one: `Der Import von ${file} ist abgeschlossen: # Zeile.`,
      other: `Der Import von ${file} ist abgeschlossen: # Zeilen.`,
    }),
  open: "Öffnen",
  hide: "Ausblenden",
  questions: {
    label: "Fragen zu Spalten",
    looksLike: (letter, header, field) => {
      const column = header === "" ? `Spalte ${letter}` : `Spalte ${letter} „${header}“`;
      return `${column} enthält anscheinend ${looks[field] ?? "importierbare Werte"}.`;
    },
    samples: (samples) => `Zum Beispiel ${samples.join(", ")}.`,
    take: (field) => {
      const what = as[field];
      return what === undefined ? "Unverändert importieren" : `Als ${what} importieren`;
    },
    leave: "Auslassen",
    more: (count) => plural(count, { one: "# weitere Frage.", other: "# weitere Fragen." }),
    taken: (column) => `${column} wird importiert.`,
    left: (column) => `${column} wird ausgelassen.`,
  },
} satisfies Catalogue["imports"];

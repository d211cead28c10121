import type { Listed } from "../../generated/Listed";
import { country, list, number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { forListed } from "../listed";

/** How many of what a file lists. */
const nouns: Record<Listed, { one: string; other: string }> = {
  clients: { one: "# Person", other: "# Personen" },
  staff: { one: "# Person", other: "# Personen" },
  teams: { one: "# Team", other: "# Teams" },
  members: { one: "# Mitglied", other: "# Mitglieder" },
};

export const importing = {
  title: "Import",
  steps: "Schritte",
  choose: "Auswählen",
  check: "Prüfen",
  done: "Fertig",
  adminsOnly: "Nur die Administration kann importieren. Wenden Sie sich an sie.",
  chooseTitle: "Datei für den Import auswählen",
  chooseText: "Eine Excel-, ODS-, CSV- oder vCard-Datei. Vor dem Import prüfen Sie alles.",
  chooseButton: "Datei auswählen …",
  orDrop: "Oder legen Sie sie irgendwo in diesem Fenster ab.",
  paste: "Zellen einfügen",
  pasteHint: (keys) => `Oder fügen Sie hier Zellen aus einer Tabellenkalkulation ein (${keys})`,
  pasteNoTable: "Das ist keine Tabelle. Kopieren Sie mehrere Zellen oder Zeilen einer Tabelle.",
  pasted: "Eingefügte Zellen",
  template: "Vorlage speichern",
  listed: "Inhalt der Datei",
  listedHere: "Inhalt",
  listedNames: {
    clients: "Mandanten",
    staff: "Mitarbeitende",
    get teams(): string {
      return eitherWay({ teams: "Mandantenteams", books: "Kontaktbücher" });
    },
    members: "Teammitglieder",
  },
  templateFile: {
    clients: "Mandanten Vorlage.csv",
    staff: "Mitarbeitende Vorlage.csv",
    teams: "Teams Vorlage.csv",
    members: "Teammitglieder Vorlage.csv",
  },
  templateSaved: (file) => `${file} gespeichert. Füllen Sie die Zeilen aus und importieren Sie die Datei dann hier.`,
  example: "Beispiel speichern",
  exampleFile: {
    clients: "Mandanten Beispiel.csv",
    staff: "Mitarbeitende Beispiel.csv",
    teams: "Teams Beispiel.csv",
    members: "Teammitglieder Beispiel.csv",
  },
  exampleSaved: (file) => `${file} mit erfundenen Personen gespeichert. Einen Import können Sie rückgängig machen.`,
  dropTitle: "Zum Importieren ablegen",
  dropText: (file) => `${file}. Vor dem Import prüfen Sie alles.`,
  dropFolder: "Ein Ordner lässt sich nicht importieren. Legen Sie eine Tabelle oder CSV-Datei ab.",
  dropPicture: "Ein Bild lässt sich nicht importieren. Legen Sie eine Tabelle oder CSV-Datei ab.",
  dropSeveral: "Legen Sie jeweils nur eine Datei ab.",
  dropBusy: "Es läuft bereits ein Import. Warten Sie, bis er fertig ist, und legen Sie die Datei dann erneut ab.",
  reading: (file) => `${file} wird gelesen`,
  checking: (file) => `${file} wird geprüft`,
  format: "So wurde die Datei gelesen",
  sheet: "Blatt",
  sheetName: (name, rows, isHidden) =>
    `${name} (${plural(rows, { one: "# Zeile", other: "# Zeilen" })}${isHidden ? ", ausgeblendet" : ""})`,
  whichSheet: (count) => `${number(count)} Blätter enthalten Zeilen. Welches möchten Sie importieren?`,
  sheetChosen: (name) => `Blatt ${name} gewählt.`,
  chooseSheet: "Wählen Sie zuerst ein Blatt.",
  encoding: "Text",
  delimiter: "Trennzeichen",
  delimiters: { ",": "Komma", ";": "Semikolon", "|": "Senkrechtstrich", "\t": "Tabulator" },
  header: "Kopfzeile",
  headerRow: (row) => `Zeile ${number(row)}`,
  noHeader: "keine",
  region: "Nummern ohne Vorwahl",
  regionName: (code, calling) => `${country(code)} (+${String(calling)})`,
  notImported: "Nicht importiert",
  rowsShown: "Angezeigte Zeilen",
  rows: (count) => plural(count, { one: "# Zeile", other: "# Zeilen" }),
  ready: (count) => `${number(count)} bereit`,
  toCheck: (count) => `${number(count)} zu prüfen`,
  refused: (count) => `${number(count)} nicht importierbar`,
  skippedRows: (count) => `${number(count)} übersprungen`,
  find: "In der Datei suchen",
  kinds: "Arten von Problemen",
  noProblems: "Keine Probleme",
  noProblemsText: "Alle Werte wurden gelesen.",
  levels: {
    row: "Nicht importierbar",
    cannotUse: "Ausgelassene Werte",
    replaces: "Ersetzt vorhandene Werte",
    check: "Bitte prüfen",
    fixed: "Automatisch korrigiert",
  },
  grid: (file) => `Zeilen von ${file}`,
  rowColumn: "Zeile",
  fieldFor: (column) => `Feld für ${column}`,
  column: (letter) => `Spalte ${letter}`,
  guess: "Vermutet",
  fields: {
    givenName: "Vorname",
    middleNames: "Weitere Vornamen",
    familyName: "Nachname",
    fullName: "Vollständiger Name",
    jobTitle: "Funktion",
    company: "Unternehmen",
    email: "E-Mail",
    phone: "Telefon",
    identifier: "Kennung",
    role: "Rolle",
    get groupIdentifiers(): string {
      return eitherWay({ teams: "Teams", books: "Kontaktbücher" });
    },
    get groupIds(): string {
      return eitherWay({ teams: "Team-IDs", books: "Kontaktbuch-IDs" });
    },
    country: "Land",
    dialCode: "Vorwahl",
    note: "Notiz",
    teamName: "Teamname",
    teamIdentifier: "Teamkennung",
    teamId: "Team-ID",
    description: "Beschreibung",
    staffIds: "IDs der Mitarbeitenden",
    staffIdentifiers: "Kennungen der Mitarbeitenden",
    staffEmails: "E-Mails der Mitarbeitenden",
    memberId: "Personen-ID",
    notImported: "Nicht importiert",
  },
  leftOut: "Ausgelassen",
  inFile: "In der Datei",
  weStore: "Importiert als",
  proposal: "Vorschlag",
  empty: "leer",
  cellPlace: (row, column) => `Zeile ${number(row)}, ${column}`,
  rowPlace: (row) => `Zeile ${number(row)}`,
  blocker: (name) => `Im Konflikt mit: ${name}.`,
  outcomes: {
    created: "Neu",
    updated: "Aktualisiert",
    unchanged: "Unverändert",
    skipped: "Übersprungen",
    refused: "Nicht importierbar",
  },
  onMatch: {
    clients: "Vorhandene Personen",
    staff: "Vorhandene Personen",
    teams: "Vorhandene Teams",
  },
  onMatchChoices: { update: "aktualisieren", skip: "überspringen", refuse: "auslassen" },
  onRename: "Gleiche Adresse, anderer Name",
  onRenameChoices: {
    ask: "Zeile vorerst überspringen",
    update: "Person umbenennen",
    addWithoutAddress: "neue Person ohne Adresse hinzufügen",
  },
  onSame: "Gleicher Name und gleiche Nummer, neue Adresse",
  onSameChoices: {
    ask: "Zeile vorerst überspringen",
    update: "dieselbe Person aktualisieren",
    add: "neue Person hinzufügen",
  },
  ignoreInUse: "Zeilen überspringen, deren Kennung bereits vergeben ist",
  missing: {
    name: "Jede Person braucht einen Namen. Wählen Sie über einer Spalte Vorname, Nachname, Vollständiger Name oder Unternehmen.",
    contact:
      "Jede Person braucht eine E-Mail-Adresse oder Telefonnummer. Wählen Sie über einer Spalte E-Mail oder Telefon.",
    teamName: "Jede Zeile braucht den Namen eines Teams. Wählen Sie über einer Spalte Teamname.",
    team: "Jede Zeile braucht ein Team. Wählen Sie über einer Spalte Teamkennung oder Team-ID.",
    member: "Jede Zeile braucht eine Person. Wählen Sie über einer Spalte E-Mail, Kennung oder Personen-ID.",
  },
  willLeaveOut: (rows, values) => {
    const rowsText = plural(rows, { one: "# Zeile", other: "# Zeilen" });
    const valuesText = plural(values, { one: "# Wert", other: "# Werte" });
    if (rows > 0 && values > 0) return `${rowsText} und ${valuesText} werden ausgelassen.`;
    if (rows > 0) return plural(rows, { one: "# Zeile wird ausgelassen.", other: "# Zeilen werden ausgelassen." });
    if (values > 0) return plural(values, { one: "# Wert wird ausgelassen.", other: "# Werte werden ausgelassen." });
    return "Nichts wird ausgelassen.";
  },
  asFile: "Sie können diese Zeilen als Datei speichern.",
  continue: (rows) => plural(rows, { one: "Weiter mit # Zeile", other: "Weiter mit # Zeilen" }),
  nothingToImport:
    "Keine Zeile lässt sich importieren. Sehen Sie sich die Probleme an und wie die Datei gelesen wurde.",
  edit: {
    cell: "Bearbeiten",
    cellLabel: (row, column) => `Zeile ${number(row)}, ${column}`,
    accept: "Übernehmen",
    leaveOut: "Zeile auslassen",
    takeIn: "Zeile aufnehmen",
    was: "In der Datei",
    acceptAll: (count) => plural(count, { one: "Vorschlag übernehmen", other: "Alle # Vorschläge übernehmen" }),
    leaveOutAll: (count) => plural(count, { one: "Zeile auslassen", other: "Alle # Zeilen auslassen" }),
    isSame: (name) => (name === null ? "Ist diese Person" : `Ist ${name}`),
    isNew: "Jemand Neues",
    askAgain: "Neu entscheiden",
    chosen: (choice) =>
      choice === null
        ? "Die Wahl wurde zurückgenommen."
        : choice === "same"
          ? "Sie haben die vorhandene Person gewählt."
          : "Sie haben jemand Neues gewählt.",
    undo: "Letzte Änderung in den Zeilen rückgängig machen",
    redo: "Änderung in den Zeilen wiederholen",
    changed: (cells, rows, chosen) => {
      const cellsText = plural(cells, { one: "# Zelle geändert", other: "# Zellen geändert" });
      const rowsText = plural(rows, { one: "# Zeile ausgelassen", other: "# Zeilen ausgelassen" });
      const chosenText = plural(chosen, { one: "# Zeile entschieden", other: "# Zeilen entschieden" });
      return [
        ...(cells > 0 ? [cellsText] : []),
        ...(rows > 0 ? [rowsText] : []),
        ...(chosen > 0 ? [chosenText] : []),
      ].join(", ");
    },
    saved: (row, column) => `Zeile ${number(row)}, ${column} geändert.`,
    undone: "Änderung rückgängig gemacht.",
    replace: "Ersetzen …",
    replaceTitle: "In einer Spalte ersetzen",
    column: "Spalte",
    find: "Suchen",
    findHelp: "Leer lassen, um die leeren Zellen zu füllen.",
    with: "Ersetzen durch",
    replaceGo: "Alle ersetzen",
    replaced: (cells) => plural(cells, { one: "# Zelle geändert.", other: "# Zellen geändert." }),
    discardTitle: "Änderungen verwerfen?",
    discardText: "Die Datei wird neu gelesen, und Ihre Änderungen in den Zeilen gehen verloren.",
    discardGo: "Neu lesen",
    discardStay: "Änderungen behalten",
  },
  leave: "Import abbrechen",
  leaveTitle: "Diesen Import verlassen?",
  leaveText: "Es wurde nichts importiert. Ihre Auswahl für diese Datei geht verloren.",
  leaveGo: "Verlassen",
  leaveStay: "Bleiben",
  forecastTitle: forListed(nouns, (counted) => `${counted} importieren?`),
  forecast: "Was importiert wird",
  created: "neu",
  updated: "aktualisiert",
  unchanged: "unverändert",
  upToDate: "Bereits aktuell",
  skipped: "übersprungen",
  left: "ausgelassen",
  leftFile: "Als Datei speicherbar",
  skippedWhy: "Nach Ihrer Auswahl",
  rowsIn: (file) => `Zeilen in ${file}`,
  nothingErased: "Nichts wird gelöscht. Leere Zellen lassen vorhandene Werte unverändert.",
  rowsNotRead: (count, kinds) => {
    const names: Record<string, ((count: number) => string) | undefined> = {
      blank: (of) => `${number(of)} leer`,
      comment: (of) => plural(of, { one: "# Kommentar", other: "# Kommentare" }),
      preamble: (of) => `${number(of)} über der Kopfzeile`,
      repeatedHeader: (of) => plural(of, { one: "# wiederholte Kopfzeile", other: "# wiederholte Kopfzeilen" }),
      otherTable: (of) => `${number(of)} aus einer anderen Tabelle`,
    };
    const parts = kinds.map(({ kind, count: of }) => names[kind]?.(of) ?? `${number(of)} ${kind}`);
    const sum = plural(count, { one: "# Zeile wurde nicht gelesen", other: "# Zeilen wurden nicht gelesen" });
    return parts.length === 0 ? sum : `${sum}: ${parts.join(", ")}`;
  },
  ignoredKind: {
    blank: "leer",
    comment: "Kommentar",
    preamble: "über der Kopfzeile",
    repeatedHeader: "wiederholte Kopfzeile",
    otherTable: "andere Tabelle",
  },
  ignoredMore: (count) => plural(count, { one: "und # weitere", other: "und # weitere" }),
  valuesOut: (count) =>
    plural(count, {
      one: "# Wert einer importierten Zeile wird ausgelassen.",
      other: "# Werte importierter Zeilen werden ausgelassen.",
    }),
  canUndo: "Sie können dies unter Importe rückgängig machen.",
  go: "Importieren",
  running: (done, total) => `${number(done)} von ${number(total)} importiert\u00a0…`,
  sending: (done, total) => `${number(done)} von ${number(total)} Zeilen an den Hub gesendet\u00a0…`,
  judging: "Der Hub importiert\u00a0…",
  judgingNote: "Das lässt sich nicht mehr abbrechen. Danach können Sie es rückgängig machen.",
  rowsAtHub: "Die ausgelassenen Zeilen liegen auf dem Hub. Sie erscheinen hier, sobald er erreichbar ist.",
  indexing: "Suche wird aktualisiert …",
  runningTitle: "Import läuft",
  stopTitle: "Diesen Import abbrechen?",
  stopText: "Es wird nichts importiert.",
  stopGo: "Import abbrechen",
  stopStay: "Weiter importieren",
  cancelRun: "Abbrechen",
  resultTitle: forListed(nouns, (counted) => `${counted} importiert`),
  same: {
    button: (count) =>
      count === 0 ? "Für alle Zeilen gleich\u00a0…" : `Für alle Zeilen gleich (${number(count)})\u00a0…`,
    title: "Für alle Zeilen gleich",
    text: "Was Sie hier eingeben, gilt für jede Zeile, die selbst nichts dazu sagt.",
    none: "Was die Zeile sagt",
    teams: "Name oder Kennung; mehrere durch Semikolon getrennt.",
    fills: "Füllt die leeren Zellen der Spalte.",
    all: "Die Datei hat dafür keine Spalte.",
    go: "Für alle Zeilen verwenden",
  },
  fullNames: "Volle Namen",
  splitNames: "In Vor- und Nachname teilen",
  keepNames: "Ganz lassen",
  undoneTitle: "Import rückgängig gemacht",
  undoneText: "Hinzugefügtes wurde entfernt, Geändertes auf den früheren Stand gebracht.",
  /** Said when a filter goes to the next problem. */
  rowsOfKind: (problem, count) => plural(count, { one: `${problem}, # Zeile`, other: `${problem}, # Zeilen` }),
  columnSamples: (column, samples) => `${column}: ${list(samples)}`,
  withBlocker: (problem, blocker) => `${problem}: ${blocker}`,
  by: (when, who) => `${when}, von ${who}.`,
  result: "Ergebnis",
  openNew: "Neue Personen öffnen",
  openTeams: "Teams öffnen",
  saveRows: (count) => plural(count, { one: "Ausgelassene Zeile speichern", other: "# ausgelassene Zeilen speichern" }),
  savedRows: (file, rows) =>
    plural(rows, { one: `# Zeile in ${file} gespeichert.`, other: `# Zeilen in ${file} gespeichert.` }),
  keepTitle: "Spätere Änderungen behalten?",
  keepText: (total) =>
    plural(total, {
      one: "Das wurde nach dem Import geändert. Es bleibt, wie es jetzt ist; der übrige Import wird rückgängig gemacht:",
      other:
        "Diese # wurden nach dem Import geändert. Sie bleiben, wie sie jetzt sind; der Rest wird rückgängig gemacht:",
    }),
  keepMore: (rest) => plural(rest, { one: "und # weiterer Eintrag", other: "und # weitere" }),
  undoRest: "Rest rückgängig machen",
  keptAsIs: (kept) =>
    plural(kept, {
      one: "# Person oder Team mit späteren Änderungen blieb, wie es war.",
      other: "# Personen und Teams mit späteren Änderungen blieben, wie sie waren.",
    }),
  openKept: "Verbliebene anzeigen",
  undoImport: "Import rückgängig machen",
  redoImport: "Import wiederholen",
  undone: (file) => `Import von ${file} rückgängig gemacht`,
  redone: (file) => `Import von ${file} wiederholt`,
  kept: "Sie finden ihn unter Importe.",
  leftRows: "Ausgelassene Zeilen",
  leftRowsFirst: (shown) =>
    plural(shown, { one: "Die erste ausgelassene Zeile", other: "Die ersten # ausgelassenen Zeilen" }),
  problem: "Problem",
  text: "In der Datei",
  cancelled: "Abgebrochen. Es wurde nichts importiert.",
  problemsFile: (file) => `${file.replace(/\.[^.]*$/, "")} ausgelassen.csv`,
  nextProblem: "Nächstes Problem",
  previousProblem: "Vorheriges Problem",
} satisfies Catalogue["import"];

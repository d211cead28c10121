import { list, number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { adding } from "./adding";
import { appearance } from "./appearance";
import { audit } from "./audit";
import { autoBackup } from "./auto_backup";
import { books } from "./books";
import { change } from "./change";
import { commandTexts } from "./commands";
import { dialogs } from "./dialogs";
import { duplicates } from "./duplicates";
import { edit } from "./edit";
import { errors } from "./errors";
import { groups } from "./groups";
import { hosting } from "./hosting";
import { hub } from "./hub";
import { importing } from "./importing";
import { imports } from "./imports";
import { inviting, settings } from "./inviting";
import { joining } from "./joining";
import { keeping } from "./keeping";
import { moving } from "./moving";
import { announcing, notices, noticeSettings } from "./notices";
import { picture } from "./picture";
import { points } from "./points";
import { problems } from "./problems";
import { setup } from "./setup";
import { standing } from "./standing";
import { teams } from "./teams";
import { undo } from "./undo";
import { updating } from "./updating";
import { user } from "./user";
import { viewAs } from "./view_as";

/** Every text of the program, in German, with "Sie". */
export const de = {
  problems,
  errors,
  dialogs,

  app: {
    name: "Coverbook",
    tryAgain: "Erneut versuchen",
    cancel: "Abbrechen",
    typed: "Ihre Änderungen sind nicht gespeichert.",
    discard: "Verwerfen",
    keepTyping: "Weiter bearbeiten",
    aside: "Ein Formular ist noch nicht fertig.",
    resume: "Fortsetzen",
    close: "Schließen",
    back: "Zurück",
    undo: "Rückgängig",
    redo: "Wiederholen",
    today: "Heute",
    asOf: (time) => `Stand ${time}`,
    saved: "Auf diesem Computer gespeichert",
    lastChange: "Letzte Änderung",
  },

  start: {
    title: "Willkommen bei Coverbook",
    lead: "Ihre Mitarbeitenden, Ihre Mandanten und wer wen betreut.",
    create: "Kanzlei anlegen",
    createHelp: "Beginnt auf diesem Computer. Einen Server können Sie später hinzufügen.",
    sample: "Beispielkanzlei öffnen",
    sampleHelp: "Erfundene Personen zum Umsehen. Nichts wird gespeichert.",
    encrypted: "Auf diesem Computer verschlüsselt. Funktioniert offline.",
    firms: "Kanzleien auf diesem Computer",
    lockedHelp: "Öffnet sich mit der Passphrase",
    unlockedHelp: "Auf diesem Computer",
    version: (version) => `Version ${version}`,
  },

  create: {
    title: "Kanzlei anlegen",
    lead: "Sie erhalten die Rolle Systemadministration.",
    firm: "Name der Kanzlei",
    country: "Land",
    chooseCountry: "Land wählen",
    countryHelp: "Für Telefonnummern ohne Landesvorwahl.",
    timeZone: "Zeitzone",
    given: "Ihr Vorname",
    family: "Ihr Nachname",
    email: "Ihre E-Mail-Adresse",
    passphrase: "Passphrase",
    passphraseHelp:
      "Mindestens 12 Zeichen. Dieser Computer kann keine Schlüssel speichern; nur die Passphrase öffnet die Kanzlei.",
    again: "Passphrase wiederholen",
    differs: "Die Passphrasen stimmen nicht überein. Geben Sie zweimal dieselbe ein.",
    submit: "Kanzlei anlegen",
  },

  recovery: {
    title: "Wiederherstellungscode notieren",
    lead: "Er öffnet die Kanzlei, wenn dieser Computer oder Ihre Passphrase verloren geht. Er wird nur einmal angezeigt; Coverbook behält keine Kopie.",
    code: "Wiederherstellungscode",
    copy: "Code kopieren",
    copied: "Wiederherstellungscode kopiert.",
    confirm: "Ich habe ihn notiert",
    go: "Kanzlei öffnen",
    why: "Setzen Sie das Häkchen, wenn Sie ihn notiert haben.",
    save: "Als Datei speichern …",
    saved: (file) => `${file} gespeichert. Bewahren Sie die Datei getrennt von diesem Computer auf.`,
    file: (firm) => `${firm}-Wiederherstellungscode.txt`,
    print: "Drucken …",
    sheetTitle: "Coverbook-Wiederherstellungscode",
    sheetFirm: (firm) => `Kanzlei: ${firm}`,
    sheetDate: (day) => `Datum: ${day}`,
    sheetText:
      "Dieser Code öffnet die Kanzlei und ihre Sicherungen auf jedem Computer mit Coverbook, wenn dieser Computer, sein Schlüssel oder die Passphrase verloren ist. Wer ihn hat, kann alle Daten der Kanzlei lesen. Bewahren Sie ihn getrennt vom Computer an einem sicheren Ort auf. Ein neuerer Code ersetzt ihn; dieser öffnet dann nur noch ältere Sicherungen. Ein Code, der in Coverbook nie bestätigt wurde, öffnet nichts.",
  },

  unlock: {
    title: (firm) => `${firm} öffnen`,
    lead: "Der Schlüssel dieser Kanzlei ist nicht auf diesem Computer.",
    secret: "Passphrase oder Wiederherstellungscode",
    submit: "Kanzlei öffnen",
    other: "Andere Kanzlei wählen",
  },

  nav: {
    main: "Hauptmenü",
    admin: "Verwaltung",
    search: "Suchen",
    searchTip: "Personen und Befehle suchen",
    contacts: "Kontakte",
    notices: "Mitteilungen",
    clients: "Mandanten",
    staff: "Mitarbeitende",
    get teams(): string {
      return eitherWay({ teams: "Mandantenteams", books: "Kontaktbücher" });
    },
    groups: "Mandantengruppen",
    imports: "Importe",
    audit: "Protokoll",
    settings: "Einstellungen",
    firmMenu: (firm) => `Kanzlei ${firm}`,
    closeFirm: "Diese Kanzlei schließen",
    sample: "Beispiel, nicht gespeichert",
    pane: "Navigation",
  },

  status: {
    quiet: "Nicht eingeladen",
    pending: "Eingeladen",
    active: "Aktiv",
    suspended: "Gesperrt",
    inactive: "Deaktiviert",
  },

  kind: {
    staff: "Mitarbeitende",
    userAdministrator: "Benutzerverwaltung",
    systemAdministrator: "Systemadministration",
    client: "Mandant",
    partner: "Kooperationspartner",
  },

  contacts: {
    title: "Kontakte",
    list: "Kontakte",
    get search(): string {
      return eitherWay({ teams: "Name, Telefon, E-Mail, Team", books: "Name, Telefon, E-Mail, Kontaktbuch" });
    },
    searchLabel: "Kontakte durchsuchen",
    clear: "Suche löschen",
    filters: "Angezeigte Kontakte",
    all: "Alle",
    internal: "Intern",
    clients: "Mandanten",
    get teams(): string {
      return eitherWay({ teams: "Teams", books: "Kontaktbücher" });
    },
    get team(): string {
      return eitherWay({ teams: "Team", books: "Kontaktbuch" });
    },
    count: (total) => plural(total, { one: "# Kontakt", other: "# Kontakte" }),
    hits: (total, of, capped) =>
      capped
        ? `${number(total)}+ von ${plural(of, { one: "# Kontakt", other: "# Kontakten" })}`
        : `${number(total)} von ${plural(of, { one: "# Kontakt", other: "# Kontakten" })}`,
    found: (total) => plural(total, { one: "# Kontakt gefunden.", other: "# Kontakte gefunden." }),
    opening: "Kontakte werden geöffnet …",
    emptyTitle: "Noch keine Kontakte",
    emptyText: "Fügen Sie zuerst Ihre Mitarbeitenden hinzu, damit jeder neue Mandant betreut ist.",
    get emptyReader(): string {
      return eitherWay({
        teams: "Sie sind noch in keinem Team. Wenden Sie sich an die Administration.",
        books: "Sie sind noch in keinem Kontaktbuch. Wenden Sie sich an die Administration.",
      });
    },
    importClients: "Mandanten importieren …",
    noneTitle: (query) => `Kein Kontakt passt zu „${query}“`,
    noneText: (of) =>
      plural(of, {
        one: "Durchsucht wurde # Kontakt, den Sie sehen können.",
        other: "Durchsucht wurden alle # Kontakte, die Sie sehen können.",
      }),
    noneFilter: "Kein Kontakt passt zu diesem Filter",
    noneFilterText: "Wählen Sie „Alle“, um die anderen zu sehen.",
    showAll: "Alle anzeigen",
    errorTitle: "Ihre Kontakte konnten nicht geöffnet werden",
    similar: "Ähnlich",
    others: "Nicht in Ihren Kontakten",
    othersFound: (total) =>
      plural(total, {
        one: "# Person, die nicht in Ihren Kontakten ist.",
        other: "# Personen, die nicht in Ihren Kontakten sind.",
      }),
    othersMore: (more) =>
      plural(more, {
        one: "# weitere. Suchen Sie unter Mandanten oder Mitarbeitende.",
        other: "# weitere. Suchen Sie unter Mandanten oder Mitarbeitende.",
      }),
    matched: {
      name: "Name",
      email: "E-Mail",
      phone: "Telefon",
      identifier: "Kennung",
      jobTitle: "Funktion",
      company: "Unternehmen",
    },
    nobody: "Kein Kontakt ausgewählt",
    nobodyText: "Wählen Sie einen Kontakt, um seine Angaben und Betreuung zu sehen.",
    overview: "Kontakt",
  },

  person: {
    previous: "Vorheriger Kontakt (K)",
    next: "Nächster Kontakt (J)",
    edit: "Bearbeiten",
    reach: (name) => `Kontakt zu ${name}`,
    call: "Anrufen",
    mail: "E-Mail",
    copyPhone: "Telefon kopieren",
    copyEmail: "E-Mail kopieren",
    phone: "Telefon",
    email: "E-Mail",
    get teams(): string {
      return eitherWay({ teams: "Teams", books: "Kontaktbücher" });
    },
    groups: "Gruppen",
    company: "Unternehmen",
    middleNames: "Weitere Vornamen",
    note: "Notiz",
    noteFor: "Sichtbar für die Administration und die betreuenden Mitarbeitenden.",
    identifier: "Kennung",
    role: "Rolle",
    details: "Angaben",
    main: "Haupteintrag",
    ext: (ext) => `Durchwahl ${ext}`,
    asWritten: "wie in der Datei",
    unverified: "Bereich unbekannt",
    callWhom: (what) => `${what} anrufen`,
    copyWhat: (what) => `${what} kopieren`,
    copyPhoneOf: (name) => `Telefonnummer von ${name} kopieren`,
    mailWhom: (what) => `An ${what} schreiben`,
    copied: (what) => `${what} kopiert.`,
    notCopied: "Die Zwischenablage ist nicht verfügbar. Markieren Sie den Text und kopieren Sie ihn.",
    noPhone: "Dieser Kontakt hat keine Telefonnummer.",
    noEmail: "Dieser Kontakt hat keine E-Mail-Adresse.",
    covers: "Betreut von",
    get coversNone(): string {
      return eitherWay({
        teams: "Keine aktiven Mitarbeitenden betreuen diesen Mandanten. Fügen Sie seinem Team welche hinzu.",
        books: "Keine aktiven Mitarbeitenden betreuen diesen Mandanten. Fügen Sie seinem Kontaktbuch welche hinzu.",
      });
    },
    coverTable: (name) => `Mitarbeitende, die ${name} betreuen`,
    changes: "Letzte Änderungen",
    since: (month) => `Seit ${month}`,
    name: "Name",
    jobTitle: "Funktion",
    get team(): string {
      return eitherWay({ teams: "Team", books: "Kontaktbuch" });
    },
    actions: "Aktionen",
    labels: {
      mobile: "Mobil",
      office: "Büro",
      home: "Privat",
      fax: "Fax",
      work: "Geschäftlich",
      other: "Weitere Nummer",
    },
    gone: "Diesen Kontakt gibt es nicht mehr",
    get goneText(): string {
      return eitherWay({
        teams: "Er wurde entfernt, oder Sie haben kein gemeinsames Team mehr.",
        books: "Er wurde entfernt, oder Sie haben kein gemeinsames Kontaktbuch mehr.",
      });
    },
  },

  people: {
    searchClients: "Mandanten durchsuchen",
    searchStaff: "Mitarbeitende durchsuchen",
    statusFilter: "Status",
    all: "Alle",
    name: "Name",
    jobTitle: "Funktion",
    company: "Unternehmen",
    email: "E-Mail",
    phone: "Telefon",
    get teams(): string {
      return eitherWay({ teams: "Teams", books: "Kontaktbücher" });
    },
    status: "Status",
    created: "Hinzugefügt",
    more: (count) => `+${number(count)}`,
    clients: (total) => plural(total, { one: "# Mandant", other: "# Mandanten" }),
    staff: (total) => plural(total, { one: "# Person der Kanzlei", other: "# Mitarbeitende" }),
    ofClients: (total, of) => `${number(total)} von ${plural(of, { one: "# Mandanten", other: "# Mandanten" })}`,
    ofStaff: (total, of) => `${number(total)} von ${number(of)} Mitarbeitenden`,
    hiddenColumns: (titles) => `Bei dieser Breite ausgeblendet: ${list(titles)}`,
    import: "Importieren",
    selectAll: "Alle auswählen",
    selectRow: "Auswählen",
    actionsFor: "Aktionen für",
    selected: (count, of) => `${number(count)} von ${number(of)} ausgewählt`,
    get addToTeam(): string {
      return eitherWay({ teams: "Zu Team hinzufügen …", books: "Zu Kontaktbuch hinzufügen …" });
    },
    clearSelection: "Abwählen",
    export: "Exportieren …",
    files: { clients: "Mandanten.csv", staff: "Mitarbeitende.csv" },
    exported: (file, rows) =>
      plural(rows, { one: `# Person in ${file} gespeichert.`, other: `# Personen in ${file} gespeichert.` }),
    open: "Öffnen",
    edit: "Bearbeiten …",
    copyEmail: "E-Mail kopieren",
    copyPhone: "Telefon kopieren",
    fromImport: "Es werden nur Personen aus einem Import angezeigt.",
    showAll: "Alle Mandanten anzeigen",
    emptyClients: "Noch keine Mandanten",
    get emptyClientsText(): string {
      return eitherWay({
        teams:
          "Importieren Sie sie aus einer Tabelle oder fügen Sie einen hinzu. Jeder Mandant kommt in ein Team mit aktiven Mitarbeitenden.",
        books:
          "Importieren Sie sie aus einer Tabelle oder fügen Sie einen hinzu. Jeder Mandant kommt in ein Kontaktbuch mit aktiven Mitarbeitenden.",
      });
    },
    emptyStaff: "Noch keine Mitarbeitenden",
    emptyStaffText: "Fügen Sie die Personen hinzu, die Ihre Mandanten betreuen.",
    errorTitle: "Diese Liste konnte nicht geöffnet werden",
    added: (count, team) =>
      plural(count, { one: `# Person zu ${team} hinzugefügt`, other: `# Personen zu ${team} hinzugefügt` }),
  },

  adding,
  appearance,
  audit,
  books,
  change,
  groups,
  hosting,
  hub,
  autoBackup,
  keeping,
  inviting,
  joining,
  picture,
  moving,
  points,
  settings,
  setup,
  duplicates,
  edit,
  standing,
  undo,
  updating,
  user,
  viewAs,

  teams,

  import: importing,

  imports,

  notices,
  announcing,
  noticeSettings,

  ...commandTexts,
} satisfies Catalogue;

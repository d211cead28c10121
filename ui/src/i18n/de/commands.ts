import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const commandTexts = {
  palette: {
    title: "Suche und Befehle",
    input: "Suche oder Befehl",
    get placeholder(): string {
      return eitherWay({
        teams: "Personen, Teams und Befehle suchen",
        books: "Personen, Kontaktbücher und Befehle suchen",
      });
    },
    results: "Ergebnisse",
    people: "Personen",
    meta: (similar, text) => (similar ? `Ähnlich · ${text}` : text),
    get teams(): string {
      return eitherWay({ teams: "Teams", books: "Kontaktbücher" });
    },
    groups: "Mandantengruppen",
    commands: "Befehle",
    with: (name) => `Für ${name}`,
    none: "Keine Treffer. Versuchen Sie es mit einem Namen, einer Telefonnummer oder einem Befehl.",
    choose: "↑↓ auswählen",
    open: "Enter öffnen",
    count: (count) => plural(count, { one: "# Ergebnis", other: "# Ergebnisse" }),
    teamMeta: (staff, clients) =>
      `${plural(staff, { one: "# aktive Person der Kanzlei", other: "# aktive Mitarbeitende" })}, ${plural(clients, { one: "# Mandant", other: "# Mandanten" })}`,
  },

  atHand: {
    title: "Angeheftete und zuletzt verwendete Personen",
    pinned: "Angeheftet",
    recent: "Zuletzt verwendet",
    nowPinned: (name) => `${name} ist angeheftet.`,
    noLonger: (name) => `${name} ist nicht mehr angeheftet.`,
  },

  keys: {
    control: "Strg",
    escape: "Esc",
    shift: "Umschalt",
    home: "Pos1",
    end: "Ende",
    pageUp: "Bild auf",
    pageDown: "Bild ab",
    enter: "Enter",
    delete: "Entf",
    space: "Leertaste",
  },

  shortcuts: {
    title: "Tastenkürzel",
    everywhere: "Überall",
    lists: "Listen und Tabellen",
    contact: "Kontakte",
    rows: {
      move: "Bewegen",
      ends: "Anfang und Ende",
      page: "Seite auf oder ab",
      select: "Auswählen, alle auswählen",
      range: "Bereich auswählen",
      open: "Öffnen",
      menu: "Menü der Zeile öffnen",
    },
  },

  commands: {
    palette: "Suche und Befehle",
    shortcuts: "Tastenkürzel",
    find: "Diese Liste durchsuchen",
    contacts: "Kontakte anzeigen",
    notices: "Mitteilungen anzeigen",
    readNotices: "Alle Mitteilungen als gelesen markieren",
    announce: "Neue Ankündigung …",
    clients: "Mandanten anzeigen",
    staff: "Mitarbeitende anzeigen",
    get teams(): string {
      return eitherWay({ teams: "Mandantenteams anzeigen", books: "Kontaktbücher anzeigen" });
    },
    groups: "Mandantengruppen anzeigen",
    imports: "Importe anzeigen",
    duplicates: "Dubletten anzeigen",
    audit: "Protokoll anzeigen",
    settings: "Einstellungen öffnen",
    setup: "Einrichtung anzeigen",
    import: "Mandanten importieren …",
    importStaff: "Mitarbeitende importieren …",
    get importTeams(): string {
      return eitherWay({ teams: "Mandantenteams importieren …", books: "Kontaktbücher importieren …" });
    },
    importMembers: "Teammitglieder importieren …",
    addClient: "Mandanten hinzufügen …",
    addStaff: "Mitarbeitende hinzufügen …",
    get createTeam(): string {
      return eitherWay({ teams: "Team anlegen …", books: "Kontaktbuch anlegen …" });
    },
    createGroup: "Mandantengruppe anlegen …",
    ownPoints: "Meine Kontaktdaten …",
    undo: "Rückgängig",
    redo: "Wiederholen",
    light: "Helle Darstellung",
    dark: "Dunkle Darstellung",
    system: "Darstellung des Systems",
    closeFirm: "Diese Kanzlei schließen",
    lock: "Sperren",
    otherFirm: "Andere Kanzlei anlegen oder öffnen …",
    saveBackup: "Sicherung speichern …",
    copyPhone: "Telefonnummer kopieren",
    copyEmail: "E-Mail-Adresse kopieren",
    call: "Anrufen",
    mail: "E-Mail schreiben",
    pin: "Anheften",
    unpin: "Lösen",
    edit: "Bearbeiten …",
    nextPane: "Nächster Bereich",
    previousPane: "Vorheriger Bereich",
    nextContact: "Nächster Kontakt",
    previousContact: "Vorheriger Kontakt",
  },
} satisfies Pick<Catalogue, "palette" | "atHand" | "keys" | "shortcuts" | "commands">;

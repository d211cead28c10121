import { number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const teams = {
  get title(): string {
    return eitherWay({ teams: "Mandantenteams", books: "Kontaktbücher" });
  },
  get list(): string {
    return eitherWay({ teams: "Mandantenteams", books: "Kontaktbücher" });
  },
  count: (total) =>
    eitherWay({
      teams: plural(total, { one: "# Team", other: "# Teams" }),
      books: plural(total, { one: "# Kontaktbuch", other: "# Kontaktbücher" }),
    }),
  get create(): string {
    return eitherWay({ teams: "Team anlegen", books: "Kontaktbuch anlegen" });
  },
  name: "Name",
  identifier: "Kennung",
  description: "Beschreibung",
  staff: "Mitarbeitende",
  activeStaff: "Betreuende",
  clients: "Mandanten",
  default: "Standard",
  get isDefault(): string {
    return eitherWay({
      teams: "Neue Personen kommen in dieses Team, wenn Sie kein anderes wählen.",
      books: "Neue Personen kommen in dieses Kontaktbuch, wenn Sie kein anderes wählen.",
    });
  },
  get setDefault(): string {
    return eitherWay({ teams: "Als Standardteam festlegen", books: "Als Standardkontaktbuch festlegen" });
  },
  defaultSet: (team) =>
    eitherWay({ teams: `${team} ist das Standardteam`, books: `${team} ist das Standardkontaktbuch` }),
  edit: "Bearbeiten",
  editTitle: (team) => `${team} bearbeiten`,
  save: "Änderungen speichern",
  nameHelp: "Sichtbar für Mitarbeitende, nicht für Mandanten.",
  identifierHelp: "Ein kurzer Name für Tabellen, nur aus Buchstaben und Ziffern.",
  get descriptionHelp(): string {
    return eitherWay({ teams: "Wofür dieses Team da ist.", books: "Wofür dieses Kontaktbuch da ist." });
  },
  addPeople: "Personen hinzufügen",
  addStaff: (team) => `Mitarbeitende zu ${team} hinzufügen`,
  addClients: (team) => `Mandanten zu ${team} hinzufügen`,
  addTo: (team) => `Personen zu ${team} hinzufügen`,
  addCount: (count) => plural(count, { one: "# Person hinzufügen", other: "# Personen hinzufügen" }),
  addNone: "Wählen Sie mindestens eine Person.",
  pick: "Nach Name, E-Mail oder Telefon suchen",
  nobodyLeft: "Alle sind bereits hinzugefügt",
  nobodyFound: "Mitglieder und deaktivierte Personen werden hier nicht angezeigt.",
  get remove(): string {
    return eitherWay({ teams: "Aus Team entfernen", books: "Aus Kontaktbuch entfernen" });
  },
  lead: "Leitung",
  makeLead: "Leitung geben",
  removeLead: "Leitung nehmen",
  leadMade: (name, team) => `${name} leitet jetzt ${team}`,
  leadRemoved: (name, team) => `${name} leitet ${team} nicht mehr`,
  removed: (name, team) => `${name} aus ${team} entfernt`,
  added: (count, team) =>
    plural(count, { one: `# Person zu ${team} hinzugefügt`, other: `# Personen zu ${team} hinzugefügt` }),
  created: (team) => `${team} angelegt`,
  saved: (team) => `${team} gespeichert`,
  staffCount: (active) => `${number(active)} aktiv`,
  get rule(): string {
    return eitherWay({
      teams: "Ein Team mit Mandanten braucht mindestens eine aktive Person der Kanzlei.",
      books: "Ein Kontaktbuch mit Mandanten braucht mindestens eine aktive Person der Kanzlei.",
    });
  },
  get noCover(): string {
    return eitherWay({
      teams: "Dieses Team hat keine aktiven Mitarbeitenden.",
      books: "Dieses Kontaktbuch hat keine aktiven Mitarbeitenden.",
    });
  },
  noCoverText: "Fügen Sie Mitarbeitende hinzu, bevor Sie Mandanten hinzufügen.",
  get onlyCover(): string {
    return eitherWay({
      teams: "In diesem Team ist nur eine Person der Kanzlei aktiv.",
      books: "In diesem Kontaktbuch ist nur eine Person der Kanzlei aktiv.",
    });
  },
  onlyCoverText: "Fügen Sie eine zweite hinzu, damit die Mandanten auch bei Abwesenheit betreut sind.",
  addCover: "Mitarbeitende hinzufügen …",
  noStaff: "Noch keine Mitarbeitenden",
  noClients: "Noch keine Mandanten",
  searchClients: "Mandanten durchsuchen",
  search: "Suchen",
  foot: (staff, clients) =>
    `${plural(staff, { one: "# aktive Person der Kanzlei", other: "# aktive Mitarbeitende" })}, ${plural(clients, { one: "# Mandant", other: "# Mandanten" })}`,
  get emptyTitle(): string {
    return eitherWay({ teams: "Noch keine Teams", books: "Noch keine Kontaktbücher" });
  },
  get emptyText(): string {
    return eitherWay({
      teams: "Ein Team besteht aus Mitarbeitenden und den Mandanten, die sie betreuen.",
      books: "Ein Kontaktbuch enthält einen Mandanten und die Mitarbeitenden, die ihn betreuen.",
    });
  },
  cureStaff: "Weitere Mitarbeitende hinzufügen",
  get cureTeam(): string {
    return eitherWay({ teams: "Zu anderem Team hinzufügen …", books: "Zu anderem Kontaktbuch hinzufügen …" });
  },
  chooseTeamFor: (count) =>
    eitherWay({
      teams: plural(count, {
        one: "# Person zu einem Team hinzufügen",
        other: "# Personen zu einem Team hinzufügen",
      }),
      books: plural(count, {
        one: "# Person zu einem Kontaktbuch hinzufügen",
        other: "# Personen zu einem Kontaktbuch hinzufügen",
      }),
    }),
  get team(): string {
    return eitherWay({ teams: "Team", books: "Kontaktbuch" });
  },
  get add(): string {
    return eitherWay({ teams: "Zu Team hinzufügen", books: "Zu Kontaktbuch hinzufügen" });
  },
  get gone(): string {
    return eitherWay({ teams: "Dieses Team gibt es nicht mehr", books: "Dieses Kontaktbuch gibt es nicht mehr" });
  },
  actions: "Weitere Aktionen",
} satisfies Catalogue["teams"];

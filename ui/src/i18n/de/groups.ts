import { list, number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

const clients = (count: number): string => plural(count, { one: "# Mandant", other: "# Mandanten" });

export const groups = {
  title: "Mandantengruppen",
  list: "Mandantengruppen",
  count: (total) => plural(total, { one: "# Gruppe", other: "# Gruppen" }),
  ofCount: (shown, total) => `${number(shown)} von ${plural(total, { one: "# Gruppe", other: "# Gruppen" })}`,
  create: "Gruppe anlegen",
  rename: "Umbenennen",
  renameTitle: (group) => `${group} umbenennen`,
  save: "Änderungen speichern",
  name: "Name",
  nameHelp: "Sichtbar für Mitarbeitende, nicht für Mandanten.",
  members: "Mandanten",
  quiet: "Einzuladen",
  search: "Gruppen durchsuchen",
  emptyTitle: "Noch keine Mandantengruppen",
  emptyText:
    "Mit einer Gruppe laden Sie mehrere Mandanten auf einmal ein oder finden sie schneller. Die Betreuung ändert sich dadurch nicht.",
  noneTitle: (query) => `Keine Gruppe passt zu „${query}“`,
  gone: "Diese Gruppe gibt es nicht mehr",
  created: (group) => `${group} angelegt`,
  renamed: (group) => `${group} umbenannt`,
  delete: "Gruppe löschen",
  deleted: (group) => `${group} gelöscht`,
  actions: "Weitere Aktionen",

  add: "Mandanten hinzufügen",
  addTo: (group) => `Mandanten zu ${group} hinzufügen`,
  added: (count, group) => `${clients(count)} zu ${group} hinzugefügt`,
  remove: "Aus Gruppe entfernen",
  removed: (name, group) => `${name} aus ${group} entfernt`,
  searchMembers: "Mandanten dieser Gruppe durchsuchen",
  noMembers: "Noch keine Mandanten in dieser Gruppe",
  get noMembersText(): string {
    return eitherWay({
      teams: "Fügen Sie Mandanten und Kooperationspartner hinzu. Mitarbeitende gehören in Teams.",
      books: "Fügen Sie Mandanten und Kooperationspartner hinzu. Mitarbeitende gehören in Kontaktbücher.",
    });
  },
  foot: clients,
  rule: "Eine Gruppe ändert nichts an der Betreuung.",
  chooseTitle: (count) =>
    plural(count, {
      one: "# Person zu einer Mandantengruppe hinzufügen",
      other: "# Personen zu einer Mandantengruppe hinzufügen",
    }),
  choose: "Mandantengruppe",
  chooseSubmit: "Zur Gruppe hinzufügen",
  addToGroup: "Zu Gruppe hinzufügen …",
  noneYet: "Es gibt noch keine Mandantengruppen. Legen Sie zuerst eine an.",
  noOther: "Es gibt keine andere Mandantengruppe. Legen Sie zuerst eine an.",
  filter: "Gruppen",
  group: "Mandantengruppe",
  meta: clients,

  invite: "Ganze Gruppe einladen …",
  inviteTitle: (group) => `${group} einladen`,
  ready: (count) => plural(count, { one: "# Mandant wird eingeladen.", other: "# Mandanten werden eingeladen." }),
  nobody: "Aus dieser Gruppe kann derzeit niemand eingeladen werden.",
  leftOut: "Ausgelassen",
  why: {
    noAddress: (count) => plural(count, { one: "# ohne E-Mail-Adresse", other: "# ohne E-Mail-Adresse" }),
    noPhone: (count) =>
      plural(count, { one: "# ohne Telefonnummer für Codes", other: "# ohne Telefonnummer für Codes" }),
    noActiveStaff: (count) =>
      eitherWay({
        teams: plural(count, {
          one: "# in einem Team ohne aktive Mitarbeitende",
          other: "# in Teams ohne aktive Mitarbeitende",
        }),
        books: plural(count, {
          one: "# in einem Kontaktbuch ohne aktive Mitarbeitende",
          other: "# in Kontaktbüchern ohne aktive Mitarbeitende",
        }),
      }),
    suspended: (count) => plural(count, { one: "# gesperrt", other: "# gesperrt" }),
    invited: (count) => plural(count, { one: "# bereits eingeladen", other: "# bereits eingeladen" }),
    active: (count) => plural(count, { one: "# bereits aktiv", other: "# bereits aktiv" }),
  },
  names: (shown, more) => list(more > 0 ? [...shown, plural(more, { one: "# weitere", other: "# weitere" })] : shown),
  inTeam: (name, team) => `${name} (${team})`,
  invited: (count, group) =>
    plural(count, {
      one: `# Mandant aus ${group} eingeladen`,
      other: `# Mandanten aus ${group} eingeladen`,
    }),
} satisfies Catalogue["groups"];

import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const books = {
  title: "Kontaktbücher",
  keep: "Für jeden Mandanten ein eigenes Kontaktbuch führen",
  keepHelp:
    "Ein Kontaktbuch ist ein Team für einen Mandanten oder Haushalt. Wenn Sie einen Mandanten hinzufügen oder einladen, entsteht eines mit Ihnen beiden. Ist dies ausgeschaltet, kommen Mandanten in Ihre bestehenden Teams.",
  giveUp: "Zu Mandantenteams wechseln …",
  giveUpHelp:
    "Alle Mandanten kommen in ein Team, und die Kontaktbücher werden gelöscht. Danach legen Sie die Teams an, die Sie brauchen.",

  covers: "Betreut von",
  fresh: "Neues Kontaktbuch",
  existing: "Vorhandene Kontaktbücher",
  name: "Name des Kontaktbuchs",
  suggested: (client, me) => (client === "" ? me : me === "" ? client : `${client} und ${me}`),
  members: "Im Kontaktbuch",
  comes: "immer im Kontaktbuch",
  newcomer: "Der Mandant",
  you: "Sie",
  out: (name) => `${name} aus dem Kontaktbuch entfernen`,
  addSomebody: "Person hinzufügen: Name, E-Mail oder Telefon",
  nobody: "Keine Treffer.",
  rule: (active) =>
    active === 0
      ? "Das Kontaktbuch hat keine aktiven Mitarbeitenden. Fügen Sie mindestens eine Person hinzu."
      : plural(active, {
          one: "Im Kontaktbuch ist # aktive Person der Kanzlei. Mindestens eine ist nötig.",
          other: "Im Kontaktbuch sind # aktive Mitarbeitende. Mindestens eine Person ist nötig.",
        }),
  addMe: "Sich selbst hinzufügen und fortfahren",
  narrow: "Liste eingrenzen",
  moreTeams: (count) =>
    plural(count, {
      one: "# weiteres. Grenzen Sie die Liste ein, um es zu sehen.",
      other: "# weitere. Grenzen Sie die Liste ein, um sie zu sehen.",
    }),

  migrate: {
    title: "Zu Mandantenteams wechseln",
    lead: (team) =>
      `Alle Mandanten und Kooperationspartner kommen in ${team}; alle anderen Kontaktbücher werden gelöscht.`,
    books: (count) => plural(count, { one: "# Kontaktbuch wird gelöscht.", other: "# Kontaktbücher werden gelöscht." }),
    clients: (count, team) =>
      plural(count, {
        one: `# Mandant ist danach nur noch in ${team}.`,
        other: `# Mandanten sind danach nur noch in ${team}.`,
      }),
    staff: (count) =>
      count === 0
        ? "Alle Mitarbeitenden bleiben in einem Team."
        : plural(count, {
            one: "# Person der Kanzlei ist danach in keinem Team, bis Sie sie einem hinzufügen.",
            other: "# Mitarbeitende sind danach in keinem Team, bis Sie sie einem hinzufügen.",
          }),
    you: (team) => `Von der Kanzlei sind danach nur Sie in ${team}; niemand sonst erhält Zugang zu einem Mandanten.`,
    shared: (team) => `Die Mandanten von ${team} sehen einander derzeit. Nach dem Wechsel nicht mehr.`,
    backup:
      "Zuerst wird eine Datei gespeichert, die zeigt, wer in welchem Kontaktbuch ist: Namen, IDs und E-Mail-Adressen.",
    without: "Ohne diese Datei fortfahren",
    submit: "Datei speichern und wechseln …",
    submitWithout: "Ohne Datei wechseln",
    file: "Kontaktbücher.csv",
    saved: (file, rows) =>
      plural(rows, {
        one: `# Mitgliedschaft in ${file} gespeichert.`,
        other: `# Mitgliedschaften in ${file} gespeichert.`,
      }),
    done: (count) =>
      plural(count, {
        one: "# Mandant zu Mandantenteams gewechselt",
        other: "# Mandanten zu Mandantenteams gewechselt",
      }),
  },

  sharing: {
    label: "Mandanten sehen einander",
    token: "Offen",
    tokenTitle: "Die Mandanten sehen einander.",
    title: (team) => `Sollen die Mandanten von ${team} einander sehen?`,
    text: (count) =>
      count === 0
        ? "Jeder Mandant, der hinzukommt, sieht die anderen: Name, E-Mail-Adresse und Telefonnummer."
        : plural(count, {
            one: "Name, E-Mail-Adresse und Telefonnummer von # Mandanten werden für jeden Mandanten sichtbar, der hinzukommt.",
            other:
              "Namen, E-Mail-Adressen und Telefonnummern von # Mandanten werden füreinander sichtbar und für jeden Mandanten, der hinzukommt.",
          }),
    from: "Mandanten sehen die anderen und sind selbst sichtbar, sobald sie aktiv sind.",
    only: "Gedacht für Familien und Personen, die einander kennen. Sie können es ausschalten; was gesehen wurde, bleibt gesehen.",
    submit: "Füreinander sichtbar machen",
    opened: (team) => `Die Mandanten von ${team} sehen einander`,
    closed: (team) => `Die Mandanten von ${team} sehen einander nicht mehr`,
  },

  uncovered: (count) =>
    eitherWay({
      teams: plural(count, {
        one: "# Team hat Mandanten, aber keine aktiven Mitarbeitenden.",
        other: "# Teams haben Mandanten, aber keine aktiven Mitarbeitenden.",
      }),
      books: plural(count, {
        one: "# Kontaktbuch hat Mandanten, aber keine aktiven Mitarbeitenden.",
        other: "# Kontaktbücher haben Mandanten, aber keine aktiven Mitarbeitenden.",
      }),
    }),
  uncoveredText: "Niemand betreut diese Mandanten.",
  showUncovered: "Anzeigen",
  get onlyUncovered(): string {
    return eitherWay({
      teams: "Es werden nur Teams mit Mandanten, aber ohne aktive Mitarbeitende angezeigt.",
      books: "Es werden nur Kontaktbücher mit Mandanten, aber ohne aktive Mitarbeitende angezeigt.",
    });
  },
  uncoveredNone: "Alle Mandanten werden wieder betreut",
  showAll: "Alle anzeigen",
  mark: "Die Mandanten haben keine aktiven Mitarbeitenden.",

  id: "ID",
  copyId: "ID kopieren",

  otherKind: {
    asStaff: "Stattdessen zu Mitarbeitenden hinzufügen …",
    asClient: "Stattdessen zu Mandanten hinzufügen …",
    titleStaff: (name) => `${name} stattdessen zu den Mitarbeitenden hinzufügen?`,
    titleClient: (name) => `${name} stattdessen zu den Mandanten hinzufügen?`,
    lead: "Mandanten können nicht zu Mitarbeitenden werden und umgekehrt. Fügen Sie die Person in diesen Schritten neu hinzu:",
    revoke:
      "Die Einladung wird zurückgezogen: Ihr Code gilt nicht mehr, und die Person verlässt alle Listen und Teams.",
    deactivate:
      "Der Datensatz wird deaktiviert: Die Person verlässt alle Listen und Teams. Datensatz und Verlauf bleiben erhalten.",
    free: "E-Mail-Adresse und Kennung werden für den neuen Datensatz frei.",
    form: "Das Formular zum Hinzufügen öffnet sich mit den vorhandenen Angaben. Gesendet wird erst, wenn Sie es dort tun.",
    submitRevoke: "Zurückziehen und fortfahren",
    submitDeactivate: "Deaktivieren und fortfahren",
    left: (name) => `${name} kann neu hinzugefügt werden`,
  },
} satisfies Catalogue["books"];

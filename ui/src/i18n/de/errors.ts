import type { AppError } from "../../generated/AppError";
import type { FieldProblem } from "../../generated/FieldProblem";
import type { MailProblemKind } from "../../generated/MailProblemKind";
import type { NamedView } from "../../generated/NamedView";
import type { Refusal } from "../../generated/Refusal";
import type { StatusView } from "../../generated/StatusView";
import { date, list, number, plural } from "../../lib/format";
import { lookUp } from "../../lib/look_up";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import type { ByCode, FormField } from "../sentences";
import { hubProblems } from "./hub";

const tooManyRows = ({ file, rows, limit }: { file: string; rows: number; limit: number }): string =>
  `${file} hat ${number(rows)} Zeilen; Ihre Kanzlei erlaubt ${number(limit)} pro Datei. Teilen Sie die Datei, oder lassen Sie die Systemadministration die Grenze in den Einstellungen erhöhen.`;

const listed = (items: readonly string[], total: number): string => {
  const shown = items.slice(0, 3);
  const rest = total - shown.length;
  return list(rest > 0 ? [...shown, plural(rest, { one: "# weitere", other: "# weitere" })] : shown);
};

const names = (items: readonly NamedView[], total = items.length): string =>
  listed(
    items.map((item) => item.name),
    total,
  );

/** The name of a field in quotation marks, which needs no gender, and the sentence that asks for it. */
const formFields: Record<FormField, readonly [subject: string, enter: string]> = {
  name: ["„Name“", "Geben Sie einen Namen ein."],
  given: ["„Vorname“", "Geben Sie einen Vornamen ein."],
  family: ["„Nachname“", "Geben Sie einen Nachnamen ein."],
  middleNames: ["„Weitere Vornamen“", "Geben Sie die weiteren Vornamen ein."],
  jobTitle: ["„Funktion“", "Geben Sie eine Funktion ein."],
  company: ["„Unternehmen“", "Geben Sie ein Unternehmen ein."],
  language: ["„E-Mail-Sprache“", "Wählen Sie eine Sprache."],
  note: ["„Notiz“", "Geben Sie eine Notiz ein."],
  email: ["„E-Mail-Adresse“", "Geben Sie eine E-Mail-Adresse ein."],
  phone: ["„Telefonnummer“", "Geben Sie eine Telefonnummer ein."],
  identifier: ["„Kennung“", "Geben Sie eine Kennung ein."],
  description: ["„Beschreibung“", "Geben Sie eine Beschreibung ein."],
  groupIdentifiers: ["Die Teams", "Geben Sie ein Team ein."],
  role: ["„Rolle“", "Wählen Sie eine Rolle."],
  country: ["„Land“", "Wählen Sie ein Land."],
  timeZone: ["„Zeitzone“", "Wählen Sie eine Zeitzone."],
  confirm: ["Das Wort", "Geben Sie das Wort CONFIRM ein."],
  passphrase: ["„Passphrase“", "Geben Sie eine Passphrase ein."],
  message: ["„Nachricht“", "Geben Sie eine Nachricht ein."],
  label: ["„Bezeichnung“", "Geben Sie eine Bezeichnung ein."],
  points: ["„Kontaktdaten“", "Fügen Sie eine Adresse oder Nummer hinzu."],
  title: ["„Titel“", "Geben Sie einen Titel ein."],
  code: ["„Code“", "Geben Sie den Code ein."],
  username: ["„Benutzername“", "Geben Sie einen Benutzernamen ein."],
  terms: ["„Nutzungsbedingungen“", "Geben Sie den Text der Nutzungsbedingungen ein."],
  host: ["„Server“", "Geben Sie den Namen des Servers ein."],
  port: ["„Port“", "Geben Sie einen Port ein."],
  from: ["„Absenderadresse“", "Geben Sie die Absenderadresse ein."],
  fromName: ["„Absendername“", "Geben Sie den Absendernamen ein."],
  login: ["„Benutzername“", "Geben Sie einen Benutzernamen ein."],
  folder: ["„Ordner“", "Wählen Sie einen Ordner."],
  password: ["„Passwort“", "Geben Sie das Passwort ein."],
  security: ["„Verschlüsselung“", "Wählen Sie eine Verschlüsselung."],
  leaseDays: ["Die Zahl der Tage", "Geben Sie eine Zahl von Tagen ein."],
  importRowLimit: ["„Höchstzahl der Zeilen“", "Geben Sie eine Zahl ein."],
  link: ["„Link“", "Fügen Sie den Link ein."],
  device: ["„Name dieses Geräts“", "Geben Sie einen Namen für dieses Gerät ein."],
};
const subject = (field: string): string => lookUp(formFields, field)?.[0] ?? "Dieses Feld";

const fields: Record<FieldProblem, (field: string) => string> = {
  empty: (field) => lookUp(formFields, field)?.[1] ?? "Füllen Sie dieses Feld aus.",
  name: () => "Geben Sie einen Namen ein.",
  tooLong: (field) => `${subject(field)} ist zu lang. Kürzen Sie die Eingabe.`,
  email: () => "Geben Sie eine E-Mail-Adresse mit einem @ und einer Domain ein, etwa anna@example.com.",
  phone: () => "Geben Sie eine Telefonnummer mit Landesvorwahl ein, etwa +44 20 7946 0018.",
  link: () => "Das ist kein Link von Coverbook. Kopieren Sie den ganzen Link und fügen Sie ihn noch einmal ein.",
  identifier: () => "Eine Kennung besteht nur aus Buchstaben und Ziffern in einer Zeile. Entfernen Sie andere Zeichen.",
  country: () => "Wählen Sie ein Land aus der Liste.",
  timeZone: () => "Wählen Sie eine Zeitzone aus der Liste.",
  date: () => "Geben Sie ein gültiges Datum ein.",
  confirm: () => "Geben Sie das Wort CONFIRM in Großbuchstaben ein.",
  code: () => "Ein Code besteht aus acht Buchstaben und Ziffern, etwa K7QM-3XFD. Geben Sie ihn wie in der E-Mail ein.",
  usernameEmail: () => "Ein Benutzername darf keine E-Mail-Adresse sein. Lassen Sie das @ und alles danach weg.",
  usernameSigns: () =>
    "Ein Benutzername besteht nur aus Buchstaben und Ziffern. Entfernen Sie Leerzeichen und andere Zeichen.",
  role: () => "Wählen Sie eine Rolle aus der Liste.",
  usernameShort: () => "Ein Benutzername hat mindestens 6 Zeichen. Verlängern Sie ihn.",
  usernameLetter: () => "Ein Benutzername enthält mindestens einen Buchstaben. Ergänzen Sie einen.",
  terms: () => "Um beizutreten, müssen Sie die Nutzungsbedingungen annehmen. Lesen Sie sie und setzen Sie das Häkchen.",
  port: () => "Ein Port ist eine Zahl von 1 bis 65535. Üblich sind 587 und 465.",
  hostPort: () => "Ein Port ist eine Zahl von 1024 bis 65535. Coverbook verwendet meist 7843.",
  portTaken: () => "Ein anderes Programm verwendet diesen Port. Schließen Sie es oder wählen Sie einen anderen Port.",
  again: () => "Dieses Passwort gehört zu einem anderen Server oder Benutzernamen. Geben Sie es erneut ein.",
  inTheOpen: () =>
    "Ohne Verschlüsselung könnten andere das Passwort lesen. Wählen Sie STARTTLS oder TLS oder verwenden Sie einen Server auf diesem Computer.",
  notOnHub: () => "Ein Hub sendet E-Mails nur über einen Mailserver. Geben Sie einen an.",
  passphrase: () => "Eine Passphrase hat mindestens 12 Zeichen. Wählen Sie eine längere.",
  leaseDays: () => "Wählen Sie eine Zahl von 7 bis 90 Tagen.",
  rowLimit: () => "Eine Grenze ist eine Zahl von 1 bis 1.000.000. Lassen Sie das Feld leer, wenn keine gelten soll.",
};

const states: Record<StatusView, string> = {
  quiet: "noch nicht eingeladen",
  pending: "eingeladen",
  active: "aktiv",
  suspended: "gesperrt",
  inactive: "deaktiviert",
};

const refusals: ByCode<Refusal> = {
  notAllowed: () => "Nur die Administration kann dies tun. Wenden Sie sich an sie.",
  nameMissing: () => "Geben Sie einen Namen ein.",
  emailMissing: () => "Mitarbeitende brauchen eine E-Mail-Adresse. Geben Sie eine ein.",
  contactMissing: () => "Geben Sie eine E-Mail-Adresse oder eine Telefonnummer ein.",
  tooLong: ({ field, max }) => `${subject(field)} ist zu lang. Kürzen Sie die Eingabe auf ${number(max)} Zeichen.`,
  emailTaken: ({ by, status }) =>
    status === "inactive"
      ? `Diese Adresse gehört zu ${by.name} (deaktiviert). Geben Sie sie dort frei oder verwenden Sie eine andere.`
      : `Diese Adresse gehört zu ${by.name}. Verwenden Sie eine andere.`,
  identifierTaken: ({ by }) => `Diese Kennung gehört zu ${by.name}. Verwenden Sie eine andere.`,
  teamIdentifierTaken: ({ by }) =>
    eitherWay({
      teams: `Diese Kennung gehört zum Team ${by.name}. Verwenden Sie eine andere.`,
      books: `Diese Kennung gehört zum Kontaktbuch ${by.name}. Verwenden Sie eine andere.`,
    }),
  lastSystemAdministrator: () =>
    "Die Systemadministration braucht mindestens eine aktive Person. Geben Sie die Rolle zuerst jemand anderem.",
  ownRole: () => "Ihre eigene Rolle können Sie nicht ändern. Wenden Sie sich an die Systemadministration.",
  yourself: () =>
    "Sich selbst können Sie nicht sperren oder deaktivieren. Bitten Sie eine andere Person der Administration.",
  wrongState: ({ users, needed }) =>
    plural(users.length, {
      one: `${names(users)} ist nicht ${states[needed]}. Lassen Sie diese Person weg.`,
      other: `${names(users)} sind nicht ${states[needed]}. Lassen Sie diese Personen weg.`,
    }),
  uncovers: ({ teams }) =>
    `${names(teams)}: Die Mandanten hätten in der Zwischenzeit keine aktiven Mitarbeitenden. Fügen Sie weitere hinzu oder sperren Sie trotzdem.`,
  notTheSameSide: ({ users }) =>
    `Mitarbeitende und Mandanten lassen sich nicht zusammenführen: ${names(users)}. Wählen Sie zwei Datensätze der gleichen Art.`,
  namedTwice: ({ users }) =>
    `Jeder Datensatz lässt sich nur mit einem anderen zugleich zusammenführen. Lassen Sie ${names(users)} weg.`,
  roleOfClient: ({ user }) =>
    `${user.name} gehört zu den Mandanten und hat keine Rolle. Wählen Sie jemanden aus der Kanzlei.`,
  systemAdministratorNeeded: () => "Nur die Systemadministration kann dies tun. Wenden Sie sich an sie.",
  onlyClients: ({ users }) =>
    plural(users.length, {
      one: `${names(users)} arbeitet für die Kanzlei. Mandantengruppen sind nur für Mandanten und Kooperationspartner: Lassen Sie diese Person weg.`,
      other: `${names(users)} arbeiten für die Kanzlei. Mandantengruppen sind nur für Mandanten und Kooperationspartner: Lassen Sie diese Personen weg.`,
    }),
  lastPoint: ({ phone }) =>
    phone
      ? "Die letzte sichtbare Telefonnummer lässt sich nicht entfernen. Fügen Sie zuerst eine andere hinzu oder ändern Sie diese."
      : "Die letzte sichtbare E-Mail-Adresse lässt sich nicht entfernen. Fügen Sie zuerst eine andere hinzu oder ändern Sie diese.",
  tooManyPoints: ({ max }) =>
    `Eine Liste enthält höchstens ${number(max)} Adressen und Nummern. Entfernen Sie zuerst einige.`,
  noActiveStaff: ({ team }) => `${team.name} hat keine aktiven Mitarbeitenden. Fügen Sie zuerst welche hinzu.`,
  lastActiveStaff: ({ teams }) =>
    `${names(teams)}: Die Mandanten hätten keine aktiven Mitarbeitenden mehr. Fügen Sie zuerst weitere hinzu.`,
  lastTeam: ({ users }) =>
    eitherWay({
      teams: plural(users.length, {
        one: `${names(users)} wäre in keinem Team mehr. Fügen Sie die Person zuerst einem anderen Team hinzu.`,
        other: `${names(users)} wären in keinem Team mehr. Fügen Sie die Personen zuerst einem anderen Team hinzu.`,
      }),
      books: plural(users.length, {
        one: `${names(users)} wäre in keinem Kontaktbuch mehr. Fügen Sie die Person zuerst einem anderen hinzu.`,
        other: `${names(users)} wären in keinem Kontaktbuch mehr. Fügen Sie die Personen zuerst einem anderen hinzu.`,
      }),
    }),
  noOtherTeam: ({ users, total }) =>
    eitherWay({
      teams: plural(total, {
        one: `${names(users, total)} ist in keinem anderen Team. Wählen Sie ein Team als Ziel.`,
        other: `${names(users, total)} sind in keinem anderen Team. Wählen Sie ein Team als Ziel.`,
      }),
      books: plural(total, {
        one: `${names(users, total)} ist in keinem anderen Kontaktbuch. Wählen Sie ein Kontaktbuch als Ziel.`,
        other: `${names(users, total)} sind in keinem anderen Kontaktbuch. Wählen Sie ein Kontaktbuch als Ziel.`,
      }),
    }),
  defaultTeamStays: ({ team }) =>
    eitherWay({
      teams: `${team.name} ist das Standardteam. Machen Sie zuerst ein anderes Team zum Standardteam.`,
      books: `${team.name} ist das Standardkontaktbuch. Legen Sie zuerst ein anderes als Standard fest.`,
    }),
  noAddress: ({ users }) =>
    plural(users.length, {
      one: `${names(users)} hat keine E-Mail-Adresse. Fügen Sie vor der Einladung eine hinzu.`,
      other: `${names(users)} haben keine E-Mail-Adresse. Fügen Sie vor der Einladung je eine hinzu.`,
    }),
  phoneMissing: ({ users }) =>
    plural(users.length, {
      one: `${names(users)} hat keine Telefonnummer; die Einladungen Ihrer Kanzlei erfordern eine. Fügen Sie sie zuerst hinzu.`,
      other: `${names(users)} haben keine Telefonnummer; die Einladungen Ihrer Kanzlei erfordern eine. Fügen Sie zuerst je eine hinzu.`,
    }),
  wrongCode: () => "Das ist nicht der Code aus der neuesten E-Mail. Fragen Sie noch einmal danach.",
  usernameTaken: () => "Dieser Benutzername ist bereits vergeben. Wählen Sie einen anderen.",
  termsChanged: () => "Die Nutzungsbedingungen haben sich geändert. Lesen Sie sie und nehmen Sie sie erneut an.",
  revoked: ({ users }) =>
    plural(users.length, {
      one: `Die Einladung an ${names(users)} wurde zurückgezogen. Fügen Sie die Person neu hinzu und laden Sie sie erneut ein.`,
      other: `Die Einladungen an ${names(users)} wurden zurückgezogen. Fügen Sie die Personen neu hinzu und laden Sie sie erneut ein.`,
    }),
  nothingDue: () => "Es ist nichts fällig. Es wurde nichts geändert.",
  textMissing: () => "Geben Sie einen Titel und einen Text ein.",
  noActiveRecipients: () => "Von den Ausgewählten ist noch niemand beigetreten. Wählen Sie andere Personen.",
  mailSent: () => "Die E-Mail wurde bereits gesendet. Ziehen Sie stattdessen die Einladung zurück.",
  userInactive: ({ user }) =>
    eitherWay({
      teams: `${user.name} ist deaktiviert und kann keinem Team und keiner Gruppe beitreten. Wählen Sie jemand anderen.`,
      books: `${user.name} ist deaktiviert und kann keinem Kontaktbuch und keiner Gruppe beitreten. Wählen Sie jemand anderen.`,
    }),
  noBooks: () => "Ihre Kanzlei verwendet keine Kontaktbücher. Schalten Sie sie zuerst in den Einstellungen ein.",
  defaultTeamMissing: () =>
    eitherWay({
      teams: "Es gibt kein Standardteam. Wählen Sie eines unter Mandantenteams.",
      books: "Es gibt kein Standardkontaktbuch. Wählen Sie eines unter Kontaktbücher.",
    }),
  conflict: ({ field, theirs }) =>
    theirs === ""
      ? `${subject(field)} wurde inzwischen von jemand anderem geleert. Prüfen Sie die Angabe und speichern Sie erneut.`
      : `${subject(field)} wurde inzwischen von jemand anderem in „${theirs}“ geändert. Prüfen Sie die Angabe und speichern Sie erneut.`,
  changedSince: ({ items, total }) =>
    plural(total, {
      one: `${listed(items, total)} wurde seither geändert. Machen Sie zuerst diese Änderung rückgängig.`,
      other: `${listed(items, total)} wurden seither geändert. Machen Sie zuerst diese Änderungen rückgängig.`,
    }),
  alreadyUndone: () => "Das wurde bereits rückgängig gemacht. Es wurde nichts geändert.",
  tooOld: ({ days }) =>
    plural(days, {
      one: "Das ließ sich nur # Tag lang rückgängig machen. Ändern Sie die Datensätze von Hand.",
      other: "Das ließ sich nur # Tage lang rückgängig machen. Ändern Sie die Datensätze von Hand.",
    }),
  notUndoable: () => "Das lässt sich nicht rückgängig machen. Ändern Sie die Datensätze von Hand.",
  unknownRecord: () => "Diesen Datensatz gibt es nicht mehr. Gehen Sie zurück und wählen Sie einen anderen.",
  firmExists: () => "Diese Kanzlei gibt es bereits. Öffnen Sie sie.",
  nothingToUndo: () => "Es gibt nichts rückgängig zu machen.",
  emptyImport: () =>
    "Keine Zeile der Datei lässt sich importieren. Beheben Sie die Probleme in der Datei und importieren Sie sie erneut.",
  tooManyRows,
};

const mail: Record<MailProblemKind, string> = {
  nameNotFound: "Kein Server hat diesen Namen. Prüfen Sie den Namen und das Netzwerk.",
  connectionRefused: "An diesem Port antwortet nichts. Prüfen Sie den Port.",
  notReached: "Der Server ist nicht erreichbar. Prüfen Sie seinen Namen und Ihr Netzwerk.",
  timedOut: "Der Server hat nicht rechtzeitig geantwortet. Prüfen Sie Namen und Port.",
  closed: "Der Server hat die Verbindung geschlossen. Coverbook versucht es erneut.",
  notSmtp: "Das ist kein Mailserver. Prüfen Sie den Port.",
  certificateUntrusted:
    "Das Zertifikat des Servers ist nicht vertrauenswürdig. Wenden Sie sich an die Administration des Servers.",
  certificateExpired:
    "Das Zertifikat des Servers ist heute nicht gültig. Prüfen Sie die Uhr des Computers, der sendet, oder wenden Sie sich an die Administration des Servers.",
  certificateWrongName: "Das Zertifikat des Servers lautet auf einen anderen Namen. Verwenden Sie diesen Namen.",
  noTls:
    "Der Server bietet an diesem Port keine Verschlüsselung. Wählen Sie die andere Verschlüsselung oder einen anderen Port.",
  tlsNeeded: "Der Server verlangt Verschlüsselung. Wählen Sie STARTTLS oder TLS.",
  tlsFailed:
    "Coverbook und der Server haben kein gemeinsames Verschlüsselungsverfahren. Wenden Sie sich an die Administration des Servers.",
  loginNotOffered:
    "Der Server bietet hier keine Anmeldung. Lassen Sie den Benutzernamen leer oder wählen Sie eine Verschlüsselung.",
  loginInTheOpen:
    "Ohne Verschlüsselung könnten andere das Passwort lesen. Wählen Sie STARTTLS oder TLS oder lassen Sie den Benutzernamen leer.",
  loginRefused:
    "Der Server akzeptiert Benutzernamen und Passwort nicht. Manche Server verlangen ein eigenes Passwort für Programme.",
  loginNeeded: "Der Server verlangt eine Anmeldung. Geben Sie Benutzernamen und Passwort ein.",
  senderRefused:
    "Der Server versendet nicht von dieser Adresse. Verwenden Sie eine seiner eigenen Adressen als Absender.",
  recipientRefused: "Der Server kennt diese Empfängeradresse nicht. Prüfen Sie die Adresse.",
  relayRefused:
    "Der Server leitet E-Mails von hier nicht weiter. Melden Sie sich an oder wenden Sie sich an die Administration des Servers.",
  addressNotSupported:
    "Diese Adresse enthält Zeichen, die der Server nicht unterstützt. Verwenden Sie eine andere Adresse.",
  busy: "Der Server ist ausgelastet. Coverbook versucht es erneut.",
  refused: "Der Server hat die E-Mail abgelehnt. Wenden Sie sich an die Administration des Servers.",
  folderNotWritable: "Coverbook kann nicht in diesen Ordner schreiben. Wählen Sie einen anderen.",
};

type OwnTable = "field" | "file" | "mail" | "refused";

const all: ByCode<Exclude<AppError, { code: OwnTable }>> = {
  locked: () =>
    "Der Schlüssel dieser Kanzlei ist nicht auf diesem Computer. Geben Sie die Passphrase oder den Wiederherstellungscode ein.",
  wrongSecret: () =>
    "Damit lässt sich die Kanzlei nicht öffnen. Prüfen Sie Groß- und Kleinschreibung und versuchen Sie es erneut.",
  newerFile: () =>
    "Eine neuere Version von Coverbook hat diese Kanzlei gespeichert. Aktualisieren Sie Coverbook und öffnen Sie sie erneut.",
  firmIsHere: () => "Diese Kanzlei ist bereits auf diesem Computer. Wählen Sie, ob sie ersetzt werden soll.",
  damagedFile: () =>
    "Die Datei der Kanzlei ist beschädigt oder keine Coverbook-Datei. Stellen Sie Ihre letzte Sicherung wieder her.",
  emptyFile: () => "Die Datei der Kanzlei ist leer. Stellen Sie Ihre letzte Sicherung wieder her.",
  noFirm: () => "Keine Kanzlei ist geöffnet. Öffnen Sie eine.",
  severalFirms: () => "Es gibt mehrere Kanzleien. Wählen Sie eine.",
  keyFile: () =>
    "Der Schlüssel dieser Kanzlei liegt in einer Schlüsseldatei. Erzeugen Sie den neuen Schlüssel mit coverbook-cli firm new-key und einer anderen Schlüsseldatei.",
  keyring: () =>
    "Der Schlüsselbund des Systems hat nicht geantwortet. Entsperren Sie ihn und öffnen Sie die Kanzlei erneut.",
  administratorsOnly: () => "Nur die Administration kann dies tun. Wenden Sie sich an sie.",
  mailNotSetUp: () =>
    "Der E-Mail-Versand ist nicht eingerichtet. Richten Sie ihn in den Einstellungen ein und versuchen Sie es erneut.",
  wrongCode: ({ left }) =>
    plural(left, {
      one: "Das ist nicht der Code aus der neuesten E-Mail. Noch # Versuch bis zu einer Pause.",
      other: "Das ist nicht der Code aus der neuesten E-Mail. Noch # Versuche bis zu einer Pause.",
    }),
  tooManyRows,
  codeLocked: () => "Zu viele falsche Codes. Warten Sie 15 Minuten und geben Sie den Code dann erneut ein.",
  busy: () => "Ein anderes Programm verwendet die Datei der Kanzlei. Schließen Sie es und versuchen Sie es erneut.",
  disk: () => "Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es erneut. Es wurde nichts geändert.",
  readOnly: () =>
    "Coverbook kann nicht in die Datei der Kanzlei schreiben: Der Datenträger oder Ordner ist schreibgeschützt. Es wurde nichts geändert. Lesen und suchen können Sie weiterhin.",
  memory: () =>
    "Dieser Computer hat zu wenig freien Arbeitsspeicher. Schließen Sie andere Programme und versuchen Sie es erneut.",
  cancelled: () => "Abgebrochen. Es wurde nichts geändert.",
  notFound: () => "Diesen Datensatz gibt es nicht mehr. Gehen Sie zurück und wählen Sie einen anderen.",
  lease: ({ heard }) =>
    `Dieses Gerät hat seit dem ${date(heard)} keine Antwort vom Hub, deshalb zeigt es nichts von der Kanzlei. Verbinden Sie es mit dem Hub und versuchen Sie es erneut.`,
  hub: ({ problem }) => hubProblems[problem],
  internal: ({ incident }) =>
    incident === ""
      ? "In Coverbook ist etwas schiefgegangen. Es wurde nichts geändert. Versuchen Sie es erneut."
      : `In Coverbook ist etwas schiefgegangen. Es wurde nichts geändert. Versuchen Sie es erneut. Details: ${incident}.`,
};

export const errors = {
  all,
  fields,
  refusals,
  mail,
  mailSystem: (sentence, answer) => `${sentence} Meldung des Systems: ${answer}`,
  mailAnswer: (sentence, answer) => `${sentence} Antwort des Servers: ${answer}`,
  unknown: (code) => `Das hat nicht funktioniert. Es wurde nichts geändert. Details: ${code}.`,
  unknownField: (field, problem) =>
    `${subject(field)} lässt sich so nicht verwenden. Ändern Sie die Eingabe. Details: ${problem}.`,
} satisfies Catalogue["errors"];

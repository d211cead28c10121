import { plural } from "../../lib/format";
import type { BannerCode } from "../../generated/BannerCode";
import type { FileProblem } from "../../generated/FileProblem";
import type { IssueCode } from "../../generated/IssueCode";
import type { NoteCode } from "../../generated/NoteCode";
import type { PhoneCode } from "../../generated/PhoneCode";
import type { ProblemCode } from "../../generated/ProblemCode";
import type { ReplacedCode } from "../../generated/ReplacedCode";
import type { RowCode } from "../../generated/RowCode";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import type { ProblemText } from "../sentences";
import { phones } from "./phones";
import { picture } from "./picture";

const rows: Record<RowCode, ProblemText> = {
  noName: {
    title: "Kein Name",
    text: "Jede Person braucht einen Namen. Ergänzen Sie ihn.",
  },
  nameTooLong: {
    title: "Name zu lang",
    text: "Ein Name hat höchstens 500 Zeichen. Kürzen Sie ihn.",
  },
  noContact: {
    title: "Keine E-Mail-Adresse und keine Telefonnummer",
    text: "Jede Person braucht eine E-Mail-Adresse oder eine Telefonnummer. Ergänzen Sie sie.",
  },
  emailTwice: {
    title: "E-Mail-Adresse doppelt",
    text: "Eine frühere Zeile hat dieselbe E-Mail-Adresse. Behalten Sie nur eine der beiden Zeilen.",
  },
  identifierTwice: {
    title: "Kennung doppelt",
    text: "Eine frühere Zeile hat dieselbe Kennung. Geben Sie jeder Person eine eigene.",
  },
  samePersonTwice: {
    title: "Person doppelt",
    text: "Eine frühere Zeile aktualisiert dieselbe Person. Behalten Sie nur eine der beiden Zeilen.",
  },
  staffMember: {
    title: "E-Mail-Adresse von Mitarbeitenden",
    text: "Diese Adresse gehört einer Person, die für die Kanzlei arbeitet. Ändern Sie sie oder lassen Sie die Zeile aus.",
  },
  inactive: {
    title: "Deaktivierte Person",
    text: "Diese Person ist deaktiviert. Ändern Sie die Adresse oder lassen Sie die Zeile aus.",
  },
  twoPeople: {
    title: "Passt zu zwei Personen",
    text: "Kennung und E-Mail-Adresse gehören zu verschiedenen Personen. Korrigieren Sie eine der beiden.",
  },
  twoTeams: {
    title: "Zwei verschiedene Teams",
    text: "Die Kennung nennt ein Team, die UUID ein anderes. Korrigieren Sie eine der beiden.",
  },
  identifierInUse: {
    title: "Kennung bereits vergeben",
    text: "Jemand hat diese Kennung bereits. Lassen Sie die Person durch den Import aktualisieren oder ändern Sie die Kennung.",
  },
  wouldRename: {
    title: "Anderer Name zu dieser Adresse",
    text: "Eine Person mit anderem Namen hat diese Adresse. Entscheiden Sie hier, wer es ist, oder für alle unter „Gleiche Adresse, anderer Name“.",
  },
  maybeSame: {
    title: "Ist das dieselbe Person?",
    text: "Ein Mandant ohne Adresse heißt so und hat diese Nummer. Entscheiden Sie hier oder für alle unter „Gleicher Name und gleiche Nummer, neue Adresse“.",
  },
  onMatchRefused: {
    title: "Person bereits vorhanden",
    text: "Vorhandene Personen werden ausgelassen. Wählen Sie „aktualisieren“, um die Zeile zu importieren.",
  },
  onMatchSkipped: {
    title: "Person bereits vorhanden",
    text: "Vorhandene Personen werden übersprungen. Wählen Sie „aktualisieren“, um die Zeile zu importieren.",
  },
  teamUnknown: {
    get title(): string {
      return eitherWay({ teams: "Team nicht gefunden", books: "Kontaktbuch nicht gefunden" });
    },
    get text(): string {
      return eitherWay({
        teams:
          "Kein Team hat diesen Namen oder diese Kennung. Legen Sie es unter Mandantenteams an oder korrigieren Sie die Datei.",
        books:
          "Kein Kontaktbuch hat diesen Namen oder diese Kennung. Legen Sie es unter Kontaktbücher an oder korrigieren Sie die Datei.",
      });
    },
  },
  teamAmbiguous: {
    get title(): string {
      return eitherWay({ teams: "Teamname nicht eindeutig", books: "Name des Kontaktbuchs nicht eindeutig" });
    },
    get text(): string {
      return eitherWay({
        teams: "Zwei Teams haben diesen Namen. Verwenden Sie die Kennung des Teams.",
        books: "Zwei Kontaktbücher haben diesen Namen. Verwenden Sie die Kennung des Kontaktbuchs.",
      });
    },
  },
  teamWithoutActiveStaff: {
    get title(): string {
      return eitherWay({
        teams: "Team ohne aktive Mitarbeitende",
        books: "Kontaktbuch ohne aktive Mitarbeitende",
      });
    },
    get text(): string {
      return eitherWay({
        teams:
          "Dieses Team hat keine aktiven Mitarbeitenden. Fügen Sie unter Mandantenteams welche hinzu und importieren Sie erneut.",
        books:
          "Dieses Kontaktbuch hat keine aktiven Mitarbeitenden. Fügen Sie unter Kontaktbücher welche hinzu und importieren Sie erneut.",
      });
    },
  },
  noDefaultTeam: {
    get title(): string {
      return eitherWay({ teams: "Kein Team angegeben", books: "Kein Kontaktbuch angegeben" });
    },
    get text(): string {
      return eitherWay({
        teams: "Die Zeile nennt kein Team, und es gibt kein Standardteam. Wählen Sie eines unter Mandantenteams.",
        books:
          "Die Zeile nennt kein Kontaktbuch, und es gibt kein Standardkontaktbuch. Wählen Sie eines unter Kontaktbücher.",
      });
    },
  },
  staffRow: {
    title: "Mitarbeitende",
    text: "Laut Datei arbeitet diese Person für die Kanzlei. Dieser Import ist für Mandanten und Kooperationspartner. Wählen Sie oben Mitarbeitende.",
  },
  leftRow: {
    title: "Deaktiviert",
    text: "Laut Datei ist diese Person deaktiviert. Entfernen Sie die 3 aus der Spalte Status, um sie zu importieren.",
  },
  clientRow: {
    title: "Mandant oder Kooperationspartner",
    text: "Laut Datei ist das ein Mandant oder Kooperationspartner. Dieser Import ist für Mitarbeitende. Wählen Sie oben Mandanten.",
  },
  notStaff: {
    title: "E-Mail-Adresse eines Mandanten",
    text: "Adresse oder Kennung gehören zu einem Mandanten oder Kooperationspartner. Ändern Sie die Datei oder lassen Sie die Zeile aus.",
  },
  staffWithoutEmail: {
    title: "Keine E-Mail-Adresse",
    text: "Mitarbeitende brauchen eine E-Mail-Adresse, um sich anzumelden. Ergänzen Sie sie.",
  },
  unknownRole: {
    title: "Unbekannte Rolle",
    text: "Rollen sind Mitarbeitende, Benutzerverwaltung und Systemadministration. Korrigieren Sie die Datei oder wählen Sie über der Spalte Funktion.",
  },
  otherRole: {
    title: "Andere Rolle",
    text: "Diese Person hat eine andere Rolle. Ein Import ändert keine Rollen. Ändern Sie sie auf der Seite der Person.",
  },
  systemAdministratorRow: {
    title: "Systemadministration",
    text: "Nur die Systemadministration kann Systemadministratoren hinzufügen oder ändern. Bitten Sie sie, diese Zeile zu importieren.",
  },
  badTeamIdentifier: {
    title: "Kennung nicht zulässig",
    text: "Die Kennung eines Teams darf nur aus Buchstaben und Ziffern bestehen. Entfernen Sie Leerzeichen, Bindestriche und Klammern.",
  },
  teamTwice: {
    title: "Team doppelt",
    text: "Eine frühere Zeile hat dieselbe Kennung oder denselben Namen. Behalten Sie nur eine der beiden Zeilen.",
  },
  teamNameInUse: {
    title: "Teamname bereits vergeben",
    text: "Ein anderes Team hat diesen Namen. Geben Sie der Zeile dessen Kennung oder einen anderen Namen.",
  },
  noTeam: { title: "Kein Team", text: "Die Zeile nennt kein Team. Ergänzen Sie Kennung, Namen oder ID in der Datei." },
  noMember: {
    title: "Keine Person",
    text: "Die Zeile nennt niemanden. Ergänzen Sie E-Mail-Adresse, Kennung oder ID.",
  },
  personUnknown: {
    title: "Person nicht gefunden",
    text: "Niemand hat diese ID, Kennung oder E-Mail-Adresse. Importieren Sie die Person zuerst oder korrigieren Sie die Datei.",
  },
  memberTwice: {
    title: "Zeile doppelt",
    text: "Eine frühere Zeile fügt dieselbe Person demselben Team hinzu. Behalten Sie nur eine der beiden Zeilen.",
  },
  leftOutByHand: {
    title: "Von Ihnen ausgelassen",
    text: "Sie haben diese Zeile ausgelassen. Wählen Sie sie aus und drücken Sie Entf, um sie wieder aufzunehmen.",
  },
  tooManyPoints: {
    title: "Zu viele Adressen und Nummern",
    text: "Eine Person hat höchstens 50 Adressen und Nummern. Entfernen Sie einige aus der Zeile oder bei der Person und importieren Sie erneut.",
  },
};

const values: Record<Exclude<IssueCode, RowCode | PhoneCode>, ProblemText> = {
  badEmail: {
    title: "Keine E-Mail-Adresse",
    text: "Das sieht nicht wie eine E-Mail-Adresse aus und wird ausgelassen. Korrigieren Sie es.",
  },
  emailTidied: {
    title: "Text um eine E-Mail-Adresse",
    text: "Die Adresse wurde übernommen, der Text darum herum entfernt. Keine Prüfung nötig.",
  },
  emailUncertain: {
    title: "Unsichere E-Mail-Adresse",
    text: "Das ist vielleicht nur ein Teil einer Adresse und wird ausgelassen. Korrigieren Sie es.",
  },
  emailMixedScripts: {
    title: "Buchstaben zweier Alphabete",
    text: "Die Adresse mischt ähnliche Buchstaben, etwa ein kyrillisches und ein lateinisches a. Prüfen Sie, woher sie stammt.",
  },
  nameLikeNothing: {
    title: "Möglicherweise kein Name",
    text: "Das kann ein Name sein, aber auch für eine leere Angabe stehen. Es wurde übernommen. Leeren Sie die Zelle, falls es kein Name ist.",
  },
  notAName: {
    title: "Kein Name",
    text: "Das ist eine Zahl, eine Adresse oder eine Formel und wird ausgelassen. Prüfen Sie, ob Sie die richtige Spalte gewählt haben.",
  },
  nameRemark: {
    title: "Bemerkung beim Namen",
    text: "Die Bemerkung wurde vom Namen in die Notiz verschoben. Keine Prüfung nötig.",
  },
  deceased: {
    title: "Als verstorben vermerkt",
    text: "Laut Datei ist diese Person verstorben. Das steht jetzt in der Notiz. Entfernen Sie die Zeile aus der Datei, wenn Sie sie nicht importieren möchten.",
  },
  entityDecoded: {
    title: "HTML-Code",
    text: "Die Datei enthält HTML-Code, etwa &amp; für & oder ein Tag um einen Namen. Der Text wird ohne ihn importiert.",
  },
  decimalIdentifier: {
    title: "Kennung sieht wie ein Betrag aus",
    text: "Eine Tabellenkalkulation hat vielleicht „.0“ oder das Komma ergänzt; die Kennung wird ausgelassen. Formatieren Sie die Spalte als Text.",
  },
  badTeamId: {
    get title(): string {
      return eitherWay({ teams: "Keine Team-ID", books: "Keine Kontaktbuch-ID" });
    },
    get text(): string {
      return eitherWay({
        teams:
          "Das ist nicht die ID eines Teams und wird ausgelassen. Verwenden Sie stattdessen Name oder Kennung des Teams.",
        books:
          "Das ist nicht die ID eines Kontaktbuchs und wird ausgelassen. Verwenden Sie stattdessen dessen Name oder Kennung.",
      });
    },
  },
  placeholderAddress: {
    title: "Platzhalter statt Adresse",
    text: "Das ist ein Platzhalter und wird ausgelassen. Der Mandant wird ohne Adresse importiert.",
  },
  ofSomebodyElse: {
    title: "Gehört zu einer anderen Person",
    text: "Laut Datei gehört dies zu einer Assistenz, zu Angehörigen oder einer anderen Person. Es steht jetzt in der Notiz.",
  },
  sharedAddress: {
    title: "Adresse einer anderen Person",
    text: "Eine Person mit anderem Namen hat diese Adresse bereits. Der Mandant wird ohne sie importiert.",
  },
  namedByCompany: {
    title: "Nach dem Unternehmen benannt",
    text: "Die Zeile nennt keine Person. Der Mandant erhält den Namen des Unternehmens.",
  },
  valueTooLong: {
    title: "Wert zu lang",
    text: "Dieser Text ist zu lang für sein Feld und wird ausgelassen. Kürzen Sie ihn.",
  },
  roundedIdentifier: {
    title: "Kennung von Excel gerundet",
    text: "Excel hat diese Kennung vielleicht gerundet. Formatieren Sie die Spalte als Text, speichern Sie erneut und importieren Sie diese Datei.",
  },
  unknownCountry: {
    title: "Unbekanntes Land",
    text: "Dieses Land ist nicht bekannt; Nummern ohne Landesvorwahl bleiben Text. Korrigieren Sie es.",
  },
  unknownDialCode: {
    title: "Unbekannte Vorwahl",
    text: "Diese Vorwahl ist nicht bekannt; die Nummer bleibt Text. Korrigieren Sie sie.",
  },
  countryUnsettled: {
    title: "Land oder Ortsnetz unbekannt",
    text: "Aus der Zeile geht nicht hervor, aus welchem Land oder Ortsnetz die Nummer ist; sie bleibt Text. Korrigieren Sie sie.",
  },
  dialCodeConflict: {
    title: "Vorwahl und Land passen nicht zusammen",
    text: "Die Vorwahl passt nicht zum Land der Nummer oder der Zeile. Die Nummer bleibt Text. Korrigieren Sie die Datei.",
  },
  repairedByte: {
    title: "Zeichen in anderer Kodierung",
    text: "Ein Zeichen passte nicht zur Textkodierung. Es wurde anders gelesen oder erscheint als �. Vergleichen Sie es mit der Datei.",
  },
  surplusCells: {
    title: "Mehr Werte als Spalten",
    text: "Die Zeile hat mehr Werte, als es Spalten gibt. Suchen Sie in der Datei nach einem Komma außerhalb von Anführungszeichen.",
  },
  keptAsText: {
    title: "Als Text übernommen",
    text: "Laut Datei ist das keine Nummer; es bleibt Text. Entfernen Sie „not a number“ aus der Datei, damit es gelesen wird.",
  },
  innerQuotes: {
    title: "Nicht verdoppelte Anführungszeichen",
    text: "Anführungszeichen in Zellen sind nicht verdoppelt und wurden übernommen. Vergleichen Sie die Zeilen mit der Datei.",
  },
  unclosedQuote: {
    title: "Anführungszeichen nicht geschlossen",
    text: "Ein Anführungszeichen wird nicht geschlossen und gilt als Text. Vergleichen Sie die Zeile mit der Datei.",
  },
};

const replaced: Record<ReplacedCode, ProblemText> = {
  replacesSecureEmail: {
    title: "Neue Anmeldeadresse",
    text: "Die Zeile ändert die Anmeldeadresse des Mandanten. Einladungen und Codes gehen künftig dorthin. Vergleichen Sie beide.",
  },
  replacesSecurePhone: {
    title: "Neue Anmeldenummer",
    text: "Die Zeile ändert die Anmeldenummer des Mandanten. Codes gehen künftig dorthin. Vergleichen Sie beide.",
  },
  replacesOnlyPhone: {
    title: "Einzige Telefonnummer wird ersetzt",
    text: "Die Zeile ersetzt die einzige sichtbare Telefonnummer des Mandanten. Vergleichen Sie beide.",
  },
};

const notes: Record<NoteCode, ProblemText> = {
  own_export: {
    title: "Von Coverbook gespeichert",
    text: "Coverbook hat diese Datei gespeichert; jede Zelle wird genau so gelesen, wie sie ist. Keine Prüfung nötig.",
  },
  encoding_guessed: {
    title: "Textkodierung vermutet",
    text: "Die wahrscheinlichste Textkodierung wurde gewählt. Wenn Buchstaben falsch aussehen, wählen Sie oben eine andere.",
  },
  encoding_asked: {
    title: "Einige Buchstaben sind vielleicht falsch",
    text: "Zwei Textkodierungen sind wahrscheinlich. Wenn Buchstaben falsch aussehen, wählen Sie oben die andere.",
  },
  bytes_repaired: {
    title: "Einige Zeichen waren nicht lesbar",
    text: "Einige Zeichen passten nicht zur Textkodierung. Sie wurden anders gelesen oder erscheinen als �. Vergleichen Sie die markierten Zellen.",
  },
  damaged_text: {
    title: "Beschädigter Text",
    text: "Einige Buchstaben waren in dieser Datei bereits beschädigt. Vergleichen Sie sie oder exportieren Sie die Datei erneut.",
  },
  nul_removed: {
    title: "Bedeutungslose Zeichen entfernt",
    text: "Unsichtbare Zeichen ohne Bedeutung wurden entfernt. Keine Prüfung nötig.",
  },
  cards_cut_short: {
    title: "Visitenkarten ohne Ende",
    text: "Die Datei ist unvollständig: Diese Visitenkarten enden nicht. Exportieren Sie sie erneut.",
  },
  card_groups: { title: "Listen von Personen", text: "Listen von Personen werden nicht importiert." },
  card_pictures: {
    title: "Bilder auf Visitenkarten",
    text: "Bilder werden nicht importiert. Legen Sie sie auf der Seite des Mandanten ab.",
  },
  hidden_rows: {
    title: "Ausgeblendete Zeilen",
    text: "Zeilen, die etwa ein Filter in der Tabellenkalkulation ausblendet, werden auch importiert.",
  },
  hidden_sheet: {
    title: "Ausgeblendetes Blatt",
    text: "Das gelesene Blatt ist in der Tabellenkalkulation ausgeblendet. Prüfen Sie, ob es das richtige ist.",
  },
  unfinished_formulas: {
    title: "Formeln ohne Ergebnis",
    text: "Diese Formeln wurden nie berechnet, die Zellen sind leer. Speichern Sie die Datei erst in der Tabellenkalkulation.",
  },
  sep_line: {
    title: "Erste Zeile nennt das Trennzeichen",
    text: "Die Zeile „sep=“ ist keine Datenzeile und wird ausgelassen.",
  },
  apostrophe_quotes: {
    title: "Apostrophe als Anführungszeichen",
    text: "Die Zellen stehen in Apostrophen. Keine Prüfung nötig.",
  },
  backslash_escapes: {
    title: "Anführungszeichen mit Backslash",
    text: "Die Backslashes vor Anführungszeichen wurden entfernt. Keine Prüfung nötig.",
  },
  preamble: {
    title: "Zeilen über der Kopfzeile",
    text: "Zeilen über der Kopfzeile werden nicht importiert. Wählen Sie oben eine andere Kopfzeile, um sie zu importieren.",
  },
  comments: {
    title: "Kommentarzeilen",
    text: "Zeilen über der Tabelle, die mit # beginnen, werden nicht importiert.",
  },
  two_header_rows: {
    title: "Zwei Zeilen mit Überschriften",
    text: "Die Zeile über der Kopfzeile fasst Spalten zusammen und wird ausgelassen. Wählen Sie andernfalls oben eine andere Kopfzeile.",
  },
  no_header: {
    title: "Keine Kopfzeile",
    text: "Keine Zeile mit Spaltennamen gefunden. Wählen Sie oben eine Kopfzeile oder über jeder Spalte ein Feld.",
  },
  header_below: {
    title: "Kopfzeile unter Zeilen mit Personen",
    text: "Die Spaltennamen stehen unter anderen Zeilen und gelten auch für diese. Wählen Sie andernfalls oben eine andere Kopfzeile.",
  },
  other_table: {
    title: "Zweite Tabelle in der Datei",
    text: "Die Datei enthält eine weitere Tabelle, die nicht gelesen wurde. Wählen Sie oben deren Kopfzeile, um sie stattdessen zu lesen.",
  },
  header_guessed: {
    title: "Kopfzeile vermutet",
    text: "Keiner der Spaltennamen ist bekannt. Prüfen Sie oben die Kopfzeile und das Feld über jeder Spalte.",
  },
  duplicate_headers: {
    title: "Spalten mit gleichem Namen",
    text: "Mehrere Spalten haben denselben Namen. Prüfen Sie das Feld über jeder dieser Spalten.",
  },
  repeated_header: {
    title: "Kopfzeile wiederholt",
    text: "Die Kopfzeile steht ein weiteres Mal zwischen den Zeilen und wird dort ausgelassen.",
  },
  empty_rows: { title: "Leere Zeilen", text: "Zeilen ohne Text werden ausgelassen. Keine Prüfung nötig." },
  empty_columns: { title: "Leere Spalten", text: "Spalten ohne Text werden ausgelassen. Keine Prüfung nötig." },
  long_rows: {
    title: "Zeilen mit zu vielen Werten",
    text: "Einige Zeilen haben mehr Werte, als es Spalten gibt. Suchen Sie in der Datei nach einem Komma außerhalb von Anführungszeichen.",
  },
  unclosed_quote: {
    title: "Anführungszeichen nicht geschlossen",
    text: "Ein Anführungszeichen wird nicht geschlossen und gilt als Text. Vergleichen Sie die Zeile mit der Datei.",
  },
  inner_quotes: {
    title: "Nicht verdoppelte Anführungszeichen",
    text: "Anführungszeichen in Zellen sind nicht verdoppelt und wurden übernommen. Vergleichen Sie die Zeilen mit der Datei.",
  },
  quoted_lines: {
    title: "Jede Zeile in Anführungszeichen",
    text: "Jede Zeile der Datei steht in Anführungszeichen. Die Tabelle darin wurde gelesen.",
  },
  total_row: {
    title: "Letzte Zeile sieht wie eine Summe aus",
    text: "Die letzte Zeile ist vielleicht eine Summe und kein Mandant. Entfernen Sie sie dann aus der Datei.",
  },
  long_cells: {
    title: "Sehr lange Zellen",
    text: "Eine Zelle ist länger, als Tabellenkalkulationen erlauben. Vergleichen Sie die Zeile mit der Datei.",
  },
};

const all: Record<ProblemCode | NoteCode, ProblemText> = { ...notes, ...phones, ...replaced, ...values, ...rows };

const banners: Record<BannerCode, (column: string, count: number, country: string) => string> = {
  sci_precision_lost: (column, count) =>
    plural(count, {
      one: `# Nummer in „${column}“ wurde von Excel gekürzt. Formatieren Sie die Spalte als Text, speichern Sie erneut und importieren Sie diese Datei.`,
      other: `# Nummern in „${column}“ wurden von Excel gekürzt. Formatieren Sie die Spalte als Text, speichern Sie erneut und importieren Sie diese Datei.`,
    }),
  wrong_phone_column: (column, count) =>
    plural(count, {
      one: `# Wert in „${column}“ ist keine Telefonnummer. Wählen Sie über der Spalte ein anderes Feld, wenn sie keine Telefonnummern enthält.`,
      other: `# Werte in „${column}“ sind keine Telefonnummern. Wählen Sie über der Spalte ein anderes Feld, wenn sie keine Telefonnummern enthält.`,
    }),
  own_code_without_plus: (column, count) =>
    plural(count, {
      one: `# Nummer in „${column}“ beginnt mit der Landesvorwahl, aber ohne +. Sie wird mit + gelesen.`,
      other: `# Nummern in „${column}“ beginnen mit der Landesvorwahl, aber ohne +. Sie werden mit + gelesen.`,
    }),
  other_country: (column, _, country) =>
    `In „${column}“ passen mehr Nummern zu ${country} als zum gewählten Land. Wählen Sie oben ${country}, um sie so zu lesen.`,
};

const files: Record<FileProblem, (file: string) => string> = {
  empty: (file) => `${file} ist leer. Wählen Sie eine Datei mit Kopfzeile und mindestens einer weiteren Zeile.`,
  headerOnly: (file) =>
    `${file} enthält nur eine Kopfzeile. Wählen Sie eine Datei mit mindestens einer weiteren Zeile.`,
  fieldPerLine: (file) =>
    `${file} enthält ein Feld pro Zeile oder eine Person pro Spalte. Erstellen Sie eine Tabelle mit einer Person pro Zeile.`,
  workbook: (file) =>
    `${file} ist eine binäre Arbeitsmappe (XLSB). Speichern Sie sie in Excel als XLSX und importieren Sie diese Datei.`,
  oldWorkbook: (file) =>
    `${file} ist eine andere Office-Datei. Speichern Sie die Tabelle als XLSX und importieren Sie diese Datei.`,
  locked: (file) =>
    `${file} ist mit einem Kennwort geschützt. Speichern Sie eine Kopie ohne Kennwort und importieren Sie diese Datei.`,
  broken: (file) =>
    `${file} ist beschädigt. Öffnen Sie sie in der Tabellenkalkulation, speichern Sie sie neu und importieren Sie diese Datei.`,
  tooManyCells: (file) =>
    `${file} hat zu viele Zellen. Löschen Sie leere Zeilen und Spalten um die Tabelle und speichern Sie sie neu.`,
  pdf: (file) =>
    `${file} ist ein PDF. Exportieren Sie die ursprüngliche Tabelle als CSV und importieren Sie diese Datei.`,
  picture: (file) => `${file} ist ein Bild. Wählen Sie stattdessen eine Tabelle oder CSV-Datei.`,
  zip: (file) => `${file} ist ein Archiv. Entpacken Sie es und wählen Sie die Datei darin.`,
  json: (file) => `${file} ist eine JSON-Datei. Exportieren Sie sie als CSV und importieren Sie diese Datei.`,
  html: (file) => `${file} ist eine Webseite. Exportieren Sie die Tabelle als CSV und importieren Sie diese Datei.`,
  unknown: (file) => `${file} enthält keine Tabelle. Wählen Sie stattdessen eine Excel-, ODS- oder CSV-Datei.`,
  folder: (file) => `${file} ist ein Ordner. Öffnen Sie ihn und wählen Sie eine Datei.`,
  special: (file) => `${file} ist eine Pipe oder ein Gerät. Speichern Sie die Ausgabe als Datei und wählen Sie diese.`,
  ownFile: (file) => `${file} wird von Coverbook selbst verwendet. Wählen Sie eine andere Datei.`,
  chooseAgain: () => "Ihre Auswahl liegt zu lange zurück. Wählen Sie die Datei erneut.",
  missing: (file) => `${file} gibt es nicht mehr. Wählen Sie eine andere Datei.`,
  vanished: (file) =>
    `${file} ist beim Lesen verschwunden. Schließen Sie den Datenträger wieder an oder wählen Sie eine Kopie.`,
  noPermission: (file) =>
    `Sie dürfen ${file} nicht lesen. Bitten Sie um Zugriff auf die Datei oder wählen Sie eine Kopie.`,
  tooLarge: (file) => `${file} ist zu groß für einen Import. Teilen Sie die Datei und importieren Sie die Teile.`,
  severalFiles: () => "Sie haben mehrere Dateien abgelegt. Legen Sie jeweils nur eine Datei ab.",
  tooManyColumns: (file) =>
    `${file} hat zu viele Spalten. Behalten Sie nur die nötigen und speichern Sie die Datei erneut.`,
  noBackup: (file) => `${file} ist keine Coverbook-Sicherung. Wählen Sie eine andere Datei.`,
  cutShort: (file) =>
    `${file} ist unvollständig: Das Ende fehlt. Kopieren Sie die Datei erneut oder verwenden Sie eine andere Sicherung.`,
  damaged: (file) => `${file} ist beschädigt. Verwenden Sie eine andere Sicherung.`,
  otherKey: (file) =>
    `${file} passt nicht zur Schlüsseldatei auf diesem Computer. Starten Sie Coverbook mit einer neuen Schlüsseldatei.`,
  ...picture.problems,
  emptied: (file) =>
    `${file} enthält Ihre früheren Sicherungen nicht mehr. Schließen Sie den richtigen Datenträger an oder wählen Sie den Ordner erneut.`,
  ownFolder: () => "Coverbook verwendet diesen Ordner selbst. Speichern Sie die Sicherung in einem anderen.",
};

export const problems = {
  all,
  banners,
  files,
  unknown: {
    title: "Unbekanntes Problem",
    text: "Eine andere Version von Coverbook hat dieses Problem vermerkt. Vergleichen Sie dies mit der Datei.",
  },
} satisfies Catalogue["problems"];

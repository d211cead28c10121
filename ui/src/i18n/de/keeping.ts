import { number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";

export const keeping = {
  firm: "Kanzlei",
  name: "Name der Kanzlei",
  nameHelp: "Erscheint im Fenster und in jeder E-Mail.",
  country: "Land",
  countryHelp: "Für Telefonnummern ohne Landesvorwahl. Gespeicherte Nummern ändern sich nicht.",
  timeZone: "Zeitzone",
  timeZoneHelp: "Für tägliche E-Mails und das Datum im Protokoll.",
  noZone: "Keine Zeitzone hat diesen Namen.",
  saveFirm: "Kanzlei speichern",
  firmSaved: "Kanzlei gespeichert",

  copies: "Alte Kopien",
  copiesLead:
    "Die Kanzlei, bevor eine Sicherung sie ersetzt oder eine neuere Version ihre Datei geändert hat. Kopien öffnen sich mit dem damaligen Wiederherstellungscode oder der damaligen Passphrase.",
  copy: (made, megabytes, goes) => `${made}, ${megabytes} MB. Wird am ${goes} automatisch gelöscht.`,
  deleteCopy: "Löschen …",
  deleteCopyOf: (made) => `Kopie vom ${made} löschen`,
  deleteCopyNow: "Endgültig löschen",
  wereOpen: (count) =>
    plural(count, {
      one: "# Datei dieser Kanzlei war für andere Benutzerkonten dieses Computers lesbar. Das ist jetzt behoben. Überlegen Sie, wer sie kopiert haben könnte.",
      other:
        "# Dateien dieser Kanzlei waren für andere Benutzerkonten dieses Computers lesbar. Das ist jetzt behoben. Überlegen Sie, wer sie kopiert haben könnte.",
    }),

  clockDoubted: (now, last) =>
    `Dieser Computer zeigt als Datum ${now}, die Kanzlei war aber zuletzt am ${last} geöffnet. Bis Sie das Datum bestätigen, läuft nichts ab.`,
  clockRight: "Datum ist richtig",

  backup: "Sicherung",
  backupLead:
    "Eine verschlüsselte Datei mit der ganzen Kanzlei. Bewahren Sie sie getrennt von diesem Computer auf. Sie öffnet sich auf jedem Computer mit Coverbook.",
  save: "Sicherung speichern …",
  last: (when) => `Zuletzt von diesem Computer gespeichert: ${when}.`,
  never: "Von diesem Computer wurde noch keine Sicherung gespeichert.",
  opensBoth: "Sie öffnet sich mit dem aktuellen Wiederherstellungscode oder der aktuellen Passphrase.",
  opensCode:
    "Sie öffnet sich nur mit dem Wiederherstellungscode. Legen Sie unter Sicherheit eine Passphrase als zweiten Weg fest.",
  saved: (file, megabytes) => `${file} gespeichert und geprüft: ${megabytes} MB.`,
  phases: {
    copying: "Kanzlei wird kopiert",
    checking: "Kopie wird geprüft",
    writing: "Datei wird geschrieben",
    unpacking: "Sicherung wird gelesen",
    placing: "Datei der Kanzlei wird ersetzt",
    placed: "Kanzlei wird geöffnet",
  },
  working: "In Arbeit",
  stop: "Abbrechen",

  open: "Sicherung öffnen …",
  openHelp: "Aus einer von Coverbook gespeicherten Datei.",
  openTitle: "Sicherung öffnen",
  openLead: (file) =>
    `Geben Sie den Wiederherstellungscode oder die Passphrase ein, die galten, als ${file} gespeichert wurde.`,
  another: "Andere Datei auswählen",
  secret: "Wiederherstellungscode oder Passphrase",
  look: "Sicherung prüfen",
  holds: (firm) => `Dies ist eine Sicherung von ${firm}`,
  made: "Gespeichert",
  changed: "Letzte Änderung",
  changes: "Anzahl der Änderungen",
  count: (changes) => number(changes),
  notHere: "Diese Kanzlei ist nicht auf diesem Computer. Sie wird hier hinzugefügt.",
  hereTitle: (firm) => `${firm} ist bereits auf diesem Computer`,
  here: "Auf diesem Computer",
  inBackup: "In der Sicherung",
  newer: {
    backup: "Die Sicherung ist neuer.",
    here: "Die Kanzlei auf diesem Computer ist neuer. Änderungen seit der Sicherung gingen verloren.",
    neither: "Beide haben dieselben Änderungen.",
  },
  keepsCopy:
    "Die Kanzlei auf diesem Computer bleibt als Kopie neben ihrer Datei erhalten, mit dem heutigen Datum im Namen.",
  openIt: "Diese Kanzlei öffnen",
  replaceIt: "Ersetzen und öffnen",

  security: "Sicherheit",
  passphrase: "Passphrase",
  passphraseSet: "Eine Passphrase ist festgelegt. Sie entsperrt die Kanzlei und öffnet sie auf einem anderen Computer.",
  passphraseNone: "Keine Passphrase ist festgelegt.",
  set: "Passphrase festlegen …",
  change: "Passphrase ändern …",
  remove: "Entfernen …",
  setTitle: "Passphrase festlegen",
  changeTitle: "Passphrase ändern",
  removeTitle: "Passphrase entfernen",
  old: "Aktuelle Passphrase oder Wiederherstellungscode",
  fresh: "Neue Passphrase",
  freshHelp: "Mindestens 12 Zeichen. Vier Wörter ohne Zusammenhang sind sicher und leicht zu tippen.",
  again: "Neue Passphrase wiederholen",
  differs: "Die Passphrasen stimmen nicht überein. Geben Sie zweimal dieselbe ein.",
  needed: "Eine Passphrase hat mindestens 12 Zeichen. Wählen Sie eine längere.",
  oldStays: "Frühere Sicherungen und alte Kopien öffnen sich weiterhin mit der damaligen Passphrase.",
  askAtStart: "Bei jedem Start nach der Passphrase fragen",
  askAtStartHelp:
    "Nur auf diesem Computer. Ist dies ausgeschaltet, öffnet der Schlüssel im Schlüsselbund die Kanzlei. coverbook-cli verwendet diesen Schlüssel in jedem Fall.",
  asksNow: "Coverbook fragt beim nächsten Start nach der Passphrase.",
  asksNoMore: "Coverbook fragt nicht mehr nach der Passphrase.",
  asksLead: "Diese Kanzlei fragt bei jedem Start nach der Passphrase.",
  setDone: "Passphrase festgelegt",
  removeDone: "Passphrase entfernt",
  removeKept:
    "Die Kanzlei öffnet sich auf diesem Computer ohne Passphrase und anderswo mit dem Wiederherstellungscode.",
  removeLast:
    "Dann öffnet nur der Wiederherstellungscode die Kanzlei, denn dieser Computer hat keinen Schlüssel. Vergewissern Sie sich, dass Sie ihn haben.",
  removeGo: "Passphrase entfernen",
  code: "Wiederherstellungscode",
  codeText: "Öffnet die Kanzlei, wenn alles andere verloren ist. Er wurde angezeigt, als die Kanzlei angelegt wurde.",
  renew: "Neuer Wiederherstellungscode …",
  renewTitle: "Neuer Wiederherstellungscode",
  renewLead: "Der aktuelle Code öffnet diese Kanzlei dann nicht mehr, frühere Sicherungen aber weiterhin.",
  renewSecret: "Passphrase oder aktueller Wiederherstellungscode",
  renewGo: "Neuen Code anzeigen",
  renewWhy:
    "Er gilt, sobald Sie bestätigen, dass Sie ihn notiert haben. Er wird nur einmal angezeigt; Coverbook behält keine Kopie.",
  confirm: "Ich habe ihn notiert",
  use: "Neuen Code verwenden",
  renewed: "Wiederherstellungscode erneuert",

  key: "Schlüssel",
  keyText:
    "Ist eine Passphrase, ein Wiederherstellungscode oder ein Computer dieser Kanzlei in fremde Hände geraten? Nur ein neuer Schlüssel sperrt andere aus.",
  keyFile:
    "Der Schlüssel liegt in einer Schlüsseldatei, die sich nicht ersetzen lässt. Verwenden Sie coverbook-cli firm new-key mit einer anderen Datei.",
  newKey: "Neuen Schlüssel erzeugen …",
  newKeyTitle: "Neuen Schlüssel erzeugen",
  newKeyLead:
    "Die Datei der Kanzlei erhält einen neuen Schlüssel. Frühere Passphrasen, Wiederherstellungscodes und Schlüssel öffnen sie nicht mehr.",
  newKeyLimit:
    "Frühere Sicherungen und alte Kopien öffnen sich wie bisher. Speichern Sie danach eine neue Sicherung und löschen Sie die alten.",
  freshOrNone: "Mindestens 12 Zeichen. Leer lassen, wenn Sie keine Passphrase möchten.",
  newKeyCode:
    "Dies ist der Wiederherstellungscode des neuen Schlüssels. Er wird nur einmal angezeigt; Coverbook behält keine Kopie.",
  newKeyGo: "Neuen Schlüssel erzeugen",
  keyMade: "Neuer Schlüssel erzeugt",

  lock: "Sperren",
  lockNow: "Jetzt sperren",
  lockText:
    "Schließt die Kanzlei und entfernt ihren Schlüssel aus dem Arbeitsspeicher dieses Computers. Solange sie gesperrt ist, werden keine E-Mails gesendet.",
  lockHides: "Ohne Passphrase kann jede Person an diesem Computer die Kanzlei entsperren.",
  after: "Automatisch sperren nach",
  minutes: (minutes) => (minutes === 0 ? "Nie" : plural(minutes, { one: "# Minute", other: "# Minuten" })),
  afterHelp:
    "Wenn Sie weder Tastatur noch Zeiger benutzen. Nur auf diesem Computer; ein laufender Import wird vorher beendet.",
  locked: (firm) => `${firm} ist gesperrt`,
  lockedLead: "In diesem Fenster sind keine Daten der Kanzlei geöffnet.",
  lockedOpen: "Sie hat keine Passphrase und lässt sich direkt entsperren.",
  unlock: "Entsperren",
  lost: "Nicht gespeicherte Änderungen gingen beim Sperren der Kanzlei verloren.",

  leaving: {
    lock: "Jetzt sperren?",
    switch: "Jetzt andere Kanzlei öffnen?",
    close: "Diese Kanzlei jetzt schließen?",
    screen: "Ohne Speichern verlassen?",
    language: "Sprache jetzt ändern?",
  },
  losing: {
    edit: "Nicht gespeicherte Änderungen in einem Formular gehen verloren.",
    draft: "Die Datei, die Sie gerade prüfen, wird ohne Import geschlossen.",
    import: "Es läuft ein Import. Warten Sie, bis er fertig ist, oder brechen Sie ihn zuerst ab.",
    backup: "Es läuft eine Sicherung. Warten Sie, bis sie fertig ist, oder brechen Sie sie zuerst ab.",
  },
  go: {
    lock: "Sperren",
    switch: "Andere Kanzlei öffnen",
    close: "Schließen",
    screen: "Verwerfen",
    language: "Sprache ändern",
  },
  stay: "Bleiben",
  soonTitle: "Wird bald gesperrt",
  soon: (seconds) =>
    plural(seconds, {
      one: "Coverbook wird in # Sekunde gesperrt.",
      other: "Coverbook wird in # Sekunden gesperrt.",
    }),

  others: "Andere Kanzlei anlegen oder öffnen …",
  settings: "Einstellungen",
} satisfies Catalogue["keeping"];

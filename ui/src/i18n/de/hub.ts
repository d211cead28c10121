import type { HubProblem } from "../../generated/HubProblem";
import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";

export const hubProblems: Record<HubProblem, string> = {
  offline:
    "Der Hub ist nicht erreichbar. Änderungen brauchen den Hub, lesen geht ohne ihn. Prüfen Sie das Netz und versuchen Sie es erneut.",
  untrusted:
    "Der Computer, der geantwortet hat, ist nicht der Hub des Links. Bitten Sie Ihre Administration um einen neuen Link.",
  revoked: "Dieses Gerät gehört nicht mehr zur Kanzlei. Bitten Sie Ihre Administration um einen neuen Link.",
  suspended:
    "Sie sind gesperrt, deshalb hat dieses Gerät nichts von der Kanzlei. Bitten Sie die Administration, die Sperre aufzuheben.",
  copied:
    "Eine andere Kopie dieses Geräts war in Gebrauch. Bitten Sie Ihre Administration um einen neuen Link für dieses Gerät.",
  code: "Dieser Code ist falsch, wurde schon benutzt oder gilt nicht mehr. Bitten Sie um einen neuen.",
  taken: "Die Kanzlei ist schon auf dem Hub, oder dieser Link wurde schon benutzt.",
  notFound: "Der Hub kennt diese Kanzlei oder diesen Link nicht.",
  forbidden: "Das dürfen Sie auf dem Hub nicht.",
  username: "Dieser Benutzername ist nicht erlaubt oder vergeben. Wählen Sie einen anderen.",
  terms: "Die Kanzlei hat ihre Nutzungsbedingungen geändert. Lesen Sie sie noch einmal, bevor Sie sie annehmen.",
  version: "Der Hub und dieses Programm haben verschiedene Versionen. Aktualisieren Sie die ältere.",
  tooOften: "Der Hub wurde zu oft gefragt. Warten Sie ein paar Minuten und versuchen Sie es erneut.",
  busy: "Der Hub ist beschäftigt, zum Beispiel mit einem Import. Nichts wurde geändert. Versuchen Sie es gleich noch einmal.",
  broken:
    "Der Hub hat selbst ein Problem. Versuchen Sie es später erneut, oder wenden Sie sich an die Person, die ihn betreibt.",
  notHere: "Das tut der Hub für Ihre Kanzlei. Auf diesem Gerät geht es nicht.",
  unsettled:
    "Ein Umzug auf den Hub wurde unterbrochen, und der Hub hat noch nicht gesagt, ob er die Kanzlei hat. Sie können lesen, aber hier nichts ändern. Verbinden Sie sich mit dem Hub und wählen Sie in den Einstellungen unter „Abgleich und Geräte“ die Schaltfläche „Jetzt abgleichen“.",
  noCode:
    "Für diesen Computer hat noch niemand einen Wiederherstellungscode, deshalb könnte niemand die Sicherung öffnen. Erzeugen Sie einen in den Einstellungen unter „Sicherheit“, und versuchen Sie es erneut.",
  attached:
    "Dieser Computer ist ein Gerät des Hubs dieser Kanzlei; eine Sicherung kann nicht an ihre Stelle treten. Verlassen Sie die Kanzlei zuerst auf diesem Computer.",
  noSecret:
    "Im Schlüsselbund dieses Computers fehlt das Geheimnis der freigegebenen Kanzlei, deshalb lässt sie sich für andere nicht öffnen. Stellen Sie den Schlüsselbund wieder her.",
};

export const hub = {
  link: "Link zum Hub",
  linkHelp: "Fügen Sie den ganzen Link ein.",
  device: "Name dieses Geräts",
  deviceHelp: "Sie und die Administration sehen ihn in der Liste der Geräte.",
  deviceAtFirst: "Mein Computer",
  continue: "Weiter",
  hubIs: (host) => `Der Hub: ${host}`,
  pinned: "Coverbook prüft, ob es der Hub ist, den der Link meint.",
  unpinned: "Der Link nennt keinen Schlüssel. Dieser Computer entscheidet, ob er dem Zertifikat des Hubs vertraut.",

  join: {
    open: "Einer Kanzlei beitreten",
    openHelp: "Mit einem Link Ihrer Kanzlei. Ihre Kontakte kommen vom Hub.",
    title: "Einer Kanzlei beitreten",
    lead: "Ihre Kanzlei sendet Ihnen einen Link, in einer E-Mail oder von einem Ihrer Geräte.",
    attachLink:
      "Dieser Link zieht eine Kanzlei auf einen Hub um. Öffnen Sie diese Kanzlei und verwenden Sie den Link in den Einstellungen unter „Abgleich und Geräte“.",
    deviceTitle: "Dieses Gerät benennen",
    deviceLead: (host) => `Der Link macht diesen Computer zu einem Ihrer Geräte bei ${host}.`,
    invitedTitle: "Ihre Einladung",
    invitedLead: "Geben Sie die Adresse ein, an die Ihre Einladung ging, und den Code aus der neuesten E-Mail.",
    email: "Ihre E-Mail-Adresse",
    joining: "Beitritt läuft …",
  },

  state: {
    alone: "Diese Kanzlei ist nur auf diesem Computer.",
    current: (asOf) => `Auf dem neuesten Stand: ${asOf}.`,
    currentAtFirst: "Auf dem neuesten Stand.",
    catchingUp: "Der Abgleich mit dem Hub läuft. Was schon hier ist, können Sie lesen und durchsuchen.",
    catchingUpSince: (asOf) => `Der Abgleich mit dem Hub läuft. Sie sehen den Stand: ${asOf}.`,
    percent: (percent) => `${percent}\u00a0% der Datensätze sind hier.`,
    busy: "Der Hub ist beschäftigt, zum Beispiel mit einem Import. Lesen und Suchen gehen; was neu ist, kommt danach.",
    offline: "Der Hub ist nicht erreichbar. Lesen und Suchen gehen, Änderungen brauchen den Hub. Prüfen Sie das Netz.",
    offlineSince: (asOf) =>
      `Der Hub ist nicht erreichbar. Sie sehen den Stand: ${asOf}. Lesen und Suchen gehen, Änderungen brauchen den Hub. Prüfen Sie das Netz.`,
    untrusted:
      "Der Computer, der antwortet, ist nicht der Hub Ihres Links. Er hat nichts erfahren. Bitten Sie Ihre Administration um einen neuen Link.",
    revoked: "Dieses Gerät gehört nicht mehr zur Kanzlei. Bitten Sie Ihre Administration um einen neuen Link.",
    copied:
      "Eine andere Kopie dieses Geräts war in Gebrauch. Bitten Sie Ihre Administration um einen neuen Link für dieses Gerät.",
    suspended:
      "Sie sind gesperrt, deshalb hat dieses Gerät nichts von der Kanzlei. Bitten Sie die Administration, die Sperre aufzuheben.",
    version: "Der Hub und Coverbook haben verschiedene Versionen. Aktualisieren Sie die ältere.",
    unsettled:
      "Ein Umzug auf den Hub wurde unterbrochen, und der Hub hat noch nicht gesagt, ob er die Kanzlei hat. Sie können lesen, aber hier nichts ändern. Verbinden Sie sich mit dem Hub und wählen Sie „Jetzt abgleichen“.",
    lapsed: (asOf) =>
      `Der Hub hat diesem Gerät zu lange nicht geantwortet (zuletzt: ${asOf}), deshalb zeigt es nichts von der Kanzlei. Verbinden Sie es mit dem Hub: Mit der nächsten Antwort ist alles wieder da.`,
  },
  line: {
    alone: "Auf diesem Computer",
    current: "Auf neuestem Stand",
    catchingUp: "Abgleich läuft",
    busy: "Hub beschäftigt",
    offline: "Getrennt",
    untrusted: "Hub nicht vertraut",
    revoked: "Gerät entzogen",
    copied: "Gerät kopiert",
    suspended: "Gesperrt",
    version: "Update nötig",
    unsettled: "Umzug nicht beendet",
    lapsed: "Hub nötig",
  },
  percentLine: (percent) => `Abgleich: ${percent}\u00a0%`,
  offlineLine: (asOf) => `Getrennt: Stand ${asOf}`,

  sync: "Abgleich",
  here: "Dieser Computer",
  facts: { hub: "Adresse des Hubs", device: "Dieses Gerät", held: "Auf diesem Gerät" },
  held: (count) => plural(count, { one: "# Datensatz", other: "# Datensätze" }),
  syncNow: "Jetzt abgleichen",
  aloneHelp:
    "Mit einem Hub öffnen alle die Kanzlei auf ihren eigenen Geräten, und jedes Gerät hat das, was die Person davor sehen darf.",
  aloneSystem: "Die Systemadministration kann sie von diesem Computer aus freigeben oder auf einen Hub umziehen.",

  move: {
    open: "Diese Kanzlei auf einen Hub umziehen …",
    title: "Diese Kanzlei auf einen Hub umziehen",
    lead: "Von da an hat der Hub die ganze Kanzlei, mit ihrem Verlauf, und verschickt ihre Einladungen und Erinnerungen. Dieses Gerät behält, was Sie sehen dürfen. Die Einstellungen Ihres Mailservers ziehen mit um, auch das Passwort. Geht etwas schief, bleibt die Kanzlei, wie sie ist.",
    linkHelp: "Ihn macht die Person, die den Hub betreibt, für eine Kanzlei und zum einmaligen Gebrauch.",
    joinLink:
      "Mit diesem Link tritt man einer Kanzlei bei. Bitten Sie die Person, die den Hub betreibt, um einen Link für den Umzug.",
    go: "Kanzlei umziehen",
    moving: "Die Kanzlei zieht um. Lassen Sie Coverbook offen; bei großen Kanzleien dauert es einige Minuten.",
    done: "Die Kanzlei ist auf dem Hub",
  },

  /** The mail of a firm whose hub sends it. */
  mail: {
    lead: "Der Hub sendet die E-Mails der Kanzlei über Ihren eigenen Mailserver, auch wenn dieser Computer ausgeschaltet ist.",
    leadHere:
      "Coverbook sendet die E-Mails der Kanzlei von hier aus über Ihren eigenen Mailserver, solange die Kanzlei geöffnet ist.",
    none: "Der Hub kann noch keine E-Mails senden. Richten Sie hier Ihren Mailserver ein; was fällig ist, wartet bis dahin.",
    offline:
      "Diese Einstellungen liegen auf dem Hub, und er ist nicht erreichbar. Prüfen Sie das Netzwerk und versuchen Sie es erneut.",
    kept: "Auf dem Hub für diesen Server und Benutzernamen gespeichert. Leer lassen, um es zu behalten.",
    notKept: "Wird an den Hub übergeben, der es verschlüsselt speichert und niemandem zeigt.",
    keptHere: "Mit der Kanzlei für diesen Server und Benutzernamen gespeichert. Leer lassen, um es zu behalten.",
    notKeptHere: "Wird verschlüsselt mit der Kanzlei auf diesem Computer gespeichert und niemandem gezeigt.",
    mailsOffline: "Welche E-Mails gesendet wurden, weiß nur der Hub, und er ist nicht erreichbar.",
  },

  devices: {
    heading: "Geräte",
    lead: "Ein Gerät hat, was die Person davor sehen darf. Entziehen Sie einem verlorenen oder nicht mehr benutzten Gerät den Zugang.",
    about: (joined, seen) =>
      seen === ""
        ? `Am ${joined} beigetreten, noch nie gesehen.`
        : `Am ${joined} beigetreten, zuletzt gesehen: ${seen}.`,
    here: "Dieses Gerät",
    unknown: "Nicht in Ihren Kontakten",
    holds: (on) => `Zugang am ${on} entzogen. Es hat noch Datensätze, bis es den Hub fragt.`,
    emptied: (on) => `Zugang am ${on} entzogen. Es hat nichts mehr.`,
    revoke: "Zugang entziehen …",
    revokeOf: (device) => `Zugang entziehen: ${device}`,
    revokeTitle: (device) => `${device} den Zugang entziehen?`,
    revokeText:
      "Das Gerät bekommt ab sofort nichts Neues und löscht, was es von der Kanzlei hat, sobald es den Hub fragt. Bis dahin bleiben die Datensätze darauf.",
    revokeGo: "Zugang entziehen",
    revoked: (device) => `Zugang entzogen: ${device}`,
    unreached:
      "Diese Liste liegt auf dem Hub, und er ist nicht erreichbar. Sobald er erreichbar ist, wird sie neu gelesen.",
    none: "Noch keine Geräte",
    add: "Weiteres eigenes Gerät hinzufügen …",
  },

  newLink: {
    open: "Link für ein Gerät …",
    title: "Weiteres Gerät hinzufügen",
    titleFor: (who) => `Link für ein Gerät von ${who}`,
    lead: "Öffnen Sie Coverbook auf Ihrem anderen Gerät, wählen Sie „Einer Kanzlei beitreten“ und fügen Sie diesen Link ein. Geben Sie ihn niemandem sonst.",
    leadFor: (who) =>
      `Geben Sie diesen Link ${who} und niemandem sonst: Wer ihn zuerst verwendet, sieht, was ${who} sehen darf.`,
    leadInvited: (who) =>
      `Senden Sie diesen Link an ${who}. Zum Beitreten gehört außerdem der Code aus der Einladung. Benutzername und Nutzungsbedingungen folgen auf dem eigenen Gerät.`,
    ends: (on) => `Er gilt einmal, bis ${on}.`,
    copy: "Link kopieren",
    copied: "Link kopiert.",
  },

  leave: {
    heading: "Kanzlei verlassen",
    text: "Alles von der Kanzlei wird auf diesem Gerät gelöscht. Der Hub behält es.",
    open: "Kanzlei auf diesem Gerät verlassen …",
    title: (firm) => `${firm} auf diesem Gerät verlassen?`,
    sure: "Alles von der Kanzlei wird hier gelöscht, und dieses Gerät steht nicht mehr in der Liste. Der Hub behält die Kanzlei. Um wiederzukommen, brauchen Sie einen neuen Link.",
    go: "Hier löschen und verlassen",
  },
} satisfies Catalogue["hub"];

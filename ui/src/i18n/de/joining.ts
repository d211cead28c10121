import { number } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const joining = {
  open: "Auf diesem Computer beitreten …",
  giveBack: "Zurück zu Coverbook",
  title: (given) => `Willkommen, ${given}`,
  lead: (firm, inviter) =>
    inviter === ""
      ? `Sie sind in das Kontaktverzeichnis von ${firm} eingeladen.`
      : `${inviter} lädt Sie in das Kontaktverzeichnis von ${firm} ein.`,
  code: "Code aus Ihrer neuesten E-Mail",
  codeHelp: "Acht Buchstaben und Ziffern. Codes aus älteren E-Mails gelten nicht mehr.",
  username: "Benutzernamen wählen",
  needs: "Ein Benutzername hat",
  needsLength: (least) => `mindestens ${number(least)} Zeichen`,
  needsLetter: "mindestens einen Buchstaben",
  needsSigns: "nur Buchstaben und Ziffern: keine Leerzeichen, keine E-Mail-Adresse",
  met: "erfüllt",
  unmet: "fehlt noch",
  ownTerms: "Nutzungsbedingungen von Coverbook",
  firmTerms: (firm) => `Nutzungsbedingungen von ${firm}`,
  noFirmTerms: (firm) => `${firm} hat keine eigenen Nutzungsbedingungen.`,
  acceptOwn: "Ich nehme die Nutzungsbedingungen von Coverbook an",
  acceptFirm: (firm) => `Ich nehme die Nutzungsbedingungen von ${firm} an`,
  acceptNeeded:
    "Um beizutreten, müssen Sie diese Nutzungsbedingungen annehmen. Lesen Sie sie und setzen Sie das Häkchen.",
  get own(): readonly string[] {
    return [
      "Ihr Name, Ihre Funktion und Ihre Kontaktdaten werden in einer verschlüsselten Datei der Kanzlei aufbewahrt, die Sie einlädt.",
      eitherWay({
        teams:
          "Personen, die mit Ihnen in einem Mandantenteam sind, können sie sehen. Auch die Administration der Kanzlei kann sie und ihren Verlauf sehen.",
        books:
          "Personen, die mit Ihnen in einem Kontaktbuch sind, können sie sehen. Auch die Administration der Kanzlei kann sie und ihren Verlauf sehen.",
      }),
      "Verwenden Sie die Daten anderer nur für Ihre Zusammenarbeit. Geben Sie sie nicht weiter.",
      "Behalten Sie die Codes aus Ihren E-Mails für sich.",
      "Sie können die Kanzlei jederzeit fragen, was sie über Sie aufbewahrt, es berichtigen lassen oder austreten.",
    ];
  },
  join: "Beitreten",
  refuse: "Ich möchte nicht beitreten",
  refuseTitle: "Diese Einladung ablehnen?",
  refuseText: (firm) => `${firm} erfährt davon und sendet Ihnen keine weiteren Einladungen.`,
  done: (given) => `Vielen Dank, ${given}`,
  doneText: (firm) => `Sie sind dem Kontaktverzeichnis von ${firm} beigetreten.`,
  doneUsername: "Ihr Benutzername",
  refused: (given) => `Sie haben abgelehnt, ${given}`,
  refusedText: (firm) => `${firm} sendet Ihnen keine weiteren Einladungen.`,
  joined: (who) => `${who} ist beigetreten`,
  declined: (who) => `${who} hat abgelehnt`,

  facts: { username: "Benutzername", at: "Hier beigetreten", terms: "Bedingungen" },
  accepted: {
    both: (on) => `Die von Coverbook und die der Kanzlei vom ${on} angenommen`,
    changed: (on) => `Die der Kanzlei vom ${on} angenommen; sie haben sich seither geändert`,
    own: "Die von Coverbook angenommen; die Kanzlei hatte keine",
    ownChanged: "Die von Coverbook angenommen; sie haben sich seither geändert",
  },

  settings: {
    heading: "Nutzungsbedingungen",
    label: "Nutzungsbedingungen Ihrer Kanzlei",
    help: "Wer auf diesem Computer beitritt, nimmt sie zusammen mit denen von Coverbook an. Wenn Sie sie ändern, hat die neuen zunächst niemand angenommen.",
    since: (on) => `In Kraft seit: ${on}.`,
    save: "Nutzungsbedingungen speichern",
    saved: "Nutzungsbedingungen gespeichert",
    length: (length, most) => `${number(length)} von ${number(most)}`,
  },
} satisfies Catalogue["joining"];

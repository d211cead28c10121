import { number } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { quoted } from "./grammar";

export const joining = {
  open: "Rejoindre le carnet sur cet ordinateur…",
  giveBack: "Revenir à Coverbook",
  title: (given: string): string => `Bienvenue, ${given}`,
  lead: (firm: string, inviter: string): string =>
    inviter === ""
      ? `Vous avez reçu une invitation à figurer dans le carnet de contacts de ${quoted(firm)}.`
      : `${inviter} vous invite à figurer dans le carnet de contacts de ${quoted(firm)}.`,
  code: "Code de votre dernier e-mail",
  codeHelp: "Huit lettres et chiffres. Les codes des e-mails précédents ne sont plus valables.",
  username: "Choisissez un nom d’utilisateur",
  needs: "Un nom d’utilisateur contient",
  needsLength: (least: number): string => `au moins ${number(least)} caractères`,
  needsLetter: "au moins une lettre",
  needsSigns: "uniquement des lettres et des chiffres\u00a0: ni espace, ni adresse e-mail",
  met: "rempli",
  unmet: "manque encore",
  ownTerms: "Conditions de Coverbook",
  firmTerms: (firm: string): string => `Conditions de ${quoted(firm)}`,
  noFirmTerms: (firm: string): string => `${quoted(firm)} n’a pas de conditions propres.`,
  acceptOwn: "J’accepte les conditions de Coverbook",
  acceptFirm: (firm: string): string => `J’accepte les conditions de ${quoted(firm)}`,
  acceptNeeded: "Il faut accepter ces conditions. Lisez-les et cochez la case.",
  get own(): readonly string[] {
    return [
      "Votre nom, votre fonction et vos coordonnées sont conservés dans un fichier chiffré du cabinet qui vous invite.",
      eitherWay({
        teams:
          "Les personnes qui partagent une équipe client avec vous peuvent les voir. Les administrateurs du cabinet le peuvent aussi, avec leur historique.",
        books:
          "Les personnes qui partagent un carnet de contacts avec vous peuvent les voir. Les administrateurs du cabinet le peuvent aussi, avec leur historique.",
      }),
      "N’utilisez les coordonnées des autres que pour votre travail commun. Ne les transmettez pas.",
      "Gardez pour vous les codes de vos e-mails.",
      "Vous pouvez à tout moment demander au cabinet ce qu’il conserve sur vous, le faire corriger, ou partir.",
    ];
  },
  join: "Rejoindre",
  refuse: "Je ne souhaite pas rejoindre le carnet",
  refuseTitle: "Décliner cette invitation\u202f?",
  refuseText: (firm: string): string => `${quoted(firm)} en sera informé et ne vous enverra plus d’invitation.`,
  done: (given: string): string => `Merci, ${given}`,
  doneText: (firm: string): string => `Vous figurez désormais dans le carnet de contacts de ${quoted(firm)}.`,
  doneUsername: "Votre nom d’utilisateur",
  refused: (given: string): string => `Vous avez décliné, ${given}`,
  refusedText: (firm: string): string => `${quoted(firm)} ne vous enverra plus d’invitation.`,
  joined: (who: string): string => `${who} a rejoint le carnet de contacts`,
  declined: (who: string): string => `${who} a décliné`,

  facts: { username: "Nom d’utilisateur", at: "Arrivée ici", terms: "Conditions" },
  accepted: {
    both: (on: string): string => `Conditions de Coverbook acceptées, ainsi que celles du cabinet du ${on}`,
    changed: (on: string): string => `Conditions du cabinet du ${on} acceptées\u202f; elles ont changé depuis`,
    own: "Conditions de Coverbook acceptées\u202f; le cabinet n’en avait pas",
    ownChanged: "Conditions de Coverbook acceptées\u202f; elles ont changé depuis",
  },

  settings: {
    heading: "Conditions d’utilisation",
    label: "Conditions de votre cabinet",
    help: "À accepter avec celles de Coverbook pour rejoindre le carnet sur cet ordinateur. Si vous les changez, personne n’a encore accepté les nouvelles.",
    since: (on: string): string => `En vigueur depuis le ${on}.`,
    save: "Enregistrer les conditions",
    saved: "Conditions enregistrées",
    length: (length: number, most: number): string => `${number(length)} sur ${number(most)}`,
  },
} satisfies Catalogue["joining"];

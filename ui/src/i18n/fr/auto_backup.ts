import type { Catalogue } from "../catalogue";

export const autoBackup = {
  title: "Sauvegarde automatique",
  lead: (kept: number): string =>
    `Coverbook enregistre une sauvegarde par jour, tant que ce cabinet est ouvert sur cet ordinateur, et conserve les ${String(kept)} dernières. Un dossier sur un autre disque est le plus sûr.`,
  none: "La sauvegarde automatique est désactivée.",
  folder: "Dossier",
  choose: "Choisir un dossier…",
  change: "Changer de dossier…",
  now: "Sauvegarder maintenant",
  off: "Désactiver",
  turnedOn: "La sauvegarde automatique est activée.",
  turnedOff: "La sauvegarde automatique est désactivée. Vos sauvegardes restent dans le dossier.",
  savedNow: "Sauvegarde enregistrée et vérifiée.",
  never: "Aucune sauvegarde n’y est encore enregistrée.",
  last: (when: string): string => `Dernière sauvegarde\u00a0: ${when}.`,
  next: (when: string): string => `Prochaine\u00a0: ${when}.`,
  again: (when: string): string => `Prochain essai\u00a0: ${when}.`,
  soon: "dans un instant",
  at: (when: string): string => `${when} au plus tôt`,
  failed: "Sauvegarde automatique non enregistrée",
  failedBecause: (why: string): string => `La sauvegarde automatique n’a pas été enregistrée. ${why}`,
  settings: "Paramètres de sauvegarde",
  files: {
    missing: (folder: string): string =>
      `Le dossier ${folder} est introuvable. Branchez son disque, ou choisissez un autre dossier.`,
    emptied: (folder: string): string =>
      `Vos sauvegardes précédentes ne sont pas dans ${folder}. Branchez le bon disque, ou repartez de zéro avec «\u00a0Sauvegarder maintenant\u00a0».`,
    noPermission: (folder: string): string =>
      `Coverbook n’a pas l’autorisation d’écrire dans ${folder}. Accordez-la, ou choisissez un autre dossier.`,
    vanished: (folder: string): string =>
      `Coverbook ne peut pas écrire dans ${folder} pour le moment. Vérifiez le disque ou le réseau, ou choisissez un autre dossier.`,
    ownFolder: (): string => "Coverbook utilise lui-même ce dossier. Choisissez-en un sur un autre disque.",
  },
  full: "Le disque du dossier ou du fichier du cabinet est plein. Libérez de la place, ou choisissez un autre dossier.",
} satisfies Catalogue["autoBackup"];

import { number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { quoted } from "./grammar";

export const keeping = {
  firm: "Cabinet",
  name: "Nom du cabinet",
  nameHelp: "Affiché dans la fenêtre et dans chaque e-mail.",
  country: "Pays",
  countryHelp: "Pour les numéros sans indicatif du pays. Les numéros enregistrés ne changent pas.",
  timeZone: "Fuseau horaire",
  timeZoneHelp: "Pour les e-mails quotidiens et les dates du journal d’audit.",
  noZone: "Aucun fuseau horaire ne porte ce nom.",
  saveFirm: "Enregistrer le cabinet",
  firmSaved: "Cabinet enregistré",
  copies: "Anciennes copies",
  copiesLead:
    "Le cabinet avant son remplacement par une sauvegarde, ou avant qu’une nouvelle version ne modifie son fichier. Elles s’ouvrent avec le code de récupération ou la phrase de passe de ce jour-là.",
  copy: (made: string, megabytes: string, goes: string): string =>
    `${made}, ${megabytes}\u00a0Mo. Supprimée automatiquement le ${goes}.`,
  deleteCopy: "Supprimer…",
  deleteCopyOf: (made: string): string => `Supprimer la copie du ${made}`,
  deleteCopyNow: "Supprimer définitivement",
  wereOpen: (count: number): string =>
    plural(count, {
      one: "# fichier de ce cabinet était lisible par d’autres utilisateurs de cet ordinateur. C’est corrigé. Demandez-vous qui a pu le copier.",
      other:
        "# fichiers de ce cabinet étaient lisibles par d’autres utilisateurs de cet ordinateur. C’est corrigé. Demandez-vous qui a pu les copier.",
    }),

  clockDoubted: (now: string, last: string): string =>
    `Cet ordinateur est à la date du ${now}, mais le cabinet a été ouvert pour la dernière fois le ${last}. Rien n’expirera tant que vous n’aurez pas confirmé la date.`,
  clockRight: "La date est juste",

  backup: "Sauvegarde",
  backupLead:
    "Tout le cabinet dans un seul fichier chiffré. Gardez-le loin de cet ordinateur. Il s’ouvre sur tout ordinateur avec Coverbook.",
  save: "Enregistrer une sauvegarde…",
  last: (when: string): string => `Dernière sauvegarde depuis cet ordinateur\u00a0: ${when}.`,
  never: "Aucune sauvegarde depuis cet ordinateur pour l’instant.",
  opensBoth: "Elle s’ouvre avec le code de récupération ou la phrase de passe actuels.",
  opensCode:
    "Elle ne s’ouvre qu’avec le code de récupération. Pour un second moyen, choisissez une phrase de passe sous Sécurité.",
  saved: (file: string, megabytes: string): string => `${file} enregistré et vérifié\u00a0: ${megabytes}\u00a0Mo.`,
  phases: {
    copying: "Copie du cabinet",
    checking: "Vérification de la copie",
    writing: "Écriture du fichier",
    unpacking: "Lecture de la sauvegarde",
    placing: "Remplacement du fichier du cabinet",
    placed: "Ouverture du cabinet",
  },
  working: "En cours",
  stop: "Arrêter",

  open: "Ouvrir une sauvegarde…",
  openHelp: "À partir d’un fichier enregistré par Coverbook.",
  openTitle: "Ouvrir une sauvegarde",
  openLead: (file: string): string =>
    `Saisissez le code de récupération ou la phrase de passe du jour où ${file} a été enregistré.`,
  another: "Choisir un autre fichier",
  secret: "Code de récupération ou phrase de passe",
  look: "Vérifier la sauvegarde",
  holds: (firm: string): string => `C’est une sauvegarde du cabinet ${quoted(firm)}`,
  made: "Enregistrée",
  changed: "Dernière modification",
  changes: "Nombre de modifications",
  count: (changes: number): string => number(changes),
  notHere: "Ce cabinet n’est pas sur cet ordinateur. Il sera ajouté à vos cabinets.",
  hereTitle: (firm: string): string => `${quoted(firm)} est déjà sur cet ordinateur`,
  here: "Sur cet ordinateur",
  inBackup: "Dans la sauvegarde",
  newer: {
    backup: "La sauvegarde est plus récente.",
    here: "Le cabinet sur cet ordinateur est plus récent. Les modifications faites depuis la sauvegarde seraient perdues.",
    neither: "Les deux contiennent les mêmes modifications.",
  },
  keepsCopy:
    "Le cabinet sur cet ordinateur est conservé en copie à côté de son fichier, avec la date du jour dans le nom.",
  openIt: "Ouvrir ce cabinet",
  replaceIt: "Remplacer et ouvrir",

  security: "Sécurité",
  passphrase: "Phrase de passe",
  passphraseSet: "Une phrase de passe est définie. Elle déverrouille le cabinet, et l’ouvre sur un autre ordinateur.",
  passphraseNone: "Aucune phrase de passe n’est définie.",
  set: "Définir une phrase de passe…",
  change: "Changer la phrase de passe…",
  remove: "Supprimer…",
  setTitle: "Définir une phrase de passe",
  changeTitle: "Changer la phrase de passe",
  removeTitle: "Supprimer la phrase de passe",
  old: "Phrase de passe actuelle ou code de récupération",
  fresh: "Nouvelle phrase de passe",
  freshHelp: "Au moins 12 caractères. Quatre mots sans rapport entre eux sont sûrs et faciles à saisir.",
  again: "Répétez la nouvelle phrase de passe",
  differs: "Les phrases de passe ne correspondent pas. Saisissez deux fois la même.",
  needed: "Une phrase de passe compte au moins 12 caractères. Choisissez-en une plus longue.",
  oldStays: "Les sauvegardes et copies plus anciennes s’ouvrent toujours avec la phrase de passe de l’époque.",
  askAtStart: "Demander la phrase de passe à chaque démarrage",
  askAtStartHelp:
    "Sur cet ordinateur uniquement. Sinon, la clé du trousseau ouvre le cabinet. coverbook-cli utilise cette clé dans les deux cas.",
  asksNow: "Coverbook demandera la phrase de passe au prochain démarrage.",
  asksNoMore: "Coverbook ne demandera plus la phrase de passe.",
  asksLead: "Ce cabinet demande sa phrase de passe à chaque démarrage.",
  setDone: "Phrase de passe définie",
  removeDone: "Phrase de passe supprimée",
  removeKept: "Le cabinet s’ouvrira sans phrase de passe sur cet ordinateur, et avec le code de récupération ailleurs.",
  removeLast:
    "Seul le code de récupération ouvrira le cabinet, car cet ordinateur n’a pas de clé. Vérifiez que vous l’avez.",
  removeGo: "Supprimer la phrase de passe",
  code: "Code de récupération",
  codeText: "Ouvre le cabinet quand tout le reste est perdu. Il a été affiché à la création du cabinet.",
  renew: "Nouveau code de récupération…",
  renewTitle: "Nouveau code de récupération",
  renewLead: "Le code actuel n’ouvrira plus ce cabinet. Les sauvegardes précédentes s’ouvrent toujours avec lui.",
  renewSecret: "Phrase de passe ou code de récupération actuel",
  renewGo: "Afficher le nouveau code",
  renewWhy:
    "Il prend effet quand vous confirmez l’avoir noté. Il n’est affiché qu’une fois, et nous n’en gardons aucune copie.",
  confirm: "Je l’ai noté",
  use: "Utiliser le nouveau code",
  renewed: "Code de récupération renouvelé",

  key: "Clé",
  keyText:
    "Une autre personne a-t-elle obtenu une phrase de passe, un code de récupération ou un ordinateur du cabinet\u202f? Seule une nouvelle clé lui ferme l’accès.",
  keyFile:
    "La clé est dans un fichier de clé, qui ne peut pas être remplacé. Utilisez coverbook-cli firm new-key avec un autre fichier.",
  newKey: "Créer une nouvelle clé…",
  newKeyTitle: "Créer une nouvelle clé",
  newKeyLead:
    "Le fichier du cabinet reçoit une nouvelle clé. Les phrases de passe, codes de récupération et clés précédents ne l’ouvriront plus.",
  newKeyLimit:
    "Les sauvegardes et copies plus anciennes s’ouvrent comme avant. Enregistrez ensuite une nouvelle sauvegarde et supprimez les anciennes.",
  freshOrNone: "Au moins 12 caractères. Laissez vide pour ne pas avoir de phrase de passe.",
  newKeyCode:
    "Voici le code de récupération de la nouvelle clé. Il n’est affiché qu’une fois, et nous n’en gardons aucune copie.",
  newKeyGo: "Créer la nouvelle clé",
  keyMade: "Nouvelle clé créée",

  lock: "Verrouiller",
  lockNow: "Verrouiller maintenant",
  lockText:
    "Ferme le cabinet et retire sa clé de la mémoire de cet ordinateur. Aucun e-mail n’est envoyé tant qu’il est verrouillé.",
  lockHides: "Sans phrase de passe, toute personne devant cet ordinateur peut déverrouiller le cabinet.",
  after: "Verrouiller automatiquement après",
  minutes: (minutes: number): string =>
    minutes === 0 ? "Jamais" : plural(minutes, { one: "# minute", other: "# minutes" }),
  afterHelp:
    "Sans utilisation du clavier ni du pointeur. Sur cet ordinateur uniquement\u202f; un import en cours se termine d’abord.",
  locked: (firm: string): string => `${quoted(firm)} est verrouillé`,
  lockedLead: "Aucune donnée du cabinet n’est ouverte dans cette fenêtre.",
  lockedOpen: "Il n’a pas de phrase de passe\u00a0: vous pouvez le déverrouiller directement.",
  unlock: "Déverrouiller",
  lost: "Le verrouillage du cabinet a fait perdre des modifications non enregistrées.",

  leaving: {
    lock: "Verrouiller maintenant\u202f?",
    switch: "Ouvrir un autre cabinet maintenant\u202f?",
    close: "Fermer ce cabinet maintenant\u202f?",
    screen: "Quitter sans enregistrer\u202f?",
    language: "Changer de langue maintenant\u202f?",
  },
  losing: {
    edit: "Les modifications non enregistrées d’un formulaire seront perdues.",
    draft: "Le fichier que vous vérifiez sera fermé sans être importé.",
    import: "Un import est en cours. Attendez qu’il soit terminé, ou arrêtez-le d’abord.",
    backup: "Une sauvegarde est en cours. Attendez qu’elle soit terminée, ou arrêtez-la d’abord.",
  },
  go: {
    lock: "Verrouiller",
    switch: "Ouvrir l’autre cabinet",
    close: "Fermer",
    screen: "Ne pas enregistrer",
    language: "Changer de langue",
  },
  stay: "Rester",
  soonTitle: "Verrouillage imminent",
  soon: (seconds: number): string =>
    plural(seconds, {
      one: "Coverbook se verrouille dans # seconde.",
      other: "Coverbook se verrouille dans # secondes.",
    }),

  others: "Créer ou ouvrir un autre cabinet…",
  settings: "Paramètres",
} satisfies Catalogue["keeping"];

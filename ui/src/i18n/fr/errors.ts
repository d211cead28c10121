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
import { de, quoted } from "./grammar";

const tooManyRows = ({ file, rows, limit }: { file: string; rows: number; limit: number }): string =>
  `${file} contient ${number(rows)} lignes, mais votre cabinet en autorise ${number(limit)} par fichier. Divisez-le, ou demandez à un administrateur système de relever la limite dans les paramètres.`;

const listed = (items: readonly string[], total: number): string => {
  const shown = items.slice(0, 3);
  const rest = total - shown.length;
  return list(rest > 0 ? [...shown, plural(rest, { one: "# autre", other: "# autres" })] : shown);
};

const names = (items: readonly NamedView[], total = items.length): string =>
  listed(
    items.map((item) => item.name),
    total,
  );

const quotedNames = (items: readonly NamedView[]): string =>
  names(items.map((item) => ({ ...item, name: quoted(item.name) })));

/** A field's name, and the sentence that asks for it. */
const formFields: Record<FormField, readonly [name: string, enter: string]> = {
  name: ["Nom", "Saisissez un nom."],
  given: ["Prénom", "Saisissez un prénom."],
  family: ["Nom", "Saisissez un nom."],
  middleNames: ["Autres prénoms", "Saisissez les autres prénoms."],
  jobTitle: ["Fonction", "Saisissez une fonction."],
  company: ["Société", "Saisissez une société."],
  language: ["Langue des e-mails", "Choisissez une langue."],
  note: ["Note", "Saisissez une note."],
  email: ["Adresse e-mail", "Saisissez une adresse e-mail."],
  phone: ["Numéro de téléphone", "Saisissez un numéro de téléphone."],
  identifier: ["Identifiant", "Saisissez un identifiant."],
  description: ["Description", "Saisissez une description."],
  groupIdentifiers: ["Les équipes", "Saisissez une équipe."],
  role: ["Rôle", "Choisissez un rôle."],
  country: ["Pays", "Choisissez un pays."],
  timeZone: ["Fuseau horaire", "Choisissez un fuseau horaire."],
  confirm: ["Confirmation", "Saisissez le mot CONFIRM."],
  passphrase: ["Phrase de passe", "Saisissez une phrase de passe."],
  message: ["Message", "Saisissez un message."],
  label: ["Libellé", "Saisissez un libellé."],
  points: ["Coordonnées", "Ajoutez une adresse ou un numéro."],
  title: ["Titre", "Saisissez un titre."],
  code: ["Code", "Saisissez le code."],
  username: ["Nom d’utilisateur", "Saisissez un nom d’utilisateur."],
  terms: ["Conditions d’utilisation", "Saisissez le texte des conditions."],
  host: ["Serveur", "Saisissez le nom du serveur."],
  port: ["Port", "Saisissez un port."],
  from: ["Adresse d’expédition", "Saisissez l’adresse d’expédition."],
  fromName: ["Nom d’expédition", "Saisissez le nom d’expédition."],
  login: ["Nom d’utilisateur", "Saisissez un nom d’utilisateur."],
  folder: ["Dossier", "Choisissez un dossier."],
  password: ["Mot de passe", "Saisissez le mot de passe."],
  security: ["Chiffrement", "Choisissez un chiffrement."],
  leaseDays: ["Le nombre de jours", "Saisissez un nombre de jours."],
  importRowLimit: ["Nombre maximal de lignes", "Saisissez un nombre."],
  link: ["Lien", "Collez le lien."],
  device: ["Nom de cet appareil", "Saisissez un nom pour cet appareil."],
};
// “Le champ” is always masculine singular, so no sentence has to agree with the field.
const subject = (field: string): string => {
  const name = lookUp(formFields, field)?.[0];
  return name === undefined ? "Ce champ" : `Le champ ${quoted(name)}`;
};

const fields: Record<FieldProblem, (field: string) => string> = {
  empty: (field) => lookUp(formFields, field)?.[1] ?? "Remplissez ce champ.",
  name: () => "Saisissez un prénom ou un nom.",
  tooLong: (field) => `${subject(field)} est trop long. Raccourcissez-le.`,
  email: () => "Saisissez une adresse e-mail avec un @ et un domaine, comme anna@example.com.",
  phone: () => "Saisissez un numéro de téléphone avec l’indicatif du pays, comme +33 1 99 00 12 34.",
  link: () => "Ce n’est pas un lien de Coverbook. Copiez le lien entier et collez-le à nouveau.",
  identifier: () =>
    "Un identifiant se compose de lettres et de chiffres, sur une seule ligne. Retirez les autres caractères.",
  country: () => "Choisissez un pays dans la liste.",
  timeZone: () => "Choisissez un fuseau horaire dans la liste.",
  date: () => "Saisissez une date qui existe.",
  confirm: () => "Saisissez le mot CONFIRM en majuscules.",
  code: () =>
    "Un code se compose de huit lettres et chiffres, comme K7QM-3XFD. Saisissez-le tel qu’il figure dans l’e-mail.",
  usernameEmail: () => "Un nom d’utilisateur ne peut pas être une adresse e-mail. Retirez le @ et ce qui suit.",
  usernameSigns: () =>
    "Un nom d’utilisateur se compose de lettres et de chiffres. Retirez les espaces et les autres caractères.",
  role: () => "Choisissez un rôle dans la liste.",
  usernameShort: () => "Un nom d’utilisateur compte au moins 6 caractères. Allongez-le.",
  usernameLetter: () => "Un nom d’utilisateur contient au moins une lettre. Ajoutez-en une.",
  terms: () => "Il faut accepter les conditions d’utilisation. Lisez-les et cochez la case.",
  port: () => "Un port est un nombre de 1 à 65535. Les plus courants sont 587 et 465.",
  hostPort: () => "Un port est un nombre de 1024 à 65535. Coverbook utilise en général 7843.",
  portTaken: () => "Un autre programme utilise ce port. Fermez-le ou choisissez un autre port.",
  again: () => "Ce mot de passe est celui d’un autre serveur ou d’un autre utilisateur. Saisissez-le à nouveau.",
  inTheOpen: () =>
    "Sans chiffrement, le mot de passe pourrait être lu. Choisissez STARTTLS ou TLS, ou un serveur sur cet ordinateur.",
  notOnHub: () => "Un hub n’envoie les e-mails que par un serveur de messagerie. Indiquez-en un.",
  passphrase: () => "Une phrase de passe compte au moins 12 caractères. Choisissez-en une plus longue.",
  leaseDays: () => "Choisissez un nombre de jours de 7 à 90.",
  rowLimit: () => "Une limite est un nombre de 1 à 1\u202f000\u202f000. Laissez le champ vide pour n’en fixer aucune.",
};

const states: Record<StatusView, string> = {
  quiet: "sans invitation",
  pending: "invitation en attente",
  active: "actif",
  suspended: "suspendu",
  inactive: "désactivé",
};

const refusals: ByCode<Refusal> = {
  notAllowed: () => "Seul un administrateur peut faire cela. Adressez-vous à un administrateur.",
  nameMissing: () => "Saisissez un prénom ou un nom.",
  emailMissing: () => "Un membre du cabinet doit avoir une adresse e-mail. Saisissez-la.",
  contactMissing: () => "Saisissez une adresse e-mail ou un numéro de téléphone.",
  tooLong: ({ field, max }) => `${subject(field)} est trop long. Raccourcissez-le à ${String(max)} caractères.`,
  emailTaken: ({ by, status }) =>
    status === "inactive"
      ? `Cette adresse appartient à ${by.name}, dont la fiche est désactivée. Libérez-la sur cette fiche, ou utilisez-en une autre.`
      : `Cette adresse appartient à ${by.name}. Utilisez-en une autre.`,
  identifierTaken: ({ by }) => `Cet identifiant appartient à ${by.name}. Utilisez-en un autre.`,
  teamIdentifierTaken: ({ by }) =>
    eitherWay({
      teams: `Cet identifiant est celui de l’équipe ${quoted(by.name)}. Utilisez-en un autre.`,
      books: `Cet identifiant est celui du carnet ${quoted(by.name)}. Utilisez-en un autre.`,
    }),
  lastSystemAdministrator: () =>
    "C’est le seul administrateur système actif. Donnez d’abord ce rôle à une autre personne.",
  ownRole: () => "Vous ne pouvez pas changer votre propre rôle. Adressez-vous à un autre administrateur système.",
  yourself: () =>
    "Vous ne pouvez ni suspendre ni désactiver votre propre fiche. Adressez-vous à un autre administrateur.",
  wrongState: ({ users, needed }) =>
    plural(users.length, {
      one: `${names(users)} n’a pas le statut ${quoted(states[needed])}. Continuez sans cette personne.`,
      other: `${names(users)} n’ont pas le statut ${quoted(states[needed])}. Continuez sans ces personnes.`,
    }),
  uncovers: ({ teams }) =>
    `Entre-temps, plus aucun membre actif du cabinet ne suivrait les clients de ${quotedNames(teams)}. Ajoutez-en un, ou suspendez quand même.`,
  notTheSameSide: ({ users }) =>
    `Un membre du cabinet et un client ne peuvent pas être fusionnés\u00a0: ${names(users)}. Choisissez deux fiches de même type.`,
  namedTwice: ({ users }) =>
    `Une fiche ne peut être fusionnée qu’avec une seule autre à la fois. Continuez sans ${names(users)}.`,
  roleOfClient: ({ user }) =>
    `${user.name} fait partie des clients, qui n’ont pas de rôle. Choisissez un membre du cabinet.`,
  systemAdministratorNeeded: () =>
    "Seul un administrateur système peut faire cela. Adressez-vous à un administrateur système.",
  onlyClients: ({ users }) =>
    plural(users.length, {
      one: `${names(users)} fait partie du cabinet. Un groupe ne contient que des clients et des partenaires\u00a0: continuez sans cette personne.`,
      other: `${names(users)} font partie du cabinet. Un groupe ne contient que des clients et des partenaires\u00a0: continuez sans ces personnes.`,
    }),
  lastPoint: ({ phone }) =>
    phone
      ? "Le dernier numéro visible ne peut pas être retiré. Ajoutez-en d’abord un autre, ou modifiez celui-ci."
      : "La dernière adresse visible ne peut pas être retirée. Ajoutez-en d’abord une autre, ou modifiez celle-ci.",
  tooManyPoints: ({ max }) =>
    `Une liste compte au plus ${String(max)} adresses et numéros. Retirez-en d’abord quelques-uns.`,
  noActiveStaff: ({ team }) => `${quoted(team.name)} n’a aucun membre actif du cabinet. Ajoutez-en d’abord un.`,
  lastActiveStaff: ({ teams }) =>
    `Plus aucun membre actif du cabinet ne suivrait les clients de ${quotedNames(teams)}. Ajoutez-en d’abord un autre.`,
  lastTeam: ({ users }) =>
    eitherWay({
      teams: plural(users.length, {
        one: `${names(users)} n’aurait plus d’équipe. Ajoutez d’abord cette personne à une autre équipe.`,
        other: `${names(users)} n’auraient plus d’équipe. Ajoutez d’abord ces personnes à une autre équipe.`,
      }),
      books: plural(users.length, {
        one: `${names(users)} n’aurait plus de carnet. Ajoutez d’abord cette personne à un autre carnet.`,
        other: `${names(users)} n’auraient plus de carnet. Ajoutez d’abord ces personnes à un autre carnet.`,
      }),
    }),
  noOtherTeam: ({ users, total }) =>
    eitherWay({
      teams: plural(total, {
        one: `${names(users, total)} n’est dans aucune autre équipe. Choisissez une équipe de destination.`,
        other: `${names(users, total)} ne sont dans aucune autre équipe. Choisissez une équipe de destination.`,
      }),
      books: plural(total, {
        one: `${names(users, total)} n’est dans aucun autre carnet. Choisissez un carnet de destination.`,
        other: `${names(users, total)} ne sont dans aucun autre carnet. Choisissez un carnet de destination.`,
      }),
    }),
  defaultTeamStays: ({ team }) =>
    eitherWay({
      teams: `${quoted(team.name)} est l’équipe par défaut. Choisissez d’abord une autre équipe par défaut.`,
      books: `${quoted(team.name)} est le carnet par défaut. Choisissez d’abord un autre carnet par défaut.`,
    }),
  noAddress: ({ users }) =>
    plural(users.length, {
      one: `${names(users)} n’a pas d’adresse e-mail. Ajoutez-en une avant d’inviter cette personne.`,
      other: `${names(users)} n’ont pas d’adresse e-mail. Ajoutez-en une avant d’inviter ces personnes.`,
    }),
  phoneMissing: ({ users }) =>
    plural(users.length, {
      one: `${names(users)} n’a pas de numéro de téléphone, or les invitations du cabinet en demandent un. Ajoutez-le d’abord.`,
      other: `${names(users)} n’ont pas de numéro de téléphone, or les invitations du cabinet en demandent un. Ajoutez-le d’abord.`,
    }),
  wrongCode: () => "Ce n’est pas le code du dernier e-mail reçu par cette personne. Redemandez-le-lui.",
  usernameTaken: () => "Ce nom d’utilisateur est déjà pris. Choisissez-en un autre.",
  termsChanged: () => "Les conditions d’utilisation ont changé. Lisez-les et acceptez-les à nouveau.",
  revoked: ({ users }) =>
    plural(users.length, {
      one: `L’invitation ${de(names(users))} a été retirée. Ajoutez et invitez à nouveau cette personne.`,
      other: `Les invitations ${de(names(users))} ont été retirées. Ajoutez et invitez à nouveau ces personnes.`,
    }),
  nothingDue: () => "Il n’y a rien à faire pour l’instant. Rien n’a été modifié.",
  textMissing: () => "Saisissez un titre et un texte.",
  noActiveRecipients: () => "Aucun destinataire n’est encore actif. Choisissez d’autres personnes.",
  mailSent: () => "L’e-mail est déjà parti. Retirez plutôt l’invitation.",
  userInactive: ({ user }) =>
    eitherWay({
      teams: `La fiche ${de(user.name)} est désactivée\u00a0: aucun ajout à une équipe ou à un groupe n’est possible. Choisissez une autre personne.`,
      books: `La fiche ${de(user.name)} est désactivée\u00a0: aucun ajout à un carnet ou à un groupe n’est possible. Choisissez une autre personne.`,
    }),
  noBooks: () => "Votre cabinet n’utilise pas de carnets de contacts. Activez-les d’abord dans les paramètres.",
  defaultTeamMissing: () =>
    eitherWay({
      teams: "Il n’y a pas d’équipe par défaut. Choisissez-en une dans Équipes client.",
      books: "Il n’y a pas de carnet par défaut. Choisissez-en un dans Carnets de contacts.",
    }),
  conflict: ({ field, theirs }) =>
    theirs === ""
      ? `${subject(field)} a été vidé entre-temps par une autre personne. Vérifiez-le et enregistrez à nouveau.`
      : `${subject(field)} contient maintenant ${quoted(theirs)}, saisi entre-temps par une autre personne. Vérifiez-le et enregistrez à nouveau.`,
  changedSince: ({ items, total }) =>
    plural(total, {
      one: `Une modification plus récente existe\u00a0: ${listed(items, total)}. Annulez-la d’abord.`,
      other: `Des modifications plus récentes existent\u00a0: ${listed(items, total)}. Annulez-les d’abord.`,
    }),
  alreadyUndone: () => "Cette action est déjà annulée. Rien n’a été modifié.",
  tooOld: ({ days }) =>
    plural(days, {
      one: "Cette action pouvait être annulée pendant # jour. Modifiez les fiches à la main.",
      other: "Cette action pouvait être annulée pendant # jours. Modifiez les fiches à la main.",
    }),
  notUndoable: () => "Cette action ne peut pas être annulée. Modifiez les fiches à la main.",
  unknownRecord: () => "Cette fiche n’existe plus. Revenez en arrière et choisissez-en une autre.",
  firmExists: () => "Ce cabinet existe déjà. Ouvrez-le.",
  nothingToUndo: () => "Il n’y a rien à annuler.",
  emptyImport: () =>
    "Aucune ligne du fichier ne peut être importée. Corrigez les problèmes dans le fichier, puis importez-le à nouveau.",
  tooManyRows,
};

const mail: Record<MailProblemKind, string> = {
  nameNotFound: "Aucun serveur ne porte ce nom. Vérifiez le nom et le réseau.",
  connectionRefused: "Rien ne répond sur ce port. Vérifiez le port.",
  notReached: "Le serveur est injoignable. Vérifiez son nom et votre réseau.",
  timedOut: "Le serveur n’a pas répondu à temps. Vérifiez son nom et le port.",
  closed: "Le serveur a fermé la connexion. Coverbook réessaiera.",
  notSmtp: "Ce n’est pas un serveur de messagerie. Vérifiez le port.",
  certificateUntrusted: "Le certificat du serveur n’est pas reconnu. Adressez-vous à l’administrateur du serveur.",
  certificateExpired:
    "Le certificat du serveur n’est pas valable aujourd’hui. Vérifiez l’heure de l’ordinateur qui envoie, ou adressez-vous à l’administrateur du serveur.",
  certificateWrongName: "Le certificat du serveur est établi pour un autre nom. Utilisez ce nom.",
  noTls: "Le serveur ne propose pas de chiffrement sur ce port. Choisissez l’autre chiffrement, ou un autre port.",
  tlsNeeded: "Le serveur exige un chiffrement. Choisissez STARTTLS ou TLS.",
  tlsFailed: "Coverbook et le serveur n’ont aucun chiffrement en commun. Adressez-vous à l’administrateur du serveur.",
  loginNotOffered:
    "Le serveur ne propose pas d’authentification ici. Laissez le nom d’utilisateur vide, ou choisissez un chiffrement.",
  loginInTheOpen:
    "Sans chiffrement, le mot de passe pourrait être lu. Choisissez STARTTLS ou TLS, ou laissez le nom d’utilisateur vide.",
  loginRefused:
    "Le serveur n’accepte pas ce nom d’utilisateur et ce mot de passe. Certains serveurs demandent un mot de passe réservé aux applications.",
  loginNeeded: "Le serveur exige une authentification. Saisissez un nom d’utilisateur et un mot de passe.",
  senderRefused: "Le serveur n’envoie pas depuis cette adresse. Utilisez l’une de ses propres adresses d’expédition.",
  recipientRefused: "Le serveur ne connaît pas ce destinataire. Vérifiez l’adresse.",
  relayRefused:
    "Le serveur ne transmet pas ces e-mails. Indiquez un nom d’utilisateur, ou adressez-vous à l’administrateur du serveur.",
  addressNotSupported:
    "Cette adresse contient des caractères que le serveur n’accepte pas. Utilisez une autre adresse.",
  busy: "Le serveur est occupé. Coverbook réessaiera.",
  refused: "Le serveur a rejeté l’e-mail. Adressez-vous à l’administrateur du serveur.",
  folderNotWritable: "Coverbook ne peut pas écrire dans ce dossier. Choisissez-en un autre.",
};

type OwnTable = "field" | "file" | "mail" | "refused";

const all: ByCode<Exclude<AppError, { code: OwnTable }>> = {
  locked: () =>
    "La clé de ce cabinet n’est pas sur cet ordinateur. Saisissez la phrase de passe ou le code de récupération.",
  wrongSecret: () => "Cela n’ouvre pas le cabinet. Vérifiez les majuscules et recommencez.",
  newerFile: () =>
    "Ce cabinet a été enregistré par une version plus récente. Mettez Coverbook à jour et ouvrez-le à nouveau.",
  firmIsHere: () => "Ce cabinet est déjà sur cet ordinateur. Choisissez s’il faut le remplacer.",
  damagedFile: () =>
    "Le fichier du cabinet est endommagé ou ne vient pas de Coverbook. Restaurez votre dernière sauvegarde.",
  emptyFile: () => "Le fichier du cabinet est vide. Restaurez votre dernière sauvegarde.",
  noFirm: () => "Aucun cabinet n’est ouvert. Ouvrez-en un.",
  severalFirms: () => "Il y a plusieurs cabinets. Choisissez-en un.",
  keyFile: () =>
    "La clé de ce cabinet est dans un fichier de clé. Créez la nouvelle clé avec coverbook-cli firm new-key et un autre fichier de clé.",
  keyring: () => "Le trousseau du système n’a pas répondu. Déverrouillez-le et ouvrez à nouveau le cabinet.",
  administratorsOnly: () => "Seul un administrateur peut faire cela. Adressez-vous à un administrateur.",
  mailNotSetUp: () => "L’envoi d’e-mails n’est pas configuré. Configurez-le dans les paramètres, puis réessayez.",
  wrongCode: ({ left }) =>
    plural(left, {
      one: "Ce n’est pas le code du dernier e-mail. Il reste # essai avant une pause.",
      other: "Ce n’est pas le code du dernier e-mail. Il reste # essais avant une pause.",
    }),
  tooManyRows,
  codeLocked: () => "Trop de codes erronés. Attendez 15 minutes, puis saisissez à nouveau le code.",
  busy: () => "Un autre programme utilise le fichier du cabinet. Fermez-le et réessayez.",
  disk: () => "Le disque est plein. Libérez de la place et réessayez. Rien n’a été modifié.",
  readOnly: () =>
    "Coverbook ne peut pas écrire dans le fichier du cabinet\u00a0: le disque ou le dossier est en lecture seule. Rien n’a été modifié. Vous pouvez toujours lire et rechercher.",
  memory: () => "Cet ordinateur manque de mémoire. Fermez d’autres programmes et réessayez.",
  cancelled: () => "Interrompu. Rien n’a été modifié.",
  notFound: () => "Cette fiche n’existe plus. Revenez en arrière et choisissez-en une autre.",
  lease: ({ heard }) =>
    `Cet appareil n’a pas eu de réponse du hub depuis le ${date(heard)}, il ne montre donc rien du cabinet. Connectez-le au hub et réessayez.`,
  hub: ({ problem }) => hubProblems[problem],
  internal: ({ incident }) =>
    incident === ""
      ? "Un problème est survenu dans Coverbook. Rien n’a été modifié. Réessayez."
      : `Un problème est survenu dans Coverbook. Rien n’a été modifié. Réessayez. Détails\u00a0: ${incident}.`,
};

export const errors = {
  all,
  fields,
  refusals,
  mail,
  mailSystem: (sentence, answer) => `${sentence} Message du système\u00a0: ${answer}`,
  mailAnswer: (sentence: string, answer: string): string => `${sentence} Réponse du serveur\u00a0: ${answer}`,
  unknown: (code: string): string => `L’opération n’a pas abouti. Rien n’a été modifié. Détails\u00a0: ${code}.`,
  unknownField: (field: string, problem: string): string =>
    `${subject(field)} ne peut pas être utilisé ainsi. Modifiez-le. Détails\u00a0: ${problem}.`,
} satisfies Catalogue["errors"];

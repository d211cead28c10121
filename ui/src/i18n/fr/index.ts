import { list, number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { adding } from "./adding";
import { appearance } from "./appearance";
import { audit } from "./audit";
import { autoBackup } from "./auto_backup";
import { books } from "./books";
import { change } from "./change";
import { commandTexts } from "./commands";
import { dialogs } from "./dialogs";
import { duplicates } from "./duplicates";
import { edit } from "./edit";
import { errors } from "./errors";
import { quoted } from "./grammar";
import { groups } from "./groups";
import { hosting } from "./hosting";
import { hub } from "./hub";
import { importing } from "./importing";
import { imports } from "./imports";
import { inviting, settings } from "./inviting";
import { joining } from "./joining";
import { keeping } from "./keeping";
import { moving } from "./moving";
import { announcing, notices, noticeSettings } from "./notices";
import { picture } from "./picture";
import { points } from "./points";
import { problems } from "./problems";
import { setup } from "./setup";
import { standing } from "./standing";
import { teams } from "./teams";
import { undo } from "./undo";
import { updating } from "./updating";
import { user } from "./user";
import { viewAs } from "./view_as";

const clientsOf = (total: number): string => plural(total, { one: "# client", other: "# clients" });
const staffOf = (total: number): string => plural(total, { one: "# membre du cabinet", other: "# membres du cabinet" });
/**
 * Every text of the program, in French, with “vous”. Nothing agrees with the gender of the reader or of a person
 * named: what was done is a noun with the name after a colon, or speaks of the record (“la fiche”).
 */
export const fr = {
  problems,
  errors,
  dialogs,

  app: {
    name: "Coverbook",
    tryAgain: "Réessayer",
    cancel: "Annuler",
    typed: "Vos modifications ne sont pas enregistrées.",
    discard: "Ne pas enregistrer",
    keepTyping: "Continuer",
    aside: "Un formulaire n’est pas terminé.",
    resume: "Reprendre",
    close: "Fermer",
    back: "Retour",
    undo: "Annuler",
    redo: "Rétablir",
    today: "Aujourd’hui",
    asOf: (time: string): string => `Actualisé à ${time}`,
    saved: "Enregistré sur cet ordinateur",
    lastChange: "Dernière modification",
  },

  start: {
    title: "Bienvenue dans Coverbook",
    lead: "Les membres de votre cabinet, vos clients, et qui suit qui.",
    create: "Créer un cabinet",
    createHelp: "Commence sur cet ordinateur. Vous pourrez ajouter un serveur plus tard.",
    sample: "Ouvrir le cabinet d’exemple",
    sampleHelp: "Des personnes fictives pour découvrir. Rien n’est enregistré.",
    encrypted: "Chiffré sur cet ordinateur. Fonctionne hors ligne.",
    firms: "Cabinets sur cet ordinateur",
    lockedHelp: "S’ouvre avec la phrase de passe",
    unlockedHelp: "Sur cet ordinateur",
    version: (version: string): string => `Version ${version}`,
  },

  create: {
    title: "Créer un cabinet",
    lead: "Vous y aurez le rôle d’administrateur système.",
    firm: "Nom du cabinet",
    country: "Pays",
    chooseCountry: "Choisir un pays",
    countryHelp: "Pour les numéros sans indicatif du pays.",
    timeZone: "Fuseau horaire",
    given: "Votre prénom",
    family: "Votre nom",
    email: "Votre adresse e-mail",
    passphrase: "Phrase de passe",
    passphraseHelp:
      "Au moins 12 caractères. Cet ordinateur ne peut pas conserver de clé\u00a0: seule la phrase de passe ouvre le cabinet.",
    again: "Répétez la phrase de passe",
    differs: "Les phrases de passe ne correspondent pas. Saisissez deux fois la même.",
    submit: "Créer le cabinet",
  },

  recovery: {
    title: "Notez le code de récupération",
    lead: "Il ouvre le cabinet si vous perdez cet ordinateur ou votre phrase de passe. Il n’est affiché qu’une fois, et nous n’en gardons aucune copie.",
    code: "Code de récupération",
    copy: "Copier le code",
    copied: "Code de récupération copié.",
    confirm: "Je l’ai noté",
    go: "Ouvrir le cabinet",
    why: "Cochez la case quand vous l’avez noté.",
    save: "Enregistrer dans un fichier…",
    saved: (file: string): string => `${file} est enregistré. Gardez-le loin de cet ordinateur.`,
    file: (firm: string): string => `${firm}-code-de-récupération.txt`,
    print: "Imprimer…",
    sheetTitle: "Code de récupération Coverbook",
    sheetFirm: (firm: string): string => `Cabinet\u00a0: ${firm}`,
    sheetDate: (day: string): string => `Date\u00a0: ${day}`,
    sheetText:
      "Ce code ouvre le cabinet et ses sauvegardes sur tout ordinateur avec Coverbook, si cet ordinateur, sa clé ou la phrase de passe sont perdus. Toute personne qui a ce code peut lire toutes les données du cabinet. Gardez-le loin de l’ordinateur, en lieu sûr. Un code plus récent remplace celui-ci, qui n’ouvre alors que des sauvegardes plus anciennes. Un code qui n’a jamais été confirmé dans Coverbook n’ouvre rien.",
  },

  unlock: {
    title: (firm: string): string => `Ouvrir ${quoted(firm)}`,
    lead: "La clé de ce cabinet n’est pas sur cet ordinateur.",
    secret: "Phrase de passe ou code de récupération",
    submit: "Ouvrir le cabinet",
    other: "Choisir un autre cabinet",
  },

  nav: {
    main: "Général",
    admin: "Administration",
    search: "Rechercher",
    searchTip: "Rechercher des personnes et des commandes",
    contacts: "Contacts",
    notices: "Notifications",
    clients: "Clients",
    staff: "Membres du cabinet",
    get teams(): string {
      return eitherWay({ teams: "Équipes client", books: "Carnets de contacts" });
    },
    groups: "Groupes de clients",
    imports: "Imports",
    audit: "Journal d’audit",
    settings: "Paramètres",
    firmMenu: (firm: string): string => `Cabinet ${quoted(firm)}`,
    closeFirm: "Fermer ce cabinet",
    sample: "Exemple, non enregistré",
    pane: "Navigation",
  },

  // “En attente” alone: the columns and tabs are as narrow as the English word.
  status: {
    quiet: "Sans invitation",
    pending: "En attente",
    active: "Actif",
    suspended: "Suspendu",
    inactive: "Désactivé",
  },

  kind: {
    staff: "Membre du cabinet",
    userAdministrator: "Gestionnaire des utilisateurs",
    systemAdministrator: "Administrateur système",
    client: "Client",
    partner: "Partenaire",
  },

  contacts: {
    title: "Contacts",
    list: "Contacts",
    get search(): string {
      return eitherWay({ teams: "Nom, téléphone, e-mail, équipe", books: "Nom, téléphone, e-mail, carnet" });
    },
    searchLabel: "Rechercher dans les contacts",
    clear: "Effacer la recherche",
    filters: "Contacts à afficher",
    all: "Tous",
    internal: "Cabinet",
    clients: "Clients",
    get teams(): string {
      return eitherWay({ teams: "Équipes", books: "Carnets" });
    },
    get team(): string {
      return eitherWay({ teams: "Équipe", books: "Carnet" });
    },
    count: (total: number): string => plural(total, { one: "# contact", other: "# contacts" }),
    hits: (total: number, of: number, capped: boolean): string =>
      capped
        ? `Plus de ${number(total)} sur ${number(of)} contacts`
        : `${number(total)} sur ${plural(of, { one: "# contact", other: "# contacts" })}`,
    found: (total: number): string => plural(total, { one: "# contact trouvé.", other: "# contacts trouvés." }),
    opening: "Ouverture des contacts…",
    emptyTitle: "Aucun contact pour l’instant",
    emptyText: "Ajoutez d’abord les membres du cabinet, pour que chaque client ajouté soit suivi.",
    get emptyReader(): string {
      return eitherWay({
        teams: "Vous n’êtes encore dans aucune équipe. Demandez à un administrateur de vous y ajouter.",
        books: "Vous n’êtes encore dans aucun carnet. Demandez à un administrateur de vous y ajouter.",
      });
    },
    importClients: "Importer des clients…",
    noneTitle: (query: string): string => `Aucun contact ne correspond à ${quoted(query)}`,
    noneText: (of: number): string =>
      plural(of, {
        one: "Recherche effectuée sur # contact visible.",
        other: "Recherche effectuée sur # contacts visibles.",
      }),
    noneFilter: "Aucun contact ne correspond à ce filtre",
    noneFilterText: "Choisissez Tous pour voir les autres.",
    showAll: "Tout afficher",
    errorTitle: "Impossible d’ouvrir vos contacts",
    similar: "Similaires",
    others: "Hors de vos contacts",
    othersFound: (total: number): string =>
      plural(total, { one: "# personne hors de vos contacts.", other: "# personnes hors de vos contacts." }),
    othersMore: (more: number): string =>
      plural(more, {
        one: "# autre. Recherchez sous Clients ou Membres du cabinet.",
        other: "# autres. Recherchez sous Clients ou Membres du cabinet.",
      }),
    matched: {
      name: "Nom",
      email: "E-mail",
      phone: "Téléphone",
      identifier: "Identifiant",
      jobTitle: "Fonction",
      company: "Société",
    },
    nobody: "Aucun contact choisi",
    nobodyText: "Choisissez un contact pour voir ses coordonnées et qui le suit.",
    overview: "Contact",
  },

  person: {
    previous: "Contact précédent (K)",
    next: "Contact suivant (J)",
    edit: "Modifier",
    reach: (name: string): string => `Contacter ${name}`,
    call: "Appeler",
    mail: "E-mail",
    copyPhone: "Copier le téléphone",
    copyEmail: "Copier l’e-mail",
    phone: "Téléphone",
    email: "E-mail",
    get teams(): string {
      return eitherWay({ teams: "Équipes", books: "Carnets" });
    },
    groups: "Groupes de clients",
    company: "Société",
    middleNames: "Autres prénoms",
    note: "Note",
    noteFor: "Visible pour les administrateurs et les membres du cabinet qui suivent ce client.",
    identifier: "Identifiant",
    role: "Rôle",
    details: "Détails",
    main: "Principal",
    ext: (ext: string): string => `poste ${ext}`,
    asWritten: "comme dans le fichier",
    unverified: "tranche inconnue",
    callWhom: (what: string): string => `Appeler ${what}`,
    copyWhat: (what: string): string => `Copier\u00a0: ${what}`,
    copyPhoneOf: (name: string): string => `Copier le téléphone\u00a0: ${name}`,
    mailWhom: (what: string): string => `Écrire à ${what}`,
    copied: (what: string): string => `Copié\u00a0: ${what}.`,
    notCopied: "Le presse-papiers n’est pas disponible. Sélectionnez le texte et copiez-le.",
    noPhone: "Ce contact n’a pas de numéro de téléphone.",
    noEmail: "Ce contact n’a pas d’adresse e-mail.",
    covers: "Suivi par",
    get coversNone(): string {
      return eitherWay({
        teams: "Aucun membre actif du cabinet ne suit ce client. Ajoutez-en un à son équipe.",
        books: "Aucun membre actif du cabinet ne suit ce client. Ajoutez-en un à son carnet.",
      });
    },
    coverTable: (name: string): string => `Membres du cabinet qui suivent ${name}`,
    changes: "Modifications récentes",
    since: (month: string): string => `Depuis ${month}`,
    name: "Nom",
    jobTitle: "Fonction",
    get team(): string {
      return eitherWay({ teams: "Équipe", books: "Carnet" });
    },
    actions: "Actions",
    labels: {
      mobile: "Mobile",
      office: "Bureau",
      home: "Domicile",
      fax: "Fax",
      work: "Travail",
      other: "Autre téléphone",
    },
    gone: "Ce contact n’existe plus",
    get goneText(): string {
      return eitherWay({
        teams: "Il a été retiré, ou vous ne partagez plus d’équipe.",
        books: "Il a été retiré, ou vous ne partagez plus de carnet.",
      });
    },
  },

  people: {
    searchClients: "Rechercher un client",
    searchStaff: "Rechercher un membre",
    statusFilter: "Statut",
    all: "Tous",
    name: "Nom",
    jobTitle: "Fonction",
    company: "Société",
    email: "E-mail",
    phone: "Téléphone",
    get teams(): string {
      return eitherWay({ teams: "Équipes", books: "Carnets" });
    },
    status: "Statut",
    created: "Ajout",
    more: (count: number): string => `+${number(count)}`,
    clients: clientsOf,
    staff: staffOf,
    ofClients: (total: number, of: number): string => `${number(total)} sur ${clientsOf(of)}`,
    ofStaff: (total: number, of: number): string => `${number(total)} sur ${staffOf(of)}`,
    hiddenColumns: (titles: readonly string[]): string => `Masqué à cette largeur\u00a0: ${list(titles)}`,
    import: "Importer",
    selectAll: "Tout sélectionner",
    selectRow: "Sélectionner",
    actionsFor: "Actions pour",
    selected: (count: number, of: number): string =>
      plural(count, { one: `# sur ${number(of)} sélectionnée`, other: `# sur ${number(of)} sélectionnées` }),
    get addToTeam(): string {
      return eitherWay({ teams: "Ajouter à une équipe…", books: "Ajouter à un carnet…" });
    },
    clearSelection: "Désélectionner",
    export: "Exporter…",
    files: { clients: "clients.csv", staff: "membres du cabinet.csv" },
    exported: (file: string, rows: number): string =>
      plural(rows, { one: `# personne enregistrée dans ${file}.`, other: `# personnes enregistrées dans ${file}.` }),
    open: "Ouvrir",
    edit: "Modifier…",
    copyEmail: "Copier l’e-mail",
    copyPhone: "Copier le téléphone",
    fromImport: "Seules les personnes d’un import sont affichées.",
    showAll: "Afficher tous les clients",
    emptyClients: "Aucun client pour l’instant",
    get emptyClientsText(): string {
      return eitherWay({
        teams:
          "Importez-les depuis un tableur, ou ajoutez-en un. Chaque client est dans une équipe avec un membre actif du cabinet.",
        books:
          "Importez-les depuis un tableur, ou ajoutez-en un. Chaque client est dans un carnet avec un membre actif du cabinet.",
      });
    },
    emptyStaff: "Aucun membre du cabinet pour l’instant",
    emptyStaffText: "Ajoutez les personnes qui suivent vos clients.",
    errorTitle: "Impossible d’ouvrir cette liste",
    added: teams.added,
  },

  adding,
  appearance,
  audit,
  books,
  change,
  groups,
  hosting,
  hub,
  autoBackup,
  keeping,
  inviting,
  joining,
  picture,
  moving,
  points,
  settings,
  setup,
  duplicates,
  edit,
  standing,
  undo,
  updating,
  user,
  viewAs,

  teams,

  import: importing,

  imports,

  notices,
  announcing,
  noticeSettings,

  ...commandTexts,
} satisfies Catalogue;

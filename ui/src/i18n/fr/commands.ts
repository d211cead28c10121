import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const commandTexts = {
  palette: {
    title: "Recherche et commandes",
    input: "Recherche ou commande",
    get placeholder(): string {
      return eitherWay({
        teams: "Rechercher personnes, équipes et commandes",
        books: "Rechercher personnes, carnets et commandes",
      });
    },
    results: "Résultats",
    people: "Personnes",
    meta: (similar: boolean, text: string): string => (similar ? `Similaire · ${text}` : text),
    get teams(): string {
      return eitherWay({ teams: "Équipes", books: "Carnets" });
    },
    groups: "Groupes de clients",
    commands: "Commandes",
    with: (name: string): string => `Avec ${name}`,
    none: "Aucun résultat. Essayez un nom, un numéro de téléphone ou une commande.",
    choose: "↑↓ choisir",
    open: "Entrée ouvrir",
    count: (count: number): string => plural(count, { one: "# résultat", other: "# résultats" }),
    teamMeta: (staff: number, clients: number): string =>
      `${plural(staff, { one: "# membre actif du cabinet", other: "# membres actifs du cabinet" })}, ${plural(clients, { one: "# client", other: "# clients" })}`,
  },

  atHand: {
    title: "Personnes épinglées et récentes",
    pinned: "Épinglées",
    recent: "Récentes",
    nowPinned: (name: string): string => `Fiche épinglée\u00a0: ${name}.`,
    noLonger: (name: string): string => `Fiche désépinglée\u00a0: ${name}.`,
  },

  keys: {
    control: "Ctrl",
    escape: "Échap",
    shift: "Maj",
    home: "Origine",
    end: "Fin",
    pageUp: "Page préc.",
    pageDown: "Page suiv.",
    enter: "Entrée",
    delete: "Suppr",
    space: "Espace",
  },

  shortcuts: {
    title: "Raccourcis clavier",
    everywhere: "Partout",
    lists: "Listes et tableaux",
    contact: "Contacts",
    rows: {
      move: "Se déplacer",
      ends: "Premier et dernier",
      page: "Page précédente ou suivante",
      select: "Sélectionner, tout sélectionner",
      range: "Sélectionner une plage",
      open: "Ouvrir",
      menu: "Ouvrir le menu d’une ligne",
    },
  },

  commands: {
    palette: "Recherche et commandes",
    shortcuts: "Raccourcis clavier",
    find: "Rechercher dans cette liste",
    contacts: "Aller aux contacts",
    notices: "Aller aux notifications",
    readNotices: "Marquer toutes les notifications comme lues",
    announce: "Nouvelle annonce…",
    clients: "Aller aux clients",
    staff: "Aller aux membres du cabinet",
    get teams(): string {
      return eitherWay({ teams: "Aller aux équipes client", books: "Aller aux carnets de contacts" });
    },
    groups: "Aller aux groupes de clients",
    imports: "Aller aux imports",
    duplicates: "Aller aux doublons",
    audit: "Aller au journal d’audit",
    settings: "Aller aux paramètres",
    setup: "Aller à la mise en route",
    import: "Importer des clients…",
    importStaff: "Importer des membres du cabinet…",
    get importTeams(): string {
      return eitherWay({ teams: "Importer des équipes client…", books: "Importer des carnets de contacts…" });
    },
    importMembers: "Importer des membres d’équipe…",
    addClient: "Ajouter un client…",
    addStaff: "Ajouter un membre du cabinet…",
    get createTeam(): string {
      return eitherWay({ teams: "Créer une équipe…", books: "Créer un carnet…" });
    },
    createGroup: "Créer un groupe de clients…",
    ownPoints: "Mes coordonnées…",
    undo: "Annuler",
    redo: "Rétablir",
    light: "Apparence claire",
    dark: "Apparence sombre",
    system: "Apparence du système",
    closeFirm: "Fermer ce cabinet",
    lock: "Verrouiller",
    otherFirm: "Créer ou ouvrir un autre cabinet…",
    saveBackup: "Enregistrer une sauvegarde…",
    copyPhone: "Copier le téléphone",
    copyEmail: "Copier l’e-mail",
    call: "Appeler",
    mail: "Écrire un e-mail",
    pin: "Épingler",
    unpin: "Désépingler",
    edit: "Modifier…",
    nextPane: "Volet suivant",
    previousPane: "Volet précédent",
    nextContact: "Contact suivant",
    previousContact: "Contact précédent",
  },
} satisfies Pick<Catalogue, "palette" | "atHand" | "keys" | "shortcuts" | "commands">;

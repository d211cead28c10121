import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { quoted } from "./grammar";

const clientsOf = (total: number): string => plural(total, { one: "# client", other: "# clients" });
const activeStaff = (total: number): string =>
  plural(total, { one: "# membre actif du cabinet", other: "# membres actifs du cabinet" });

export const teams = {
  get title(): string {
    return eitherWay({ teams: "Équipes client", books: "Carnets de contacts" });
  },
  get list(): string {
    return eitherWay({ teams: "Équipes client", books: "Carnets de contacts" });
  },
  count: (total: number): string =>
    eitherWay({
      teams: plural(total, { one: "# équipe", other: "# équipes" }),
      books: plural(total, { one: "# carnet", other: "# carnets" }),
    }),
  get create(): string {
    return eitherWay({ teams: "Créer une équipe", books: "Créer un carnet" });
  },
  name: "Nom",
  identifier: "Identifiant",
  description: "Description",
  staff: "Membres du cabinet",
  activeStaff: "Membres actifs",
  clients: "Clients",
  default: "Par défaut",
  get isDefault(): string {
    return eitherWay({
      teams: "Équipe des nouvelles personnes, si vous n’en choisissez pas d’autre.",
      books: "Carnet des nouvelles personnes, si vous n’en choisissez pas d’autre.",
    });
  },
  get setDefault(): string {
    return eitherWay({ teams: "Choisir comme équipe par défaut", books: "Choisir comme carnet par défaut" });
  },
  defaultSet: (team: string): string =>
    eitherWay({
      teams: `${quoted(team)} est l’équipe par défaut`,
      books: `${quoted(team)} est le carnet par défaut`,
    }),
  edit: "Modifier",
  editTitle: (team: string): string => `Modifier ${quoted(team)}`,
  save: "Enregistrer",
  nameHelp: "Visible pour le cabinet, pas pour les clients.",
  identifierHelp: "Un nom court pour les tableurs, avec seulement des lettres et des chiffres.",
  get descriptionHelp(): string {
    return eitherWay({ teams: "À quoi sert cette équipe.", books: "À quoi sert ce carnet." });
  },
  addPeople: "Ajouter des personnes",
  addStaff: (team: string): string => `Ajouter des membres du cabinet à ${quoted(team)}`,
  addClients: (team: string): string => `Ajouter des clients à ${quoted(team)}`,
  addTo: (team: string): string => `Ajouter des personnes à ${quoted(team)}`,
  addCount: (count: number): string => plural(count, { one: "Ajouter # personne", other: "Ajouter # personnes" }),
  addNone: "Choisissez au moins une personne.",
  pick: "Rechercher un nom, un e-mail ou un téléphone",
  nobodyLeft: "Il n’y a plus personne à ajouter",
  nobodyFound: "Les membres actuels et les personnes désactivées ne s’affichent pas ici.",
  get remove(): string {
    return eitherWay({ teams: "Retirer de l’équipe", books: "Retirer du carnet" });
  },
  lead: "Responsable",
  makeLead: "Nommer responsable",
  removeLead: "Retirer comme responsable",
  leadMade: (name: string, team: string): string => `Responsable de ${quoted(team)}\u00a0: ${name}`,
  leadRemoved: (name: string, team: string): string => `N’est plus responsable de ${quoted(team)}\u00a0: ${name}`,
  removed: (name: string, team: string): string => `Retrait de ${quoted(team)}\u00a0: ${name}`,
  added: (count: number, team: string): string =>
    plural(count, { one: `# personne ajoutée à ${quoted(team)}`, other: `# personnes ajoutées à ${quoted(team)}` }),
  created: (team: string): string =>
    eitherWay({ teams: `Équipe ${quoted(team)} créée`, books: `Carnet ${quoted(team)} créé` }),
  saved: (team: string): string =>
    eitherWay({ teams: `Équipe ${quoted(team)} enregistrée`, books: `Carnet ${quoted(team)} enregistré` }),
  staffCount: (active: number): string => plural(active, { one: "# actif", other: "# actifs" }),
  get rule(): string {
    return eitherWay({
      teams: "Une équipe avec des clients a besoin d’au moins un membre actif du cabinet.",
      books: "Un carnet avec des clients a besoin d’au moins un membre actif du cabinet.",
    });
  },
  get noCover(): string {
    return eitherWay({
      teams: "Cette équipe n’a aucun membre actif du cabinet.",
      books: "Ce carnet n’a aucun membre actif du cabinet.",
    });
  },
  noCoverText: "Ajoutez un membre du cabinet avant d’ajouter des clients.",
  get onlyCover(): string {
    return eitherWay({
      teams: "Cette équipe n’a qu’un seul membre actif du cabinet.",
      books: "Ce carnet n’a qu’un seul membre actif du cabinet.",
    });
  },
  onlyCoverText: "Ajoutez-en un deuxième pour que les clients soient suivis en cas d’absence.",
  addCover: "Ajouter un membre du cabinet…",
  noStaff: "Aucun membre du cabinet pour l’instant",
  noClients: "Aucun client pour l’instant",
  searchClients: "Rechercher parmi les clients",
  search: "Rechercher",
  foot: (staff: number, clients: number): string => `${activeStaff(staff)}, ${clientsOf(clients)}`,
  get emptyTitle(): string {
    return eitherWay({ teams: "Aucune équipe pour l’instant", books: "Aucun carnet pour l’instant" });
  },
  get emptyText(): string {
    return eitherWay({
      teams: "Une équipe réunit des membres du cabinet et les clients qu’ils suivent.",
      books: "Un carnet réunit un client et les membres du cabinet qui le suivent.",
    });
  },
  cureStaff: "Ajouter un autre membre du cabinet",
  get cureTeam(): string {
    return eitherWay({ teams: "Ajouter à une autre équipe…", books: "Ajouter à un autre carnet…" });
  },
  chooseTeamFor: (count: number): string =>
    eitherWay({
      teams: plural(count, {
        one: "Ajouter # personne à une équipe",
        other: "Ajouter # personnes à une équipe",
      }),
      books: plural(count, { one: "Ajouter # personne à un carnet", other: "Ajouter # personnes à un carnet" }),
    }),
  get team(): string {
    return eitherWay({ teams: "Équipe", books: "Carnet" });
  },
  get add(): string {
    return eitherWay({ teams: "Ajouter à l’équipe", books: "Ajouter au carnet" });
  },
  get gone(): string {
    return eitherWay({ teams: "Cette équipe n’existe plus", books: "Ce carnet n’existe plus" });
  },
  actions: "Autres actions",
} satisfies Catalogue["teams"];

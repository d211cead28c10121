import { list, number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { quoted } from "./grammar";

export const groups = {
  title: "Groupes de clients",
  list: "Groupes de clients",
  count: (total: number): string => plural(total, { one: "# groupe", other: "# groupes" }),
  ofCount: (shown: number, total: number): string =>
    `${number(shown)} sur ${plural(total, { one: "# groupe", other: "# groupes" })}`,
  create: "Créer un groupe",
  rename: "Renommer",
  renameTitle: (group: string): string => `Renommer ${quoted(group)}`,
  save: "Enregistrer",
  name: "Nom",
  nameHelp: "Visible pour le cabinet, pas pour les clients.",
  members: "Clients",
  quiet: "Sans invitation",
  search: "Rechercher un groupe de clients",
  emptyTitle: "Aucun groupe de clients pour l’instant",
  emptyText: "Un groupe sert à inviter ou à retrouver plusieurs clients à la fois. Il ne change rien à leur suivi.",
  noneTitle: (query: string): string => `Aucun groupe ne correspond à ${quoted(query)}`,
  gone: "Ce groupe n’existe plus",
  created: (group: string): string => `Groupe ${quoted(group)} créé`,
  renamed: (group: string): string => `Groupe renommé\u00a0: ${quoted(group)}`,
  delete: "Supprimer le groupe",
  deleted: (group: string): string => `Groupe ${quoted(group)} supprimé`,
  actions: "Autres actions",

  add: "Ajouter des clients",
  addTo: (group: string): string => `Ajouter des clients à ${quoted(group)}`,
  added: (count: number, group: string): string =>
    plural(count, {
      one: `# client ajouté à ${quoted(group)}`,
      other: `# clients ajoutés à ${quoted(group)}`,
    }),
  remove: "Retirer du groupe",
  removed: (name: string, group: string): string => `Retrait de ${quoted(group)}\u00a0: ${name}`,
  searchMembers: "Rechercher parmi les clients de ce groupe",
  noMembers: "Aucun client dans ce groupe pour l’instant",
  get noMembersText(): string {
    return eitherWay({
      teams: "Ajoutez des clients et des partenaires. Les membres du cabinet vont dans les équipes.",
      books: "Ajoutez des clients et des partenaires. Les membres du cabinet vont dans les carnets de contacts.",
    });
  },
  foot: (members: number): string => plural(members, { one: "# client", other: "# clients" }),
  rule: "Un groupe ne change rien au suivi des clients.",
  chooseTitle: (count: number): string =>
    plural(count, {
      one: "Ajouter # personne à un groupe de clients",
      other: "Ajouter # personnes à un groupe de clients",
    }),
  choose: "Groupe de clients",
  chooseSubmit: "Ajouter au groupe",
  addToGroup: "Ajouter à un groupe…",
  noneYet: "Il n’y a pas encore de groupe de clients. Créez-en d’abord un.",
  noOther: "Il n’y a pas d’autre groupe de clients. Créez-en d’abord un.",
  filter: "Groupes de clients",
  group: "Groupe de clients",
  meta: (members: number): string => plural(members, { one: "# client", other: "# clients" }),

  invite: "Inviter tout le groupe…",
  inviteTitle: (group: string): string => `Inviter ${quoted(group)}`,
  ready: (count: number): string =>
    plural(count, { one: "# client recevra une invitation.", other: "# clients recevront une invitation." }),
  nobody: "Personne dans ce groupe ne peut être invité pour l’instant.",
  leftOut: "Non invités",
  why: {
    noAddress: (count: number) => `${number(count)} sans adresse e-mail`,
    noPhone: (count: number) => `${number(count)} sans numéro de téléphone pour les codes`,
    noActiveStaff: (count: number) =>
      eitherWay({
        teams: plural(count, {
          one: "# dans une équipe sans membre actif du cabinet",
          other: "# dans des équipes sans membre actif du cabinet",
        }),
        books: plural(count, {
          one: "# dans un carnet sans membre actif du cabinet",
          other: "# dans des carnets sans membre actif du cabinet",
        }),
      }),
    suspended: (count: number) => plural(count, { one: "# suspendu", other: "# suspendus" }),
    invited: (count: number) => plural(count, { one: "# déjà invité", other: "# déjà invités" }),
    active: (count: number) => plural(count, { one: "# déjà actif", other: "# déjà actifs" }),
  },
  names: (shown: readonly string[], more: number): string =>
    list(more > 0 ? [...shown, plural(more, { one: "# autre", other: "# autres" })] : shown),
  inTeam: (name: string, team: string): string => `${name} (${team})`,
  invited: (count: number, group: string): string =>
    plural(count, {
      one: `# client de ${quoted(group)} invité`,
      other: `# clients de ${quoted(group)} invités`,
    }),
} satisfies Catalogue["groups"];

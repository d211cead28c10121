import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { quoted } from "./grammar";

export const books = {
  title: "Carnets de contacts",
  keep: "Donner à chaque client son propre carnet de contacts",
  keepHelp:
    "Un carnet de contacts est une équipe pour un seul client ou foyer. Ajouter ou inviter un client en crée un, avec lui et vous. Sinon, les clients sont ajoutés à vos équipes existantes.",
  giveUp: "Passer aux équipes client…",
  giveUpHelp:
    "Tous les clients sont réunis dans une équipe et les carnets sont supprimés. Vous créez ensuite les équipes qu’il vous faut.",

  covers: "Suivi par",
  fresh: "Nouveau carnet de contacts",
  existing: "Carnets existants",
  name: "Nom du carnet",
  suggested: (client: string, me: string): string => (client === "" ? me : me === "" ? client : `${client} et ${me}`),
  members: "Dans le carnet",
  comes: "toujours dans le carnet",
  newcomer: "Le client",
  you: "Vous",
  out: (name: string): string => `Retirer ${name} du carnet`,
  addSomebody: "Ajouter\u00a0: nom, e-mail ou téléphone",
  nobody: "Aucun résultat.",
  rule: (active: number): string =>
    active === 0
      ? "Ajoutez au moins un membre actif du cabinet. Le carnet n’en a aucun."
      : plural(active, {
          one: "Le carnet a # membre actif du cabinet. Il en faut au moins un.",
          other: "Le carnet a # membres actifs du cabinet. Il en faut au moins un.",
        }),
  addMe: "M’ajouter au carnet et continuer",
  narrow: "Filtrer la liste",
  moreTeams: (count: number): string =>
    plural(count, {
      one: "# autre. Filtrez la liste pour l’afficher.",
      other: "# autres. Filtrez la liste pour les afficher.",
    }),

  migrate: {
    title: "Passer aux équipes client",
    lead: (team: string): string =>
      `Chaque client et chaque partenaire passe dans ${quoted(team)}, et tous les autres carnets sont supprimés.`,
    books: (count: number): string =>
      plural(count, {
        one: "# carnet de contacts sera supprimé.",
        other: "# carnets de contacts seront supprimés.",
      }),
    clients: (count: number, team: string): string =>
      plural(count, {
        one: `# client ne sera plus que dans ${quoted(team)}.`,
        other: `# clients ne seront plus que dans ${quoted(team)}.`,
      }),
    staff: (count: number): string =>
      count === 0
        ? "Tous les membres du cabinet restent dans une équipe."
        : plural(count, {
            one: "# membre du cabinet n’aura plus d’équipe tant que vous ne l’ajoutez pas à l’une d’elles.",
            other: "# membres du cabinet n’auront plus d’équipe tant que vous ne les ajoutez pas à l’une d’elles.",
          }),
    you: (team: string): string =>
      `Vous serez le seul membre du cabinet dans ${quoted(team)}\u00a0: personne d’autre n’obtient ainsi accès à un client.`,
    shared: (team: string): string =>
      `Les clients de ${quoted(team)} se voient entre eux actuellement. Ce ne sera plus le cas ensuite.`,
    backup:
      "D’abord, un fichier est enregistré avec la composition de chaque carnet\u00a0: noms, ID et adresses e-mail.",
    without: "Continuer sans ce fichier",
    submit: "Enregistrer le fichier et passer…",
    submitWithout: "Passer sans fichier",
    file: "carnets-de-contacts.csv",
    saved: (file: string, rows: number): string =>
      plural(rows, {
        one: `# appartenance enregistrée dans ${file}.`,
        other: `# appartenances enregistrées dans ${file}.`,
      }),
    done: (count: number): string =>
      plural(count, { one: "# client passé aux équipes client", other: "# clients passés aux équipes client" }),
  },

  sharing: {
    label: "Les clients se voient entre eux",
    token: "Ouvert",
    tokenTitle: "Ses clients se voient entre eux.",
    title: (team: string): string => `Laisser les clients de ${quoted(team)} se voir entre eux\u202f?`,
    text: (count: number): string =>
      count === 0
        ? "Chaque client ajouté verra les autres\u00a0: nom, adresse e-mail et numéro de téléphone."
        : plural(count, {
            one: "Le nom, l’adresse e-mail et le numéro de téléphone de # client seront visibles pour chaque client ajouté.",
            other:
              "Les noms, adresses e-mail et numéros de téléphone de # clients seront visibles entre eux et pour chaque client ajouté.",
          }),
    from: "Un client voit les autres et leur est visible dès qu’il est actif.",
    only: "Pour des familles et des personnes qui se connaissent. Vous pourrez revenir en arrière, mais ce qui a été vu reste vu.",
    submit: "Les laisser se voir",
    opened: (team: string): string => `Les clients de ${quoted(team)} se voient entre eux`,
    closed: (team: string): string => `Les clients de ${quoted(team)} ne se voient plus entre eux`,
  },

  uncovered: (count: number): string =>
    eitherWay({
      teams: plural(count, {
        one: "# équipe a des clients et aucun membre actif du cabinet.",
        other: "# équipes ont des clients et aucun membre actif du cabinet.",
      }),
      books: plural(count, {
        one: "# carnet a des clients et aucun membre actif du cabinet.",
        other: "# carnets ont des clients et aucun membre actif du cabinet.",
      }),
    }),
  uncoveredText: "Personne ne suit ces clients.",
  showUncovered: "Afficher",
  get onlyUncovered(): string {
    return eitherWay({
      teams: "Seules les équipes avec des clients et sans membre actif du cabinet sont affichées.",
      books: "Seuls les carnets avec des clients et sans membre actif du cabinet sont affichés.",
    });
  },
  uncoveredNone: "Chaque client est à nouveau suivi",
  showAll: "Tout afficher",
  mark: "Aucun membre actif du cabinet ne suit ses clients.",

  id: "ID",
  copyId: "Copier l’ID",

  otherKind: {
    asStaff: "Ajouter plutôt au cabinet…",
    asClient: "Ajouter plutôt comme client…",
    titleStaff: (name: string): string => `Ajouter ${name} plutôt comme membre du cabinet\u202f?`,
    titleClient: (name: string): string => `Ajouter ${name} plutôt comme client\u202f?`,
    lead: "Un client ne peut pas devenir membre du cabinet, ni l’inverse. Ajoutez cette personne à nouveau, en ces étapes\u00a0:",
    revoke:
      "Son invitation est retirée\u00a0: le code n’est plus valable, et la personne quitte toutes les listes et équipes.",
    deactivate:
      "Sa fiche est désactivée\u00a0: elle quitte toutes les listes et équipes. La fiche et son historique sont conservés.",
    free: "Son adresse e-mail et son identifiant sont libérés pour la nouvelle fiche.",
    form: "Le formulaire d’ajout s’ouvre, déjà rempli. Rien n’est envoyé tant que vous ne l’envoyez pas.",
    submitRevoke: "Retirer et continuer",
    submitDeactivate: "Désactiver et continuer",
    left: (name: string): string => `Nouvel ajout possible\u00a0: ${name}`,
  },
} satisfies Catalogue["books"];

import { number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const setup = {
  nav: "Mise en route",
  title: (firm: string): string => `Mise en route\u00a0: ${firm}`,
  progress: (done: number, of: number): string =>
    plural(done, { one: `# étape sur ${number(of)} terminée`, other: `# étapes sur ${number(of)} terminées` }),
  count: (done: number, of: number): string => `${number(done)} sur ${number(of)}`,
  lead: "Suivez cet ordre pour que chaque client invité soit suivi.",
  steps: "Étapes",
  hide: "Masquer cette liste",
  hideHelp: "Pour l’afficher à nouveau, recherchez «\u00a0Aller à la mise en route\u00a0».",
  hidden: "Liste masquée. Pour l’afficher à nouveau, recherchez «\u00a0Aller à la mise en route\u00a0».",
  done: ", étape terminée",
  get prepare(): string {
    return eitherWay({
      teams: "Inutile d’attendre\u00a0: préparez dès maintenant équipes et clients, et invitez les clients plus tard.",
      books: "Inutile d’attendre\u00a0: préparez dès maintenant carnets et clients, et invitez les clients plus tard.",
    });
  },
  ready: "Tout est en place.",

  invite: "Inviter les membres du cabinet",
  inviteNone: "Les membres du cabinet suivent vos clients. Il n’y a que vous pour l’instant.",
  inviteSome: (staff: number): string =>
    plural(staff, { one: "# membre du cabinet, avec vous.", other: "# membres du cabinet, avec vous." }),
  inviteGo: "Inviter",
  inviteMore: "Inviter d’autres membres",

  wait: "Attendre leur acceptation",
  waitNone: "Un membre du cabinet peut suivre des clients dès qu’il a accepté.",
  waitSome: (accepted: number, of: number): string =>
    plural(accepted, { one: `# sur ${number(of)} a accepté.`, other: `# sur ${number(of)} ont accepté.` }),
  waitQuiet: (quiet: number): string => `${number(quiet)} sans invitation.`,
  waitGo: "Afficher les invitations",

  get teams(): string {
    return eitherWay({ teams: "Créer des équipes client", books: "Créer des carnets de contacts" });
  },
  get teamsNone(): string {
    return eitherWay({
      teams:
        "Une équipe réunit des membres du cabinet et les clients qu’ils suivent. Il lui faut au moins un membre actif du cabinet.",
      books:
        "Un carnet réunit un client et les membres du cabinet qui le suivent. Il lui faut au moins un membre actif du cabinet.",
    });
  },
  teamsSome: (teams: number): string =>
    eitherWay({
      teams: plural(teams, { one: "# équipe client.", other: "# équipes client." }),
      books: plural(teams, { one: "# carnet de contacts.", other: "# carnets de contacts." }),
    }),
  get teamsGo(): string {
    return eitherWay({ teams: "Nouvelle équipe", books: "Nouveau carnet" });
  },

  clients: "Ajouter des clients",
  clientsNone: "Depuis un tableur, ou un par un. Vous vérifiez tout avant l’import.",
  clientsSome: (clients: number): string => plural(clients, { one: "# client.", other: "# clients." }),
  clientsGo: "Importer",
} satisfies Catalogue["setup"];

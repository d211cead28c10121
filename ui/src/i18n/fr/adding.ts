import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { quoted } from "./grammar";

export const adding = {
  staff: "Ajouter un membre du cabinet",
  client: "Ajouter un client",
  menu: "Ajouter",
  kind: "Type",
  contactHelp: "Saisissez au moins l’un des deux.",
  titleHelp: "Si ce champ est vide, «\u00a0Client\u00a0» s’affiche.",
  get teamsHelp(): string {
    return eitherWay({
      teams: "Sans choix, l’ajout se fait dans l’équipe par défaut.",
      books: "Sans choix, l’ajout se fait dans le carnet par défaut.",
    });
  },
  arrival: "Mode d’ajout",
  arrivals: {
    invited: "Inviter par e-mail",
    quiet: "Ajouter sans inviter",
    present: "Ajouter comme actif",
  },
  arrivalHelp: {
    invited: "Envoie un e-mail maintenant. La personne devient active quand elle accepte.",
    quiet: "Rien n’est envoyé. Vous pourrez inviter cette personne plus tard.",
    get present(): string {
      return eitherWay({
        teams: "La personne suit aussitôt les clients de ses équipes.",
        books: "La personne suit aussitôt les clients de ses carnets.",
      });
    },
  },
  done: (name: string): string => `Fiche ajoutée\u00a0: ${name}`,
  cover: (team: string): string => `M’ajouter à ${quoted(team)} et continuer`,
} satisfies Catalogue["adding"];

import type { StatusView } from "../../generated/StatusView";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { de } from "./grammar";

export const viewAs = {
  open: "Voir sa liste de contacts",
  title: (name: string): string => `Liste de contacts ${de(name)}`,
  crumb: "Sa liste de contacts",
  back: "Retour",
  status: {
    active: (name) => `Voici la liste de contacts ${de(name)} en ce moment.`,
    quiet: (name) => `${name} n’a pas encore reçu d’invitation. Voici la liste qui s’affichera à son arrivée.`,
    pending: (name) => `L’invitation ${de(name)} est en attente. Voici la liste qui s’affichera à son arrivée.`,
    suspended: (name) =>
      `La fiche ${de(name)} est suspendue\u00a0: rien n’est visible jusqu’à la levée de la suspension.`,
    inactive: (name) => `La fiche ${de(name)} est désactivée\u00a0: rien n’est visible.`,
  } satisfies Record<StatusView, (name: string) => string>,
  nobody: "Aucun contact",
  nobodyText: "Cette liste est vide.",
  get clientRule(): string {
    return eitherWay({
      teams:
        "Un client voit les membres actifs du cabinet dans ses équipes. Il ne voit d’autres clients que dans les équipes où c’est activé.",
      books:
        "Un client voit les membres actifs du cabinet dans ses carnets. Il ne voit d’autres clients que dans les carnets où c’est activé.",
    });
  },
  get staffRule(): string {
    return eitherWay({
      teams: "Un membre du cabinet voit les personnes qui partagent une équipe avec lui.",
      books: "Un membre du cabinet voit les personnes qui partagent un carnet avec lui.",
    });
  },
} satisfies Catalogue["viewAs"];

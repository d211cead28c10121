import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { quoted } from "./grammar";

export const moving = {
  get move(): string {
    return eitherWay({ teams: "Déplacer vers une autre équipe…", books: "Déplacer vers un autre carnet…" });
  },
  moveAll: "Déplacer tous les clients…",
  title: (count: number): string =>
    eitherWay({
      teams: plural(count, {
        one: "Déplacer # personne vers une autre équipe",
        other: "Déplacer # personnes vers une autre équipe",
      }),
      books: plural(count, {
        one: "Déplacer # personne vers un autre carnet",
        other: "Déplacer # personnes vers un autre carnet",
      }),
    }),
  submit: "Déplacer",
  done: (count: number, team: string): string =>
    plural(count, {
      one: `# personne déplacée vers ${quoted(team)}`,
      other: `# personnes déplacées vers ${quoted(team)}`,
    }),
  get noOther(): string {
    return eitherWay({
      teams: "Il n’y a pas d’autre équipe. Créez-en d’abord une.",
      books: "Il n’y a pas d’autre carnet. Créez-en d’abord un.",
    });
  },
  get delete(): string {
    return eitherWay({ teams: "Supprimer l’équipe…", books: "Supprimer le carnet…" });
  },
  deleteTitle: (team: string): string => `Supprimer ${quoted(team)}\u202f?`,
  get deleteText(): string {
    return eitherWay({
      teams: "Aucune personne n’est supprimée\u00a0: membres du cabinet et clients quittent seulement l’équipe.",
      books: "Aucune personne n’est supprimée\u00a0: membres du cabinet et clients quittent seulement le carnet.",
    });
  },
  get clientsTo(): string {
    return eitherWay({
      teams: "Déplacer les clients sans autre équipe vers",
      books: "Déplacer les clients sans autre carnet vers",
    });
  },
  get deleteSubmit(): string {
    return eitherWay({ teams: "Supprimer l’équipe", books: "Supprimer le carnet" });
  },
  deleted: (team: string): string =>
    eitherWay({ teams: `Équipe ${quoted(team)} supprimée`, books: `Carnet ${quoted(team)} supprimé` }),
} satisfies Catalogue["moving"];

import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { de, quoted } from "./grammar";

export const standing = {
  suspend: "Suspendre…",
  unsuspend: "Lever la suspension",
  deactivate: "Désactiver…",
  restore: "Réactiver…",
  freeEmail: "Libérer l’adresse e-mail…",
  revoke: "Retirer l’invitation…",
  erase: "Effacer…",
  more: "Plus",
  title: {
    suspend: (who: string) => `Suspendre ${who}\u202f?`,
    deactivate: (who: string) => `Désactiver ${who}\u202f?`,
    restore: (who: string) => `Réactiver ${who}\u202f?`,
    freeEmail: (who: string) => `Libérer l’adresse e-mail ${de(who)}\u202f?`,
    revoke: (who: string) => `Retirer l’invitation ${de(who)}\u202f?`,
    erase: (who: string) => `Effacer définitivement ${who}\u202f?`,
  },
  // One person or several: the sentences speak of records, which fits both.
  text: {
    get suspend(): readonly string[] {
      return [
        eitherWay({
          teams: "La fiche reste dans les listes et les équipes, avec la mention «\u00a0Suspendu\u00a0».",
          books: "La fiche reste dans les listes et les carnets, avec la mention «\u00a0Suspendu\u00a0».",
        }),
        "Aucun accès n’est possible jusqu’à la levée de la suspension. Rien n’est perdu.",
      ];
    },
    get deactivate(): readonly string[] {
      return [
        eitherWay({
          teams: "La fiche quitte aussitôt toutes les listes de contacts et toutes les équipes.",
          books: "La fiche quitte aussitôt toutes les listes de contacts et tous les carnets.",
        }),
        "La fiche, l’historique et l’adresse e-mail sont conservés. Un administrateur système peut la réactiver.",
      ];
    },
    get restore(): readonly string[] {
      return [
        eitherWay({
          teams:
            "Un membre du cabinet redevient actif, mais sans équipe. Un client revient dans l’équipe par défaut, sans invitation.",
          books:
            "Un membre du cabinet redevient actif, mais sans carnet. Un client revient dans le carnet par défaut, sans invitation.",
        }),
        eitherWay({
          teams: "Les anciennes équipes ne sont pas rétablies.",
          books: "Les anciens carnets ne sont pas rétablis.",
        }),
      ];
    },
    get revoke(): readonly string[] {
      return [
        eitherWay({
          teams: "La fiche quitte toutes les listes et équipes, et le code de l’e-mail n’est plus valable.",
          books: "La fiche quitte toutes les listes et tous les carnets, et le code de l’e-mail n’est plus valable.",
        }),
        "L’adresse et l’identifiant sont libérés\u00a0: un nouvel ajout est possible.",
      ];
    },
    get erase(): readonly string[] {
      return [
        "Fiche, photo, note et historique sont effacés, et le journal d’audit ne cite plus le nom. C’est irréversible.",
        eitherWay({
          teams:
            "Les sauvegardes et fichiers antérieurs gardent ces données, et une équipe qui porte ce nom le conserve.",
          books:
            "Les sauvegardes et fichiers antérieurs gardent ces données, et un carnet qui porte ce nom le conserve.",
        }),
      ];
    },
    freeEmail: [
      "L’adresse est retirée de cette fiche et peut servir à une autre personne. L’historique garde cette modification.",
    ],
  },
  act: {
    revoke: "Retirer",
    erase: "Effacer définitivement",
    suspend: "Suspendre",
    deactivate: "Désactiver",
    restore: "Réactiver",
    freeEmail: "Libérer l’adresse",
  },
  anyway: "Suspendre quand même",
  type: (word: string): string => `Saisissez ${word} pour continuer`,
  cover: (team: string): string => `Ajouter un membre du cabinet à ${quoted(team)}`,
  people: (count: number): string => plural(count, { one: "# personne", other: "# personnes" }),
  done: {
    suspend: (who: string) => `Suspension effectuée\u00a0: ${who}`,
    unsuspend: (who: string) => `Suspension levée\u00a0: ${who}`,
    deactivate: (who: string) => `Désactivation effectuée\u00a0: ${who}`,
    restore: (who: string) => `Réactivation effectuée\u00a0: ${who}`,
    freeEmail: (who: string) => `Adresse e-mail libérée\u00a0: ${who}`,
    revoke: (who: string) => `Invitation retirée\u00a0: ${who}`,
    erase: (who: string) => `Effacement définitif effectué\u00a0: ${who}`,
  },
} satisfies Catalogue["standing"];

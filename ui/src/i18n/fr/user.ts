import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { de } from "./grammar";

export const user = {
  tabs: {
    details: "Détails",
    get teams(): string {
      return eitherWay({ teams: "Équipes client", books: "Carnets de contacts" });
    },
    invitation: "Invitation",
    permissions: "Autorisations",
    history: "Historique",
  },
  about: (name: string): string => `À propos ${de(name)}`,
  get noTeams(): string {
    return eitherWay({
      teams: "Aucune équipe client pour l’instant.",
      books: "Aucun carnet de contacts pour l’instant.",
    });
  },
  noGroups: "Aucun groupe de clients pour l’instant.",

  role: "Rôle",
  changeRole: "Changer de rôle…",
  may: "Ce que permet ce rôle",
  mayDo: {
    get staff(): readonly string[] {
      return [
        "Voir tous les membres du cabinet",
        eitherWay({
          teams: "Voir les clients de ses propres équipes",
          books: "Voir les clients de ses propres carnets",
        }),
      ];
    },
    get userAdministrator(): readonly string[] {
      return [
        "Voir tous les clients et ce que voient les autres, et lire le journal d’audit",
        "Ajouter, modifier, suspendre et désactiver des membres du cabinet et des clients",
        eitherWay({
          teams: "Créer des équipes client et des groupes de clients, et choisir leurs membres",
          books: "Créer des carnets de contacts et des groupes de clients, et choisir leurs membres",
        }),
        "Envoyer et retirer des invitations",
        "Importer des clients et annuler des imports",
      ];
    },
    systemAdministrator: [
      "Ajouter, modifier et désactiver d’autres administrateurs système",
      "Réactiver des personnes désactivées",
      "Choisir comment le cabinet invite et envoie des e-mails",
    ],
  },
  onlyActive: "Valable uniquement tant que cette personne est active.",
  outside:
    "Cette personne voit les membres du cabinet qui la suivent, et ne peut modifier que ses propres coordonnées.",

  unchanged: "Aucune modification pour l’instant.",
  saveCard: "Enregistrer comme carte d’adresse…",
  audit: "Ouvrir le journal d’audit",
} satisfies Catalogue["user"];

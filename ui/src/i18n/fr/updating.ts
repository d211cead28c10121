import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { quoted } from "./grammar";

export const updating = {
  chip: (count: number): string => plural(count, { one: "# modifiée", other: "# modifiées" }),
  title: "Modifications",
  fields: {
    given: "Prénom",
    family: "Nom",
    middleNames: "Autres prénoms",
    company: "Société",
    note: "Note",
    jobTitle: "Fonction",
    email: "Adresse de connexion",
    phone: "Numéro de connexion",
    identifier: "Identifiant",
    publicEmail: "E-mail",
    publicPhone: "Téléphone",
    label: "Libellé",
    get team(): string {
      return eitherWay({ teams: "Équipe", books: "Carnet" });
    },
  },
  get unknownTeams(): string {
    return eitherWay({ teams: "Équipes inconnues", books: "Carnets inconnus" });
  },
  get existingTeam(): string {
    return eitherWay({ teams: "Équipe existante", books: "Carnet existant" });
  },
  get youCover(): string {
    return eitherWay({
      teams: "Vous suivez les clients des nouvelles équipes tant que vous n’y ajoutez pas d’autres membres du cabinet.",
      books: "Vous suivez les clients des nouveaux carnets tant que vous n’y ajoutez pas d’autres membres du cabinet.",
    });
  },
  teamChoices: {
    leave: "rejeter ses lignes",
    get create(): string {
      return eitherWay({ teams: "créer l’équipe", books: "créer le carnet" });
    },
    ignore: "ne pas tenir compte du nom",
  },
  unused: (count: number, shown: boolean): string =>
    `${shown ? "Masquer" : "Afficher"} ${plural(count, { one: "# colonne non importée", other: "# colonnes non importées" })}`,
  leftValue: (column: string, value: string, why: string): string => `${column}\u00a0: ${quoted(value)}. ${why}`,
  withoutValues: "Importée sans certaines valeurs",
  saveRows: (count: number): string =>
    plural(count, { one: "Enregistrer # ligne à corriger", other: "Enregistrer # lignes à corriger" }),
} satisfies Catalogue["updating"];

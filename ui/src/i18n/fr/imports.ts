import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { quoted } from "./grammar";

export const imports = {
  title: "Imports",
  list: "Imports",
  new: "Importer des clients…",
  count: (total: number): string => plural(total, { one: "# import", other: "# imports" }),
  emptyTitle: "Aucun import pour l’instant",
  emptyText:
    "Importez vos clients et les membres du cabinet depuis un tableur. Chaque import figure ici, et vous pouvez l’annuler.",
  file: "Fichier",
  when: "Quand",
  who: "Qui",
  created: "Créées",
  updated: "Modifiées",
  leftOut: "Rejetées",
  state: "Statut",
  undone: "Annulé",
  imported: "Importé",
  interrupted: (file: string): string => `L’import du fichier ${file} ne s’est pas terminé. Rien n’a été modifié.`,
  finished: (file: string, people: number): string =>
    plural(people, {
      one: `Import du fichier ${file} terminé\u00a0: # ligne.`,
      other: `Import du fichier ${file} terminé\u00a0: # lignes.`,
    }),
  open: "L’ouvrir",
  hide: "Masquer",
  questions: {
    label: "Questions sur les colonnes",
    looksLike: (letter: string, header: string, field: string): string => {
      const column = header === "" ? `La colonne ${letter}` : `La colonne ${letter} ${quoted(header)}`;
      return `${column} semble contenir ${looks[field] ?? "des valeurs importables"}.`;
    },
    samples: (samples: readonly string[]): string => `Par exemple ${samples.join(", ")}.`,
    take: (field: string): string =>
      as[field] === undefined ? "Importer telle quelle" : `Importer comme ${as[field]}`,
    leave: "Ne pas importer",
    more: (count: number): string => plural(count, { one: "# autre question.", other: "# autres questions." }),
    taken: (column: string): string => `Importer\u00a0: ${column}.`,
    left: (column: string): string => `Ne pas importer\u00a0: ${column}.`,
  },
} satisfies Catalogue["imports"];

const looks: Record<string, string | undefined> = {
  email: "des adresses e-mail",
  phone: "des numéros de téléphone",
  fullName: "des noms de personnes",
  country: "des pays",
  dialCode: "des indicatifs téléphoniques",
};

const as: Record<string, string | undefined> = {
  email: "e-mail",
  phone: "téléphone",
  fullName: "nom complet",
  country: "pays",
  dialCode: "indicatif",
};

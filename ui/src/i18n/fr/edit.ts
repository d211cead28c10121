import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const edit = {
  title: (name: string): string => `Modifier ${name}`,
  given: "Prénom",
  family: "Nom",
  middleNames: "Autres prénoms",
  jobTitle: "Fonction",
  company: "Société",
  language: "Langue des e-mails",
  sameLanguage: "Comme le cabinet",
  note: "Note",
  noteHelp:
    "Visible pour les administrateurs et les membres du cabinet qui suivent ce client, jamais pour les clients.",
  noteHelpStaff: "Visible pour les administrateurs.",
  left: (count: number): string => plural(count, { one: "# caractère restant.", other: "# caractères restants." }),
  email: "Adresse e-mail",
  phone: "Numéro de téléphone",
  identifier: "Identifiant",
  role: "Rôle",
  optional: "facultatif",
  get teams(): string {
    return eitherWay({ teams: "Équipes", books: "Carnets" });
  },
  save: "Enregistrer",
  saveAndSend: "Enregistrer et renvoyer",
  sendsAgain: (email: string): string => `Une nouvelle invitation avec un nouveau code est envoyée à ${email}.`,
  saved: (name: string): string => `Modifications enregistrées\u00a0: ${name}`,
  theirs: "Prendre l’autre texte",
  mine: "Garder le mien",
  nothing: "Rien n’a été modifié.",
} satisfies Catalogue["edit"];

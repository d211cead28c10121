import type { Catalogue } from "../catalogue";
import { de } from "./grammar";

export const points = {
  mixedScripts:
    "Cette adresse mêle des lettres semblables de deux alphabets. Vérifiez que c’est la bonne avant d’y écrire.",
  heading: "Coordonnées",
  help: "Visibles pour les autres. Indépendantes des coordonnées de connexion.",
  edit: "Modifier les coordonnées…",
  own: "Mes coordonnées…",
  title: (name: string): string => `Coordonnées ${de(name)}`,
  phones: "Numéros de téléphone",
  emails: "Adresses e-mail",
  addPhone: "Ajouter un numéro",
  addEmail: "Ajouter une adresse",
  phone: (place: number): string => `Numéro de téléphone ${String(place)}`,
  email: (place: number): string => `Adresse e-mail ${String(place)}`,
  label: "Libellé",
  // The number or address comes first: nothing then has to agree with it.
  labelOf: (what: string): string => `${what}\u00a0: libellé`,
  labels: ["Mobile", "Bureau", "Domicile", "Autre"],
  main: "Principal",
  up: (what: string): string => `${what}\u00a0: monter`,
  down: (what: string): string => `${what}\u00a0: descendre`,
  remove: (what: string): string => `${what}\u00a0: retirer`,
  moved: (what: string, place: number): string => `${what}\u00a0: maintenant en position ${String(place)}.`,
  removed: (what: string): string => `${what}\u00a0: retrait effectué.`,
  none: "Rien pour l’instant.",
  save: "Enregistrer",
  saved: (name: string): string => `Coordonnées enregistrées\u00a0: ${name}`,
  reload: "Afficher les coordonnées actuelles",

  signIn: "Coordonnées de connexion",
  signInHelp: "Pour les invitations et les codes. Visibles pour les administrateurs uniquement.",
  secureEmail: "Adresse e-mail",
  securePhone: "Tél. pour les codes",
  noSecureEmail: "Aucune. Ajoutez-en une pour inviter cette personne.",
  noSecurePhone: "Aucun",
  editSignIn: "Modifier…",
} satisfies Catalogue["points"];

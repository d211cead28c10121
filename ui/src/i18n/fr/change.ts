import type { ChangedField } from "../../generated/ChangedField";
import type { Verb } from "../../generated/Verb";
import { list } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { quoted } from "./grammar";

const fields = {
  name: "Nom",
  middleNames: "Autres prénoms",
  jobTitle: "Fonction",
  company: "Société",
  language: "Langue des e-mails",
  note: "Note",
  email: "E-mail",
  phone: "Téléphone",
  reach: "Coordonnées visibles",
  identifier: "Identifiant",
  get team(): string {
    return eitherWay({ teams: "Équipe", books: "Carnet" });
  },
  group: "Groupe de clients",
  status: "Statut",
  role: "Rôle",
} satisfies Record<ChangedField, string>;

// Nouns, because participles would agree with the person.
export const change = {
  verbs: {
    createFirm: () => "Création du cabinet",
    addStaff: () => "Ajout comme membre du cabinet",
    addClient: () => "Ajout comme client",
    importPeople: (what: string, fields: string) =>
      fields === "" ? `Import depuis ${quoted(what)}` : `Modification depuis ${quoted(what)}\u00a0: ${fields}`,
    importStaff: (what: string, fields: string) =>
      fields === "" ? `Import depuis ${quoted(what)}` : `Modification depuis ${quoted(what)}\u00a0: ${fields}`,
    importTeams: (what: string, fields: string) =>
      fields === "" ? `Import depuis ${quoted(what)}` : `Modification depuis ${quoted(what)}\u00a0: ${fields}`,
    importMembers: (what: string, fields: string) =>
      fields === "" ? `Import depuis ${quoted(what)}` : `Modification depuis ${quoted(what)}\u00a0: ${fields}`,
    editProfile: (_: string, fields: string) =>
      fields === "" ? "Modification de la fiche" : `Modification\u00a0: ${fields}`,
    editPoints: () => "Modification des coordonnées",
    createGroup: (what: string) => `Ajout au nouveau groupe de clients ${quoted(what)}`,
    deleteGroup: (what: string) => `Suppression du groupe de clients ${quoted(what)}`,
    addToGroup: (what: string) => `Ajout au groupe de clients ${quoted(what)}`,
    removeFromGroup: (what: string) => `Retrait du groupe de clients ${quoted(what)}`,
    suspend: () => "Suspension",
    unsuspend: () => "Suspension levée",
    deactivate: () => "Désactivation",
    restore: () => "Réactivation",
    freeEmail: () => "Adresse e-mail libérée",
    invite: () => "Invitation envoyée",
    resend: () => "Invitation renvoyée",
    revoke: () => "Invitation retirée",
    recordAcceptance: () => "Invitation acceptée",
    recordDecline: () => "Invitation déclinée",
    recordBounce: () => "E-mail non distribué",
    remind: () => "Rappel envoyé",
    expire: () => "Invitation expirée",
    addMembers: (what: string) => `Ajout à ${quoted(what)}`,
    removeMembers: (what: string) => `Retrait de ${quoted(what)}`,
    createTeam: (what: string) =>
      eitherWay({
        teams: `Ajout à la nouvelle équipe ${quoted(what)}`,
        books: `Ajout au nouveau carnet ${quoted(what)}`,
      }),
    moveMembers: (what: string) => `Déplacement vers ${quoted(what)}`,
    makeLead: (what: string) => `Nomination comme responsable de ${quoted(what)}`,
    removeLead: (what: string) => `Retrait comme responsable de ${quoted(what)}`,
    deleteTeam: (what: string) => `Suppression de ${quoted(what)}`,
    mergePeople: () => "Fusion avec une autre fiche",
    undoCommand: () => "Modification annulée",
  } satisfies Partial<Record<Verb, (what: string, fields: string) => string>>,
  other: "Modification",
  beforeMerge: (text: string): string => `${text} (dans une fiche fusionnée depuis)`,
  named: (changed: readonly ChangedField[]): string => list(changed.map((field) => fields[field].toLocaleLowerCase())),
} satisfies Catalogue["change"];

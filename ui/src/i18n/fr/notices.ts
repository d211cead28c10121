import { number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { de, quoted } from "./grammar";

export const notices = {
  title: "Notifications",
  unread: (count: number): string => plural(count, { one: "# non lue", other: "# non lues" }),
  unreadMark: "Non lue",
  markAll: "Tout marquer comme lu",
  allRead: "Toutes les notifications sont marquées comme lues.",
  new: "Nouvelle annonce…",
  emptyTitle: "Aucune notification pour l’instant",
  emptyText: "Coverbook vous signale ici l’arrivée d’un client, un e-mail non distribué ou la fin d’un import.",
  more: "Afficher les notifications précédentes",
  count: (total: number): string => plural(total, { one: "# notification", other: "# notifications" }),
  yesterday: "Hier",
  somebody: "Une personne",
  get aTeam(): string {
    return eitherWay({ teams: "Une équipe", books: "Un carnet" });
  },
  opened: "Cette notification ne contient rien d’autre.",

  welcome: (firm: string): string => `Bienvenue chez ${firm}`,
  get welcomeText(): string {
    return eitherWay({
      teams:
        "Vos contacts sont les personnes qui partagent une équipe client avec vous. Les nouvelles pour vous s’affichent ici.",
      books:
        "Vos contacts sont les personnes qui partagent un carnet de contacts avec vous. Les nouvelles pour vous s’affichent ici.",
    });
  },
  joined: (who: string): string => `${who} a rejoint le carnet de contacts. Vous suivez cette personne.`,
  bounced: (who: string): string =>
    `L’invitation ${de(who)} n’a pas été distribuée. Corrigez l’adresse pour en envoyer une nouvelle.`,
  declined: (who: string): string => `${who} a décliné l’invitation.`,
  expired: (who: string, count: number): string =>
    count > 1
      ? `${number(count)} invitations ont expiré sans réponse, dont celle ${de(who)}.`
      : `L’invitation ${de(who)} a expiré sans réponse.`,
  imported: (file: string, created: number, leftOut: number, updated = 0): string =>
    `Import du fichier ${file} terminé. Lignes créées\u00a0: ${number(created)}, modifiées\u00a0: ${number(updated)}, rejetées\u00a0: ${number(leftOut)}.`,
  uncovered: (team: string): string =>
    `${quoted(team)} a des clients mais aucun membre actif du cabinet. Ajoutez-en un.`,
  emailChanged: (who: string): string => `L’adresse de connexion ${de(who)} a été modifiée.`,
  week: (here: number, joined: number): string =>
    `Votre semaine\u00a0: ${plural(here, { one: "# client actif", other: "# clients actifs" })}, dont ${plural(joined, { one: "# arrivé", other: "# arrivés" })} la semaine dernière.`,
  weekTitle: "Votre semaine",
  figures: {
    here: "Clients actifs",
    joined: "Arrivés la semaine dernière",
    invited: "Invitations en attente",
    notInvited: "Sans invitation",
    bounced: "Invitations non distribuées",
    get uncovered(): string {
      return eitherWay({
        teams: "Équipes avec des clients et sans membre actif du cabinet",
        books: "Carnets avec des clients et sans membre actif du cabinet",
      });
    },
  },
  weekOff: "Vous pouvez désactiver ces chiffres dans les paramètres.",
} satisfies Catalogue["notices"];

export const announcing = {
  title: "Nouvelle annonce",
  heading: "Titre",
  text: "Texte",
  textHelp: "<First Name> et <Last Name> sont remplacés par le prénom et le nom de chaque destinataire.",
  to: "À",
  staff: "Tous les membres du cabinet",
  clients: "Tous les clients",
  chosen: (count: number): string =>
    plural(count, { one: "# personne sélectionnée", other: "# personnes sélectionnées" }),
  toChosen: "Envoyer une annonce…",
  toHelp: "Seules les personnes actives la reçoivent. Elles ne peuvent pas répondre.",
  preview: "Aperçu",
  recipients: (count: number): string =>
    plural(count, { one: "# personne la recevra.", other: "# personnes la recevront." }),
  nobody: "Aucun destinataire n’est encore actif.",
  send: (count: number): string => plural(count, { one: "Envoyer à # personne", other: "Envoyer à # personnes" }),
  sent: (title: string): string => `Annonce envoyée\u00a0: ${title}`,
} satisfies Catalogue["announcing"];

export const noticeSettings = {
  heading: "Notifications",
  welcome: "Message d’accueil des clients",
  welcomeHelp:
    "Affiché aux clients à leur arrivée. <First Name> et <Last Name> sont remplacés par leur prénom et leur nom. Si ce champ est vide, Coverbook affiche son propre texte.",
  weekly: "M’envoyer les chiffres de la semaine chaque lundi",
  weeklyHelp: "Ce réglage ne vaut que pour vous. Les autres notifications ne peuvent pas être désactivées.",
} satisfies Catalogue["noticeSettings"];

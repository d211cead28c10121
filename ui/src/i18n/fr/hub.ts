import type { HubProblem } from "../../generated/HubProblem";
import { plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { de } from "./grammar";

export const hubProblems: Record<HubProblem, string> = {
  offline:
    "Le hub est injoignable. Les modifications ont besoin du hub, la lecture non. Vérifiez le réseau et réessayez.",
  untrusted: "L’ordinateur qui a répondu n’est pas le hub du lien. Demandez un nouveau lien à votre administrateur.",
  revoked: "Cet appareil n’appartient plus au cabinet. Demandez un nouveau lien à votre administrateur.",
  suspended:
    "Votre accès est suspendu, cet appareil n’a donc rien du cabinet. Demandez à un administrateur de lever la suspension.",
  copied:
    "Une autre copie de cet appareil a été utilisée. Demandez à votre administrateur un nouveau lien pour celui-ci.",
  code: "Ce code est faux, déjà utilisé ou n’est plus valable. Demandez-en un nouveau.",
  taken: "Le cabinet est déjà sur le hub, ou ce lien a déjà servi.",
  notFound: "Le hub ne connaît pas ce cabinet ou ce lien.",
  forbidden: "Vous n’avez pas ce droit sur le hub.",
  username: "Ce nom d’utilisateur n’est pas permis ou est déjà pris. Choisissez-en un autre.",
  terms: "Le cabinet a changé ses conditions d’utilisation. Relisez-les avant de les accepter.",
  version: "Le hub et ce programme ont des versions différentes. Mettez à jour la plus ancienne.",
  tooOften: "Le hub a été interrogé trop souvent. Attendez quelques minutes et réessayez.",
  busy: "Le hub est occupé, par exemple par un import. Rien n’a été modifié. Réessayez dans un instant.",
  broken: "Le hub a lui-même un problème. Réessayez plus tard, ou prévenez la personne qui le gère.",
  notHere: "Le hub le fait pour votre cabinet. Ce n’est pas possible sur cet appareil.",
  unsettled:
    "Un transfert vers le hub a été interrompu, et le hub n’a pas encore dit s’il a le cabinet. Vous pouvez lire, mais rien modifier ici. Connectez-vous au hub et choisissez «\u00a0Synchroniser maintenant\u00a0» dans les paramètres, sous «\u00a0Synchronisation et appareils\u00a0».",
  noCode:
    "Personne n’a encore de code de récupération pour cet ordinateur, donc personne ne pourrait ouvrir la sauvegarde. Créez-en un dans les paramètres, sous «\u00a0Sécurité\u00a0», et réessayez.",
  attached:
    "Cet ordinateur est un appareil du hub de ce cabinet\u00a0; une sauvegarde ne peut pas le remplacer. Quittez d’abord le cabinet sur cet ordinateur.",
  noSecret:
    "Le trousseau de cet ordinateur n’a plus le secret du cabinet partagé, qui ne peut donc être ouvert aux autres. Restaurez le trousseau.",
};

export const hub = {
  link: "Lien",
  linkHelp: "Collez le lien entier.",
  device: "Nom de cet appareil",
  deviceHelp: "Vous et les administrateurs le voyez dans la liste des appareils.",
  deviceAtFirst: "Mon ordinateur",
  continue: "Continuer",
  hubIs: (host) => `Adresse du hub\u00a0: ${host}`,
  pinned: "Coverbook vérifie que le hub est bien celui du lien.",
  unpinned: "Le lien n’indique aucune clé. Cet ordinateur décide s’il se fie au certificat du hub.",

  join: {
    open: "Rejoindre un cabinet",
    openHelp: "Avec un lien de votre cabinet. Ses contacts viennent du hub.",
    title: "Rejoindre un cabinet",
    lead: "Votre cabinet vous envoie un lien, par e-mail ou depuis un de vos appareils.",
    attachLink:
      "Ce lien transfère un cabinet vers un hub. Ouvrez ce cabinet et utilisez le lien dans Paramètres, sous «\u00a0Synchronisation et appareils\u00a0».",
    deviceTitle: "Nommer cet appareil",
    deviceLead: (host) => `Le lien fait de cet ordinateur un de vos appareils. Hub\u00a0: ${host}.`,
    invitedTitle: "Votre invitation",
    invitedLead: "Saisissez l’adresse qui a reçu votre invitation et le code du dernier e-mail.",
    email: "Votre adresse e-mail",
    joining: "Connexion au cabinet…",
  },

  state: {
    alone: "Ce cabinet est seulement sur cet ordinateur.",
    current: (asOf) => `À jour\u00a0: ${asOf}.`,
    currentAtFirst: "À jour.",
    catchingUp: "Synchronisation avec le hub en cours. Vous pouvez lire et rechercher ce qui est déjà là.",
    catchingUpSince: (asOf) => `Synchronisation avec le hub en cours. État affiché\u00a0: ${asOf}.`,
    percent: (percent) => `${percent}\u00a0% des fiches sont arrivées.`,
    busy: "Le hub est occupé, par exemple par un import. La lecture et la recherche fonctionnent, les nouveautés viendront ensuite.",
    offline:
      "Le hub est injoignable. La lecture et la recherche fonctionnent, les modifications ont besoin du hub. Vérifiez le réseau.",
    offlineSince: (asOf) =>
      `Le hub est injoignable. État affiché\u00a0: ${asOf}. La lecture et la recherche fonctionnent, les modifications ont besoin du hub. Vérifiez le réseau.`,
    untrusted:
      "L’ordinateur qui répond n’est pas le hub de votre lien. Il n’a rien appris. Demandez un nouveau lien à votre administrateur.",
    revoked: "Cet appareil n’appartient plus au cabinet. Demandez un nouveau lien à votre administrateur.",
    copied:
      "Une autre copie de cet appareil a été utilisée. Demandez à votre administrateur un nouveau lien pour celui-ci.",
    suspended:
      "Votre accès est suspendu, cet appareil n’a donc rien du cabinet. Demandez à un administrateur de lever la suspension.",
    version: "Le hub et Coverbook ont des versions différentes. Mettez à jour la plus ancienne.",
    unsettled:
      "Un transfert vers le hub a été interrompu, et le hub n’a pas encore dit s’il a le cabinet. Vous pouvez lire, mais rien modifier ici. Connectez-vous au hub et choisissez «\u00a0Synchroniser maintenant\u00a0».",
    lapsed: (asOf) =>
      `Le hub n’a pas répondu à cet appareil depuis trop longtemps (dernière réponse\u00a0: ${asOf}), il ne montre donc rien du cabinet. Connectez-le au hub\u00a0: tout reviendra avec la prochaine réponse.`,
  },
  line: {
    alone: "Sur cet ordinateur",
    current: "À jour",
    catchingUp: "Synchronisation",
    busy: "Hub occupé",
    offline: "Hors ligne",
    untrusted: "Hub non reconnu",
    revoked: "Appareil révoqué",
    copied: "Appareil copié",
    suspended: "Accès suspendu",
    version: "Mise à jour requise",
    unsettled: "Transfert inachevé",
    lapsed: "Hub nécessaire",
  },
  percentLine: (percent) => `Synchronisation\u00a0: ${percent}\u00a0%`,
  offlineLine: (asOf) => `Hors ligne\u00a0: ${asOf}`,

  sync: "Synchronisation",
  here: "Cet ordinateur",
  facts: { hub: "Adresse du hub", device: "Cet appareil", held: "Sur cet appareil" },
  held: (count) => plural(count, { one: "# fiche", other: "# fiches" }),
  syncNow: "Synchroniser maintenant",
  aloneHelp:
    "Avec un hub, chacun ouvre le cabinet sur ses propres appareils, et chaque appareil contient ce que la personne peut voir.",
  aloneSystem: "Un administrateur système peut le partager depuis cet ordinateur ou le transférer vers un hub.",

  move: {
    open: "Transférer ce cabinet vers un hub…",
    title: "Transférer ce cabinet vers un hub",
    lead: "Le hub aura alors tout le cabinet, avec son historique, et enverra ses invitations et ses rappels. Cet appareil garde ce que vous pouvez voir. Les paramètres de votre serveur de messagerie suivent, mot de passe compris. En cas de problème, le cabinet reste tel quel.",
    linkHelp: "La personne qui gère le hub le crée, pour un cabinet et un seul usage.",
    joinLink: "Ce lien sert à rejoindre un cabinet. Demandez à la personne qui gère le hub un lien de transfert.",
    go: "Transférer le cabinet",
    moving:
      "Transfert du cabinet en cours. Laissez Coverbook ouvert\u00a0: pour un grand cabinet, cela prend quelques minutes.",
    done: "Le cabinet est sur le hub",
  },

  /** The mail of a firm whose hub sends it. */
  mail: {
    lead: "Le hub envoie les e-mails du cabinet par votre propre serveur de messagerie, même quand cet ordinateur est éteint.",
    leadHere:
      "Coverbook envoie d’ici les e-mails du cabinet par votre propre serveur de messagerie, tant que le cabinet est ouvert.",
    none: "Le hub ne peut pas encore envoyer d’e-mails. Configurez ici votre serveur de messagerie. D’ici là, ce qui est dû attend.",
    offline: "Ces paramètres se trouvent sur le hub, qui n’est pas joignable. Vérifiez le réseau et réessayez.",
    kept: "Enregistré sur le hub pour ce serveur et ce nom d’utilisateur. Laissez vide pour le conserver.",
    notKept: "Transmis au hub, qui l’enregistre chiffré et ne le montre à personne.",
    keptHere: "Enregistré avec le cabinet pour ce serveur et ce nom d’utilisateur. Laissez vide pour le conserver.",
    notKeptHere: "Enregistré chiffré avec le cabinet sur cet ordinateur, et jamais montré.",
    mailsOffline: "Le hub sait quels e-mails ont été envoyés, mais il n’est pas joignable.",
  },

  devices: {
    heading: "Appareils",
    lead: "Un appareil contient ce que sa personne peut voir. Révoquez celui qui est perdu ou ne sert plus.",
    about: (joined, seen) =>
      seen === "" ? `Ajouté le ${joined}, aucun contact.` : `Ajouté le ${joined}, dernier contact\u00a0: ${seen}.`,
    here: "Cet appareil",
    unknown: "Hors de vos contacts",
    holds: (on) => `Révoqué le ${on}, il contient encore des fiches jusqu’à ce qu’il interroge le hub.`,
    emptied: (on) => `Révoqué le ${on}, il ne contient plus rien.`,
    revoke: "Révoquer…",
    revokeOf: (device) => `Révoquer ${device}`,
    revokeTitle: (device) => `Révoquer ${device}\u202f?`,
    revokeText:
      "Il ne reçoit plus rien de nouveau et efface ce qu’il contient du cabinet dès qu’il interroge le hub. Jusque-là, les fiches y restent.",
    revokeGo: "Révoquer l’appareil",
    revoked: (device) => `${device} révoqué`,
    unreached: "Cette liste se trouve sur le hub, qui n’est pas joignable. Elle sera relue dès qu’il le sera.",
    none: "Aucun appareil pour le moment",
    add: "Ajouter un autre de mes appareils…",
  },

  newLink: {
    open: "Lien pour un appareil…",
    title: "Ajouter un autre appareil",
    titleFor: (who) => `Lien pour un appareil ${de(who)}`,
    lead: "Ouvrez Coverbook sur votre autre appareil, choisissez «\u00a0Rejoindre un cabinet\u00a0» et collez ce lien. Ne le donnez à personne d’autre.",
    leadFor: (who) =>
      `Donnez ce lien à ${who} et à personne d’autre\u00a0: qui l’utilise en premier voit ce que ${who} peut voir.`,
    leadInvited: (who) =>
      `Envoyez ce lien à ${who}. Il faut aussi le code de son invitation. Le choix du nom d’utilisateur et l’accord sur les conditions se font sur son propre appareil.`,
    ends: (on) => `Il sert une fois. Fin de validité\u00a0: ${on}.`,
    copy: "Copier le lien",
    copied: "Lien copié.",
  },

  leave: {
    heading: "Quitter le cabinet",
    text: "Tout ce qui est du cabinet est supprimé de cet appareil. Le hub le garde.",
    open: "Quitter le cabinet sur cet appareil…",
    title: (firm) => `Quitter ${firm} sur cet appareil\u202f?`,
    sure: "Tout ce qui est du cabinet est supprimé ici, et cet appareil quitte la liste. Le hub garde le cabinet. Pour revenir, il vous faut un nouveau lien.",
    go: "Supprimer ici et quitter",
  },
} satisfies Catalogue["hub"];

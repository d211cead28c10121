import type { Catalogue } from "../catalogue";

export const hosting = {
  open: "Partager depuis cet ordinateur…",
  openHelp:
    "Les autres accèdent au cabinet par cet ordinateur, tant qu’il est allumé et que Coverbook fonctionne. Cela convient à un petit cabinet sans serveur.",
  moveHelp: "Un hub fonctionne sur un ordinateur toujours allumé\u00a0: le cabinet est donc accessible à tout moment.",

  title: "Partager depuis cet ordinateur",
  lead: "Coverbook garde alors le cabinet ici pour tous ses appareils, dont cet ordinateur est le premier. Personne ne peut se connecter avant votre accord. Les invitations et les rappels partent d’ici, tant que Coverbook fonctionne. En cas de problème, le cabinet reste tel quel.",
  go: "Partager le cabinet",
  preparing:
    "Préparation du cabinet en cours. Laissez Coverbook ouvert\u00a0: pour un grand cabinet, cela prend quelques minutes.",
  done: "Le cabinet est partagé depuis cet ordinateur",

  heading: "Partage depuis cet ordinateur",
  sleeps:
    "Les autres accèdent au cabinet tant que Coverbook fonctionne ici, même verrouillé ou ouvert sur un autre cabinet. Quand cet ordinateur est en veille ou que Coverbook est fermé, ils peuvent lire ce qu’ils ont, et les modifications attendent.",
  stopped: "Le partage est arrêté. Vous pouvez lire et rechercher, mais les modifications attendent.",
  offlineLine: "Partage arrêté",
  others: "D’autres ordinateurs peuvent se connecter",
  othersOff: "Personne d’autre ne peut se connecter pour le moment. Vous continuez à travailler ici comme d’habitude.",
  othersOn: "Pour donner accès à quelqu’un, ouvrez sa page et choisissez «\u00a0Lien pour un appareil\u00a0».",
  port: "Port",
  portHelp: "Si vous changez de port, les appareils déjà ajoutés auront besoin d’un nouveau lien.",
  changePort: "Changer de port",
  portChanged: (port) => `Le port est maintenant ${String(port)}`,

  addresses: "Adresses de cet ordinateur",
  addressesHelp: "Les liens pour les appareils les contiennent déjà.",
  noAddresses: "Cet ordinateur n’est sur aucun réseau. Connectez-le, puis rouvrez cette page.",
  copyOf: (address) => `Copier ${address}`,
  copied: (address) => `Adresse ${address} copiée`,
  test: "Tester les adresses",
  answers: "Répond",
  silent: "Ne répond pas",
  allAnswer:
    "Coverbook répond à toutes les adresses. Le test se fait sur cet ordinateur\u00a0: un pare-feu peut encore bloquer les autres.",
  someSilent:
    "Coverbook ne répond pas à toutes les adresses. Un pare-feu ou un autre programme de cet ordinateur peut en être la cause.",
  firewall: {
    ufw: "Si un autre ordinateur ne peut pas se connecter, autorisez le port avec cette ligne dans un terminal\u00a0:",
    firewalld:
      "Si un autre ordinateur ne peut pas se connecter, autorisez le port avec cette ligne dans un terminal\u00a0:",
    windows:
      "Si un autre ordinateur ne peut pas se connecter, autorisez Coverbook quand Windows le demande, ou dans son pare-feu.",
  },
  noFirewall: (port) =>
    `Si un autre ordinateur ne peut pas se connecter, autorisez le port ${String(port)} (TCP) dans le pare-feu de cet ordinateur.`,

  takeBack: {
    heading: "Arrêter le partage",
    text: "Le cabinet redevient celui de ce seul ordinateur, avec tout ce qu’il contient maintenant.",
    open: "Reprendre le cabinet…",
    title: (firm) => `Reprendre ${firm} sur cet ordinateur\u202f?`,
    sure: "Tous les autres appareils sont révoqués. Ceux qui sont connectés suppriment ce qu’ils contiennent. Les autres gardent leur état et ne reçoivent plus rien. Ensuite, vous notez un nouveau code de récupération et configurez à nouveau les sauvegardes automatiques.",
    taking:
      "Reprise du cabinet en cours. Laissez Coverbook ouvert\u00a0: pour un grand cabinet, cela prend quelques minutes.",
    go: "Reprendre",
  },
} satisfies Catalogue["hosting"];

//! Hubs and devices.

use super::Help;

pub(super) const TEXTS: &[Help] = &[
    Help {
        en: "Join a firm that has a hub",
        de: "Einer Kanzlei mit Hub beitreten",
        fr: "Rejoindre un cabinet relié à un hub",
    },
    Help {
        en: "Move the firm to a hub. This device is then one of its devices",
        de: "Die Kanzlei auf einen Hub verlegen. Dieses Gerät ist dann eines ihrer Geräte",
        fr: "Déplacer le cabinet vers un hub. Cet appareil est ensuite l’un des siens",
    },
    Help {
        en: "Ask the firm's hub, or show what this device has",
        de: "Den Hub der Kanzlei fragen oder zeigen, was dieses Gerät hat",
        fr: "Interroger le hub du cabinet, ou montrer ce que contient cet appareil",
    },
    Help {
        en: "List, add and revoke the devices of a firm with a hub",
        de: "Geräte einer Kanzlei mit Hub auflisten, hinzufügen und widerrufen",
        fr: "Lister, ajouter et révoquer les appareils d’un cabinet relié à un hub",
    },
    Help {
        en: "Remove a firm with a hub from this device. On the hub it stays as it is",
        de: "Eine Kanzlei mit Hub von diesem Gerät entfernen. Auf dem Hub bleibt sie, wie sie ist",
        fr: "Retirer de cet appareil un cabinet relié à un hub. Sur le hub, il reste tel quel",
    },
    Help {
        en: "Ask the hub now, and take in what it tells. The exit code is 3 if the hub cannot be reached or is busy",
        de: "Den Hub jetzt fragen und übernehmen, was er mitteilt. Der Exit-Code ist 3, falls der Hub nicht erreichbar oder beschäftigt ist",
        fr: "Interroger le hub maintenant et reprendre ce qu’il annonce. Le code de sortie est 3 si le hub est injoignable ou occupé",
    },
    Help {
        en: "Show what this device has of the firm, without asking the hub",
        de: "Zeigen, was dieses Gerät von der Kanzlei hat, ohne den Hub zu fragen",
        fr: "Montrer ce que cet appareil contient du cabinet, sans interroger le hub",
    },
    Help {
        en: "List your devices; administrators see everyone's",
        de: "Ihre Geräte auflisten; die Administration sieht die aller",
        fr: "Lister vos appareils\u{a0}; les administrateurs voient ceux de tous",
    },
    Help {
        en: "Make a link for another device of a person. It is good once. A person who is invited also needs the code from their invitation",
        de: "Einen Link für ein weiteres Gerät einer Person erstellen. Er gilt einmal. Wer eingeladen ist, braucht außerdem den Code aus der Einladung",
        fr: "Créer un lien pour un autre appareil d’une personne. Il sert une seule fois. Une personne invitée a aussi besoin du code de son invitation",
    },
    Help {
        en: "Decline the invitation. Nothing of the firm comes to this device",
        de: "Die Einladung ablehnen. Auf dieses Gerät kommt nichts von der Kanzlei",
        fr: "Décliner l’invitation. Rien du cabinet n’arrive sur cet appareil",
    },
    Help {
        en: "Revoke a device. It deletes what it has of the firm",
        de: "Ein Gerät widerrufen. Es löscht, was es von der Kanzlei hat",
        fr: "Révoquer un appareil. Il efface ce qu’il contient du cabinet",
    },
    Help {
        en: "The link from your administrator",
        de: "Der Link Ihrer Administration",
        fr: "Le lien de votre administration",
    },
    Help {
        en: "Name of this device in the list of devices",
        de: "Name dieses Geräts in der Liste der Geräte",
        fr: "Nom de cet appareil dans la liste des appareils",
    },
    Help {
        en: "Address that your invitation was sent to, if the link is for everybody",
        de: "Adresse, an die Ihre Einladung ging, wenn der Link für alle ist",
        fr: "Adresse à laquelle votre invitation a été envoyée, si le lien est destiné à tous",
    },
    Help {
        en: "Code from the newest invitation",
        de: "Code aus der neuesten Einladung",
        fr: "Code de la dernière invitation",
    },
    Help {
        en: "Username you choose",
        de: "Benutzername, den Sie wählen",
        fr: "Nom d’utilisateur que vous choisissez",
    },
    Help {
        en: "Accept Coverbook's terms and the firm's. Without it, they are printed and nothing is done",
        de: "Die Nutzungsbedingungen von Coverbook und der Kanzlei annehmen. Ohne diese Option werden sie ausgegeben, und nichts geschieht",
        fr: "Accepter les conditions de Coverbook et celles du cabinet. Sans cette option, elles sont affichées et rien n’est fait",
    },
    Help {
        en: "The link from the person who runs the hub",
        de: "Der Link von dem, der den Hub betreibt",
        fr: "Le lien de la personne qui gère le hub",
    },
    Help {
        en: "Id of the device, from `device list`",
        de: "ID des Geräts, aus `device list`",
        fr: "ID de l’appareil, d’après `device list`",
    },
];

//! Invitations, e-mail, settings and notices.

use super::Help;

pub(super) const TEXTS: &[Help] = &[
    Help {
        en: "Invite people who have not been invited yet",
        de: "Personen einladen, die noch nicht eingeladen wurden",
        fr: "Inviter des personnes qui ne l’ont pas encore été",
    },
    Help {
        en: "Send invitations again, valid for another 30 days",
        de: "Einladungen erneut senden, gültig für weitere 30 Tage",
        fr: "Renvoyer des invitations, valables 30 jours de plus",
    },
    Help {
        en: "Revoke invitations; their addresses and identifiers become free",
        de: "Einladungen zurückziehen; ihre Adressen und Kennungen werden frei",
        fr: "Retirer des invitations\u{a0}; leurs adresses et identifiants redeviennent libres",
    },
    Help {
        en: "Record that a person accepted",
        de: "Festhalten, dass eine Person angenommen hat",
        fr: "Enregistrer qu’une personne a accepté",
    },
    Help {
        en: "Record that a person declined",
        de: "Festhalten, dass eine Person abgelehnt hat",
        fr: "Enregistrer qu’une personne a décliné",
    },
    Help {
        en: "Record that a person's e-mail bounced",
        de: "Festhalten, dass die E-Mail an eine Person unzustellbar war",
        fr: "Enregistrer que l’e-mail d’une personne n’a pas été distribué",
    },
    Help {
        en: "Show a person's invitation",
        de: "Die Einladung einer Person anzeigen",
        fr: "Afficher l’invitation d’une personne",
    },
    Help {
        en: "Code from their e-mail; leave it out if they accepted in person",
        de: "Code aus der E-Mail der Person; entfällt, wenn sie persönlich angenommen hat",
        fr: "Code reçu par e-mail\u{a0}; à omettre si la personne a accepté de vive voix",
    },
    Help {
        en: "Username they chose; they join themselves on this computer",
        de: "Gewählter Benutzername; die Person tritt selbst an diesem Computer bei",
        fr: "Nom d’utilisateur choisi\u{a0}; la personne s’inscrit elle-même sur cet ordinateur",
    },
    Help {
        en: "They have read and accept Coverbook's terms and the firm's current terms",
        de: "Die Person hat die Nutzungsbedingungen von Coverbook und die aktuellen der Kanzlei gelesen und nimmt sie an",
        fr: "La personne a lu et accepte les conditions de Coverbook et les conditions actuelles du cabinet",
    },
    Help {
        en: "Text of the returned e-mail",
        de: "Text der zurückgekommenen E-Mail",
        fr: "Texte de l’e-mail retourné",
    },
    Help {
        en: "Set up how e-mail is sent, by this computer or by the firm's hub; without --host or --folder, show it",
        de: "Festlegen, wie dieser Computer oder der Hub der Kanzlei E-Mails versendet; ohne --host oder --folder nur anzeigen",
        fr: "Configurer l’envoi des e-mails par cet ordinateur ou par le hub du cabinet\u{a0}; sans --host ni --folder, l’afficher",
    },
    Help {
        en: "Send yourself a test e-mail",
        de: "Eine Test-E-Mail an sich selbst senden",
        fr: "Vous envoyer un e-mail d’essai",
    },
    Help {
        en: "Show how many e-mails are waiting",
        de: "Anzeigen, wie viele E-Mails warten",
        fr: "Afficher le nombre d’e-mails en attente",
    },
    Help {
        en: "Send the e-mails that are due now",
        de: "Jetzt fällige E-Mails senden",
        fr: "Envoyer les e-mails à envoyer maintenant",
    },
    Help {
        en: "Name of the mail server",
        de: "Name des Mailservers",
        fr: "Nom du serveur de messagerie",
    },
    Help {
        en: "Port of the mail server",
        de: "Port des Mailservers",
        fr: "Port du serveur de messagerie",
    },
    Help {
        en: "Encryption of the connection",
        de: "Verschlüsselung der Verbindung",
        fr: "Chiffrement de la connexion",
    },
    Help {
        en: "User name for the mail server; empty for none",
        de: "Benutzername für den Mailserver; leer für keinen",
        fr: "Nom d’utilisateur pour le serveur de messagerie\u{a0}; vide pour aucun",
    },
    Help {
        en: "File with the password on its first line. A password on the command line could be seen by others",
        de: "Datei mit dem Passwort in der ersten Zeile. Auf der Kommandozeile könnten andere es sehen",
        fr: "Fichier contenant le mot de passe sur la première ligne. En ligne de commande, d’autres pourraient le voir",
    },
    Help {
        en: "Sender's e-mail address",
        de: "E-Mail-Adresse des Absenders",
        fr: "Adresse e-mail de l’expéditeur",
    },
    Help {
        en: "Sender's name",
        de: "Name des Absenders",
        fr: "Nom de l’expéditeur",
    },
    Help {
        en: "Language of the e-mails",
        de: "Sprache der E-Mails",
        fr: "Langue des e-mails",
    },
    Help {
        en: "Maximum number of e-mails per minute",
        de: "Höchstzahl der E-Mails pro Minute",
        fr: "Nombre maximal d’e-mails par minute",
    },
    Help {
        en: "Save e-mails in this folder instead, one file each; a hub does not do that",
        de: "E-Mails stattdessen in diesem Ordner speichern, je eine Datei; ein Hub tut das nicht",
        fr: "Enregistrer plutôt les e-mails dans ce dossier, un fichier chacun\u{a0}; un hub ne le fait pas",
    },
    Help {
        en: "Send daily reminders of invitations",
        de: "Täglich an Einladungen erinnern",
        fr: "Envoyer chaque jour des rappels d’invitation",
    },
    Help {
        en: "Hour at which reminders are sent, from 0 to 23, or off for the hour of the invitation. Reminders that are already scheduled keep their hour",
        de: "Uhrzeit der Erinnerungen, von 0 bis 23, oder off für die Uhrzeit der Einladung. Bereits geplante Erinnerungen behalten ihre Uhrzeit",
        fr: "Heure d’envoi des rappels, de 0 à 23, ou off pour l’heure de l’invitation. Les rappels déjà prévus gardent leur heure",
    },
    Help {
        en: "Keep a contact book for each client",
        de: "Für jeden Mandanten ein Kontaktbuch führen",
        fr: "Tenir un carnet de contacts pour chaque client",
    },
    Help {
        en: "Most rows in one imported file, up to 1000000, or 0 for no limit",
        de: "Höchstzahl der Zeilen einer importierten Datei, bis 1000000, oder 0 für keine Grenze",
        fr: "Nombre maximal de lignes d’un fichier importé, jusqu’à 1000000, ou 0 pour aucune limite",
    },
    Help {
        en: "What an invitation of staff requires",
        de: "Was eine Einladung von Mitarbeitenden erfordert",
        fr: "Ce qu’exige l’invitation d’un membre du cabinet",
    },
    Help {
        en: "What an invitation of clients requires",
        de: "Was eine Einladung von Mandanten erfordert",
        fr: "Ce qu’exige l’invitation d’un client",
    },
    Help {
        en: "Welcome message for clients who join; empty for the standard one",
        de: "Begrüßung für Mandanten, die beitreten; leer für die vorgegebene",
        fr: "Message de bienvenue pour les nouveaux clients\u{a0}; vide pour le message par défaut",
    },
    Help {
        en: "For how many days devices show the firm without an answer from the hub, from 7 to 90",
        de: "Wie viele Tage Geräte die Kanzlei ohne Antwort vom Hub zeigen, von 7 bis 90",
        fr: "Nombre de jours pendant lesquels les appareils montrent le cabinet sans réponse du hub, de 7 à 90",
    },
    Help {
        en: "File with the firm's terms; an empty file removes them",
        de: "Datei mit den Nutzungsbedingungen der Kanzlei; eine leere Datei entfernt sie",
        fr: "Fichier des conditions d’utilisation du cabinet\u{a0}; un fichier vide les supprime",
    },
    Help {
        en: "List your notices, latest first",
        de: "Ihre Mitteilungen auflisten, die neuesten zuerst",
        fr: "Lister vos notifications, les plus récentes d’abord",
    },
    Help {
        en: "Mark notices as read",
        de: "Mitteilungen als gelesen markieren",
        fr: "Marquer des notifications comme lues",
    },
    Help {
        en: "Turn the weekly figures on or off; without a choice, show the setting",
        de: "Die Wochenzahlen ein- oder ausschalten; ohne Angabe die Einstellung anzeigen",
        fr: "Activer ou désactiver les chiffres de la semaine\u{a0}; sans choix, afficher le réglage",
    },
    Help {
        en: "Only unread notices",
        de: "Nur ungelesene Mitteilungen",
        fr: "Seulement les notifications non lues",
    },
    Help {
        en: "Ids of notices, from `notice list`",
        de: "IDs von Mitteilungen, aus `notice list`",
        fr: "ID des notifications, donnés par `notice list`",
    },
    Help {
        en: "All notices",
        de: "Alle Mitteilungen",
        fr: "Toutes les notifications",
    },
    Help {
        en: "Whether you want the weekly figures",
        de: "Ob Sie die Wochenzahlen erhalten möchten",
        fr: "Si vous souhaitez les chiffres de la semaine",
    },
    Help {
        en: "Title, on one line",
        de: "Titel, in einer Zeile",
        fr: "Titre, sur une ligne",
    },
    Help {
        en: "File with the text; `-` is standard input. `<First Name>` and `<Last Name>` are replaced with the reader's",
        de: "Datei mit dem Text; `-` ist die Standardeingabe. `<First Name>` und `<Last Name>` werden durch Vor- und Nachnamen der Empfänger ersetzt",
        fr: "Fichier contenant le texte\u{a0}; `-` désigne l’entrée standard. `<First Name>` et `<Last Name>` sont remplacés par ceux du destinataire",
    },
    Help {
        en: "Send to all staff",
        de: "An alle Mitarbeitenden senden",
        fr: "Envoyer à tous les membres du cabinet",
    },
    Help {
        en: "Send to all clients and partners",
        de: "An alle Mandanten und Kooperationspartner senden",
        fr: "Envoyer à tous les clients et partenaires",
    },
    Help {
        en: "Send to everyone in this team, by identifier or id; repeatable",
        de: "An alle in diesem Team senden, angegeben mit Kennung oder ID; mehrfach möglich",
        fr: "Envoyer à tous les membres de cette équipe, par identifiant ou ID\u{a0}; répétable",
    },
    Help {
        en: "Send to this person, by id; repeatable",
        de: "An diese Person senden, angegeben mit ID; mehrfach möglich",
        fr: "Envoyer à cette personne, par ID\u{a0}; répétable",
    },
];

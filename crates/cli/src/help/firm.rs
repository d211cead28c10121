//! The firm, its keys and backups, client groups, contact books and duplicates.

use super::Help;

pub(super) const TEXTS: &[Help] = &[
    Help {
        en: "New name",
        de: "Neuer Name",
        fr: "Nouveau nom",
    },
    Help {
        en: "New country of phone numbers, as two letters (ISO 3166-1 alpha-2)",
        de: "Neues Land der Telefonnummern, als zwei Buchstaben (ISO 3166-1 alpha-2)",
        fr: "Nouveau pays des numéros de téléphone, en deux lettres (ISO 3166-1 alpha-2)",
    },
    Help {
        en: "New IANA time zone",
        de: "Neue IANA-Zeitzone",
        fr: "Nouveau fuseau horaire IANA",
    },
    Help {
        en: "File with the new passphrase on its first line. A passphrase on the command line could be seen by others",
        de: "Datei mit der neuen Passphrase in der ersten Zeile. Auf der Kommandozeile könnten andere sie sehen",
        fr: "Fichier contenant la nouvelle phrase de passe sur la première ligne. En ligne de commande, d’autres pourraient la voir",
    },
    Help {
        en: "Remove the passphrase",
        de: "Die Passphrase entfernen",
        fr: "Supprimer la phrase de passe",
    },
    Help {
        en: "File with the current passphrase or the recovery code on its first line",
        de: "Datei mit der bisherigen Passphrase oder dem Wiederherstellungscode in der ersten Zeile",
        fr: "Fichier contenant la phrase de passe actuelle ou le code de récupération sur la première ligne",
    },
    Help {
        en: "File with the passphrase or the current recovery code on its first line; required if a passphrase is set",
        de: "Datei mit der Passphrase oder dem bisherigen Wiederherstellungscode in der ersten Zeile; erforderlich, wenn eine Passphrase festgelegt ist",
        fr: "Fichier contenant la phrase de passe ou le code de récupération actuel sur la première ligne\u{a0}; requis si une phrase de passe est définie",
    },
    Help {
        en: "File for the new key, if the firm is opened with a key file. If the file exists, its key is used",
        de: "Datei für den neuen Schlüssel, wenn die Kanzlei mit einer Schlüsseldatei geöffnet wird. Gibt es die Datei schon, wird ihr Schlüssel verwendet",
        fr: "Fichier pour la nouvelle clé, si le cabinet s’ouvre avec un fichier de clé. Si le fichier existe, sa clé est utilisée",
    },
    Help {
        en: "File with the new passphrase on its first line. Without it, the firm will have no passphrase",
        de: "Datei mit der neuen Passphrase in der ersten Zeile. Ohne sie hat die Kanzlei danach keine Passphrase",
        fr: "Fichier contenant la nouvelle phrase de passe sur la première ligne. Sans lui, le cabinet n’aura plus de phrase de passe",
    },
    Help {
        en: "Report progress, as import does. Phases: copying, checking, placing, placed",
        de: "Den Fortschritt wie beim Import melden. Phasen: copying, checking, placing, placed",
        fr: "Signaler la progression, comme pour l’importation. Phases\u{a0}: copying, checking, placing, placed",
    },
    Help {
        en: "Folder to save backups in from now on",
        de: "Ordner, in dem Sicherungen ab jetzt gespeichert werden",
        fr: "Dossier où enregistrer désormais les sauvegardes",
    },
    Help {
        en: "Turn automatic backups off; existing ones are kept",
        de: "Automatische Sicherungen ausschalten; vorhandene bleiben erhalten",
        fr: "Désactiver les sauvegardes automatiques\u{a0}; celles qui existent sont conservées",
    },
    Help {
        en: "Save a backup in the chosen folder now",
        de: "Jetzt eine Sicherung im gewählten Ordner speichern",
        fr: "Enregistrer maintenant une sauvegarde dans le dossier choisi",
    },
    Help {
        en: "The file to write; an existing one is replaced once the new one is complete",
        de: "Die zu schreibende Datei; eine vorhandene wird ersetzt, sobald die neue vollständig ist",
        fr: "Le fichier à écrire\u{a0}; un fichier existant est remplacé une fois le nouveau complet",
    },
    Help {
        en: "Report progress, as import does. Phases: copying, checking, writing",
        de: "Den Fortschritt wie beim Import melden. Phasen: copying, checking, writing",
        fr: "Signaler la progression, comme pour l’importation. Phases\u{a0}: copying, checking, writing",
    },
    Help {
        en: "The backup file",
        de: "Die Sicherungsdatei",
        fr: "Le fichier de sauvegarde",
    },
    Help {
        en: "Recovery code of the backup",
        de: "Wiederherstellungscode der Sicherung",
        fr: "Code de récupération de la sauvegarde",
    },
    Help {
        en: "File with the backup's passphrase on its first line",
        de: "Datei mit der Passphrase der Sicherung in der ersten Zeile",
        fr: "Fichier contenant la phrase de passe de la sauvegarde sur la première ligne",
    },
    Help {
        en: "Replace the firm if it already exists here; a copy of it is kept",
        de: "Die Kanzlei ersetzen, falls sie hier schon vorhanden ist; eine Kopie bleibt erhalten",
        fr: "Remplacer le cabinet s’il existe déjà ici\u{a0}; une copie en est conservée",
    },
    Help {
        en: "Report progress, as import does. Phases: unpacking, checking, placing, placed",
        de: "Den Fortschritt wie beim Import melden. Phasen: unpacking, checking, placing, placed",
        fr: "Signaler la progression, comme pour l’importation. Phases\u{a0}: unpacking, checking, placing, placed",
    },
    Help {
        en: "First save who is in which contact book to this file",
        de: "Zuerst in dieser Datei festhalten, wer in welchem Kontaktbuch ist",
        fr: "Enregistrer d’abord dans ce fichier qui figure dans quel carnet de contacts",
    },
    Help {
        en: "Also list people who share only their name",
        de: "Auch Personen auflisten, die nur den Namen gemeinsam haben",
        fr: "Lister aussi les personnes qui n’ont que leur nom en commun",
    },
    Help {
        en: "Also print how long it took",
        de: "Auch die Dauer ausgeben",
        fr: "Afficher aussi la durée",
    },
    Help {
        en: "Mark two records as different people",
        de: "Zwei Datensätze als verschiedene Personen kennzeichnen",
        fr: "Marquer deux fiches comme étant deux personnes distinctes",
    },
    Help {
        en: "Id of one record",
        de: "ID des einen Datensatzes",
        fr: "ID d’une fiche",
    },
    Help {
        en: "Id of the other record",
        de: "ID des anderen Datensatzes",
        fr: "ID de l’autre fiche",
    },
    Help {
        en: "Id of the record to keep",
        de: "ID des Datensatzes, der bleibt",
        fr: "ID de la fiche à conserver",
    },
    Help {
        en: "Id of the record to merge into it",
        de: "ID des Datensatzes, der darin aufgeht",
        fr: "ID de la fiche à y intégrer",
    },
    Help {
        en: "Fields to take from the merged record; by default those the kept record lacks. Public addresses and numbers of both are kept",
        de: "Felder, die vom aufgehenden Datensatz übernommen werden; sonst die, die im bleibenden fehlen. Sichtbare Adressen und Nummern beider bleiben erhalten",
        fr: "Champs à reprendre de la fiche intégrée\u{a0}; par défaut, ceux qui manquent à la fiche conservée. Les adresses et numéros visibles des deux sont conservés",
    },
    Help {
        en: "List the client groups by name",
        de: "Die Mandantengruppen nach Namen auflisten",
        fr: "Lister les groupes de clients par nom",
    },
    Help {
        en: "Create a client group",
        de: "Eine Mandantengruppe anlegen",
        fr: "Créer un groupe de clients",
    },
    Help {
        en: "Rename a client group",
        de: "Eine Mandantengruppe umbenennen",
        fr: "Renommer un groupe de clients",
    },
    Help {
        en: "Delete a client group; its people are kept",
        de: "Eine Mandantengruppe löschen; ihre Personen bleiben erhalten",
        fr: "Supprimer un groupe de clients\u{a0}; ses personnes sont conservées",
    },
    Help {
        en: "Add clients to a group",
        de: "Mandanten zu einer Gruppe hinzufügen",
        fr: "Ajouter des clients à un groupe",
    },
    Help {
        en: "Remove clients from a group",
        de: "Mandanten aus einer Gruppe entfernen",
        fr: "Retirer des clients d’un groupe",
    },
    Help {
        en: "Invite everyone in a group who can be invited, and list the others with the reason. The exit code is 1 if anyone was left out",
        de: "Alle in einer Gruppe einladen, die eingeladen werden können, und die übrigen mit Grund auflisten. Der Exit-Code ist 1, falls jemand ausgelassen wurde",
        fr: "Inviter toutes les personnes d’un groupe qui peuvent l’être, et lister les autres avec la raison. Le code de sortie est 1 si quelqu’un a été laissé de côté",
    },
    Help {
        en: "Name",
        de: "Name",
        fr: "Nom",
    },
    Help {
        en: "Id of a first member; repeatable",
        de: "ID eines ersten Mitglieds; mehrfach möglich",
        fr: "ID d’un premier membre\u{a0}; répétable",
    },
    Help {
        en: "Name or id of the group",
        de: "Name oder ID der Gruppe",
        fr: "Nom ou ID du groupe",
    },
    Help {
        en: "Message above the invitation",
        de: "Nachricht über der Einladung",
        fr: "Message au-dessus de l’invitation",
    },
    Help {
        en: "Show who would be invited, and send nothing",
        de: "Zeigen, wer eingeladen würde, ohne etwas zu senden",
        fr: "Montrer qui serait invité, sans rien envoyer",
    },
];

//! People and client teams.

use super::Help;

pub(super) const TEXTS: &[Help] = &[
    Help {
        en: "List clients or staff",
        de: "Mandanten oder Mitarbeitende auflisten",
        fr: "Lister les clients ou les membres du cabinet",
    },
    Help {
        en: "Add a person",
        de: "Eine Person hinzufügen",
        fr: "Ajouter une personne",
    },
    Help {
        en: "Edit a person's details",
        de: "Angaben zu einer Person bearbeiten",
        fr: "Modifier les données d’une personne",
    },
    Help {
        en: "List a person's public addresses and numbers, the main ones first",
        de: "Sichtbare Adressen und Nummern einer Person auflisten, die Hauptangaben zuerst",
        fr: "Lister les adresses et numéros visibles d’une personne, les principaux d’abord",
    },
    Help {
        en: "Change a person's public addresses and numbers, one at a time",
        de: "Sichtbare Adressen und Nummern einer Person einzeln ändern",
        fr: "Modifier un à un les adresses et numéros visibles d’une personne",
    },
    Help {
        en: "Suspend people",
        de: "Personen sperren",
        fr: "Suspendre des personnes",
    },
    Help {
        en: "End the suspension of people",
        de: "Die Sperre von Personen aufheben",
        fr: "Lever la suspension de personnes",
    },
    Help {
        en: "Deactivate people; they are removed from all lists and teams",
        de: "Personen deaktivieren; sie werden aus allen Listen und Teams entfernt",
        fr: "Désactiver des personnes\u{a0}; elles sont retirées de toutes les listes et équipes",
    },
    Help {
        en: "Permanently erase people who were never invited or are deactivated. This cannot be undone; earlier backups still contain them",
        de: "Personen endgültig löschen, die nie eingeladen wurden oder deaktiviert sind. Das lässt sich nicht rückgängig machen; frühere Sicherungen enthalten sie weiterhin",
        fr: "Effacer définitivement des personnes jamais invitées ou désactivées. Cette action est irréversible\u{a0}; les sauvegardes antérieures les contiennent encore",
    },
    Help {
        en: "Reactivate deactivated people",
        de: "Deaktivierte Personen reaktivieren",
        fr: "Réactiver des personnes désactivées",
    },
    Help {
        en: "Free the e-mail address of a deactivated person",
        de: "Die E-Mail-Adresse einer deaktivierten Person freigeben",
        fr: "Libérer l’adresse e-mail d’une personne désactivée",
    },
    Help {
        en: "Set or remove a person's picture",
        de: "Das Bild einer Person festlegen oder entfernen",
        fr: "Définir ou supprimer la photo d’une personne",
    },
    Help {
        en: "A JPG or PNG file; it is cropped to a square",
        de: "Eine JPG- oder PNG-Datei; sie wird quadratisch zugeschnitten",
        fr: "Un fichier JPG ou PNG\u{a0}; il est recadré en carré",
    },
    Help {
        en: "Remove the picture",
        de: "Das Bild entfernen",
        fr: "Supprimer la photo",
    },
    Help {
        en: "Which people to list",
        de: "Welche Personen aufgelistet werden",
        fr: "Quelles personnes lister",
    },
    Help {
        en: "Only members of this client group, by name or id",
        de: "Nur Mitglieder dieser Mandantengruppe, angegeben mit Name oder ID",
        fr: "Seulement les membres de ce groupe de clients, par nom ou ID",
    },
    Help {
        en: "Only people with this status",
        de: "Nur Personen mit diesem Status",
        fr: "Seulement les personnes ayant ce statut",
    },
    Help {
        en: "Only people whose invitation has this status",
        de: "Nur Personen, deren Einladung diesen Status hat",
        fr: "Seulement les personnes dont l’invitation a ce statut",
    },
    Help {
        en: "Sort order",
        de: "Sortierung",
        fr: "Ordre de tri",
    },
    Help {
        en: "Reverse the sort order",
        de: "Sortierung umkehren",
        fr: "Inverser l’ordre de tri",
    },
    Help {
        en: "Maximum number of people",
        de: "Höchstzahl der Personen",
        fr: "Nombre maximal de personnes",
    },
    Help {
        en: "Also print how long it took: {\"type\":\"timing\",\"ms\"}",
        de: "Auch die Dauer ausgeben: {\"type\":\"timing\",\"ms\"}",
        fr: "Afficher aussi la durée\u{a0}: {\"type\":\"timing\",\"ms\"}",
    },
    Help {
        en: "Save the list as a file instead: a workbook if its name ends in .xlsx, address cards if it ends in .vcf, otherwise CSV. It can be imported again",
        de: "Die Liste stattdessen als Datei speichern: als Arbeitsmappe, wenn ihr Name auf .xlsx endet, als Adresskarten bei .vcf, sonst als CSV. Sie lässt sich wieder importieren",
        fr: "Enregistrer plutôt la liste dans un fichier\u{a0}: un classeur si son nom se termine par .xlsx, des cartes d’adresse par .vcf, sinon CSV. Il peut être réimporté",
    },
    Help {
        en: "Version of the address cards",
        de: "Version der Adresskarten",
        fr: "Version des cartes d’adresse",
    },
    Help {
        en: "Version 3.0, which every address book reads",
        de: "Version 3.0, die jedes Adressbuch liest",
        fr: "Version 3.0, que tout carnet d’adresses lit",
    },
    Help {
        en: "Version 4.0, for newer programs",
        de: "Version 4.0, für neuere Programme",
        fr: "Version 4.0, pour les programmes récents",
    },
    Help {
        en: "Clients and partners",
        de: "Mandanten und Kooperationspartner",
        fr: "Clients et partenaires",
    },
    Help {
        en: "Everyone who works for the firm",
        de: "Alle, die für die Kanzlei arbeiten",
        fr: "Toutes les personnes qui travaillent pour le cabinet",
    },
    Help {
        en: "Ids of people, from `user list` or `search`",
        de: "IDs von Personen, aus `user list` oder `search`",
        fr: "ID des personnes, donnés par `user list` ou `search`",
    },
    Help {
        en: "Id of the person, from `user list` or `search`",
        de: "ID der Person, aus `user list` oder `search`",
        fr: "ID de la personne, donné par `user list` ou `search`",
    },
    Help {
        en: "Kind of person",
        de: "Art der Person",
        fr: "Type de personne",
    },
    Help {
        en: "First name",
        de: "Vorname",
        fr: "Prénom",
    },
    Help {
        en: "Last name",
        de: "Nachname",
        fr: "Nom de famille",
    },
    Help {
        en: "E-mail address; for clients and partners a phone number is enough",
        de: "E-Mail-Adresse; bei Mandanten und Kooperationspartnern genügt eine Telefonnummer",
        fr: "Adresse e-mail\u{a0}; pour les clients et partenaires, un numéro de téléphone suffit",
    },
    Help {
        en: "Phone number; without a country code, the firm's country applies",
        de: "Telefonnummer; ohne Landesvorwahl gilt das Land der Kanzlei",
        fr: "Numéro de téléphone\u{a0}; sans indicatif, celui du pays du cabinet s’applique",
    },
    Help {
        en: "Middle names",
        de: "Weitere Vornamen",
        fr: "Autres prénoms",
    },
    Help {
        en: "Job title",
        de: "Funktion",
        fr: "Fonction",
    },
    Help {
        en: "Company",
        de: "Unternehmen",
        fr: "Société",
    },
    Help {
        en: "Note for administrators and the staff who cover the person",
        de: "Notiz für die Administration und die betreuenden Mitarbeitenden",
        fr: "Note pour les administrateurs et les membres du cabinet qui suivent la personne",
    },
    Help {
        en: "Identifier in the firm's own system",
        de: "Kennung im eigenen System der Kanzlei",
        fr: "Identifiant dans le système du cabinet",
    },
    Help {
        en: "Identifier or id of a team; repeatable. By default the default team",
        de: "Kennung oder ID eines Teams; mehrfach möglich. Ohne Angabe das Standardteam",
        fr: "Identifiant ou ID d’une équipe\u{a0}; répétable. Sans indication, l’équipe par défaut",
    },
    Help {
        en: "Create a contact book with this name for the client, if the firm keeps contact books",
        de: "Ein Kontaktbuch mit diesem Namen anlegen, wenn die Kanzlei Kontaktbücher führt",
        fr: "Créer un carnet de contacts de ce nom pour le client, si le cabinet tient des carnets",
    },
    Help {
        en: "Id of a person in that contact book; repeatable. By default only you",
        de: "ID einer Person in diesem Kontaktbuch; mehrfach möglich. Ohne Angabe nur Sie selbst",
        fr: "ID d’une personne de ce carnet\u{a0}; répétable. Sans indication, vous seulement",
    },
    Help {
        en: "Add the person as active",
        de: "Die Person als aktiv anlegen",
        fr: "Ajouter la personne comme active",
    },
    Help {
        en: "Invite the person by e-mail, with this message above the invitation; it may be empty",
        de: "Die Person per E-Mail einladen, mit dieser Nachricht über der Einladung; sie darf leer sein",
        fr: "Inviter la personne par e-mail, avec ce message au-dessus de l’invitation\u{a0}; il peut être vide",
    },
    Help {
        en: "Suspend even if teams with clients are left without active staff",
        de: "Auch sperren, wenn Teams mit Mandanten ohne aktive Mitarbeitende bleiben",
        fr: "Suspendre même si des équipes avec clients restent sans membre actif du cabinet",
    },
    Help {
        en: "The word CONFIRM",
        de: "Das Wort CONFIRM",
        fr: "Le mot CONFIRM",
    },
    Help {
        en: "List the teams by name",
        de: "Die Teams nach Namen auflisten",
        fr: "Lister les équipes par nom",
    },
    Help {
        en: "Create a team",
        de: "Ein Team anlegen",
        fr: "Créer une équipe",
    },
    Help {
        en: "Edit a team",
        de: "Ein Team bearbeiten",
        fr: "Modifier une équipe",
    },
    Help {
        en: "Delete a team",
        de: "Ein Team löschen",
        fr: "Supprimer une équipe",
    },
    Help {
        en: "Make a team the default team",
        de: "Ein Team zum Standardteam machen",
        fr: "Faire d’une équipe l’équipe par défaut",
    },
    Help {
        en: "Add people to a team",
        de: "Personen zu einem Team hinzufügen",
        fr: "Ajouter des personnes à une équipe",
    },
    Help {
        en: "Remove people from a team",
        de: "Personen aus einem Team entfernen",
        fr: "Retirer des personnes d’une équipe",
    },
    Help {
        en: "Move people from one team to another in one step",
        de: "Personen in einem Schritt von einem Team in ein anderes verschieben",
        fr: "Déplacer des personnes d’une équipe à une autre en une étape",
    },
    Help {
        en: "Make a member lead of a team, or remove them as lead",
        de: "Einem Mitglied die Leitung eines Teams geben oder nehmen",
        fr: "Nommer un membre responsable d’une équipe, ou lui retirer ce rôle",
    },
    Help {
        en: "Remove the person as lead",
        de: "Der Person die Leitung nehmen",
        fr: "Retirer à la personne le rôle de responsable",
    },
    Help {
        en: "Replace contact books: move all clients to the default team and delete all other teams",
        de: "Kontaktbücher auflösen: alle Mandanten in das Standardteam verschieben und alle anderen Teams löschen",
        fr: "Remplacer les carnets de contacts\u{a0}: déplacer tous les clients dans l’équipe par défaut et supprimer toutes les autres",
    },
    Help {
        en: "Identifier for spreadsheets: letters and digits",
        de: "Kennung für Tabellen: Buchstaben und Ziffern",
        fr: "Identifiant pour les tableurs\u{a0}: lettres et chiffres",
    },
    Help {
        en: "Description of the team",
        de: "Beschreibung des Teams",
        fr: "Description de l’équipe",
    },
    Help {
        en: "Identifier or id of the team",
        de: "Kennung oder ID des Teams",
        fr: "Identifiant ou ID de l’équipe",
    },
    Help {
        en: "New identifier; an empty one removes it",
        de: "Neue Kennung; eine leere entfernt sie",
        fr: "Nouvel identifiant\u{a0}; vide, il est supprimé",
    },
    Help {
        en: "New description",
        de: "Neue Beschreibung",
        fr: "Nouvelle description",
    },
    Help {
        en: "Whether the team's clients see each other",
        de: "Ob die Mandanten des Teams einander sehen",
        fr: "Si les clients de l’équipe se voient entre eux",
    },
    Help {
        en: "Identifier or id of the team for clients who are in no other team",
        de: "Kennung oder ID des Teams für Mandanten, die in keinem anderen Team sind",
        fr: "Identifiant ou ID de l’équipe pour les clients qui ne sont dans aucune autre",
    },
    Help {
        en: "Identifier or id of the team to move people from",
        de: "Kennung oder ID des bisherigen Teams",
        fr: "Identifiant ou ID de l’équipe de départ",
    },
    Help {
        en: "Identifier or id of the team to move people to",
        de: "Kennung oder ID des neuen Teams",
        fr: "Identifiant ou ID de l’équipe d’arrivée",
    },
    Help {
        en: "Language of e-mails to the person; by default that of the firm's e-mails",
        de: "Sprache der E-Mails an die Person; ohne Angabe die der E-Mails der Kanzlei",
        fr: "Langue des e-mails à la personne\u{a0}; par défaut, celle des e-mails du cabinet",
    },
    Help {
        en: "Language of e-mails to the person: en, de or fr; an empty text means that of the firm's e-mails",
        de: "Sprache der E-Mails an die Person: en, de oder fr; ein leerer Text steht für die der E-Mails der Kanzlei",
        fr: "Langue des e-mails à la personne\u{a0}: en, de ou fr\u{a0}; un texte vide désigne celle des e-mails du cabinet",
    },
    Help {
        en: "Middle names; an empty text removes them",
        de: "Weitere Vornamen; ein leerer Text entfernt sie",
        fr: "Autres prénoms\u{a0}; un texte vide les supprime",
    },
    Help {
        en: "Company; an empty text removes it",
        de: "Unternehmen; ein leerer Text entfernt es",
        fr: "Société\u{a0}; un texte vide la supprime",
    },
    Help {
        en: "Note for administrators and the staff who cover the person; an empty text removes it",
        de: "Notiz für die Administration und die betreuenden Mitarbeitenden; ein leerer Text entfernt sie",
        fr: "Note pour les administrateurs et les membres du cabinet qui suivent la personne\u{a0}; un texte vide la supprime",
    },
    Help {
        en: "Sign-in address; invitations are sent to it",
        de: "Anmeldeadresse; Einladungen gehen an diese Adresse",
        fr: "Adresse de connexion\u{a0}; les invitations y sont envoyées",
    },
    Help {
        en: "Sign-in number, for codes by phone; an empty text removes it",
        de: "Anmeldenummer, für Codes per Telefon; ein leerer Text entfernt sie",
        fr: "Numéro de connexion, pour les codes par téléphone\u{a0}; un texte vide le supprime",
    },
    Help {
        en: "Identifier in the firm's own system; an empty text removes it",
        de: "Kennung im eigenen System der Kanzlei; ein leerer Text entfernt sie",
        fr: "Identifiant dans le système du cabinet\u{a0}; un texte vide le supprime",
    },
    Help {
        en: "Role of a member of staff",
        de: "Rolle einer Mitarbeiterin oder eines Mitarbeiters",
        fr: "Rôle d’un membre du cabinet",
    },
    Help {
        en: "Add an address or number",
        de: "Eine Adresse oder Nummer hinzufügen",
        fr: "Ajouter une adresse ou un numéro",
    },
    Help {
        en: "Remove an address or number; the last address and the last number cannot be removed",
        de: "Eine Adresse oder Nummer entfernen; die letzte Adresse und die letzte Nummer lassen sich nicht entfernen",
        fr: "Retirer une adresse ou un numéro\u{a0}; la dernière adresse et le dernier numéro ne peuvent pas être retirés",
    },
    Help {
        en: "Make an address or number the main one",
        de: "Eine Adresse oder Nummer zur Hauptangabe machen",
        fr: "Faire d’une adresse ou d’un numéro l’entrée principale",
    },
    Help {
        en: "Change the label of an address or number",
        de: "Die Bezeichnung einer Adresse oder Nummer ändern",
        fr: "Modifier le libellé d’une adresse ou d’un numéro",
    },
    Help {
        en: "The address or number; without a country code, the firm's country applies",
        de: "Die Adresse oder Nummer; ohne Landesvorwahl gilt das Land der Kanzlei",
        fr: "L’adresse ou le numéro\u{a0}; sans indicatif, celui du pays du cabinet s’applique",
    },
    Help {
        en: "Label, such as mobile, office or home",
        de: "Bezeichnung, etwa Mobil, Büro oder Privat",
        fr: "Libellé, par exemple mobile, bureau ou domicile",
    },
    Help {
        en: "Its id, or its text as shown by `user points`",
        de: "ID oder Text, wie von `user points` ausgegeben",
        fr: "Son ID ou son texte, comme affiché par `user points`",
    },
    Help {
        en: "Label; may be empty",
        de: "Bezeichnung; darf leer sein",
        fr: "Libellé\u{a0}; peut être vide",
    },
];

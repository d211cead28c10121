//! Placeholders for the values of options and arguments.

use super::Help;

pub(super) const TEXTS: &[Help] = &[
    Help {
        en: "A",
        de: "A",
        fr: "A",
    },
    Help {
        en: "ACTOR",
        de: "PERSON",
        fr: "PERSONNE",
    },
    Help {
        en: "ADMIN_EMAIL",
        de: "E-MAIL",
        fr: "E-MAIL",
    },
    Help {
        en: "ADMIN_NAME",
        de: "NAME",
        fr: "NOM",
    },
    Help {
        en: "B",
        de: "B",
        fr: "B",
    },
    Help {
        en: "CLIENTS",
        de: "MANDANTEN",
        fr: "CLIENTS",
    },
    Help {
        en: "CODE",
        de: "CODE",
        fr: "CODE",
    },
    Help {
        en: "COLUMN=FIELD",
        de: "SPALTE=FELD",
        fr: "COLONNE=CHAMP",
    },
    Help {
        en: "FIELD=TEXT",
        de: "FELD=TEXT",
        fr: "CHAMP=TEXTE",
    },
    Help {
        en: "COMPANY",
        de: "UNTERNEHMEN",
        fr: "SOCIÉTÉ",
    },
    Help {
        en: "COUNTRY",
        de: "LAND",
        fr: "PAYS",
    },
    Help {
        en: "DAYS",
        de: "TAGE",
        fr: "JOURS",
    },
    Help {
        en: "DESCRIPTION",
        de: "BESCHREIBUNG",
        fr: "DESCRIPTION",
    },
    Help {
        en: "DEVICE",
        de: "GERÄT",
        fr: "APPAREIL",
    },
    Help {
        en: "DIR",
        de: "ORDNER",
        fr: "DOSSIER",
    },
    Help {
        en: "EMAIL",
        de: "E-MAIL",
        fr: "E-MAIL",
    },
    Help {
        en: "FAMILY",
        de: "NACHNAME",
        fr: "NOM",
    },
    Help {
        en: "FILE",
        de: "DATEI",
        fr: "FICHIER",
    },
    Help {
        en: "VERSION",
        de: "VERSION",
        fr: "VERSION",
    },
    Help {
        en: "FROM",
        de: "VON",
        fr: "DE",
    },
    Help {
        en: "FROM_NAME",
        de: "NAME",
        fr: "NOM",
    },
    Help {
        en: "GIVEN",
        de: "VORNAME",
        fr: "PRÉNOM",
    },
    Help {
        en: "GROUP",
        de: "GRUPPE",
        fr: "GROUPE",
    },
    Help {
        en: "HOST",
        de: "SERVER",
        fr: "SERVEUR",
    },
    Help {
        en: "ID",
        de: "ID",
        fr: "ID",
    },
    Help {
        en: "IDENTIFIER",
        de: "KENNUNG",
        fr: "IDENTIFIANT",
    },
    Help {
        en: "IDS",
        de: "IDS",
        fr: "IDS",
    },
    Help {
        en: "INVITATION",
        de: "STATUS",
        fr: "STATUT",
    },
    Help {
        en: "JOB_TITLE",
        de: "FUNKTION",
        fr: "FONCTION",
    },
    Help {
        en: "KEEP",
        de: "BLEIBT",
        fr: "CONSERVÉE",
    },
    Help {
        en: "KIND",
        de: "ART",
        fr: "TYPE",
    },
    Help {
        en: "LABEL",
        de: "BEZEICHNUNG",
        fr: "LIBELLÉ",
    },
    Help {
        en: "LANGUAGE",
        de: "SPRACHE",
        fr: "LANGUE",
    },
    Help {
        en: "LIMIT",
        de: "ANZAHL",
        fr: "NOMBRE",
    },
    Help {
        en: "LINK",
        de: "LINK",
        fr: "LIEN",
    },
    Help {
        en: "LOGIN",
        de: "BENUTZERNAME",
        fr: "UTILISATEUR",
    },
    Help {
        en: "MESSAGE",
        de: "NACHRICHT",
        fr: "MESSAGE",
    },
    Help {
        en: "MIDDLE_NAMES",
        de: "VORNAMEN",
        fr: "PRÉNOMS",
    },
    Help {
        en: "NAME",
        de: "NAME",
        fr: "NOM",
    },
    Help {
        en: "NAME=TEAM",
        de: "NAME=TEAM",
        fr: "NOM=ÉQUIPE",
    },
    Help {
        en: "NOTE",
        de: "NOTIZ",
        fr: "NOTE",
    },
    Help {
        en: "ON_MATCH",
        de: "UMGANG",
        fr: "CHOIX",
    },
    Help {
        en: "ON_RENAME",
        de: "UMGANG",
        fr: "CHOIX",
    },
    Help {
        en: "ON_SAME",
        de: "UMGANG",
        fr: "CHOIX",
    },
    Help {
        en: "OTHER",
        de: "ANDERER",
        fr: "AUTRE",
    },
    Help {
        en: "PERSON",
        de: "PERSON",
        fr: "PERSONNE",
    },
    Help {
        en: "PER_MINUTE",
        de: "ANZAHL",
        fr: "NOMBRE",
    },
    Help {
        en: "PHONE",
        de: "NUMMER",
        fr: "NUMÉRO",
    },
    Help {
        en: "POINT",
        de: "ANGABE",
        fr: "COORDONNÉE",
    },
    Help {
        en: "PORT",
        de: "PORT",
        fr: "PORT",
    },
    Help {
        en: "QUERY",
        de: "SUCHTEXT",
        fr: "RECHERCHE",
    },
    Help {
        en: "REASON",
        de: "GRUND",
        fr: "MOTIF",
    },
    Help {
        en: "REGION",
        de: "LAND",
        fr: "PAYS",
    },
    Help {
        en: "ROLE",
        de: "ROLLE",
        fr: "RÔLE",
    },
    Help {
        en: "SECURITY",
        de: "VERSCHLÜSSELUNG",
        fr: "CHIFFREMENT",
    },
    Help {
        en: "SEED",
        de: "STARTWERT",
        fr: "GRAINE",
    },
    Help {
        en: "SIDE",
        de: "PERSONEN",
        fr: "PERSONNES",
    },
    Help {
        en: "SORT",
        de: "SORTIERUNG",
        fr: "TRI",
    },
    Help {
        en: "STAFF",
        de: "MITARBEITENDE",
        fr: "MEMBRES",
    },
    Help {
        en: "STATUS",
        de: "STATUS",
        fr: "STATUT",
    },
    Help {
        en: "TAKE",
        de: "FELDER",
        fr: "CHAMPS",
    },
    Help {
        en: "TEAM",
        de: "TEAM",
        fr: "ÉQUIPE",
    },
    Help {
        en: "TEAMS",
        de: "TEAMS",
        fr: "ÉQUIPES",
    },
    Help {
        en: "TEXT",
        de: "TEXT",
        fr: "TEXTE",
    },
    Help {
        en: "TIME_ZONE",
        de: "ZEITZONE",
        fr: "FUSEAU",
    },
    Help {
        en: "TITLE",
        de: "TITEL",
        fr: "TITRE",
    },
    Help {
        en: "TO",
        de: "NACH",
        fr: "VERS",
    },
    Help {
        en: "UNTIL",
        de: "BIS",
        fr: "JUSQU’À",
    },
    Help {
        en: "VERB",
        de: "AKTION",
        fr: "ACTION",
    },
    Help {
        en: "WELCOME",
        de: "TEXT",
        fr: "TEXTE",
    },
    Help {
        en: "WORD",
        de: "WORT",
        fr: "MOT",
    },
    Help {
        en: "HOUR|off",
        de: "STUNDE|off",
        fr: "HEURE|off",
    },
    Help {
        en: "ROWS",
        de: "ZEILEN",
        fr: "LIGNES",
    },
    Help {
        en: "on|off",
        de: "on|off",
        fr: "on|off",
    },
    Help {
        en: "true|false",
        de: "true|false",
        fr: "true|false",
    },
];

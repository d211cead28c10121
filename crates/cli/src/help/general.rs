//! The program, imports, searches and files.

use super::Help;

pub(super) const TEXTS: &[Help] = &[
    Help {
        en: "Coverbook on the command line: for scripts, servers and measurements",
        de: "Coverbook auf der Kommandozeile: für Skripte, Server und Messungen",
        fr: "Coverbook en ligne de commande\u{a0}: pour les scripts, les serveurs et les mesures",
    },
    Help {
        en: "Create a firm, show it, and manage its keys",
        de: "Eine Kanzlei anlegen, anzeigen und ihre Schlüssel verwalten",
        fr: "Créer un cabinet, l’afficher et gérer ses clés",
    },
    Help {
        en: "Save a backup of the firm. It opens on any computer with the recovery code or the passphrase",
        de: "Eine Sicherung der Kanzlei speichern. Sie öffnet sich auf jedem Computer mit dem Wiederherstellungscode oder der Passphrase",
        fr: "Enregistrer une sauvegarde du cabinet. Elle s’ouvre sur tout ordinateur avec le code de récupération ou la phrase de passe",
    },
    Help {
        en: "Restore a firm from a backup, completely or not at all",
        de: "Eine Kanzlei aus einer Sicherung wiederherstellen, ganz oder gar nicht",
        fr: "Restaurer un cabinet à partir d’une sauvegarde, entièrement ou pas du tout",
    },
    Help {
        en: "Create a sample firm of any size, to try things and to measure",
        de: "Eine Beispielkanzlei beliebiger Größe anlegen, zum Ausprobieren und Messen",
        fr: "Créer un cabinet d’exemple de n’importe quelle taille, pour essayer et mesurer",
    },
    Help {
        en: "Import people from a file, or undo an import",
        de: "Personen aus einer Datei importieren oder einen Import rückgängig machen",
        fr: "Importer des personnes depuis un fichier, ou annuler une importation",
    },
    Help {
        en: "Redo the last undone action",
        de: "Die zuletzt rückgängig gemachte Aktion wiederholen",
        fr: "Rétablir la dernière action annulée",
    },
    Help {
        en: "Find people by any part of a name, address, number or identifier",
        de: "Personen anhand eines Teils von Name, Adresse, Nummer oder Kennung suchen",
        fr: "Rechercher des personnes par une partie de leur nom, adresse, numéro ou identifiant",
    },
    Help {
        en: "List, add, edit, suspend and deactivate people",
        de: "Personen auflisten, hinzufügen, bearbeiten, sperren und deaktivieren",
        fr: "Lister, ajouter, modifier, suspendre et désactiver des personnes",
    },
    Help {
        en: "Send invitations and record the answers",
        de: "Einladungen senden und Antworten erfassen",
        fr: "Envoyer des invitations et enregistrer les réponses",
    },
    Help {
        en: "Set up and send e-mail",
        de: "Den E-Mail-Versand einrichten und ausführen",
        fr: "Configurer et lancer l’envoi des e-mails",
    },
    Help {
        en: "Show or change the firm's settings",
        de: "Die Einstellungen der Kanzlei anzeigen oder ändern",
        fr: "Afficher ou modifier les paramètres du cabinet",
    },
    Help {
        en: "List your notices and mark them as read",
        de: "Ihre Mitteilungen auflisten und als gelesen markieren",
        fr: "Lister vos notifications et les marquer comme lues",
    },
    Help {
        en: "Send an announcement to many people",
        de: "Eine Ankündigung an viele Personen senden",
        fr: "Envoyer une annonce à de nombreuses personnes",
    },
    Help {
        en: "Manage client teams and their members",
        de: "Mandantenteams und ihre Mitglieder verwalten",
        fr: "Gérer les équipes client et leurs membres",
    },
    Help {
        en: "Manage client groups and their members",
        de: "Mandantengruppen und ihre Mitglieder verwalten",
        fr: "Gérer les groupes de clients et leurs membres",
    },
    Help {
        en: "List possible duplicates, the most certain first",
        de: "Mögliche Dubletten auflisten, die sichersten zuerst",
        fr: "Lister les doublons possibles, les plus sûrs d’abord",
    },
    Help {
        en: "Merge two records into one",
        de: "Zwei Datensätze zu einem zusammenführen",
        fr: "Fusionner deux fiches en une seule",
    },
    Help {
        en: "List who did what, latest first",
        de: "Auflisten, wer was getan hat, das Neueste zuerst",
        fr: "Lister qui a fait quoi, du plus récent au plus ancien",
    },
    Help {
        en: "Read phone numbers: JSON lines {\"region\",\"input\"} on standard input",
        de: "Telefonnummern lesen: JSON-Zeilen {\"region\",\"input\"} auf der Standardeingabe",
        fr: "Lire des numéros de téléphone\u{a0}: lignes JSON {\"region\",\"input\"} sur l’entrée standard",
    },
    Help {
        en: "Work on CSV files without opening a firm",
        de: "CSV-Dateien bearbeiten, ohne eine Kanzlei zu öffnen",
        fr: "Traiter des fichiers CSV sans ouvrir de cabinet",
    },
    Help {
        en: "Create a firm in a new encrypted file",
        de: "Eine Kanzlei in einer neuen verschlüsselten Datei anlegen",
        fr: "Créer un cabinet dans un nouveau fichier chiffré",
    },
    Help {
        en: "Check the firm's whole file, and report on an import that was interrupted",
        de: "Die gesamte Datei der Kanzlei prüfen und über einen unterbrochenen Import berichten",
        fr: "Vérifier tout le fichier du cabinet et rendre compte d’une importation interrompue",
    },
    Help {
        en: "Show the firm's name, country and time zone",
        de: "Name, Land und Zeitzone der Kanzlei anzeigen",
        fr: "Afficher le nom, le pays et le fuseau horaire du cabinet",
    },
    Help {
        en: "Change the firm's name, country or time zone",
        de: "Name, Land oder Zeitzone der Kanzlei ändern",
        fr: "Modifier le nom, le pays ou le fuseau horaire du cabinet",
    },
    Help {
        en: "Set, change or remove the passphrase that opens the firm. Here, the key kept on this computer still opens the firm, even if the window asks for the passphrase at every start",
        de: "Die Passphrase der Kanzlei festlegen, ändern oder entfernen. Auf der Kommandozeile genügt weiterhin der Schlüssel dieses Computers, auch wenn das Fenster bei jedem Start nach der Passphrase fragt",
        fr: "Définir, modifier ou supprimer la phrase de passe du cabinet. En ligne de commande, la clé conservée sur cet ordinateur suffit toujours, même si la fenêtre demande la phrase de passe à chaque démarrage",
    },
    Help {
        en: "Make a new recovery code. The old one no longer opens the firm",
        de: "Einen neuen Wiederherstellungscode erzeugen. Der bisherige öffnet die Kanzlei nicht mehr",
        fr: "Créer un nouveau code de récupération. L’ancien n’ouvre plus le cabinet",
    },
    Help {
        en: "Give the firm a new key, after a passphrase or computer was lost. Earlier keys, recovery codes and passphrases then open only earlier backups and copies",
        de: "Der Kanzlei einen neuen Schlüssel geben, etwa nach Verlust einer Passphrase oder eines Computers. Frühere Schlüssel, Wiederherstellungscodes und Passphrasen öffnen dann nur noch ältere Sicherungen und Kopien",
        fr: "Donner une nouvelle clé au cabinet, après la perte d’une phrase de passe ou d’un ordinateur. Les clés, codes de récupération et phrases de passe antérieurs n’ouvrent plus que les sauvegardes et copies antérieures",
    },
    Help {
        en: "Show or set the folder for automatic backups. The window saves one a day while the firm is open, and keeps the newest 14",
        de: "Den Ordner für automatische Sicherungen anzeigen oder festlegen. Das Fenster speichert täglich eine, solange die Kanzlei geöffnet ist, und behält die neuesten 14",
        fr: "Afficher ou définir le dossier des sauvegardes automatiques. La fenêtre en enregistre une par jour tant que le cabinet est ouvert, et garde les 14 plus récentes",
    },
    Help {
        en: "Import clients from a file",
        de: "Mandanten aus einer Datei importieren",
        fr: "Importer des clients depuis un fichier",
    },
    Help {
        en: "Import staff from a file",
        de: "Mitarbeitende aus einer Datei importieren",
        fr: "Importer des membres du cabinet depuis un fichier",
    },
    Help {
        en: "Import client teams from a file, with their staff",
        de: "Mandantenteams mit ihren Mitarbeitenden aus einer Datei importieren",
        fr: "Importer des équipes client depuis un fichier, avec leurs membres du cabinet",
    },
    Help {
        en: "Import members of client teams from a file",
        de: "Mitglieder von Mandantenteams aus einer Datei importieren",
        fr: "Importer des membres d’équipes client depuis un fichier",
    },
    Help {
        en: "Undo an import",
        de: "Einen Import rückgängig machen",
        fr: "Annuler une importation",
    },
    Help {
        en: "List the firm's imports",
        de: "Die Importe der Kanzlei auflisten",
        fr: "Lister les importations du cabinet",
    },
    Help {
        en: "Save an empty file with the columns of an import",
        de: "Eine leere Datei mit den Spalten eines Imports speichern",
        fr: "Enregistrer un fichier vide avec les colonnes d’une importation",
    },
    Help {
        en: "A template for clients",
        de: "Eine Vorlage für Mandanten",
        fr: "Un modèle pour les clients",
    },
    Help {
        en: "A template for staff",
        de: "Eine Vorlage für Mitarbeitende",
        fr: "Un modèle pour les membres du cabinet",
    },
    Help {
        en: "A template for client teams",
        de: "Eine Vorlage für Mandantenteams",
        fr: "Un modèle pour les équipes client",
    },
    Help {
        en: "A template for members of client teams",
        de: "Eine Vorlage für Mitglieder von Mandantenteams",
        fr: "Un modèle pour les membres d’équipes client",
    },
    Help {
        en: "Field of a column, such as 'Team=team-name'; repeatable. Name the column by heading or letter. Fields: team-name, team-identifier, team-id, description, staff-ids, staff-identifiers, staff-emails, member-id, identifier, email, not-imported",
        de: "Feld einer Spalte, etwa 'Team=team-name'; mehrfach möglich. Die Spalte mit Überschrift oder Buchstaben angeben. Felder: team-name, team-identifier, team-id, description, staff-ids, staff-identifiers, staff-emails, member-id, identifier, email, not-imported",
        fr: "Champ d’une colonne, par exemple 'Team=team-name'\u{a0}; répétable. Indiquer la colonne par son en-tête ou sa lettre. Champs\u{a0}: team-name, team-identifier, team-id, description, staff-ids, staff-identifiers, staff-emails, member-id, identifier, email, not-imported",
    },
    Help {
        en: "What to do with rows that differ from what already exists",
        de: "Umgang mit Zeilen, die von Vorhandenem abweichen",
        fr: "Que faire des lignes qui diffèrent de ce qui existe",
    },
    Help {
        en: "Convert a table (delimited text, a workbook, address cards) to UTF-8 CSV with commas (RFC 4180), header first",
        de: "Eine Tabelle (Text mit Trennzeichen, Arbeitsmappe, Visitenkarten) in UTF-8-CSV mit Kommas umwandeln (RFC 4180), Kopfzeile zuerst",
        fr: "Convertir un tableau (texte délimité, classeur, cartes de visite) en CSV UTF-8 avec virgules (RFC 4180), en-tête d’abord",
    },
    Help {
        en: "Folder of the firm's file; by default the system's folder for application data",
        de: "Ordner mit der Datei der Kanzlei; sonst der Systemordner für Anwendungsdaten",
        fr: "Dossier du fichier du cabinet\u{a0}; par défaut, le dossier système des données d’application",
    },
    Help {
        en: "File with the key (64 hexadecimal digits); by default the system's keyring",
        de: "Datei mit dem Schlüssel (64 hexadezimale Ziffern); sonst der Schlüsselbund des Systems",
        fr: "Fichier contenant la clé (64 chiffres hexadécimaux)\u{a0}; par défaut, le trousseau du système",
    },
    Help {
        en: "Name of the firm's file, if the folder holds several",
        de: "Dateiname der Kanzlei, falls der Ordner mehrere enthält",
        fr: "Nom du fichier du cabinet, si le dossier en contient plusieurs",
    },
    Help {
        en: "Print JSON lines",
        de: "JSON-Zeilen ausgeben",
        fr: "Afficher des lignes JSON",
    },
    Help {
        en: "Name of the firm",
        de: "Name der Kanzlei",
        fr: "Nom du cabinet",
    },
    Help {
        en: "Country of phone numbers, as two letters (ISO 3166-1 alpha-2)",
        de: "Land der Telefonnummern, als zwei Buchstaben (ISO 3166-1 alpha-2)",
        fr: "Pays des numéros de téléphone, en deux lettres (ISO 3166-1 alpha-2)",
    },
    Help {
        en: "Your name; its last word is the last name",
        de: "Ihr Name; das letzte Wort ist der Nachname",
        fr: "Votre nom\u{a0}; le dernier mot est le nom de famille",
    },
    Help {
        en: "Your e-mail address",
        de: "Ihre E-Mail-Adresse",
        fr: "Votre adresse e-mail",
    },
    Help {
        en: "IANA time zone; by default this computer's",
        de: "IANA-Zeitzone; sonst die dieses Computers",
        fr: "Fuseau horaire IANA\u{a0}; par défaut, celui de cet ordinateur",
    },
    Help {
        en: "Number of clients",
        de: "Anzahl der Mandanten",
        fr: "Nombre de clients",
    },
    Help {
        en: "Number of staff",
        de: "Anzahl der Mitarbeitenden",
        fr: "Nombre de membres du cabinet",
    },
    Help {
        en: "Number of client teams",
        de: "Anzahl der Mandantenteams",
        fr: "Nombre d’équipes client",
    },
    Help {
        en: "Seed; the same one gives the same firm",
        de: "Startwert; derselbe ergibt dieselbe Kanzlei",
        fr: "Graine\u{a0}; la même donne le même cabinet",
    },
    Help {
        en: "Write the clients to this CSV file instead of creating a firm",
        de: "Die Mandanten in diese CSV-Datei schreiben, statt eine Kanzlei anzulegen",
        fr: "Écrire les clients dans ce fichier CSV au lieu de créer un cabinet",
    },
    Help {
        en: "Include a column with the clients' companies",
        de: "Eine Spalte mit den Unternehmen der Mandanten aufnehmen",
        fr: "Inclure une colonne avec les sociétés des clients",
    },
    Help {
        en: "Update the person with the file's values; empty cells change nothing",
        de: "Die Person mit den Werten der Datei aktualisieren; leere Zellen ändern nichts",
        fr: "Mettre la personne à jour avec les valeurs du fichier\u{a0}; les cellules vides ne changent rien",
    },
    Help {
        en: "Skip the row",
        de: "Die Zeile überspringen",
        fr: "Ignorer la ligne",
    },
    Help {
        en: "Reject the row",
        de: "Die Zeile zurückweisen",
        fr: "Rejeter la ligne",
    },
    Help {
        en: "Give the person the row's name",
        de: "Der Person den Namen der Zeile geben",
        fr: "Donner à la personne le nom de la ligne",
    },
    Help {
        en: "Add a new client without the address",
        de: "Einen neuen Mandanten ohne die Adresse anlegen",
        fr: "Ajouter un nouveau client sans l’adresse",
    },
    Help {
        en: "Give that client the address",
        de: "Diesem Mandanten die Adresse geben",
        fr: "Donner l’adresse à ce client",
    },
    Help {
        en: "Add a new client",
        de: "Einen neuen Mandanten anlegen",
        fr: "Ajouter un nouveau client",
    },
    Help {
        en: "The file to read",
        de: "Die zu lesende Datei",
        fr: "Le fichier à lire",
    },
    Help {
        en: "Country of numbers without a country code; by default the firm's",
        de: "Land der Nummern ohne Landesvorwahl; sonst das der Kanzlei",
        fr: "Pays des numéros sans indicatif\u{a0}; par défaut, celui du cabinet",
    },
    Help {
        en: "Sheet of a workbook, by name; needed if several sheets have rows",
        de: "Blatt einer Arbeitsmappe, mit Namen; nötig, wenn mehrere Blätter Zeilen haben",
        fr: "Feuille d’un classeur, par son nom\u{a0}; nécessaire si plusieurs feuilles ont des lignes",
    },
    Help {
        en: "Field of a column, such as 'Kontakt=phone' or 'F=full-name'; repeatable. Name the column by heading or letter. Fields: given-name, middle-names, family-name, full-name, job-title, company, email, phone, identifier, role, group-identifiers, group-ids, country, dial-code, note, not-imported",
        de: "Feld einer Spalte, etwa 'Kontakt=phone' oder 'F=full-name'; mehrfach möglich. Die Spalte mit Überschrift oder Buchstaben angeben. Felder: given-name, middle-names, family-name, full-name, job-title, company, email, phone, identifier, role, group-identifiers, group-ids, country, dial-code, note, not-imported",
        fr: "Champ d’une colonne, par exemple 'Kontakt=phone' ou 'F=full-name'\u{a0}; répétable. Indiquer la colonne par son en-tête ou sa lettre. Champs\u{a0}: given-name, middle-names, family-name, full-name, job-title, company, email, phone, identifier, role, group-identifiers, group-ids, country, dial-code, note, not-imported",
    },
    Help {
        en: "Show what would happen, and change nothing",
        de: "Zeigen, was geschehen würde, ohne etwas zu ändern",
        fr: "Montrer ce qui se passerait, sans rien modifier",
    },
    Help {
        en: "What to do with rows that differ from a person who already exists",
        de: "Umgang mit Zeilen, die von einer vorhandenen Person abweichen",
        fr: "Que faire des lignes qui diffèrent d’une personne existante",
    },
    Help {
        en: "What to do with rows whose e-mail address belongs to a person with another name",
        de: "Umgang mit Zeilen, deren E-Mail-Adresse zu einer Person mit anderem Namen gehört",
        fr: "Que faire des lignes dont l’adresse e-mail appartient à une personne d’un autre nom",
    },
    Help {
        en: "What to do with rows that have a new e-mail address, but the name and number of a client without an address",
        de: "Umgang mit Zeilen mit neuer E-Mail-Adresse, deren Name und Nummer zu einem Mandanten ohne Adresse gehören",
        fr: "Que faire des lignes avec une nouvelle adresse e-mail, mais le nom et le numéro d’un client sans adresse",
    },
    Help {
        en: "Skip rows whose identifier is already in use",
        de: "Zeilen überspringen, deren Kennung bereits vergeben ist",
        fr: "Ignorer les lignes dont l’identifiant est déjà utilisé",
    },
    Help {
        en: "Create a team for each unknown team name in the file, with you as its staff",
        de: "Für jeden unbekannten Teamnamen der Datei ein Team anlegen, mit Ihnen als Mitglied",
        fr: "Créer une équipe pour chaque nom d’équipe inconnu du fichier, avec vous comme membre",
    },
    Help {
        en: "Use an existing team for an unknown team name; name the team by name, identifier or id",
        de: "Für einen unbekannten Teamnamen ein vorhandenes Team verwenden, angegeben mit Name, Kennung oder ID",
        fr: "Utiliser une équipe existante pour un nom inconnu, indiquée par son nom, son identifiant ou son ID",
    },
    Help {
        en: "Ignore an unknown team name, as if the rows did not contain it",
        de: "Einen unbekannten Teamnamen ignorieren, als stünde er nicht in den Zeilen",
        fr: "Ignorer un nom d’équipe inconnu, comme si les lignes ne le contenaient pas",
    },
    Help {
        en: "Invite new people by e-mail, with this message above the invitation; it may be empty",
        de: "Neue Personen per E-Mail einladen, mit dieser Nachricht über der Einladung; sie darf leer sein",
        fr: "Inviter les nouvelles personnes par e-mail, avec ce message au-dessus de l’invitation\u{a0}; il peut être vide",
    },
    Help {
        en: "Report progress as JSON lines {\"type\":\"progress\",\"phase\",\"done\",\"total\"} on standard error. Phases: reading, checking, importing, indexing, committed",
        de: "Den Fortschritt als JSON-Zeilen {\"type\":\"progress\",\"phase\",\"done\",\"total\"} auf der Standardfehlerausgabe melden. Phasen: reading, checking, importing, indexing, committed",
        fr: "Signaler la progression en lignes JSON {\"type\":\"progress\",\"phase\",\"done\",\"total\"} sur la sortie d’erreur. Phases\u{a0}: reading, checking, importing, indexing, committed",
    },
    Help {
        en: "Id of the import, from its result or `import list`",
        de: "ID des Imports, aus seinem Ergebnis oder `import list`",
        fr: "ID de l’importation, donné par son résultat ou `import list`",
    },
    Help {
        en: "Keep full names whole, as first names, instead of splitting them",
        de: "Volle Namen als Vornamen ganz lassen, statt sie zu teilen",
        fr: "Garder les noms complets entiers, comme prénoms, au lieu de les séparer",
    },
    Help {
        en: "What every row has that gives nothing of its own, such as 'company=Lane Ltd' or 'group-identifiers=North;TAX'; repeatable. Fields: group-identifiers, job-title; of clients company, of staff role",
        de: "Was jede Zeile hat, die selbst nichts angibt, etwa 'company=Lane Ltd' oder 'group-identifiers=North;TAX'; wiederholbar. Felder: group-identifiers, job-title; bei Mandanten company, bei Mitarbeitenden role",
        fr: "Ce que possède chaque ligne qui n’indique rien elle-même, comme 'company=Lane Ltd' ou 'group-identifiers=North;TAX'\u{a0}; répétable. Champs\u{a0}: group-identifiers, job-title\u{a0}; pour les clients company, pour le personnel role",
    },
    Help {
        en: "Keep people and teams that changed after the import as they are, and undo the rest",
        de: "Personen und Teams, die nach dem Import geändert wurden, so lassen und den Rest rückgängig machen",
        fr: "Garder telles quelles les personnes et équipes modifiées après l’importation, et annuler le reste",
    },
    Help {
        en: "The file to write; - is standard output",
        de: "Die zu schreibende Datei; - ist die Standardausgabe",
        fr: "Le fichier à écrire\u{a0}; - désigne la sortie standard",
    },
    Help {
        en: "Include some invented people, to try an import",
        de: "Einige erfundene Personen aufnehmen, um einen Import auszuprobieren",
        fr: "Inclure quelques personnes fictives, pour essayer une importation",
    },
    Help {
        en: "First day, such as 2026-11-22, in the firm's time zone",
        de: "Erster Tag, etwa 2026-11-22, in der Zeitzone der Kanzlei",
        fr: "Premier jour, par exemple 2026-11-22, dans le fuseau horaire du cabinet",
    },
    Help {
        en: "Last day",
        de: "Letzter Tag",
        fr: "Dernier jour",
    },
    Help {
        en: "Only actions of this person, by id",
        de: "Nur Aktionen dieser Person, angegeben mit ID",
        fr: "Seulement les actions de cette personne, par ID",
    },
    Help {
        en: "Only actions of this type, such as importPeople",
        de: "Nur Aktionen dieser Art, etwa importPeople",
        fr: "Seulement les actions de ce type, par exemple importPeople",
    },
    Help {
        en: "Also list which records each action changed",
        de: "Auch auflisten, welche Datensätze jede Aktion geändert hat",
        fr: "Lister aussi les fiches que chaque action a modifiées",
    },
    Help {
        en: "The text to search for",
        de: "Der gesuchte Text",
        fr: "Le texte à rechercher",
    },
    Help {
        en: "Maximum number of hits",
        de: "Höchstzahl der Treffer",
        fr: "Nombre maximal de résultats",
    },
    Help {
        en: "Read queries from standard input, one per line",
        de: "Suchtexte von der Standardeingabe lesen, einen je Zeile",
        fr: "Lire les recherches sur l’entrée standard, une par ligne",
    },
    Help {
        en: "With --stdin: print the number of hits and the milliseconds of each query",
        de: "Mit --stdin: Trefferzahl und Millisekunden jeder Suche ausgeben",
        fr: "Avec --stdin\u{a0}: afficher le nombre de résultats et les millisecondes de chaque recherche",
    },
];

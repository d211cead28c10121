import { plural } from "../../lib/format";
import type { BannerCode } from "../../generated/BannerCode";
import type { FileProblem } from "../../generated/FileProblem";
import type { IssueCode } from "../../generated/IssueCode";
import type { NoteCode } from "../../generated/NoteCode";
import type { PhoneCode } from "../../generated/PhoneCode";
import type { ProblemCode } from "../../generated/ProblemCode";
import type { ReplacedCode } from "../../generated/ReplacedCode";
import type { RowCode } from "../../generated/RowCode";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import type { ProblemText } from "../sentences";
import { quoted } from "./grammar";
import { phones } from "./phone_problems";
import { picture } from "./picture";

const rows: Record<RowCode, ProblemText> = {
  noName: {
    title: "Nom manquant",
    text: "Chaque personne doit avoir un nom. Ajoutez-le.",
  },
  nameTooLong: {
    title: "Nom trop long",
    text: "Un nom compte au plus 500 caractères. Raccourcissez-le.",
  },
  noContact: {
    title: "Ni e-mail ni téléphone",
    text: "Chaque personne doit avoir une adresse e-mail ou un numéro de téléphone. Ajoutez-en un.",
  },
  emailTwice: {
    title: "Même e-mail deux fois dans le fichier",
    text: "Une ligne précédente contient la même adresse e-mail. Gardez une seule des deux lignes.",
  },
  identifierTwice: {
    title: "Même identifiant deux fois dans le fichier",
    text: "Une ligne précédente contient le même identifiant. Donnez à chaque personne le sien.",
  },
  samePersonTwice: {
    title: "Même personne deux fois dans le fichier",
    text: "Une ligne précédente modifie la même personne. Gardez une seule des deux lignes.",
  },
  staffMember: {
    title: "E-mail d’un membre du cabinet",
    text: "Cette adresse appartient à un membre du cabinet. Changez-la ou retirez la ligne.",
  },
  inactive: {
    title: "Personne désactivée",
    text: "Cette personne est désactivée. Changez l’adresse ou retirez la ligne.",
  },
  twoPeople: {
    title: "Correspond à deux personnes",
    text: "L’identifiant appartient à une personne et l’e-mail à une autre. Corrigez l’un des deux.",
  },
  twoTeams: {
    title: "Deux équipes différentes",
    text: "L’identifiant désigne une équipe et l’UUID une autre. Corrigez l’un des deux.",
  },
  identifierInUse: {
    title: "Identifiant déjà utilisé",
    text: "Quelqu’un a déjà cet identifiant. Laissez l’import modifier sa fiche, ou changez l’identifiant.",
  },
  wouldRename: {
    title: "Autre nom pour cette adresse",
    text: "Une personne d’un autre nom a cette adresse. Décidez ici, ou pour toutes les lignes sous «\u00a0Même adresse, autre nom\u00a0».",
  },
  maybeSame: {
    title: "Est-ce la même personne\u202f?",
    text: "Un client sans adresse a ce nom et ce numéro. Décidez ici, ou pour toutes sous «\u00a0Même nom et numéro, nouvelle adresse\u00a0».",
  },
  onMatchRefused: {
    title: "Personne déjà présente",
    text: "Vous avez choisi de rejeter les personnes déjà présentes. Choisissez «\u00a0les modifier\u00a0» pour importer la ligne.",
  },
  onMatchSkipped: {
    title: "Personne déjà présente",
    text: "Vous avez choisi d’ignorer les personnes déjà présentes. Choisissez «\u00a0les modifier\u00a0» pour importer la ligne.",
  },
  teamUnknown: {
    get title(): string {
      return eitherWay({ teams: "Équipe introuvable", books: "Carnet introuvable" });
    },
    get text(): string {
      return eitherWay({
        teams: "Aucune équipe n’a ce nom ou cet identifiant. Créez-la dans Équipes client, ou corrigez le fichier.",
        books: "Aucun carnet n’a ce nom ou cet identifiant. Créez-le dans Carnets de contacts, ou corrigez le fichier.",
      });
    },
  },
  teamAmbiguous: {
    get title(): string {
      return eitherWay({ teams: "Nom porté par plusieurs équipes", books: "Nom porté par plusieurs carnets" });
    },
    get text(): string {
      return eitherWay({
        teams: "Deux équipes portent ce nom. Indiquez plutôt l’identifiant de l’équipe.",
        books: "Deux carnets portent ce nom. Indiquez plutôt l’identifiant du carnet.",
      });
    },
  },
  teamWithoutActiveStaff: {
    get title(): string {
      return eitherWay({ teams: "Équipe sans membre actif du cabinet", books: "Carnet sans membre actif du cabinet" });
    },
    get text(): string {
      return eitherWay({
        teams: "Cette équipe n’a aucun membre actif du cabinet. Ajoutez-en un dans Équipes client, puis réimportez.",
        books: "Ce carnet n’a aucun membre actif du cabinet. Ajoutez-en un dans Carnets de contacts, puis réimportez.",
      });
    },
  },
  noDefaultTeam: {
    get title(): string {
      return eitherWay({ teams: "Équipe non indiquée", books: "Carnet non indiqué" });
    },
    get text(): string {
      return eitherWay({
        teams: "La ligne n’indique aucune équipe et il n’y en a pas par défaut. Choisissez-en une dans Équipes client.",
        books:
          "La ligne n’indique aucun carnet et il n’y en a pas par défaut. Choisissez-en un dans Carnets de contacts.",
      });
    },
  },
  staffRow: {
    title: "Membre du cabinet",
    text: "D’après le fichier, c’est un membre du cabinet. Choisissez Membres du cabinet en haut pour l’importer.",
  },
  leftRow: {
    title: "Personne désactivée dans le fichier",
    text: "Le fichier donne cette personne pour désactivée. Retirez le 3 de la colonne Status pour l’importer.",
  },
  clientRow: {
    title: "Client ou partenaire",
    text: "D’après le fichier, c’est un client ou un partenaire. Choisissez Clients en haut pour l’importer.",
  },
  notStaff: {
    title: "E-mail d’un client",
    text: "L’adresse ou l’identifiant appartient à un client ou partenaire. Changez le fichier ou retirez la ligne.",
  },
  staffWithoutEmail: {
    title: "Adresse e-mail manquante",
    text: "Un membre du cabinet a besoin d’une adresse e-mail pour se connecter. Ajoutez-la.",
  },
  unknownRole: {
    title: "Rôle inconnu",
    text: "Rôles\u00a0: Membre du cabinet, Gestionnaire des utilisateurs, Administrateur système. Corrigez le fichier.",
  },
  otherRole: {
    title: "Autre rôle",
    text: "Cette personne a un autre rôle. Un import ne change pas les rôles. Changez-le sur sa fiche.",
  },
  systemAdministratorRow: {
    title: "Administrateur système",
    text: "Seul un administrateur système peut en ajouter ou en modifier un. Demandez-lui d’importer cette ligne.",
  },
  badTeamIdentifier: {
    title: "Identifiant non admis",
    text: "Un identifiant d’équipe ne peut contenir que des lettres et des chiffres. Retirez espaces, tirets et parenthèses.",
  },
  teamTwice: {
    title: "Même équipe deux fois dans le fichier",
    text: "Une ligne précédente a le même identifiant ou le même nom. Gardez une seule des deux lignes.",
  },
  teamNameInUse: {
    title: "Nom d’équipe déjà utilisé",
    text: "Une autre équipe porte ce nom. Donnez à la ligne son identifiant, ou un autre nom.",
  },
  noTeam: {
    title: "Équipe manquante",
    text: "La ligne n’indique pas d’équipe. Ajoutez son identifiant, son nom ou son ID.",
  },
  noMember: {
    title: "Personne manquante",
    text: "La ligne ne désigne personne. Ajoutez une adresse e-mail, un identifiant ou un ID.",
  },
  personUnknown: {
    title: "Personne introuvable",
    text: "Personne n’a cet ID, cet identifiant ou cette adresse. Importez d’abord la personne, ou corrigez le fichier.",
  },
  memberTwice: {
    title: "Même ligne deux fois dans le fichier",
    text: "Une ligne précédente ajoute la même personne à la même équipe. Gardez une seule des deux lignes.",
  },
  leftOutByHand: {
    title: "Écartée par vous",
    text: "Vous avez écarté cette ligne. Sélectionnez-la et appuyez sur Suppr pour la reprendre.",
  },
  tooManyPoints: {
    title: "Trop d’adresses et de numéros",
    text: "Une personne a au plus 50 adresses et numéros. Retirez-en de la ligne ou de la fiche, puis réimportez.",
  },
};

const values: Record<Exclude<IssueCode, RowCode | PhoneCode>, ProblemText> = {
  badEmail: {
    title: "Pas une adresse e-mail",
    text: "Ceci ne ressemble pas à une adresse e-mail et n’est pas repris. Corrigez le fichier pour l’importer.",
  },
  emailTidied: {
    title: "Texte autour d’une adresse e-mail",
    text: "L’adresse est conservée et le texte autour, retiré. Rien à vérifier.",
  },
  emailUncertain: {
    title: "Adresse e-mail incertaine",
    text: "Ce n’est peut-être qu’un bout d’adresse, qui n’est pas repris. Corrigez le fichier pour l’importer.",
  },
  emailMixedScripts: {
    title: "Lettres de deux alphabets",
    text: "L’adresse mêle des lettres qui se ressemblent, comme un a cyrillique et un a latin. Vérifiez d’où elle vient.",
  },
  nameLikeNothing: {
    title: "Peut-être pas un nom",
    text: "Cela peut être un nom, mais des logiciels notent ainsi une valeur vide. Si c’est le cas, videz la cellule.",
  },
  notAName: {
    title: "Pas un nom",
    text: "C’est un nombre, une adresse ou une formule, qui n’est pas repris. Vérifiez le choix de la colonne.",
  },
  nameRemark: {
    title: "Remarque à côté du nom",
    text: "La remarque passe du nom à la note de la personne. Rien à vérifier.",
  },
  deceased: {
    title: "Décès indiqué",
    text: "Le fichier indique un décès, repris dans la note. Retirez la ligne du fichier pour ne pas l’importer.",
  },
  entityDecoded: {
    title: "Code de page web",
    text: "Le fichier contient du code web, comme &amp; pour & ou une balise autour d’un nom. Le texte est importé sans.",
  },
  decimalIdentifier: {
    title: "L’identifiant ressemble à un montant",
    text: "Le tableur a pu ajouter le .0 ou la virgule. Pour le reprendre, mettez la colonne au format Texte dans le fichier.",
  },
  badTeamId: {
    get title(): string {
      return eitherWay({ teams: "Pas un ID d’équipe", books: "Pas un ID de carnet" });
    },
    get text(): string {
      return eitherWay({
        teams: "Ce n’est pas l’ID d’une équipe\u00a0: il n’est pas repris. Indiquez plutôt son nom ou son identifiant.",
        books: "Ce n’est pas l’ID d’un carnet\u00a0: il n’est pas repris. Indiquez plutôt son nom ou son identifiant.",
      });
    },
  },
  placeholderAddress: {
    title: "Adresse factice",
    text: "Ce n’est pas une vraie adresse\u00a0: elle n’est pas reprise. Le client est importé sans adresse.",
  },
  ofSomebodyElse: {
    title: "Appartient à une autre personne",
    text: "D’après le fichier, ceci appartient à un proche, un assistant ou un tiers. La note du client le mentionne.",
  },
  sharedAddress: {
    title: "Adresse d’une autre personne",
    text: "Une personne d’un autre nom a déjà cette adresse. Ce client est importé sans elle.",
  },
  namedByCompany: {
    title: "Nom repris de la société",
    text: "La ligne ne contient aucun nom de personne\u00a0: le client porte le nom de la société.",
  },
  valueTooLong: {
    title: "Valeur trop longue",
    text: "Ce texte est trop long pour son champ et n’est pas repris. Raccourcissez-le pour l’importer.",
  },
  roundedIdentifier: {
    title: "Identifiant arrondi par Excel",
    text: "Excel a pu arrondir cet identifiant. Mettez la colonne au format Texte, réenregistrez et importez ce fichier.",
  },
  unknownCountry: {
    title: "Pays inconnu",
    text: "Ce pays est inconnu\u00a0: ses numéros sans indicatif restent du texte. Corrigez-le.",
  },
  unknownDialCode: {
    title: "Indicatif inconnu",
    text: "Cet indicatif est inconnu\u00a0: son numéro reste du texte. Corrigez-le.",
  },
  countryUnsettled: {
    title: "Pays ou zone inconnus",
    text: "La ligne n’indique ni pays ni zone pour ce numéro, qui reste du texte. Corrigez le fichier.",
  },
  dialCodeConflict: {
    title: "Indicatif et pays en désaccord",
    text: "L’indicatif ne correspond pas au pays du numéro ou de la ligne. Le numéro reste du texte. Corrigez le fichier.",
  },
  repairedByte: {
    title: "Lettre dans un autre encodage",
    text: "Une lettre ne correspond pas à l’encodage. Elle est lue autrement, ou affichée �. Comparez avec le fichier.",
  },
  surplusCells: {
    title: "Plus de valeurs que de colonnes",
    text: "La ligne a plus de valeurs que de colonnes. Cherchez une virgule sans guillemets dans le fichier.",
  },
  keptAsText: {
    title: "Conservé comme texte",
    text: "Le fichier dit que ce n’est pas un numéro. Retirez «\u00a0not a number\u00a0» du fichier pour qu’il soit lu.",
  },
  innerQuotes: {
    title: "Guillemets simples dans des cellules",
    text: "Des guillemets dans les cellules ne sont pas doublés et sont conservés. Comparez les lignes avec le fichier.",
  },
  unclosedQuote: {
    title: "Guillemet jamais fermé",
    text: "Un guillemet n’est jamais fermé et compte comme du texte. Comparez la ligne avec le fichier.",
  },
};

const replaced: Record<ReplacedCode, ProblemText> = {
  replacesSecureEmail: {
    title: "Nouvelle adresse de connexion",
    text: "La ligne change l’adresse de connexion du client. Invitations et codes y seront envoyés. Comparez les deux.",
  },
  replacesSecurePhone: {
    title: "Nouveau numéro de connexion",
    text: "La ligne change le numéro de connexion du client. Les codes y seront envoyés. Comparez les deux.",
  },
  replacesOnlyPhone: {
    title: "Seul numéro de téléphone remplacé",
    text: "La ligne remplace le seul numéro visible du client. Comparez les deux.",
  },
};

const notes: Record<NoteCode, ProblemText> = {
  own_export: {
    title: "Enregistré par Coverbook",
    text: "Coverbook a enregistré ce fichier\u00a0: chaque cellule est lue telle quelle. Rien à vérifier.",
  },
  encoding_guessed: {
    title: "Encodage du texte deviné",
    text: "L’encodage le plus probable est choisi. Si des lettres semblent fausses, choisissez-en un autre plus haut.",
  },
  encoding_asked: {
    title: "Lettres peut-être fausses",
    text: "Deux encodages sont probables. Si des lettres semblent fausses, choisissez-en un autre plus haut.",
  },
  bytes_repaired: {
    title: "Lettres illisibles",
    text: "Des lettres ne correspondent pas à l’encodage\u00a0: elles sont lues autrement, ou affichées �. Comparez les cellules.",
  },
  damaged_text: {
    title: "Texte abîmé",
    text: "Des lettres étaient déjà abîmées dans ce fichier. Comparez-les, ou exportez le fichier à nouveau.",
  },
  nul_removed: {
    title: "Caractères vides retirés",
    text: "Des caractères sans signification ont été retirés. Rien à vérifier.",
  },
  cards_cut_short: {
    title: "Cartes sans fin",
    text: "Le fichier est incomplet\u00a0: ces cartes ne se terminent pas. Exportez-le à nouveau.",
  },
  card_groups: { title: "Listes de personnes", text: "Les listes de personnes ne sont pas importées." },
  card_pictures: {
    title: "Images des cartes",
    text: "Les images ne sont pas importées. Déposez-les sur la page du client.",
  },
  hidden_rows: {
    title: "Lignes masquées",
    text: "Les lignes masquées dans le tableur, par un filtre par exemple, sont aussi importées.",
  },
  hidden_sheet: {
    title: "Feuille masquée",
    text: "La feuille lue est masquée dans le tableur. Vérifiez que c’est la bonne.",
  },
  unfinished_formulas: {
    title: "Formules sans résultat",
    text: "Ces formules n’ont pas été calculées, leurs cellules sont vides. Enregistrez d’abord le fichier dans votre tableur.",
  },
  sep_line: {
    title: "Séparateur indiqué en première ligne",
    text: "La ligne «\u00a0sep=\u00a0» n’est pas une ligne de données et n’est pas lue.",
  },
  apostrophe_quotes: {
    title: "Apostrophes autour des cellules",
    text: "Les cellules sont entourées d’apostrophes. Rien à vérifier.",
  },
  backslash_escapes: {
    title: "Barres obliques devant les guillemets",
    text: "Les barres obliques devant les guillemets ont été retirées. Rien à vérifier.",
  },
  preamble: {
    title: "Lignes au-dessus de l’en-tête",
    text: "Les lignes au-dessus de l’en-tête ne sont pas lues. Pour les importer, choisissez un autre en-tête plus haut.",
  },
  comments: {
    title: "Lignes de commentaire",
    text: "Les lignes qui commencent par # au-dessus du tableau ne sont pas lues.",
  },
  two_header_rows: {
    title: "Deux lignes d’en-tête",
    text: "La ligne au-dessus de l’en-tête groupe ses colonnes et n’est pas lue. Sinon, choisissez un autre en-tête plus haut.",
  },
  no_header: {
    title: "Pas de ligne d’en-tête",
    text: "Aucune ligne ne contient les noms des colonnes. Choisissez-en une plus haut, ou un champ pour chaque colonne.",
  },
  header_below: {
    title: "En-tête sous des lignes de personnes",
    text: "Les lignes au-dessus de l’en-tête suivent les mêmes colonnes. Si c’est faux, choisissez un autre en-tête plus haut.",
  },
  other_table: {
    title: "Second tableau dans le fichier",
    text: "Le fichier contient un autre tableau, non lu. Pour lire celui-là, choisissez son en-tête plus haut.",
  },
  header_guessed: {
    title: "Ligne d’en-tête devinée",
    text: "Aucun nom de colonne n’est connu. Vérifiez l’en-tête plus haut et le champ de chaque colonne.",
  },
  duplicate_headers: {
    title: "Colonnes de même nom",
    text: "Plusieurs colonnes portent le même nom. Vérifiez le champ de chacune.",
  },
  repeated_header: {
    title: "En-tête répété",
    text: "L’en-tête figure à nouveau parmi les lignes et n’y est pas lu.",
  },
  empty_rows: { title: "Lignes vides", text: "Les lignes sans texte ne sont pas lues. Rien à vérifier." },
  empty_columns: { title: "Colonnes vides", text: "Les colonnes sans texte ne sont pas lues. Rien à vérifier." },
  long_rows: {
    title: "Lignes avec trop de valeurs",
    text: "Des lignes ont plus de valeurs que de colonnes. Cherchez une virgule sans guillemets dans le fichier.",
  },
  unclosed_quote: {
    title: "Guillemet jamais fermé",
    text: "Un guillemet n’est jamais fermé et compte comme du texte. Comparez la ligne avec le fichier.",
  },
  inner_quotes: {
    title: "Guillemets simples dans des cellules",
    text: "Des guillemets dans les cellules ne sont pas doublés et sont conservés. Comparez les lignes avec le fichier.",
  },
  quoted_lines: {
    title: "Chaque ligne entre guillemets",
    text: "Chaque ligne du fichier est entre guillemets. Le tableau est lu à l’intérieur.",
  },
  total_row: {
    title: "Dernière ligne semblable à un total",
    text: "La dernière ligne est peut-être un total et non un client. Si oui, retirez-la du fichier.",
  },
  long_cells: {
    title: "Cellules très longues",
    text: "Une cellule dépasse ce que permet un tableur. Comparez la ligne avec le fichier.",
  },
};

const all: Record<ProblemCode | NoteCode, ProblemText> = { ...notes, ...phones, ...replaced, ...values, ...rows };

const banners: Record<BannerCode, (column: string, count: number, country: string) => string> = {
  sci_precision_lost: (column, count) =>
    plural(count, {
      one: `Excel a tronqué # numéro dans ${quoted(column)}. Mettez la colonne au format Texte, réenregistrez et importez ce fichier.`,
      other: `Excel a tronqué # numéros dans ${quoted(column)}. Mettez la colonne au format Texte, réenregistrez et importez ce fichier.`,
    }),
  wrong_phone_column: (column, count) =>
    plural(count, {
      one: `# valeur dans ${quoted(column)} n’est pas un numéro de téléphone. Si la colonne n’en contient pas, choisissez un autre champ au-dessus.`,
      other: `# valeurs dans ${quoted(column)} ne sont pas des numéros de téléphone. Si la colonne n’en contient pas, choisissez un autre champ au-dessus.`,
    }),
  own_code_without_plus: (column, count) =>
    plural(count, {
      one: `# numéro dans ${quoted(column)} commence par l’indicatif du pays, sans +. Il est lu avec un +.`,
      other: `# numéros dans ${quoted(column)} commencent par l’indicatif du pays, sans +. Ils sont lus avec un +.`,
    }),
  other_country: (column, _, country) =>
    `Dans ${quoted(column)}, plus de numéros correspondent au pays ${quoted(country)} qu’à celui que vous avez choisi. Choisissez-le plus haut pour les lire ainsi.`,
};

const files: Record<FileProblem, (file: string) => string> = {
  empty: (file) => `${file} est vide. Choisissez un fichier avec un en-tête et au moins une ligne.`,
  headerOnly: (file) => `${file} a un en-tête mais aucune ligne. Choisissez un fichier avec au moins une ligne.`,
  fieldPerLine: (file) =>
    `${file} a un champ par ligne, ou une personne par colonne. Faites-en un tableau avec une personne par ligne.`,
  workbook: (file) =>
    `${file} est un classeur binaire (XLSB). Enregistrez-le au format XLSX dans Excel et importez ce fichier.`,
  oldWorkbook: (file) =>
    `${file} est un autre document Office. Enregistrez le tableau au format XLSX et importez ce fichier.`,
  locked: (file) =>
    `${file} est protégé par un mot de passe. Enregistrez une copie sans mot de passe et importez ce fichier.`,
  broken: (file) =>
    `${file} est endommagé. Ouvrez-le dans votre tableur, enregistrez-le à nouveau et importez ce fichier.`,
  tooManyCells: (file) =>
    `${file} a trop de cellules. Supprimez les lignes et colonnes vides autour du tableau et enregistrez-le à nouveau.`,
  pdf: (file) => `${file} est un PDF. Exportez en CSV le tableau d’origine et importez ce fichier.`,
  picture: (file) => `${file} est une image. Choisissez plutôt un classeur ou un fichier CSV.`,
  zip: (file) => `${file} est une archive. Décompressez-la et choisissez le fichier qu’elle contient.`,
  json: (file) => `${file} est un fichier JSON. Exportez-le en CSV et importez ce fichier.`,
  html: (file) => `${file} est une page web. Exportez le tableau en CSV et importez ce fichier.`,
  unknown: (file) => `${file} ne contient pas de tableau. Choisissez plutôt un fichier Excel, ODS ou CSV.`,
  folder: (file) => `${file} est un dossier. Ouvrez-le et choisissez un fichier.`,
  special: (file) =>
    `${file} est un tube ou un périphérique. Enregistrez ce qu’il produit dans un fichier et choisissez celui-ci.`,
  ownFile: (file) => `${file} est un fichier que Coverbook utilise lui-même. Choisissez-en un autre.`,
  chooseAgain: () => "Vous avez choisi ce fichier il y a trop longtemps. Choisissez-le à nouveau.",
  missing: (file) => `${file} n’existe plus. Choisissez un autre fichier.`,
  vanished: (file) => `${file} a disparu pendant la lecture. Rebranchez son disque, ou choisissez une copie.`,
  noPermission: (file) =>
    `Vous n’avez pas l’autorisation de lire ${file}. Demandez-la à son propriétaire, ou choisissez une copie.`,
  tooLarge: (file) => `${file} est trop volumineux pour un seul import. Divisez-le et importez les parties.`,
  severalFiles: () => "Vous avez déposé plusieurs fichiers. Déposez un seul fichier à la fois.",
  tooManyColumns: (file) => `${file} a trop de colonnes. Gardez celles qu’il vous faut et réenregistrez-le.`,
  noBackup: (file) => `${file} n’est pas une sauvegarde de Coverbook. Choisissez un autre fichier.`,
  cutShort: (file) =>
    `${file} est incomplet\u00a0: la fin manque. Copiez-le à nouveau, ou utilisez une autre sauvegarde.`,
  damaged: (file) => `${file} est endommagé. Utilisez une autre sauvegarde.`,
  otherKey: (file) =>
    `${file} ne correspond pas au fichier de clé de cet ordinateur. Démarrez Coverbook avec un nouveau fichier de clé.`,
  ...picture.problems,
  emptied: (file) =>
    `${file} ne contient plus vos sauvegardes précédentes. Branchez le bon disque, ou choisissez à nouveau le dossier.`,
  ownFolder: () => "Coverbook utilise lui-même ce dossier. Enregistrez la sauvegarde dans un autre.",
};

export const problems = {
  all,
  banners,
  files,
  unknown: {
    title: "Problème inconnu",
    text: "Une autre version de Coverbook a noté ce problème. Comparez avec le fichier.",
  },
} satisfies Catalogue["problems"];

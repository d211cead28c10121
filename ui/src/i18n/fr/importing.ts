import type { Listed } from "../../generated/Listed";
import { country, list, number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";
import { forListed } from "../listed";
import { quoted } from "./grammar";

/** How many of what a file lists. */
const nouns: Record<Listed, { one: string; other: string }> = {
  clients: { one: "# personne", other: "# personnes" },
  staff: { one: "# personne", other: "# personnes" },
  teams: { one: "# équipe", other: "# équipes" },
  members: { one: "# membre", other: "# membres" },
};

const imported: Record<Listed, { one: string; other: string }> = {
  clients: { one: "importée", other: "importées" },
  staff: { one: "importée", other: "importées" },
  teams: { one: "importée", other: "importées" },
  members: { one: "importé", other: "importés" },
};

export const importing = {
  title: "Import",
  steps: "Étapes",
  choose: "Choisir",
  check: "Vérifier",
  done: "Terminé",
  adminsOnly: "Seul un administrateur peut importer. Adressez-vous à un administrateur.",
  chooseTitle: "Choisissez un fichier à importer",
  chooseText: "Un fichier Excel, ODS, CSV ou vCard. Vous vérifiez tout avant l’import.",
  chooseButton: "Choisir un fichier…",
  orDrop: "Ou déposez-le n’importe où dans cette fenêtre.",
  paste: "Coller des cellules",
  pasteHint: (keys: string): string => `Ou collez ici des cellules d’un tableur (${keys})`,
  pasteNoTable: "Ce n’est pas un tableau. Copiez plusieurs cellules ou lignes d’un tableur.",
  pasted: "Cellules collées",
  template: "Enregistrer un modèle",
  listed: "Contenu du fichier",
  listedHere: "Contenu",
  listedNames: {
    clients: "Clients",
    staff: "Membres du cabinet",
    get teams(): string {
      return eitherWay({ teams: "Équipes client", books: "Carnets de contacts" });
    },
    members: "Membres d’équipe",
  },
  templateFile: {
    clients: "modèle clients.csv",
    staff: "modèle cabinet.csv",
    teams: "modèle équipes.csv",
    members: "modèle membres.csv",
  },
  templateSaved: (file: string): string =>
    `${file} est enregistré. Remplissez les lignes, puis importez le fichier ici.`,
  example: "Enregistrer un exemple",
  exampleFile: {
    clients: "exemple clients.csv",
    staff: "exemple cabinet.csv",
    teams: "exemple équipes.csv",
    members: "exemple membres.csv",
  },
  exampleSaved: (file: string): string =>
    `${file} est enregistré, avec des personnes fictives. Un import peut être annulé.`,
  dropTitle: "Déposez pour importer",
  dropText: (file: string): string => `${file}. Vous vérifiez tout avant l’import.`,
  dropFolder: "Un dossier ne peut pas être importé. Déposez un seul classeur ou fichier CSV.",
  dropPicture: "Une image ne peut pas être importée. Déposez un seul classeur ou fichier CSV.",
  dropSeveral: "Déposez un seul fichier à la fois.",
  dropBusy: "Un import est en cours. Attendez qu’il soit terminé, puis déposez à nouveau le fichier.",
  reading: (file: string): string => `Lecture du fichier ${file}`,
  checking: (file: string): string => `Vérification du fichier ${file}`,
  format: "Lecture du fichier",
  sheet: "Feuille",
  sheetName: (name: string, rows: number, isHidden: boolean): string =>
    `${name} (${plural(rows, { one: "# ligne", other: "# lignes" })}${isHidden ? ", masquée" : ""})`,
  whichSheet: (count: number): string =>
    `${number(count)} feuilles contiennent des lignes. Laquelle voulez-vous importer\u202f?`,
  sheetChosen: (name: string): string => `Feuille ${name} choisie.`,
  chooseSheet: "Choisissez d’abord une feuille.",
  encoding: "Texte",
  delimiter: "Séparateur",
  delimiters: { ",": "virgule", ";": "point-virgule", "|": "barre verticale", "\t": "tabulation" },
  header: "En-tête",
  headerRow: (row: number): string => `ligne ${number(row)}`,
  noHeader: "aucun",
  region: "Numéros sans indicatif du pays",
  regionName: (code: string, calling: number): string => `${country(code)} (+${String(calling)})`,
  notImported: "Non importée",
  rowsShown: "Lignes à afficher",
  rows: (count: number): string => plural(count, { one: "# ligne", other: "# lignes" }),
  ready: (count: number): string => plural(count, { one: "# prête", other: "# prêtes" }),
  toCheck: (count: number): string => `${number(count)} à vérifier`,
  refused: (count: number): string => plural(count, { one: "# non importable", other: "# non importables" }),
  skippedRows: (count: number): string => plural(count, { one: "# ignorée", other: "# ignorées" }),
  find: "Rechercher dans le fichier",
  kinds: "Types de problèmes",
  noProblems: "Aucun problème",
  noProblemsText: "Toutes les valeurs ont été lues.",
  levels: {
    row: "Non importables",
    cannotUse: "Valeurs non reprises",
    replaces: "Valeurs remplacées",
    check: "À vérifier",
    fixed: "Corrigé pour vous",
  },
  grid: (file: string): string => `Lignes du fichier ${file}`,
  rowColumn: "Ligne",
  fieldFor: (column: string): string => `Champ pour ${quoted(column)}`,
  column: (letter: string): string => `Colonne ${letter}`,
  guess: "Supposé",
  fields: {
    givenName: "Prénom",
    middleNames: "Autres prénoms",
    familyName: "Nom",
    fullName: "Nom complet",
    jobTitle: "Fonction",
    company: "Société",
    email: "E-mail",
    phone: "Téléphone",
    identifier: "Identifiant",
    role: "Rôle",
    get groupIdentifiers(): string {
      return eitherWay({ teams: "Équipes", books: "Carnets" });
    },
    get groupIds(): string {
      return eitherWay({ teams: "ID d’équipes", books: "ID de carnets" });
    },
    country: "Pays",
    dialCode: "Indicatif",
    note: "Note",
    teamName: "Nom d’équipe",
    teamIdentifier: "Identifiant d’équipe",
    teamId: "ID d’équipe",
    description: "Description",
    staffIds: "ID du personnel",
    staffIdentifiers: "Identifiants du personnel",
    staffEmails: "E-mails du personnel",
    memberId: "ID de personne",
    notImported: "Non importée",
  },
  leftOut: "Non repris",
  inFile: "Dans le fichier",
  weStore: "Importé comme",
  proposal: "Suggestion",
  empty: "vide",
  cellPlace: (row: number, column: string): string => `Ligne ${number(row)}, ${column}`,
  rowPlace: (row: number): string => `Ligne ${number(row)}`,
  blocker: (name: string): string => `En conflit avec\u00a0: ${name}.`,
  outcomes: {
    created: "Créée",
    updated: "Modifiée",
    unchanged: "Inchangée",
    skipped: "Ignorée",
    refused: "Non importable",
  },
  onMatch: {
    clients: "Personnes déjà présentes",
    staff: "Personnes déjà présentes",
    teams: "Équipes déjà présentes",
  },
  onMatchChoices: { update: "les modifier", skip: "les ignorer", refuse: "les rejeter" },
  onRename: "Même adresse, autre nom",
  onRenameChoices: {
    ask: "ignorer pour l’instant",
    update: "renommer la personne",
    addWithoutAddress: "ajouter un nouveau client, sans l’adresse",
  },
  onSame: "Même nom et numéro, nouvelle adresse",
  onSameChoices: {
    ask: "ignorer pour l’instant",
    update: "modifier la même personne",
    add: "ajouter un nouveau client",
  },
  ignoreInUse: "Ignorer les lignes dont l’identifiant est déjà utilisé",
  missing: {
    name: "Chaque personne doit avoir un nom. Choisissez Prénom, Nom, Nom complet ou Société au-dessus d’une colonne.",
    contact:
      "Chaque personne doit avoir une adresse e-mail ou un numéro de téléphone. Choisissez E-mail ou Téléphone au-dessus d’une colonne.",
    teamName: "Chaque ligne doit nommer une équipe. Choisissez Nom d’équipe au-dessus d’une colonne.",
    team: "Chaque ligne doit indiquer une équipe. Choisissez Identifiant ou ID d’équipe au-dessus d’une colonne.",
    member: "Chaque ligne doit désigner une personne. Choisissez E-mail, Identifiant ou ID de personne.",
  },
  willLeaveOut: (rows: number, values: number): string => {
    const rowsText = plural(rows, { one: "# ligne sera rejetée", other: "# lignes seront rejetées" });
    const valuesText = plural(values, {
      one: "# valeur ne sera pas reprise",
      other: "# valeurs ne seront pas reprises",
    });
    if (rows > 0 && values > 0) return `${rowsText} et ${valuesText}.`;
    if (rows > 0) return `${rowsText}.`;
    if (values > 0) return `${valuesText}.`;
    return "Tout sera repris.";
  },
  asFile: "Vous pourrez enregistrer ces lignes dans un fichier.",
  continue: (rows: number): string => plural(rows, { one: "Continuer avec # ligne", other: "Continuer avec # lignes" }),
  nothingToImport: "Aucune ligne ne peut être importée. Vérifiez les problèmes et la lecture du fichier.",
  edit: {
    cell: "Modifier",
    cellLabel: (row, column): string => `Ligne ${number(row)}, ${column}`,
    accept: "Reprendre",
    leaveOut: "Écarter la ligne",
    takeIn: "Reprendre la ligne",
    was: "Dans le fichier",
    acceptAll: (count): string =>
      plural(count, { one: "Reprendre la proposition", other: "Reprendre les # propositions" }),
    leaveOutAll: (count): string => plural(count, { one: "Écarter la ligne", other: "Écarter les # lignes" }),
    isSame: (name) => (name === null ? "C’est cette personne" : `C’est ${name}`),
    isNew: "Une nouvelle personne",
    askAgain: "Décider à nouveau",
    chosen: (choice) =>
      choice === null
        ? "Le choix a été retiré."
        : choice === "same"
          ? "Vous avez choisi la personne déjà présente."
          : "Vous avez choisi une nouvelle personne.",
    undo: "Annuler la dernière modification des lignes",
    redo: "Rétablir la modification des lignes",
    changed: (cells, rows, chosen): string => {
      const cellsText = plural(cells, { one: "# cellule modifiée", other: "# cellules modifiées" });
      const rowsText = plural(rows, { one: "# ligne écartée", other: "# lignes écartées" });
      const chosenText = plural(chosen, { one: "# ligne décidée", other: "# lignes décidées" });
      return [
        ...(cells > 0 ? [cellsText] : []),
        ...(rows > 0 ? [rowsText] : []),
        ...(chosen > 0 ? [chosenText] : []),
      ].join(", ");
    },
    saved: (row, column): string => `Ligne ${number(row)}, ${column} modifiée.`,
    undone: "Modification annulée.",
    replace: "Remplacer…",
    replaceTitle: "Remplacer dans une colonne",
    column: "Colonne",
    find: "Rechercher",
    findHelp: "Laissez vide pour remplir les cellules vides.",
    with: "Remplacer par",
    replaceGo: "Tout remplacer",
    replaced: (cells): string => plural(cells, { one: "# cellule modifiée.", other: "# cellules modifiées." }),
    discardTitle: "Abandonner vos modifications\u202f?",
    discardText: "Le fichier est relu, et ce que vous avez modifié dans ses lignes est perdu.",
    discardGo: "Relire",
    discardStay: "Garder",
  },
  leave: "Abandonner l’import",
  leaveTitle: "Quitter cet import\u202f?",
  leaveText: "Rien n’a été importé. Vos choix pour ce fichier seront perdus.",
  leaveGo: "Quitter",
  leaveStay: "Rester",
  forecastTitle: forListed(nouns, (counted) => `Importer ${counted}\u202f?`),
  forecast: "Aperçu de l’import",
  created: "créées",
  updated: "modifiées",
  unchanged: "inchangées",
  upToDate: "Déjà à jour",
  skipped: "ignorées",
  left: "rejetées",
  leftFile: "Enregistrables dans un fichier",
  skippedWhy: "Selon votre choix",
  rowsIn: (file: string): string => `lignes dans ${file}`,
  nothingErased: "Rien n’est supprimé. Une cellule vide laisse la valeur existante.",
  rowsNotRead: (count: number, kinds: readonly { kind: string; count: number }[]): string => {
    const names: Record<string, ((count: number) => string) | undefined> = {
      blank: (of) => plural(of, { one: "# vide", other: "# vides" }),
      comment: (of) => plural(of, { one: "# commentaire", other: "# commentaires" }),
      preamble: (of) => `${number(of)} au-dessus de l’en-tête`,
      repeatedHeader: (of) => plural(of, { one: "# en-tête répété", other: "# en-têtes répétés" }),
      otherTable: (of) => `${number(of)} d’un autre tableau`,
    };
    const parts = kinds.map(({ kind, count: of }) => names[kind]?.(of) ?? `${number(of)} ${kind}`);
    const sum = plural(count, { one: "# ligne non lue", other: "# lignes non lues" });
    return parts.length === 0 ? sum : `${sum}\u00a0: ${parts.join(", ")}`;
  },
  ignoredKind: {
    blank: "vide",
    comment: "commentaire",
    preamble: "au-dessus de l’en-tête",
    repeatedHeader: "en-tête répété",
    otherTable: "autre tableau",
  },
  ignoredMore: (count: number): string => plural(count, { one: "et # autre", other: "et # autres" }),
  valuesOut: (count: number): string =>
    plural(count, {
      one: "# valeur d’une ligne importée ne sera pas reprise.",
      other: "# valeurs de lignes importées ne seront pas reprises.",
    }),
  canUndo: "Vous pourrez annuler cet import sous Imports.",
  go: "Importer",
  running: (done: number, total: number): string => `Import de ${number(done)} sur ${number(total)}…`,
  sending: (done, total) => `Envoi de ${number(done)} lignes sur ${number(total)} au hub…`,
  judging: "Le hub importe…",
  judgingNote: "L’import ne peut plus être arrêté. Vous pourrez l’annuler ensuite.",
  rowsAtHub: "Les lignes non importées se trouvent sur le hub. Elles apparaîtront ici dès qu’il sera joignable.",
  indexing: "Mise à jour de la recherche…",
  runningTitle: "Import en cours",
  stopTitle: "Arrêter cet import\u202f?",
  stopText: "Rien ne sera importé.",
  stopGo: "Arrêter",
  stopStay: "Poursuivre l’import",
  cancelRun: "Annuler",
  resultTitle: forListed(nouns, (counted, count, listed) => `${counted} ${plural(count, imported[listed])}`),
  same: {
    button: (count) =>
      count === 0 ? "Identique pour toutes les lignes…" : `Identique pour toutes les lignes (${number(count)})…`,
    title: "Identique pour toutes les lignes",
    text: "Ce que vous saisissez ici vaut pour chaque ligne qui n’indique rien elle-même.",
    none: "Ce que dit la ligne",
    teams: "Nom ou identifiant ; plusieurs séparés par des points-virgules.",
    fills: "Remplit les cellules vides de la colonne.",
    all: "Le fichier n’a pas de colonne pour cela.",
    go: "Utiliser pour toutes les lignes",
  },
  fullNames: "Noms complets",
  splitNames: "Séparer prénom et nom",
  keepNames: "Garder entiers",
  undoneTitle: "Import annulé",
  undoneText: "Ce qui a été ajouté est retiré, et ce qui a été modifié a retrouvé son état précédent.",
  /** Said when a filter goes to the next problem. */
  rowsOfKind: (problem, count) => plural(count, { one: `${problem}, # ligne`, other: `${problem}, # lignes` }),
  columnSamples: (column, samples) => `${column}\u00a0: ${list(samples)}`,
  withBlocker: (problem: string, blocker: string): string => `${problem}\u00a0: ${blocker}`,
  by: (when: string, who: string): string => `${when}, par ${who}.`,
  result: "Résultat",
  openNew: "Ouvrir les nouvelles personnes",
  openTeams: "Ouvrir les équipes",
  saveRows: (count: number): string =>
    plural(count, { one: "Enregistrer la ligne rejetée", other: "Enregistrer les # lignes rejetées" }),
  savedRows: (file: string, rows: number): string =>
    plural(rows, { one: `# ligne enregistrée dans ${file}.`, other: `# lignes enregistrées dans ${file}.` }),
  keepTitle: "Garder les modifications ultérieures ?",
  keepText: (total) =>
    plural(total, {
      one: "Cet élément a changé après l’import. Il reste tel quel, et le reste de l’import est annulé :",
      other: "Ces # éléments ont changé après l’import. Ils restent tels quels, et le reste de l’import est annulé :",
    }),
  keepMore: (rest) => plural(rest, { one: "et # autre", other: "et # autres" }),
  undoRest: "Annuler le reste",
  keptAsIs: (kept) =>
    plural(kept, {
      one: "# personne ou équipe modifiée depuis est restée telle quelle.",
      other: "# personnes et équipes modifiées depuis sont restées telles quelles.",
    }),
  openKept: "Voir qui est resté",
  undoImport: "Annuler l’import",
  redoImport: "Rétablir l’import",
  undone: (file: string): string => `Import du fichier ${file} annulé`,
  redone: (file: string): string => `Import du fichier ${file} rétabli`,
  kept: "Cet import figure sous Imports.",
  leftRows: "Lignes rejetées",
  leftRowsFirst: (shown: number): string =>
    plural(shown, { one: "La première ligne rejetée", other: "Les # premières lignes rejetées" }),
  problem: "Problème",
  text: "Dans le fichier",
  cancelled: "Interrompu. Rien n’a été importé.",
  problemsFile: (file: string): string => `${file.replace(/\.[^.]*$/, "")} lignes rejetées.csv`,
  nextProblem: "Problème suivant",
  previousProblem: "Problème précédent",
} satisfies Catalogue["import"];

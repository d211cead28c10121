import { plural } from "../../lib/format";
import type { BannerCode } from "../../generated/BannerCode";
import type { FileProblem } from "../../generated/FileProblem";
import type { IssueCode } from "../../generated/IssueCode";
import type { NoteCode } from "../../generated/NoteCode";
import type { PhoneCode } from "../../generated/PhoneCode";
import type { ProblemCode } from "../../generated/ProblemCode";
import type { ReplacedCode } from "../../generated/ReplacedCode";
import type { RowCode } from "../../generated/RowCode";
import { eitherWay } from "../either_way";
import type { ProblemText } from "../sentences";
import { phones } from "./phones";
import { picture } from "./picture";

const rows: Record<RowCode, ProblemText> = {
  noName: { title: "No name", text: "Each person needs a name. Add one." },
  nameTooLong: { title: "Name too long", text: "A name has at most 500 characters. Shorten it in the file." },
  noContact: {
    title: "No e-mail and no phone",
    text: "Each person needs an e-mail address or a phone number. Add one.",
  },
  emailTwice: {
    title: "Same e-mail twice in the file",
    text: "An earlier row has the same e-mail address. Keep one of the two rows.",
  },
  identifierTwice: {
    title: "Same identifier twice in the file",
    text: "An earlier row has the same identifier. Give each person a different one.",
  },
  samePersonTwice: {
    title: "Same person twice in the file",
    text: "An earlier row updates the same person. Keep one of the two rows.",
  },
  staffMember: {
    title: "E-mail of a member of staff",
    text: "This address belongs to a member of staff. Change it, or leave the row out.",
  },
  inactive: {
    title: "Deactivated person",
    text: "This person is deactivated. Change the address, or leave the row out.",
  },
  twoPeople: {
    title: "Matches two people",
    text: "The identifier belongs to one person and the e-mail to another. Correct one of them.",
  },
  twoTeams: {
    title: "Two different teams",
    text: "The identifier names one team and the id another. Correct one of them.",
  },
  identifierInUse: {
    title: "Identifier already in use",
    text: "Somebody already has this identifier. Let the import update them, or change the identifier.",
  },
  wouldRename: {
    title: "Another name for this address",
    text: "A person with another name has this address. Decide who it is here, or for all rows under “Same address, another name”.",
  },
  maybeSame: {
    title: "Is this the same person?",
    text: "A client without an address has this name and number. Decide who it is here, or for all rows under “Same name and number, new address”.",
  },
  onMatchRefused: {
    title: "Person already exists",
    text: "You chose to leave out people you already have. Choose “update them” to import the row.",
  },
  onMatchSkipped: {
    title: "Person already exists",
    text: "You chose to skip people you already have. Choose “update them” to import the row.",
  },
  teamUnknown: {
    get title(): string {
      return eitherWay({ teams: "Team not found", books: "Book not found" });
    },
    get text(): string {
      return eitherWay({
        teams: "There is no team with this name or identifier. Create it in Client teams, or correct the file.",
        books: "There is no book with this name or identifier. Create it in Contact books, or correct the file.",
      });
    },
  },
  teamAmbiguous: {
    get title(): string {
      return eitherWay({ teams: "Team name is not unique", books: "Book name is not unique" });
    },
    get text(): string {
      return eitherWay({
        teams: "Two teams have this name. Use the team’s identifier instead.",
        books: "Two books have this name. Use the book’s identifier instead.",
      });
    },
  },
  teamWithoutActiveStaff: {
    get title(): string {
      return eitherWay({ teams: "Team without active staff", books: "Book without active staff" });
    },
    get text(): string {
      return eitherWay({
        teams: "This team has no active staff. Add a member of staff in Client teams, then import again.",
        books: "This book has no active staff. Add a member of staff in Contact books, then import again.",
      });
    },
  },
  noDefaultTeam: {
    get title(): string {
      return eitherWay({ teams: "No team given", books: "No book given" });
    },
    get text(): string {
      return eitherWay({
        teams: "The row names no team and there is no default team. Choose a default in Client teams.",
        books: "The row names no book and there is no default book. Choose a default in Contact books.",
      });
    },
  },
  staffRow: {
    title: "Member of staff",
    text: "The file marks this row as staff. This import is for clients and partners. Choose Staff above to import staff.",
  },
  leftRow: {
    title: "Has left",
    text: "The file marks this person as deactivated. Remove the 3 from the column Status to import them.",
  },
  clientRow: {
    title: "Client or partner",
    text: "The file marks this row as a client or a partner. This import is for staff. Choose Clients above instead.",
  },
  notStaff: {
    title: "E-mail of a client",
    text: "This address or identifier belongs to a client or a partner. Change it, or leave the row out.",
  },
  staffWithoutEmail: {
    title: "No e-mail address",
    text: "Staff need an e-mail address to sign in. Add one.",
  },
  unknownRole: {
    title: "Unknown role",
    text: "The roles are Staff, User administrator and System administrator. Correct the file, or choose Job title above the column.",
  },
  otherRole: {
    title: "Different role",
    text: "This person has another role. An import does not change roles. Change it on the person’s page.",
  },
  systemAdministratorRow: {
    title: "System administrator",
    text: "Only a system administrator can add or change a system administrator. Ask one to import this row.",
  },
  badTeamIdentifier: {
    title: "Identifier not allowed",
    text: "A team identifier may contain only letters and digits. Remove blanks, hyphens and brackets.",
  },
  teamTwice: {
    title: "Same team twice in the file",
    text: "An earlier row has the same identifier or name. Keep one of the two rows.",
  },
  teamNameInUse: {
    title: "Team name already in use",
    text: "Another team has this name. Give this row that team’s identifier, or another name.",
  },
  noTeam: { title: "No team", text: "The row names no team. Add its identifier, name or ID in the file." },
  noMember: {
    title: "Nobody named",
    text: "The row names nobody. Add an e-mail address, identifier or ID.",
  },
  personUnknown: {
    title: "Person not found",
    text: "Nobody here has this ID, identifier or e-mail address. Import or add the person first, or correct the file.",
  },
  memberTwice: {
    title: "Same row twice in the file",
    text: "An earlier row adds the same person to the same team. Keep one of the two rows.",
  },
  leftOutByHand: {
    title: "Left out by you",
    text: "You left this row out. Select it and press Delete to take it in again.",
  },
  tooManyPoints: {
    title: "Too many addresses and numbers",
    text: "A person has at most 50 addresses and numbers. Remove some from the row or from the person, then import again.",
  },
};

const values: Record<Exclude<IssueCode, RowCode | PhoneCode>, ProblemText> = {
  badEmail: {
    title: "Not an e-mail address",
    text: "This does not look like an e-mail address, so we left it out. Correct it to keep it.",
  },
  emailTidied: {
    title: "Text around an e-mail address",
    text: "We kept the address and removed the text around it. Nothing to check.",
  },
  emailUncertain: {
    title: "Uncertain e-mail address",
    text: "This may be only part of an address, so we left it out. Correct it to use it.",
  },
  emailMixedScripts: {
    title: "Letters of two alphabets",
    text: "The address mixes letters that look alike, such as a Cyrillic and a Latin a. Check where it comes from.",
  },
  nameLikeNothing: {
    title: "Possibly not a name",
    text: "This can be a name, but programs also use it for an empty value. We kept it. Clear the cell if it is not a name.",
  },
  notAName: {
    title: "Not a name",
    text: "This is a number, an address or a formula, so we left it out. Check that you chose the right column.",
  },
  nameRemark: {
    title: "Remark next to the name",
    text: "We moved the remark from the name to the person’s note. Nothing to check.",
  },
  deceased: {
    title: "Marked as deceased",
    text: "The file marks this person as deceased. We kept that in the note. Remove the row from the file if you do not want to import it.",
  },
  entityDecoded: {
    title: "Web page code",
    text: "The file contains web page code, such as &amp; for & or a tag around a name. We import the text without it.",
  },
  decimalIdentifier: {
    title: "Identifier looks like an amount",
    text: "A spreadsheet may have added the .0 or the comma, so we left it out. Format the column as Text in the file to use it.",
  },
  badTeamId: {
    get title(): string {
      return eitherWay({ teams: "Not a team ID", books: "Not a book ID" });
    },
    get text(): string {
      return eitherWay({
        teams: "This is not the ID of a team, so we left it out. Use the team’s name or identifier instead.",
        books: "This is not the ID of a book, so we left it out. Use the book’s name or identifier instead.",
      });
    },
  },
  placeholderAddress: {
    title: "Placeholder address",
    text: "This is a placeholder, so we left it out. The client is imported without an address.",
  },
  ofSomebodyElse: {
    title: "Belongs to another person",
    text: "The file says that this belongs to an assistant, a relative or another person. We kept it in the client’s note.",
  },
  sharedAddress: {
    title: "Address of someone else",
    text: "A person with another name already has this address. This client is imported without it.",
  },
  namedByCompany: {
    title: "Named after the company",
    text: "The row has no person’s name, so the client is named after the company.",
  },
  valueTooLong: {
    title: "Value too long",
    text: "This text is too long for its field, so we left it out. Shorten it to keep it.",
  },
  roundedIdentifier: {
    title: "Identifier rounded by Excel",
    text: "Excel may have rounded this identifier. Format the column as Text, save again and import that file.",
  },
  unknownCountry: {
    title: "Unknown country",
    text: "We do not know this country, so its numbers without a country code are kept as text. Correct it.",
  },
  unknownDialCode: {
    title: "Unknown dial code",
    text: "We do not know this dial code, so its number is kept as text. Correct it.",
  },
  countryUnsettled: {
    title: "Unknown country or area",
    text: "The row does not say which country or area this number is from, so it is kept as text. Correct it.",
  },
  dialCodeConflict: {
    title: "Dial code and country do not match",
    text: "The dial code does not match the country of the number or the row. The number is kept as text. Correct the file.",
  },
  repairedByte: {
    title: "Letter in another encoding",
    text: "A letter did not fit the text encoding. We used another one, or show �. Compare it with the file.",
  },
  surplusCells: {
    title: "More values than columns",
    text: "The row has more values than columns. Look for a comma without quotes in the file.",
  },
  keptAsText: {
    title: "Kept as text",
    text: "The file says that this is not a number, so it is kept as text. Remove “not a number” from the file to read it.",
  },
  innerQuotes: {
    title: "Single quotation marks in cells",
    text: "Quotation marks inside cells are not doubled, so we kept them. Compare the rows with the file.",
  },
  unclosedQuote: {
    title: "Quotation mark never closed",
    text: "A quotation mark is never closed, so we treat it as text. Compare the row with the file.",
  },
};

const replaced: Record<ReplacedCode, ProblemText> = {
  replacesSecureEmail: {
    title: "New sign-in e-mail address",
    text: "The row changes this client’s sign-in e-mail address. Invitations and codes will go there. Compare the two.",
  },
  replacesSecurePhone: {
    title: "New sign-in phone number",
    text: "The row changes this client’s sign-in phone number. Codes will go there. Compare the two.",
  },
  replacesOnlyPhone: {
    title: "The only phone number is replaced",
    text: "The row replaces this client’s only public phone number. Compare the two.",
  },
};

const notes: Record<NoteCode, ProblemText> = {
  own_export: {
    title: "Saved by Coverbook",
    text: "Coverbook saved this file, so we read every cell exactly as it is. Nothing to check.",
  },
  encoding_guessed: {
    title: "Text encoding guessed",
    text: "We chose the most likely text encoding. If letters look wrong, choose another one above.",
  },
  encoding_asked: {
    title: "Some letters may be wrong",
    text: "Two text encodings are likely. If letters look wrong, choose another one above.",
  },
  bytes_repaired: {
    title: "Some letters could not be read",
    text: "Some letters did not fit the text encoding. We used another one, or show �. Compare the marked cells.",
  },
  damaged_text: {
    title: "Damaged text",
    text: "Some letters were already damaged in this file. Compare them, or export the file again.",
  },
  nul_removed: {
    title: "Empty characters removed",
    text: "Characters without meaning were removed. Nothing to check.",
  },
  cards_cut_short: {
    title: "Cards without an end",
    text: "The file is incomplete: these cards begin and do not end. Export it again.",
  },
  card_groups: { title: "Lists of people", text: "The file has lists of people, which are not imported." },
  card_pictures: {
    title: "Pictures on cards",
    text: "Pictures are not imported. Drop one on a client’s page instead.",
  },
  hidden_rows: {
    title: "Hidden rows",
    text: "Rows that are hidden in the spreadsheet, by a filter for example, are imported too.",
  },
  hidden_sheet: {
    title: "Hidden sheet",
    text: "The sheet we read is hidden in the spreadsheet. Check that it is the right one.",
  },
  unfinished_formulas: {
    title: "Formulas without a result",
    text: "These formulas were never calculated, so their cells are empty. Open the file in your spreadsheet, save it again, and import that.",
  },
  sep_line: { title: "First line names the separator", text: "The line “sep=” is not a row, so we left it out." },
  apostrophe_quotes: { title: "Quoted with apostrophes", text: "Cells are quoted with apostrophes. Nothing to check." },
  backslash_escapes: {
    title: "Quotes with backslashes",
    text: "We removed the backslashes before quotes. Nothing to check.",
  },
  preamble: {
    title: "Lines above the header",
    text: "Lines above the header are not imported. To import them, choose another header row above.",
  },
  comments: { title: "Comment lines", text: "Lines that start with # above the table are not imported." },
  two_header_rows: {
    title: "Two rows of headings",
    text: "The row above the header groups its columns and is left out. Choose another header row above if that is wrong.",
  },
  no_header: {
    title: "No header row",
    text: "We found no row with column names. Choose one above, or choose a field above each column.",
  },
  header_below: {
    title: "Header below rows with people",
    text: "The column names are below other rows, which we read by the same columns. If that is wrong, choose another header row above.",
  },
  other_table: {
    title: "Second table in the file",
    text: "The file has another table, which we did not read. To read it instead, choose its header row above.",
  },
  header_guessed: {
    title: "Header row guessed",
    text: "We do not know any of the column names. Check the header row above and the field above each column.",
  },
  duplicate_headers: {
    title: "Columns with the same name",
    text: "Several columns have the same name. Check the field above each one.",
  },
  repeated_header: {
    title: "Header repeated",
    text: "The header appears again among the rows, and we left it out there.",
  },
  empty_rows: { title: "Empty rows", text: "Rows without any text are left out. Nothing to check." },
  empty_columns: { title: "Empty columns", text: "Columns without any text are left out. Nothing to check." },
  long_rows: {
    title: "Rows with too many values",
    text: "Some rows have more values than columns. Look for a comma without quotes in the file.",
  },
  unclosed_quote: {
    title: "Quotation mark never closed",
    text: "A quotation mark is never closed, so we treat it as text. Compare the row with the file.",
  },
  inner_quotes: {
    title: "Single quotation marks in cells",
    text: "Quotation marks inside cells are not doubled, so we kept them. Compare the rows with the file.",
  },
  quoted_lines: {
    title: "Every line in quotes",
    text: "Every line of the file is in quotation marks. We read the table inside them.",
  },
  total_row: {
    title: "Last row looks like a total",
    text: "The last row may be a total instead of a client. If so, remove it from the file.",
  },
  long_cells: {
    title: "Very long cells",
    text: "A cell is longer than a spreadsheet allows. Compare the row with the file.",
  },
};

const all: Record<ProblemCode | NoteCode, ProblemText> = { ...notes, ...phones, ...replaced, ...values, ...rows };

const banners: Record<BannerCode, (column: string, count: number, country: string) => string> = {
  sci_precision_lost: (column, count) =>
    plural(count, {
      one: `# number in “${column}” was shortened by Excel. Format the column as Text, save again and import that file.`,
      other: `# numbers in “${column}” were shortened by Excel. Format the column as Text, save again and import that file.`,
    }),
  wrong_phone_column: (column, count) =>
    plural(count, {
      one: `# value in “${column}” is not a phone number. If the column has no phone numbers, choose another field above it.`,
      other: `# values in “${column}” are not phone numbers. If the column has no phone numbers, choose another field above it.`,
    }),
  own_code_without_plus: (column, count) =>
    plural(count, {
      one: `# number in “${column}” starts with the country code but has no +. We read it with a +.`,
      other: `# numbers in “${column}” start with the country code but have no +. We read them with a +.`,
    }),
  other_country: (column, _, country) =>
    `More numbers in “${column}” fit ${country} than the country you chose. Choose ${country} above to read them that way.`,
};

const files: Record<FileProblem, (file: string) => string> = {
  empty: (file) => `${file} is empty. Choose a file with a header and at least one row.`,
  headerOnly: (file) => `${file} has a header but no rows. Choose a file with at least one row.`,
  fieldPerLine: (file) =>
    `${file} has one field per line, or one person per column. Make it a table with one person per row.`,
  workbook: (file) => `${file} is a binary workbook (XLSB). Save it as XLSX in Excel and import that file.`,
  oldWorkbook: (file) => `${file} is an Office file of another kind. Save the table as XLSX and import that file.`,
  locked: (file) => `${file} is protected with a password. Save a copy without a password and import that file.`,
  broken: (file) => `${file} is damaged. Open it in your spreadsheet, save it again, and import that file.`,
  tooManyCells: (file) =>
    `${file} has too many cells. Delete empty rows and columns around the table and save it again.`,
  pdf: (file) => `${file} is a PDF. Export the table it was made from as CSV and import that file.`,
  picture: (file) => `${file} is a picture. Choose a spreadsheet or a CSV file instead.`,
  zip: (file) => `${file} is an archive. Unpack it and choose the file inside.`,
  json: (file) => `${file} is a JSON file. Export it as CSV and import that file.`,
  html: (file) => `${file} is a web page. Export the table as CSV and import that file.`,
  unknown: (file) => `${file} is not a table. Choose a spreadsheet or a CSV file instead.`,
  folder: (file) => `${file} is a folder. Open it and choose one file.`,
  special: (file) => `${file} is a pipe or a device. Save its output as a file and choose that.`,
  ownFile: (file) => `${file} is a file that Coverbook itself uses. Choose another one.`,
  chooseAgain: () => "You chose this file too long ago. Choose it again.",
  missing: (file) => `${file} no longer exists. Choose another file.`,
  vanished: (file) => `${file} disappeared while we read it. Connect its drive again, or choose a copy.`,
  noPermission: (file) => `You have no permission to read ${file}. Ask its owner, or choose a copy.`,
  tooLarge: (file) => `${file} is too large for one import. Split it and import the parts.`,
  severalFiles: () => "Several files were dropped. Drop one file at a time.",
  tooManyColumns: (file) => `${file} has too many columns. Keep the ones you need and save it again.`,
  noBackup: (file) => `${file} is not a Coverbook backup. Choose another file.`,
  cutShort: (file) => `${file} is incomplete: its end is missing. Copy it again, or use another backup.`,
  damaged: (file) => `${file} is damaged. Use another backup.`,
  otherKey: (file) => `${file} does not match the key file on this computer. Start Coverbook with a new key file.`,
  ...picture.problems,
  emptied: (file) =>
    `${file} no longer contains your earlier backups. Connect the right disk, or choose the folder again.`,
  ownFolder: () => "Coverbook uses this folder itself. Save the backup in another one.",
};

export const problems = {
  all,
  banners,
  files,
  /** For a reason that another version of the program noted. */
  unknown: {
    title: "Unknown problem",
    text: "Another version of Coverbook noted this problem. Compare this with the file.",
  },
};

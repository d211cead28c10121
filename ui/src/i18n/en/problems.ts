import { number, plural } from "../../lib/format";
import type { BannerCode } from "../../generated/BannerCode";
import type { FileProblem } from "../../generated/FileProblem";
import type { IssueCode } from "../../generated/IssueCode";
import type { NoteCode } from "../../generated/NoteCode";
import type { PhoneCode } from "../../generated/PhoneCode";
import type { ProblemCode } from "../../generated/ProblemCode";
import type { ReplacedCode } from "../../generated/ReplacedCode";
import type { RowCode } from "../../generated/RowCode";
import { eitherWay } from "../either_way";
import { picture } from "./picture";

/** A kind of problem: its name in a list, and the sentence that says what to do. */
export type ProblemText = { readonly title: string; readonly text: string };

const rows: Record<RowCode, ProblemText> = {
  noName: { title: "No name", text: "We need a name for each client. Add one in the file and import it again." },
  nameTooLong: { title: "Name too long", text: "A name has at most 500 characters. Shorten it in the file." },
  noContact: {
    title: "No e-mail and no phone",
    text: "We need an e-mail address or a phone number for each client. Add one in the file.",
  },
  emailTwice: {
    title: "Same e-mail twice in the file",
    text: "An earlier row has the same e-mail address. Keep one of the two rows in the file.",
  },
  identifierTwice: {
    title: "Same identifier twice in the file",
    text: "An earlier row has the same identifier. Give each client their own in the file.",
  },
  samePersonTwice: {
    title: "Same person twice in the file",
    text: "An earlier row updates the same client. Keep one of the two rows in the file.",
  },
  staffMember: {
    title: "E-mail of a member of staff",
    text: "This address belongs to a member of staff. Change it in the file, or leave the row out.",
  },
  inactive: {
    title: "Deactivated client",
    text: "This client was deactivated. Change the address in the file, or leave the row out.",
  },
  twoPeople: {
    title: "Matches two clients",
    text: "The identifier belongs to one client and the e-mail to another. Correct one of them in the file.",
  },
  identifierInUse: {
    title: "Identifier already in use",
    text: "A client with this identifier exists already. Let the import update them, or change the identifier.",
  },
  wouldRename: {
    title: "Another name for this address",
    text: "A client with another name has this address. Choose under “Same address, another name” what to do.",
  },
  maybeSame: {
    title: "Is this the same person?",
    text: "A client without an address has this name and number. Choose under “Same name and number, new address” what to do.",
  },
  onMatchRefused: {
    title: "Client already exists",
    text: "You chose to leave out rows of clients you have. Choose “update them” to take the row in.",
  },
  onMatchSkipped: {
    title: "Client already exists",
    text: "You chose to skip clients you have. Choose “update them” to take the row in.",
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
        teams: "Two teams have this name. Write the team’s identifier in the file instead.",
        books: "Two books have this name. Write the book’s identifier in the file instead.",
      });
    },
  },
  teamWithoutActiveStaff: {
    get title(): string {
      return eitherWay({ teams: "Team without active staff", books: "Book without active staff" });
    },
    get text(): string {
      return eitherWay({
        teams: "Nobody active covers this team. Add a member of staff to it in Client teams, then import again.",
        books: "Nobody active covers this book. Add a member of staff to it in Contact books, then import again.",
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
    text: "The file says that this is a member of staff. Only clients and partners are imported; add staff under Staff.",
  },
  leftRow: {
    title: "Has left",
    text: "The file says that this client was deactivated where the file comes from. Take 3 out of the column Status to import them.",
  },
  tooManyPoints: {
    title: "Too many addresses and numbers",
    text: "A person has at most 50 addresses and numbers. Remove some from the row or from the person, then import again.",
  },
};

const values: Record<Exclude<IssueCode, RowCode | PhoneCode>, ProblemText> = {
  badEmail: {
    title: "Not an e-mail address",
    text: "This does not look like an e-mail address, so we leave it out. Correct it in the file to keep it.",
  },
  emailTidied: {
    title: "Text beside an e-mail address",
    text: "We took the address and left out the text around it. Nothing to check.",
  },
  emailUncertain: {
    title: "E-mail address not certain",
    text: "This may be the address that is meant, or part of it. We do not take it; correct it in the file to use it.",
  },
  emailMixedScripts: {
    title: "Letters of two alphabets",
    text: "The address mixes letters that look alike, such as a Cyrillic and a Latin a. Check where it comes from.",
  },
  nameLikeNothing: {
    title: "Perhaps no name",
    text: "Programs write this word when there is no value, but it is also a name. We keep it; empty it in the file if it is none.",
  },
  notAName: {
    title: "Not a name",
    text: "This is a number, an address or a formula and nobody’s name, so we leave it out. Check that the right column is chosen.",
  },
  nameRemark: {
    title: "Remark beside the name",
    text: "We took the remark out of the name and keep it in the person’s note. Nothing to check.",
  },
  deceased: {
    title: "Marked as deceased",
    text: "The file says that this person has died. We keep that in the note; take the row out of the file if it should not be imported.",
  },
  entityDecoded: {
    title: "Written as in a web page",
    text: "The file writes letters as web pages do, such as &amp; for &, or a link or a tag around a name. We store what is seen.",
  },
  decimalIdentifier: {
    title: "Identifier written as an amount",
    text: "A spreadsheet may have added the .0 or the comma. We do not take the identifier; format the column as Text in the file to use it.",
  },
  badTeamId: {
    get title(): string {
      return eitherWay({ teams: "Not a team key", books: "Not a book key" });
    },
    get text(): string {
      return eitherWay({
        teams: "This is no key of a team, so we leave it out. Write the team’s name or identifier instead.",
        books: "This is no key of a book, so we leave it out. Write the book’s name or identifier instead.",
      });
    },
  },
  placeholderAddress: {
    title: "Stands for no address",
    text: "This says that there is no address, so we leave it out. The client comes without one.",
  },
  ofSomebodyElse: {
    title: "Belongs to another person",
    text: "The file says that this is an assistant’s, a relative’s or another person’s. We keep it in the client’s note.",
  },
  sharedAddress: {
    title: "Address of somebody else",
    text: "Somebody with another name has this address and keeps it. This client comes without it.",
  },
  namedByCompany: {
    title: "Named by the company",
    text: "The row names no person, so the client is called by the company.",
  },
  valueTooLong: {
    title: "Value too long",
    text: "This text is longer than its field, so we leave it out. Shorten it in the file to keep it.",
  },
  roundedIdentifier: {
    title: "Identifier rounded by Excel",
    text: "Excel may have rounded this identifier. Format the column as Text, save again and import that file.",
  },
  unknownCountry: {
    title: "Country not known",
    text: "We do not know this country, so we keep its numbers without a country code as text. Correct it in the file.",
  },
  unknownDialCode: {
    title: "Dial code not known",
    text: "We do not know this dial code, so we keep the number beside it as text. Correct it in the file.",
  },
  countryUnsettled: {
    title: "Country or area not known",
    text: "The row does not say which country or area this number is from, so we keep it as text. Correct it in the file.",
  },
  dialCodeConflict: {
    title: "Dial code and country disagree",
    text: "The dial code belongs to another country than the number or the row. We keep the number as text; correct the file.",
  },
  repairedByte: {
    title: "Letter read by another encoding",
    text: "A letter did not fit the text encoding and was read by another, or is shown as �. Compare it.",
  },
  surplusCells: {
    title: "More values than columns",
    text: "The row has more values than there are columns. Look for a comma without quotes in the file.",
  },
  keptAsText: {
    title: "Kept as text",
    text: "The file says that this is no number, so we keep the text. Take “not a number” out of the file to read it.",
  },
  innerQuotes: {
    title: "Single quotation marks in cells",
    text: "Quotation marks inside cells are not doubled, so we kept them. Compare the rows with the file.",
  },
  unclosedQuote: {
    title: "Quotation mark never closed",
    text: "A quotation mark is never closed, so we read it as a letter. Compare the row with the file.",
  },
};

const replaced: Record<ReplacedCode, ProblemText> = {
  replacesSecureEmail: {
    title: "Another secure e-mail",
    text: "The row gives this client another secure e-mail. Invitations and codes go there from then on; compare the two.",
  },
  replacesSecurePhone: {
    title: "Another secure number",
    text: "The row gives this client another secure number. Codes go there from then on; compare the two.",
  },
  replacesOnlyPhone: {
    title: "The only phone number is replaced",
    text: "The row replaces the only number others see of this client. Compare the two.",
  },
};

const readAs = "We are sure how this number is read. Compare it with the file if you like.";
const noNumber = "This does not look like a phone number. Check that the right column is chosen.";
const wrongLength = "The number has too few or too many digits for its country. Correct it in the file to keep it.";

const phones: Record<PhoneCode, ProblemText> = {
  note_removed: { title: "Words beside the number", text: "We kept the number and moved the words to its label." },
  assumed_idd: { title: "Dialling prefix became +", text: readAs },
  plus_zero: { title: "0 after the + removed", text: readAs },
  trunk_zero_removed: { title: "Extra 0 removed", text: readAs },
  legacy_prefix: { title: "Old prefix removed", text: readAs },
  float_suffix: { title: "“.0” from a spreadsheet", text: readAs },
  sci_recovered: { title: "Number written as 4.4E+11", text: readAs },
  thousands_separators: { title: "Thousands separators removed", text: readAs },
  multiple_numbers: {
    title: "Two numbers in one cell",
    text: "Two numbers found. We keep both: the first is the main number.",
  },
  alternative_tail_dropped: {
    title: "Second ending dropped",
    text: "The end looks like the last digits of another number. We keep the first number; add the other one in the file.",
  },
  dial_tail_dropped: {
    title: "Digits after a pause dropped",
    text: "The digits after the pause belong to a meeting or a menu. We keep the number without them.",
  },
  assumed_plus: {
    title: "The + is missing",
    text: "This looks like a number with the + missing. Correct the file if that is right; until then we keep the text.",
  },
  ambiguous_country_code: {
    title: "Country code or not",
    text: "The first digits may be the country code. Write a + in front in the file to be sure.",
  },
  leading_zero_restored: {
    title: "Italian number without its 0",
    text: "Italian numbers keep their first 0. Add it in the file; until then we keep the text.",
  },
  doubled_country_code: {
    title: "Country code twice",
    text: "The country code seems to be there twice. Correct it in the file; until then we keep the text.",
  },
  letter_lookalike: {
    title: "Letter in a number",
    text: "There is a letter where a digit should be. Correct it in the file; until then we keep the text.",
  },
  overseas_france: {
    title: "French overseas number",
    text: "This looks like a number overseas. Write it with its country code in the file to be sure.",
  },
  vanity_truncated: {
    title: "Word longer than the number",
    text: "The word is longer than the number. Write the digits in the file to be sure.",
  },
  multiple_extensions: {
    title: "Two extensions",
    text: "Two extensions found, and we kept the first. Correct the file if it is the other.",
  },
  suspected_dummy: { title: "All digits the same", text: "All digits are the same. Check that this is a real number." },
  several_readings: {
    title: "More than one reading",
    text: "More than one reading is possible. Write the number with + and its country code in the file.",
  },
  possible_not_valid: {
    title: "Range not known",
    text: "The length fits, but we do not know this range. It may be new: we keep it. Check it if you can.",
  },
  sci_precision_lost: {
    title: "Number shortened by Excel",
    text: "Excel shortened this number and its last digits are gone. Format the column as Text, save again and import that file.",
  },
  excel_hashes: {
    title: "######## instead of a number",
    text: "The column was too narrow when the file was saved. Widen it, save again and import that file.",
  },
  missing_area_code: {
    title: "Area code missing",
    text: "The area code is missing. Add it in the file; until then we keep the text.",
  },
  too_short: { title: "Number too short", text: wrongLength },
  too_long: { title: "Number too long", text: wrongLength },
  wrong_length: { title: "Wrong number of digits", text: wrongLength },
  not_in_use: {
    title: "No such number",
    text: "No number of this country starts like this. Correct it in the file; until then we keep the text.",
  },
  short_code: {
    title: "Short number",
    text: "Short numbers such as 999 work only inside a country. We keep the text; write the whole number in the file.",
  },
  unknown_country_code: {
    title: "No such country code",
    text: "There is no such country code. Correct it in the file; until then we keep the text.",
  },
  no_region: {
    title: "Country of the number not known",
    text: "We need a country for this number. Choose one above for numbers without a country code.",
  },
  unreadable_letters: { title: "Letters in the number", text: noNumber },
  not_a_number: { title: "Not a phone number", text: noNumber },
  looks_like_date: { title: "Looks like a date", text: noNumber },
  extension: { title: "With an extension", text: "We keep the extension beside the number. Nothing to check." },
  label_removed: { title: "With a label", text: "We keep the word as the number’s label. Nothing to check." },
  vanity: { title: "Number with a word", text: "We dial the digits of the word. Nothing to check." },
  placeholder: { title: "No number", text: "Treated as empty. Nothing to check." },
};

const notes: Record<NoteCode, ProblemText> = {
  own_export: {
    title: "Saved by Coverbook",
    text: "Coverbook wrote this file, so every cell is read exactly as it was written. Nothing to check.",
  },
  encoding_guessed: {
    title: "Text encoding guessed",
    text: "We took the likeliest text encoding. If letters look wrong, choose another one above.",
  },
  encoding_asked: {
    title: "Some letters may be wrong",
    text: "Two text encodings are likely. If letters look wrong, choose another one above.",
  },
  bytes_repaired: {
    title: "Some letters could not be read",
    text: "Some letters did not fit the text encoding and were read by another, or are shown as �. Compare the marked cells.",
  },
  damaged_text: {
    title: "Text was damaged before",
    text: "Letters were damaged before this file was saved. Compare them, or export the file again.",
  },
  nul_removed: {
    title: "Empty characters removed",
    text: "Characters without meaning were taken out. Nothing to check.",
  },
  sep_line: { title: "First line names the separator", text: "The line “sep=” is no row, so we left it out." },
  apostrophe_quotes: { title: "Quoted with apostrophes", text: "Cells are quoted with apostrophes. Nothing to check." },
  backslash_escapes: {
    title: "Quotes marked by backslashes",
    text: "Backslashes in front of quotes were read. Nothing to check.",
  },
  preamble: {
    title: "Lines above the header",
    text: "Lines above the header are not imported. Choose another header row above if they should be.",
  },
  comments: { title: "Comment lines", text: "Lines that start with # above the table are not imported." },
  two_header_rows: {
    title: "Two rows of headings",
    text: "The row above the header groups its columns and is left out. Choose another header row above if that is wrong.",
  },
  no_header: {
    title: "No header row",
    text: "We found no row of column names. Choose one above, or choose a field at the head of each column.",
  },
  header_below: {
    title: "Header below rows with people",
    text: "The column names stand below other rows. We read those rows by the same columns. Choose another header row above if that is wrong.",
  },
  other_table: {
    title: "Second table in the file",
    text: "The file has another table, which is not read. To read that one instead, choose its row of column names as header above.",
  },
  header_guessed: {
    title: "Header row guessed",
    text: "We know none of the column names. Check the header row above and the field at the head of each column.",
  },
  duplicate_headers: {
    title: "Columns with the same name",
    text: "Several columns have the same name. Check the field at the head of each.",
  },
  repeated_header: { title: "Header repeated", text: "The header stands again among the rows and was left out there." },
  empty_rows: { title: "Empty rows", text: "Rows without any text are left out. Nothing to check." },
  empty_columns: { title: "Empty columns", text: "Columns without any text are left out. Nothing to check." },
  long_rows: {
    title: "Rows with too many values",
    text: "Some rows have more values than there are columns. Look for a comma without quotes in the file.",
  },
  unclosed_quote: {
    title: "Quotation mark never closed",
    text: "A quotation mark is never closed, so we read it as a letter. Compare the row with the file.",
  },
  inner_quotes: {
    title: "Single quotation marks in cells",
    text: "Quotation marks inside cells are not doubled, so we kept them. Compare the rows with the file.",
  },
  quoted_lines: {
    title: "Every line stands in quotes",
    text: "Each line of the file stood in quotation marks as a whole. We read the table inside them.",
  },
  total_row: {
    title: "Last row looks like a total",
    text: "The last row may be a total and no client. Take it out of the file if so.",
  },
  long_cells: {
    title: "Very long cells",
    text: "A cell is longer than a spreadsheet holds. Compare the row with the file.",
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
      one: `# value in “${column}” is no phone number. Choose another field at the head of the column if it holds none.`,
      other: `# values in “${column}” are no phone numbers. Choose another field at the head of the column if it holds none.`,
    }),
  own_code_without_plus: (column, count) =>
    plural(count, {
      one: `# number in “${column}” starts with the country code and has no +. We read it with a +.`,
      other: `# numbers in “${column}” start with the country code and have no +. We read them with a +.`,
    }),
  other_country: (column, _, country) =>
    `More numbers in “${column}” fit ${country} than the country chosen. Choose it above to read them that way.`,
};

const files: Record<FileProblem, (file: string) => string> = {
  empty: (file) => `${file} is empty. Choose a file with a header and at least one row.`,
  headerOnly: (file) => `${file} has a header and no rows. Choose a file with at least one row.`,
  fieldPerLine: (file) =>
    `${file} has one field on each line, or one person in each column. Turn it into a table with one person in each row.`,
  workbook: (file) => `${file} is an Excel workbook. Save it as CSV UTF-8 in Excel and import that file.`,
  oldWorkbook: (file) => `${file} is an old Excel workbook. Save it as CSV UTF-8 in Excel and import that file.`,
  pdf: (file) => `${file} is a PDF. Export the table it was made from as CSV and import that file.`,
  picture: (file) => `${file} is a picture. Choose a CSV file instead.`,
  zip: (file) => `${file} is an archive. Unpack it and choose the CSV file in it.`,
  json: (file) => `${file} holds JSON and no table. Export it as CSV and import that file.`,
  html: (file) => `${file} is a web page. Export the table as CSV and import that file.`,
  vcard: (file) => `${file} holds contact cards. Export your contacts as CSV and import that file.`,
  unknown: (file) => `${file} is not a text file. Choose a CSV file instead.`,
  folder: (file) => `${file} is a folder. Open it and choose one CSV file.`,
  special: (file) => `${file} is a pipe or a device. Save what it gives as a file and choose that.`,
  ownFile: (file) => `${file} is one of the files Coverbook keeps a firm in. Choose another one.`,
  chooseAgain: () => "It is too long ago that this file was chosen. Choose it again.",
  missing: (file) => `${file} is not there any more. Choose another file.`,
  vanished: (file) => `${file} went away while we read it. Connect its drive again, or choose a copy.`,
  noPermission: (file) => `You may not read ${file}. Ask its owner, or choose a copy.`,
  tooLarge: (file) => `${file} is too large to import at once. Split it and import the parts.`,
  severalFiles: () => "Several files were dropped. Drop one CSV file at a time.",
  tooManyColumns: (file) => `${file} has more columns than we can read. Keep the ones you need and save it again.`,
  noBackup: (file) => `${file} is no Coverbook backup. Choose a file that was saved as one.`,
  cutShort: (file) => `${file} is not complete: its end is missing. Copy it once more, or use another backup.`,
  damaged: (file) => `${file} is damaged: its content is not what was saved. Use another backup.`,
  otherKey: (file) => `${file} has another key than the key file here. Start Coverbook with a new key file.`,
  ...picture.problems,
  emptied: (file) =>
    `${file} no longer holds the backups saved there before. Connect the right disk, or choose the folder again.`,
  ownFolder: () => "Coverbook works in this folder. Save the backup in another one.",
};

export const problems = {
  all,
  banners,
  files,
  /** For a reason that another version of the program noted. */
  unknown: {
    title: "Something to look at",
    text: "Compare this with the file. Another version of Coverbook knows what is wrong here.",
  },
  fromRow: (row: number): string => `From row ${number(row)}`,
};

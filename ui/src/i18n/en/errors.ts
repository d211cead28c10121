import type { AppError } from "../../generated/AppError";
import type { FieldProblem } from "../../generated/FieldProblem";
import type { MailProblemKind } from "../../generated/MailProblemKind";
import type { NamedView } from "../../generated/NamedView";
import type { Refusal } from "../../generated/Refusal";
import type { StatusView } from "../../generated/StatusView";
import { date, list, number, plural } from "../../lib/format";
import { lookUp } from "../../lib/look_up";
import { eitherWay } from "../either_way";
import type { ByCode, FormField } from "../sentences";
import { hubProblems } from "./hub";

const tooManyRows = ({ file, rows, limit }: { file: string; rows: number; limit: number }): string =>
  `${file} has ${number(rows)} rows, but your firm allows ${number(limit)} in one file. Split it, or have a system administrator raise the limit in Settings.`;

const listed = (items: readonly string[], total: number): string => {
  const shown = items.slice(0, 3);
  const rest = total - shown.length;
  return list(rest > 0 ? [...shown, plural(rest, { one: "# other", other: "# others" })] : shown);
};

const names = (items: readonly NamedView[], total = items.length): string =>
  listed(
    items.map((item) => item.name),
    total,
  );

/** A field as the subject of a sentence, and the sentence that asks for it. */
const formFields: Record<FormField, readonly [subject: string, enter: string]> = {
  name: ["The name", "Enter a name."],
  given: ["The first name", "Enter a first name."],
  family: ["The last name", "Enter a last name."],
  middleNames: ["The middle names", "Enter the middle names."],
  jobTitle: ["The job title", "Enter a job title."],
  company: ["The company", "Enter a company."],
  language: ["The language", "Choose a language."],
  note: ["The note", "Enter a note."],
  email: ["The e-mail address", "Enter an e-mail address."],
  phone: ["The phone number", "Enter a phone number."],
  identifier: ["The identifier", "Enter an identifier."],
  description: ["The description", "Enter a description."],
  groupIdentifiers: ["The teams", "Enter a team."],
  role: ["The role", "Choose a role."],
  country: ["The country", "Choose a country."],
  timeZone: ["The time zone", "Choose a time zone."],
  confirm: ["The word", "Type the word CONFIRM."],
  passphrase: ["The passphrase", "Enter a passphrase."],
  message: ["The message", "Enter a message."],
  label: ["The label", "Enter a label."],
  points: ["The list of contact details", "Add an address or a number."],
  title: ["The title", "Enter a title."],
  code: ["The code", "Enter the code."],
  username: ["The username", "Enter a username."],
  terms: ["The text of the terms", "Enter the text of the terms."],
  host: ["The server", "Enter the server’s name."],
  port: ["The port", "Enter a port."],
  from: ["The sender’s address", "Enter the sender’s address."],
  fromName: ["The sender’s name", "Enter the sender’s name."],
  login: ["The user name", "Enter a user name."],
  folder: ["The folder", "Choose a folder."],
  password: ["The password", "Enter the password."],
  security: ["The encryption", "Choose an encryption."],
  leaseDays: ["The number of days", "Enter a number of days."],
  importRowLimit: ["The limit", "Enter a limit."],
  link: ["The link", "Paste the link."],
  device: ["The name of the device", "Enter a name for this device."],
};
const subject = (field: string): string => lookUp(formFields, field)?.[0] ?? "This field";

const fields: Record<FieldProblem, (field: string) => string> = {
  empty: (field) => lookUp(formFields, field)?.[1] ?? "Fill in this field.",
  name: () => "Enter a name.",
  tooLong: (field) => `${subject(field)} is too long. Shorten it.`,
  email: () => "Enter an e-mail address with one @ and a domain, such as anna@example.com.",
  phone: () => "Enter a phone number with its country code, such as +44 20 7946 0018.",
  link: () => "This is no link of Coverbook. Copy the whole link and paste it again.",
  identifier: () => "An identifier has only letters and digits, on one line. Remove other characters.",
  country: () => "Choose a country from the list.",
  timeZone: () => "Choose a time zone from the list.",
  date: () => "Enter a date that exists.",
  confirm: () => "Type the word CONFIRM in capital letters.",
  code: () => "A code has eight letters and digits, such as K7QM-3XFD. Type it as it is in the e-mail.",
  usernameEmail: () => "A username cannot be an e-mail address. Leave out the @ and what follows.",
  usernameSigns: () => "A username has only letters and digits. Remove spaces and other characters.",
  role: () => "Choose a role from the list.",
  usernameShort: () => "A username has at least 6 characters. Make it longer.",
  usernameLetter: () => "A username has at least one letter. Add one.",
  terms: () => "You must accept the terms to join. Read them and tick the box.",
  port: () => "A port is a number from 1 to 65535. Common ones are 587 and 465.",
  hostPort: () => "A port is a number from 1024 to 65535. Coverbook usually uses 7843.",
  portTaken: () => "Another program uses this port. Close that program or choose another port.",
  again: () => "This password was saved for another server or user name. Enter it again.",
  inTheOpen: () =>
    "Without encryption, others could read the password. Choose STARTTLS or TLS, or use a server on this computer.",
  notOnHub: () => "A hub sends e-mails only through a mail server. Enter one.",
  passphrase: () => "A passphrase has at least 12 characters. Choose a longer one.",
  leaseDays: () => "Choose a number of days from 7 to 90.",
  rowLimit: () => "A limit is a number from 1 to 1,000,000. Leave the field empty for none.",
};

const states: Record<StatusView, string> = {
  quiet: "not invited yet",
  pending: "pending",
  active: "active",
  suspended: "suspended",
  inactive: "deactivated",
};

const refusals: ByCode<Refusal> = {
  notAllowed: () => "Only administrators can do this. Ask an administrator.",
  nameMissing: () => "Enter a name.",
  emailMissing: () => "Staff need an e-mail address. Enter one.",
  contactMissing: () => "Enter an e-mail address or a phone number.",
  tooLong: ({ field, max }) => `${subject(field)} is too long. Shorten it to ${String(max)} characters.`,
  emailTaken: ({ by, status }) =>
    status === "inactive"
      ? `This address belongs to ${by.name}, who is deactivated. Free it there, or use another one.`
      : `This address belongs to ${by.name}. Use another one.`,
  identifierTaken: ({ by }) => `This identifier belongs to ${by.name}. Use another one.`,
  teamIdentifierTaken: ({ by }) =>
    eitherWay({
      teams: `This identifier belongs to the team ${by.name}. Use another one.`,
      books: `This identifier belongs to the book ${by.name}. Use another one.`,
    }),
  lastSystemAdministrator: () =>
    "This is the only active system administrator. Make someone else a system administrator first.",
  ownRole: () => "You cannot change your own role. Ask another system administrator.",
  yourself: () => "You cannot suspend or deactivate yourself. Ask another administrator.",
  wrongState: ({ users, needed }) =>
    plural(users.length, {
      one: `${names(users)} is not ${states[needed]}. Leave them out.`,
      other: `${names(users)} are not ${states[needed]}. Leave them out.`,
    }),
  uncovers: ({ teams }) =>
    `The clients of ${names(teams)} would have no active staff in the meantime. Add another member of staff, or suspend anyway.`,
  notTheSameSide: ({ users }) =>
    `A member of staff and a client cannot be merged: ${names(users)}. Choose two records of the same kind.`,
  namedTwice: ({ users }) => `Each record can be merged with only one other at a time. Leave out ${names(users)}.`,
  roleOfClient: ({ user }) => `${user.name} is a client and has no role. Choose a member of staff.`,
  systemAdministratorNeeded: () => "Only system administrators can do this. Ask a system administrator.",
  onlyClients: ({ users }) =>
    plural(users.length, {
      one: `${names(users)} is staff. Client groups are only for clients and partners: leave them out.`,
      other: `${names(users)} are staff. Client groups are only for clients and partners: leave them out.`,
    }),
  lastPoint: ({ phone }) =>
    phone
      ? "The last public phone number cannot be removed. Add another one first, or change this one."
      : "The last public e-mail address cannot be removed. Add another one first, or change this one.",
  tooManyPoints: ({ max }) => `A list has at most ${String(max)} addresses and numbers. Remove some first.`,
  noActiveStaff: ({ team }) => `${team.name} has no active staff. Add a member of staff first.`,
  lastActiveStaff: ({ teams }) =>
    `The clients of ${names(teams)} would have no active staff. Add another member of staff first.`,
  lastTeam: ({ users }) =>
    eitherWay({
      teams: `${names(users)} would have no team left. Add them to another team first.`,
      books: `${names(users)} would have no book left. Add them to another book first.`,
    }),
  noOtherTeam: ({ users, total }) =>
    eitherWay({
      teams: plural(total, {
        one: `${names(users, total)} is in no other team. Choose a team to move them to.`,
        other: `${names(users, total)} are in no other team. Choose a team to move them to.`,
      }),
      books: plural(total, {
        one: `${names(users, total)} is in no other book. Choose a book to move them to.`,
        other: `${names(users, total)} are in no other book. Choose a book to move them to.`,
      }),
    }),
  defaultTeamStays: ({ team }) =>
    eitherWay({
      teams: `${team.name} is the default team. Make another team the default first.`,
      books: `${team.name} is the default book. Make another book the default first.`,
    }),
  noAddress: ({ users }) =>
    plural(users.length, {
      one: `${names(users)} has no e-mail address. Add one before you invite them.`,
      other: `${names(users)} have no e-mail address. Add one before you invite them.`,
    }),
  phoneMissing: ({ users }) =>
    plural(users.length, {
      one: `${names(users)} has no phone number, and your firm’s invitations need one. Add one first.`,
      other: `${names(users)} have no phone number, and your firm’s invitations need one. Add one first.`,
    }),
  wrongCode: () => "This is not the code from their latest e-mail. Ask for it again.",
  usernameTaken: () => "This username is taken. Choose another one.",
  termsChanged: () => "The terms have changed. Read and accept them again.",
  revoked: ({ users }) =>
    plural(users.length, {
      one: `The invitation of ${names(users)} was revoked. Add and invite them again.`,
      other: `The invitations of ${names(users)} were revoked. Add and invite them again.`,
    }),
  nothingDue: () => "Nothing is due. Nothing was changed.",
  textMissing: () => "Enter a title and a text.",
  noActiveRecipients: () => "None of the recipients has joined yet. Choose other people.",
  mailSent: () => "The e-mail was already sent. Revoke the invitation instead.",
  userInactive: ({ user }) =>
    eitherWay({
      teams: `${user.name} is deactivated and cannot join a team or group. Choose someone else.`,
      books: `${user.name} is deactivated and cannot join a book or group. Choose someone else.`,
    }),
  noBooks: () => "Your firm does not use contact books. Turn them on in Settings first.",
  defaultTeamMissing: () =>
    eitherWay({
      teams: "There is no default team. Choose one in Client teams.",
      books: "There is no default book. Choose one in Contact books.",
    }),
  conflict: ({ field, theirs }) =>
    theirs === ""
      ? `${subject(field)} was cleared by someone else while you were editing. Check it and save again.`
      : `${subject(field)} was changed to “${theirs}” by someone else while you were editing. Check it and save again.`,
  changedSince: ({ items, total }) =>
    plural(total, {
      one: `${listed(items, total)} was changed since. Undo that change first.`,
      other: `${listed(items, total)} were changed since. Undo those changes first.`,
    }),
  alreadyUndone: () => "This was already undone. Nothing was changed.",
  tooOld: ({ days }) =>
    plural(days, {
      one: "This could be undone for # day. Change the records by hand.",
      other: "This could be undone for # days. Change the records by hand.",
    }),
  notUndoable: () => "This cannot be undone. Change the records by hand.",
  unknownRecord: () => "This record no longer exists. Go back and choose another one.",
  firmExists: () => "This firm already exists. Open it.",
  nothingToUndo: () => "There is nothing to undo.",
  emptyImport: () => "No row of the file can be imported. Correct the problems in the file and import it again.",
  tooManyRows,
};

const mail: Record<MailProblemKind, string> = {
  nameNotFound: "No server has this name. Check the name and the network.",
  connectionRefused: "Nothing answers at this port. Check the port.",
  notReached: "The server cannot be reached. Check its name and your network.",
  timedOut: "The server did not answer in time. Check its name and port.",
  closed: "The server closed the connection. Coverbook will try again.",
  notSmtp: "This is not a mail server. Check the port.",
  certificateUntrusted: "The server’s certificate is not trusted. Ask the server’s administrator.",
  certificateExpired:
    "The server’s certificate is not valid today. Check the clock of the computer that sends, or ask the server’s administrator.",
  certificateWrongName: "The server’s certificate is for another name. Use that name.",
  noTls: "The server offers no encryption at this port. Choose the other encryption, or another port.",
  tlsNeeded: "The server requires encryption. Choose STARTTLS or TLS.",
  tlsFailed: "Coverbook and the server have no encryption in common. Ask the server’s administrator.",
  loginNotOffered: "The server does not offer sign-in here. Leave the user name empty, or choose an encryption.",
  loginInTheOpen:
    "Without encryption, others could read the password. Choose STARTTLS or TLS, or leave the user name empty.",
  loginRefused:
    "The server does not accept this user name and password. Some servers need a separate password for programs.",
  loginNeeded: "The server requires sign-in. Enter a user name and password.",
  senderRefused: "The server does not send from this address. Use one of its own addresses as sender.",
  recipientRefused: "The server does not know this recipient. Check the address.",
  relayRefused: "The server does not forward e-mail for us. Sign in, or ask the server’s administrator.",
  addressNotSupported: "This address contains characters the server does not support. Use another address.",
  busy: "The server is busy. Coverbook will try again.",
  refused: "The server rejected the e-mail. Ask the server’s administrator.",
  folderNotWritable: "Coverbook cannot write to this folder. Choose another one.",
};

type OwnTable = "field" | "file" | "mail" | "refused";

const all: ByCode<Exclude<AppError, { code: OwnTable }>> = {
  locked: () => "The key for this firm is not on this computer. Enter its passphrase or its recovery code.",
  wrongSecret: () => "This does not open the firm. Check the capital letters and enter it again.",
  newerFile: () => "A newer version of Coverbook saved this firm. Update Coverbook and open it again.",
  firmIsHere: () => "This firm is already on this computer. Choose whether to replace it.",
  damagedFile: () => "The firm’s file is damaged, or is not a Coverbook file. Restore your last backup.",
  emptyFile: () => "The firm’s file is empty. Restore your last backup.",
  noFirm: () => "No firm is open. Open one.",
  severalFirms: () => "There are several firms. Choose one.",
  keyFile: () =>
    "The key of this firm is in a key file. Make the new key with coverbook-cli firm new-key and another key file.",
  keyring: () => "The system’s keyring did not answer. Unlock it and open the firm again.",
  administratorsOnly: () => "Only administrators can do this. Ask an administrator.",
  mailNotSetUp: () => "E-mail is not set up. Set it up in Settings, then try again.",
  wrongCode: ({ left }) =>
    plural(left, {
      one: "This is not the code from their latest e-mail. You have # try left before a pause.",
      other: "This is not the code from their latest e-mail. You have # tries left before a pause.",
    }),
  tooManyRows,
  codeLocked: () => "Too many wrong codes. Wait 15 minutes, then enter the code again.",
  busy: () => "Another program is using the firm’s file. Close it and try again.",
  disk: () => "The disk is full. Free some space and try again. Nothing was changed.",
  readOnly: () =>
    "Coverbook cannot write to the firm’s file: the disk or the folder is read-only. Nothing was changed. You can still read and search.",
  memory: () => "This computer is low on memory. Close other programs and try again.",
  cancelled: () => "Stopped. Nothing was changed.",
  notFound: () => "This record no longer exists. Go back and choose another one.",
  lease: ({ heard }) =>
    `This device has had no answer from the hub since ${date(heard)}, so it shows nothing of the firm. Connect it to the hub and try again.`,
  hub: ({ problem }) => hubProblems[problem],
  internal: ({ incident }) =>
    incident === ""
      ? "Something went wrong in Coverbook. Nothing was changed. Try again."
      : `Something went wrong in Coverbook. Nothing was changed. Try again. Details: ${incident}.`,
};

/** What went wrong, and what to do. */
export const errors = {
  all,
  fields,
  refusals,
  mail,
  mailSystem: (sentence: string, answer: string): string => `${sentence} The system said: ${answer}`,
  mailAnswer: (sentence: string, answer: string): string => `${sentence} The server said: ${answer}`,
  /** For a code of another version of the program. */
  unknown: (code: string): string => `This did not work. Nothing was changed. Details: ${code}.`,
  unknownField: (field: string, problem: string): string =>
    `${subject(field)} cannot be used like this. Change it. Details: ${problem}.`,
};

import type { AppError } from "../../generated/AppError";
import type { MailProblemKind } from "../../generated/MailProblemKind";
import type { MailProblemView } from "../../generated/MailProblemView";
import type { NamedView } from "../../generated/NamedView";
import type { Refusal } from "../../generated/Refusal";
import type { StatusView } from "../../generated/StatusView";
import { list, plural } from "../../lib/format";
import { eitherWay } from "../either_way";

type ByCode<Union extends { code: string }> = {
  readonly [Code in Union["code"]]: (of: Extract<Union, { code: Code }>) => string;
};

const listed = (items: readonly string[], total: number): string => {
  const shown = items.slice(0, 3);
  const rest = total - shown.length;
  return list(rest > 0 ? [...shown, plural(rest, { one: "# other", other: "# others" })] : shown);
};

const names = (items: readonly NamedView[]): string =>
  listed(
    items.map((item) => item.name),
    items.length,
  );

const fieldNames: Record<string, string> = {
  name: "The name",
  given: "The first name",
  family: "The last name",
  middleNames: "The middle names",
  jobTitle: "The job title",
  company: "The company",
  note: "The note",
  email: "The e-mail address",
  phone: "The phone number",
  identifier: "The identifier",
  description: "The description",
  role: "The role",
  country: "The country",
  timeZone: "The time zone",
  confirm: "The word",
  passphrase: "The passphrase",
  message: "The message",
  label: "The label",
  points: "The list of contact details",
  title: "The title",
  code: "The code",
  username: "The username",
  terms: "The text of the terms",
  host: "The server",
  port: "The port",
  from: "The sender’s address",
  folder: "The folder",
  password: "The password",
  security: "The encryption",
};
const field = (code: string): string => fieldNames[code] ?? "A field";

type FieldProblem =
  | "empty"
  | "name"
  | "tooLong"
  | "email"
  | "phone"
  | "identifier"
  | "country"
  | "timeZone"
  | "passphrase"
  | "confirm"
  | "code"
  | "usernameEmail"
  | "usernameSigns"
  | "usernameShort"
  | "usernameLetter"
  | "terms"
  | "port"
  | "again"
  | "inTheOpen";
const fieldProblems: Record<FieldProblem, (name: string) => string> = {
  empty: (name) => `${name} is needed. Fill it in.`,
  name: () => "A name is needed. Fill in the first or the last name.",
  tooLong: (name) => `${name} is too long. Shorten it.`,
  email: () => "This does not look like an e-mail address. It has one @ and a domain, such as anna@example.com.",
  phone: () => "This does not look like a phone number. Write it with its country code, such as +44 20 7946 0018.",
  identifier: () => "An identifier has letters and digits on one line. Write it without other signs.",
  country: () => "Choose a country from the list.",
  timeZone: () => "Choose a time zone from the list.",
  confirm: () => "Type the word CONFIRM in capital letters.",
  code: () => "A code has eight letters and digits, such as K7QM-3XFD. Type it as the mail has it.",
  usernameEmail: () => "A username is no e-mail address. Leave out the @ and what follows.",
  usernameSigns: () => "A username has letters and digits only. Leave out spaces and other signs.",
  usernameShort: () => "A username has at least 6 characters. Make it longer.",
  usernameLetter: () => "A username has at least one letter. Add one.",
  terms: () => "Nobody joins without accepting the terms. Read them, and tick that you accept them.",
  port: () => "A port is a number from 1 to 65535. Usual ones are 587 and 465.",
  again: () => "The password was for another server or user name. Type it once more.",
  inTheOpen: () =>
    "With a user name, this is only for a server on this computer: the password could be read on the way. Choose STARTTLS or TLS.",
  passphrase: () => "A passphrase has at least 12 characters. Choose a longer one.",
};

const states: Record<StatusView, string> = {
  quiet: "not invited yet",
  pending: "invited",
  active: "active",
  suspended: "suspended",
  inactive: "inactive",
};

const refusals: ByCode<Refusal> = {
  notAllowed: () => "Only administrators can do this. Ask one of them.",
  nameMissing: () => "A name is needed. Fill in the first or the last name.",
  emailMissing: () => "Staff need an e-mail address. Fill it in.",
  contactMissing: () => "Nobody could reach them. Fill in an e-mail address or a phone number.",
  tooLong: ({ field: code, max }) => `${field(code)} is too long. Shorten it to ${String(max)} characters.`,
  emailTaken: ({ by, status }) =>
    status === "inactive"
      ? `This address belongs to ${by.name}, who was deactivated. Free it there, or use another one.`
      : `This address belongs to ${by.name}. Use another one.`,
  identifierTaken: ({ by }) => `This identifier belongs to ${by.name}. Use another one.`,
  teamIdentifierTaken: ({ by }) =>
    eitherWay({
      teams: `This identifier belongs to the team ${by.name}. Use another one.`,
      books: `This identifier belongs to the book ${by.name}. Use another one.`,
    }),
  lastSystemAdministrator: () => "This is the only active system administrator. Make somebody else one first.",
  ownRole: () => "Nobody changes their own role. Ask another system administrator.",
  yourself: () => "Nobody suspends or deactivates themself. Ask another administrator.",
  wrongState: ({ users, needed }) =>
    `Only people who are ${states[needed]} can be chosen for this. ${names(users)}: choose without them.`,
  uncovers: ({ teams }) =>
    `The clients of ${names(teams)} would have nobody active meanwhile. Add another member of staff, or go on.`,
  notTheSameSide: ({ users }) => `${names(users)}: staff and clients are never one person’s record. Compare again.`,
  namedTwice: ({ users }) => `${names(users)}: merge each record with one other at a time.`,
  roleOfClient: ({ user }) => `${user.name} is a client and has no role. Choose a member of staff.`,
  systemAdministratorNeeded: () => "Only a system administrator can do this. Ask one of them.",
  onlyClients: ({ users }) =>
    plural(users.length, {
      one: `${names(users)} is staff. A client group holds clients and partners only: choose without them.`,
      other: `${names(users)} are staff. A client group holds clients and partners only: choose without them.`,
    }),
  lastPoint: ({ phone }) =>
    phone
      ? "The last public phone number stays. Add another one first, or change this one."
      : "The last public e-mail address stays. Add another one first, or change this one.",
  tooManyPoints: ({ max }) => `A list has at most ${String(max)} addresses and numbers. Remove some first.`,
  noActiveStaff: ({ team }) => `Nobody active covers ${team.name}. Add a member of staff to it first.`,
  lastActiveStaff: ({ teams }) =>
    `The clients of ${names(teams)} would have nobody active. Add another member of staff first.`,
  lastTeam: ({ users }) =>
    eitherWay({
      teams: plural(users.length, {
        one: `${names(users)} would have no team left. Add them to another team first.`,
        other: `${names(users)} would have no team left. Add them to another team first.`,
      }),
      books: plural(users.length, {
        one: `${names(users)} would have no book left. Add them to another book first.`,
        other: `${names(users)} would have no book left. Add them to another book first.`,
      }),
    }),
  noOtherTeam: ({ users, total }) =>
    eitherWay({
      teams: plural(total, {
        one: `${names(users)} is in no other team. Choose where they go.`,
        other: `${listed(
          users.map((user) => user.name),
          total,
        )} are in no other team. Choose where they go.`,
      }),
      books: plural(total, {
        one: `${names(users)} is in no other book. Choose where they go.`,
        other: `${listed(
          users.map((user) => user.name),
          total,
        )} are in no other book. Choose where they go.`,
      }),
    }),
  defaultTeamStays: ({ team }) =>
    eitherWay({
      teams: `${team.name} is the default team. Make another one the default first.`,
      books: `${team.name} is the default book. Make another one the default first.`,
    }),
  noAddress: ({ users }) => `An invitation is a mail. ${names(users)}: add an e-mail address first.`,
  phoneMissing: ({ users }) => `Your firm invites with a phone number. ${names(users)}: add one first.`,
  wrongCode: () => "This is not the code of their newest mail. Ask for it once more.",
  usernameTaken: () => "Somebody here has this username already. Choose another one.",
  termsChanged: () => "The terms are other ones by now. Read them, and accept them once more.",
  takenBack: ({ users }) => `The invitation was taken back. ${names(users)}: add and invite them anew.`,
  nothingDue: () => "Nothing is due. Nothing was changed.",
  textMissing: () => "An announcement needs a title and a text. Write both.",
  nobodyThere: () => "Nobody it is for is here yet. Choose other people.",
  mailLeft: () => "The mail has left and cannot be fetched back. Take the invitation back instead.",
  userInactive: ({ user }) =>
    eitherWay({
      teams: `${user.name} was deactivated and joins no team or group. Choose somebody else.`,
      books: `${user.name} was deactivated and joins no book or group. Choose somebody else.`,
    }),
  noBooks: () => "Only clients of a firm that keeps contact books come with one. See Settings.",
  defaultTeamMissing: () =>
    eitherWay({
      teams: "There is no default team. Choose one in Client teams.",
      books: "There is no default book. Choose one in Contact books.",
    }),
  conflict: ({ field: code, theirs }) =>
    theirs === ""
      ? `${field(code)} was emptied by somebody else since you opened this. Look at it and save again.`
      : `${field(code)} was changed to “${theirs}” by somebody else since you opened this. Look at it and save again.`,
  changedSince: ({ items, total }) =>
    plural(total, {
      one: `${listed(items, total)} was changed since. Undo that change first.`,
      other: `${listed(items, total)} were changed since. Undo those changes first.`,
    }),
  alreadyUndone: () => "This was undone already. Nothing was changed.",
  tooOld: ({ days }) => `This could be undone for ${String(days)} days. Change the records by hand.`,
  notUndoable: () => "This cannot be undone. Change the records by hand.",
  unknownRecord: () => "This record is not there any more. Go back and choose another one.",
  firmExists: () => "This firm is there already. Open it.",
  nothingToUndo: () => "There is nothing to undo.",
  emptyImport: () => "No row of the file can be imported. Look at the problems, correct the file and import it again.",
};

const mailProblems: Record<MailProblemKind, string> = {
  nameNotFound: "No server of this name was found. Check the name, and whether this computer is online.",
  connectionRefused: "Nothing answers at this port. Check the port.",
  notReached: "The server was not reached. Check its name and your network.",
  timedOut: "The server did not answer in time. Check its name and port.",
  closed: "The server closed the connection. It is tried again by itself.",
  notSmtp: "Something answers there, but it is no mail server. Check the port.",
  certificateUntrusted: "Nobody this computer trusts stands for the server’s certificate. Ask who runs the server.",
  certificateExpired: "The server’s certificate is not valid today. Check this computer’s clock, or ask who runs it.",
  certificateWrongName: "The server’s certificate is for another name. Use the name it was made for.",
  noTls: "The server offers no encryption at this port. Choose the other encryption, or another port.",
  tlsNeeded: "The server wants encryption. Choose STARTTLS or TLS.",
  tlsFailed: "This computer and the server have no encryption in common. Ask who runs the server.",
  loginNotOffered: "The server offers no sign-in here. Leave the user name empty, or choose encryption.",
  loginInTheOpen:
    "Without encryption the password could be read on the way. Choose STARTTLS or TLS, or leave the user name empty.",
  loginRefused: "The server does not take this user name and password. Some servers want a password made for programs.",
  loginNeeded: "The server wants a sign-in. Fill in user name and password.",
  senderRefused: "The server does not send for this address. Use one of its own as sender.",
  recipientRefused: "The server says that there is no such recipient. Check the address.",
  relayRefused: "The server does not pass mail on for us. Sign in, or ask who runs it.",
  addressNotSupported: "The address has signs this server cannot carry. Use another address.",
  busy: "The server asks to wait. It is tried again by itself.",
  refused: "The server refused the mail. Ask who runs it.",
  folderNotWritable: "Nothing can be written to the folder. Choose another one.",
};

export const mailProblem = ({ kind, answer }: MailProblemView): string =>
  answer === "" ? mailProblems[kind] : `${mailProblems[kind]} It said: ${answer}`;

const errors: ByCode<AppError> = {
  locked: () => "The key for this firm is not at hand. Enter its passphrase or its recovery code.",
  wrongSecret: () => "This does not open the firm. Check the capital letters and enter it again.",
  newerFile: () => "This firm was saved by a newer version of Coverbook. Update Coverbook and open it again.",
  firmIsHere: () => "This firm is on this computer already. Say whether it makes room.",
  damagedFile: () => "The firm’s file is damaged. Put back a copy from your backup and open it again.",
  emptyFile: () =>
    "The firm’s file is empty: it has no bytes at all. Put back a copy from your backup and open it again.",
  noFirm: () => "No firm is open. Choose one.",
  severalFirms: () => "There are several firms here. Choose one.",
  keyFile: () =>
    "The key of this firm is in a key file. Make the new key with coverbook-cli firm new-key and another key file.",
  keyring: () => "The system’s keyring gave an error. Unlock it and open the firm again.",
  administratorsOnly: () => "Only administrators can do this. Ask one of them.",
  mailNotSetUp: () => "No mail can leave yet. Say in Settings how it leaves, then do this once more.",
  mail: ({ problem }) => mailProblem(problem),
  wrongCode: ({ left }) =>
    plural(left, {
      one: "This is not the code of their newest mail. # guess is left before a pause.",
      other: "This is not the code of their newest mail. # guesses are left before a pause.",
    }),
  codeLocked: () => "Too many wrong codes. Wait a quarter of an hour, then type it once more.",
  busy: () => "Another program has held the firm’s file for half a minute. Close it and do this once more.",
  disk: () => "The disk is full. Make room and do this once more; nothing was changed.",
  readOnly: () =>
    "Nothing can be written where the firm’s file is: the disk or the folder is read-only. Nothing was changed; you can go on reading and searching.",
  memory: () => "This computer is short of memory. Close other programs and do this once more.",
  cancelled: () => "Stopped. Nothing was changed.",
  notFound: () => "This record is not there any more. Go back and choose another one.",
  field: ({ field: code, problem }) =>
    (fieldProblems as Record<string, ((name: string) => string) | undefined>)[problem]?.(field(code)) ??
    `${field(code)} cannot be used like this. Change it. Details: ${problem}.`,
  file: ({ file }) => `We could not read ${file}. Choose another file.`,
  refused: ({ refusal }) => refusalText(refusal),
  internal: ({ incident }) =>
    incident === ""
      ? "Something went wrong on our side. Nothing was changed; do it once more."
      : `Something went wrong on our side. Nothing was changed; do it once more. Details: ${incident}.`,
};

// One lookup for all codes: the sentence for a code takes exactly that code's parameters.
function sentence<Union extends { code: string }>(texts: Readonly<Record<string, unknown>>, of: Union): string {
  const text = texts[of.code] as ((of: Union) => string) | undefined;
  return text?.(of) ?? `Something stands in the way. Nothing was changed. Details: ${of.code}.`;
}

export const refusalText = (refusal: Refusal): string => sentence(refusals, refusal);
export const errorText = (error: AppError): string => sentence(errors, error);

export const errorCatalogue = { refusals, errors, fieldProblems };

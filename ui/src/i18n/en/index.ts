import { list, number, plural } from "../../lib/format";
import { adding } from "./adding";
import { audit } from "./audit";
import { books } from "./books";
import { change } from "./change";
import { commandTexts } from "./commands";
import { duplicates } from "./duplicates";
import { edit } from "./edit";
import { errorText, mailProblem, refusalText } from "./errors";
import { groups } from "./groups";
import { importing } from "./importing";
import { imports } from "./imports";
import { inviting, settings } from "./inviting";
import { joining } from "./joining";
import { autoBackup } from "./auto_backup";
import { keeping } from "./keeping";
import { moving } from "./moving";
import { points } from "./points";
import { announcing, notices, noticeSettings } from "./notices";
import { picture } from "./picture";
import { problems } from "./problems";
import { setup } from "./setup";
import { standing } from "./standing";
import { undo } from "./undo";
import { updating } from "./updating";
import { user } from "./user";
import { viewAs } from "./view_as";
import { eitherWay } from "../either_way";

/** Every text of the program, in English. Whole sentences; numbers, dates and plurals by `Intl`. */
export const en = {
  problems,
  error: errorText,
  refusal: refusalText,
  mailProblem,

  app: {
    name: "Coverbook",
    tryAgain: "Try again",
    cancel: "Cancel",
    typed: "What you typed is not saved.",
    discard: "Discard",
    keepTyping: "Keep editing",
    aside: "A form is waiting with what you typed.",
    resume: "Continue",
    close: "Close",
    back: "Back",
    undo: "Undo",
    redo: "Redo",
    today: "Today",
    asOf: (time: string): string => `As of ${time}`,
    saved: "Saved on this computer",
    lastChange: "Last change",
  },

  start: {
    title: "Welcome to Coverbook",
    lead: "Who your staff and clients are, and who covers whom.",
    create: "Create a firm",
    createHelp: "Start on this computer. A server can be added later.",
    sample: "Open the sample firm",
    sampleHelp: "Invented people to look around with. Nothing is kept.",
    encrypted: "Encrypted on this computer. Works with the network off.",
    firms: "Firms on this computer",
    lockedHelp: "Asks for the passphrase",
    unlockedHelp: "On this computer",
    version: (version: string): string => `Version ${version}`,
  },

  create: {
    title: "Create a firm",
    lead: "You become its first system administrator.",
    firm: "Name of the firm",
    country: "Country",
    chooseCountry: "Choose a country",
    countryHelp: "Phone numbers without a country code are read as numbers of this country.",
    timeZone: "Time zone",
    given: "Your first name",
    family: "Your last name",
    email: "Your e-mail address",
    passphrase: "Passphrase",
    passphraseHelp: "At least 12 characters. This computer keeps no keys, so the passphrase opens the firm.",
    again: "Passphrase again",
    differs: "The two passphrases differ. Enter the same one twice.",
    submit: "Create firm",
    needed: (what: string): string => `${what} is needed. Fill it in.`,
  },

  recovery: {
    title: "Write down the recovery code",
    lead: "It opens the firm when this computer or your passphrase is lost. We show it once and keep no copy.",
    code: "Recovery code",
    copy: "Copy code",
    copied: "Recovery code copied.",
    confirm: "I wrote it down",
    go: "Open the firm",
    why: "Tick the box once you have written it down.",
    save: "Save as a file…",
    saved: (file: string): string => `${file} is saved. Keep it apart from this computer.`,
    file: (firm: string): string => `${firm}-recovery-code.txt`,
    print: "Print…",
    sheetTitle: "Coverbook recovery code",
    sheetFirm: (firm: string): string => `Firm: ${firm}`,
    sheetDate: (day: string): string => `Date: ${day}`,
    sheetText:
      "This code opens the firm, and every backup saved while it counts, on any computer with Coverbook: when this computer, its key or the passphrase is lost. Whoever has it can read everything the firm keeps. Keep it apart from the computer, where others do not get at it. A newer code takes its place: this one then opens only older backups. A code that was never confirmed in Coverbook opens nothing.",
  },

  unlock: {
    title: (firm: string): string => `Open ${firm}`,
    lead: "The key for this firm is not at hand on this computer.",
    secret: "Passphrase or recovery code",
    submit: "Open firm",
    other: "Choose another firm",
  },

  nav: {
    main: "Main",
    admin: "Admin",
    search: "Search",
    searchTip: "Search people and commands",
    contacts: "Contacts",
    notices: "Notices",
    clients: "Clients",
    staff: "Staff",
    get teams(): string {
      return eitherWay({ teams: "Client teams", books: "Contact books" });
    },
    groups: "Client groups",
    imports: "Imports",
    audit: "Audit",
    settings: "Settings",
    firmMenu: (firm: string): string => `Firm ${firm}`,
    closeFirm: "Close this firm",
    sample: "Sample firm. Nothing is kept.",
    pane: "Navigation",
  },

  status: {
    quiet: "Not invited",
    pending: "Invited",
    active: "Active",
    suspended: "Suspended",
    inactive: "Inactive",
  },

  kind: {
    staff: "Staff",
    userAdministrator: "User administrator",
    systemAdministrator: "System administrator",
    client: "Client",
    partner: "Partner",
  },

  contacts: {
    title: "Contacts",
    list: "Contacts",
    get search(): string {
      return eitherWay({ teams: "Name, phone, e-mail, team", books: "Name, phone, e-mail, book" });
    },
    searchLabel: "Search contacts",
    clear: "Clear search",
    filters: "Contacts to show",
    all: "All",
    internal: "Internal",
    clients: "Clients",
    get teams(): string {
      return eitherWay({ teams: "Teams", books: "Books" });
    },
    get team(): string {
      return eitherWay({ teams: "Team", books: "Book" });
    },
    count: (total: number): string => plural(total, { one: "# contact", other: "# contacts" }),
    hits: (total: number, of: number, capped: boolean): string =>
      capped
        ? `${number(total)}+ of ${number(of)} contacts`
        : `${number(total)} of ${plural(of, { one: "# contact", other: "# contacts" })}`,
    found: (total: number): string => plural(total, { one: "# contact found.", other: "# contacts found." }),
    opening: "Opening contacts…",
    emptyTitle: "Nobody here yet",
    emptyText: "Add your staff first. Clients come after, so that each is covered by somebody.",
    get emptyReader(): string {
      return eitherWay({
        teams: "You are in no team yet. Ask an administrator to add you to one.",
        books: "You are in no book yet. Ask an administrator to add you to one.",
      });
    },
    importClients: "Import clients…",
    noneTitle: (query: string): string => `Nobody matches “${query}”`,
    noneText: (of: number): string =>
      plural(of, { one: "You searched the # contact you can see.", other: "You searched all # contacts you can see." }),
    noneFilter: "Nobody in this filter",
    noneFilterText: "Other contacts are under All.",
    showAll: "Show all",
    errorTitle: "We could not open the contact book",
    similar: "Similar",
    others: "Not in your contacts",
    othersFound: (total: number): string =>
      plural(total, { one: "# person who is not in your contacts.", other: "# people who are not in your contacts." }),
    othersMore: (more: number): string =>
      plural(more, { one: "# more. Search in Clients or Staff.", other: "# more. Search in Clients or Staff." }),
    matched: {
      name: "Name",
      email: "E-mail",
      phone: "Phone",
      identifier: "Identifier",
      jobTitle: "Job title",
      company: "Company",
    },
    nobody: "Nobody chosen",
    nobodyText: "Choose a contact to see who covers them.",
    overview: "Contact",
  },

  person: {
    previous: "Previous contact (K)",
    next: "Next contact (J)",
    edit: "Edit",
    reach: (name: string): string => `Reach ${name}`,
    call: "Call",
    mail: "E-mail",
    copyPhone: "Copy phone",
    copyEmail: "Copy e-mail",
    phone: "Phone",
    email: "E-mail",
    get teams(): string {
      return eitherWay({ teams: "Teams", books: "Books" });
    },
    groups: "Client groups",
    company: "Company",
    middleNames: "Middle names",
    note: "Note",
    noteFor: "Administrators and the staff who cover this client read it.",
    identifier: "Identifier",
    role: "Role",
    details: "Details",
    main: "Main",
    ext: (ext: string): string => `ext. ${ext}`,
    asWritten: "as in the file",
    unverified: "range not known",
    callWhom: (what: string): string => `Call ${what}`,
    copyWhat: (what: string): string => `Copy ${what.toLocaleLowerCase()}`,
    copyPhoneOf: (name: string): string => `Copy phone of ${name}`,
    mailWhom: (what: string): string => `Write to ${what}`,
    copied: (what: string): string => `${what} copied.`,
    notCopied: "We could not reach the clipboard. Select the text and copy it.",
    noPhone: "This contact has no phone number.",
    noEmail: "This contact has no e-mail address.",
    covers: "Who covers",
    get coversNone(): string {
      return eitherWay({
        teams: "No active member of staff covers this client. Add one to the client’s team.",
        books: "No active member of staff covers this client. Add one to the client’s book.",
      });
    },
    coverTable: (name: string): string => `Staff who cover ${name}`,
    changes: "Recent changes",
    since: (month: string): string => `Since ${month}`,
    name: "Name",
    jobTitle: "Job title",
    get team(): string {
      return eitherWay({ teams: "Team", books: "Book" });
    },
    actions: "Actions",
    labels: {
      mobile: "Mobile",
      office: "Office",
      home: "Home",
      fax: "Fax",
      work: "Work",
      other: "Other phone",
    } as Record<string, string | undefined>,
    gone: "This contact is not there any more",
    get goneText(): string {
      return eitherWay({
        teams: "They were removed, or you no longer share a team.",
        books: "They were removed, or you no longer share a book.",
      });
    },
  },

  people: {
    searchClients: "Search clients",
    searchStaff: "Search staff",
    statusFilter: "Status",
    all: "All",
    name: "Name",
    jobTitle: "Job title",
    company: "Company",
    email: "E-mail",
    phone: "Phone",
    get teams(): string {
      return eitherWay({ teams: "Teams", books: "Books" });
    },
    status: "Status",
    more: (count: number): string => `+${number(count)}`,
    clients: (total: number): string => plural(total, { one: "# client", other: "# clients" }),
    staff: (total: number): string => plural(total, { one: "# member of staff", other: "# members of staff" }),
    ofClients: (total: number, of: number): string =>
      `${number(total)} of ${plural(of, { one: "# client", other: "# clients" })}`,
    ofStaff: (total: number, of: number): string => `${number(total)} of ${number(of)} staff`,
    hiddenColumns: (titles: readonly string[]): string => `Hidden at this width: ${list(titles)}`,
    import: "Import",
    selectAll: "Select all",
    selectRow: "Select",
    actionsFor: "Actions for",
    selected: (count: number, of: number): string => `${number(count)} of ${number(of)} selected`,
    get addToTeam(): string {
      return eitherWay({ teams: "Add to team…", books: "Add to book…" });
    },
    clearSelection: "Clear",
    export: "Export…",
    files: { clients: "clients.csv", staff: "staff.csv" },
    exported: (file: string, rows: number): string =>
      `${file} has ${plural(rows, { one: "# person", other: "# people" })}.`,
    open: "Open",
    edit: "Edit…",
    copyEmail: "Copy e-mail",
    copyPhone: "Copy phone",
    fromImport: "Clients who came with one import.",
    showAll: "Show all clients",
    emptyClients: "No clients yet",
    get emptyClientsText(): string {
      return eitherWay({
        teams: "Import them from a spreadsheet, or add one. Each comes into a team that somebody covers.",
        books: "Import them from a spreadsheet, or add one. Each comes into a book that somebody covers.",
      });
    },
    emptyStaff: "No staff yet",
    emptyStaffText: "Add the people who cover your clients.",
    errorTitle: "We could not open this list",
    added: (count: number, team: string): string =>
      plural(count, { one: `# person added to ${team}`, other: `# people added to ${team}` }),
  },

  adding,
  audit,
  books,
  change,
  groups,
  autoBackup,
  keeping,
  inviting,
  joining,
  picture,
  moving,
  points,
  settings,
  setup,
  duplicates,
  edit,
  standing,
  undo,
  updating,
  user,
  viewAs,

  teams: {
    get title(): string {
      return eitherWay({ teams: "Client teams", books: "Contact books" });
    },
    get list(): string {
      return eitherWay({ teams: "Client teams", books: "Contact books" });
    },
    count: (total: number): string =>
      eitherWay({
        teams: plural(total, { one: "# team", other: "# teams" }),
        books: plural(total, { one: "# book", other: "# books" }),
      }),
    get create(): string {
      return eitherWay({ teams: "Create team", books: "Create book" });
    },
    name: "Name",
    identifier: "Identifier",
    description: "Description",
    staff: "Staff",
    activeStaff: "Active staff",
    clients: "Clients",
    default: "Default",
    get isDefault(): string {
      return eitherWay({ teams: "People without a team come here.", books: "People without a book come here." });
    },
    get setDefault(): string {
      return eitherWay({ teams: "Make it the default team", books: "Make it the default book" });
    },
    defaultSet: (team: string): string =>
      eitherWay({ teams: `${team} is the default team`, books: `${team} is the default book` }),
    edit: "Edit",
    editTitle: (team: string): string => `Edit ${team}`,
    save: "Save changes",
    nameHelp: "Shown to staff. Clients do not see it.",
    identifierHelp: "Short name for spreadsheets: letters and digits.",
    get descriptionHelp(): string {
      return eitherWay({ teams: "What the team is for.", books: "What the book is for." });
    },
    addPeople: "Add people",
    addStaff: (team: string): string => `Add staff to ${team}`,
    addClients: (team: string): string => `Add clients to ${team}`,
    addTo: (team: string): string => `Add people to ${team}`,
    addCount: (count: number): string => plural(count, { one: "Add # person", other: "Add # people" }),
    addNone: "Choose at least one person.",
    pick: "Search by name, e-mail or phone",
    nobodyLeft: "There is nobody left to add",
    nobodyFound: "Whoever is in already, or has left, is not shown here.",
    get remove(): string {
      return eitherWay({ teams: "Take out of the team", books: "Take out of the book" });
    },
    removed: (name: string, team: string): string => `${name} taken out of ${team}`,
    added: (count: number, team: string): string =>
      plural(count, { one: `# person added to ${team}`, other: `# people added to ${team}` }),
    created: (team: string): string => `${team} created`,
    saved: (team: string): string => `${team} saved`,
    staffCount: (active: number): string => `${number(active)} active`,
    get rule(): string {
      return eitherWay({
        teams: "A team with clients keeps at least one active member of staff.",
        books: "A book with clients keeps at least one active member of staff.",
      });
    },
    get noCover(): string {
      return eitherWay({ teams: "Nobody active covers this team.", books: "Nobody active covers this book." });
    },
    noCoverText: "Clients cannot join it until a member of staff does.",
    get onlyCover(): string {
      return eitherWay({
        teams: "One active member of staff covers this team.",
        books: "One active member of staff covers this book.",
      });
    },
    onlyCoverText: "A second one keeps the clients covered when they are away.",
    addCover: "Add staff…",
    noStaff: "No staff yet",
    noClients: "No clients yet",
    searchClients: "Search the clients",
    search: "Search",
    foot: (staff: number, clients: number): string =>
      `${number(staff)} active staff, ${plural(clients, { one: "# client", other: "# clients" })}`,
    get emptyTitle(): string {
      return eitherWay({ teams: "No teams yet", books: "No books yet" });
    },
    get emptyText(): string {
      return eitherWay({
        teams: "A team brings staff and the clients they cover together.",
        books: "A book brings staff and the clients they cover together.",
      });
    },
    cureStaff: "Add another member of staff",
    get cureTeam(): string {
      return eitherWay({ teams: "Add to another team…", books: "Add to another book…" });
    },
    chooseTeamFor: (count: number): string =>
      eitherWay({
        teams: plural(count, { one: "Add # person to a team", other: "Add # people to a team" }),
        books: plural(count, { one: "Add # person to a book", other: "Add # people to a book" }),
      }),
    get team(): string {
      return eitherWay({ teams: "Team", books: "Book" });
    },
    get add(): string {
      return eitherWay({ teams: "Add to team", books: "Add to book" });
    },
    get gone(): string {
      return eitherWay({ teams: "This team is not there any more", books: "This book is not there any more" });
    },
    actions: "More actions",
    status: "Status",
    jobTitle: "Job title",
  },

  import: importing,

  imports,

  notices,
  announcing,
  noticeSettings,

  ...commandTexts,
};

export type Catalogue = typeof en;

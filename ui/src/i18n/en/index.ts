import { list, number, plural } from "../../lib/format";
import { adding } from "./adding";
import { appearance } from "./appearance";
import { audit } from "./audit";
import { books } from "./books";
import { change } from "./change";
import { commandTexts } from "./commands";
import { dialogs } from "./dialogs";
import { duplicates } from "./duplicates";
import { edit } from "./edit";
import { errors } from "./errors";
import { groups } from "./groups";
import { hosting } from "./hosting";
import { hub } from "./hub";
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
  errors,
  dialogs,

  app: {
    name: "Coverbook",
    tryAgain: "Try again",
    cancel: "Cancel",
    typed: "Your changes are not saved.",
    discard: "Discard",
    keepTyping: "Keep editing",
    aside: "You have an unfinished form.",
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
    lead: "Your staff, your clients, and who covers whom.",
    create: "Create a firm",
    createHelp: "Starts on this computer. You can add a server later.",
    sample: "Open the sample firm",
    sampleHelp: "Made-up people to look around with. Nothing is saved.",
    encrypted: "Encrypted on this computer. Works offline.",
    firms: "Firms on this computer",
    lockedHelp: "Opens with the passphrase",
    unlockedHelp: "On this computer",
    version: (version: string): string => `Version ${version}`,
  },

  create: {
    title: "Create a firm",
    lead: "You will be its first system administrator.",
    firm: "Name of the firm",
    country: "Country",
    chooseCountry: "Choose a country",
    countryHelp: "For phone numbers without a country code.",
    timeZone: "Time zone",
    given: "Your first name",
    family: "Your last name",
    email: "Your e-mail address",
    passphrase: "Passphrase",
    passphraseHelp: "At least 12 characters. This computer cannot store keys, so only the passphrase opens the firm.",
    again: "Repeat passphrase",
    differs: "The passphrases do not match. Enter the same one twice.",
    submit: "Create firm",
  },

  recovery: {
    title: "Write down the recovery code",
    lead: "It opens the firm if you lose this computer or your passphrase. It is shown only once, and we keep no copy.",
    code: "Recovery code",
    copy: "Copy code",
    copied: "Recovery code copied.",
    confirm: "I wrote it down",
    go: "Open the firm",
    why: "Tick the box when you have written it down.",
    save: "Save as a file…",
    saved: (file: string): string => `${file} saved. Keep it away from this computer.`,
    file: (firm: string): string => `${firm}-recovery-code.txt`,
    print: "Print…",
    sheetTitle: "Coverbook recovery code",
    sheetFirm: (firm: string): string => `Firm: ${firm}`,
    sheetDate: (day: string): string => `Date: ${day}`,
    sheetText:
      "This code opens the firm and its backups on any computer with Coverbook, if this computer, its key or the passphrase is lost. Anyone who has the code can read all of the firm’s data. Keep it away from the computer, in a safe place. A newer code replaces this one, which then opens only older backups. A code that was never confirmed in Coverbook opens nothing.",
  },

  unlock: {
    title: (firm: string): string => `Open ${firm}`,
    lead: "The key for this firm is not on this computer.",
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
    sample: "Sample firm, not saved",
    pane: "Navigation",
  },

  status: {
    quiet: "Not invited",
    pending: "Pending",
    active: "Active",
    suspended: "Suspended",
    inactive: "Deactivated",
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
    emptyTitle: "No contacts yet",
    emptyText: "Add your staff first, so that someone covers each client you add.",
    get emptyReader(): string {
      return eitherWay({
        teams: "You are not in a team yet. Ask an administrator to add you to one.",
        books: "You are not in a book yet. Ask an administrator to add you to one.",
      });
    },
    importClients: "Import clients…",
    noneTitle: (query: string): string => `No contacts match “${query}”`,
    noneText: (of: number): string =>
      plural(of, { one: "You searched the # contact you can see.", other: "You searched all # contacts you can see." }),
    noneFilter: "No contacts match this filter",
    noneFilterText: "Choose All to see the others.",
    showAll: "Show all",
    errorTitle: "Your contacts could not be opened",
    similar: "Similar",
    others: "Not in your contacts",
    othersFound: (total: number): string =>
      plural(total, { one: "# person who is not in your contacts.", other: "# people who are not in your contacts." }),
    othersMore: (more: number): string =>
      plural(more, { one: "# more. Search under Clients or Staff.", other: "# more. Search under Clients or Staff." }),
    matched: {
      name: "Name",
      email: "E-mail",
      phone: "Phone",
      identifier: "Identifier",
      jobTitle: "Job title",
      company: "Company",
    },
    nobody: "No contact chosen",
    nobodyText: "Choose a contact to see their details and who covers them.",
    overview: "Contact",
  },

  person: {
    previous: "Previous contact (K)",
    next: "Next contact (J)",
    edit: "Edit",
    reach: (name: string): string => `Contact ${name}`,
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
    noteFor: "Visible to administrators and to the staff who cover this client.",
    identifier: "Identifier",
    role: "Role",
    details: "Details",
    main: "Main",
    ext: (ext: string): string => `ext. ${ext}`,
    asWritten: "as in the file",
    unverified: "not a known range",
    callWhom: (what: string): string => `Call ${what}`,
    copyWhat: (what: string): string => `Copy ${what.toLocaleLowerCase()}`,
    copyPhoneOf: (name: string): string => `Copy phone of ${name}`,
    mailWhom: (what: string): string => `Write to ${what}`,
    copied: (what: string): string => `${what} copied.`,
    notCopied: "The clipboard is not available. Select the text and copy it.",
    noPhone: "This contact has no phone number.",
    noEmail: "This contact has no e-mail address.",
    covers: "Covered by",
    get coversNone(): string {
      return eitherWay({
        teams: "No active staff cover this client. Add a member of staff to the client’s team.",
        books: "No active staff cover this client. Add a member of staff to the client’s book.",
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
    },
    gone: "This contact no longer exists",
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
    created: "Added",
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
      plural(rows, { one: `# person saved to ${file}.`, other: `# people saved to ${file}.` }),
    open: "Open",
    edit: "Edit…",
    copyEmail: "Copy e-mail",
    copyPhone: "Copy phone",
    fromImport: "Only people from one import are shown.",
    showAll: "Show all clients",
    emptyClients: "No clients yet",
    get emptyClientsText(): string {
      return eitherWay({
        teams: "Import them from a spreadsheet, or add one. Each client joins a team with active staff.",
        books: "Import them from a spreadsheet, or add one. Each client joins a book with active staff.",
      });
    },
    emptyStaff: "No staff yet",
    emptyStaffText: "Add the people who cover your clients.",
    errorTitle: "This list could not be opened",
    added: (count: number, team: string): string =>
      plural(count, { one: `# person added to ${team}`, other: `# people added to ${team}` }),
  },

  adding,
  appearance,
  audit,
  books,
  change,
  groups,
  hosting,
  hub,
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
      return eitherWay({
        teams: "New people join this team if you choose no other.",
        books: "New people join this book if you choose no other.",
      });
    },
    get setDefault(): string {
      return eitherWay({ teams: "Make default team", books: "Make default book" });
    },
    defaultSet: (team: string): string =>
      eitherWay({ teams: `${team} is the default team`, books: `${team} is the default book` }),
    edit: "Edit",
    editTitle: (team: string): string => `Edit ${team}`,
    save: "Save changes",
    nameHelp: "Visible to staff, not to clients.",
    identifierHelp: "A short name for spreadsheets, with only letters and digits.",
    get descriptionHelp(): string {
      return eitherWay({ teams: "What this team is for.", books: "What this book is for." });
    },
    addPeople: "Add people",
    addStaff: (team: string): string => `Add staff to ${team}`,
    addClients: (team: string): string => `Add clients to ${team}`,
    addTo: (team: string): string => `Add people to ${team}`,
    addCount: (count: number): string => plural(count, { one: "Add # person", other: "Add # people" }),
    addNone: "Choose at least one person.",
    pick: "Search by name, e-mail or phone",
    nobodyLeft: "There is no one left to add",
    nobodyFound: "Current members and deactivated people are not shown here.",
    get remove(): string {
      return eitherWay({ teams: "Remove from team", books: "Remove from book" });
    },
    lead: "Lead",
    makeLead: "Make lead",
    removeLead: "Remove as lead",
    leadMade: (name: string, team: string): string => `${name} is now a lead of ${team}`,
    leadRemoved: (name: string, team: string): string => `${name} is no longer a lead of ${team}`,
    removed: (name: string, team: string): string => `${name} removed from ${team}`,
    added: (count: number, team: string): string =>
      plural(count, { one: `# person added to ${team}`, other: `# people added to ${team}` }),
    created: (team: string): string => `${team} created`,
    saved: (team: string): string => `${team} saved`,
    staffCount: (active: number): string => `${number(active)} active`,
    get rule(): string {
      return eitherWay({
        teams: "A team with clients needs at least one active member of staff.",
        books: "A book with clients needs at least one active member of staff.",
      });
    },
    get noCover(): string {
      return eitherWay({ teams: "This team has no active staff.", books: "This book has no active staff." });
    },
    noCoverText: "Add a member of staff before you add clients.",
    get onlyCover(): string {
      return eitherWay({
        teams: "This team has only one active member of staff.",
        books: "This book has only one active member of staff.",
      });
    },
    onlyCoverText: "Add a second one to keep the clients covered during absences.",
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
        teams: "A team is a group of staff and the clients they cover.",
        books: "A book holds a client and the staff who cover them.",
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
      return eitherWay({ teams: "This team no longer exists", books: "This book no longer exists" });
    },
    actions: "More actions",
  },

  import: importing,

  imports,

  notices,
  announcing,
  noticeSettings,

  ...commandTexts,
};

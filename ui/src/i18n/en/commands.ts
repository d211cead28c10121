import { number, plural } from "../../lib/format";
import { eitherWay } from "../either_way";

/** Texts of the command palette, the sheet of shortcuts and the commands themselves. */
export const commandTexts = {
  palette: {
    title: "Search and commands",
    input: "Search or command",
    get placeholder(): string {
      return eitherWay({ teams: "Search people, teams and commands", books: "Search people, books and commands" });
    },
    results: "Results",
    people: "People",
    meta: (similar: boolean, text: string): string => (similar ? `Similar · ${text}` : text),
    get teams(): string {
      return eitherWay({ teams: "Teams", books: "Books" });
    },
    groups: "Client groups",
    commands: "Commands",
    with: (name: string): string => `With ${name}`,
    none: "No matches. Try a name, a phone number or a command.",
    choose: "↑↓ choose",
    open: "Enter open",
    count: (count: number): string => plural(count, { one: "# result", other: "# results" }),
    teamMeta: (staff: number, clients: number): string =>
      `${number(staff)} active staff, ${plural(clients, { one: "# client", other: "# clients" })}`,
  },

  atHand: {
    title: "Pinned and recent people",
    pinned: "Pinned",
    recent: "Recent",
    nowPinned: (name: string): string => `${name} is pinned.`,
    noLonger: (name: string): string => `${name} is unpinned.`,
  },

  /** Names of keys. */
  keys: {
    control: "Ctrl",
    escape: "Esc",
    shift: "Shift",
    home: "Home",
    end: "End",
    pageUp: "Page Up",
    pageDown: "Page Down",
    enter: "Enter",
    delete: "Del",
    space: "Space",
  },

  shortcuts: {
    title: "Keyboard shortcuts",
    everywhere: "Everywhere",
    lists: "Lists and tables",
    contact: "Contacts",
    rows: {
      move: "Move",
      ends: "First and last",
      page: "Page up or down",
      select: "Select, select all",
      range: "Select a range",
      open: "Open",
      menu: "Open a row’s menu",
    },
  },

  commands: {
    palette: "Search and commands",
    shortcuts: "Keyboard shortcuts",
    find: "Search this list",
    contacts: "Go to Contacts",
    notices: "Go to Notices",
    readNotices: "Mark all notices as read",
    announce: "New announcement…",
    clients: "Go to Clients",
    staff: "Go to Staff",
    get teams(): string {
      return eitherWay({ teams: "Go to Client teams", books: "Go to Contact books" });
    },
    groups: "Go to Client groups",
    imports: "Go to Imports",
    duplicates: "Go to Duplicates",
    audit: "Go to Audit",
    settings: "Go to Settings",
    setup: "Go to Set up",
    import: "Import clients…",
    importStaff: "Import staff…",
    get importTeams(): string {
      return eitherWay({ teams: "Import client teams…", books: "Import contact books…" });
    },
    importMembers: "Import team members…",
    addClient: "Add client…",
    addStaff: "Add staff…",
    get createTeam(): string {
      return eitherWay({ teams: "Create team…", books: "Create book…" });
    },
    createGroup: "Create client group…",
    ownPoints: "My contact details…",
    undo: "Undo",
    redo: "Redo",
    light: "Light appearance",
    dark: "Dark appearance",
    system: "System appearance",
    closeFirm: "Close this firm",
    lock: "Lock",
    otherFirm: "Create or open another firm…",
    saveBackup: "Save a backup…",
    copyPhone: "Copy phone",
    copyEmail: "Copy e-mail",
    call: "Call",
    mail: "Write e-mail",
    pin: "Pin",
    unpin: "Unpin",
    edit: "Edit…",
    nextPane: "Next pane",
    previousPane: "Previous pane",
    nextContact: "Next contact",
    previousContact: "Previous contact",
  },
};

import { number, plural } from "../../lib/format";

/** The firm's own record, its passphrase, recovery code and lock, backups, several firms. */
export const keeping = {
  // The firm's record.
  firm: "Firm",
  name: "Name of the firm",
  nameHelp: "Stands in the window and in every mail.",
  country: "Country",
  countryHelp: "Phone numbers without a country code are read as numbers of this country. Saved numbers stay.",
  timeZone: "Time zone",
  timeZoneHelp: "Decides when a day begins: for daily mails, and for the days in the audit.",
  noZone: "No time zone has this name.",
  zones: "Time zones",
  saveFirm: "Save firm",
  firmSaved: "The firm was changed.",
  onlySystem: "Only system administrators change this.",

  // Old copies.
  copies: "Old copies",
  copiesLead:
    "The firm as it was before a backup took its place, or before a newer version changed its file. The recovery code and passphrase of that day open them.",
  copy: (made: string, megabytes: string, goes: string): string =>
    `Of ${made}, ${megabytes} MB; deleted by itself on ${goes}.`,
  deleteCopy: "Delete…",
  deleteCopyOf: (made: string): string => `Delete the copy of ${made}`,
  deleteCopyNow: "Delete for good",
  wereOpen: (count: number): string =>
    `${plural(count, { one: "# file of this firm", other: "# files of this firm" })} could be read by others on this computer. That is put right; think about who was able to copy them.`,

  // The clock.
  clockDoubted: (now: string, last: string): string =>
    `This computer says it is ${now}; the firm was last open on ${last}. Nothing ends by itself until you say that the date is right.`,
  clockRight: "The date is right",

  // Backup.
  backup: "Backup",
  backupLead:
    "One encrypted file with the whole firm. Keep it away from this computer; it opens on any computer with Coverbook.",
  save: "Save a backup…",
  last: (when: string): string => `Last saved from this computer: ${when}.`,
  never: "No backup was saved from this computer yet.",
  opensBoth: "It opens with the recovery code or the passphrase of today.",
  opensCode: "It opens with the recovery code only. Set a passphrase under Security to have a second way.",
  saved: (file: string, megabytes: string): string => `${file} is saved and was read again: ${megabytes} MB.`,
  phases: {
    copying: "Copying the firm",
    checking: "Checking the copy",
    writing: "Writing the file",
    unpacking: "Reading the backup",
    placing: "Putting it in its place",
    placed: "Opening the firm",
  } as Record<string, string | undefined>,
  working: "Working",
  stop: "Stop",

  // Opening a backup.
  open: "Open a backup…",
  openHelp: "From a file that was saved in Coverbook.",
  openTitle: "Open a backup",
  openLead: (file: string): string =>
    `Type what opens ${file}: the recovery code or the passphrase of the day it was saved.`,
  another: "Choose another file",
  secret: "Recovery code or passphrase",
  look: "Look into it",
  holds: (firm: string): string => `${firm} is in it`,
  made: "Saved",
  changed: "Last change in it",
  changes: "Changes so far",
  count: (changes: number): string => number(changes),
  notHere: "This firm is not on this computer. It becomes one of your firms here.",
  hereTitle: (firm: string): string => `${firm} is on this computer already`,
  here: "On this computer",
  inBackup: "In the backup",
  newer: {
    backup: "The backup is newer.",
    here: "The firm on this computer is newer. What was done since the backup would be missing.",
    neither: "Both are at the same point.",
  },
  keepsCopy: "The firm as it is here is kept as a copy beside its file, with today’s date in its name.",
  openIt: "Open this firm",
  replaceIt: "Replace and open",

  // Passphrase and recovery code.
  security: "Security",
  passphrase: "Passphrase",
  passphraseSet: "A passphrase is set. It unlocks the firm, and opens it on another computer.",
  passphraseNone: "No passphrase is set.",
  set: "Set a passphrase…",
  change: "Change passphrase…",
  remove: "Remove…",
  setTitle: "Set a passphrase",
  changeTitle: "Change the passphrase",
  removeTitle: "Remove the passphrase",
  old: "Passphrase of before, or recovery code",
  fresh: "New passphrase",
  freshHelp: "At least 12 characters. Four words nobody would put together are good and easy to type.",
  again: "New passphrase again",
  differs: "The two passphrases differ. Enter the same one twice.",
  needed: "A passphrase has at least 12 characters. Choose a longer one.",
  oldStays: "Backups and old copies made before still open with the passphrase of then.",
  askAtStart: "Ask for the passphrase at every start",
  askAtStartHelp:
    "On this computer. Otherwise the firm opens by itself with the key in the keyring; coverbook-cli goes on using that key.",
  asksNow: "The next start asks for the passphrase.",
  asksNoMore: "The firm opens by itself again.",
  asksLead: "It asks for its passphrase at every start.",
  setDone: "The passphrase is set.",
  removeDone: "The passphrase is removed.",
  removeKept: "Afterwards the firm opens by itself on this computer, and with the recovery code elsewhere.",
  removeLast: "Afterwards only the recovery code opens the firm: this computer keeps no key. Have it at hand first.",
  removeGo: "Remove passphrase",
  code: "Recovery code",
  codeText: "Opens the firm when everything else is lost. It was shown when the firm was created.",
  renew: "New recovery code…",
  renewTitle: "New recovery code",
  renewLead: "The code of before opens this firm no more. Backups saved before still open with it.",
  renewSecret: "Passphrase, or recovery code of before",
  renewGo: "Show a new code",
  renewWhy: "It counts once you say that it is written down. We show it once and keep no copy.",
  confirm: "I wrote it down",
  use: "Use the new code",
  renewed: "The new recovery code counts.",

  // A new key.
  key: "Key",
  keyText:
    "Did somebody else get a passphrase, a recovery code or a computer of this firm? Only a new key shuts them out.",
  keyFile: "The key is in a key file, which is never replaced. Use coverbook-cli firm new-key with another file.",
  newKey: "Make a new key…",
  newKeyTitle: "Make a new key",
  newKeyLead: "The firm’s file gets a new key. Earlier passphrases, recovery codes and keys no longer open it.",
  newKeyLimit:
    "Backups and old copies made before still open with what opened them then. Save a new backup afterwards and delete the old ones.",
  freshOrNone: "At least 12 characters. Leave it empty to have no passphrase.",
  newKeyCode: "This is the recovery code of the new key. We show it once and keep no copy.",
  newKeyGo: "Make the new key",
  keyMade: "A new key opens the firm.",

  // Lock.
  lock: "Lock",
  lockNow: "Lock now",
  lockText: "The firm is closed and its key leaves this computer’s memory. While it is locked no mail leaves.",
  lockHides: "Without a passphrase the lock only hides the firm: anybody at this computer can unlock it.",
  after: "Lock by itself after",
  minutes: (minutes: number): string =>
    minutes === 0 ? "Never" : plural(minutes, { one: "# minute", other: "# minutes" }),
  afterHelp: "Without a key pressed or the pointer moved. Chosen for this computer; an import is waited for.",
  locked: (firm: string): string => `${firm} is locked`,
  lockedLead: "Nothing of the firm is open in this window.",
  lockedOpen: "There is no passphrase, so it opens without a question.",
  unlock: "Unlock",
  lost: "What was being typed when the firm was locked was not saved.",

  // Leaving with something open.
  leaving: {
    lock: "Lock now?",
    switch: "Open another firm now?",
    close: "Close this firm now?",
    screen: "Leave without saving?",
  },
  losing: {
    edit: "What you typed in a form and did not save is lost.",
    draft: "The file you are checking is closed. Nothing of it is imported.",
    import: "An import is running. Wait until it is done, or stop it first.",
    backup: "The firm’s file is being copied. Wait until it is done, or stop it first.",
  },
  go: { lock: "Lock", switch: "Open the other", close: "Close", screen: "Discard" },
  stay: "Stay here",
  soonTitle: "Locking soon",
  soon: (seconds: number): string =>
    plural(seconds, { one: "Coverbook locks in # second.", other: "Coverbook locks in # seconds." }),

  // Several firms.
  others: "Create or open another firm…",
  settings: "Settings",
};

import { number, plural } from "../../lib/format";

/** The firm's own record, its passphrase, recovery code and lock, backups, several firms. */
export const keeping = {
  // The firm's record.
  firm: "Firm",
  name: "Name of the firm",
  nameHelp: "Shown in the window and in every e-mail.",
  country: "Country",
  countryHelp: "For phone numbers without a country code. Saved numbers do not change.",
  timeZone: "Time zone",
  timeZoneHelp: "For daily e-mails and for dates in the audit.",
  noZone: "There is no time zone with this name.",
  saveFirm: "Save firm",
  firmSaved: "Firm saved",

  // Old copies.
  copies: "Old copies",
  copiesLead:
    "The firm before it was replaced by a backup, or before a newer version changed its file. Open them with the recovery code or passphrase of that day.",
  copy: (made: string, megabytes: string, goes: string): string =>
    `${made}, ${megabytes} MB. Deleted automatically on ${goes}.`,
  deleteCopy: "Delete…",
  deleteCopyOf: (made: string): string => `Delete the copy of ${made}`,
  deleteCopyNow: "Delete permanently",
  wereOpen: (count: number): string =>
    plural(count, {
      one: "# file of this firm could be read by other users of this computer. This is now fixed. Consider who could have copied it.",
      other:
        "# files of this firm could be read by other users of this computer. This is now fixed. Consider who could have copied them.",
    }),

  // The clock.
  clockDoubted: (now: string, last: string): string =>
    `This computer’s date is ${now}, but the firm was last open on ${last}. Nothing will expire until you confirm the date.`,
  clockRight: "The date is right",

  // Backup.
  backup: "Backup",
  backupLead:
    "One encrypted file with the whole firm. Keep it away from this computer. It opens on any computer with Coverbook.",
  save: "Save a backup…",
  last: (when: string): string => `Last saved from this computer: ${when}.`,
  never: "No backup saved from this computer yet.",
  opensBoth: "It opens with the current recovery code or passphrase.",
  opensCode: "It opens only with the recovery code. Set a passphrase under Security to have a second way.",
  saved: (file: string, megabytes: string): string => `${file} saved and checked: ${megabytes} MB.`,
  phases: {
    copying: "Copying the firm",
    checking: "Checking the copy",
    writing: "Writing the file",
    unpacking: "Reading the backup",
    placing: "Replacing the firm’s file",
    placed: "Opening the firm",
  },
  working: "Working",
  stop: "Stop",

  // Opening a backup.
  open: "Open a backup…",
  openHelp: "From a file saved by Coverbook.",
  openTitle: "Open a backup",
  openLead: (file: string): string => `Enter the recovery code or the passphrase from the day ${file} was saved.`,
  another: "Choose another file",
  secret: "Recovery code or passphrase",
  look: "Check backup",
  holds: (firm: string): string => `This is a backup of ${firm}`,
  made: "Saved",
  changed: "Last change",
  changes: "Number of changes",
  count: (changes: number): string => number(changes),
  notHere: "This firm is not on this computer. It will be added to your firms here.",
  hereTitle: (firm: string): string => `${firm} is already on this computer`,
  here: "On this computer",
  inBackup: "In the backup",
  newer: {
    backup: "The backup is newer.",
    here: "The firm on this computer is newer. Changes made since the backup would be lost.",
    neither: "Both have the same changes.",
  },
  keepsCopy: "The firm on this computer is kept as a copy next to its file, with today’s date in the name.",
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
  old: "Current passphrase or recovery code",
  fresh: "New passphrase",
  freshHelp: "At least 12 characters. Four unrelated words are strong and easy to type.",
  again: "Repeat new passphrase",
  differs: "The passphrases do not match. Enter the same one twice.",
  needed: "A passphrase has at least 12 characters. Choose a longer one.",
  oldStays: "Earlier backups and old copies still open with the passphrase of that time.",
  askAtStart: "Ask for the passphrase at every start",
  askAtStartHelp:
    "On this computer only. When this is off, the key in the keyring opens the firm. coverbook-cli uses that key either way.",
  asksNow: "Coverbook will ask for the passphrase at the next start.",
  asksNoMore: "Coverbook will no longer ask for the passphrase.",
  asksLead: "This firm asks for its passphrase at every start.",
  setDone: "Passphrase set",
  removeDone: "Passphrase removed",
  removeKept: "The firm will open without a passphrase on this computer, and with the recovery code elsewhere.",
  removeLast:
    "Only the recovery code will open the firm, because this computer has no key. Make sure that you have it.",
  removeGo: "Remove passphrase",
  code: "Recovery code",
  codeText: "Opens the firm when everything else is lost. It was shown when the firm was created.",
  renew: "New recovery code…",
  renewTitle: "New recovery code",
  renewLead: "The current code will no longer open this firm. Earlier backups still open with it.",
  renewSecret: "Passphrase or current recovery code",
  renewGo: "Show new code",
  renewWhy: "It takes effect when you confirm that you wrote it down. It is shown only once, and we keep no copy.",
  confirm: "I wrote it down",
  use: "Use new code",
  renewed: "Recovery code renewed",

  // A new key.
  key: "Key",
  keyText:
    "Did someone else get a passphrase, a recovery code or a computer of this firm? Only a new key locks them out.",
  keyFile: "The key is in a key file, which cannot be replaced. Use coverbook-cli firm new-key with another file.",
  newKey: "Make a new key…",
  newKeyTitle: "Make a new key",
  newKeyLead: "The firm’s file gets a new key. Earlier passphrases, recovery codes and keys will no longer open it.",
  newKeyLimit:
    "Earlier backups and old copies still open as before. Save a new backup afterwards and delete the old ones.",
  freshOrNone: "At least 12 characters. Leave empty for no passphrase.",
  newKeyCode: "This is the recovery code of the new key. It is shown only once, and we keep no copy.",
  newKeyGo: "Make new key",
  keyMade: "New key made",

  // Lock.
  lock: "Lock",
  lockNow: "Lock now",
  lockText: "Closes the firm and removes its key from this computer’s memory. No e-mail is sent while it is locked.",
  lockHides: "Without a passphrase, anyone at this computer can unlock the firm.",
  after: "Lock automatically after",
  minutes: (minutes: number): string =>
    minutes === 0 ? "Never" : plural(minutes, { one: "# minute", other: "# minutes" }),
  afterHelp:
    "When you do not use the keyboard or the pointer. Only on this computer; a running import is finished first.",
  locked: (firm: string): string => `${firm} is locked`,
  lockedLead: "None of the firm’s data is open in this window.",
  lockedOpen: "It has no passphrase, so you can unlock it directly.",
  unlock: "Unlock",
  lost: "Unsaved changes were lost when the firm was locked.",

  // Leaving with something open.
  leaving: {
    lock: "Lock now?",
    switch: "Open another firm now?",
    close: "Close this firm now?",
    screen: "Leave without saving?",
    language: "Change the language now?",
  },
  losing: {
    edit: "Unsaved changes in a form will be lost.",
    draft: "The file you are checking will be closed without importing it.",
    import: "An import is running. Wait until it is done, or stop it first.",
    backup: "A backup is running. Wait until it is done, or stop it first.",
  },
  go: { lock: "Lock", switch: "Open other firm", close: "Close", screen: "Discard", language: "Change language" },
  stay: "Stay",
  soonTitle: "Locking soon",
  soon: (seconds: number): string =>
    plural(seconds, { one: "Coverbook locks in # second.", other: "Coverbook locks in # seconds." }),

  // Several firms.
  others: "Create or open another firm…",
  settings: "Settings",
};

/** The backup that is saved by itself once a day. */
export const autoBackup = {
  title: "Automatic backup",
  lead: (kept: number): string =>
    `Coverbook saves a backup once a day, while this firm is open on this computer, and keeps the latest ${String(kept)}. A folder on another disk is safest.`,
  none: "Automatic backup is off.",
  folder: "Folder",
  choose: "Choose a folder…",
  change: "Change folder…",
  now: "Back up now",
  off: "Turn off",
  turnedOn: "Automatic backup is on.",
  turnedOff: "Automatic backup is off. Your backups stay in the folder.",
  savedNow: "Backup saved and checked.",
  never: "No backup saved there yet.",
  last: (when: string): string => `Last saved: ${when}.`,
  next: (when: string): string => `Next: ${when}.`,
  again: (when: string): string => `Next try: ${when}.`,
  soon: "in a moment",
  at: (when: string): string => `after ${when}`,
  failed: "Automatic backup not saved",
  failedBecause: (why: string): string => `The automatic backup was not saved. ${why}`,
  settings: "Backup settings",
  /** Why, and what to do; by the code of the file problem. */
  files: {
    missing: (folder: string): string =>
      `The folder ${folder} was not found. Connect its disk, or choose another folder.`,
    emptied: (folder: string): string =>
      `Your earlier backups are not in ${folder}. Connect the right disk, or press Back up now to start again there.`,
    noPermission: (folder: string): string =>
      `Coverbook has no permission to write to ${folder}. Allow it, or choose another folder.`,
    vanished: (folder: string): string =>
      `Coverbook cannot write to ${folder} right now. Check its disk or network, or choose another folder.`,
    ownFolder: (): string => "Coverbook uses this folder itself. Choose one on another disk.",
  },
  full: "The disk of the folder or of the firm’s file is full. Free some space, or choose another folder.",
};

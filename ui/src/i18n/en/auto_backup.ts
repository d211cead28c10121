/** The backup that is saved by itself once a day. */
export const autoBackup = {
  title: "Automatic backup",
  lead: (kept: number): string =>
    `Once a day, while this firm is open on this computer, a backup is saved into a folder of your choice; the newest ${String(kept)} are kept. A folder on another disk is safest.`,
  none: "No backup is saved by itself yet.",
  folder: "Folder",
  choose: "Choose a folder…",
  change: "Change folder…",
  now: "Back up now",
  off: "Turn off",
  turnedOn: "Automatic backup is on.",
  turnedOff: "Automatic backup is off. The backups in the folder stay.",
  savedNow: "A backup is saved in the folder and was read again.",
  never: "None was saved there yet.",
  last: (when: string): string => `Last saved: ${when}.`,
  next: (when: string): string => `Next: ${when}.`,
  again: (when: string): string => `Tried again: ${when}.`,
  soon: "in a moment",
  at: (when: string): string => `from ${when} on`,
  failed: "Automatic backup not saved",
  failedBecause: (why: string): string => `The automatic backup was not saved. ${why}`,
  settings: "Backup settings",
  /** Why, and what to do; by the code of the file problem. */
  files: {
    missing: (folder: string): string =>
      `The folder ${folder} is not there. Connect its disk, or choose another folder.`,
    emptied: (folder: string): string =>
      `The backups saved before are not in ${folder}: another disk may be in its place. Connect the right one, or press Back up now to begin again there.`,
    noPermission: (folder: string): string =>
      `Coverbook may not write into ${folder}. Allow it there, or choose another folder.`,
    vanished: (folder: string): string =>
      `${folder} cannot be written just now. Look after its disk or network, or choose another folder.`,
    ownFolder: (): string => "Coverbook works in this folder. Choose one on another disk.",
  } as Record<string, ((folder: string) => string) | undefined>,
  full: "There is no room left, there or where the firm’s file is. Make room, or choose another folder.",
};

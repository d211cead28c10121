export type ImportOptionsView = { region: string, onMatch: string, ignoreIdentifiersInUse: boolean };

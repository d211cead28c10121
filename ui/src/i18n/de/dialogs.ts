export const dialogs = {
  importFile: "Datei für den Import auswählen",
  backup: "Sicherung auswählen",
  picture: "Bild auswählen",
  folder: "Ordner auswählen",
  save: "Datei speichern",
};

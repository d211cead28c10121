export const dialogs = {
  importFile: "Choisir un fichier à importer",
  backup: "Choisir une sauvegarde",
  picture: "Choisir une photo",
  folder: "Choisir un dossier",
  save: "Enregistrer le fichier",
};

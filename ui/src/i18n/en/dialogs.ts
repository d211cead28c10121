/** Titles of the system’s file dialogs. */
export const dialogs = {
  importFile: "Choose a file to import",
  backup: "Choose a backup",
  picture: "Choose a picture",
  folder: "Choose a folder",
  save: "Save file",
};

import type { Catalogue } from "../catalogue";

export const picture = {
  choose: "Bild auswählen …",
  remove: "Bild entfernen",
  title: (who) => `Bild von ${who}`,
  lead: "Ziehen Sie das Bild, bis der Ausschnitt passt.",
  reading: "Bild wird gelesen …",
  size: "Größe",
  across: "Links und rechts",
  down: "Oben und unten",
  use: "Bild verwenden",
  set: (who) => `Bild von ${who} geändert`,
  removed: (who) => `Bild von ${who} entfernt`,
  drop: "Ablegen, um das Bild zu verwenden",
  dropText: "JPG oder PNG",
  problems: {
    noPicture: (file) => `${file} ist kein JPG- oder PNG-Bild. Wählen Sie eine andere Datei.`,
    pictureTooLarge: (file) =>
      `${file} ist größer als 20 MB oder 110 Millionen Pixel. Verkleinern Sie das Bild oder wählen Sie ein anderes.`,
    pictureDamaged: (file) => `${file} ist beschädigt. Wählen Sie ein anderes Bild.`,
  },
} satisfies Catalogue["picture"];

import type { Catalogue } from "../catalogue";
import { de } from "./grammar";

export const picture = {
  choose: "Choisir une photo…",
  remove: "Retirer la photo",
  title: (who: string): string => `Photo ${de(who)}`,
  lead: "Faites glisser la photo pour la cadrer dans le carré.",
  reading: "Lecture de la photo…",
  size: "Taille",
  across: "Gauche et droite",
  down: "Haut et bas",
  use: "Utiliser cette photo",
  set: (who: string): string => `Photo ${de(who)} modifiée`,
  removed: (who: string): string => `Photo ${de(who)} retirée`,
  drop: "Déposez pour choisir cette photo",
  dropText: "JPG ou PNG",
  problems: {
    noPicture: (file: string): string => `${file} n’est pas une image JPG ou PNG. Choisissez un autre fichier.`,
    pictureTooLarge: (file: string): string =>
      `${file} dépasse 20\u00a0Mo ou 110\u00a0millions de pixels. Réduisez-le, ou choisissez-en un autre.`,
    pictureDamaged: (file: string): string => `${file} est endommagé. Choisissez une autre photo.`,
  },
} satisfies Catalogue["picture"];

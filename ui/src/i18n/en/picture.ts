/** People's pictures. */
export const picture = {
  choose: "Choose a picture…",
  remove: "Remove the picture",
  title: (who: string): string => `Picture of ${who}`,
  lead: "Drag the picture to fit it into the square.",
  reading: "Reading the picture…",
  size: "Size",
  across: "Left and right",
  down: "Up and down",
  use: "Use this picture",
  set: (who: string): string => `Picture of ${who} changed`,
  removed: (who: string): string => `Picture of ${who} removed`,
  drop: "Drop to use as their picture",
  dropText: "JPG or PNG",
  /** Of a file that cannot be used. */
  problems: {
    noPicture: (file: string): string => `${file} is not a JPG or PNG picture. Choose another file.`,
    pictureTooLarge: (file: string): string =>
      `${file} is larger than 20 MB or 110 million pixels. Make it smaller, or choose another one.`,
    pictureDamaged: (file: string): string => `${file} is damaged. Choose another picture.`,
  },
};

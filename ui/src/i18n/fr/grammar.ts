/** A name in French quotation marks, which also spares the article before it. */
export const quoted = (name: string): string => `«\u00a0${name}\u00a0»`;

// A vowel, or a y that sounds like one: Yves, not Yann.
const vowel = /^(?:[aeiouœæ]|y[^aeiouy])/;

/** “de Marc”, “d’Anna”. Before an h both are in use, and *de* is never wrong. */
export const de = (name: string): string =>
  vowel.test(name.normalize("NFD").toLowerCase()) ? `d’${name}` : `de ${name}`;
